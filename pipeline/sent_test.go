package pipeline_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/events"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// sentDemo is the demo in which documents of C001 went out, run on the day after.
func sentDemo(t *testing.T, rows ...events.Row) (dir string, o pipeline.Options) {
	t.Helper()
	dir, o = t.TempDir(), pipeline.Options{Today: demoDay.Today, Dated: true, Only: []string{"C001"}}
	if _, err := pipeline.DemoProject(dir); err != nil {
		t.Fatal(err)
	}
	run(t, dir, o)
	logged(t, dir, rows...)
	o.Today, o.Dated = o.Today.AddDays(20), false
	run(t, dir, o)
	return dir, o
}

func logged(t *testing.T, dir string, rows ...events.Row) {
	t.Helper()
	b, err := workbook.Write(events.Filled(rows))
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, events.File), b)
}

func june(day int) calendar.Date { return calendar.Date{Year: 2018, Month: 6, Day: day} }

var outgone = []events.Row{
	{Company: "C001", Date: june(4), Kind: record.EventPlanSent, With: "髙﨑様", Text: "第1版を送付した。"},
	{Company: "C001", Date: june(5), Kind: record.EventPlanExplained, With: "髙﨑様", Text: "電話により説明した。"},
	{Company: "C001", Date: june(13), Kind: record.EventOnsiteExplained, With: "髙﨑様", Text: "みちのく認発第30-7号により案内した。"},
}

// answer changes one cell of the return: what the company says to an item.
func answer(t *testing.T, dir, sheet, item, column, text string) {
	t.Helper()
	file := filepath.Join(dir, "inbox", "自己チェックシート_髙﨑精機.xlsx")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	book, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	row := 0
	n := slices.IndexFunc(book.Sheets, func(s *workbook.Sheet) bool { return s.Name == sheet })
	for _, c := range book.Sheets[n].Cells {
		if c.Text == item && row == 0 {
			row = c.Row
		}
	}
	if row == 0 {
		t.Fatalf("no row for %s", item)
	}
	cell := fmt.Sprintf("%s%d", column, row)
	form := regexp.MustCompile(`<c r="` + cell + `"([^>]*?) t="inlineStr"><is>.*?</is></c>`)
	done := false
	put(t, file, rezipped(t, data, func(name string, b []byte) []byte {
		if name != fmt.Sprintf("xl/worksheets/sheet%d.xml", n+1) {
			return b
		}
		done = form.Match(b)
		return form.ReplaceAll(b, []byte(`<c r="`+cell+`"$1 t="inlineStr"><is><t>`+text+`</t></is></c>`))
	}))
	if !done {
		t.Fatalf("%s is no cell of text", cell)
	}
}

// staleOf are the documents of which the summary says that they went out and
// changed since.
func staleOf(sum *pipeline.Summary) []string {
	var out []string
	for _, p := range sum.Problems {
		if p.Code == "method-stale-sent" || p.Code == "method-sent-void" {
			out = append(out, strings.TrimPrefix(p.Pos.File, "companies/C001/"))
		}
	}
	return out
}

