package papers_test

import (
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/papers"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
)

// codes lists the codes of problems with their cells.
func codes(list problem.List) []string {
	var out []string
	for _, p := range list {
		out = append(out, string(p.Code)+" "+p.Pos.Sheet+"!"+p.Pos.Cell())
	}
	return out
}

// filledIn is a paper with something in every kind of place.
func filledIn(tb testing.TB, w *world, auditor int) *workbook.Spec {
	s := w.paper(auditor)
	for label, v := range map[string]any{record.LabelWritten: day(7, 11), record.LabelRisks: "なし"} {
		row, col := at(tb, s, record.SheetVisits, label)
		set(tb, s, record.SheetVisits, row, col+1, v)
	}
	typeIn(tb, s, record.SheetVisits, "文書審査", map[string]any{record.HeadDay: "平成30年6月25日", record.HeadTime: "10:00～16:00", record.HeadPlace: "本社会議室"})
	typeIn(tb, s, record.SheetVisits, "現地審査", map[string]any{record.HeadDay: day(7, 10), record.HeadTime: "9:00", record.HeadPlace: "本社工場", record.HeadBy: "髙橋　花子"})
	typeIn(tb, s, record.SheetFindings, "3a", map[string]any{record.HeadVerdict: "適合", record.HeadDocuments: "任命書", record.HeadProof: "平成30年4月1日付けの任命書を確認",
		record.HeadAdvice: "代理も定めるとよい", record.HeadPlace: "総務部", record.HeadDay: "H30.7.10"})
	typeIn(tb, s, record.SheetFindings, "3b", map[string]any{record.HeadVerdict: "不適合である", record.HeadProof: "掲示がなかった", record.HeadDay: "2018/7/10"})
	typeIn(tb, s, record.SheetFindings, "3c", map[string]any{record.HeadVerdict: "未確認"})
	typeIn(tb, s, record.SheetFindings, "3r1", map[string]any{record.HeadProof: "規程第7条を確認"})
	typeIn(tb, s, record.SheetInterviews, "ホ　管理の責任者", map[string]any{record.HeadDay: "20180710", record.HeadAskedOf: "総務部長　𠮷田", "項番": "3a、3b", record.HeadHeard: "規程の改定を予定している。"})
	typeIn(tb, s, record.SheetLawChecks, "外国為替及び外国貿易法", map[string]any{record.HeadLawState: "遵守を確認", record.HeadLawText: "該非判定書を確認"})
	row, col := at(tb, s, record.SheetAdvice, record.HeadAdviceGiv)
	set(tb, s, record.SheetAdvice, row+1, col, "入退室の記録を月ごとに確かめるとよい。")
	set(tb, s, record.SheetAdvice, row+1, col-2, day(7, 11))
	return s
}

func readPaper(tb testing.TB, w *world, file string, b *workbook.Book) (*record.Paper, problem.List) {
	tb.Helper()
	if got := papers.Recognise(b); got != papers.PaperForm {
		tb.Fatalf("recognised as %q", got)
	}
	return papers.ReadPaper(w.input(file, b))
}

