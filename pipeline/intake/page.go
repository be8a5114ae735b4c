package intake

import (
	"slices"
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// page is one sheet while it is read: its cells by row, and which of them a
// step has taken.
type page struct {
	sheet  *workbook.Sheet
	pos    problem.Pos
	spans  []span           // rows that have cells, in order
	at     map[int]int      // row → its span
	taken  []bool           // by place in sheet.Cells
	merges map[int][]int32  // row → merged ranges that cross it
	tables []*table         // in order of their head rows
	owners map[int]string   // row → the item that it belongs to; "" for a row of another table
	digits map[int]bool     // columns of answers where some are given in figures
	said   map[int]bool     // by place in sheet.Cells: the comment was read as an answer
	drawn  []bool           // by place in sheet.Shapes: it was read
	shapes map[int][]int    // row → shapes that touch it
	links  map[[2]int][]int // row and column → controls that keep their choice in the cell

	explained bool              // the legend was looked for
	colours   map[string]string // fill → answer, where the sheet says what its colours mean
}

// span is the cells of one row, from and up to places in sheet.Cells.
type span struct{ row, from, to int }

// mergedRows bounds what indexing the merged ranges of one sheet may cost.
const mergedRows = 200_000

func newPage(file string, s *workbook.Sheet) *page {
	p := &page{sheet: s, pos: problem.Pos{File: file, Sheet: s.Name}, at: map[int]int{}, taken: make([]bool, len(s.Cells)), merges: map[int][]int32{}, owners: map[int]string{}, digits: map[int]bool{}, said: map[int]bool{}, drawn: make([]bool, len(s.Shapes))}
	for i, c := range s.Cells {
		if n := len(p.spans); n == 0 || p.spans[n-1].row != c.Row {
			p.at[c.Row] = n
			p.spans = append(p.spans, span{c.Row, i, i})
		}
		p.spans[len(p.spans)-1].to = i + 1
	}
	p.indexMerges()
	p.indexShapes()
	return p
}

// indexShapes notes drawn shapes by the rows that they touch, as far as an
// answer may reach.
func (p *page) indexShapes() {
	const reach = 20
	if len(p.sheet.Shapes) == 0 {
		return
	}
	p.shapes, p.links = map[int][]int{}, map[[2]int][]int{}
	for i, s := range p.sheet.Shapes {
		if at := [2]int{s.LinkRow, s.LinkCol}; s.LinkRow > 0 && len(p.links[at]) < reach {
			p.links[at] = append(p.links[at], i)
		}
		for row := s.Row; row <= min(max(s.Row, s.Row2), s.Row+reach); row++ {
			p.shapes[row] = append(p.shapes[row], i)
		}
	}
}

// shapesIn returns the shapes that touch a row.
func (p *page) shapesIn(row int) []int { return p.shapes[row] }

// indexMerges notes merged ranges by the rows that have cells or lie between
// cells; a range over the empty rest of a sheet costs nothing.
func (p *page) indexMerges() {
	if len(p.spans) == 0 {
		return
	}
	last, budget := p.spans[len(p.spans)-1].row, mergedRows
	for i, m := range p.sheet.Merges {
		for row := m.Row1; row <= min(m.Row2, last) && budget > 0; row++ {
			p.merges[row] = append(p.merges[row], int32(i))
			budget--
		}
	}
}

// place returns the index of the cell at row and col in sheet.Cells, or -1.
func (p *page) place(row, col int) int {
	n, ok := p.at[row]
	if !ok {
		return -1
	}
	for i := p.spans[n].from; i < p.spans[n].to; i++ {
		if p.sheet.Cells[i].Col == col {
			return i
		}
	}
	return -1
}

// merge returns the merged range that covers row and col.
func (p *page) merge(row, col int) (workbook.Range, bool) {
	for _, i := range p.merges[row] {
		if m := p.sheet.Merges[i]; col >= m.Col1 && col <= m.Col2 {
			return m, true
		}
	}
	return workbook.Range{}, false
}

// field is what stands at a place of a table's row: a cell, and the merged
// range that lends it to this row when it stands elsewhere.
type field struct {
	page   *page
	index  int // in sheet.Cells; -1 for an empty place
	row    int // where the value stands, or would
	col    int
	merged workbook.Range // zero unless the cell belongs to another row or column
}

// field returns the field at row and col. A merged cell counts for every row
// that it covers, and in the column where it begins; free reports whether a
// column belongs to no role, so that a range that begins in it counts too.
func (p *page) field(row, col int, free func(col int) bool) field {
	f := field{page: p, index: -1, row: row, col: col}
	if col == 0 {
		return f
	}
	m, ok := p.merge(row, col)
	if !ok || m.Row1 == row && m.Col1 == col {
		f.index = p.place(row, col)
		return f
	}
	if m.Col1 != col && !free(m.Col1) {
		return f
	}
	f.row, f.col, f.merged = m.Row1, m.Col1, m
	f.index = p.place(m.Row1, m.Col1)
	return f
}

// cell returns the cell of the field; nil where the place is empty.
func (f field) cell() *workbook.Cell {
	if f.page == nil || f.index < 0 {
		return nil
	}
	return &f.page.sheet.Cells[f.index]
}

// text returns what is typed there without outer white space.
func (f field) text() string {
	if c := f.cell(); c != nil {
		return normalize.Clean(c.Text)
	}
	return ""
}

// blank tells whether nothing that can be seen is typed there.
func (f field) blank() bool { return strings.TrimSpace(f.text()) == "" }

// take marks the field's text as read.
func (f field) take() {
	if f.cell() != nil {
		f.page.taken[f.index] = true
	}
}

// pos returns the place of the field.
func (f field) pos() problem.Pos { return f.page.pos.At(f.row, f.col) }

// inTable tells whether a row lies between the head of a table and the last
// row that was read in it.
func (p *page) inTable(row int) bool {
	for _, t := range p.tables {
		if row > t.head && row <= t.filled {
			return true
		}
	}
	return false
}

// hidden tells whether the row is not shown.
func (p *page) hidden(row int) bool { return p.sheet.HiddenRows[row] }

// rows returns the rows with cells from first to last.
func (p *page) rows(first, last int) []span {
	from, _ := slices.BinarySearchFunc(p.spans, first, func(s span, row int) int { return s.row - row })
	to, _ := slices.BinarySearchFunc(p.spans, last+1, func(s span, row int) int { return s.row - row })
	return p.spans[from:max(from, to)]
}
