package pipeline_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// place is a heading and the page where it stands.
type place struct{ title, page string }

// TestContentsTellTheRightPages holds the page numbers of three documents
// against each other: the table of contents in the Word file, the outline of
// the PDF, and the outline of the Word file as LibreOffice lays it out.
func TestContentsTellTheRightPages(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice takes seconds: left out with -short, run by test.sh")
	}
	d := theDemo(t)
	tool(t, "soffice")
	tool(t, "mutool")
	words := []string{"companies/C004/審査計画書.docx", "companies/C008/審査報告書案.docx", "project/事業報告書.docx"}
	out := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(out, "profile"), "--headless", "--convert-to", "pdf", "--outdir", out}
	byOffice := words[:2] // the longest is held against LibreOffice in package compose
	for _, w := range byOffice {
		args = append(args, filepath.Join(d.dir, w))
	}
	if msg, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, msg)
	}
	for _, w := range words {
		t.Run(w, func(t *testing.T) {
			word := filepath.Join(d.dir, w)
			pdf := outline(t, strings.TrimSuffix(word, ".docx")+".pdf")
			if slices.Contains(byOffice, w) {
				compare(t, "LibreOffice", outline(t, filepath.Join(out, strings.TrimSuffix(filepath.Base(w), ".docx")+".pdf")), pdf, sheets(t, word)/15)
			}
			compare(t, "the table of contents", tableOfContents(t, word), pdf, 0)
		})
	}
}

// sheets is the number of pages of the PDF beside a Word file.
func sheets(t *testing.T, word string) int {
	t.Helper()
	return strings.Count(rawText(t, strings.TrimSuffix(word, ".docx")+".pdf"), "\f")
}

// compare wants every heading of got on the page that the PDF has it on, or
// within the slack: one page in 15 is what two programs may differ by.
func compare(t *testing.T, who string, got, pdf []place, slack int) {
	t.Helper()
	if len(got) == 0 {
		t.Errorf("%s has no headings", who)
	}
	next := 0
	for _, g := range got {
		for next < len(pdf) && pdf[next].title != g.title {
			next++
		}
		if next == len(pdf) {
			t.Errorf("%s has the heading %s, which the PDF lacks", who, g.title)
			return
		}
		a, _ := strconv.Atoi(pdf[next].page)
		b, err := strconv.Atoi(g.page)
		if err != nil || max(a-b, b-a) > slack {
			t.Errorf("%s: page %s by %s, page %s in the PDF", g.title, g.page, who, pdf[next].page)
		}
		next++
	}
}

var bookmark = regexp.MustCompile(`"(.*)"\t#page=([0-9]+)`)

func outline(t *testing.T, pdf string) []place {
	t.Helper()
	out, err := exec.Command("mutool", "show", pdf, "outline").Output()
	if err != nil {
		t.Fatalf("mutool show %s: %v", pdf, err)
	}
	var places []place
	for _, m := range bookmark.FindAllStringSubmatch(string(out), -1) {
		places = append(places, place{squeeze(m[1]), m[2]})
	}
	return places
}

// tableOfContents reads the entries as they stand in the Word file.
func tableOfContents(t *testing.T, word string) []place {
	t.Helper()
	data, err := os.ReadFile(word)
	if err != nil {
		t.Fatal(err)
	}
	var places []place
	for _, p := range strings.Split(part(t, data, "word/document.xml"), "<w:p>") {
		if !strings.Contains(p, `<w:pStyle w:val="TOC1"/>`) && !strings.Contains(p, `<w:pStyle w:val="TOC2"/>`) {
			continue
		}
		title, page, _ := strings.Cut(p, "<w:tab/></w:r>")
		places = append(places, place{squeeze(wordTexts(title)), squeeze(wordTexts(page))})
	}
	return places
}
