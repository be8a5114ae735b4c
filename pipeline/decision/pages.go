package decision

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// guideWidth is that of the lines, in characters. Headings stand in a narrow
// column of their own: a single column is not scaled down to the page.
const guideWidth = 88

// guide tells the office how the form is used.
func guide() *workbook.SheetSpec {
	s := &workbook.SheetSpec{Name: sheetGuide, ColWidths: []float64{3, guideWidth}, Rows: map[int]workbook.RowSpec{1: {Height: 30}}, FitWidth: true,
		Cells: []workbook.CellSpec{{Row: 1, Col: 1, Value: sheetGuide, Style: titleLook}}}
	for i, l := range guideLines() {
		look, high, col := proseLook, height(lines(l, guideWidth)), 2
		if !strings.HasPrefix(l, "・") {
			look, high, col = headingLook, workbook.RowSpec{Height: 26}, 1
		}
		s.Rows[i+2] = high
		s.Cells = append(s.Cells, workbook.CellSpec{Row: i + 2, Col: col, Value: l, Style: look})
	}
	return s
}

// remarks is the sheet of what stood beside the table.
func remarks(list []remark) *workbook.SheetSpec {
	s := &workbook.SheetSpec{Name: sheetRemarks, ColWidths: []float64{26, 80}, FitWidth: true, Rows: map[int]workbook.RowSpec{},
		Cells: []workbook.CellSpec{{Row: 1, Col: 1, Value: remarkNote, Style: workbook.Style{Color: greyText}},
			{Row: 2, Col: 1, Value: remarkHead, Style: oursHead}, {Row: 2, Col: 2, Value: remarkText, Style: oursHead}}}
	for i, m := range list {
		s.Cells = append(s.Cells, workbook.CellSpec{Row: i + 3, Col: 1, Value: m.where, Style: oursLook},
			workbook.CellSpec{Row: i + 3, Col: 2, Value: m.text, Style: mineLook})
		s.Rows[i+3] = height(lines(m.text, 80))
	}
	return s
}

// ownTexts are the fixed texts of the form.
func ownTexts() []string {
	texts := []string{titleText, noteText, groupMine, groupOurs, remarkHead, remarkText, remarkNote, sheetGuide}
	for _, c := range columns() {
		texts = append(texts, c.head, c.help)
	}
	texts = append(texts, returnsTitle, returnsNote, groupFiles)
	for _, c := range returnColumns() {
		texts = append(texts, c.head, c.help)
	}
	return append(texts, guideLines()...)
}

// hidden keeps the marks of what is our own in the form.
func hidden(rows []string) *workbook.SheetSpec {
	s := &workbook.SheetSpec{Name: sheetHidden, VeryHidden: true, ColWidths: []float64{10, 30}}
	add := func(k, v string) {
		n := len(s.Cells)/2 + 1
		s.Cells = append(s.Cells, workbook.CellSpec{Row: n, Col: 1, Value: k}, workbook.CellSpec{Row: n, Col: 2, Value: v})
	}
	add("kind", "decisions")
	add("form", "1")
	for _, t := range ownTexts() {
		if t != "" {
			add("text", mark(t))
		}
	}
	for _, m := range rows {
		add("row", m)
	}
	return s
}
