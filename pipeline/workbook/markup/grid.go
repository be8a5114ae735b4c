package markup

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// budget is what all sheets of a file may still take.
type budget struct {
	limits workbook.Limits
	cells  int
	merges int
	spread int // columns passed over by merged ranges
	sheets int
	err    error
}

func (b *budget) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

// grid is a sheet while it is filled row by row; covered places are known.
type grid struct {
	*budget
	sheet *workbook.Sheet
	row   int
	col   int   // next
	busy  []int // by column, the last row that a merged range covers
}

func (b *budget) grid(name string) *grid {
	if b.sheets++; b.sheets > b.limits.Sheets {
		b.fail(tooLarge("more than %d sheets", b.limits.Sheets))
	}
	return &grid{budget: b, sheet: &workbook.Sheet{Name: name, HiddenRows: map[int]bool{}, HiddenCols: map[int]bool{}}}
}

// nextRow begins the row at the number given.
func (g *grid) nextRow(row int) {
	if g.row, g.col = row, 1; row > maxRow {
		g.fail(tooLarge("more than %d rows", maxRow))
	}
}

// free steps over the places that ranges from above cover.
func (g *grid) free() {
	for g.col <= len(g.busy) && g.busy[g.col-1] >= g.row {
		g.col++
	}
}

// put places a cell that spans rows and columns, and moves on behind it. A cell
// with nothing in it is not kept, its range is.
func (g *grid) put(c workbook.Cell, rows, cols int) {
	rows, cols = max(rows, 1), max(cols, 1)
	c.Row, c.Col = g.row, g.col
	g.col += cols
	if c.Col > maxCol || c.Row > maxRow {
		if !empty(c) {
			g.fail(tooLarge("a cell beyond column %d", maxCol))
		}
		return
	}
	rows, cols = min(rows, maxRow-c.Row+1), min(cols, maxCol-c.Col+1)
	if rows > 1 || cols > 1 {
		g.merge(workbook.Range{Row1: c.Row, Col1: c.Col, Row2: c.Row + rows - 1, Col2: c.Col + cols - 1})
	}
	if empty(c) {
		return
	}
	if g.cells++; g.cells > g.limits.Cells {
		g.fail(tooLarge("more than %d cells", g.limits.Cells))
		return
	}
	if n := len(g.sheet.Cells); n > 0 && !before(g.sheet.Cells[n-1], c) {
		g.fail(damaged("the cell at row %d, column %d stands out of order", c.Row, c.Col))
		return
	}
	g.sheet.Cells = append(g.sheet.Cells, c)
}

func before(a, b workbook.Cell) bool { return a.Row < b.Row || a.Row == b.Row && a.Col < b.Col }

func empty(c workbook.Cell) bool { return c.Text == "" && c.Formula == "" && c.Comment == "" }

// merge keeps a range and, where it reaches into further rows, covers its
// columns there.
func (g *grid) merge(m workbook.Range) {
	g.merges++
	if m.Row2 > m.Row1 {
		g.spread += m.Col2 - m.Col1 + 1
	}
	if g.merges > maxMerges || g.spread > 16*maxMerges {
		g.fail(tooLarge("more than %d merged ranges", maxMerges))
		return
	}
	g.sheet.Merges = append(g.sheet.Merges, m)
	if m.Row2 == m.Row1 {
		return
	}
	for len(g.busy) < m.Col2 {
		g.busy = append(g.busy, 0)
	}
	for col := m.Col1; col <= m.Col2; col++ {
		g.busy[col-1] = max(g.busy[col-1], m.Row2)
	}
}

// clip ends ranges at the last row begun: HTML lets them say more.
func (g *grid) clip() {
	kept := g.sheet.Merges[:0]
	for _, m := range g.sheet.Merges {
		if m.Row2 = min(m.Row2, g.row); m.Row2 > m.Row1 || m.Col2 > m.Col1 {
			kept = append(kept, m)
		}
	}
	g.sheet.Merges = kept
}

// hide notes hidden columns.
func (g *grid) hide(from, to int) {
	for col := max(from, 1); col <= min(to, maxCol); col++ {
		g.sheet.HiddenCols[col] = true
	}
}

// words gathers a text of which parts are struck through.
type words struct {
	all, struck, rest strings.Builder
	over              bool
}

func (w *words) add(s string, struck bool) {
	if w.all.Len()+len(s) > maxText {
		w.over = true
		return
	}
	w.all.WriteString(s)
	if struck {
		w.struck.WriteString(s)
	} else {
		w.rest.WriteString(s)
	}
}

// into gives the cell the text. It is struck as a whole when nothing else is
// left of it.
func (w *words) into(c *workbook.Cell) {
	c.Text = trim(w.all.String())
	switch {
	case c.Text == "" || trim(w.struck.String()) == "":
	case trim(w.rest.String()) == "":
		c.Struck = true
	default:
		c.StruckPart = trim(w.struck.String())
	}
}

// trim leaves out the white space around a text, the kind that HTML keeps
// empty cells open with too.
func trim(s string) string { return strings.Trim(s, " \t\r\n\u00A0") }
