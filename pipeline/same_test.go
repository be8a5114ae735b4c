package pipeline_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/docx"
)

// TestWordAndPDFSayTheSame compares each Word file, read from its XML, with its
// PDF, read by poppler: every character, in order. The table of contents and
// head rows repeated at the top of a page stand in the PDF only. Where a row is
// longer than a page its cells go on side by side on the next one, so there
// the characters of the two pages are compared without their order.
func TestWordAndPDFSayTheSame(t *testing.T) {
	for _, word := range theDemo(t).made(t, ".docx") {
		t.Run(filepath.Base(filepath.Dir(word))+"/"+filepath.Base(word), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(word)
			if err != nil {
				t.Fatal(err)
			}
			lines, err := docx.Lines(data)
			if err != nil {
				t.Fatal(err)
			}
			c := comparison{rest: squeeze(strings.Join(lines, "")), heads: headRows(part(t, data, "word/document.xml"))}
			c.pages(t, bodyPages(t, strings.TrimSuffix(word, ".docx")+".pdf"))
		})
	}
}

// comparison is what of the Word file was not yet found in the PDF.
type comparison struct {
	rest  string
	heads []string
}

func (c *comparison) pages(t *testing.T, pages []string) {
	listing := false // the page before is of the table of contents
	for i := 0; i < len(pages); i++ {
		if listing = i < 4 && (contents(pages[i]) || listing && !strings.HasPrefix(c.rest, pages[i])); listing {
			continue
		}
		page := c.withoutRepeatedHead(pages[i])
		if strings.HasPrefix(c.rest, page) {
			c.rest = c.rest[len(page):]
			continue
		}
		n := c.torn(page, pages[i+1:])
		if n == 0 {
			t.Fatalf("page %d differs\n PDF  …%s\n Word …%s", i+1, near(page, c.rest), near(c.rest, page))
		}
		i += n
	}
	if c.rest != "" {
		t.Errorf("the PDF lacks …%.80s", c.rest)
	}
}

var entry = regexp.MustCompile(`[.…・]{3,}[0-9]+`)

// contents tells whether the page is of the table of contents.
func contents(page string) bool {
	return strings.HasPrefix(page, "目次") || len(entry.FindAllString(page, 4)) >= 3
}

// torn tries the page together with one to three that follow; it returns how
// many it took, 0 when they do not have the characters of the Word file.
func (c *comparison) torn(page string, next []string) int {
	together := page
	for n, p := range next[:min(3, len(next))] {
		together += c.withoutRepeatedHead(p)
		if len(together) <= len(c.rest) && slices.Equal(letters(together), letters(c.rest[:len(together)])) {
			c.rest = c.rest[len(together):]
			return n + 1
		}
	}
	return 0
}

func letters(s string) []rune {
	r := []rune(s)
	slices.Sort(r)
	return r
}

func (c *comparison) withoutRepeatedHead(page string) string {
	if strings.HasPrefix(c.rest, page) {
		return page
	}
	for _, h := range c.heads {
		if cut, ok := strings.CutPrefix(page, h); ok && h != "" && !strings.HasPrefix(c.rest, h) {
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

var folio = regexp.MustCompile(`^[0-9]+ ?/ ?[0-9]+$`)

// bodyPages returns the squeezed text of each page of a PDF without running
// head and foot, in the order of the content stream, by poppler. Head and foot
// are drawn last: the running head, which the first page of a letter lacks, and
// the page's number.
func bodyPages(t *testing.T, pdf string) []string {
	t.Helper()
	pages := strings.Split(strings.TrimSuffix(rawText(t, pdf), "\f"), "\f")
	head := ""
	for i := len(pages) - 1; i >= 0; i-- {
		lines := strings.Split(strings.TrimSpace(pages[i]), "\n")
		if n := len(lines); folio.MatchString(lines[n-1]) {
			lines = lines[:n-1]
		}
		if n := len(lines); i == len(pages)-1 {
			head, lines = lines[n-1], lines[:n-1]
		} else if n > 0 && lines[n-1] == head {
			lines = lines[:n-1]
		}
		pages[i] = squeeze(strings.Join(lines, ""))
	}
	return pages
}

var wordText = regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>`)

// headRows returns the squeezed text of every table's repeated head rows.
func headRows(document string) []string {
	var out []string
	for _, row := range strings.Split(document, "<w:tr>")[1:] {
		row, _, _ = strings.Cut(row, "</w:tr>")
		if !strings.Contains(row, "<w:tblHeader") {
			continue
		}
		head := squeeze(wordTexts(row))
		if !slices.Contains(out, head) {
			out = append(out, head)
		}
	}
	return out
}

// wordTexts returns the text of a piece of WordprocessingML.
func wordTexts(xml string) string {
	var b strings.Builder
	for _, m := range wordText.FindAllStringSubmatch(xml, -1) {
		b.WriteString(m[1])
	}
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&apos;", "'", "&amp;", "&").Replace(b.String())
}
