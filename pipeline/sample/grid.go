package sample

import (
	"slices"
	"strings"

	"shinsa/pipeline/workbook"
)

// grid is a sheet whose cells can be found and changed by place.
type grid struct {
	*workbook.SheetSpec
	index map[[2]int]int // of Cells, by row and column; nil: to be made
}

func newGrid(s *workbook.SheetSpec) *grid {
	if s.Rows == nil {
		s.Rows = map[int]workbook.RowSpec{}
	}
	return &grid{SheetSpec: s}
}

// at returns the cell, or nil where it is empty.
func (g *grid) at(row, col int) *workbook.CellSpec {
	if g.index == nil {
		g.index = make(map[[2]int]int, len(g.Cells))
		for i, c := range g.Cells {
			g.index[[2]int{c.Row, c.Col}] = i
		}
	}
	if i, ok := g.index[[2]int{row, col}]; ok {
		return &g.Cells[i]
	}
	return nil
}

// set writes a value, keeping the look of the cell.
func (g *grid) set(row, col int, value any) *workbook.CellSpec {
	c := g.at(row, col)
	if c == nil {
		g.Cells = append(g.Cells, workbook.CellSpec{Row: row, Col: col})
		g.index[[2]int{row, col}] = len(g.Cells) - 1
		c = &g.Cells[len(g.Cells)-1]
	}
	c.Value = value
	return c
}

// text returns the cell's text without white space, "" for none.
func (g *grid) text(row, col int) string {
	if c := g.at(row, col); c != nil {
		if s, ok := c.Value.(string); ok {
			return squeeze(s)
		}
	}
	return ""
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// insertRows puts n empty rows before the row: everything below moves, as
// Excel does it.
func (g *grid) insertRows(before, n int) {
	down := func(r *int) {
		if *r >= before {
			*r += n
		}
	}
	for i := range g.Cells {
		down(&g.Cells[i].Row)
	}
	for i := range g.Shapes {
		down(&g.Shapes[i].Row)
	}
	g.ranges(func(r *workbook.Range) { down(&r.Row1); down(&r.Row2) })
	if g.FreezeRow >= before {
		g.FreezeRow += n
	}
	for i := range g.PrintRows {
		if g.PrintRows[i] > 0 {
			down(&g.PrintRows[i])
		}
	}
	g.moveRows(func(r int) int { down(&r); return r })
	g.index = nil
}

// insertCols puts n empty columns before the column.
func (g *grid) insertCols(before, n int) {
	right := func(c *int) {
		if *c >= before {
			*c += n
		}
	}
	for i := range g.Cells {
		right(&g.Cells[i].Col)
	}
	for i := range g.Shapes {
		right(&g.Shapes[i].Col)
	}
	g.ranges(func(r *workbook.Range) { right(&r.Col1); right(&r.Col2) })
	if g.FreezeCol >= before {
		g.FreezeCol += n
	}
	for i := range g.HiddenCols {
		right(&g.HiddenCols[i])
	}
	if before <= len(g.ColWidths) {
		wide := make([]float64, n)
		for i := range wide {
			wide[i] = 10
		}
		g.ColWidths = slices.Insert(slices.Clone(g.ColWidths), before-1, wide...)
	}
	g.index = nil
}

// deleteRows takes away the given rows, in ascending order.
func (g *grid) deleteRows(rows []int) {
	gone := map[int]bool{}
	for _, r := range rows {
		gone[r] = true
	}
	up := func(r int) int {
		n, _ := slices.BinarySearch(rows, r)
		return r - n
	}
	g.Cells = slices.DeleteFunc(slices.Clone(g.Cells), func(c workbook.CellSpec) bool { return gone[c.Row] })
	g.Merges = slices.DeleteFunc(slices.Clone(g.Merges), func(r workbook.Range) bool { return gone[r.Row1] })
	g.Choices = slices.DeleteFunc(slices.Clone(g.Choices), func(c workbook.Choice) bool {
		return c.Range.Row1 == c.Range.Row2 && gone[c.Range.Row1]
	})
	g.Shapes = slices.DeleteFunc(slices.Clone(g.Shapes), func(s workbook.ShapeSpec) bool { return gone[s.Row] })
	for i := range g.Shapes {
		g.Shapes[i].Row = up(g.Shapes[i].Row)
	}
	for r := range gone {
		delete(g.Rows, r)
	}
	for i := range g.Cells {
		g.Cells[i].Row = up(g.Cells[i].Row)
	}
	g.ranges(func(r *workbook.Range) { r.Row1, r.Row2 = up(r.Row1), up(r.Row2+1)-1 })
	g.moveRows(up)
	g.index = nil
}

// permute moves whole rows: what stands in row from[i] comes to row to[i].
func (g *grid) permute(from, to []int) {
	move := map[int]int{}
	for i, r := range from {
		move[r] = to[i]
	}
	place := func(r int) int {
		if n, ok := move[r]; ok {
			return n
		}
		return r
	}
	for i := range g.Cells {
		g.Cells[i].Row = place(g.Cells[i].Row)
	}
	for i := range g.Shapes {
		g.Shapes[i].Row = place(g.Shapes[i].Row)
	}
	g.moveRows(place)
	g.index = nil
}

func (g *grid) moveRows(to func(int) int) {
	rows := make(map[int]workbook.RowSpec, len(g.Rows))
	for r, spec := range g.Rows {
		rows[to(r)] = spec
	}
	g.Rows = rows
}

// ranges calls do on every range of the sheet.
func (g *grid) ranges(do func(*workbook.Range)) {
	g.Merges, g.Choices = slices.Clone(g.Merges), slices.Clone(g.Choices)
	for i := range g.Merges {
		do(&g.Merges[i])
	}
	for i := range g.Choices {
		do(&g.Choices[i].Range)
	}
	if g.AutoFilter != nil {
		r := *g.AutoFilter
		do(&r)
		g.AutoFilter = &r
	}
}

// arrange puts the cells in the order of row and column.
func (g *grid) arrange() {
	slices.SortFunc(g.Cells, func(a, b workbook.CellSpec) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	g.index = nil
}
