// Package collect turns what was read from an auditor's Word file into the
// company's record.
//
// In: the fields that package draft found in the file (by their tags) and where
// the file stands. Out: a record.Report whose every value names file, place and control,
// and problems for what cannot be a value. It reads no files and judges
// nothing: a finding is what the auditor chose, in his words where they are
// none of the choices.
package collect

import (
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Source is the file that a draft was read from.
type Source struct {
	File, Digest string
	Company      string
	Read         calendar.Date // day of the collection
}

// kindDate is the kind of a date field in the record that travels in the file.
const kindDate = "date"

// The prefixes of the tags of findings; the item's ID follows.
const (
	findingTag  = "finding."
	evidenceTag = "evidence."
	adviceTag   = "advice."
)

// Report makes the record of a finished or half-finished report.
func Report(fields []draft.Field, src Source) *record.Report {
	c := collector{src: src, out: &record.Report{Company: src.Company, File: src.File, Digest: src.Digest, Collected: src.Read}, at: map[string]int{}}
	for _, f := range fields {
		c.field(f)
	}
	return c.out
}

type collector struct {
	src Source
	out *record.Report
	at  map[string]int // item → its finding
}

func (c *collector) field(f draft.Field) {
	if f.Locked {
		return
	}
	switch {
	case strings.HasPrefix(f.Tag, findingTag):
		c.finding(f.Tag[len(findingTag):]).Verdict = c.verdict(f)
	case strings.HasPrefix(f.Tag, evidenceTag):
		c.finding(f.Tag[len(evidenceTag):]).Evidence = c.text(f)
	case strings.HasPrefix(f.Tag, adviceTag):
		c.finding(f.Tag[len(adviceTag):]).Advice = c.text(f)
	default:
		c.out.Entries = append(c.out.Entries, record.Entry{Tag: f.Tag, Row: f.Instance, Value: c.text(f), Date: date(f)})
	}
}

func (c *collector) finding(item string) *record.Finding {
	i, ok := c.at[item]
	if !ok {
		i = len(c.out.Findings)
		c.at[item] = i
		c.out.Findings = append(c.out.Findings, record.Finding{Item: item})
	}
	return &c.out.Findings[i]
}

// origin names file, place and control; the rule says how the place was found.
func (c *collector) origin(f draft.Field) record.Origin {
	return record.Origin{Pos: problem.Pos{File: c.src.File, Place: f.Place}, Digest: c.src.Digest, Raw: f.Value, Rule: "word:" + string(f.How) + ":" + f.Tag}
}

func (c *collector) text(f draft.Field) record.Value[string] {
	o := c.origin(f)
	v := f.Value
	if f.Empty {
		v = ""
	}
	if f.Beside != "" { // what he wrote in the cell, but not in the control, belongs to it
		v = strings.TrimPrefix(v+"\n"+f.Beside, "\n")
	}
	if o.Raw = v; strings.TrimSpace(v) == "" {
		o.Raw = ""
		return record.Unread[string](o)
	}
	return record.Known(v, o)
}

// verdict reads the choice; a word that is none of the choices stays as it is
// in Origin.Raw, for a person.
func (c *collector) verdict(f draft.Field) record.Value[record.Verdict] {
	text := c.text(f)
	for _, v := range record.Verdicts() {
		if strings.TrimSpace(text.V) == v.Ja() {
			return record.Known(v, text.Origin)
		}
	}
	return record.Unread[record.Verdict](text.Origin)
}

// date reads a day: what is written there, else the control's own value, which
// is older where somebody typed over it.
func date(f draft.Field) calendar.Date {
	if f.Kind != kindDate || f.Empty {
		return calendar.Date{}
	}
	if d, _, ok := normalize.Date(f.Value); ok {
		return d
	}
	return f.Date
}
