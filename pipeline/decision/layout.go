package decision

import "shinsa/pipeline/workbook"

// tableWriter is a table of the form while it is laid out: heads, then rows,
// then the columns that persons added behind our own.
type tableWriter struct {
	sheet   *workbook.SheetSpec
	columns int // our own
	extra   []workbook.CellSpec
	look    func(role) workbook.Style
	row     int // last written
}

// headWords are what stands above the rows of a table.
type headWords struct {
	title, note string
	ours        string // group of the columns that persons do not fill in
	office      int    // how many they do
	columns     []column
}

func (w *tableWriter) put(row, col int, v any, s workbook.Style) {
	w.sheet.Cells = append(w.sheet.Cells, workbook.CellSpec{Row: row, Col: col, Value: v, Style: s})
}

// heads writes what stands above the rows.
func (w *tableWriter) heads(h headWords) {
	n := len(h.columns)
	w.columns, w.row = n, rowHead
	for i, c := range h.columns {
		w.sheet.ColWidths = append(w.sheet.ColWidths, c.width)
		look, group := mineHead, groupMine
		if i >= h.office {
			look, group = oursHead, h.ours
		}
		if i == 0 || i == h.office {
			w.put(rowGroup, i+1, group, look)
		} else {
			w.put(rowGroup, i+1, nil, look)
		}
		w.sheet.Cells = append(w.sheet.Cells, workbook.CellSpec{Row: rowHead, Col: i + 1, Value: c.head, Style: look, Comment: c.help})
	}
	for i, e := range w.extra {
		e.Row, e.Col = rowHead, n+i+1
		e.Style = over(mineHead, e.Style)
		w.sheet.Cells = append(w.sheet.Cells, e)
		w.sheet.ColWidths = append(w.sheet.ColWidths, 20)
	}
	w.put(rowTitle, 1, h.title, titleLook)
	w.put(rowNote, 1, h.note, noteLook)
	for col := 2; col <= n; col++ {
		w.put(rowNote, col, nil, noteLook)
	}
	w.sheet.Merges = []workbook.Range{{Row1: rowNote, Col1: 1, Row2: rowNote, Col2: n},
		{Row1: rowGroup, Col1: 1, Row2: rowGroup, Col2: h.office}, {Row1: rowGroup, Col1: h.office + 1, Row2: rowGroup, Col2: n}}
	w.sheet.Rows[rowTitle], w.sheet.Rows[rowNote] = workbook.RowSpec{Height: 30}, workbook.RowSpec{Height: 32}
	w.sheet.Rows[rowGroup], w.sheet.Rows[rowHead] = workbook.RowSpec{Height: 20}, workbook.RowSpec{Height: 30}
}

// cell writes a cell that a person typed into the last row, and says on how
// many lines its text stands.
func (w *tableWriter) cell(k kept, filled map[int]bool) int {
	c := k.cell
	c.Row, c.Col = w.row, int(k.role)+1
	if k.role == roleExtra {
		c.Col = w.columns + k.extra + 1
	}
	c.Style = over(w.look(k.role), c.Style)
	filled[c.Col] = true
	w.sheet.Cells = append(w.sheet.Cells, c)
	if t, ok := c.Value.(string); ok {
		return lines(t, w.sheet.ColWidths[c.Col-1])
	}
	return 1
}

// blanks draws the cells of the last row that hold nothing.
func (w *tableWriter) blanks(filled map[int]bool) {
	for col := 1; col <= w.columns+len(w.extra); col++ {
		r := role(col - 1)
		if col > w.columns {
			r = roleExtra
		}
		if !filled[col] {
			w.put(w.row, col, nil, w.look(r))
		}
	}
}

// filter lets the office filter the rows.
func (w *tableWriter) filter() {
	w.sheet.AutoFilter = &workbook.Range{Row1: rowHead, Col1: 1, Row2: max(w.row, rowHead+1), Col2: w.columns + len(w.extra)}
}
