package compose

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/statistics"
	"shinsa/templates"
)

func report(t testing.TB, in ProjectInput) (*doc.Document, problem.List) {
	t.Helper()
	d, faults := loaded(t).ProjectReport(in)
	if d == nil {
		t.Fatalf("no report: %v", faults)
	}
	return d, faults
}

// nothing is a project of which nothing is known.
func nothing() ProjectInput {
	p, c := &record.Project{}, &criteria.Catalogue{}
	return ProjectInput{Project: p, Catalogue: c, Tables: statistics.Tables(statistics.Input{Project: p, Catalogue: c})}
}

// TestEveryStageOfTheWork makes the report when nothing is known, when sheets
// came back, when three audits are finished, and when all are; for both
// contractors and in both editions. Nothing that a text refers to may be missing.
func TestEveryStageOfTheWork(t *testing.T) {
	cat := testCatalogue()
	for name, in := range map[string]ProjectInput{"nothing": nothing(), "no company": trialInput(cat, 0, 0), "returns": trialInput(cat, 12, 0), "one": trialInput(cat, 1, 1),
		"three": trialInput(cat, 12, 3), "all": trialInput(cat, 30, 30), "full": trialInput(fullCatalogue(t), 12, 3)} {
		for _, edition := range []Edition{EditionClient, EditionPublic} {
			for _, contractor := range []string{"A", "B"} {
				t.Run(fmt.Sprint(name, " ", edition, " ", contractor), func(t *testing.T) {
					in := in
					p := *in.Project
					p.Contractor, in.Project, in.Edition = contractor, &p, edition
					d, faults := report(t, in)
					for _, f := range faults {
						t.Error(f.Text("en"))
					}
					wellFormed(t, string(edition), d)
					for _, l := range doc.Lines(d) {
						if strings.Contains(l, chapterMark) || strings.Contains(l, "NaN") || strings.Contains(l, "。。") {
							t.Errorf("line %q", l)
						}
					}
				})
			}
		}
	}
}

// TestChaptersWithoutFiguresSaySo holds that a table without figures leaves a
// sentence where it would stand, and is not there.
func TestChaptersWithoutFiguresSaySo(t *testing.T) {
	in := trialInput(testCatalogue(), 12, 0)
	d, _ := report(t, in)
	text, numbers := strings.Join(doc.Lines(d), "\n"), ProjectNumbers(d)
	missing := 0
	for _, f := range in.Tables {
		if f.Missing == "" {
			continue
		}
		missing++
		if numbers[f.ID] != "" {
			t.Errorf("%s has no figures and a number", f.ID)
		}
		if !strings.Contains(text, strings.TrimSuffix(plain(f.Missing), "。")) {
			t.Errorf("%s: the report does not say %q", f.ID, f.Missing)
		}
	}
	if missing < 10 {
		t.Errorf("only %d tables are without figures", missing)
	}
}

// TestEveryTableIsShown holds that no table of figures is forgotten, and that
// each has a number that the report refers to or stands in the annex.
func TestEveryTableIsShown(t *testing.T) {
	in := trialInput(fullCatalogue(t), 50, 50)
	d, _ := report(t, in)
	numbers := ProjectNumbers(d)
	for _, f := range in.Tables {
		switch {
		case f.PerCompany:
			if numbers["heat-"+f.ID] == "" {
				t.Errorf("%s has no chart", f.ID)
			}
		case f.Missing == "" && numbers[f.ID] == "":
			t.Errorf("%s is not in the report", f.ID)
		case f.Missing == "" && !regexp.MustCompile(`^表(\d+|別添\d)-\d+$`).MatchString(numbers[f.ID]):
			t.Errorf("%s is numbered %q", f.ID, numbers[f.ID])
		}
	}
	for id, n := range numbers {
		if TableOf(id) != id && (!strings.HasPrefix(n, "図") || statistics.Find(in.Tables, TableOf(id)) == nil) {
			t.Errorf("chart %s is %s of table %s", id, n, TableOf(id))
		}
	}
}

