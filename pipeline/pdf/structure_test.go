package pdf_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/gate"
)

// Every character stands in the element that says what it is.
func TestStructure(t *testing.T) {
	r, err := gate.Read(write(t, report(2, 12)).Data)
	if err != nil {
		t.Fatal(err)
	}
	for text, path := range map[string]string{
		"審査の概要": "H1 Document", "目的及び方法": "H2 Document", "項目ごとの確認": "H3 Document", "取扱注意": "P Document", "目次": "P Document",
		"・": "Lbl LI L Document", "会社の同意を得た": "LBody LI L Document", "①": "Lbl LI L LBody LI L Document",
		"アクセス権者の管理（その1）": "TH TR Table Document", "本社工場（事業所単位）": "TD TR Table Document", "認証の範囲": "TH TR Table Document", "表 1-1": "Caption Table Document",
		"一部実施": "TD TR Table Document", "図　条項別": "Caption Figure Document", "35%": "Figure Document", "出典：": "P Document",
	} {
		found := false
		for _, p := range r.Order {
			if strings.Contains(p.Text, text) && !p.Element.Within("TOC") {
				found = found || pathOf(p.Element) == path
			}
		}
		if !found {
			t.Errorf("%q does not stand in %s", text, path)
		}
	}
	for _, p := range r.Order {
		if p.Element == nil {
			t.Errorf("%q stands outside of the structure", p.Text)
		}
	}
}

func pathOf(e *gate.Element) string {
	var out []string
	for ; e != nil; e = e.Parent {
		out = append(out, e.Tag)
	}
	return strings.Join(out, " ")
}

// Poppler shows the structure: as many headings as the outline has, spans and
// scopes of cells, text of figures, links.
func TestStructureByPoppler(t *testing.T) {
	d := report(2, 5)
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, write(t, d).Data, 0o644); err != nil {
		t.Fatal(err)
	}
	out := run(t, "pdfinfo", "-struct", file)
	count := func(tag string) int { return strings.Count(out, tag) }
	levels := map[int]int{}
	for _, e := range doc.Outline(d) {
		levels[e.Level]++
	}
	for tag, want := range map[string]int{"\n  H1 (block)": levels[1], "\n  H2 (block)": levels[2], "\n  H3 (block)": levels[3], "\n  Figure": 2, " Link ": levels[1] + levels[2],
		"/RowSpan 3": 1, "/ColSpan 2": 1, "/ColSpan 6": 2, "/Scope /Column": 3 + 2*6, "/Scope /Row": 4 + 2, "\n  L (block)": 1} {
		if got := count(tag); got != want {
			t.Errorf("%q stands %d times, want %d", tag, got, want)
		}
	}
}

// A chart that says nothing of itself is described by its numbers; an empty
// cell keeps its place.
func TestFigureHasText(t *testing.T) {
	c := chart(false)
	c.Alt = ""
	d := &doc.Document{Body: []doc.Block{c}}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, write(t, d).Data, 0o644); err != nil {
		t.Fatal(err)
	}
	if out := run(t, "pdfinfo", "-struct", file); !strings.Contains(out, "/BBox") {
		t.Errorf("no place of the figure in\n%s", out)
	}
	plain := run(t, "qpdf", "--qdf", "--object-streams=disable", file, "-")
	if !strings.Contains(plain, "/Alt <feff68d2") && !strings.Contains(plain, "/Alt <FEFF68D2") { // 棒
		t.Error("the figure has no alternative text")
	}
}
