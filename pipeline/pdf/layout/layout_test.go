package layout

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/problem"
)

// simpleLook has round numbers: 400 points of text width, 20 lines of 20 points a page.
func simpleLook() *doc.Look {
	body := doc.StyleLook{Font: "BIZ UD明朝", Size: 10, Line: 20}
	l := &doc.Look{Page: doc.PageLook{Width: 500, Height: 500, MarginTop: 50, MarginBottom: 50, MarginLeft: 50, MarginRight: 50, HeaderTop: 20, FooterBottom: 20},
		Styles: map[doc.Style]doc.StyleLook{}, Table: doc.TableLook{Rule: doc.Rule{Width: 0.5, Color: "000000"}, PadX: 5, PadTop: 5, PadBottom: 5, HeadFill: "EEEEEE", EntryFill: "FFF8E1"}}
	for _, s := range doc.Styles() {
		l.Styles[s] = body
	}
	return l
}

func make1(t *testing.T, blocks ...doc.Block) (*Layout, problem.List, func(Run) string) {
	t.Helper()
	set, err := testFonts()
	if err != nil {
		t.Fatal(err)
	}
	use := font.NewUse(set)
	l, problems, err := Make(context.Background(), &doc.Document{Body: blocks}, Options{Look: simpleLook(), Use: use, Set: set})
	if err != nil {
		t.Fatal(err)
	}
	return l, problems, func(r Run) string { return textOf(use, r) }
}

func paragraph(lines int) *doc.Paragraph {
	return &doc.Paragraph{Style: doc.BodyFlush, Content: []doc.Inline{doc.Text{S: strings.TrimSuffix(strings.Repeat("行\n", lines), "\n")}}}
}

func textCell(s string) doc.Cell {
	return doc.Cell{Content: []*doc.Paragraph{{Content: []doc.Inline{doc.Text{S: s}}}}}
}

// linesOn counts the lines of a page's own text.
func linesOn(p Page) int {
	seen := map[float64]bool{}
	for _, r := range p.Runs {
		if r.Role != Running {
			seen[r.Y] = true
		}
	}
	return len(seen)
}

// Paragraphs leave two lines at least on each page.
func TestWidowsAndOrphans(t *testing.T) {
	for _, c := range []struct{ first, second, onFirst int }{
		{20, 5, 20}, {19, 5, 19}, {18, 5, 20}, {16, 5, 19}, {15, 5, 20}, {18, 3, 18}, {17, 3, 20}, {18, 2, 20}, {19, 2, 19}, {19, 1, 20},
	} {
		l, _, _ := make1(t, paragraph(c.first), paragraph(c.second))
		if got := linesOn(l.Pages[0]); got != c.onFirst {
			t.Errorf("%d + %d lines: %d on the first page, want %d", c.first, c.second, got, c.onFirst)
		}
	}
}

func TestKeepNext(t *testing.T) {
	kept := paragraph(1)
	kept.KeepNext = true
	l, _, _ := make1(t, paragraph(19), kept, paragraph(3))
	if got := linesOn(l.Pages[0]); got != 19 {
		t.Errorf("%d lines on the first page, want 19", got)
	}
	kept = paragraph(4) // not broken, though two lines of it would stand on either page
	kept.KeepNext = true
	l, _, _ = make1(t, paragraph(15), kept, paragraph(3))
	if got := linesOn(l.Pages[0]); got != 15 {
		t.Errorf("%d lines on the first page before a paragraph that is kept, want 15", got)
	}
	l, _, _ = make1(t, paragraph(3), &doc.PageBreak{}, paragraph(1))
	if len(l.Pages) != 2 || linesOn(l.Pages[0]) != 3 {
		t.Errorf("a page break gave %d pages", len(l.Pages))
	}
}

// Rows are not torn; rows that a cell joins stay together; the fills and
// edges of joined cells are drawn once.
func TestTable(t *testing.T) {
	joined := textCell("結合")
	joined.RowSpan, joined.Fill = 2, doc.FillEntry
	wide := textCell("横")
	wide.ColSpan = 2
	table := &doc.Table{ID: "t", Columns: []doc.Column{{Share: 0.5}, {Share: 0.5}}, Head: []doc.Row{{Cells: []doc.Cell{textCell("甲"), textCell("乙")}}},
		Rows: []doc.Row{{Cells: []doc.Cell{joined, textCell("一")}}, {Cells: []doc.Cell{textCell("二")}}, {Cells: []doc.Cell{wide}}}}
	l, problems, text := make1(t, paragraph(16), table)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	// 80 points are left: head and first row would fit (61), with the row joined to it (91) they do not.
	// Every row is half a point higher for the rule above it.
	if len(l.Pages) != 2 || linesOn(l.Pages[0]) != 16 {
		t.Fatalf("%d pages, %d lines on the first", len(l.Pages), linesOn(l.Pages[0]))
	}
	var got []string
	for _, r := range l.Pages[1].Runs {
		if r.Role == Cell {
			got = append(got, fmt.Sprintf("%s@%.0f,%.0f", text(r), r.X, r.Y-baseline(20, 10)))
		}
	}
	if want := "甲@55,56 乙@255,56 結合@55,86 一@255,86 二@255,117 横@55,147"; strings.Join(got, " ") != want {
		t.Errorf("cells stand at\n%s\nwant\n%s", strings.Join(got, " "), want)
	}
	p := l.Pages[1]
	if len(p.Fills) != 3 || p.Fills[2].H != 61 {
		t.Errorf("fills %+v", p.Fills)
	}
}

