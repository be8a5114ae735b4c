package papers

import (
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// The rules of values, and the marks behind them: reasons for a second look.
const (
	ruleText    = "text"
	ruleStruck  = "struck" // struck through: not read
	ruleError   = "error"  // #REF! and the like: not read
	ruleAuditor = "paper:auditor"
	markFormula = "formula"
	markMerged  = "merged"
	markHidden  = "hidden"
)

func mark(text string) string { return record.FormMark(text) }

func (d *reading) origin(f field, rule string) record.Origin {
	o := record.Origin{Pos: f.pos(), Digest: d.Digest, Rule: rule}
	if f.cell == nil {
		return o
	}
	o.Raw = f.cell.Text
	for _, m := range []struct {
		is   bool
		word string
	}{{f.cell.Formula != "", markFormula}, {f.merged, markMerged}, {f.page.sheet.Hidden || f.page.sheet.HiddenRows[f.row] || f.page.sheet.HiddenCols[f.col], markHidden}} {
		if m.is {
			o.Rule += "; " + m.word
		}
	}
	return o
}

// left takes a field and returns the words that count: what is struck through
// is not among them, and is told. ok is false where there are none.
func (d *reading) left(f field) (text string, o record.Origin, ok bool) {
	f.take()
	switch {
	case f.cell == nil || f.blank():
		return "", record.Origin{Pos: f.pos(), Digest: d.Digest, Rule: normalize.RuleEmpty}, false
	case f.cell.Struck:
		d.problems.Add("paper-struck", f.pos(), excerpt(f.cell.Text))
		return "", d.origin(f, ruleStruck), false
	case f.cell.Kind == workbook.Error:
		d.problems.Add("paper-cell-error", f.pos(), f.cell.Text)
		return "", d.origin(f, ruleError), false
	}
	text, rule := f.cell.Text, ruleText
	if struck := normalize.Clean(f.cell.StruckPart); struck != "" {
		if strings.Count(text, f.cell.StruckPart) == 1 {
			text = strings.Replace(text, f.cell.StruckPart, "", 1)
		}
		rule += "; " + ruleStruck + " " + struck
	}
	return normalize.Clean(text), d.origin(f, rule), true
}

func (d *reading) text(f field) record.Value[string] {
	text, o, ok := d.left(f)
	if !ok {
		return record.Unread[string](o)
	}
	if f.cell.StruckPart != "" {
		d.problems.Add("paper-struck", f.pos(), excerpt(f.cell.StruckPart))
	}
	return record.Known(text, o)
}

// date reads a whole day: a number that the cell shows as a date, a text in
// any way of writing dates, or a bare serial number of our century.
func (d *reading) date(f field) record.Value[calendar.Date] {
	text, o, ok := d.left(f)
	if !ok {
		return record.Unread[calendar.Date](o)
	}
	day, rule, ok := normalize.Date(text)
	if c := f.cell; c.Kind == workbook.Number && (c.Date || !ok) {
		if s, fits := normalize.Serial(c.Number, d.Book.Date1904); fits && (c.Date || s.Year >= 2000 && s.Year < 2100) {
			day, rule, ok = s, normalize.RuleSerial, true
		}
	}
	o.Rule = strings.Replace(o.Rule, ruleText, rule, 1)
	if !ok || day.Day == 0 {
		d.problems.Add("paper-date", f.pos(), excerpt(f.cell.Text))
		return record.Unread[calendar.Date](o)
	}
	return record.Known(day, o)
}

// word reads one of the words of a drop-down, in any width; anything else is
// told and stays as it was typed.
func (d *reading) word(f field, words []string, head string) record.Value[string] {
	text, o, ok := d.left(f)
	if !ok {
		return record.Unread[string](o)
	}
	for _, w := range words {
		if normalize.Fold(w) == normalize.Fold(text) {
			return record.Known(w, o)
		}
	}
	d.problems.Add("paper-word", f.pos(), head, excerpt(text), strings.Join(words, "、"))
	return record.Unread[string](o)
}

// label finds the value of a label of the cover: the next filled cell at its
// right that is no label, or what follows a colon in the same cell.
func (d *reading) label(p *page, labels map[string]string, take func(label string, f field)) {
	const reach = 8
	for i := range p.sheet.Cells {
		c := &p.sheet.Cells[i]
		name, ok := labels[headKey(c.Text)]
		if !ok || len(c.Text) > longestHead || p.inTable(c.Row) && name != record.LabelAny { // which stands above each table
			continue
		}
		if normalize.Fold(c.Text) == normalize.Fold(name) { // one with a remark is a note, too
			p.taken[[2]int{c.Row, c.Col}] = true
		}
		f := field{page: p, row: c.Row, col: c.Col + 1}
		if m, merged := p.sheet.Merge(c.Row, c.Col); merged {
			f.col = m.Col2 + 1
		}
		for j := i + 1; j < len(p.sheet.Cells) && p.sheet.Cells[j].Row == c.Row && p.sheet.Cells[j].Col <= f.col+reach; j++ {
			n := &p.sheet.Cells[j]
			if _, other := labels[headKey(n.Text)]; other {
				break
			}
			if normalize.Clean(n.Text) != "" {
				f.col, f.cell = n.Col, n
				break
			}
		}
		if rest := afterColon(c); f.cell == nil && rest != "" {
			own := *c
			own.Text = rest
			f.col, f.cell = c.Col, &own
		}
		take(name, f)
	}
}

func afterColon(c *workbook.Cell) string {
	if i := strings.IndexAny(c.Text, ":："); i >= 0 {
		return normalize.Clean(strings.TrimLeft(c.Text[i:], ":："))
	}
	return ""
}

// labelKeys maps labels by how they are compared.
func labelKeys(labels ...string) map[string]string {
	out := map[string]string{}
	for _, l := range labels {
		out[headKey(l)] = l
	}
	return out
}

func (p *page) inTable(row int) bool {
	for _, t := range p.tables {
		if row >= t.head && row <= t.last {
			return true
		}
	}
	return false
}

// note keeps a text that no step has taken.
func (d *reading) note(pos problem.Pos, text, item string) {
	d.notes = append(d.notes, record.Note{Text: text, Pos: pos, Item: item})
	d.problems.Add("paper-note", pos, excerpt(text))
}
