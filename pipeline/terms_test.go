package pipeline_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/pdf/gate"
)

// term is what people search a report for: words of kanji or katakana, dates,
// item ids, names of standards.
var term = regexp.MustCompile(`[\p{Han}々ヶ]{3,12}|[\p{Katakana}ー]{4,12}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[0-9]+-[0-9]+-[0-9]+[a-z]?|[A-Z][A-Za-z0-9/]{3,}`)

// TestTermsAreFound looks for every occurrence of the terms of the Word files
// in what four readers get from the PDFs beside them, line breaks aside:
// Poppler in the order of the content, MuPDF, pdf.js (the reader of Firefox),
// and Poppler from a copy that Ghostscript made. 50 terms are asked for at the least.
func TestTermsAreFound(t *testing.T) {
	if testing.Short() {
		t.Skip("Ghostscript takes seconds: left out with -short, run by test.sh")
	}
	d := theDemo(t)
	for _, name := range []string{"companies/C004/審査報告書案", "companies/C008/審査報告書案", "companies/C008/審査計画書", "project/事業報告書"} {
		file := filepath.Join(d.dir, name)
		want := termsOf(wordParagraphs(t, file+".docx"))
		if len(want) < 50 {
			t.Errorf("%s has but %d terms", name, len(want))
		}
		for reader, read := range map[string]func(*testing.T, string) string{"poppler": byPoppler, "mupdf": byMuPDF, "pdf.js": byPDFJS, "ghostscript": byGhostscript} {
			t.Run(name+"/"+reader, func(t *testing.T) {
				text, found, all := joined(read(t, file+".pdf")), 0, 0
				for w, n := range want {
					got := min(strings.Count(text, w), n)
					if found, all = found+got, all+n; got < n {
						t.Errorf("%s: %d of %d", w, got, n)
					}
				}
				t.Logf("%d of %d occurrences of %d terms", found, all, len(want))
			})
		}
	}
}

// TestTwoReadersAgree holds the gate's reader against Poppler: every page of
// a PDF of each kind says the same to both, white space aside.
func TestTwoReadersAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("Poppler reads some thirty files: left out with -short, run by test.sh")
	}
	d := theDemo(t)
	tool(t, "pdftotext")
	n, seen := 0, map[string]bool{}
	err := filepath.WalkDir(d.dir, func(file string, e fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".pdf" || seen[filepath.Base(file)] {
			return err
		}
		seen[filepath.Base(file)] = true
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		pages, err := gate.Text(data)
		if err != nil {
			return err
		}
		theirs := strings.Split(byPoppler(t, file), "\f")
		for i, p := range pages {
			var own strings.Builder
			for _, piece := range p.Pieces {
				own.WriteString(piece.Text)
			}
			if squeeze(own.String()) != squeeze(theirs[i]) {
				t.Errorf("%s: page %d reads otherwise by Poppler", file, i+1)
			}
		}
		n++
		return nil
	})
	if err != nil || n < 8 {
		t.Errorf("%d files, %v", n, err)
	}
}

// termsOf counts the terms of paragraphs, a term inside of others included.
func termsOf(paragraphs []string) map[string]int {
	out := map[string]int{}
	for _, p := range paragraphs {
		for _, w := range term.FindAllString(p, -1) {
			out[w] = 0
		}
	}
	for w := range out {
		for _, p := range paragraphs {
			out[w] += strings.Count(p, w)
		}
	}
	return out
}

// wordParagraphs returns the text of a Word file's paragraphs, without those
// of the table of contents, which Word makes anew.
func wordParagraphs(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range strings.Split(part(t, data, "word/document.xml"), "</w:p>") {
		if i := strings.LastIndex(p, "<w:p>"); i >= 0 && !strings.Contains(p, `<w:pStyle w:val="TOC`) {
			out = append(out, wordTexts(p[i:]))
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// joined takes the line breaks out, and nothing else.
func joined(s string) string { return strings.NewReplacer("\r", "", "\n", "", "\f", "").Replace(s) }

func byPoppler(t *testing.T, file string) string {
	return printed(t, "pdftotext", "-raw", "-enc", "UTF-8", file, "-")
}

func byMuPDF(t *testing.T, file string) string {
	return printed(t, "mutool", "draw", "-q", "-F", "txt", file)
}

// byPDFJS reads by pdf.js as Debian has it (libjs-pdf).
func byPDFJS(t *testing.T, file string) string {
	t.Helper()
	const library = "/usr/share/javascript/pdf/build"
	if _, err := os.Stat(library); err != nil {
		t.Skip("pdf.js (libjs-pdf) is not installed; test.sh installs it")
	}
	tool(t, "node")
	return printed(t, "node", filepath.Join("testdata", "pdfjs.js"), library, file)
}

// byGhostscript asks for the older reader of Ghostscript: the newer one of
// 10.00 reads D842DFB7 as D84242B7, which later ones do not.
func byGhostscript(t *testing.T, file string) string {
	out := filepath.Join(t.TempDir(), "copy.pdf")
	printed(t, "gs", "-q", "-dNEWPDF=false", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sOutputFile="+out, file)
	return byPoppler(t, out)
}

func printed(t *testing.T, name string, args ...string) string {
	t.Helper()
	tool(t, name)
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}