// holdFilledIn holds what filledIn wrote.
func holdFilledIn(t *testing.T, p *record.Paper) {
	t.Helper()
	if p == nil || p.Company != "C001" || p.Auditor != "A01" || p.Name.V != "山田　太郎" || p.Return != "d1" || p.Catalogue != "meti-2018 1.0" {
		t.Fatalf("identity: %+v", p)
	}
	if p.Written.V != day(7, 11) || p.Risks.V != "なし" {
		t.Errorf("cover: %v %v", p.Written, p.Risks)
	}
	type row struct {
		verdict         record.Verdict
		evidence, place string
		date            calendar.Date
	}
	for id, want := range map[string]row{"3a": {record.Conforms, "平成30年4月1日付けの任命書を確認", "総務部", day(7, 10)},
		"3b": {record.Fails, "掲示がなかった", "", day(7, 10)}, "3c": {record.Unconfirmed, "", "", calendar.Date{}}, "3d": {}, "3r1": {evidence: "規程第7条を確認"}} {
		o := p.Observation(id)
		if o == nil {
			t.Fatalf("%s is missing", id)
		}
		if got := (row{o.Verdict.V, o.Evidence.V, o.Place.V, o.Date.V}); got != want {
			t.Errorf("%s: %+v, want %+v", id, got, want)
		}
		if v := o.Verdict; v.Known && (v.Origin.Pos.Cell() == "" || v.Origin.Pos.File != p.File || v.Origin.Digest != p.Digest || v.Origin.Raw == "") {
			t.Errorf("%s: origin %+v", id, v.Origin)
		}
	}
	if o := p.Observation("3a"); o.Advice.V != "代理も定めるとよい" || o.Documents.V != "任命書" {
		t.Errorf("3a: %+v", o)
	}
	if len(p.Visits) != 2 || p.Visits[0].Date.V != day(6, 25) || p.Visits[0].By.V != "山田　太郎" || p.Visits[1].By.V != "髙橋　花子" || p.Visits[1].Place.V != "本社工場" || p.Visits[1].Kind.V != "現地審査" {
		t.Errorf("visits: %+v", p.Visits)
	}
	if len(p.Interviews) != 1 || p.Interviews[0].Kind.V != "ホ" || p.Interviews[0].To.V != "総務部長　𠮷田" || p.Interviews[0].Date.V != day(7, 10) {
		t.Errorf("interviews: %+v", p.Interviews)
	}
	if len(p.Laws) != 2 || p.Laws[1].Number != 2 || p.Laws[1].Status.V != "遵守を確認" || p.Laws[0].Status.Known {
		t.Errorf("laws: %+v", p.Laws)
	}
	if len(p.Advice) != 1 || p.Advice[0].Date.V != day(7, 11) {
		t.Errorf("advice: %+v", p.Advice)
	}
}

// A blank form is read without a word: every text in it is ours.
func TestBlank(t *testing.T) {
	w := newWorld(t)
	p, problems := readPaper(t, w, "a.xlsx", opened(t, written(t, w.paper(0))))
	if len(problems) > 0 || len(p.Notes) > 0 || len(p.Visits)+len(p.Interviews)+len(p.Advice) > 0 {
		t.Errorf("%v\n%+v", codes(problems), p.Notes)
	}
	for _, o := range p.Observations {
		if !o.Empty() {
			t.Errorf("%s is not empty: %+v", o.Item, o)
		}
	}
	if len(p.Observations) < 90 || len(p.Shown) != len(p.Observations) {
		t.Errorf("%d observations, %d shown", len(p.Observations), len(p.Shown))
	}
}

func TestRoundTrip(t *testing.T) {
	w := newWorld(t)
	p, problems := readPaper(t, w, "a.xlsx", opened(t, written(t, filledIn(t, w, 0))))
	holdFilledIn(t, p)
	if len(problems) > 0 || len(p.Notes) > 0 {
		t.Errorf("%v\n%+v", codes(problems), p.Notes)
	}
}

