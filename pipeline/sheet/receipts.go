package sheet

import (
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// IntakeReportOptions describe the workbook of the intake report.
type IntakeReportOptions struct {
	Project   *record.Project
	Catalogue *criteria.Catalogue
	Date      calendar.Date
	Files     []audit.Received
}

// IntakeReport describes the workbook of the intake report, for the office
// alone: one row a file, one row an answer that a person should look at, and
// the counts that add up. One value a cell and no merged cells, so that it can
// be sorted and filtered.
func IntakeReport(o IntakeReportOptions) *workbook.Spec {
	return &workbook.Spec{Title: "受付結果一覧", Author: o.Project.Body.Name, Date: stamp(o.Date),
		Sheets: []*workbook.SheetSpec{o.files(), o.unusual(), o.counts()}}
}

// listColumn is one column of a list.
type listColumn struct {
	head  string
	width float64
}

// list makes a sheet of a head row and rows of values.
func (o IntakeReportOptions) list(name string, columns []listColumn, rows [][]any) *workbook.SheetSpec {
	s := &workbook.SheetSpec{Name: name, FreezeRow: 1, FitWidth: len(columns) < 15, Landscape: len(columns) > 6, PrintRows: [2]int{1, 1}, Footer: "&C&P / &N"}
	s.Header = "&L&9" + literal("受付結果一覧（"+name+"）") + "&R&9" + literal(o.marking())
	var heads []string
	for _, c := range columns {
		s.ColWidths, heads = append(s.ColWidths, c.width), append(heads, c.head)
	}
	s.Cells = headCells(1, heads)
	for i, values := range rows {
		for j, v := range values {
			s.Cells = append(s.Cells, workbook.CellSpec{Row: i + 2, Col: j + 1, Value: v, Style: listStyle(v)})
		}
	}
	s.AutoFilter = &workbook.Range{Row1: 1, Col1: 1, Row2: len(rows) + 1, Col2: len(columns)}
	return s
}

// marking stands on every page: the lists name companies.
func (o IntakeReportOptions) marking() string {
	if o.Project.Marking == "" {
		return "取扱注意"
	}
	return o.Project.Marking
}

func listStyle(v any) workbook.Style {
	switch v.(type) {
	case int:
		return bodyStyle("#,##0")
	case calendar.Date:
		return bodyStyle(dateEntry.NumFmt)
	}
	return bodyStyle("")
}

// files is one row a file.
func (o IntakeReportOptions) files() *workbook.SheetSpec {
	columns := []listColumn{{"番号", 6}, {"ファイル", 44}, {"結果", 14}, {"整理番号", 10}, {"事業者", 30}, {"事業者の見つけ方", 22},
		{"回答日", 18}, {"版", 16}, {"項目数", 8}, {"読み取った項目", 10}, {"記入がない項目", 10}, {"読まなかった項目", 10},
		{"項番による", 9}, {"質問文による", 9}, {"位置による", 9}, {"シートにない", 9}, {"判断による", 9}, {"照会", 8}, {"確認事項", 9},
		{"使用するファイル", 40}, {"理由", 50}, {"対応", 50}, {"SHA-256", 68}}
	var rows [][]any
	for i, f := range o.Files {
		row := []any{i + 1, f.File, audit.FateWord(f.Fate), f.Company, f.Name, audit.MatchWord(f.Matched)}
		row = append(row, o.readCells(f)...)
		rows = append(rows, append(row, f.Problems, f.Used, f.Reason, f.Advice, digest(f)))
	}
	return o.list("ファイル", columns, rows)
}

func digest(f audit.Received) string {
	if f.Response == nil {
		return ""
	}
	return f.Response.Digest
}

// readCells are the cells about what was read; empty ones where nothing was.
func (o IntakeReportOptions) readCells(f audit.Received) []any {
	cells := make([]any, 12)
	if f.Response == nil {
		return cells
	}
	n := map[string]int{}
	var empty, refused, decided int
	for _, r := range audit.ReadingsOf(f, o.Catalogue) {
		n[r.Found]++
		switch {
		case r.Decided:
			decided++
		case r.Value == "" && r.Raw == "":
			empty++
		case r.Value == "":
			refused++
		}
	}
	read, of := f.Items(o.Catalogue)
	cells[0], cells[1] = day(f.Response.Received), f.Version()
	cells[2], cells[3], cells[4], cells[5] = of, read, empty, refused
	for i, w := range audit.FoundWords() {
		cells[6+i] = n[w[1]]
	}
	cells[10] = decided
	if f.Fate == record.Read {
		cells[11] = f.Queries
	}
	return cells
}

// day is the date as a date, or what was typed for it.
func day(v record.Value[calendar.Date]) any {
	if v.Known && v.V.Exists() && v.V.Day > 0 {
		return v.V
	}
	return v.Origin.Raw
}

// unusual is one row an answer of the files in use that was not read, or was
// found or read in an unusual way.
func (o IntakeReportOptions) unusual() *workbook.SheetSpec {
	columns := []listColumn{{"整理番号", 10}, {"事業者", 28}, {"項番", 10}, {"項目", 36}, {"元の記入", 30}, {"読み取った回答", 14}, {"回答の欄の見つけ方", 14},
		{"読み方", 26}, {"通常と異なる点", 24}, {"ファイル", 36}, {"シート", 16}, {"セル", 8}, {"規則", 26}}
	var rows [][]any
	for _, f := range o.Files {
		if f.Fate != record.Read {
			continue
		}
		for _, r := range audit.Unusual(f, o.Catalogue) {
			rows = append(rows, []any{f.Company, f.Name, r.Item, r.Subject, r.Raw, r.Value, r.Found, r.Family,
				strings.Join(r.Marks, "、"), r.Pos.File, r.Pos.Sheet, r.Pos.Cell(), r.Rule})
		}
	}
	return o.list("確認を要する回答", columns, rows)
}

// counts are the tables of the report, one row a count.
func (o IntakeReportOptions) counts() *workbook.SheetSpec {
	var rows [][]any
	add := func(table string, l []audit.Count, of int) {
		for _, c := range l {
			rows = append(rows, []any{table, c.Name, c.N})
		}
		if of >= 0 {
			rows = append(rows, []any{table, "計", of})
		}
	}
	w := audit.WaysOf(o.Files, o.Catalogue)
	add("受け付けたファイル", audit.FatesOf(o.Files), len(o.Files))
	add("回答の欄の見つけ方", w.Found, w.N)
	add("回答の読み方", w.Families, w.N)
	add("通常と異なる記入", w.Marked, -1)
	return o.list("件数", []listColumn{{"表", 26}, {"区分", 44}, {"件数", 12}}, rows)
}
