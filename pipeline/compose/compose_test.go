package compose

import (
	"flag"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/statistics"
)

var update = flag.Bool("update", false, "write the goldens anew")

// made makes all five documents of an input.
func made(t testing.TB, in Input, project ProjectInput) map[string]*doc.Document {
	t.Helper()
	tmpl := loaded(t)
	out := map[string]*doc.Document{}
	for kind, f := range map[string]func() (*doc.Document, problem.List){
		KindQuery: func() (*doc.Document, problem.List) { return tmpl.Query(in) }, KindPlan: func() (*doc.Document, problem.List) { return tmpl.Plan(in) },
		KindReportDraft:   func() (*doc.Document, problem.List) { return tmpl.ReportDraft(in) },
		KindProjectReport: func() (*doc.Document, problem.List) { return tmpl.ProjectReport(project) },
		KindIntakeReport:  func() (*doc.Document, problem.List) { return tmpl.IntakeReport(testIntake(in)) },
	} {
		d, faults := f()
		for _, p := range faults {
			t.Errorf("%s: %s", kind, p.Text("en"))
		}
		if d != nil {
			out[kind] = d
		}
	}
	return out
}

func TestGoldens(t *testing.T) {
	for kind, d := range made(t, testInput(), testProjectInput()) {
		golden(t, filepath.Join("testdata", kind+".txt"), dump(d))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\ngot  %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

func TestSameInputSameDocument(t *testing.T) {
	a, b := made(t, testInput(), testProjectInput()), made(t, testInput(), testProjectInput())
	for kind := range a {
		if dump(a[kind]) != dump(b[kind]) {
			t.Errorf("%s differs between two runs", kind)
		}
	}
}

// hostile is what nobody should type and somebody will.
const hostile = "{{.Project}} | # 見出し *強* <w:p> [[table: items]] ::: \uE0000\uE001 & `x` 1. - \\"

func TestTypedTextStaysText(t *testing.T) {
	in := testInput()
	value := registered(2, hostile)
	c := in.Assessment.Company
	c.Name, c.Contact, c.ContactTitle, c.ScopeName, c.Address, c.MethodReason, c.Disposal = value, value, value, value, value, value, value
	ans := in.Assessment.Items[0].Answer
	ans.Comment, ans.Evidence, ans.Department = said1(8, 8, hostile), said1(8, 7, hostile), said1(8, 9, hostile)
	in.Assessment.Queries[0].Quote = hostile
	in.Project.Body.Name, in.Project.Title, in.Project.Body.Office.Name = hostile, hostile, hostile
	in.Project.Auditors[0].Name = hostile
	project := testProjectInput()
	project.Project.Title = hostile
	statistics.Find(project.Tables, "method-reasons").Rows[0].Cells[0].Text = hostile
	for kind, d := range made(t, in, project) {
		found := 0
		walk(d, func(content []doc.Inline) {
			for _, i := range content {
				text, ok := i.(doc.Text)
				if !ok {
					continue
				}
				if text.S == hostile {
					found++
				} else if strings.Contains(text.S, "w:p") || strings.Contains(text.S, "Project}") {
					t.Errorf("%s: the text was taken apart: %q", kind, text.S)
				}
			}
		})
		if found == 0 {
			t.Errorf("%s does not show the text as it was typed", kind)
		}
		if n := headings(d); n != headings(made(t, testInput(), testProjectInput())[kind]) {
			t.Errorf("%s: typed text changed the headings (%d)", kind, n)
		}
	}
}

func headings(d *doc.Document) int { return len(doc.Outline(d)) }

// TestTypedTextKnowsItsPlace marks every typed text by a character of its own
// and looks for marks on texts without a place.
func TestTypedTextKnowsItsPlace(t *testing.T) {
	const mark = "§"
	in := testInput()
	c := in.Assessment.Company
	for _, v := range []*record.Value[string]{&c.Name, &c.Contact, &c.ContactTitle, &c.ScopeName, &c.Address, &c.Industry, &c.MethodReason, &c.Disposal, &c.Sites[0], &c.PlanExplained} {
		*v = registered(3, v.V+mark)
	}
	r := in.Assessment.Response
	r.File += mark
	r.Answered, r.Laws[0].V, r.LawNotes[0].V, r.Notes[0].Text = said1(2, 2, mark), mark+"法", mark, mark
	for i := range in.Assessment.Items {
		if a := in.Assessment.Items[i].Answer; a != nil {
			a.Comment, a.Evidence, a.Department = said1(8, 8, mark), said1(8, 7, mark), said1(8, 9, mark)
		}
	}
	for i := range in.Assessment.Queries {
		in.Assessment.Queries[i].Quote = mark
		in.Assessment.Queries[i].Pos.Sheet += mark
		in.Assessment.Queries[i].Pos.File = sheetFile
	}
	p := in.Project
	for _, s := range []*string{&p.Title, &p.Client, &p.Body.Name, &p.Body.Representative.Name, &p.Body.Representative.Title, &p.Body.Office.Name,
		&p.Body.Office.Contact, &p.Body.Office.Phone, &p.Body.Office.Mail, &p.Committee[0].Name, &p.Committee[0].Title, &p.Auditors[0].Name, &p.Auditors[0].Qualifications[0], &p.Marking} {
		*s += mark
	}
	in.Catalogue.Title += mark
	in.Catalogue.Items[0].Question += mark
	project := testProjectInput()
	project.Project, project.Catalogue = p, in.Catalogue
	for kind, d := range made(t, in, project) {
		marks := 0
		walk(d, func(content []doc.Inline) {
			for _, i := range content {
				if text, ok := i.(doc.Text); ok && strings.Contains(text.S, mark) {
					marks++
					if text.Src.IsZero() {
						t.Errorf("%s: %q has no place", kind, text.S)
					}
				}
			}
		})
		if marks == 0 {
			t.Errorf("%s shows none of the typed texts", kind)
		}
	}
}

// Only the fields of sections stand more than once, once a row; and nothing is
// filled in beforehand but what is no judgement.
func TestFieldTagsAreUnique(t *testing.T) {
	given := []string{"team.name", "team.role", "team.organisation", "team.qualifications", "visits.kind", "interviews.kind",
		"attendance.name", "attendance.title", "attendance.side"}
	for kind, d := range made(t, testInput(), testProjectInput()) {
		seen := map[string]int{}
		walk(d, func(content []doc.Inline) {
			for _, i := range content {
				if f, ok := i.(doc.Field); ok {
					seen[f.Tag]++
					if f.Value != "" && !slices.Contains(given, f.Tag) {
						t.Errorf("%s: field %s is filled in", kind, f.Tag)
					}
				}
			}
		})
		rows := sections(t, d)
		for tag, n := range seen {
			section, _, _ := strings.Cut(tag, ".")
			if want := max(rows[section], 1); n != want {
				t.Errorf("%s: field %s stands %d times, want %d", kind, tag, n, want)
			}
		}
	}
}

// sections counts the rows of each section, and holds that they stand together
// and have the same fields.
func sections(t *testing.T, d *doc.Document) map[string]int {
	t.Helper()
	rows := map[string]int{}
	for _, b := range d.Body {
		table, ok := b.(*doc.Table)
		if !ok {
			continue
		}
		for i, r := range table.Rows {
			if r.Repeat == "" {
				continue
			}
			if rows[r.Repeat]++; rows[r.Repeat] > 1 && (i == 0 || table.Rows[i-1].Repeat != r.Repeat || tags(table.Rows[i-1]) != tags(r)) {
				t.Errorf("table %s: row %d of %s is not like the one above", table.ID, i, r.Repeat)
			}
		}
	}
	return rows
}

func tags(r doc.Row) string {
	var out []string
	for _, c := range r.Cells {
		for _, p := range c.Content {
			for _, i := range p.Content {
				if f, ok := i.(doc.Field); ok {
					out = append(out, f.Tag)
				}
			}
		}
	}
	return strings.Join(out, " ")
}

func TestReportDraftHasAPlaceForEveryItem(t *testing.T) {
	d := made(t, testInput(), testProjectInput())[KindReportDraft]
	tags := map[string]doc.Field{}
	walk(d, func(content []doc.Inline) {
		for _, i := range content {
			if f, ok := i.(doc.Field); ok {
				tags[f.Tag] = f
			}
		}
	})
	for _, id := range []string{"3a", "4-1-1a", "4-1-3a", "4-1-3b"} {
		for _, tag := range []string{"finding." + id, "evidence." + id, "advice." + id} {
			if _, ok := tags[tag]; !ok {
				t.Errorf("no field %s", tag)
			}
		}
	}
	if got := strings.Join(tags["finding.3a"].Choices, " "); got != "適合 不適合 該当なし 未確認" {
		t.Errorf("choices of a finding: %s", got)
	}
	if _, ok := tags["finding.4-1-4a"]; ok {
		t.Error("an item out of scope has a finding")
	}
	if _, ok := tags["opinion.text"]; !ok {
		t.Error("no place for the company's opinion")
	}
}

func TestPlanNamesNoExcludedAuditor(t *testing.T) {
	for kind, d := range made(t, testInput(), testProjectInput()) {
		if strings.Contains(strings.Join(doc.Lines(d), "\n"), "利害　関係") {
			t.Errorf("%s names an auditor who was excluded", kind)
		}
	}
}

func TestProjectReportNamesNoCompany(t *testing.T) {
	text := strings.Join(doc.Lines(made(t, testInput(), testProjectInput())[KindProjectReport]), "\n")
	for _, s := range []string{"髙﨑", "C012", "本社工場"} {
		if strings.Contains(text, s) {
			t.Errorf("the project report contains %q", s)
		}
	}
}

func TestProjectReportOfContractorB(t *testing.T) {
	in := testProjectInput()
	in.Project.Contractor = "B"
	d := made(t, testInput(), in)[KindProjectReport]
	for _, e := range doc.Outline(d) {
		if e.Text == "認証に係る実態及び課題" {
			t.Error("事業者B reports results only")
		}
	}
}

func TestNothingToAskNoQuery(t *testing.T) {
	in := testInput()
	in.Assessment.Queries = nil
	if d, faults := loaded(t).Query(in); d != nil || len(faults) > 0 {
		t.Errorf("got %v, %v", d, faults)
	}
}

func TestQueryWithoutNumberOrDueDateHasPlacesForThem(t *testing.T) {
	in := testInput()
	in.Number, in.ReplyBy = "", calendar.Date{}
	d, _ := loaded(t).Query(in)
	text := dump(d)
	for _, want := range []string{"p Right {number 0 （発番を記入）}", "回答の期限　　{reply-by 3 （年月日）}まで"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// worst are inputs at the edges.
func worst() map[string]func() (Input, ProjectInput) {
	return map[string]func() (Input, ProjectInput){
		"nothing came back": func() (Input, ProjectInput) {
			in := testInput()
			in.Assessment.Response, in.Assessment.Laws = nil, nil
			for i := range in.Assessment.Items {
				in.Assessment.Items[i].Answer = nil
			}
			return in, testProjectInput()
		},
		"empty values": func() (Input, ProjectInput) {
			in := testInput()
			in.Assessment = &audit.Assessment{Company: &record.Company{}}
			in.Project, in.Plan, in.Number = &record.Project{}, nil, ""
			return in, ProjectInput{Project: &record.Project{}, Catalogue: &criteria.Catalogue{}, Tables: statistics.Tables(statistics.Input{Project: &record.Project{}, Catalogue: &criteria.Catalogue{}})}
		},
		"very long names": func() (Input, ProjectInput) {
			in := testInput()
			long := strings.Repeat("株式会社髙﨑製作所グループ", 60)
			in.Assessment.Company.Name = registered(2, long+"\r\n\r\n"+long)
			return in, testProjectInput()
		},
		"300 items": func() (Input, ProjectInput) {
			in := testInput()
			for i := range 300 {
				it := in.Catalogue.Items[2]
				it.ID = fmt.Sprintf("4-1-3x%d", i)
				in.Catalogue.Items = append(in.Catalogue.Items, it)
				in.Assessment.Items = append(in.Assessment.Items, audit.Item{Item: &it, State: audit.Applicable})
			}
			return in, testProjectInput()
		},
	}
}

func TestWorstCasesAreWellFormed(t *testing.T) {
	for name, make := range worst() {
		t.Run(name, func(t *testing.T) {
			in, project := make()
			for kind, d := range made(t, in, project) {
				wellFormed(t, kind, d)
			}
		})
	}
	for kind, d := range made(t, testInput(), testProjectInput()) {
		wellFormed(t, kind, d)
	}
}

// wellFormed holds what every writer relies on.
func wellFormed(t *testing.T, kind string, d *doc.Document) {
	t.Helper()
	if d.Meta.Title == "" {
		t.Errorf("%s has no title", kind)
	}
	ids := map[string]bool{}
	for _, x := range append(append([]doc.Block{}, d.Cover...), d.Body...) {
		switch x := x.(type) {
		case *doc.Heading:
			if ids[x.ID] || x.ID == "" || len(x.Content) == 0 {
				t.Errorf("%s: heading %q %q", kind, x.ID, doc.Plain(x.Content))
			}
			ids[x.ID] = true
		case *doc.Table:
			tableFits(t, kind, x)
		case *doc.Chart:
			for _, s := range x.Series {
				if len(s.Values) != len(x.Categories) {
					t.Errorf("%s: chart %s has %d values for %d categories", kind, x.ID, len(s.Values), len(x.Categories))
				}
			}
		}
	}
	walk(d, func(content []doc.Inline) {
		for _, i := range content {
			text, ok := i.(doc.Text)
			if ok && (text.S == "" || strings.ContainsAny(text.S, "\n\r\t")) {
				t.Errorf("%s: text %q", kind, text.S)
			}
		}
	})
}

func tableFits(t *testing.T, kind string, x *doc.Table) {
	t.Helper()
	sum := 0.0
	for _, c := range x.Columns {
		sum += c.Share
	}
	if sum > 1.0001 || (sum < 0.9999 && x.ID != "cover") {
		t.Errorf("%s: shares of table %s add up to %g", kind, x.ID, sum)
	}
	for _, rows := range [][]doc.Row{x.Head, x.Rows} {
		above := map[int]int{} // cells of earlier rows that reach into a row
		for i, r := range rows {
			n := above[i]
			for _, c := range r.Cells {
				n += max(c.ColSpan, 1)
				for k := 1; k < c.RowSpan; k++ {
					above[i+k] += max(c.ColSpan, 1)
				}
				if len(c.Content) == 0 || len(c.Content[0].Content) == 0 {
					t.Errorf("%s: table %s row %d has an empty cell", kind, x.ID, i)
				}
			}
			if n != len(x.Columns) {
				t.Errorf("%s: table %s row %d has %d cells", kind, x.ID, i, n)
			}
		}
	}
	if math.IsNaN(sum) {
		t.Error("share is no number")
	}
}

func BenchmarkReportDraft(b *testing.B) {
	tmpl, in := loaded(b), testInput()
	b.ReportAllocs()
	for b.Loop() {
		tmpl.ReportDraft(in)
	}
}
