package ods

import (
	"shinsa/pipeline/workbook"
)

// Bounds of a sheet, those of Excel's.
const (
	maxRow    = 1_048_576
	maxCol    = 16_384
	maxMerges = 100_000
	maxSpans  = 1024 // of columns that strike through
)

// span is a run of rows or columns, 1-based and inclusive.
type span struct{ from, to int }

// table reads one sheet.
type table struct {
	*reader
	sheet      *workbook.Sheet
	row        int // next
	col        int // next, of the columns described
	hiddenRows []span
	hiddenCols []span
	struckCols []span
	lastRow    int // with a cell
	lastCol    int
	rowCells   []workbook.Cell // of the row being read, Row to be set
	rowMerges  []workbook.Range
	rowStruck  bool
	rowSays    bool
	cellCol    int // next, within the row
	controls   map[string]control
}

func (r *reader) table() {
	name := r.attr("name")
	if cached(name) {
		r.book.Links = true
		r.skip()
		return
	}
	t := &table{reader: r, row: 1, col: 1, sheet: &workbook.Sheet{Name: name,
		HiddenRows: map[int]bool{}, HiddenCols: map[int]bool{}}}
	t.sheet.Hidden = r.styles["table "+r.attr("style-name")].hidden
	t.rows(false)
	t.finish()
	if r.book.Sheets = append(r.book.Sheets, t.sheet); len(r.book.Sheets) > r.limits.Sheets {
		r.fault(tooLarge("more than %d sheets", r.limits.Sheets))
	}
}

// rows reads rows and columns of the element just started: of the table, or
// of a group that may be folded.
func (t *table) rows(folded bool) {
	for depth := t.depth; t.within(depth); {
		if !t.start {
			continue
		}
		switch t.name {
		case "table-column":
			t.column(folded)
		case "table-row":
			t.tableRow(folded)
		case "table-row-group", "table-column-group":
			t.rows(folded || t.attr("display") == "false")
		case "table-header-rows", "table-rows", "table-header-columns", "table-columns":
		case "forms":
			t.forms()
		case "shapes":
			t.drawings()
		case "table-source":
			t.book.Links = true
			t.skip()
		default:
			t.skip()
		}
	}
}

func concealed(visibility string) bool { return visibility == "collapse" || visibility == "filter" }

func (t *table) column(folded bool) {
	s := span{t.col, t.col + t.number("number-columns-repeated") - 1}
	t.col = min(s.to, maxCol) + 1
	if folded || concealed(t.attr("visibility")) {
		t.hiddenCols = append(t.hiddenCols, s)
	}
	if struck, _ := t.struck("table-cell", t.attr("default-cell-style-name")); struck && len(t.struckCols) < maxSpans {
		t.struckCols = append(t.struckCols, s)
	}
	t.skip()
}

// tableRow reads a row, which may stand for many alike.
func (t *table) tableRow(folded bool) {
	s := span{t.row, t.row + t.number("number-rows-repeated") - 1}
	if folded || concealed(t.attr("visibility")) {
		t.hiddenRows = append(t.hiddenRows, s)
	}
	t.rowStruck, t.rowSays = t.struck("table-cell", t.attr("default-cell-style-name"))
	t.rowCells, t.rowMerges, t.cellCol = t.rowCells[:0], t.rowMerges[:0], 1
	for depth := t.depth; t.within(depth); {
		switch {
		case !t.start:
		case t.name == "table-cell", t.name == "covered-table-cell":
			t.cell()
		default:
			t.skip()
		}
	}
	t.repeat(s)
	t.row = min(s.to, maxRow) + 1
}

// repeat writes the row read to the places it stands for.
func (t *table) repeat(s span) {
	n := s.to - s.from + 1
	if t.err != nil || len(t.rowCells) == 0 && len(t.rowMerges) == 0 {
		return
	}
	if s.to > maxRow {
		t.fault(tooLarge("cells beyond row %d", maxRow))
		return
	}
	if t.cells += n * len(t.rowCells); t.cells > t.limits.Cells {
		t.fault(tooLarge("more than %d cells", t.limits.Cells))
		return
	}
	if t.merges += n * len(t.rowMerges); t.merges > maxMerges {
		t.fault(tooLarge("more than %d merged ranges", maxMerges))
		return
	}
	for row := s.from; row <= s.to; row++ {
		for _, c := range t.rowCells {
			c.Row = row
			t.sheet.Cells = append(t.sheet.Cells, c)
		}
		for _, m := range t.rowMerges {
			m.Row1, m.Row2 = m.Row1+row, min(m.Row2+row, maxRow)
			t.sheet.Merges = append(t.sheet.Merges, m)
		}
	}
	t.lastRow = max(t.lastRow, s.to)
}

// finish notes which rows and columns are hidden, as far as there are cells:
// a sheet hides its unused million rows in one element.
func (t *table) finish() {
	for _, s := range t.hiddenRows {
		for row := s.from; row <= min(s.to, t.lastRow); row++ {
			if t.hidden++; t.hidden > t.limits.Cells {
				t.fault(tooLarge("more than %d hidden rows", t.limits.Cells))
				return
			}
			t.sheet.HiddenRows[row] = true
		}
	}
	for _, s := range t.hiddenCols {
		for col := s.from; col <= min(s.to, t.lastCol); col++ {
			t.sheet.HiddenCols[col] = true
		}
	}
}
