package doc

import "unicode/utf8"

// Tables of short rows must not leave one row alone at a page break, and a
// small one stays on one page. Rows of running text may stand alone: keeping
// them would leave half a page empty.
const (
	smallTable = 8  // rows
	shortCell  = 40 // characters
	pairCell   = 80 // characters of a cell in a table of labels and values
	pairLines  = 3  // paragraphs of such a cell
)

// Kept tells whether row i of the table, counted without the head, stays on
// the page of the row below it. Writers add what they must keep themselves:
// heads, group rows, cells that span rows.
func (t *Table) Kept(i int) bool {
	n := len(t.Rows)
	if i < 0 || i+1 >= n || !t.short(i) || !t.short(i+1) {
		return false
	}
	return i == 0 || i == n-2 || n <= smallTable
}

// short tells whether no cell of row i has more than a few lines. Where a
// table has but two columns, its cells are wide.
func (t *Table) short(i int) bool {
	most, lines := shortCell, 1
	if len(t.Columns) <= 2 {
		most, lines = pairCell, pairLines
	}
	for _, c := range t.Rows[i].Cells {
		n := 0
		for _, p := range c.Content {
			n += utf8.RuneCountInString(Plain(p.Content))
		}
		if n > most || len(c.Content) > lines {
			return false
		}
	}
	return true
}
