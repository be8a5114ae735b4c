package pipeline_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/docx/auditor"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/markup"
	"shinsa/pipeline/events"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/register"
	"shinsa/pipeline/residue"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// field is a project whose companies had their plan explained: the working
// papers are out.
type field struct {
	*testing.T
	dir string
	o   pipeline.Options
}

func atWork(t *testing.T, companies int) *field {
	t.Helper()
	slow(t)
	f := &field{T: t, dir: sampleOf(t, companies, 0), o: demoDay}
	f.run()
	f.register(func(c *record.Company) {
		c.PlanExplained = record.Known("平成30年5月30日 総務部長に電話で説明", record.Origin{})
	})
	f.run()
	return f
}

func (f *field) run() *pipeline.Summary { f.Helper(); return run(f.T, f.dir, f.o) }

func (f *field) path(rel string) string { return filepath.Join(f.dir, filepath.FromSlash(rel)) }

func (f *field) read(rel string) []byte {
	f.Helper()
	b, err := os.ReadFile(f.path(rel))
	if err != nil {
		f.Fatal(err)
	}
	return b
}

// register changes every company of the register.
func (f *field) register(change func(*record.Company)) {
	f.Helper()
	all, found := register.Companies("companies.xlsx", f.read("companies.xlsx"), nil)
	if found.HasErrors() {
		f.Fatal(found)
	}
	for i := range all {
		change(&all[i])
	}
	b, err := workbook.Write(sheet.Register(all))
	if err != nil {
		f.Fatal(err)
	}
	put(f.T, f.path("companies.xlsx"), b)
}

// papers lists the working papers of a company.
func (f *field) papers(company string) []string {
	f.Helper()
	all, err := filepath.Glob(f.path("companies/" + company + "/手続/審査調書_*.xlsx"))
	if err != nil {
		f.Fatal(err)
	}
	var out []string
	for _, p := range all {
		rel, _ := filepath.Rel(f.dir, p)
		out = append(out, filepath.ToSlash(rel))
	}
	slices.Sort(out)
	return out
}

// cell is one place of a form: in the row of a text, below a head; at is the
// text's number among equal ones, from 0.
type cell struct {
	sheet, row, head, value string
	below                   int // rows below it
}

