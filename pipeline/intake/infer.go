package intake

import (
	"math"

	"shinsa/pipeline/normalize"
)

// What a column must hold to be taken for what it has no head for.
const (
	inferRows  = 5    // rows that tell
	inferShare = 0.75 // of its filled cells
)

// inferTable finds the items on a page that has lost its head row: by the
// column of item IDs, or else of questions.
func (d *reading) inferTable(p *page) *table {
	ids, questions := map[int]int{}, map[int]int{}
	first := math.MaxInt
	for _, s := range p.spans {
		for i := s.from; i < s.to; i++ {
			c := p.sheet.Cells[i]
			switch {
			case d.itemByID(c.Text) >= 0:
				ids[c.Col]++
			case d.itemByQuestion(c.Text) >= 0:
				questions[c.Col]++
			default:
				continue
			}
			first = min(first, s.row)
		}
	}
	t := &table{page: p, kind: itemTable, head: first - 1, last: math.MaxInt - 1, inferred: true}
	t.cols[roleID], t.cols[roleQuestion] = most(ids), most(questions)
	if t.cols[roleID] == 0 && t.cols[roleQuestion] == 0 {
		return nil
	}
	return t
}

// most returns the column with the highest count, 0 when none has enough.
func most(counts map[int]int) int {
	best := 0
	for col, n := range counts {
		if n >= inferRows && (n > counts[best] || n == counts[best] && col < best) {
			best = col
		}
	}
	return best
}

// inferAnswers finds the answer column of a table whose head does not name
// it: the one column without a role where nearly everything reads as an
// answer. Two such columns decide nothing.
func (d *reading) inferAnswers(t *table) {
	if t.cols[roleAnswer] > 0 || len(t.choices) > 0 {
		return
	}
	filled, read := map[int]int{}, map[int]int{}
	for _, s := range t.page.rows(t.head+1, t.last) {
		if d.known(t, s.row) < 0 {
			continue
		}
		for i := s.from; i < s.to; i++ {
			c := t.page.sheet.Cells[i]
			if t.has(c.Col) || normalize.Clean(c.Text) == "" {
				continue
			}
			filled[c.Col]++
			if _, _, ok := normalize.Answer(c.Text); ok {
				read[c.Col]++
			}
		}
	}
	found := 0
	for col, n := range read {
		if n < inferRows || float64(n) < inferShare*float64(filled[col]) {
			continue
		}
		if found > 0 {
			return
		}
		found = col
	}
	t.cols[roleAnswer], t.inferred = found, found > 0
}

// known returns the item of a row by its id or the exact question, or -1.
func (d *reading) known(t *table, row int) int {
	if i := d.itemByID(t.field(row, roleID).text()); i >= 0 {
		return i
	}
	if q := t.field(row, roleQuestion).text(); q != "" {
		return d.itemByQuestion(q)
	}
	return -1
}

// countKnown counts the rows of known items.
func (d *reading) countKnown(t *table) int {
	n := 0
	for _, s := range t.page.rows(t.head+1, t.last) {
		if d.known(t, s.row) >= 0 {
			n++
		}
	}
	return n
}
