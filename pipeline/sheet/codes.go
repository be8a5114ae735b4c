package sheet

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/workbook"
)

// CodesOptions is what the table of codes is made of: which code of the reports
// is which company.
type CodesOptions struct {
	Title, Marking, Org string
	Date                calendar.Date
	Notes               []string
	Columns             []string
	Rows                [][]string
}

// Codes describes the table of codes as a workbook of its own: it travels apart
// from the reports (call, main text 3(4)) and says so on every page.
func Codes(o CodesOptions) *workbook.Spec {
	s := &workbook.SheetSpec{Name: "コード表", FreezeRow: 1, FitWidth: true, Landscape: true, PrintRows: [2]int{1, 1},
		Header: "&L&9" + literal(o.Title) + "&R&9" + literal(o.Marking), Footer: "&C&P / &N"}
	s.Cells = headCells(1, o.Columns)
	widths := make([]float64, len(o.Columns))
	for i, h := range o.Columns {
		widths[i] = textWidth(h)
	}
	for i, row := range o.Rows {
		for j, v := range row {
			s.Cells = append(s.Cells, workbook.CellSpec{Row: i + 2, Col: j + 1, Value: v, Style: bodyStyle("")})
			widths[j] = max(widths[j], textWidth(v))
		}
	}
	for _, w := range widths {
		s.ColWidths = append(s.ColWidths, min(max(w+2, 10), 46))
	}
	notes := &workbook.SheetSpec{Name: "取扱い", FitWidth: true, ColWidths: []float64{80}}
	notes.Cells = headCells(1, []string{o.Marking + "　" + o.Title})
	for i, n := range o.Notes {
		notes.Cells = append(notes.Cells, workbook.CellSpec{Row: i + 2, Col: 1, Value: n, Style: bodyStyle("")})
	}
	return &workbook.Spec{Title: o.Title, Author: o.Org, Date: stamp(o.Date), Sheets: []*workbook.SheetSpec{s, notes}}
}
