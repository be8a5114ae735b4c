package pipeline_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sync/errgroup"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/sample"

	catalogues "shinsa/criteria"
)

const validators = "../../shared/validators/"

// validate runs one of the validators that lie beside the project.
func validate(t *testing.T, script string, args ...string) {
	t.Helper()
	p := validators + script
	if _, err := os.Stat(p); err != nil {
		t.Skipf("%s is not here: the validators lie beside the project in CI", p)
	}
	if out, err := exec.Command(p, args...).CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%.4000s", script, err, out)
	}
}

func TestWordFilesAreValid(t *testing.T) {
	slow(t)
	validate(t, "check-docx.sh", append([]string{"-q"}, theDemo(t).made(t, ".docx")...)...)
}

func TestWorkbooksAreValid(t *testing.T) {
	validate(t, "check-xlsx.sh", append([]string{"-q"}, theDemo(t).made(t, ".xlsx")...)...)
}

func TestPDFsAreSound(t *testing.T) {
	qpdf := tool(t, "qpdf")
	for _, p := range theDemo(t).made(t, ".pdf") {
		if out, err := exec.Command(qpdf, "--check", p).CombinedOutput(); err != nil {
			t.Errorf("qpdf --check %s: %v\n%s", p, err, out)
		}
	}
}

// TestPDFsAreArchival holds three documents to PDF/A-2u: among them one with
// characters of the supplementary font and the one with charts.
func TestPDFsAreArchival(t *testing.T) {
	if testing.Short() {
		t.Skip("veraPDF takes seconds: left out with -short, run by test.sh")
	}
	args := []string{"--flavour", "2u"}
	for _, p := range []string{"companies/C003/照会書.pdf", "companies/C003/審査計画書.pdf", "project/事業報告書.pdf"} {
		args = append(args, filepath.Join(theDemo(t).dir, p))
	}
	validate(t, "check-pdf.sh", args...)
}

// truth is what the demo's companies really answered, from the generator.
func truth(t *testing.T) sample.Truth {
	t.Helper()
	b, err := catalogues.Files.ReadFile("meti-2018.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cat, found := criteria.Load("meti-2018.yaml", b)
	if found.HasErrors() {
		t.Fatal(found)
	}
	_, tr, err := sample.Demo(cat)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// pdfText returns the text of every PDF of a folder of the demo without line
// breaks and other space, as a search would see it.
func pdfText(t *testing.T, d demo, folder string) string {
	t.Helper()
	var b strings.Builder
	for _, p := range d.made(t, ".pdf") {
		if rel, _ := filepath.Rel(d.dir, p); strings.HasPrefix(filepath.ToSlash(rel), folder) {
			b.WriteString(squeeze(rawText(t, p)))
		}
	}
	return b.String()
}

// rawText returns the text of a PDF of the demo by pdftotext -raw.
func rawText(t *testing.T, pdf string) string {
	t.Helper()
	tool(t, "pdftotext")
	texts, err := pdfTexts()
	if err != nil {
		t.Fatal(err)
	}
	text, ok := texts[pdf]
	if !ok {
		t.Fatalf("%s is no PDF of the demo", pdf)
	}
	return text
}

// pdfTexts reads every PDF of the demo once, two at a time: poppler takes a
// second for a long one.
var pdfTexts = sync.OnceValues(func() (map[string]string, error) {
	texts := map[string]string{}
	var mu sync.Mutex
	var g errgroup.Group
	g.SetLimit(2)
	for _, f := range runDemo().sum.Files() {
		p := filepath.Join(runDemo().dir, filepath.FromSlash(f.Path))
		if filepath.Ext(p) != ".pdf" {
			continue
		}
		g.Go(func() error {
			out, err := exec.Command("pdftotext", "-raw", p, "-").Output()
			mu.Lock()
			defer mu.Unlock()
			texts[p] = string(out)
			return err
		})
	}
	return texts, g.Wait()
})