func TestTableThatDoesNotFillItsGrid(t *testing.T) {
	table := &doc.Table{ID: "t", Columns: []doc.Column{{Share: 0.5}, {Share: 0.5}}, Rows: []doc.Row{{Cells: []doc.Cell{textCell("一"), textCell("二"), textCell("三")}}}}
	if _, problems, _ := make1(t, table); len(problems) != 1 || problems[0].Code != "pdf-grid" {
		t.Errorf("problems %v", problems)
	}
	if _, problems, _ := make1(t, &doc.Table{ID: "none"}); len(problems) != 0 {
		t.Errorf("problems %v", problems)
	}
}

// A list's label stands in the margin that its text hangs from; a long label
// pushes the first line on.
func TestList(t *testing.T) {
	look := simpleLook()
	l := look.Styles[doc.ListItem]
	l.Indent, l.FirstLine = 20, -20
	e := testEngine(t)
	e.look = look
	for _, c := range []struct {
		label string
		x     float64
	}{{"・", 20}, {"(10)あ", 32.5}} {
		items := e.listItem(doc.Item{Label: c.label, Content: []doc.Inline{doc.Text{S: strings.Repeat("文", 60)}}}, l, 1, 2)
		first, second := items[0].runs, items[1].runs
		if got := first[len(first)-1].X; got != c.x || second[0].X != 20 || first[0].X != 0 {
			t.Errorf("%s: text at %.1f and %.1f, want %.1f and 20", c.label, got, second[0].X, c.x)
		}
	}
}

// Every block type is laid out: the model's closed set is known here.
func TestEveryBlockIsLaidOut(t *testing.T) {
	in := []doc.Inline{doc.Text{S: "文"}}
	for _, b := range []doc.Block{&doc.Heading{Level: 1, ID: "h", Content: in}, &doc.Paragraph{Style: doc.Body, Content: in}, &doc.List{Items: []doc.Item{{Content: in}}},
		&doc.Table{Columns: []doc.Column{{Share: 1}}, Rows: []doc.Row{{Cells: []doc.Cell{textCell("文")}}}}, &doc.Chart{Categories: []string{"文"}, Series: []doc.Series{{Values: []float64{1}}}}} {
		if l, _, _ := make1(t, b); linesOn(l.Pages[0]) == 0 {
			t.Errorf("%T gave no text", b)
		}
	}
}

// What persons marked in Word is seen: size and place of super- and subscripts,
// slant, lines under and through the text; fields show what is written there.
func TestMarks(t *testing.T) {
	mark := func(s string, m doc.Mark) doc.Inline { return doc.Text{S: s, Mark: m} }
	rich := doc.Field{Kind: doc.FieldRich, Rich: []*doc.Paragraph{{Content: []doc.Inline{mark("一", doc.Italic)}}, {Content: []doc.Inline{mark("二", 0)}}}}
	l, problems, text := make1(t, &doc.Paragraph{Style: doc.BodyFlush, Content: []doc.Inline{mark("地", 0), mark("上", doc.Super), mark("下", doc.Sub),
		mark("線", doc.Underline), mark("消", doc.Strike), rich}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	base := l.Pages[0].Runs[0].Y
	for _, r := range l.Pages[0].Runs {
		if r.Role == Text {
			got = append(got, fmt.Sprintf("%s %.1f %.1f %v", text(r), r.Size, r.Y-base, r.Slant))
		}
	}
	if want := "地 10.0 0.0 false|上 6.5 -3.5 false|下 6.5 1.2 false|線 10.0 0.0 false|消 10.0 0.0 false|一 10.0 0.0 true|二 10.0 20.0 false"; strings.Join(got, "|") != want {
		t.Errorf("runs\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
	if r := l.Pages[0].Rules; len(r) != 2 || r[0].X2-r[0].X1 != 10 || r[0].Y1 <= base || r[1].Y1 >= base {
		t.Errorf("rules %+v", r)
	}
}

func TestAxisTop(t *testing.T) {
	for _, c := range []struct {
		values  []float64
		stacked bool
		want    float64
	}{{[]float64{3, 4}, false, 4}, {[]float64{7, 4}, false, 8}, {[]float64{7, 4}, true, 20}, {[]float64{0, 0}, false, 1}, {[]float64{100, 101}, false, 200}, {[]float64{-3, 5}, true, 5}} {
		chart := &doc.Chart{Stacked: c.stacked, Categories: []string{"甲"}}
		for _, v := range c.values {
			chart.Series = append(chart.Series, doc.Series{Values: []float64{v}})
		}
		if got := top(chart); got != c.want {
			t.Errorf("%v stacked %v: %v, want %v", c.values, c.stacked, got, c.want)
		}
	}
}