// A changed answer after documents were sent names every document that is now
// stale, and only those are renewed: as a further edition beside the one that
// went out (別紙1 4(2)⑧).
func TestChangedAnswerNamesWhatWentOut(t *testing.T) {
	slow(t)
	dir, o := sentDemo(t, outgone...)
	folder := filepath.Join(dir, "companies", "C001")
	before := tree(t, folder)
	if sum := run(t, dir, o); len(staleOf(sum)) > 0 {
		t.Fatalf("stale before anything changed: %v", sum.Problems)
	}
	answer(t, dir, "自己チェック", "4-1-1a", "E", "未実施")
	sum := run(t, dir, o)
	if got := staleOf(sum); !slices.Equal(got, []string{"審査計画書.docx"}) {
		t.Fatalf("stale: %q\n%v", got, sum.Problems)
	}
	after := tree(t, folder)
	for f, b := range before {
		if out := f == "審査計画書.docx" || f == "審査計画書.pdf" || strings.Contains(f, "現地審査実施案内"); out && !bytes.Equal(after[f], b) {
			t.Errorf("%s went out and was renewed", f)
		}
	}
	for _, f := range []string{"審査計画書（第2版）.docx", "審査計画書（第2版）.pdf", "手続/変更通知書.docx", "手続/変更通知書.pdf"} {
		if after[f] == nil {
			t.Errorf("%s was not made", f)
		}
	}
	if text := lines(t, filepath.Join(folder, "審査計画書（第2版）.docx")); !strings.Contains(text, "第2版（") || !strings.Contains(text, "前の版からの変更") {
		t.Error("the second edition does not say what it is")
	}
	if text := lines(t, filepath.Join(folder, "手続", "変更通知書.docx")); !strings.Contains(text, "平成30年6月4日") || !strings.Contains(text, "審査計画書") || !strings.Contains(text, "第2版") {
		t.Errorf("the letter of change: %s", text)
	}
	again := run(t, dir, o)
	if n := again.Count("written"); n > 0 {
		t.Errorf("nothing changed, %d files were written", n)
	}
	if got := staleOf(again); len(got) != 1 {
		t.Errorf("told once more: %q", got)
	}
	st, err := pipeline.StatusOf(t.Context(), dir, o)
	if err != nil || !slices.ContainsFunc(st.Problems, func(p problem.Problem) bool { return p.Code == "method-stale-sent" }) {
		t.Errorf("status does not say it: %v", err)
	}
	// The second edition goes out: now it is the one that stands.
	logged(t, dir, append(slices.Clone(outgone), events.Row{Company: "C001", Date: june(20), Kind: record.EventPlanSent, Text: "第2版を送付した。"},
		events.Row{Company: "C001", Date: june(20), Kind: record.EventPlanExplained, Text: "第2版を説明した。"})...)
	if sum = run(t, dir, o); len(staleOf(sum)) > 0 {
		t.Errorf("the second edition was sent: %v", sum.Problems)
	}
	answer(t, dir, "自己チェック", "4-1-1b", "E", "未実施")
	if got := staleOf(run(t, dir, o)); !slices.Equal(got, []string{"審査計画書（第2版）.docx"}) {
		t.Errorf("after the second edition: %q", got)
	}
	if _, err := os.Stat(filepath.Join(folder, "審査計画書（第3版）.docx")); err != nil {
		t.Error(err)
	}
}

// What changes in a letter beside its day and number makes it stale; the day
// and number that the log tells come into it.
func TestScopeThatChangesMakesLettersStale(t *testing.T) {
	slow(t)
	dir, o := sentDemo(t, outgone...)
	letter := filepath.Join(dir, "companies", "C001", "手続", "現地審査実施案内.docx")
	if text := lines(t, letter); !strings.Contains(text, "みちのく認発第30-7号\n平成30年6月13日") {
		t.Errorf("the letter has not what the log says: %.300s", text)
	}
	answer(t, dir, "対象範囲", "restricted_area", "D", "無")
	sum := run(t, dir, o)
	got := staleOf(sum)
	if !slices.Contains(got, "審査計画書.docx") || !slices.Contains(got, "手続/現地審査実施案内.docx") || len(got) != 2 {
		t.Fatalf("stale: %q", got)
	}
	i := slices.IndexFunc(sum.Problems, func(p problem.Problem) bool { return p.Code == "method-stale-sent" })
	if says := sum.Problems[i].Text("ja"); !strings.Contains(says, "→") || !strings.Contains(says, "平成30年6月") {
		t.Errorf("it does not say what changed: %s", says)
	}
	text := lines(t, filepath.Join(dir, "companies", "C001", "手続", "現地審査実施案内（第2版）.docx"))
	if !strings.Contains(text, "平成30年6月13日付けの文書を改めたもの（第2版）") {
		t.Errorf("the second edition: %.300s", text)
	}
}