// typed is the bytes of a workbook with values typed into it, as a spreadsheet
// program saves them: everything else is left as it stands.
func typed(t *testing.T, data []byte, cells ...cell) []byte {
	t.Helper()
	book, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]map[string]string{}
	for _, c := range cells {
		i := slices.IndexFunc(book.Sheets, func(s *workbook.Sheet) bool { return s.Name == c.sheet })
		if i < 0 {
			t.Fatalf("no sheet %s", c.sheet)
		}
		row, col := 0, 0
		for _, x := range book.Sheets[i].Cells {
			if row == 0 && x.Text == c.row {
				row = x.Row + c.below
				if c.head == "" {
					col = x.Col + 1
				}
			}
			if c.head != "" && col == 0 && x.Text == c.head {
				col = x.Col
			}
		}
		if row == 0 || col == 0 {
			t.Fatalf("no place for %+v", c)
		}
		part := fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		if parts[part] == nil {
			parts[part] = map[string]string{}
		}
		parts[part][problem.Pos{Row: row, Col: col}.Cell()] = c.value
	}
	return rezipped(t, data, func(name string, b []byte) []byte {
		for at, v := range parts[name] {
			place := regexp.MustCompile(`<c r="` + at + `"( s="\d+")?(/>| [^>]*>.*?</c>|>.*?</c>)`)
			if !place.Match(b) {
				t.Fatalf("%s has no cell %s", name, at)
			}
			b = place.ReplaceAllFunc(b, func(m []byte) []byte {
				style := place.FindSubmatch(m)[1]
				return fmt.Appendf(nil, `<c r="%s"%s t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, markup.Escape(v))
			})
		}
		return b
	})
}

func rezipped(t *testing.T, data []byte, change func(name string, b []byte) []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		p, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(change(f.Name, b)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func (f *field) fill(rel string, cells ...cell) {
	f.Helper()
	put(f.T, f.path(rel), typed(f.T, f.read(rel), cells...))
}

func judge(item, verdict, proof string) []cell {
	return []cell{{record.SheetFindings, item, record.HeadVerdict, verdict, 0}, {record.SheetFindings, item, record.HeadProof, proof, 0}}
}

// tags are the places of the company's report draft that are filled in.
func (f *field) tags(company string) map[string][]string {
	f.Helper()
	d, err := draft.Read(f.read("companies/" + company + "/審査報告書案.docx"))
	if err != nil {
		f.Fatal(err)
	}
	out := map[string][]string{}
	for _, x := range d.Fields {
		if !x.Empty && !x.Locked {
			out[x.Tag] = append(out[x.Tag], x.Value)
		}
	}
	return out
}

func count(l problem.List, c problem.Code) int {
	n := 0
	for _, p := range l {
		if p.Code == c {
			n++
		}
	}
	return n
}

// everything is what the first auditor of a company writes.
func everything() []cell {
	out := append(judge("3a", "適合", "任命書（平成30年4月1日付け）を確認した。"), judge("3b", "不適合", "掲示がない。")...)
	return append(out, cell{record.SheetFindings, "3b", record.HeadAdvice, "掲示するとよい。", 0}, cell{record.SheetFindings, "3a", record.HeadDocuments, "任命書", 0},
		cell{record.SheetVisits, "文書審査", record.HeadDay, "平成30年6月4日", 0}, cell{record.SheetVisits, "文書審査", record.HeadPlace, "本社会議室", 0},
		cell{record.SheetVisits, record.LabelRisks, "", "なし", 0},
		cell{record.SheetInterviews, "ホ　管理の責任者", record.HeadHeard, "規程を改める予定と聞いた。", 0}, cell{record.SheetInterviews, "ホ　管理の責任者", record.HeadDay, "2018/6/4", 0},
		cell{record.SheetAdvice, record.HeadAdviceGiv, record.HeadAdviceGiv, "記録を月ごとに確かめるとよい。", 1})
}

// Two auditors fill in their papers; one mails his back. Both stand in the
// report draft, in Word and in PDF; a run with nothing new writes nothing.
func TestPapersFillTheDraft(t *testing.T) {
	f := atWork(t, 2)
	out := f.papers("C001")
	if len(out) < 2 {
		t.Fatalf("papers: %v", out)
	}
	f.fill(out[0], everything()...)
	put(t, f.path("inbox/Re_審査調書.xlsx"), typed(t, f.read(out[1]), append(judge("3c", "適合", "規程第5条を確認した。"), judge("3d", "適合", "名簿を確認した。")...)...))
	other := f.read("companies/C002/審査報告書案.docx")
	sum := f.run()
	got := f.tags("C001")
	for tag, want := range map[string]string{"finding.3a": "適合", "evidence.3a": "任命書（平成30年4月1日付け）を確認した。", "finding.3b": "不適合", "advice.3b": "掲示するとよい。",
		"finding.3c": "適合", "evidence.3d": "名簿を確認した。", "visits.date": "平成30年6月4日", "visits.place": "本社会議室", "cover.document-date": "平成30年6月4日",
		"interviews.kind": "管理の責任者", "interviews.text": "規程を改める予定と聞いた。", "advice-log.text": "記録を月ごとに確かめるとよい。"} {
		if !slices.ContainsFunc(got[tag], func(v string) bool { return strings.Contains(v, want) }) {
			t.Errorf("%s is %q, want %q", tag, got[tag], want)
		}
	}
	if len(got["visits.kind"]) < 2 || len(got["interviews.kind"]) != 3 || len(got["finding.3e"]) > 0 {
		t.Errorf("visits %q, interviews %q, 3e %q", got["visits.kind"], got["interviews.kind"], got["finding.3e"])
	}
	raw, err := exec.Command(tool(t, "pdftotext"), "-raw", f.path("companies/C001/審査報告書案.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := squeeze(string(raw))
	for _, want := range []string{"任命書（平成30年4月1日付け）を確認した。", "名簿を確認した。", "規程を改める予定と聞いた。"} {
		if !strings.Contains(text, want) {
			t.Errorf("the PDF lacks %s", want)
		}
	}
	if !bytes.Equal(other, f.read("companies/C002/審査報告書案.docx")) {
		t.Error("the other company's draft changed")
	}
	i := slices.IndexFunc(sum.Receipts, func(r pipeline.Receipt) bool { return r.File == "inbox/Re_審査調書.xlsx" })
	if i < 0 || sum.Receipts[i].Fate != record.PaperRead || sum.Receipts[i].Company != "C001" {
		t.Errorf("receipt: %+v", sum.Receipts)
	}
	if !strings.Contains(lines(t, f.path("project/受付結果一覧.docx")), "審査調書") {
		t.Error("the intake report does not name the paper")
	}
	f.standsStill()
}

// standsStill: a run with nothing new changes no byte.
func (f *field) standsStill() {
	f.Helper()
	before := tree(f.T, f.dir)
	sum := f.run()
	for _, x := range sum.Files() {
		if x.Outcome == workspace.Written || x.Outcome == workspace.Merged {
			f.Errorf("%s: %s", x.Path, x.Outcome)
		}
	}
	after := tree(f.T, f.dir)
	for name, b := range after {
		if old, there := before[name]; !there || !bytes.Equal(old, b) {
			f.Errorf("%s changed", name)
		}
	}
	if len(after) != len(before) {
		f.Errorf("%d files, before %d", len(after), len(before))
	}
}

// Where the auditors differ the draft is empty, and the place of both is told;
// one who doubts that a law is observed stops the evaluation.
func TestAuditorsDiffer(t *testing.T) {
	f := atWork(t, 1)
	out := f.papers("C001")
	f.fill(out[0], append(judge("3a", "適合", "任命書を見た。"), cell{record.SheetLawChecks, "1", record.HeadLawState, "疑義あり", 0}, cell{record.SheetLawChecks, "1", record.HeadLawText, "届出がない。", 0})...)
	f.fill(out[1], judge("3a", "不適合", "任命書が古い。")...)
	sum := f.run()
	got := f.tags("C001")
	if len(got["finding.3a"]) > 0 || !strings.Contains(got["evidence.3a"][0], "任命書を見た。\n任命書が古い。") {
		t.Errorf("%q %q", got["finding.3a"], got["evidence.3a"])
	}
	for _, want := range []problem.Code{"paper-differ", "paper-law-doubt", "method-not-stopped", "method-doubt-unreported"} {
		if count(sum.Problems, want) != 1 {
			t.Errorf("%s: %d times", want, count(sum.Problems, want))
		}
	}
	for _, p := range sum.Problems {
		if p.Code == "paper-differ" && (p.Company != "C001" || p.Pos.File != out[0] || len(p.Related) != 1 || p.Related[0].File != out[1]) {
			t.Errorf("%+v", p)
		}
	}
	for _, name := range []string{"評価中止記録.docx", "関係行政機関への報告書（案）.docx"} {
		if _, err := os.Stat(f.path("companies/C001/手続/" + name)); err != nil {
			t.Error(err)
		}
	}
	f.standsStill()
}

// What auditors wrote into the draft wins over papers that come later.
func TestPapersAfterTheDraft(t *testing.T) {
	f := atWork(t, 1)
	word := "companies/C001/審査報告書案.docx"
	edit(t, f.path(word), 1, auditor.Fill("finding.3a", "不適合"), auditor.Fill("evidence.3a", "現物を見た。"))
	f.fill(f.papers("C001")[0], everything()...)
	sum := f.run()
	got := f.tags("C001")
	if got["finding.3a"][0] != "不適合" || got["evidence.3a"][0] != "現物を見た。" || got["finding.3b"][0] != "不適合" || got["evidence.3b"][0] != "掲示がない。" {
		t.Errorf("%q", got)
	}
	if count(sum.Problems, "paper-report") != 1 || len(sum.Renewals) != 1 || sum.Renewals[0].Edits != sum.Renewals[0].Kept+sum.Renewals[0].Reported {
		t.Errorf("%+v %v", sum.Renewals, sum.Problems)
	}
	f.standsStill()
}

// The facts on a paper change while an auditor has typed into it: what he typed
// stands in the new one. What has no place there keeps his file as it is.
func TestTypedPapersAreRenewed(t *testing.T) {
	f := atWork(t, 1)
	out := f.papers("C001")
	f.fill(out[0], everything()...)
	f.fill(out[1], append(judge("3c", "適合", "規程を見た。"), cell{record.SheetFindings, "3d", criteria.HeadQuestion, "問いを書き換えた", 0})...)
	f.run()
	his := f.read(out[1])
	f.register(func(c *record.Company) { c.ScopeName = record.Known("本社工場及び第二工場", record.Origin{}) })
	sum := f.run()
	if n := slices.IndexFunc(sum.Renewals, func(x handover.Renewal) bool { return x.Path == out[0] }); n < 0 || sum.Renewals[n].Edits < 10 || sum.Renewals[n].Edits != sum.Renewals[n].Kept {
		t.Errorf("renewals: %+v", sum.Renewals)
	}
	book, err := workbook.Read(f.read(out[0]), workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, s := range book.Sheets {
		for _, c := range s.Cells {
			all = append(all, c.Text)
		}
	}
	for _, want := range []string{"任命書（平成30年4月1日付け）を確認した。", "規程を改める予定と聞いた。", "なし"} {
		if !slices.Contains(all, want) {
			t.Errorf("%s is lost", want)
		}
	}
	if !slices.ContainsFunc(all, func(s string) bool { return strings.HasPrefix(s, "本社工場及び第二工場") }) {
		t.Error("the new scope is not shown")
	}
	if !bytes.Equal(his, f.read(out[1])) || count(sum.Problems, "paper-not-carried") != 1 {
		t.Error("the other paper was changed, or nobody was told")
	}
	if beside := f.papers("C001"); len(beside) != len(out)+1 {
		t.Errorf("papers: %v", beside)
	}
	if got := f.tags("C001"); got["finding.3a"][0] != "適合" || got["finding.3c"][0] != "適合" {
		t.Errorf("%q", got)
	}
	f.standsStill()
	pasted := addPart(t, f.read(out[0]), "xl/media/image1.png", []byte("a photograph"))
	put(t, f.path(out[0]), pasted)
	f.register(func(c *record.Company) { c.ScopeName = record.Known("本社工場", record.Origin{}) })
	if sum := f.run(); count(sum.Problems, "paper-not-carried") != 2 || !bytes.Equal(f.read(out[0]), pasted) {
		t.Error("a picture in a paper is lost, or nobody is told")
	}
}

// addPart adds a file to the package of a workbook.
func addPart(t *testing.T, data []byte, name string, content []byte) []byte {
	t.Helper()
	files := map[string][]byte{name: content}
	rezipped(t, data, func(n string, b []byte) []byte {
		files[n] = b
		return b
	})
	return zipped(t, files)
}

// Versions of one paper, papers of others, and what is none.
func TestPapersOfOthers(t *testing.T) {
	f := atWork(t, 2)
	out, first := f.papers("C001"), judge("3a", "適合", "任命書を見た。")
	put(t, f.path("inbox/1.xlsx"), typed(t, f.read(out[0]), first...))
	put(t, f.path("inbox/2.xlsx"), typed(t, f.read(out[0]), append(judge("3b", "適合", "掲示を見た。"), first...)...))
	hidden := func(old, with string) []byte {
		b := typed(t, f.read(out[0]), first...)
		return rezipped(t, b, func(name string, b []byte) []byte {
			return bytes.ReplaceAll(b, []byte(">"+old+"<"), []byte(">"+with+"<"))
		})
	}
	put(t, f.path("inbox/3.xlsx"), hidden("C001", "C077"))
	put(t, f.path("inbox/4.xlsx"), hidden(strings.TrimSuffix(out[0][len(out[0])-8:], ".xlsx"), "A99"))
	put(t, f.path("companies/C002/手続/審査調書_A01（控え）.xlsx"), typed(t, f.read(out[0]), first...))
	put(t, f.path("companies/C002/手続/審査調書.xlsx"), []byte("no workbook"))
	put(t, f.path("inbox/5.xlsx"), f.read(out[1]))
	sum := f.run()
	want := map[string]record.Fate{"inbox/1.xlsx": record.Superseded, "inbox/2.xlsx": record.PaperRead, "inbox/3.xlsx": record.TurnedAway, "inbox/4.xlsx": record.TurnedAway, "inbox/5.xlsx": record.PaperRead}
	seen := 0
	for _, r := range sum.Receipts {
		if fate, ok := want[r.File]; ok {
			seen++
			if r.Fate != fate || fate == record.Superseded && r.Used != "inbox/2.xlsx" || fate != record.PaperRead && r.Reason == "" {
				t.Errorf("%+v", r)
			}
		}
	}
	if seen != len(want) {
		t.Errorf("%d of %d receipts", seen, len(want))
	}
	for code, n := range map[problem.Code]int{"paper-superseded": 1, "paper-company": 1, "paper-not-team": 1, "paper-identity": 1, "paper-twice": 0} {
		if count(sum.Problems, code) != n {
			t.Errorf("%s: %d times, want %d", code, count(sum.Problems, code), n)
		}
	}
	if got := f.tags("C001"); got["finding.3b"] == nil {
		t.Errorf("%q", got)
	}
	if got := f.tags("C002"); got["finding.3a"] != nil {
		t.Error("a paper in another company's folder was used")
	}
	f.standsStill()
}

// A paper that LibreOffice saved reads as it was.
func TestPapersThroughLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice (soffice) is not installed")
	}
	f := atWork(t, 1)
	paper := f.papers("C001")[0]
	f.fill(paper, everything()...)
	f.run()
	want := f.tags("C001")
	dir := t.TempDir()
	put(t, filepath.Join(dir, "p.xlsx"), f.read(paper))
	for _, step := range [][2]string{{"ods", "p.xlsx"}, {"xlsx", "p.ods"}} {
		cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", step[0], "--outdir", dir, filepath.Join(dir, step[1]))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "p.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, f.path(paper), b)
	sum := f.run()
	if got := f.tags("C001"); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	for _, p := range sum.Problems {
		if strings.HasPrefix(string(p.Code), "paper-") {
			t.Error(p.Text("ja"))
		}
	}
	f.register(func(c *record.Company) { c.ScopeName = record.Known("本社工場及び第二工場", record.Origin{}) })
	if sum := f.run(); len(sum.Renewals) == 0 || count(sum.Problems, "paper-not-carried") > 0 {
		t.Errorf("what LibreOffice saved was not renewed: %+v", sum.Renewals)
	}
}

// The company's report after the trial: handed out when the result was sent,
// read back, in time by its day.
func TestAftermathComesBack(t *testing.T) {
	f := atWork(t, 1)
	name := "companies/C001/手続/事後報告シート.xlsx"
	if _, err := os.Stat(f.path(name)); err == nil {
		t.Fatal("it is out before the result was sent")
	}
	log := events.Template()
	for i, row := range [][]any{{"C001", "2018/7/20", "報告書の送付", "社長", "第1版を送付した"}} {
		for j, v := range row {
			s := log.Sheets[0]
			s.Cells = slices.DeleteFunc(s.Cells, func(c workbook.CellSpec) bool { return c.Row == 4+i && c.Col == j+1 })
			s.Cells = append(s.Cells, workbook.CellSpec{Row: 4 + i, Col: j + 1, Value: v})
		}
	}
	b, err := workbook.Write(log)
	if err != nil {
		t.Fatal(err)
	}
	put(t, f.path(events.File), b)
	f.o.Today.Month, f.o.Today.Year = 12, 2018
	sum := f.run()
	if count(sum.Problems, "method-aftermath-late") != 1 {
		t.Error("nobody reported, and nobody is told")
	}
	put(t, f.path("inbox/報告.xlsx"), typed(t, f.read(name), cell{"表紙", record.LabelReported, "", "平成30年8月3日", 0}, cell{record.SheetPoints, record.LabelAny, "", "有", 0},
		cell{record.SheetPoints, record.HeadPoint, record.HeadPoint, "規程の版がそろっていなかった。", 1}))
	sum = f.run()
	if count(sum.Problems, "method-aftermath-late") != 0 || count(sum.Problems, "after-silent") != 3 {
		t.Errorf("%v", sum.Problems)
	}
	if i := slices.IndexFunc(sum.Receipts, func(r pipeline.Receipt) bool { return r.File == "inbox/報告.xlsx" }); i < 0 || sum.Receipts[i].Fate != record.AfterRead {
		t.Errorf("%+v", sum.Receipts)
	}
	f.standsStill()
}

// Status names who owes a paper, and explain the cell of a finding.
func TestPapersAreOwedAndExplained(t *testing.T) {
	f := atWork(t, 1)
	out := f.papers("C001")
	owed := func() []string {
		st, err := pipeline.StatusOf(t.Context(), f.dir, f.o)
		if err != nil {
			t.Fatal(err)
		}
		return st.Companies[0].Papers
	}
	if n := len(owed()); n != len(out) {
		t.Errorf("%d papers are owed, of %d", n, len(out))
	}
	f.fill(out[0], everything()...)
	if n := len(owed()); n != len(out)-1 {
		t.Errorf("%d papers are owed after the first, of %d", n, len(out))
	}
	x, found, err := pipeline.Explain(t.Context(), f.dir, pipeline.About{Company: "C001", Topic: "3a"}, f.o)
	if err != nil || found.HasErrors() {
		t.Fatal(err, found)
	}
	for _, v := range x.Subjects[0].Values {
		if v.Value == "適合" && v.File == out[0] && v.Sheet == record.SheetFindings && v.Cell != "" {
			return
		}
	}
	t.Errorf("%+v", x.Subjects[0].Values)
}

// After the purge no paper is left.
func TestPurgeDestroysPapers(t *testing.T) {
	f := atWork(t, 2)
	c := companyOf(t, f.dir, "C001")
	out := f.papers("C001")
	f.fill(out[0], everything()...)
	put(t, f.path("inbox/x.xlsx"), typed(t, f.read(out[1]), judge("3c", "適合", "規程を見た。")...))
	f.run()
	f.register(func(c *record.Company) { c.ScopeName = record.Known("本社工場及び第二工場", record.Origin{}) })
	f.run()
	p := purgeOf(t, f.dir, pipeline.PurgeOptions{Options: afterRetention, Company: "C001", Confirm: true})
	if !p.Done || !slices.Contains(p.Files, out[0]) || !slices.Contains(p.Files, "inbox/x.xlsx") {
		t.Fatalf("%+v", p)
	}
	words := residue.Of(c.Name.V, c.CorporateNumber, c.Mail.V, c.Phone.V, "任命書（平成30年4月1日付け）を確認した。", "規程を見た。")
	for name, b := range tree(t, f.dir) {
		if words.In(name, b) && name != "companies.xlsx" && !strings.HasPrefix(name, "companies/C001/返還・廃棄証明書") {
			t.Errorf("%s has something of the company", name)
		}
	}
}