// What life does to the workbook: sheets renamed and in another order, columns
// and rows between ours, remarks, heads in other words, rows in another order.
func TestMess(t *testing.T) {
	w := newWorld(t)
	s := filledIn(t, w, 0)
	for _, sh := range s.Sheets {
		if !sh.VeryHidden {
			shift(sh, 4, 2) // two rows and a column among the findings
			sh.Name = "x" + sh.Name
		}
	}
	slices.Reverse(s.Sheets)
	const name = "x" + record.SheetFindings
	row, col := at(t, s, name, record.HeadVerdict)
	set(t, s, name, row, col, "判定結果（選択）")
	set(t, s, name, row, 3, "メモ")
	row, _ = at(t, s, name, "3e")
	set(t, s, name, row, 3, "欄外：後日、原本を確認")
	set(t, s, name, row, col, "○")
	row, _ = at(t, s, name, "3f")
	set(t, s, name, row, 1, "3ｆ")
	set(t, s, name, row, col, "○（適合）")
	set(t, s, name, row, col+5, "7月10日")
	row, _ = at(t, s, name, "3g")
	set(t, s, name, row, 1, "9-9-9z")
	set(t, s, name, row, col, "適合")
	p, problems := readPaper(t, w, "a.xlsx", opened(t, written(t, s)))
	holdFilledIn(t, p)
	if o := p.Observation("3e"); o.Verdict.Known || o.Verdict.Origin.Raw != "○" {
		t.Errorf("3e: %+v", o.Verdict)
	}
	if o := p.Observation("3f"); o.Verdict.V != record.Conforms || o.Date.Known || o.Date.Origin.Raw != "7月10日" {
		t.Errorf("3f: %+v", o)
	}
	if p.Observation("3g") != nil {
		t.Error("3g is not on the sheet any more")
	}
	want := map[problem.Code]int{"paper-verdict-sign": 1, "paper-date": 1, "paper-item": 1, "paper-missing": 1}
	got := map[problem.Code]int{}
	for _, q := range problems {
		got[q.Code]++
	}
	notes := got["paper-note"]
	delete(got, "paper-note")
	if len(got) != len(want) || got["paper-item"] != 1 || got["paper-missing"] != 1 || got["paper-date"] != 1 || got["paper-verdict-sign"] != 1 {
		t.Errorf("problems %v, want %v", got, want)
	}
	if notes != len(p.Notes) || !slices.ContainsFunc(p.Notes, func(n record.Note) bool { return n.Item == "3e" && strings.HasPrefix(n.Text, "欄外") }) ||
		!noted(p, "9-9-9z") || !noted(p, "判定結果（選択）") || !noted(p, "メモ") {
		t.Errorf("%d problems, notes %+v", notes, p.Notes)
	}
}

func noted(p *record.Paper, text string) bool {
	return slices.ContainsFunc(p.Notes, func(n record.Note) bool { return n.Text == text })
}

// shift moves everything from a row and column on by two rows and one column.
func shift(s *workbook.SheetSpec, row, col int) {
	down := func(r int) int {
		if r >= row {
			return r + 2
		}
		return r
	}
	right := func(c int) int {
		if c > col {
			return c + 1
		}
		return c
	}
	for i := range s.Cells {
		s.Cells[i].Row, s.Cells[i].Col = down(s.Cells[i].Row), right(s.Cells[i].Col)
	}
	for i := range s.Merges {
		m := &s.Merges[i]
		m.Row1, m.Row2, m.Col1, m.Col2 = down(m.Row1), down(m.Row2), right(m.Col1), right(m.Col2)
	}
	s.Choices, s.Rows = nil, nil
}

// A file of another company or auditor is not mixed up.
func TestIdentity(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct {
		label, text string
		want        problem.Code
		company     string
	}{
		{"整理番号", "C002", "paper-identity", ""},
		{"整理番号", "ｃ００１", "", "C001"},
		{record.LabelAuditorID, "A02", "paper-identity", "C001"},
		{record.LabelAuditor, "髙橋　花子", "paper-renamed", "C001"},
	} {
		s := w.paper(0)
		row, col := at(t, s, record.SheetVisits, c.label)
		set(t, s, record.SheetVisits, row, col+1, c.text)
		p, problems := readPaper(t, w, "a.xlsx", opened(t, written(t, s)))
		if p.Company != c.company || c.want == "" && len(problems) > 0 || c.want != "" && (len(problems) != 1 || problems[0].Code != c.want) {
			t.Errorf("%s %s: company %q, %v", c.label, c.text, p.Company, codes(problems))
		}
	}
}

// Without the hidden sheet the cover says whose it is, and the heads what.
func TestNoHiddenSheet(t *testing.T) {
	w := newWorld(t)
	s := filledIn(t, w, 0)
	s.Sheets = s.Sheets[:len(s.Sheets)-1]
	in := w.input("a.xlsx", opened(t, written(t, s)))
	if papers.Recognise(in.Book) != papers.PaperForm {
		t.Error("not recognised")
	}
	in.Own = papers.OwnTexts(w.paper(0))
	p, problems := papers.ReadPaper(in)
	if p.Company != "C001" || p.Auditor != "A01" || p.Observation("3a").Verdict.V != record.Conforms || len(problems) > 0 {
		t.Errorf("%+v %v", p, codes(problems))
	}
}

