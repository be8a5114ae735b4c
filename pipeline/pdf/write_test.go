package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf"
	"shinsa/pipeline/pdf/layout"
	"shinsa/pipeline/problem"
)

func TestFileIsSound(t *testing.T) {
	var files []string
	for name, d := range documents() {
		file := filepath.Join(t.TempDir(), name+".pdf")
		if err := os.WriteFile(file, write(t, d).Data, 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		t.Run(name+"/qpdf", func(t *testing.T) {
			if out := run(t, "qpdf", "--check", file); strings.Contains(strings.ToUpper(out), "WARNING") {
				t.Error(out)
			}
		})
	}
	for _, flavour := range []string{"2u", "2a", "ua1"} {
		t.Run("verapdf/"+flavour, func(t *testing.T) { valid(t, flavour, files) })
	}
}

// valid lets veraPDF judge files.
func valid(t *testing.T, flavour string, files []string) {
	t.Helper()
	const check = "../../../shared/validators/check-pdf.sh"
	if _, err := os.Stat(check); err != nil || testing.Short() {
		t.Skip("the validators are not beside the project, or -short")
	}
	run(t, check, append([]string{"--flavour", flavour}, files...)...)
}

func TestSameBytesFromManyAtOnce(t *testing.T) {
	d := report(1, 12)
	want := write(t, d).Data
	o := pdf.Options{Look: testLook(), Fonts: fontSet(t)}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			got, _, err := pdf.Write(context.Background(), d, o)
			if err != nil || !bytes.Equal(got.Data, want) {
				t.Errorf("another writing gave other bytes (%v)", err)
			}
		})
	}
	wg.Wait()
}

// The page numbers in the contents, those returned and those where other
// programs find the headings are the same.
func TestContentsTellTheRightPages(t *testing.T) {
	d := report(4, 17)
	out := write(t, d)
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, out.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	pages := popplerPages(t, file)
	for _, e := range doc.Outline(d) {
		page, label := out.HeadingPages[e.Heading.ID], squeeze(e.Label())
		if page == 0 || !strings.Contains(squeeze(pages[page-1]), label) {
			t.Errorf("heading %q is not on page %d", e.Label(), page)
		}
		if line := fmt.Sprintf("%s%d", label, page); e.Level <= 2 && !strings.Contains(squeeze(pages[1]), line) {
			t.Errorf("contents lack %q", line)
		}
	}
	if out.Pages != len(pages)-1 {
		t.Errorf("%d pages returned, %d found", out.Pages, len(pages)-1)
	}
}

// No heading stands alone at the foot of a page, whatever comes before it.
func TestNoOrphanHeadings(t *testing.T) {
	for lines := range 45 {
		d := report(2, 3)
		d.Body = append([]doc.Block{styled(doc.BodyFlush, strings.Repeat("行\n", lines)+"行")}, d.Body...)
		l, _ := laid(t, d)
		for _, h := range l.Headings {
			if !followed(l.Pages[h.Page].Runs, h.Y) {
				t.Errorf("%d lines: heading %q is the last of page %d", lines, h.Label(), h.Page+1)
			}
		}
	}
}

// followed tells whether text other than headings and captions stands below y.
func followed(runs []layout.Run, y float64) bool {
	for _, r := range runs {
		if r.Y > y && (r.Role == layout.Text || r.Role == layout.Cell || r.Role == layout.Label) {
			return true
		}
	}
	return false
}

// Nothing stands outside the text area but head and foot; no two rows of text
// of a column overlap.
func TestAllStandsInsideThePage(t *testing.T) {
	p := testLook().Page
	for name, d := range documents() {
		l, text := laid(t, d)
		for i, page := range l.Pages {
			for _, r := range page.Runs {
				low, high := p.MarginTop, p.Height-p.MarginBottom
				if r.Role != layout.Running && (r.Y < low || r.Y > high || r.X < p.MarginLeft-1 || r.X > p.Width-p.MarginRight+1) {
					t.Errorf("%s page %d: %q stands at %.1f, %.1f", name, i+1, text(r), r.X, r.Y)
				}
			}
		}
	}
}

func TestCharactersThatCannotBeShown(t *testing.T) {
	src := problem.Pos{File: "C001.xlsx", Sheet: "自己チェック", Row: 31, Col: 6}
	for _, c := range []struct {
		text, code, arg string
		written         bool
	}{
		{"絵文字🍣です", "glyph-missing", "U+1F363", false},
		{"制御\x08文字", "glyph-control", "U+0008", false},
		{"幅なし\u200B空白", "glyph-invisible", "U+200B", true},
		{"読めない\uFFFE字", "glyph-missing", "U+FFFE", false},
		{"字\uFE0E形", "glyph-variant", "U+5B57 U+FE0E", true},
		{"葛\U000E01EF城市", "glyph-variant", "U+845B U+E01EF", true},
		{"\U000E0100葛", "glyph-invisible", "U+E0100", true},
		{"私\uE000用", "glyph-missing", "U+E000", false},
	} {
		d := &doc.Document{Body: []doc.Block{&doc.Paragraph{Style: doc.Body, Content: []doc.Inline{doc.Text{S: c.text, Src: src}}}}}
		out, problems, err := pdf.Write(context.Background(), d, pdf.Options{Look: testLook(), Fonts: fontSet(t)})
		if err != nil {
			t.Fatal(err)
		}
		if len(problems) != 1 || string(problems[0].Code) != c.code || problems[0].Pos != src || problems[0].Args[len(problems[0].Args)-1] != c.arg {
			t.Errorf("%q: problems %v", c.text, problems)
		}
		if (out.Data != nil) != c.written {
			t.Errorf("%q: written %v, want %v", c.text, out.Data != nil, c.written)
		}
	}
}

// Characters with variation selectors are shown by their variants, and the
// text keeps the selectors. (MuPDF 1.21 gives them as the two halves of their
// UTF-16 form, which is a fault of its own.)
func TestVariantsAreKept(t *testing.T) {
	const text = "葛\U000E0101城市の渡邉\U000E0102様、辻\U000E0101様、葛様、字\uFE0E形"
	d := &doc.Document{Body: []doc.Block{para(text)}}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, write(t, d).Data, 0o644); err != nil {
		t.Fatal(err)
	}
	again := file + ".gs.pdf"
	run(t, "gs", "-q", "-dNEWPDF=false", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-sOutputFile="+again, file)
	for reader, got := range map[string]string{"poppler": run(t, "pdftotext", "-raw", file, "-"), "ghostscript": run(t, "pdftotext", "-raw", again, "-")} {
		if !strings.Contains(squeeze(got), text) {
			t.Errorf("%s reads %q", reader, got)
		}
	}
}

// Head rows come again on each page that their table goes on to.
func TestHeadRowsRepeat(t *testing.T) {
	d := &doc.Document{Body: []doc.Block{itemTable(0, 40)}}
	l, text := laid(t, d)
	for i, p := range l.Pages {
		if got := text(p.Runs[0]); i > 0 && got != "項目" {
			t.Errorf("page %d begins with %q", i+1, got)
		}
	}
	if len(l.Pages) < 3 {
		t.Errorf("%d pages, want several", len(l.Pages))
	}
}

func TestStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if out, _, err := pdf.Write(ctx, letter(), pdf.Options{Look: testLook(), Fonts: fontSet(t)}); err == nil || out.Data != nil {
		t.Error("a cancelled writing gave a file")
	}
}
