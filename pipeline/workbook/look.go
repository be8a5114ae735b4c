package workbook

import (
	"cmp"
	"slices"
)

// Look is what makes a cell, or a piece of its text, stand out from others.
// Colours are RRGGBB or, where the file names one of its theme, a word such as
// theme:4+0.40; they are there to be compared. The zero Look is plain: black
// on white, without lines.
type Look struct {
	Fill, Color     string
	Bold, Underline bool
	Border          string // the style of the lines where all four sides have one; ""
}

// Painted is the look of a cell, with or without a value.
type Painted struct {
	Row, Col int32
	Look     *Look
}

// Run is a piece of a text that has several looks.
type Run struct {
	Text string
	Look Look
}

// LookAt returns how the cell at row and col looks. Readers of formats that do
// not tell leave it plain.
func (s *Sheet) LookAt(row, col int) Look {
	i, found := slices.BinarySearchFunc(s.Painted, Painted{Row: int32(row), Col: int32(col)}, paintedOrder)
	if !found {
		return Look{}
	}
	return *s.Painted[i].Look
}

func paintedOrder(a, b Painted) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
}

// paint notes the look of the cell being read. A sheet of painted cells
// without end is not kept: what looks alike everywhere says nothing.
func (s *sheetReader) paint(l *Look) {
	if l != nil && s.painted < s.limits.Cells {
		s.painted++
		s.sheet.Painted = append(s.sheet.Painted, Painted{int32(s.row), int32(s.col), l})
	}
}

// enrich keeps the pieces of a text that has several looks. Pieces without a
// look of their own have that of the cell.
func (s *sheetReader) enrich(p phrase, l *Look) {
	if len(p.rich) == 0 {
		return
	}
	own := Look{}
	if l != nil {
		own = Look{Color: l.Color, Bold: l.Bold, Underline: l.Underline}
	}
	runs := make([]Run, len(p.rich))
	for i, r := range p.rich {
		if runs[i] = r.Run; !r.own {
			runs[i].Look = own
		}
	}
	if s.sheet.Rich == nil {
		s.sheet.Rich = map[[2]int][]Run{}
	}
	s.sheet.Rich[[2]int{s.row, s.col}] = runs
}

// styledRun is a run of a shared text, whose cell is not known yet.
type styledRun struct {
	Run
	own bool
}

// several leaves out the runs of a text that looks the same all over.
func several(runs []styledRun) []styledRun {
	for _, r := range runs[min(1, len(runs)):] {
		if r.own != runs[0].own || r.Look != runs[0].Look {
			return runs
		}
	}
	return nil
}