// What a person changed of our own texts is told, with its cell.
func TestAltered(t *testing.T) {
	w := newWorld(t)
	s := w.paper(0)
	row, _ := at(t, s, record.SheetFindings, "3a")
	_, col := at(t, s, record.SheetFindings, record.HeadTheirText)
	set(t, s, record.SheetFindings, row, col, "書き換えた")
	p, problems := readPaper(t, w, "a.xlsx", opened(t, written(t, s)))
	if len(problems) != 1 || problems[0].Code != "paper-note" || problems[0].Pos.Row != row || p.Notes[0].Item != "3a" {
		t.Errorf("%v %+v", codes(problems), p.Notes)
	}
}

// The name of a law was changed: which of the company's it is can still be told
// by its number, and the change is told.
func TestAlteredLaw(t *testing.T) {
	w := newWorld(t)
	s := filledIn(t, w, 0)
	row, col := at(t, s, record.SheetLawChecks, "外国為替及び外国貿易法")
	set(t, s, record.SheetLawChecks, row, col, "外為法")
	set(t, s, record.SheetLawChecks, row+1, col, "毒物及び劇物取締法")
	set(t, s, record.SheetLawChecks, row+1, col+2, "疑義有り（要相談）")
	p, problems := readPaper(t, w, "a.xlsx", opened(t, written(t, s)))
	if got := codes(problems); len(got) != 2 || got[0] != "paper-altered 法令!B5" || got[1] != "paper-word 法令!D6" {
		t.Error(got)
	}
	if len(p.Laws) != 3 || p.Laws[1].Number != 2 || p.Laws[1].Name.V != "外為法" || p.Laws[2].Number != 0 || !p.Laws[2].Doubted || p.Laws[1].Doubted {
		t.Errorf("%+v", p.Laws)
	}
}

// An item that stands twice.
func TestTwice(t *testing.T) {
	w := newWorld(t)
	s := filledIn(t, w, 0)
	double := *s.Sheets[1]
	double.Name, double.Cells = "控え", slices.Clone(double.Cells)
	s.Sheets = append(s.Sheets, &double)
	p, problems := readPaper(t, w, "a.xlsx", opened(t, written(t, s)))
	holdFilledIn(t, p)
	if len(problems) > 0 {
		t.Error(codes(problems))
	}
	row, _ := at(t, s, "控え", "3a")
	_, col := at(t, s, "控え", record.HeadVerdict)
	set(t, s, "控え", row, col, "不適合")
	p, problems = readPaper(t, w, "a.xlsx", opened(t, written(t, s)))
	if p.Observation("3a").Verdict.Known || len(problems) != 1 || problems[0].Code != "paper-item-twice" || len(problems[0].Related) != 1 {
		t.Errorf("%+v %v", p.Observation("3a").Verdict, codes(problems))
	}
}

// What the company has said anew makes findings stale, and only those.
func TestStale(t *testing.T) {
	w := newWorld(t)
	p, _ := readPaper(t, w, "a.xlsx", opened(t, written(t, filledIn(t, w, 0))))
	if got := papers.Stale(p, sheet.PaperShown(&w.audit), w.catalogue); len(got) > 0 {
		t.Error(got)
	}
	for _, id := range []string{"3b", "3d"} { // nothing was found on 3d yet
		a := w.audit.Response.Answers[id]
		a.Comment = known("変わった")
		w.audit.Response.Answers[id] = a
	}
	for i := range w.audit.Items {
		if a, ok := w.audit.Response.Answers[w.audit.Items[i].Item.ID]; ok {
			w.audit.Items[i].Answer = &a
		}
	}
	got := papers.Stale(p, sheet.PaperShown(&w.audit), w.catalogue)
	if len(got) != 1 || got[0].Args[0] != "3b" {
		t.Error(got)
	}
}
