package record

import (
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
)

// Report is what an auditor's Word file says, as it was collected from it
// (別紙1 5(1)(2)). Every value names the file, the place and the control that
// it stands in.
type Report struct {
	Company   string        `json:"company"`
	File      string        `json:"file"`      // path in the folder, slash-separated
	Digest    string        `json:"digest"`    // SHA-256 of the file
	Collected calendar.Date `json:"collected"` // day on which this version was first read
	Findings  []Finding     `json:"findings"`  // one for each item of the draft, in its order
	Entries   []Entry       `json:"entries"`   // every other place to fill in, in the order of the draft
}

// Finding is what the auditors found on one item.
type Finding struct {
	Item     string         `json:"item"`
	Verdict  Value[Verdict] `json:"verdict"`
	Evidence Value[string]  `json:"evidence"`
	Advice   Value[string]  `json:"advice"`
}

// Verdict is the auditors' judgement on an item. The software never sets one.
type Verdict string

// The verdicts.
const (
	Conforms    Verdict = "conforms"         // 適合
	Fails       Verdict = "does_not_conform" // 不適合
	NotRelevant Verdict = "not_applicable"   // 該当なし
	Unconfirmed Verdict = "unconfirmed"      // 未確認
)

// Verdicts lists the verdicts in the order of the draft's choice.
func Verdicts() []Verdict { return []Verdict{Conforms, Fails, NotRelevant, Unconfirmed} }

// Ja returns the verdict's word in documents.
func (v Verdict) Ja() string {
	switch v {
	case Conforms:
		return "適合"
	case Fails:
		return "不適合"
	case NotRelevant:
		return "該当なし"
	case Unconfirmed:
		return "未確認"
	}
	return ""
}

// Entry is one place to fill in that is not a finding. In a repeating section
// the same tag comes once for each row.
type Entry struct {
	Tag   string        `json:"tag"`           // of the content control: opinion.text, visits.date
	Row   int           `json:"row,omitempty"` // in a repeating section: 1, 2, …; 0 elsewhere
	Value Value[string] `json:"value"`
	Date  calendar.Date `json:"date,omitzero"` // of a date
}

// Entry returns the first entry of a tag; unknown when the file has none.
func (r *Report) Entry(tag string) Entry {
	for _, e := range r.Entries {
		if e.Tag == tag {
			return e
		}
	}
	return Entry{Tag: tag}
}

// Said returns what stands at a tag, without blanks at its ends.
func (r *Report) Said(tag string) string { return strings.TrimSpace(r.Entry(tag).Value.V) }

// Number returns the number that stands at a tag, and whether it is one.
func (r *Report) Number(tag string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimRight(r.Said(tag), "人名"))
	return n, err == nil
}

// Rows returns the rows of a repeating section that somebody filled, as entries
// by tag: what kind of row it is stands in it beforehand.
func (r *Report) Rows(section string) []map[string]Entry {
	var out []map[string]Entry
	for _, row := range r.rows(section) {
		_, kind := row[section+".kind"]
		if len(row) > 1 || !kind {
			out = append(out, row)
		}
	}
	return out
}

func (r *Report) rows(section string) []map[string]Entry {
	var out []map[string]Entry
	at := map[int]int{}
	for _, e := range r.Entries {
		if e.Row == 0 || !strings.HasPrefix(e.Tag, section+".") || !e.Value.Known {
			continue
		}
		i, ok := at[e.Row]
		if !ok {
			i = len(out)
			at[e.Row] = i
			out = append(out, map[string]Entry{})
		}
		out[i][e.Tag] = e
	}
	return out
}

// Finding returns the finding on an item, nil when the file has none.
func (r *Report) Finding(item string) *Finding {
	for i := range r.Findings {
		if r.Findings[i].Item == item {
			return &r.Findings[i]
		}
	}
	return nil
}
