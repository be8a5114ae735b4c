package deliverable

import (
	"cmp"
	"fmt"

	"shinsa/pipeline/workbook"
)

// unverified stands on every form that is made here.
const unverified = "※ この様式は、公式の様式の文言を確認できないまま作成した下書きです。委託者から様式が示されたときは、その様式に書き写してください。項目名は自由に書き換えられます。"

// lineHeight is the height of a line of a form, in points.
const lineHeight = 22

// writeForm makes a form as an Excel file that can be edited. It carries no day:
// a form that says the same has the same bytes.
func writeForm(in *Input, f *Form, fill filler) ([]byte, error) {
	s := &workbook.SheetSpec{Name: f.Title, ColWidths: []float64{24, 20, 44, 26}, FitWidth: true, Footer: "&C&P / &N", Rows: map[int]workbook.RowSpec{}}
	s.Cells = []workbook.CellSpec{{Row: 1, Col: 1, Value: f.Title, Style: titleStyle}}
	row := 3
	for _, field := range f.Fields {
		sheet(s).field(row, field.Label, fill.fill(field.Value.V))
		row++
	}
	if f.Kind.V == reuse {
		row = sheet(s).rows(row+1, []string{"頁", "図表番号", "題", "出典・権利者"}, reuseRows(in.Reuse))
	}
	s.Cells = append(s.Cells, workbook.CellSpec{Row: row + 1, Col: 1, Value: unverified, Style: noteStyle})
	sheet(s).across(row+1, 1)
	s.Rows[row+1] = workbook.RowSpec{Height: 2 * lineHeight}
	data, err := workbook.Write(&workbook.Spec{Sheets: []*workbook.SheetSpec{s}, Title: f.Title, Author: in.Project.Body})
	if err != nil {
		return nil, fmt.Errorf("write form %s: %w", f.Title, err)
	}
	return data, nil
}

// field writes a label and what belongs to it, over the rest of the row.
func (p page) field(row int, label, value string) {
	p.Cells = append(p.Cells, workbook.CellSpec{Row: row, Col: 1, Value: label, Style: headStyle})
	for col := 2; col <= len(p.ColWidths); col++ {
		c := workbook.CellSpec{Row: row, Col: col, Style: bodyStyle}
		if col == 2 {
			c.Value = cmp.Or(value, "―")
		}
		p.Cells = append(p.Cells, c)
	}
	p.across(row, 2)
	p.Rows[row] = workbook.RowSpec{Height: lineHeight}
}

// across joins the cells of a row from a column on.
func (p page) across(row, col int) {
	p.Merges = append(p.Merges, workbook.Range{Row1: row, Col1: col, Row2: row, Col2: len(p.ColWidths)})
}

// reuseRows lists what others hold rights in; that there is nothing is said.
func reuseRows(list []Uncleared) [][]any {
	if len(list) == 0 {
		return [][]any{{"―", "―", "該当なし", "―"}}
	}
	var rows [][]any
	for _, u := range list {
		rows = append(rows, []any{u.Page, u.Number, u.Title, u.Source})
	}
	return rows
}
