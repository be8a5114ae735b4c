package sheet

import "shinsa/pipeline/workbook"

// entryColumn is one column of a form's table.
type entryColumn struct {
	head  string
	width float64
	style workbook.Style
	words []string // of a drop-down
	loose bool     // the drop-down takes other words, too
}

// form is the layout of one page of a form: title, what to do, a table.
type form struct {
	name, title, note, footer string
	columns                   []entryColumn
}

// dayEntry is a cell for a date as a person types it: a form that is filled in
// many times needs short dates.
var dayEntry = workbook.Style{Border: true, VAlign: "center", HAlign: "center", Wrap: true, Unlocked: true, Fill: tint, NumFmt: "yyyy/m/d"}

// writeIn is a cell for text, in the middle like what stands beside it.
var writeIn = workbook.Style{Border: true, HAlign: "left", VAlign: "center", Indent: 1, Wrap: true, Unlocked: true, Fill: tint}

// shut is a cell that is not filled in for this row.
var shut = workbook.Style{Border: true, HAlign: "center", VAlign: "center", Fill: "F2F2F2"}

// formPage is a page of a form while it is laid out.
type formPage struct {
	page
	columns []entryColumn
	head    int
	row     int // next to write
}

// page begins a landscape page with frozen and repeated heads.
func (f form) page(o SelfCheckOptions) *formPage {
	p := newPage(f.name).printed(o, f.footer+"　"+o.Company.ID)
	p.Landscape = true
	for _, c := range f.columns {
		p.ColWidths = append(p.ColWidths, c.width)
	}
	all := [2]int{1, len(f.columns)}
	p.wide(1, all, f.title, title)
	p.Rows[1] = workbook.RowSpec{Height: 30}
	p.wide(2, all, f.note, note)
	p.fit(2, 1)
	t := &formPage{page: p, columns: f.columns, row: 3}
	t.heads()
	p.FreezeRow, p.PrintRows = t.head, [2]int{t.head, t.head}
	return t
}

// heads writes the head row at the next row.
func (t *formPage) heads() {
	t.head = t.row
	for i, c := range t.columns {
		t.put(t.row, i+1, c.head, head)
	}
	t.Rows[t.row] = workbook.RowSpec{Height: 32}
	t.row++
}

// write adds a row: a nil value leaves the cell to be filled in. A row has
// room for at least so many lines.
func (t *formPage) write(lines int, values ...any) {
	for i, c := range t.columns {
		var v any
		if i < len(values) {
			v = values[i]
		}
		t.put(t.row, i+1, v, c.style)
	}
	t.fitLast(lines)
	t.row++
}

// fitLast is fit for the row that was written last; looking at every cell of
// the sheet for every row would take longer than all the rest.
func (t *formPage) fitLast(lines int) {
	n := lines
	for _, c := range t.Cells[len(t.Cells)-len(t.columns):] {
		if text, ok := c.Value.(string); ok {
			n = max(n, wrapped(text, t.ColWidths[c.Col-1]-float64(c.Style.Indent), orSize(c.Style.Size)))
		}
	}
	t.Rows[t.row] = workbook.RowSpec{Height: min(float64(n)*lineHeight+rowPadding, maxHeight)}
}

// last returns the cell of a column in the row that was written last.
func (t *formPage) last(col int) *workbook.CellSpec {
	return &t.Cells[len(t.Cells)-len(t.columns)+col-1]
}

// band writes a row that names what follows, in the second column: the first
// holds what rows are known by.
func (t *formPage) band(text string) {
	for c := range t.columns {
		t.put(t.row, c+1, nil, band)
	}
	t.last(2).Value = text
	t.Rows[t.row] = workbook.RowSpec{Height: 22}
	t.row++
}

// finish gives the columns their drop-downs over the rows from the head on.
func (t *formPage) finish() *workbook.SheetSpec {
	for i, c := range t.columns {
		if len(c.words) > 0 && t.row > t.head+1 {
			t.Choices = append(t.Choices, workbook.Choice{Words: c.words, Strict: !c.loose,
				Range: workbook.Range{Row1: t.head + 1, Col1: i + 1, Row2: t.row - 1, Col2: i + 1}})
		}
	}
	return t.SheetSpec
}
