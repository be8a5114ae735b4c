package compose

import (
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// testIntake has a file of every fate around the return of a company.
func testIntake(in Input) IntakeInput {
	c, r := in.Assessment.Company, in.Assessment.Response
	out := IntakeInput{Project: in.Project, Catalogue: in.Catalogue, Date: in.Date}
	if c.ID == "" && r == nil {
		c = &record.Company{}
	}
	name := oneLine(typed(c.Name))
	read := IntakeFile{File: sheetFile, Fate: record.Read, Company: c.ID, Name: name, Pos: problem.Pos{File: "companies.xlsx", Row: 13},
		Matched: "id+name", Response: r, Queries: len(in.Assessment.Queries), Problems: 2}
	if r != nil {
		read.File = r.File
	}
	old := read
	old.File, old.Fate, old.Used, old.Queries = "inbox/古い回答.xlsx", record.Superseded, read.File, 0
	followup := read
	followup.File, followup.Queries = "inbox/照会回答.xlsx", 0
	followup.Response = &record.Response{File: followup.File, FollowUp: "d0", Answers: map[string]record.Answer{
		"4-1-1a": {Item: "4-1-1a", Found: "question", Asked: "別の質問", Status: record.Known(criteria.Partial,
			record.Origin{Pos: problem.Pos{File: followup.File, Sheet: "照会", Row: 3, Col: 4}, Raw: "一部", Rule: "answer:一部; merged D3:D4; hidden"})}}}
	out.Files = []IntakeFile{read, old, followup,
		{File: "inbox/写真.pdf", Fate: record.TurnedAway, Reason: "PDFファイルは読み取れません", Advice: "Excelのファイルを依頼してください。"},
		{File: "inbox/不明.xlsx", Fate: record.Unassigned, Name: "株式会社つばくろ", Pos: problem.Pos{File: "inbox/不明.xlsx", Row: 4}, Reason: "登録簿にない事業者の回答です", Response: &record.Response{}},
	}
	return out
}

func TestIntakeReportOfNothing(t *testing.T) {
	d, faults := loaded(t).IntakeReport(IntakeInput{Project: testProject(), Catalogue: testCatalogue()})
	if d != nil || len(faults) > 0 {
		t.Errorf("got %v, %v", d, faults)
	}
}

// Every table of the report that has a sum adds up to it, and the marking
// stands on every page also where the project has none.
func TestIntakeReportAddsUp(t *testing.T) {
	in := testIntake(testInput())
	in.Project.Marking = ""
	d, faults := loaded(t).IntakeReport(in)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if d.Header.Right != "取扱注意" || d.PlainFirst || d.Meta.Title != "回答の受付結果" {
		t.Errorf("%+v %v %s", d.Header, d.PlainFirst, d.Meta.Title)
	}
	text := dump(d)
	for _, want := range []string{
		"読み取り | 2 |", "差し替え済 | 1 |", "受付不可 | 1 |", "事業者が不明 | 1 |", "計 | 5 |",
		"項番による | 3 | 42.9% |", "質問文による | 1 | 14.3% |", "位置による | 1 | 14.3% |", "シートにない | 2 | 28.6% |",
		"表記による | 3 | 42.9% |", "判断による | 1 | 14.3% |", "読まなかった（複数の意味に取れる） | 1 | 14.3% |", "計 | 7 | 100.0% |", "結合されたセル | 1 |", "質問文の変更 | 1 |",
		"PDFファイルは読み取れません⟨inbox/写真.pdf⟩ ¶ 対応　Excelのファイルを依頼してください。",
		"照会への回答⟨inbox/照会回答.xlsx⟩ | 1 | 1 | 0 |"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestWaysAddUp(t *testing.T) {
	in := testIntake(testInput())
	w := audit.WaysOf(in.Files, in.Catalogue)
	for name, l := range map[string][]audit.Count{"found": w.Found, "families": w.Families} {
		n := 0
		for _, c := range l {
			n += c.N
		}
		if n != w.N || n != 7 || w.Files != 2 {
			t.Errorf("%s: %d of %d in %d files: %v", name, n, w.N, w.Files, l)
		}
	}
	sum := 0
	for _, c := range audit.FatesOf(in.Files) {
		sum += c.N
	}
	if sum != len(in.Files) {
		t.Errorf("fates add up to %d of %d files", sum, len(in.Files))
	}
}

// A hundred files with long names are a document that writers can rely on.
func TestIntakeReportOfManyFiles(t *testing.T) {
	in := testIntake(testInput())
	for range 5 {
		in.Files = append(in.Files, in.Files...)
	}
	for i := range in.Files {
		in.Files[i].File += strings.Repeat("長い名前", 30)
	}
	d, _ := loaded(t).IntakeReport(in)
	wellFormed(t, KindIntakeReport, d)
	if n := len(doc.Lines(d)); n < 160 {
		t.Errorf("%d lines", n)
	}
}
