package sheet

import (
	"math"
	"strings"

	"shinsa/pipeline/workbook"
)

// page is a sheet while it is laid out, with the cells that decide how high
// each row must be.
type page struct{ *workbook.SheetSpec }

func newPage(name string) page {
	return page{&workbook.SheetSpec{Name: name, Rows: map[int]workbook.RowSpec{}, FitWidth: true}}
}

// printed makes the page one that is locked and printed with page numbers and
// the marking of the project.
func (p page) printed(o SelfCheckOptions, footer string) page {
	p.Protect = true
	p.Footer = "&L&9" + literal(footer) + "&C&9&P / &N"
	if o.Project.Marking != "" {
		p.Header = "&R&9" + literal(o.Project.Marking)
	}
	return p
}

// literal writes text into a header or footer: & begins a code there, and a
// digit after a font size would belong to it.
func literal(s string) string { return " " + strings.ReplaceAll(s, "&", "&&") }

// put sets a cell.
func (p page) put(row, col int, value any, style workbook.Style) {
	p.Cells = append(p.Cells, workbook.CellSpec{Row: row, Col: col, Value: value, Style: style})
}

// wide sets a cell that reaches over the columns from col to last.
func (p page) wide(row int, span [2]int, value any, style workbook.Style) {
	p.put(row, span[0], value, style)
	if span[1] == span[0] {
		return
	}
	for c := span[0] + 1; c <= span[1]; c++ {
		p.put(row, c, nil, style)
	}
	p.Merges = append(p.Merges, workbook.Range{Row1: row, Col1: span[0], Row2: row, Col2: span[1]})
}

// The height of rows. Excel does not grow rows that are merged or written by
// a program, so the height is estimated from the text.
const (
	lineHeight = 12.5 // points, of 10-point text
	rowPadding = 6
	minHeight  = 19
	maxHeight  = 409 // Excel's own limit
)

// fit makes the row high enough for its texts and for at least lines lines.
// Merged cells count with the width of all their columns.
func (p page) fit(row, lines int) {
	n := lines
	for _, c := range p.Cells {
		text, ok := c.Value.(string)
		if !ok || c.Row != row || c.Style.NumFmt != "" { // a number format shows something else
			continue
		}
		n = max(n, wrapped(text, p.width(row, c.Col)-float64(c.Style.Indent), orSize(c.Style.Size)))
	}
	p.Rows[row] = workbook.RowSpec{Height: math.Min(math.Max(float64(n)*lineHeight+rowPadding, minHeight), maxHeight)}
}

func orSize(size float64) float64 {
	if size == 0 {
		return workbook.DefaultSize
	}
	return size
}

// width returns the width in which the text of a cell is set, in characters.
func (p page) width(row, col int) float64 {
	last := col
	for _, m := range p.Merges {
		if m.Row1 == row && m.Col1 == col {
			last = m.Col2
		}
	}
	w := 0.0
	for c := col; c <= last && c <= len(p.ColWidths); c++ {
		w += p.ColWidths[c-1]
	}
	return w
}

// wrapped estimates on how many lines a text stands in a width in characters.
// A Japanese character takes the width of 1.65 digits in the proportional
// Gothic at its widest; one character a line is left for line-end rules.
func wrapped(text string, width, size float64) int {
	const full, half = 1.65, 1.05
	room := math.Max((width-1)*workbook.DefaultSize/size-full, full)
	n, at := 1, 0.0
	for _, r := range text {
		w := full
		if r < 0x2E80 && r != '…' && r != '“' && r != '”' && (r < 0x2460 || r > 0x24FF) {
			w = half
		}
		switch {
		case r == '\n':
			n, at = n+1, 0
		case at+w > room:
			n, at = n+1, w
		default:
			at += w
		}
	}
	return n
}
