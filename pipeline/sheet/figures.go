package sheet

import (
	"fmt"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/workbook"
)

// FiguresOptions describe the workbook of figures beside the project report.
type FiguresOptions struct {
	Title  string // of the project
	Org    string
	Date   calendar.Date
	Tables []Figure
}

// Figure is one table of figures: one sheet, one value a cell.
type Figure struct {
	Name    string // stable name of the figure; the sheet is named by its title
	Title   string
	Base    string // what n is
	Columns []string
	Rows    [][]Value
}

// Value is a text, or a number with its unit ("%", 社 …).
type Value struct {
	Text     string
	Number   float64
	IsNumber bool
	Unit     string
	Decimals int
}

// Figures describes the workbook that carries the project report's figures: a
// list of the tables, then one table a sheet, each with head, one value a cell
// and no merged cells, so that it can be computed on. No company is named.
func Figures(o FiguresOptions) *workbook.Spec {
	spec := &workbook.Spec{Title: o.Title + "　図表データ", Author: o.Org, Date: stamp(o.Date)}
	list := &workbook.SheetSpec{Name: "一覧", ColWidths: []float64{6, 44, 48, 16}, FreezeRow: 1, FitWidth: true, Footer: "&C&P / &N"}
	list.Cells = headCells(1, []string{"番号", "シート", "内容", "母数"})
	spec.Sheets = append(spec.Sheets, list)
	for i, f := range o.Tables {
		f.Name = sheetName(i+1, f)
		for col, v := range []any{i + 1, f.Name, f.Title, f.Base} {
			list.Cells = append(list.Cells, workbook.CellSpec{Row: i + 2, Col: col + 1, Value: v, Style: bodyStyle("")})
		}
		spec.Sheets = append(spec.Sheets, figureSheet(f))
	}
	return spec
}

// sheetName names a sheet by number and title: 03_業種別の参加企業数. Excel takes
// 31 characters, and none of those that paths use; what stands in brackets is
// left out.
func sheetName(number int, f Figure) string {
	title, _, _ := strings.Cut(f.Title, "（")
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return -1
		}
		return r
	}, title)
	if title == "" {
		title = f.Name
	}
	name := []rune(fmt.Sprintf("%02d_%s", number, title))
	return string(name[:min(len(name), 31)])
}

func figureSheet(f Figure) *workbook.SheetSpec {
	s := &workbook.SheetSpec{Name: f.Name, FreezeRow: 1, FitWidth: true, Landscape: len(f.Columns) > 6, PrintRows: [2]int{1, 1},
		Header: "&L&9" + literal(f.heading()), Footer: "&C&P / &N"}
	for i, c := range f.Columns {
		s.ColWidths = append(s.ColWidths, f.width(i, c))
	}
	s.Cells = headCells(1, f.Columns)
	for i, row := range f.Rows {
		for j, v := range row {
			s.Cells = append(s.Cells, v.cell(i+2, j+1))
		}
	}
	return s
}

// heading is title and base, for the printed page.
func (f Figure) heading() string {
	if f.Base == "" {
		return f.Title
	}
	return f.Title + "（" + f.Base + "）"
}

// width makes a column as wide as its texts need; the widest wrap.
func (f Figure) width(col int, head string) float64 {
	const least, most = 10, 50
	w := textWidth(head)
	for _, r := range f.Rows {
		if col < len(r) && !r[col].IsNumber {
			w = max(w, textWidth(r[col].Text))
		}
	}
	return min(max(w+2, least), most)
}

// textWidth counts a Japanese character as two.
func textWidth(s string) float64 {
	w := 0
	for _, r := range s {
		w++
		if r >= 0x2E80 {
			w++
		}
	}
	return float64(w)
}

func (v Value) cell(row, col int) workbook.CellSpec {
	c := workbook.CellSpec{Row: row, Col: col, Value: v.Text, Style: bodyStyle("")}
	if v.IsNumber {
		c.Value, c.Style = v.Number, bodyStyle(v.format())
	}
	return c
}

// format is the number's format in Excel; the value itself stays a number.
func (v Value) format() string {
	f := "#,##0"
	if v.Decimals > 0 {
		f += "." + strings.Repeat("0", v.Decimals)
	}
	if v.Unit != "" {
		f += fmt.Sprintf("%q", v.Unit)
	}
	return f
}

func headCells(row int, words []string) []workbook.CellSpec {
	var out []workbook.CellSpec
	for i, w := range words {
		out = append(out, workbook.CellSpec{Row: row, Col: i + 1, Value: w,
			Style: workbook.Style{Size: 10, Bold: true, Fill: "E9EEF1", Border: true, HAlign: "center", VAlign: "center", Wrap: true}})
	}
	return out
}

func bodyStyle(format string) workbook.Style {
	return workbook.Style{Size: 10, Border: true, VAlign: "center", NumFmt: format, Wrap: format == ""}
}
