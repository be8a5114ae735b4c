package papers_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/ods"
)

// TestThroughLibreOffice: the forms come back whole through another program and
// another format, and are read there, too.
func TestThroughLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice (soffice) is not installed")
	}
	w, dir := newWorld(t), t.TempDir()
	save := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save("paper.xlsx", written(t, filledIn(t, w, 0)))
	save("report.xlsx", written(t, reported(t, w)))
	convert := func(format string, names ...string) {
		args := append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", format, "--outdir", dir}, names...)
		cmd := exec.Command(office, args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	convert("ods", "paper.xlsx", "report.xlsx")
	convert("xlsx", "paper.ods", "report.ods")
	for _, suffix := range []string{".ods", ".xlsx"} {
		read := workbook.Read
		if suffix == ".ods" {
			read = ods.Read
		}
		book := func(name string) *workbook.Book {
			data, err := os.ReadFile(filepath.Join(dir, name+suffix))
			if err != nil {
				t.Fatal(err)
			}
			b, err := read(data, workbook.DefaultLimits())
			if err != nil {
				t.Fatal(name+suffix, err)
			}
			return b
		}
		p, problems := readPaper(t, w, "a"+suffix, book("paper"))
		holdFilledIn(t, p)
		if len(problems) > 0 || len(p.Notes) > 0 {
			t.Errorf("paper%s: %v %+v", suffix, codes(problems), p.Notes)
		}
		a, problems := readAftermath(t, w, book("report"))
		holdReported(t, a)
		if len(problems) > 0 || len(a.Notes) > 0 {
			t.Errorf("report%s: %v %+v", suffix, codes(problems), a.Notes)
		}
	}
}

// Equal input makes equal bytes, and the validators find nothing.
func TestWrittenForms(t *testing.T) {
	w := newWorld(t)
	dir := t.TempDir()
	var files []string
	for name, spec := range map[string]func() *workbook.Spec{"paper.xlsx": func() *workbook.Spec { return w.paper(0) }, "report.xlsx": w.aftermath,
		"filled.xlsx": func() *workbook.Spec { return filledIn(t, w, 1) }} {
		data := written(t, spec())
		if !bytes.Equal(data, written(t, spec())) {
			t.Errorf("%s: two runs, two files", name)
		}
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	const validator = "/work/shared/validators/check-xlsx.sh"
	if _, err := os.Stat(validator); err != nil {
		t.Skip("the validator of workbooks is not installed: " + validator)
	}
	if out, err := exec.Command(validator, files...).CombinedOutput(); err != nil || strings.Contains(string(out), "FAIL") {
		t.Errorf("%v\n%s", err, out)
	}
}

// What is locked, and what drop-downs offer.
func TestProtection(t *testing.T) {
	w := newWorld(t)
	for _, spec := range []*workbook.Spec{w.paper(0), w.aftermath()} {
		for _, s := range spec.Sheets {
			if s.VeryHidden {
				continue
			}
			if !s.Protect || s.FitWidth == false || s.Footer == "" || s.Header == "" {
				t.Errorf("%s: protected %v, footer %q", s.Name, s.Protect, s.Footer)
			}
			if s.Name != "表紙" && (!s.Landscape || s.FreezeRow == 0 || s.PrintRows[0] == 0) {
				t.Errorf("%s: not set up for print", s.Name)
			}
			for _, c := range s.Cells {
				for _, d := range s.Choices {
					if r := d.Range; c.Row >= r.Row1 && c.Row <= r.Row2 && c.Col >= r.Col1 && c.Col <= r.Col2 && !c.Style.Unlocked && c.Style.Fill != "F2F2F2" && c.Value == nil && c.Style.Border {
						t.Errorf("%s row %d: a choice in a locked cell", s.Name, c.Row)
					}
				}
			}
		}
	}
}
