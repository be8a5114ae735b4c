package pipeline_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/events"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/register"
	"shinsa/pipeline/residue"
	"shinsa/pipeline/workbook"
)

var afterRetention = pipeline.Options{Today: calendar.Date{Year: 2031, Month: 4, Day: 1}, Dated: true}

// companyOf reads a company of the register.
func companyOf(t *testing.T, dir, id string) record.Company {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "companies.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	all, _ := register.Companies("companies.xlsx", b, nil)
	i := slices.IndexFunc(all, func(c record.Company) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("no company %s", id)
	}
	return all[i]
}

// purgeable is a project after a run, with all that a company leaves behind:
// a blank sheet, a log, a draft in hand, a subfolder with its name.
func purgeable(t *testing.T) (dir string, c record.Company) {
	t.Helper()
	dir = sampleOf(t, 3, 1)
	c = companyOf(t, dir, "C001")
	if _, err := pipeline.Sheets(t.Context(), dir, demoDay); err != nil {
		t.Fatal(err)
	}
	spec := events.Template()
	for i, row := range [][]any{{"C001", "2018/6/20", "計画の説明", c.Name.V, "説明した"}, {"C002", "2018/6/21", "計画の説明", "部長", "説明した"}} {
		for j, v := range row {
			spec.Sheets[0].Cells = slices.DeleteFunc(spec.Sheets[0].Cells, func(c workbook.CellSpec) bool { return c.Row == 4+i && c.Col == j+1 })
			spec.Sheets[0].Cells = append(spec.Sheets[0].Cells, workbook.CellSpec{Row: 4 + i, Col: j + 1, Value: v})
		}
	}
	b, err := workbook.Write(spec)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, events.File), b)
	run(t, dir, demoDay)
	put(t, filepath.Join(dir, "companies", "C001", c.Name.V+"の面談.txt"), []byte(c.Name.V))
	return dir, c
}