// TestNumbersOfTables holds some numbers that others find their way by.
func TestNumbersOfTables(t *testing.T) {
	d, _ := report(t, testProjectInput())
	n := ProjectNumbers(d)
	for id, want := range map[string]string{"size": "表2-1", "chart-size": "図2-1", "returns": "表5-1", "size-industry": "表別添2-1"} {
		if n[id] != want {
			t.Errorf("%s is %q, want %q", id, n[id], want)
		}
	}
	if len(ProjectNumbers(nil)) != 0 {
		t.Error("no document has numbers")
	}
}

func TestOnlyContractorAReportsOnCertification(t *testing.T) {
	for contractor, want := range map[string]bool{"A": true, "B": false} {
		for _, edition := range []Edition{EditionClient, EditionPublic} {
			in := testProjectInput()
			in.Project.Contractor, in.Edition = contractor, edition
			d, _ := report(t, in)
			got := slices.ContainsFunc(doc.Outline(d), func(e doc.Entry) bool { return e.Text == "認証に係る実態及び課題" })
			if got != want || slices.ContainsFunc(doc.Lines(d), func(l string) bool { return strings.Contains(l, "認証に係る課題") }) != want {
				t.Errorf("事業者%s, %s: chapter on certification %v", contractor, edition, got)
			}
		}
	}
}

// TestReportNamesNoCompany holds that the program itself writes no company into
// either edition; companies are codes, and those only in the client's.
func TestReportNamesNoCompany(t *testing.T) {
	in := trialInput(fullCatalogue(t), 20, 20)
	for _, edition := range []Edition{EditionClient, EditionPublic} {
		in.Edition = edition
		d, _ := report(t, in)
		text := everything(d)
		for _, c := range trial(testCatalogue(), 20, 0) {
			co := c.Assessment.Company
			for _, s := range []string{co.ID, co.Name.V, co.ScopeName.V} {
				if strings.Contains(text, s) {
					t.Errorf("%s edition contains %q", edition, s)
				}
			}
		}
		if got := strings.Contains(text, "K37"); got != (edition == EditionClient) {
			t.Errorf("%s edition: code is %v", edition, got)
		}
	}
}

// everything is all that a document says: lines, descriptions, properties.
func everything(d *doc.Document) string {
	out := doc.Lines(d)
	out = append(out, d.Meta.Title, d.Meta.Subject, d.Meta.Record, d.Meta.Marking, d.Header.Left, d.Header.Right)
	for _, f := range d.Meta.Facts {
		out = append(out, f.Name, f.Value)
	}
	for _, b := range d.Body {
		if c, ok := b.(*doc.Chart); ok {
			out = append(out, c.Alt)
			for _, s := range c.Series {
				out = append(out, s.Name, fmt.Sprint(s.Values))
			}
			for _, s := range c.Spans {
				out = append(out, s.Name, s.From.String(), s.To.String())
			}
		}
	}
	return strings.Join(out, "\n")
}

// TestChartsShowTheirTables holds that no chart has a number of its own.
func TestChartsShowTheirTables(t *testing.T) {
	in := trialInput(fullCatalogue(t), 30, 30)
	d, _ := report(t, in)
	seen := 0
	for _, b := range d.Body {
		c, ok := b.(*doc.Chart)
		if !ok || c.Stacked || c.Kind != doc.ChartBars && c.Kind != doc.ChartRadar {
			continue
		}
		f := statistics.Find(in.Tables, TableOf(c.ID))
		if f == nil {
			t.Errorf("%s has no table", c.ID)
			continue
		}
		for k, name := range c.Categories {
			for _, s := range c.Series {
				seen++
				if !holdsValue(f, name, s.Values[k]) {
					t.Errorf("%s: %s has %g, which is not in its table", c.ID, name, s.Values[k])
				}
			}
		}
		if c.Alt == "" || len(c.Caption) == 0 {
			t.Errorf("%s has no description", c.ID)
		}
	}
	if seen < 40 {
		t.Errorf("only %d values", seen)
	}
}

