package intake

import (
	"fmt"
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// The marks that a rule carries behind it, each with the reason why the value
// deserves a second look.
const (
	markFormula = "formula" // the cached value of a formula
	markMerged  = "merged"  // a merged cell that covers several rows
	markHidden  = "hidden"  // a row or column that is not shown
	ruleText    = "text"
	ruleStruck  = "struck" // struck through: not read
	ruleError   = "error"  // #REF! and the like: not read
)

// origin returns where the field's value comes from and by which rule.
func (d *reading) origin(f field, rule string) record.Origin {
	o := record.Origin{Pos: f.pos(), Digest: d.in.Digest}
	c := f.cell()
	if c == nil {
		return o
	}
	o.Raw = c.Text
	o.Rule = strings.Join(append([]string{rule}, marks(f, c)...), "; ")
	return o
}

// nothing is the origin of a place that was left empty.
func (d *reading) nothing(f field) record.Origin {
	return record.Origin{Pos: f.pos(), Digest: d.in.Digest, Rule: normalize.RuleEmpty}
}

func marks(f field, c *workbook.Cell) []string {
	var m []string
	if c.Formula != "" {
		m = append(m, markFormula)
	}
	if f.merged != (workbook.Range{}) {
		r := f.merged
		m = append(m, fmt.Sprintf("%s %s%d:%s%d", markMerged, problem.Column(r.Col1), r.Row1, problem.Column(r.Col2), r.Row2))
	}
	if f.page.hidden(f.row) || f.page.sheet.HiddenCols[f.col] {
		m = append(m, markHidden)
	}
	return m
}

// textValue reads a free text. What is struck through is kept as raw text
// only.
func (d *reading) textValue(f field) record.Value[string] {
	f.take()
	c := f.cell()
	if c == nil || f.blank() {
		return record.Unread[string](d.nothing(f))
	}
	switch {
	case c.Struck:
		d.problems.Add("intake-struck", f.pos(), excerpt(c.Text))
		return record.Unread[string](d.origin(f, ruleStruck))
	case c.Kind == workbook.Error:
		d.problems.Add("intake-cell-error", f.pos(), c.Text)
		return record.Unread[string](d.origin(f, ruleError))
	}
	if struck := normalize.Clean(c.StruckPart); struck != "" {
		d.problems.Add("intake-struck-part", f.pos(), excerpt(c.Text), excerpt(struck))
		left := c.Text
		if strings.Count(left, c.StruckPart) == 1 {
			left = strings.Replace(left, c.StruckPart, "", 1)
		}
		return record.Known(normalize.Clean(left), d.origin(f, ruleText+"; "+markStruck+" "+struck))
	}
	return record.Known(normalize.Clean(c.Text), d.origin(f, ruleText))
}

// choice reads a field by a table of spellings; code is the problem of what
// the table lacks, about names the item for it.
func choice[T any](d *reading, f field, read func(string) (T, string, bool), code problem.Code, about string) record.Value[T] {
	f.take()
	c := f.cell()
	if c == nil || f.blank() {
		return record.Unread[T](d.nothing(f))
	}
	if c.Struck {
		d.problems.Add("intake-struck", f.pos(), excerpt(c.Text))
		return record.Unread[T](d.origin(f, ruleStruck))
	}
	v, rule, ok := read(c.Text)
	if !ok || c.Kind == workbook.Error {
		d.reportUnread(code, d.origin(f, rule), about)
		return record.Unread[T](d.origin(f, rule))
	}
	return record.Known(v, d.origin(f, rule))
}

// reportUnread names an answer that was not read, and what its colour would
// say.
func (d *reading) reportUnread(code problem.Code, o record.Origin, about string) {
	first, _, _ := strings.Cut(o.Rule, "; ")
	proposed, coloured := strings.CutPrefix(first, ruleColour+":")
	switch {
	case !coloured:
		d.problems.Add(code, o.Pos, excerpt(o.Raw), about)
	case code == "scope-unknown":
		d.problems.Add("scope-coloured", o.Pos, excerpt(o.Raw), about, proposed)
	default:
		d.problems.Add("answer-coloured", o.Pos, excerpt(o.Raw), about, proposed)
	}
}
