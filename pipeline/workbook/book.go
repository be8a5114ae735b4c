// Package workbook reads and writes Excel workbooks through a neutral model,
// so that one package knows the library and the others know only cells.
//
// In: the bytes of a workbook, or a Spec that describes one. Out: a Book whose
// cells carry what a reader needs (kind, text as shown, number, formula,
// whether hidden or struck through, how it looks), or the bytes of a workbook. It never
// evaluates a formula, follows a link or runs a macro; it never decides what a
// cell means. A file that cannot be read is an error that wraps one of the
// Err values; the package survives any input without panic and within Limits.
package workbook

import "errors"

// The reasons for which a file is turned away.
var (
	ErrNotWorkbook = errors.New("not an Excel workbook")   // another format, told by content
	ErrEncrypted   = errors.New("password protected")      // OLE2 container with EncryptedPackage
	ErrOldFormat   = errors.New("old Excel format (.xls)") // BIFF
	ErrDamaged     = errors.New("damaged workbook")
	ErrEmpty       = errors.New("empty file")
	ErrTooLarge    = errors.New("workbook too large") // over Limits
)

// Limits bound what reading one file may cost.
type Limits struct {
	FileBytes     int64 // packed
	UnpackedBytes int64
	Cells         int // over all sheets
	Sheets        int
	Strings       int // texts of the shared table; 0: as many as cells
}

// DefaultLimits are generous for a questionnaire and small for a machine.
func DefaultLimits() Limits {
	return Limits{FileBytes: 64 << 20, UnpackedBytes: 256 << 20, Cells: 500_000, Sheets: 100, Strings: 500_000}
}

// Book is a workbook as it was read.
type Book struct {
	Sheets   []*Sheet
	Date1904 bool // the epoch of serial dates
	Macros   bool // carries a VBA project, which is never run
	Links    bool // refers to other workbooks, which are never followed
}

// Sheet returns the sheet of that name, or nil.
func (b *Book) Sheet(name string) *Sheet {
	for _, s := range b.Sheets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Sheet is one worksheet. Cells are in order of row and column; empty cells
// are left out.
type Sheet struct {
	Name       string
	Hidden     bool
	Cells      []Cell
	Merges     []Range
	HiddenRows map[int]bool
	HiddenCols map[int]bool
	Shapes     []Shape
	Painted    []Painted        // in order of row and column; plain cells are left out
	Rich       map[[2]int][]Run // by row and column: texts that have several looks
}

// Shape is the text of a text box or other drawn shape, or a check box, with
// the cell at its upper left corner and the one at its lower right. Row2 and
// Col2 are 0 where the file does not say how far it reaches.
type Shape struct {
	Row, Col   int
	Text       string
	Row2, Col2 int
	Control    Control
	Checked    bool // of a check box or radio button; of a drop-down: something is chosen
	Unread     bool // the file keeps the control's state in a form that is not read
	// A drop-down has the chosen line as its Text, "" where its list cannot be
	// found; Chosen is its number. LinkRow and LinkCol name the cell of the
	// same sheet in which a control keeps its choice, 0 for none.
	Chosen, LinkRow, LinkCol int
}

// Control is the kind of a form control.
type Control int

// The controls that carry an answer; other ones (buttons, labels) are shapes
// like any other.
const (
	NoControl Control = iota
	CheckBox
	RadioButton
	DropDown // a list box, too
)

// Range is a block of cells, 1-based and inclusive.
type Range struct{ Row1, Col1, Row2, Col2 int }

// Kind is the kind of a cell's value.
type Kind int

// The kinds of cell values.
const (
	Text Kind = iota
	Number
	Bool
	Error
)

// Cell is one cell with a value, a comment or both.
type Cell struct {
	Row, Col int
	Kind     Kind
	Text     string  // the value as Excel would show it, phonetic (ふりがな) left out
	Number   float64 // of Kind Number
	Date     bool    // the number format shows a date
	Formula  string  // when the value is a formula's cached one
	Comment  string
	Struck   bool // struck through as a whole
	Phonetic string
	// StruckPart is what is struck through of a text that is so in part only:
	// a person crossed out one answer and wrote another beside it.
	StruckPart string
}

// At returns the cell at row and col, or nil where it is empty.
func (s *Sheet) At(row, col int) *Cell {
	lo, hi := 0, len(s.Cells)
	for lo < hi {
		m := (lo + hi) / 2
		if c := &s.Cells[m]; c.Row < row || c.Row == row && c.Col < col {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(s.Cells) && s.Cells[lo].Row == row && s.Cells[lo].Col == col {
		return &s.Cells[lo]
	}
	return nil
}

// Merge returns the merged range that the cell belongs to; ok is false for a
// cell of its own.
func (s *Sheet) Merge(row, col int) (r Range, ok bool) {
	for _, m := range s.Merges {
		if row >= m.Row1 && row <= m.Row2 && col >= m.Col1 && col <= m.Col2 {
			return m, true
		}
	}
	return Range{}, false
}
