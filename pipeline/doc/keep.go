package doc

import "unicode/utf8"

// Tables of short rows must not leave one row alone at a page break, and a
// small one stays on one page. Rows of running text may stand alone: keeping
// them would leave half a page empty.
const (
	smallTable = 6  // rows
	shortCell  = 60 // characters
)

// Kept tells whether row i of the table, counted without the head, stays on
// the page of the row below it. Writers add what they must keep themselves:
// heads, group rows, cells that span rows.
func (t *Table) Kept(i int) bool {
	n := len(t.Rows)
	if i+1 >= n || !t.Rows[i].short() || !t.Rows[i+1].short() {
		return false
	}
	return n <= smallTable || i == 0 || i == n-2
}

// short tells whether every cell has one paragraph of a line or two.
func (r Row) short() bool {
	for _, c := range r.Cells {
		if len(c.Content) > 1 {
			return false
		}
		for _, p := range c.Content {
			if utf8.RuneCountInString(Plain(p.Content)) > shortCell {
				return false
			}
		}
	}
	return true
}
