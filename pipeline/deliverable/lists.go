package deliverable

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path"
	"strings"

	"shinsa/pipeline/workbook"
)

// bom begins texts that Excel and Notepad of Japanese Windows open as UTF-8.
const bom = "\uFEFF"

// text makes a text file for Windows.
func text(lines []string) []byte { return []byte(bom + strings.Join(lines, "\r\n") + "\r\n") }

// The looks of our own workbooks.
var (
	headStyle  = workbook.Style{Size: 10, Bold: true, Fill: "E9EEF1", Border: true, Wrap: true, VAlign: "center"}
	bodyStyle  = workbook.Style{Size: 10, Border: true, Wrap: true, VAlign: "center"}
	titleStyle = workbook.Style{Size: 14, Bold: true}
	noteStyle  = workbook.Style{Size: 9, Color: "555555", Wrap: true}
)

// kinds says in words what a file is, by its ending.
var kinds = map[string]string{".docx": "Word", ".pdf": "PDF（透明テキスト付）", ".xlsx": "Excel", ".csv": "CSV（UTF-8）", ".txt": "テキスト（UTF-8）", ".json": "JSON"}

func kindOf(name string) string {
	if k, ok := kinds[strings.ToLower(path.Ext(name))]; ok {
		return k
	}
	return strings.TrimPrefix(path.Ext(name), ".")
}

var listHeads = []string{"番号", "フォルダー", "ファイル名", "内容", "形式", "大きさ（バイト）", "SHA-256"}

// listRows are the lines of the list of files.
func listRows(files []placed) [][]any {
	var rows [][]any
	for i, f := range files {
		s := sum(f.Entry)
		dir := path.Dir(f.Path)
		if dir == "." {
			dir = "―"
		}
		rows = append(rows, []any{i + 1, dir, path.Base(f.Path), f.rule.About, kindOf(f.Path), s.Size, s.SHA256})
	}
	return rows
}

// listBook is ファイル一覧.xlsx.
func listBook(in *Input, files []placed, fill filler) ([]byte, error) {
	s := &workbook.SheetSpec{Name: "ファイル一覧", ColWidths: []float64{5, 20, 32, 34, 14, 12, 36}, Rows: map[int]workbook.RowSpec{}, FreezeRow: 4, Landscape: true, FitWidth: true,
		PrintRows: [2]int{4, 4}, Footer: "&C&P / &N"}
	s.Cells = []workbook.CellSpec{
		{Row: 1, Col: 1, Value: fill.fill("{project}　納品物のファイル一覧"), Style: titleStyle},
		{Row: 2, Col: 1, Value: fill.fill("{version}　{date_ja}　{body}"), Style: workbook.Style{Size: 10}},
	}
	for row := sheet(s).rows(4, listHeads, listRows(files)) - 1; row > 4; row-- {
		s.Rows[row] = workbook.RowSpec{Height: 28} // a sum takes two lines
	}
	v := &workbook.SheetSpec{Name: "作成に用いたもの", ColWidths: []float64{26, 70}, FitWidth: true}
	var rows [][]any
	for _, x := range in.Versions {
		rows = append(rows, []any{x.Name, x.Value})
	}
	rows = append(rows, []any{"納品の型", in.Profile.Name + "（" + in.Profile.Title + "）"})
	sheet(v).rows(1, []string{"もの", "版"}, rows)
	return workbook.Write(&workbook.Spec{Sheets: []*workbook.SheetSpec{s, v}, Title: "ファイル一覧", Author: in.Project.Body, Date: stamp(in)})
}

// listCSV is the same list for programs.
func listCSV(files []placed) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(bom)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{listHeads}
	for _, r := range listRows(files) {
		var row []string
		for _, v := range r {
			row = append(row, fmt.Sprint(v))
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write list: %w", err)
	}
	return b.Bytes(), nil
}

// page writes into a sheet.
type page struct{ *workbook.SheetSpec }

func sheet(s *workbook.SheetSpec) page { return page{s} }

// rows writes a table from a row on and returns the row behind it.
func (p page) rows(at int, heads []string, rows [][]any) int {
	for i, h := range heads {
		p.Cells = append(p.Cells, workbook.CellSpec{Row: at, Col: i + 1, Value: h, Style: headStyle})
	}
	for i, r := range rows {
		for j, v := range r {
			p.Cells = append(p.Cells, workbook.CellSpec{Row: at + 1 + i, Col: j + 1, Value: v, Style: bodyStyle})
		}
	}
	return at + 1 + len(rows)
}

func stamp(in *Input) string { return in.Date.String() + "T00:00:00Z" }

// label is what is printed on the disc, and on the sheet in its case.
func label(in *Input, fill filler) []byte {
	var lines []string
	for _, l := range in.Profile.Label {
		lines = append(lines, fill.fill(l))
	}
	return text(lines)
}
