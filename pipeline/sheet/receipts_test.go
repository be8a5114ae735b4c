package sheet

import (
	"bytes"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// came is what came in: a return with every sort of answer, and a file that
// was turned away.
func came() IntakeReportOptions {
	o := options()
	at := func(row int) problem.Pos {
		return problem.Pos{File: "inbox/a.xlsx", Sheet: "自己チェック", Row: row, Col: 5}
	}
	answer := func(row int, found, raw, rule string, known bool) record.Answer {
		v := record.Value[criteria.Answer]{Known: known, Origin: record.Origin{Pos: at(row), Raw: raw, Rule: rule}}
		if known {
			v.V = criteria.Implemented
		}
		return record.Answer{Found: found, Pos: at(row), Status: v}
	}
	r := &record.Response{File: "inbox/a.xlsx", Digest: "d1", Catalogue: "test-1 1.0",
		Received: record.Known(calendar.Date{Year: 2018, Month: 5, Day: 28}, record.Origin{Raw: "H30.5.28"}),
		Answers: map[string]record.Answer{
			"3a":     answer(3, "id", "済", "answer:済", true),
			"3r1":    answer(4, "id", "", "empty", false),
			"4-1-1a": answer(5, "question", "=cmd|' /C calc'!A0", "unknown", false),
			"4-1-3a": answer(6, "id", "検討中", "decision:decisions.xlsx!A12; ambiguous", true),
		},
		Scopes: map[string]record.ScopeAnswer{"paper": {Yes: record.Value[bool]{Origin: record.Origin{Pos: at(9), Raw: "?", Rule: "unknown"}}}}}
	return IntakeReportOptions{Project: o.Project, Catalogue: o.Catalogue, Date: o.Date, Files: []audit.Received{
		{File: "inbox/a.xlsx", Fate: record.Read, Company: "C001", Name: "株式会社髙﨑精機", Matched: "id+number", Response: r, Queries: 2, Problems: 3},
		{File: "inbox/b.pdf", Fate: record.TurnedAway, Reason: "PDFです", Advice: "Excelで", Problems: 1},
	}}
}

// values returns a sheet's cells by row and head.
func values(s *workbook.SheetSpec) []map[string]any {
	heads := map[int]string{}
	var out []map[string]any
	for _, c := range s.Cells {
		if c.Row == 1 {
			heads[c.Col], _ = c.Value.(string)
			continue
		}
		for len(out) < c.Row-1 {
			out = append(out, map[string]any{})
		}
		out[c.Row-2][heads[c.Col]] = c.Value
	}
	return out
}

func TestIntakeReport(t *testing.T) {
	spec := IntakeReport(came())
	files, unusual := values(spec.Sheets[0]), values(spec.Sheets[1])
	for head, want := range map[string]any{"ファイル": "inbox/a.xlsx", "結果": "読み取り", "整理番号": "C001", "事業者の見つけ方": "整理番号、法人番号",
		"回答日": calendar.Date{Year: 2018, Month: 5, Day: 28}, "版": "test-1 1.0", "項目数": 4, "読み取った項目": 2, "記入がない項目": 1, "読まなかった項目": 1,
		"項番による": 3, "質問文による": 1, "位置による": 0, "シートにない": 0, "判断による": 1, "照会": 2, "確認事項": 3, "SHA-256": "d1"} {
		if got := files[0][head]; got != want {
			t.Errorf("%s: %v, want %v", head, got, want)
		}
	}
	if f := files[1]; f["結果"] != "受付不可" || f["理由"] != "PDFです" || f["項目数"] != nil || f["照会"] != nil {
		t.Errorf("%v", f)
	}
	if len(files) != 2 || len(unusual) != 3 {
		t.Fatalf("%d files, %d unusual answers: %v", len(files), len(unusual), unusual)
	}
	for i, want := range [][4]any{{"", "?", "E9", "読まなかった（表にない表記）"}, {"4-1-1a", "=cmd|' /C calc'!A0", "E5", "読まなかった（表にない表記）"}, {"4-1-3a", "検討中", "E6", "判断による"}} {
		u := unusual[i]
		if got := [4]any{u["項番"], u["元の記入"], u["セル"], u["読み方"]}; got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

// What a company typed stays text, and the workbook is the same each time.
func TestIntakeReportWorkbook(t *testing.T) {
	one, err := workbook.Write(IntakeReport(came()))
	if err != nil {
		t.Fatal(err)
	}
	two, _ := workbook.Write(IntakeReport(came()))
	if !bytes.Equal(one, two) {
		t.Error("not the same bytes")
	}
	book, err := workbook.Read(one, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range book.Sheets {
		for _, c := range s.Cells {
			if c.Formula != "" {
				t.Errorf("%s has a formula: %s", s.Name, c.Formula)
			}
		}
	}
}
