package pipeline_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

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

// pdfText returns the text of every PDF of a company's folder by pdftotext
// -raw with line breaks removed, as a plain search would see it.
func pdfText(t *testing.T, d demo, folder string) string {
	t.Helper()
	var b strings.Builder
	for _, p := range d.made(t, ".pdf") {
		if rel, _ := filepath.Rel(d.dir, p); !strings.HasPrefix(filepath.ToSlash(rel), folder) {
			continue
		}
		out, err := exec.Command(tool(t, "pdftotext"), "-raw", p, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		b.Write(out)
	}
	return strings.NewReplacer("\n", "", "\f", "").Replace(b.String())
}