func holdsValue(f *statistics.Table, name string, v float64) bool {
	for _, r := range f.Rows {
		if !strings.HasPrefix(name, r.Cells[0].Text) {
			continue
		}
		for i, c := range r.Cells {
			if numeric(f.Columns[i].Kind) && round(c.Value(f.Columns[i].Kind), 1) == v {
				return true
			}
		}
	}
	return false
}

func TestCodes(t *testing.T) {
	var companies []*record.Company
	codes := map[string]string{"C001": "事業者03", "C002": "事業者01", "C004": "事業者02"}
	for _, c := range trial(testCatalogue(), 4, 0) {
		companies = append(companies, c.Assessment.Company)
	}
	table := Codes(companies, codes, testProject())
	var got []string
	for _, r := range table.Rows {
		if len(r) != len(table.Columns) {
			t.Errorf("row %q", r)
		}
		got = append(got, r[0]+" "+r[1])
	}
	if want := []string{"事業者01 C002", "事業者02 C004", "事業者03 C001", "― C003"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if table.Marking != "取扱注意" || !strings.HasPrefix(table.Title, "コード表") {
		t.Errorf("title %q, marking %q", table.Title, table.Marking)
	}
}

// TestHeadsFitTheirColumns holds that heads are broken into lines that fit.
func TestHeadsFitTheirColumns(t *testing.T) {
	for _, c := range []struct {
		head  string
		width float64
		want  string
	}{{"実施済", 3, "実施済"}, {"実施済の割合", 3.2, "実施済\nの割合"}, {"全部に適合と評価した企業", 4.3, "全部に適\n合と評価\nした企業"}, {"適合・不適合の計", 3.4, "適合・\n不適合\nの計"}, {"計", 1, "計"},
		{"回答があった企業", 4.1, "回答が\nあった\n企業"}, {"案（仮）の割合", 4, "案（仮）\nの割合"}} {
		got := breakHead(c.head, c.width)
		if got != c.want {
			t.Errorf("%s at %g: %q, want %q", c.head, c.width, got, c.want)
		}
		for _, l := range strings.Split(got, "\n") {
			if first, _ := utf8.DecodeRuneInString(l); strings.ContainsRune(noStart, first) {
				t.Errorf("%s: %q begins with what must not", c.head, l)
			}
			if doc.Ems(l) > c.width+.05 {
				t.Errorf("%s at %g: %q is too long", c.head, c.width, l)
			}
		}
	}
}

// TestReadmeListsTheProjectReport holds that what the README says of the
// project report's template is true and whole.
func TestReadmeListsTheProjectReport(t *testing.T) {
	data, err := fs.ReadFile(templates.Files, "README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(data), "## The project report")
	if !found {
		t.Fatal("no section on the project report")
	}
	known := projectParts(&project{in: testProjectInput()})
	want := map[string]bool{}
	for name := range known.blocks {
		want[strings.ReplaceAll(name, ": ", " ")] = true
	}
	for tag := range known.fields {
		want["field "+tag] = true
	}
	got := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^\| (table|chart|field) \| (.*) \|`).FindAllStringSubmatch(section, -1) {
		for _, name := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(m[2], -1) {
			got[m[1]+" "+name[1]] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if !got[name] {
			t.Errorf("the README lacks %s", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if !want[name] {
			t.Errorf("the README has %s, which there is not", name)
		}
	}
}

func BenchmarkProjectReport(b *testing.B) {
	tmpl, in := loaded(b), trialInput(fullCatalogue(b), 50, 50)
	b.ReportAllocs()
	for b.Loop() {
		tmpl.ProjectReport(in)
	}
}
