package intake

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// findPrinted looks for choices that are printed in every row beside each
// other, under one head: there a word in the answer column is no answer. A few
// rows with the same words tell them.
func (d *reading) findPrinted(t *table) {
	rows := map[string]int{}
	for _, s := range t.page.rows(t.head+1, t.last) {
		if d.known(t, s.row) < 0 {
			continue
		}
		choices := d.wordsBeside(t, s.row)
		if len(choices) < 2 || distinct(choices) < len(choices) {
			continue
		}
		var key []string
		for _, c := range choices {
			key = append(key, string(c.answer))
		}
		if k := strings.Join(key, " "); rows[k]+1 < inferRows {
			rows[k]++
			continue
		}
		t.choices, t.cols[roleAnswer], t.printed = choices, 0, true
		return
	}
}

// wordsBeside reads the words of answers that stand in the answer column and
// in those right of it that have neither a role nor a head of their own.
func (d *reading) wordsBeside(t *table, row int) []choiceColumn {
	var out []choiceColumn
	for col := t.cols[roleAnswer]; col > 0; col++ {
		if col > t.cols[roleAnswer] && (t.has(col) || t.page.place(t.head, col) >= 0) {
			break
		}
		text := t.page.field(row, col, func(int) bool { return false }).text()
		a, rule, ok := normalize.Answer(text)
		if !ok || utf8.RuneCountInString(text) < 2 {
			break
		}
		out = append(out, choiceColumn{col, a, strings.TrimPrefix(rule, "answer:")})
	}
	return out
}

// typedOver tells whether the one text in a row of printed choices was typed
// in place of all of them, and is not a mark in the column of one.
func (l *line) typedOver(f field, marked int) bool {
	return f.col == l.table.choices[0].col || marked < 0 && utf8.RuneCountInString(f.text()) > 1
}

// inPrinted reads the choice columns of a row in which nothing was typed: they
// are empty, or every one shows its own word. Then the one that is not struck
// through is the answer, and one that a colour sets apart is proposed; a row
// in which nothing is marked has no answer. whole is false where something was
// typed.
func (d *reading) inPrinted(l *line, about string) (s said, answered, whole bool) {
	raws, left, struck, whole := l.printed()
	if !whole {
		return said{}, false, false
	}
	raw := strings.Join(raws, "／")
	n, marked := d.colouredChoice(l)
	switch {
	case struck && left >= 0:
		return d.fromChoice(l, left, raw, "answer:"+l.table.choices[left].word+"; "+markColumn+"; "+markStruck), true, true
	case struck:
		return d.notRead(d.fromChoice(l, 0, raw, ruleSeveral+"; "+markColumn), about), true, true
	case marked:
		word := l.table.choices[n].answer.Ja()
		return d.notRead(d.fromChoice(l, n, cmp.Or(raw, colourOnly+word), ruleColour+":"+word+"; "+markColumn), about), true, true
	}
	d.fromChoice(l, 0, raw, "")
	return said{}, false, true
}

// notRead takes a statement back and says so.
func (d *reading) notRead(s said, about string) said {
	s.value = record.Unread[criteria.Answer](s.value.Origin)
	d.reportUnread("answer-unknown", s.value.Origin, about)
	return s
}

// printed gives the words of the choices in a row, and which one alone is left
// where some are struck through; ok is false where anything else was typed.
func (l *line) printed() (raws []string, left int, struck, ok bool) {
	t := l.table
	left = -1
	open := 0
	for n, c := range t.choices {
		f := t.choice(l.row, n)
		if f.blank() {
			continue
		}
		if a, _, known := normalize.Answer(f.text()); !known || a != c.answer {
			return nil, -1, false, false
		}
		if raws = append(raws, f.text()); f.cell().Struck {
			struck = true
			continue
		}
		left = n
		open++
	}
	if open != 1 {
		left = -1
	}
	return raws, left, struck, len(t.choices) > 0 && (len(raws) == 0 || len(raws) == len(t.choices))
}

// choice returns the place of the n-th choice in a row.
func (t *table) choice(row, n int) field {
	return t.page.field(row, t.choices[n].col, func(int) bool { return false })
}

// fromChoice makes the statement of one choice and takes the texts of all.
func (d *reading) fromChoice(l *line, n int, raw, rule string) said {
	for i := range l.table.choices {
		l.table.choice(l.row, i).take()
	}
	f := l.table.choice(l.row, n)
	o := record.Origin{Pos: f.pos(), Digest: d.in.Digest, Raw: raw, Rule: rule}
	if c := f.cell(); c != nil {
		o.Rule = strings.Join(append([]string{rule}, marks(f, c)...), "; ")
	}
	return said{record.Known(l.table.choices[n].answer, o), f}
}

// colouredChoice returns the choice that is set apart in the row by its look.
func (d *reading) colouredChoice(l *line) (int, bool) {
	t := l.table
	if t.coloured == nil {
		t.coloured = d.setApart(t)
	}
	n, ok := t.coloured[l.row]
	return n, ok
}

// setApart looks at the choices of every row of items. One column that is set
// apart in each of them is the sheet's own design, and says nothing.
func (d *reading) setApart(t *table) map[int]int {
	out, rows, marked, seen := map[int]int{}, 0, 0, map[int]bool{}
	if len(t.page.sheet.Painted) == 0 {
		return out
	}
	usual := d.usualLook(t)
	for _, s := range t.page.rows(t.head+1, t.last) {
		known := d.known(t, s.row) >= 0
		n := standsOut(t.looks(s.row), usual)
		if n >= 0 {
			out[s.row] = n
		}
		if known {
			rows++
		}
		if known && n >= 0 {
			seen[n] = true
			marked++
		}
	}
	if len(seen) == 1 && marked == rows && rows > 1 {
		clear(out)
	}
	return out
}

func (t *table) looks(row int) []workbook.Look {
	var out []workbook.Look
	for _, c := range t.choices {
		out = append(out, t.page.sheet.LookAt(row, c.col))
	}
	return out
}

// usualLook is how most choices of a table look. Where two looks are as
// frequent, the plainer of them is.
func (d *reading) usualLook(t *table) workbook.Look {
	count, best := map[workbook.Look]int{}, workbook.Look{}
	for _, s := range t.page.rows(t.head+1, t.last) {
		if d.known(t, s.row) < 0 {
			continue
		}
		for _, l := range t.looks(s.row) {
			count[l]++
		}
	}
	for _, s := range t.page.rows(t.head+1, t.last) { // in order: the same of equals each time
		for _, l := range t.looks(s.row) {
			if count[l] > count[best] || count[l] == count[best] && louder(best, l) {
				best = l
			}
		}
	}
	return best
}
