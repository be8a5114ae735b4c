package layout

import (
	"context"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/font"
)

// laidOut lays a document out, which must give no problem.
func laidOut(t *testing.T, d *doc.Document, look *doc.Look) *Layout {
	t.Helper()
	set, err := testFonts()
	if err != nil {
		t.Fatal(err)
	}
	l, problems, err := Make(context.Background(), d, Options{Look: look, Use: font.NewUse(set), Set: set})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return l
}

// Between two paragraphs stands the larger of their spaces, as in Word and
// LibreOffice, not both.
func TestSpacesMerge(t *testing.T) {
	look := simpleLook()
	s := look.Styles[doc.Note]
	s.Before, s.After = 12, 8
	look.Styles[doc.Note] = s
	note := func() *doc.Paragraph {
		return &doc.Paragraph{Style: doc.Note, Content: []doc.Inline{doc.Text{S: "注"}}}
	}
	l := laidOut(t, &doc.Document{Body: []doc.Block{note(), note(), paragraph(1)}}, look)
	runs := l.Pages[0].Runs
	if got := runs[1].Y - runs[0].Y; got != 20+12 {
		t.Errorf("notes stand %g apart, want 32", got)
	}
	if got := runs[2].Y - runs[1].Y; got != 20+8 {
		t.Errorf("the paragraph stands %g below the note, want 28", got)
	}
}

// A letter's first page has a foot but no head.
func TestPlainFirst(t *testing.T) {
	d := &doc.Document{Header: doc.Running{Left: "照会", Right: "取扱注意"}, PlainFirst: true, Body: []doc.Block{paragraph(25)}}
	l := laidOut(t, d, simpleLook())
	for i, want := range []int{1, 3} {
		n := 0
		for _, r := range l.Pages[i].Runs {
			if r.Role == Running {
				n++
			}
		}
		if n != want {
			t.Errorf("page %d has %d running texts, want %d", i+1, n, want)
		}
	}
}

// The last two rows of a table of short rows stay together.
func TestNoRowAlone(t *testing.T) {
	table := &doc.Table{ID: "t", Columns: []doc.Column{{Share: 0.4}, {Share: 0.3}, {Share: 0.3}}}
	for range 10 {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{textCell("一"), textCell("二"), textCell("三")}})
	}
	// 280 points are left: nine rows of 30.5 and the rule below them fit.
	l := laidOut(t, &doc.Document{Body: []doc.Block{paragraph(6), table}}, simpleLook())
	if got := linesOn(l.Pages[1]); len(l.Pages) != 2 || got != 2 {
		t.Errorf("%d pages, %d rows on the second, want 2 and 2", len(l.Pages), got)
	}
}

// A row that no page can hold begins on the page at hand, below its head, and
// goes on below the head repeated; other rows are not torn.
func TestTallRow(t *testing.T) {
	lines := func(n int) doc.Cell { return textCell(strings.TrimSuffix(strings.Repeat("行\n", n), "\n")) }
	table := func(n int) *doc.Table {
		return &doc.Table{ID: "t", Columns: []doc.Column{{Share: 0.5}, {Share: 0.5}}, Head: []doc.Row{{Cells: []doc.Cell{textCell("甲"), textCell("乙")}}},
			Rows: []doc.Row{{Cells: []doc.Cell{lines(n), textCell("一")}}}}
	}
	for _, c := range []struct {
		before, rows int
		want         []int // lines on each page
	}{
		{8, 25, []int{8 + 1 + 9, 1 + 16}}, {0, 45, []int{1 + 17, 1 + 17, 1 + 11}}, {18, 25, []int{18, 1 + 17, 1 + 8}}, {8, 16, []int{8, 1 + 16}},
	} {
		blocks := []doc.Block{table(c.rows)}
		if c.before > 0 {
			blocks = append([]doc.Block{paragraph(c.before)}, blocks...)
		}
		l, _, _ := make1(t, blocks...)
		var got []int
		for _, p := range l.Pages {
			got = append(got, linesOn(p))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d lines, then a row of %d: %v, want %v", c.before, c.rows, got, c.want)
		}
	}
}