func put(t *testing.T, file string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func purgeOf(t *testing.T, dir string, o pipeline.PurgeOptions) *pipeline.Purged {
	t.Helper()
	p, err := pipeline.Purge(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// tree is every file of the folder with its bytes, folders by name.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		out[filepath.ToSlash(rel)] = nil
		if d.Type().IsRegular() {
			out[filepath.ToSlash(rel)], err = os.ReadFile(p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func codesOf(p *pipeline.Purged) []string {
	var out []string
	for _, x := range p.Problems {
		out = append(out, string(x.Code))
	}
	return out
}

// Before the day, without a period, without --confirm: nothing is touched.
func TestPurgeRefuses(t *testing.T) {
	slow(t)
	dir, _ := purgeable(t)
	o := pipeline.PurgeOptions{Options: demoDay, Company: "C001", Confirm: true}
	before := tree(t, dir)
	for name, c := range map[string]struct {
		o    pipeline.PurgeOptions
		want string
	}{
		"too early":       {o, "purge-early"},
		"not confirmed":   {pipeline.PurgeOptions{Options: afterRetention, Company: "C001"}, "purge-unconfirmed"},
		"unknown company": {pipeline.PurgeOptions{Options: afterRetention, Company: "C099", Confirm: true}, "only-unknown"},
	} {
		p := purgeOf(t, dir, c.o)
		if p.Done || !slices.Contains(codesOf(p), c.want) {
			t.Errorf("%s: %v", name, codesOf(p))
		}
		if c.want == "purge-unconfirmed" && len(p.Files) < 4 {
			t.Errorf("the list is short: %v", p.Files)
		}
	}
	for f, b := range tree(t, dir) {
		if old, there := before[f]; !strings.HasPrefix(f, ".shinsa/") && (!there || !bytes.Equal(old, b)) {
			t.Errorf("%s changed", f)
		}
	}
	put(t, filepath.Join(dir, "打合せメモ.txt"), []byte("電話 "+companyOf(t, dir, "C001").Name.V))
	if p := purgeOf(t, dir, pipeline.PurgeOptions{Options: afterRetention, Company: "C001", Confirm: true}); p.Done || !slices.Contains(codesOf(p), "purge-left") {
		t.Errorf("a note of the office keeps it from starting: %v", codesOf(p))
	}
	if _, err := os.Stat(filepath.Join(dir, "companies", "C001")); err != nil {
		t.Error("something was destroyed:", err)
	}
}

// After the purge nothing in the folder names the company but the register and
// the certificate; the others' files stand, the journal is whole, and a run
// brings nothing back.
func TestPurgeLeavesNothing(t *testing.T) {
	slow(t)
	dir, c := purgeable(t)
	others := tree(t, filepath.Join(dir, "companies", "C002"))
	words := residue.Of(c.Name.V, c.CorporateNumber, c.Mail.V, c.Phone.V, c.Contact.V)
	named := 0
	for f, b := range tree(t, dir) {
		if words.In(f, b) {
			named++
		}
	}
	if named < 10 {
		t.Fatalf("before, only %d files name the company: the search finds nothing", named)
	}
	p := purgeOf(t, dir, pipeline.PurgeOptions{Options: afterRetention, Company: "C001", Confirm: true})
	if !p.Done || p.Problems.HasErrors() || len(p.Certificate) != 2 || !slices.Contains(p.Rewritten, events.File) {
		t.Fatalf("%+v", p)
	}
	check := func(when string) {
		t.Helper()
		found := false
		for f, b := range tree(t, dir) {
			certificate := strings.HasPrefix(f, "companies/C001/返還・廃棄証明書")
			if words.In(f, b) && f != "companies.xlsx" && !certificate {
				t.Errorf("%s: %s names the company", when, f)
			}
			found = found || certificate && words.In(f, b)
			if f == ".shinsa/plans.json" && bytes.Contains(b, []byte("C001")) {
				t.Errorf("%s: %s has its plan", when, f)
			}
			if strings.HasPrefix(f, "companies/C001/") && !certificate || strings.HasPrefix(f, "sheets/C001") {
				t.Errorf("%s: %s stands", when, f)
			}
		}
		if !found {
			t.Errorf("%s: the certificate does not name the company", when)
		}
	}
	check("after the purge")
	for f, b := range tree(t, filepath.Join(dir, "companies", "C002")) {
		if !bytes.Equal(others[f], b) {
			t.Errorf("C002/%s changed", f)
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, events.File))
	if err != nil {
		t.Fatal(err)
	}
	log, _ := events.Read(events.File, b, func(string) bool { return true })
	if len(log) != 1 || log[0].Company != "C002" {
		t.Errorf("the log: %+v", log)
	}
	v, err := pipeline.VerifyJournal(dir, "")
	if err != nil || v.Break != nil || v.Lines == 0 {
		t.Errorf("journal: %+v %v", v, err)
	}
	st, err := pipeline.StatusOf(t.Context(), dir, afterRetention)
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(st.Companies, func(c pipeline.CompanyStatus) bool { return c.ID == "C001" }); i < 0 || st.Companies[i].Next != "done" {
		t.Errorf("status: %+v", st.Companies)
	}
	again := purgeOf(t, dir, pipeline.PurgeOptions{Options: afterRetention, Company: "C001", Confirm: true})
	if !again.Done || again.Problems.HasErrors() {
		t.Errorf("again: %+v", again)
	}
	check("after a second purge")
	run(t, dir, afterRetention)
	lists := 0
	for f, b := range tree(t, filepath.Join(dir, "project")) {
		if strings.HasPrefix(f, "日程/") || f == "全体工程表.xlsx" || f == "進捗一覧.xlsx" {
			lists++
			if words.In(f, b) {
				t.Errorf("a later run's %s names the company", f)
			}
		}
	}
	if lists < 2 {
		t.Errorf("a later run made %d lists", lists)
	}
}

// The log moves a company on, and what was left out of it is told.
func TestStatusReadsTheLog(t *testing.T) {
	dir, _ := purgeable(t)
	spec := events.Template()
	for i, row := range [][]any{{"C001", "2018/6/25", "文書審査", "総務部長", "規程を確認"}, {"C001", "2018/6/26", "文書審査結果の通知", "総務部長", "第1号"}} {
		for j, v := range row {
			spec.Sheets[0].Cells = slices.DeleteFunc(spec.Sheets[0].Cells, func(c workbook.CellSpec) bool { return c.Row == 4+i && c.Col == j+1 })
			spec.Sheets[0].Cells = append(spec.Sheets[0].Cells, workbook.CellSpec{Row: 4 + i, Col: j + 1, Value: v})
		}
	}
	b, err := workbook.Write(spec)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, events.File), b)
	o := demoDay
	o.Today = calendar.Date{Year: 2018, Month: 6, Day: 27}
	st, err := pipeline.StatusOf(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range st.Companies {
		if c.ID == "C001" && (c.Next != "invite" || c.Owner != "office" || c.Since.Day != 26) {
			t.Errorf("%+v", c)
		}
	}
	var told []string
	for _, p := range st.Problems {
		if p.Company == "C001" && strings.HasPrefix(string(p.Code), "method-") {
			told = append(told, string(p.Code)+" "+p.Pos.Cell())
		}
	}
	if !slices.Contains(told, "method-impartiality B4") || slices.Contains(told, "method-result-untold") {
		t.Errorf("%q", told)
	}
}

// An archive with another company's return in it cannot be cut; one that holds
// the company's alone goes.
func TestPurgeOfArchives(t *testing.T) {
	slow(t)
	dir, c := purgeable(t)
	mine, other := returnOf(t, dir, "C001"), returnOf(t, dir, "C002")
	if other == "" {
		t.Skip("the sample has no return of C002")
	}
	a, err := os.ReadFile(filepath.Join(dir, mine))
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, other))
	if err != nil {
		t.Fatal(err)
	}
	mixed := filepath.Join(dir, "inbox", "まとめ.zip")
	put(t, mixed, zipped(t, map[string][]byte{"a" + filepath.Ext(mine): a, "b" + filepath.Ext(other): b}))
	put(t, filepath.Join(dir, "inbox", "一社.zip"), zipped(t, map[string][]byte{c.Name.V + filepath.Ext(mine): a}))
	o := pipeline.PurgeOptions{Options: afterRetention, Company: "C001", Confirm: true}
	p := purgeOf(t, dir, o)
	if p.Done || !slices.ContainsFunc(p.Problems, func(x problem.Problem) bool { return x.Code == "purge-left" && x.Pos.File == "inbox/まとめ.zip" }) {
		t.Fatalf("%v", codesOf(p))
	}
	if err := os.Remove(mixed); err != nil {
		t.Fatal(err)
	}
	// What a purge that was killed left over is destroyed by the next one.
	if p = purgeOf(t, dir, o); !p.Done {
		t.Fatalf("%v", p.Problems)
	}
	put(t, filepath.Join(dir, "companies", "C001", "審査計画書.docx"), []byte("left over"))
	if p = purgeOf(t, dir, o); !p.Done || len(p.Certificate) != 2 {
		t.Fatalf("%v", p.Problems)
	}
	for f := range tree(t, dir) {
		if f == "inbox/一社.zip" || f == "companies/C001/審査計画書.docx" {
			t.Errorf("%s stands", f)
		}
	}
}

// returnOf is the file of the inbox that is used for a company.
func returnOf(t *testing.T, dir, id string) string {
	t.Helper()
	st, err := pipeline.StatusOf(t.Context(), dir, demoDay)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range st.Companies {
		if c.ID == id {
			return c.Return
		}
	}
	return ""
}
