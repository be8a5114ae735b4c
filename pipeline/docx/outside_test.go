package docx_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
)

// save writes a document into dir and returns the path.
func save(t *testing.T, dir, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// validate runs the package and schema checks over files.
func validate(t *testing.T, files ...string) {
	t.Helper()
	script, err := filepath.Abs("../../../shared/validators/check-docx.sh")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(script); err != nil {
		t.Skip("the validators are not beside the project:", err)
	}
	if err := exec.Command("/usr/bin/python3", "-c", "import lxml").Run(); err != nil {
		t.Skip("the validators need python3-lxml")
	}
	if out, err := exec.Command(script, append([]string{"-q"}, files...)...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestValidator runs the package and schema checks over the reference, the
// sample in two references, and documents made at random.
func TestValidator(t *testing.T) {
	dir, ref := t.TempDir(), reference(t)
	files := []string{save(t, dir, "reference.docx", ref.File()), save(t, dir, "sample.docx", write(t, sample(), ref)),
		save(t, dir, "other.docx", write(t, sample(), renumbered(t))), save(t, dir, "empty.docx", write(t, &doc.Document{}, ref))}
	for seed := range uint64(20) {
		d := (&maker{Rand: rand.New(rand.NewPCG(seed, 8))}).document()
		data, _, err := docx.Write(t.Context(), d, docx.Options{Reference: ref})
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, save(t, dir, fmt.Sprintf("random%d.docx", seed), data))
	}
	validate(t, files...)
}

// TestLibreOffice lets LibreOffice set the sample, and looks for every line
// of it in the text of the pages.
func TestLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds: left out with -short, run by test.sh")
	}
	for _, tool := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("no", tool)
		}
	}
	dir := t.TempDir()
	path := save(t, dir, "sample.docx", write(t, sample(), reference(t)))
	cmd := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command("pdftotext", "-raw", filepath.Join(dir, "sample.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := squeezed(string(out))
	for _, line := range doc.Lines(sample()) {
		for _, piece := range strings.Split(line, "\n") {
			if !strings.Contains(text, squeezed(piece)) && !acrossColumns(piece) {
				t.Errorf("LibreOffice does not show %q", piece)
			}
		}
	}
	if n := strings.Count(string(out), "\f"); n != 6 {
		t.Errorf("%d pages, want 6", n)
	}
}

// acrossColumns tells whether the words of a cell stand between those of
// other cells in the text of a page, which goes line by line.
func acrossColumns(s string) bool {
	return strings.HasPrefix(s, "アクセス権者の範囲") || strings.HasPrefix(s, "（確認した文書") || strings.HasPrefix(s, "年1回、") || strings.HasPrefix(s, "証拠：")
}

// squeezed takes out spaces, and the characters beyond the BMP, for which
// LibreOffice 7.4 writes no text into its PDF when the font is Hanazono.
func squeezed(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || c > 0xFFFF {
			return -1
		}
		return c
	}, s)
}

// TestPythonDocx opens the sample with another program's reader.
func TestPythonDocx(t *testing.T) {
	const python = "/usr/bin/python3"
	if err := exec.Command(python, "-c", "import docx").Run(); err != nil {
		t.Skip("no python3-docx")
	}
	path := save(t, t.TempDir(), "sample.docx", write(t, sample(), reference(t)))
	const script = `import sys, docx
d = docx.Document(sys.argv[1])
print([p.text for p in d.paragraphs if p.style.name == 'Heading 1'])
print(len(d.tables), d.core_properties.title, d.core_properties.author, d.core_properties.created.isoformat())
print(d.tables[2].cell(0, 0).text, d.tables[2].cell(1, 0).text, len(d.tables[2].columns))`
	out, err := exec.Command(python, "-c", script, path).CombinedOutput()
	want := "['はじめに', '審査各項目の適合状況及び証拠', '評価の結果']\n4 審査報告書（案） 一般社団法人〇〇審査機構 2018-07-27T00:00:00\n項目 項目 6\n"
	if err != nil || string(out) != want {
		t.Errorf("%v\n got %s\nwant %s", err, out, want)
	}
}

// TestKeep writes the sample and a long report where DOCX_KEEP says, to be
// looked at.
func TestKeep(t *testing.T) {
	dir := os.Getenv("DOCX_KEEP")
	if dir == "" {
		t.Skip("DOCX_KEEP names no folder")
	}
	save(t, dir, "sample.docx", write(t, sample(), reference(t)))
	save(t, dir, "report.docx", write(t, report(), reference(t)))
	save(t, dir, "reference.docx", reference(t).File())
}
