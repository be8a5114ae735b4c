package pipeline_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx"
)

// demo is the demo's folder after one run, made once for all tests.
type demo struct {
	dir string
	sum *pipeline.Summary
	err error
}

var runDemo = sync.OnceValue(func() demo {
	dir, err := os.MkdirTemp("", "shinsa-demo-*")
	if err != nil {
		return demo{err: err}
	}
	if _, err := pipeline.DemoProject(dir); err != nil {
		return demo{err: err}
	}
	sum, err := pipeline.Run(context.Background(), dir, pipeline.Options{Today: calendar.Date{Year: 2018, Month: 6, Day: 1}, Dated: true})
	return demo{dir, sum, err}
})

func TestMain(m *testing.M) {
	code := m.Run()
	if d := runDemo(); d.dir != "" {
		os.RemoveAll(d.dir)
	}
	os.Exit(code)
}

func theDemo(t *testing.T) demo {
	t.Helper()
	d := runDemo()
	if d.err != nil {
		t.Fatal(d.err)
	}
	return d
}

// files returns the demo's files with the ending, outside .shinsa.
func (d demo) files(t *testing.T, ext string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(d.dir, func(p string, e os.DirEntry, err error) error {
		if e.IsDir() && e.Name() == ".shinsa" {
			return filepath.SkipDir
		}
		if strings.HasSuffix(p, ext) {
			out = append(out, p)
		}
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("no %s files in the demo: %v", ext, err)
	}
	return out
}

// made returns the files that the run made with the ending: not the inbox.
func (d demo) made(t *testing.T, ext string) []string {
	var out []string
	for _, p := range d.files(t, ext) {
		if rel, _ := filepath.Rel(d.dir, p); !strings.HasPrefix(rel, "inbox") {
			out = append(out, p)
		}
	}
	return out
}

func tool(t *testing.T, name string) string {
	t.Helper()
	p, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed; test.sh installs it", name)
	}
	return p
}

// squeeze removes what a reader does not see: white space and line breaks.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00a0' {
			return -1
		}
		return r
	}, s)
}

// bodyPages returns the squeezed text of each page of a PDF between running
// head and foot, in the order of the content stream, by poppler.
func bodyPages(t *testing.T, pdf string) []string {
	t.Helper()
	out, err := exec.Command(tool(t, "pdftotext"), "-raw", "-x", "0", "-y", "68", "-W", "600", "-H", "706", pdf, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext %s: %v", pdf, err)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	for i := range pages {
		pages[i] = squeeze(pages[i])
	}
	return pages
}

// headRows returns the squeezed text of every table's repeated head rows.
func headRows(t *testing.T, data []byte) []string {
	t.Helper()
	rows := regexp.MustCompile(`(?s)<w:tr>.*?</w:tr>|<w:tr .*?</w:tr>`).FindAllString(part(t, data, "word/document.xml"), -1)
	var out []string
	for _, r := range rows {
		if strings.Contains(r, "<w:tblHeader") {
			var b strings.Builder
			for _, m := range regexp.MustCompile(`<w:t[^>]*>([^<]*)</w:t>`).FindAllStringSubmatch(r, -1) {
				b.WriteString(m[1])
			}
			out = append(out, squeeze(b.String()))
		}
	}
	return out
}

func part(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestWordAndPDFSayTheSame compares each Word file, read from its XML, with its
// PDF, read by poppler: every character, in order. The table of contents and
// head rows repeated at the top of a page stand in the PDF only.
func TestWordAndPDFSayTheSame(t *testing.T) {
	for _, word := range theDemo(t).made(t, ".docx") {
		data, err := os.ReadFile(word)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := docx.Lines(data)
		if err != nil {
			t.Fatalf("%s: %v", word, err)
		}
		heads := headRows(t, data)
		rest := squeeze(strings.Join(lines, ""))
		contents := true
		for i, page := range bodyPages(t, strings.TrimSuffix(word, ".docx")+".pdf") {
			if contents && (strings.HasPrefix(page, "目次") || i == 2 && !strings.HasPrefix(rest, page)) {
				continue
			}
			page = withoutRepeatedHead(page, rest, heads)
			if !strings.HasPrefix(rest, page) {
				t.Errorf("%s: page %d differs\n PDF  …%s\n Word …%s", filepath.Base(filepath.Dir(word))+"/"+filepath.Base(word), i+1, near(page, rest), near(rest, page))
				break
			}
			rest = rest[len(page):]
		}
		if rest != "" && !t.Failed() {
			t.Errorf("%s: the PDF lacks …%.80s", word, rest)
		}
	}
}

func withoutRepeatedHead(page, rest string, heads []string) string {
	if strings.HasPrefix(rest, page) {
		return page
	}
	for _, h := range heads {
		if cut, ok := strings.CutPrefix(page, h); ok && h != "" && !strings.HasPrefix(rest, h) {
			return cut
		}
	}
	return page
}

// near returns the place where a first differs from b.
func near(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return strings.ToValidUTF8(a[max(0, i-60):min(len(a), i+60)], "")
}
