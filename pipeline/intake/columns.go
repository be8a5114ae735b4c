package intake

import (
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// choiceColumn is a column whose head names one answer: a company spread the
// choices over columns and marks one of them in each row.
type choiceColumn struct {
	col    int
	answer criteria.Answer
	word   string
}

// findChoices looks for such columns in the head row of a table of items and
// in the row below it, where the head was given two storeys. At least two
// answers must be named, and the row must not be an item's own.
func (d *reading) findChoices(t *table) {
	for _, row := range []int{t.head, t.head + 1} {
		choices := d.choicesAt(t, row)
		if distinct(choices) < 2 {
			continue
		}
		for _, c := range choices {
			t.page.taken[t.page.place(row, c.col)] = true
			if t.cols[roleAnswer] == c.col {
				t.cols[roleAnswer] = 0
			}
		}
		if t.choices, t.head = choices, row; t.cols[roleAnswer] > 0 {
			t.choices = nil // an answer column of its own: the others are something else
		}
		return
	}
	d.findPrinted(t)
}

func (d *reading) choicesAt(t *table, row int) []choiceColumn {
	if row < 1 || row > t.head && t.asksIn(row) {
		return nil
	}
	var out []choiceColumn
	for _, s := range t.page.rows(row, row) {
		for i := s.from; i < s.to; i++ {
			c := t.page.sheet.Cells[i]
			a, rule, ok := normalize.Answer(c.Text)
			if !ok || utf8.RuneCountInString(normalize.Clean(c.Text)) < 2 || t.has(c.Col) && t.cols[roleAnswer] != c.Col {
				continue
			}
			out = append(out, choiceColumn{c.Col, a, strings.TrimPrefix(rule, "answer:")})
		}
	}
	return out
}

// asksIn tells whether a row has an id or a question of its own: it may be an
// example, but not the lower storey of a head.
func (t *table) asksIn(row int) bool {
	for _, r := range []role{roleID, roleQuestion} {
		if f := t.field(row, r); f.row == row && !f.blank() {
			return true
		}
	}
	return false
}

func distinct(choices []choiceColumn) int {
	seen := map[criteria.Answer]bool{}
	for _, c := range choices {
		seen[c.answer] = true
	}
	return len(seen)
}

// inColumns reads the choice columns of a row: exactly one is to be marked.
func (d *reading) inColumns(l *line, about string) (said, bool) {
	var raws []string
	var first field
	marked, clear := -1, true
	if s, answered, whole := d.inPrinted(l, about); whole {
		return s, answered
	}
	for n, c := range l.table.choices {
		f := l.table.page.field(l.row, c.col, func(int) bool { return false })
		if f.blank() {
			continue
		}
		f.take()
		if len(raws) == 0 {
			first = f
		}
		raws = append(raws, c.word+":"+f.text())
		switch {
		case f.cell().Struck || !positive(c, f.cell()) && !negative(f.cell()):
			clear = false
		case positive(c, f.cell()):
			clear = clear && marked < 0
			marked, first = n, f
		}
	}
	if len(raws) == 0 {
		return said{}, false
	}
	if len(raws) == 1 && l.table.printed && l.typedOver(first, marked) {
		return said{d.answerCell(first, about), first}, true
	}
	o := d.origin(first, normalize.RuleAmbiguous+"; "+markColumn)
	if len(raws) > 1 || !clear || marked < 0 {
		o.Raw = strings.Join(raws, "／")
	}
	if !clear || marked < 0 {
		d.problems.Add("answer-unknown", first.pos(), excerpt(strings.Join(raws, "／")), about)
		return said{record.Unread[criteria.Answer](o), first}, true
	}
	c := l.table.choices[marked]
	o.Rule = d.origin(first, "answer:"+c.word+"; "+markColumn).Rule
	return said{record.Known(c.answer, o), first}, true
}

// positive tells a mark in a choice column, or the answer written out.
func positive(c choiceColumn, cell *workbook.Cell) bool {
	if cell.Kind == workbook.Bool {
		return cell.Number != 0
	}
	switch normalize.Fold(cell.Text) {
	case "○", "◯", "〇", "o", "●", "◎", "☑", "✓", "✔", "✅", "レ", "v", "■", "1", "⭕":
		return cell.Kind != workbook.Error
	}
	a, _, ok := normalize.Answer(cell.Text)
	return ok && a == c.answer && utf8.RuneCountInString(normalize.Clean(cell.Text)) > 1
}

// negative tells a mark that leaves a choice out.
func negative(cell *workbook.Cell) bool {
	if cell.Kind == workbook.Bool {
		return cell.Number == 0
	}
	switch normalize.Fold(cell.Text) {
	case "×", "✕", "✖", "x", "-", "/", "0", "□", "☐":
		return true
	}
	return false
}
