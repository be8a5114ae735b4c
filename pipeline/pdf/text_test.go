package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf"
	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/pdf/layout"
)

// documents are the kinds of documents that the properties are held for.
func documents() map[string]*doc.Document {
	return map[string]*doc.Document{"report": report(3, 25), "letter": letter(), "nasty": nasty(), "figures": figures()}
}

// nasty is what breaks layouts: a row higher than two pages, rows joined over
// pages, a head of many lines, words longer than lines, rare characters.
func nasty() *doc.Document {
	d := report(0, 0)
	d.Cover, d.TOC = nil, true
	joined := cell(strings.Repeat("何枚にもわたる項目。\n", 70))
	joined.RowSpan = 40
	long := &doc.Table{ID: "long", Caption: txt("表　長い行"), Note: txt("注　以上"), Columns: []doc.Column{{Share: 0.2}, {Share: 0.3}, {Share: 0.5}},
		Head: []doc.Row{row("見出し\n二行目", "中", "右")}, Rows: []doc.Row{row("1", strings.Repeat(answers[4], 40), strings.Repeat("終わらない説明、", 300))}}
	tall := &doc.Table{ID: "tall", Columns: []doc.Column{{Share: 0.2}, {Share: 0.8}}, Head: []doc.Row{row("甲", "乙")}}
	for i := range 40 {
		r := row(fmt.Sprintf("%d行目　%s", i, strings.Repeat("同じ項目の別の行。", i%7)))
		if i == 0 {
			r.Cells = append([]doc.Cell{joined}, r.Cells...)
		}
		tall.Rows = append(tall.Rows, r)
	}
	d.Body = append(d.Body, heading(1, "long", "長い表"), long, heading(2, "tall", "結合"), tall,
		para(strings.Repeat("A", 300)+"と"+strings.Repeat("1234567890", 20)+"、"+strings.Repeat("、", 60)),
		para("𠮷野家の𠮷、髙島屋の髙、﨑陽軒の﨑、德川の德、𩸽、㊞、①⑳、㈱、Ⅻ、ｱｲｳ、é、α、№、〒、ヶ、〆、々、…、―、～、−"), para("１２３４５６７８９０円"), para(""))
	return d
}

// laid returns the layout of a document and the text of its runs.
func laid(t testing.TB, d *doc.Document) (*layout.Layout, func(layout.Run) string) {
	t.Helper()
	use := font.NewUse(fontSet(t))
	l, problems, err := layout.Make(context.Background(), d, layout.Options{Look: testLook(), Set: fontSet(t), Use: use, LatinGap: pdf.DefaultLatinGap})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return l, func(r layout.Run) string {
		var b strings.Builder
		for _, c := range r.Codes {
			b.WriteString(use.Text(int(r.Face), c))
		}
		return b.String()
	}
}

// The layout says what the model says, character by character, in its order.
func TestLayoutHasTextOfModel(t *testing.T) {
	for name, d := range documents() {
		l, text := laid(t, d)
		var got strings.Builder
		for _, p := range l.Pages {
			for _, r := range p.Runs {
				if r.Role != layout.Running && r.Role != layout.Repeat && r.Role != layout.Contents {
					got.WriteString(text(r))
				}
			}
		}
		want := squeeze(strings.Join(doc.Lines(d), ""))
		if name == "nasty" { // the cells of a torn row go on side by side
			sameText(t, name, letters(got.String()), letters(want))
			continue
		}
		sameText(t, name, squeeze(got.String()), want)
	}
}

// Every page of the file, read by other programs, says what was laid out.
func TestFileHasTextOfLayout(t *testing.T) {
	for name, d := range documents() {
		l, text := laid(t, d)
		want := make([]string, len(l.Pages))
		for i, p := range l.Pages {
			for _, r := range p.Runs {
				want[i] += squeeze(text(r))
			}
		}
		file := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(file, write(t, d).Data, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Run(name+"/poppler", func(t *testing.T) { samePages(t, popplerPages(t, file), want) })
		t.Run(name+"/ghostscript", func(t *testing.T) {
			again := file + ".gs.pdf"
			// The new PDF reader of 10.00 takes D842DFB7 for D84242B7 (mended
			// later); there its old reader is asked.
			run(t, "gs", "-q", "-dNEWPDF=false", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sOutputFile="+again, file)
			samePages(t, popplerPages(t, again), want)
		})
		t.Run(name+"/mupdf", func(t *testing.T) {
			pages := strings.Split(run(t, "mutool", "draw", "-q", "-F", "txt", file), "\f")
			for i, w := range want { // MuPDF orders blocks by itself
				sameText(t, fmt.Sprintf("page %d", i+1), letters(pages[i]), letters(w))
			}
		})
	}
}

// Text can be found in the file with nothing but the line breaks removed: no
// gap between Japanese and Latin, and no stretched line, looks like a space.
func TestTextIsFoundWithoutAddedSpaces(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, write(t, report(2, 10)).Data, 0o644); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"poppler": run(t, "pdftotext", "-raw", "-enc", "UTF-8", file, "-"),
		"mupdf":   run(t, "mutool", "draw", "-q", "-F", "txt", file),
	} {
		text = strings.ReplaceAll(text, "\n", "")
		for _, want := range append(append([]string{prose, "株式会社髙﨑製作所", "4-1-3a"}, questions...), answers...) {
			if !strings.Contains(text, strings.ReplaceAll(want, "\n", "")) {
				t.Errorf("%s does not find %q", name, want)
			}
		}
	}
}

func popplerPages(t *testing.T, file string) []string {
	return strings.Split(run(t, "pdftotext", "-raw", "-enc", "UTF-8", file, "-"), "\f")
}

func samePages(t *testing.T, got, want []string) {
	t.Helper()
	if len(got) != len(want)+1 {
		t.Fatalf("%d pages, want %d", len(got)-1, len(want))
	}
	for i, w := range want {
		sameText(t, fmt.Sprintf("page %d", i+1), squeeze(got[i]), w)
	}
}

// letters sorts the characters of a text.
func letters(s string) string {
	r := []rune(squeeze(s))
	slices.Sort(r)
	return string(r)
}

func sameText(t *testing.T, name, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := []rune(got), []rune(want)
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	around := func(r []rune) string { return string(r[max(0, min(i-20, len(r))):min(i+40, len(r))]) }
	t.Errorf("%s: texts differ at %d (of %d, %d):\n got %q\nwant %q", name, i, len(g), len(w), around(g), around(w))
}

// run runs another program and returns what it prints; the test is skipped
// where the program is not installed.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	var stderr bytes.Buffer
	c := exec.Command(name, args...)
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", name, err, out, stderr.String())
	}
	return string(out)
}
