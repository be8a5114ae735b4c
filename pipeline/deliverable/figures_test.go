package deliverable_test

import (
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/deliverable"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/workbook"
)

// wide is a table as the report prints it: heads of two lines, groups, shares
// with their intervals below them, a number that is withheld.
func wideTable() *doc.Table {
	c := func(s string, span, rows int) doc.Cell {
		return doc.Cell{Head: true, ColSpan: span, RowSpan: rows, Content: []*doc.Paragraph{{Style: doc.TableHead, Content: txt(s)}}}
	}
	share := func(s, below string) doc.Cell {
		return doc.Cell{Content: []*doc.Paragraph{{Style: doc.TableText, Content: []doc.Inline{doc.Text{S: s}, doc.LineBreak{}, doc.Text{S: below}}}}}
	}
	t := &doc.Table{ID: "wide", Caption: txt("表 2-1　条項別の結果（n = 11 社）"),
		Head: []doc.Row{{Cells: []doc.Cell{c("条項", 1, 2), c("自己チェック", 2, 1), c("現地審査", 2, 1)}}, {Cells: []doc.Cell{c("社数", 1, 1), c("割合", 1, 1), c("社数", 1, 1), c("割合", 1, 1)}}}}
	for range 5 {
		t.Columns = append(t.Columns, doc.Column{Share: 0.2})
	}
	line := func(name, a string, b doc.Cell, x string, y doc.Cell) {
		r := cells(false, name, a, "", x, "")
		r.Cells[2], r.Cells[4] = b, y
		t.Rows = append(t.Rows, r)
	}
	group := cells(false, "2　識別")
	group.Cells[0].ColSpan, group.Group = 5, true
	t.Rows = append(t.Rows, group)
	line("2(1)　表示", "10", share("90.9%", "62～98"), "8", share("72.7%", "43～90"))
	line("2(2)　記録", "1,234", share("45.5%", "21～72"), "x", share("x", ""))
	return t
}

// openBook is the same as open data: one value a cell, groups and numbers in
// columns of their own, more rows and columns than the report prints.
func openBook() *workbook.Spec {
	s := &workbook.SheetSpec{Name: "表2-1_条項別の結果"}
	rows := [][]any{
		{"区分番号", "区分", "条項番号", "条項", "自己チェック：社数", "自己チェック：割合", "自己チェック：割合の95%信頼区間の下限", "自己チェック：割合の95%信頼区間の上限", "現地審査：社数", "現地審査：割合", "下限", "上限", "母数"},
		{"2", "識別", "2(1)", "表示", 10, 90.9, 62.3, 98.4, 8, 72.7, 43.4, 90.3, 11},
		{"2", "識別", "2(2)", "記録", 1234, 45.5, 21.3, 72.0, "x", "x", "x", "x", 11},
		{"2", "識別", "2(3)", "保管", 9, 81.8, 52.3, 94.9, 7, 63.6, 35.4, 84.8, 11},
	}
	for i, r := range rows {
		for j, v := range r {
			s.Cells = append(s.Cells, workbook.CellSpec{Row: i + 1, Col: j + 1, Value: v})
		}
	}
	return &workbook.Spec{Sheets: []*workbook.SheetSpec{{Name: "表一覧", Cells: []workbook.CellSpec{{Row: 1, Col: 1, Value: "表番号"}}}, s}}
}

// TestFiguresOfTheReport holds a table in the two forms that the report and the
// open data have, with and without faults.
func TestFiguresOfTheReport(t *testing.T) {
	for name, b := range map[string]struct {
		edit func(*workbook.Spec)
		want string // place of the problem, "" for none
	}{
		"sound":                    {func(*workbook.Spec) {}, ""},
		"a count":                  {func(s *workbook.Spec) { set(s, 2, 5, 11) }, "2(1)"},
		"the other column of name": {func(s *workbook.Spec) { set(s, 2, 9, 10); set(s, 2, 5, 8) }, "2(1)"},
		"a share":                  {func(s *workbook.Spec) { set(s, 3, 6, 45.4) }, "2(2)"},
		"a bound":                  {func(s *workbook.Spec) { set(s, 2, 7, 60.0) }, "2(1)"},
		"withheld in the report":   {func(s *workbook.Spec) { set(s, 3, 9, 2) }, "2(2)"},
		"withheld in the data":     {func(s *workbook.Spec) { set(s, 2, 5, "x") }, "2(1)"},
		"a row that is gone":       {func(s *workbook.Spec) { set(s, 3, 3, "2(9)"); set(s, 3, 4, "別") }, "2(2)"},
	} {
		in := input(t, "mri")
		both(wideTable())(t, &in)
		spec := openBook()
		b.edit(spec)
		data, err := workbook.Write(spec)
		if err != nil {
			t.Fatal(err)
		}
		change(&in, "figures.xlsx", data)
		in.Tables, in.Files = nil, slices.DeleteFunc(in.Files, func(f deliverable.File) bool { return f.Role == "figures.csv" })
		_, found := make1(t, in)
		if b.want == "" && len(found) > 0 {
			t.Errorf("%s: %v", name, found[0].Text("ja"))
		}
		if b.want != "" && (len(found) == 0 || !strings.Contains(found[0].Text("ja"), b.want) || !strings.HasPrefix(string(found[0].Code), "deliver-figure-")) {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func set(s *workbook.Spec, row, col int, v any) {
	for i, c := range s.Sheets[1].Cells {
		if c.Row == row && c.Col == col {
			s.Sheets[1].Cells[i].Value = v
		}
	}
}

// TestHeadsThatNameNothing: counted tables whose heads are fewer than their
// cells are held by rows alone.
func TestHeadsThatNameNothing(t *testing.T) {
	in := input(t, "mri")
	in.Tables[0].Columns = in.Tables[0].Columns[1:]
	if _, found := make1(t, in); len(found) > 0 {
		t.Errorf("told: %v", found)
	}
	in.Tables[0].Rows[1][2] = "15.5%"
	if _, found := make1(t, in); !slices.Contains(codes(found), "deliver-figure-differs") {
		t.Errorf("told: %v", found)
	}
}

// TestTablesOfEditions: counted tables belong to the Word file of their edition.
func TestTablesOfEditions(t *testing.T) {
	in := input(t, "meti")
	public := size()
	public.Of = "public.docx"
	in.Tables = append(in.Tables, public)
	if _, found := make1(t, in); len(found) > 0 {
		t.Errorf("told: %v", found)
	}
	in.Tables[1].Rows = [][]string{{"中小企業", "x", "x"}, {"中堅企業", "8", "15.4%"}}
	_, found := make1(t, in)
	if !slices.Contains(codes(found), "deliver-figure-differs") || found[0].Pos.File != "project/public.docx" {
		t.Errorf("told: %v", found)
	}
	in = input(t, "meti")
	in.Tables[0].Rows[0][1] = "45" // the client's report has no file of values in this profile
	if _, found := make1(t, in); !slices.Contains(codes(found), "deliver-figure-differs") {
		t.Errorf("told: %v", found)
	}
}
