package record

import (
	"slices"
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
		j.Evidence = j.proof()
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
		r.row("interviews", i+1, []cellOf{{"kind", asked(v.Kind), calendar.Date{}}, {"date", dayText(v.Date), v.Date.V}, {"to", v.To, calendar.Date{}}, {"text", v.heard(), calendar.Date{}}, {"by", v.By, calendar.Date{}}})
	}
	for _, l := range f.Laws {
		if l.Number > 0 {
			tag := "law." + strconv.Itoa(l.Number)
			r.Entries = append(r.Entries, Entry{Tag: tag + ".status", Value: l.Status}, Entry{Tag: tag + ".text", Value: l.Text})
		}
	}
	r.coverDay("cover.document-date", VisitKinds()[0], f.Visits)
	r.coverDay("cover.onsite-date", VisitKinds()[1], f.Visits)
	for i, a := range f.Advice {
		r.row("advice-log", i+1, []cellOf{{"date", dayText(a.Date), a.Date.V}, {"item", a.Item, calendar.Date{}}, {"text", a.Text, calendar.Date{}}, {"response", a.Response, calendar.Date{}}})
	}
	return r
}

// proof is the evidence with the documents that were seen: the draft has one
// place for both.
func (j *Joined) proof() Value[string] {
	var documents []string
	from := j.Evidence.Origin
	for _, o := range j.Parts {
		if d := strings.TrimSpace(o.Documents.V); o.Documents.Known && d != "" && !slices.Contains(documents, d) && !strings.Contains(j.Evidence.V, d) {
			if documents = append(documents, d); !j.Evidence.Known && len(documents) == 1 {
				from = o.Documents.Origin
			}
		}
	}
	if len(documents) == 0 {
		return j.Evidence
	}
	text := "確認した文書：" + strings.Join(documents, "、")
	if j.Evidence.Known {
		text += "\n" + j.Evidence.V
	}
	return Known(text, from)
}

// heard is what was heard, with the items that it is about.
func (v Interview) heard() Value[string] {
	if !v.Text.Known || !v.Items.Known {
		return v.Text
	}
	return Known("（項番 "+v.Items.V+"）"+v.Text.V, v.Text.Origin)
}

// Visited are the days of the visits of a kind.
func (f *Fieldwork) Visited(kind string) []Value[calendar.Date] {
	if f == nil {
		return nil
	}
	var out []Value[calendar.Date]
	for _, v := range f.Visits {
		if strings.TrimSpace(v.Kind.V) == kind && v.Date.Known {
			out = append(out, v.Date)
		}
	}
	return out
}

// Sited is the first day on site, zero for none.
func (f *Fieldwork) Sited() calendar.Date {
	var first calendar.Date
	for _, d := range f.Visited(VisitKinds()[1]) {
		if first.IsZero() || d.V.Before(first) {
			first = d.V
		}
	}
	return first
}

// DocumentReview are the findings that were made before the first day on site
// (別紙1 4(2)③): later ones are not those of the documents alone. One that
// tells no day is not counted once there was such a day.
func (f *Fieldwork) DocumentReview() []Finding {
	site := f.Sited()
	var out []Finding
	for _, j := range f.Findings {
		before := func(o Observation) bool { return site.IsZero() || o.Date.Known && o.Date.V.Before(site) }
		if late := slices.ContainsFunc(j.Parts, func(o Observation) bool { return !before(o) }); late || j.Recommended || len(j.Parts) == 0 {
			continue
		}
		j.Evidence = j.proof()
		out = append(out, j.Finding)
	}
	return out
}

// Doubts are the laws of which an auditor doubts that they are observed
// (別紙1 5(11)).
func (f *Fieldwork) Doubts() []LawCheck {
	if f == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(f.Laws), func(l LawCheck) bool { return !l.Doubted })
}

// cellOf is one cell of a repeating section.
type cellOf struct {
	name  string
	value Value[string]
	date  calendar.Date
}

// coverDay is the day of the cover, where there was only one of the kind.
func (r *Report) coverDay(tag, kind string, visits []Visit) {
	var day Value[calendar.Date]
	for _, v := range visits {
		if v.Kind.V != kind {
			continue
		}
		if !v.Date.Known || day.Known && day.V != v.Date.V {
			return
		}
		day = v.Date
	}
	if day.Known {
		r.Entries = append(r.Entries, Entry{Tag: tag, Value: dayText(day), Date: day.V})
	}
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
