package record

import (
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
)

// Fieldwork is what all working papers of one company say together. A finding
// on which they differ is not known; its Origin.Raw holds what each says.
type Fieldwork struct {
	Company    string
	Papers     []Source
	Findings   []Joined // one for each item that any paper has, in the order of the catalogue
	Visits     []Visit  // by date
	Interviews []Interview
	Laws       []LawCheck
	Advice     []Advice
}

// Joined is the finding of all auditors on one item with what each of them
// wrote.
type Joined struct {
	Finding
	Recommended bool
	Parts       []Observation // that are not empty
}

// Finding returns the joint finding on an item, nil when no paper has it.
func (f *Fieldwork) Finding(item string) *Joined {
	for i := range f.Findings {
		if f.Findings[i].Item == item {
			return &f.Findings[i]
		}
	}
	return nil
}

// Report gives the papers the form of a collected Word draft, with the draft's
// own tags (visits.date, interviews.text, law.1.status, advice-log.text,
// recommended.ID), so that a draft can be filled in beforehand and both can be
// compared.
func (f *Fieldwork) Report() *Report {
	r := &Report{Company: f.Company}
	for _, s := range f.Papers {
		r.File, r.Digest = s.File, s.Digest
		break
	}
	for _, j := range f.Findings {
		if !j.Recommended {
			r.Findings = append(r.Findings, j.Finding)
		} else if j.Evidence.Known {
			r.Entries = append(r.Entries, Entry{Tag: "recommended." + j.Item, Value: j.Evidence})
		}
	}
	for i, v := range f.Visits {
		r.row("visits", i+1, []cellOf{{"kind", v.Kind, calendar.Date{}}, {"date", dayText(v.Date), v.Date.V}, {"time", v.Time, calendar.Date{}}, {"place", v.Place, calendar.Date{}}, {"by", v.By, calendar.Date{}}})
	}
	for i, v := range f.Interviews {
		r.row("interviews", i+1, []cellOf{{"kind", asked(v.Kind), calendar.Date{}}, {"date", dayText(v.Date), v.Date.V}, {"to", v.To, calendar.Date{}}, {"text", v.Text, calendar.Date{}}, {"by", v.By, calendar.Date{}}})
	}
	for _, l := range f.Laws {
		if l.Number > 0 {
			tag := "law." + strconv.Itoa(l.Number)
			r.Entries = append(r.Entries, Entry{Tag: tag + ".status", Value: l.Status}, Entry{Tag: tag + ".text", Value: l.Text})
		}
	}
	for i, a := range f.Advice {
		r.row("advice-log", i+1, []cellOf{{"date", dayText(a.Date), a.Date.V}, {"item", a.Item, calendar.Date{}}, {"text", a.Text, calendar.Date{}}, {"response", a.Response, calendar.Date{}}})
	}
	return r
}

// cellOf is one cell of a repeating section.
type cellOf struct {
	name  string
	value Value[string]
	date  calendar.Date
}

func (r *Report) row(section string, n int, cells []cellOf) {
	for _, c := range cells {
		r.Entries = append(r.Entries, Entry{Tag: section + "." + c.name, Row: n, Value: c.value, Date: c.date})
	}
}

// dayText is a date as the report has it; one that could not be read stays
// what was typed.
func dayText(d Value[calendar.Date]) Value[string] {
	if !d.Known {
		return Value[string]{Origin: d.Origin}
	}
	return Known(d.V.Wareki(), d.Origin)
}

// asked gives the kind of an interview the draft's word: the draft asks who
// was spoken to, the paper under which of the eight kinds.
func asked(kind Value[string]) Value[string] {
	if !kind.Known {
		return kind
	}
	word := "その他"
	switch strings.TrimSpace(kind.V) {
	case "ロ":
		word = "従業員"
	case "ホ":
		word = "管理の責任者"
	case "ヘ":
		word = "責任者の上司"
	}
	return Known(word, kind.Origin)
}
