package papers

import (
	"slices"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// page is one sheet while it is read: which of its cells a step has taken.
type page struct {
	sheet  *workbook.Sheet
	pos    problem.Pos
	taken  map[[2]int]bool
	tables []*table       // in order of their heads
	owners map[int]string // row → its item
	rows   []int          // with cells, in order
}

func newPage(pos problem.Pos, s *workbook.Sheet) *page {
	p := &page{sheet: s, pos: pos, taken: map[[2]int]bool{}, owners: map[int]string{}}
	for i := range s.Cells {
		if n := len(p.rows); n == 0 || p.rows[n-1] != s.Cells[i].Row {
			p.rows = append(p.rows, s.Cells[i].Row)
		}
	}
	return p
}

// field is what stands at a place: a cell, or the merged range that lends it.
type field struct {
	page   *page
	row    int // where the value stands, or would
	col    int
	cell   *workbook.Cell // nil where nothing is
	merged bool           // lent by another cell
}

// field returns what stands at row and col. A merged range counts for every
// row that it covers, in the column where it begins; col 0 is a column that
// the table lacks.
func (p *page) field(row, col int) field {
	f := field{page: p, row: row, col: col}
	if col == 0 {
		return f
	}
	if m, ok := p.sheet.Merge(row, col); ok && m.Col1 == col && m.Row1 != row {
		f.row, f.merged = m.Row1, true
	}
	f.cell = p.sheet.At(f.row, f.col)
	return f
}

// text is what is typed there, without outer white space.
func (f field) text() string {
	if f.cell == nil {
		return ""
	}
	return normalize.Clean(f.cell.Text)
}

func (f field) blank() bool { return f.text() == "" }

func (f field) pos() problem.Pos { return f.page.pos.At(f.row, f.col) }

func (f field) take() {
	if f.cell != nil {
		f.page.taken[[2]int{f.row, f.col}] = true
	}
}

// rowsFrom lists the rows with cells from first to last; a range that is
// merged downwards gives the rows below its own no cells, and none is needed.
func (p *page) rowsFrom(first, last int) []int {
	from, _ := slices.BinarySearch(p.rows, first)
	to, _ := slices.BinarySearch(p.rows, last+1)
	return p.rows[from:max(from, to)]
}

// cells lists the cells of a row.
func (p *page) cells(row int) []workbook.Cell {
	from, _ := slices.BinarySearchFunc(p.sheet.Cells, row, func(c workbook.Cell, row int) int { return c.Row - row })
	to, _ := slices.BinarySearchFunc(p.sheet.Cells, row+1, func(c workbook.Cell, row int) int { return c.Row - row })
	return p.sheet.Cells[from:max(from, to)]
}
