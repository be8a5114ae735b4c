package pipeline_test

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	catalogues "shinsa/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sample"
)

// TestEverythingSaidIsFound searches the PDFs of every company for what it said:
// name, item ids, free texts, evidence, departments, laws, wherever it wrote it,
// as somebody would who searches with line breaks ignored.
func TestEverythingSaidIsFound(t *testing.T) {
	d, tr := theDemo(t), truth(t)
	n := 0
	for _, c := range tr.Companies {
		if c.Return == "" {
			continue
		}
		text := pdfText(t, d, "companies/"+c.Record.ID+"/")
		for _, want := range said(&c.Record, tr.Of(c.Return)) {
			n++
			if !found(text, squeeze(want)) {
				t.Errorf("%s: not found in its PDFs: %q", c.Record.ID, want)
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d texts were looked for", n)
	}
}

// TestNotesOnLawsAreFound looks for what a company says beside a law: the
// information or work that it concerns.
func TestNotesOnLawsAreFound(t *testing.T) {
	d, tr := theDemo(t), truth(t)
	for _, c := range tr.Companies {
		if c.Return == "" {
			continue
		}
		text := pdfText(t, d, "companies/"+c.Record.ID+"/")
		for _, l := range tr.Of(c.Return).Laws {
			if !found(text, squeeze(l.Note)) {
				t.Errorf("%s: not found in its PDFs: %q beside %s", c.Record.ID, l.Note, l.Name)
			}
		}
	}
}

// found looks for the text; a long one may go over the end of a page in a
// table, where the rest of the row stands between: then each part is looked for.
func found(text, want string) bool {
	if strings.Contains(text, want) {
		return true
	}
	r := []rune(want)
	for i := len(r) - 10; i >= 10; i-- {
		if strings.Contains(text, string(r[:i])) {
			return len(r) > 200 && found(text, string(r[i:]))
		}
	}
	return false
}

// said lists what the documents of a company must hold. Recommended measures
// of which it says nothing are no business of its documents.
func said(c *record.Company, r *sample.Return) []string {
	out := []string{c.ID, c.Name.V}
	for id, it := range r.Items {
		if !strings.Contains(id, "r") || it.Said.Text != "" && !it.Missing {
			out = append(out, id)
		}
		if !it.Missing {
			out = append(out, it.Evidence, it.Comment, it.Department)
		}
	}
	for _, l := range r.Laws {
		out = append(out, l.Name)
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(s string) bool { return s == "" })
}

// TestNoCompanyInAnothersDocuments looks for texts of one company in the
// documents of every other.
func TestNoCompanyInAnothersDocuments(t *testing.T) {
	d, tr := theDemo(t), truth(t)
	own, common := tr.Own(), catalogueText(t)
	for _, c := range tr.Companies {
		text := pdfText(t, d, "companies/"+c.Record.ID+"/")
		for _, o := range tr.Companies {
			if o.Record.ID == c.Record.ID {
				continue
			}
			if strings.Contains(text, squeeze(o.Record.Name.V)) {
				t.Errorf("the documents of %s name %s", c.Record.ID, o.Record.Name.V)
			}
			for s := range own[o.Record.ID] {
				if strings.Contains(text, squeeze(s)) && !itself(tr, c, s) && !strings.Contains(common, squeeze(s)) {
					t.Errorf("the documents of %s hold a text of %s: %q", c.Record.ID, o.Record.ID, s)
				}
			}
		}
	}
}

// catalogueText is what stands in everybody's documents: questions, points and
// kinds of evidence, some of which companies name in the same words.
func catalogueText(t *testing.T) string {
	t.Helper()
	b, err := catalogues.Files.ReadFile("meti-2018.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return squeeze(string(b))
}

// itself tells whether the company itself wrote the text as part of a longer one.
func itself(tr sample.Truth, c sample.Company, text string) bool {
	if c.Return == "" {
		return false
	}
	for s := range tr.Of(c.Return).Texts() {
		if strings.Contains(squeeze(s), squeeze(text)) {
			return true
		}
	}
	return false
}

var form = regexp.MustCompile(`株式会社|有限会社|合同会社|㈱|㈲|（株）|\(株\)`)

// TestProjectReportNamesNobody looks into every part of the files that are
// delivered from project/, their properties included, for names of companies
// and their people. The intake report names them, and stays in the office.
func TestProjectReportNamesNobody(t *testing.T) {
	d, tr := theDemo(t), truth(t)
	texts := map[string]string{"事業報告書.pdf": pdfText(t, d, "project/事業報告書")}
	for _, ext := range []string{".docx", ".xlsx"} {
		for _, p := range d.made(t, ext) {
			if filepath.Base(filepath.Dir(p)) == "project" && !forTheOffice(filepath.Base(p)) {
				texts[filepath.Base(p)] = squeeze(parts(t, p))
			}
		}
	}
	if len(texts) < 3 {
		t.Fatalf("project/ holds only %d kinds of files", len(texts))
	}
	for name, text := range texts {
		if id := regexp.MustCompile(`\bC0[01][0-9]\b`).FindString(text); id != "" {
			t.Errorf("%s holds the ID %s", name, id)
		}
		for _, s := range identifying(tr) {
			if strings.Contains(text, squeeze(s)) {
				t.Errorf("%s holds %q", name, s)
			}
		}
	}
}

// identifying lists what tells who a company is.
func identifying(tr sample.Truth) []string {
	var out []string
	for _, c := range tr.Companies {
		r := c.Record
		out = append(out, r.Name.V, form.ReplaceAllString(r.Name.V, ""), r.CorporateNumber, r.Address.V, r.Contact.V, r.Mail.V)
		for _, s := range r.Sites {
			out = append(out, s.V)
		}
	}
	for _, r := range tr.Returns {
		out = append(out, r.Name, r.Answerer)
	}
	return slices.DeleteFunc(out, func(s string) bool { return len([]rune(s)) < 3 })
}

// parts returns the text of every part of an Office file.
func parts(t *testing.T, path string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var b strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return b.String()
}

// TestSecondRunWritesNothing runs the demo again: no file changes, not even its time.
func TestSecondRunWritesNothing(t *testing.T) {
	d := theDemo(t)
	before := times(t, d)
	sum := run(t, d.dir, demoDay)
	for _, f := range sum.Files() {
		if f.Outcome != "unchanged" {
			t.Errorf("%s: %s", f.Path, f.Outcome)
		}
	}
	for p, at := range times(t, d) {
		if before[p] != at {
			t.Errorf("%s was written", p)
		}
	}
	if len(sum.Problems) != len(d.sum.Problems) || len(sum.Withheld) != len(d.sum.Withheld) {
		t.Errorf("the second run tells of %d problems, the first of %d", len(sum.Problems), len(d.sum.Problems))
	}
}

func times(t *testing.T, d demo) map[string]int64 {
	t.Helper()
	out := map[string]int64{}
	for _, p := range d.files(t, "") {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		out[p] = info.ModTime().UnixNano()
	}
	return out
}

// TestJobsDoNotMatter compares runs with one and with four companies at work.
func TestJobsDoNotMatter(t *testing.T) {
	one, four := made(t, 1), made(t, 4)
	if len(one) < 20 || len(one) != len(four) {
		t.Fatalf("%d and %d files", len(one), len(four))
	}
	for p, digest := range one {
		if four[p] != digest {
			t.Errorf("%s differs between --jobs 1 and --jobs 4", p)
		}
	}
}

// made runs a small project and returns the digests of what was made.
func made(t *testing.T, jobs int) map[string]string {
	t.Helper()
	dir := sampleOf(t, 6, 0.5)
	o := demoDay
	o.Jobs = jobs
	out := map[string]string{}
	for _, f := range run(t, dir, o).Files() {
		out[f.Path] = f.Digest
	}
	return out
}

// forTheOffice tells the lists that name companies and never leave the office.
func forTheOffice(name string) bool {
	for _, list := range []string{"受付結果一覧.", "進捗一覧.", "全体工程表."} {
		if strings.HasPrefix(name, list) {
			return true
		}
	}
	return false
}
