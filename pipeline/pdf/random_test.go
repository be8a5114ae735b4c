package pdf_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf"
)

// words are what random documents say: text that breaks lines, and text that
// breaks readers.
var words = []string{"技術等情報の管理は、", "規程（第3版）による。", "𠮷田", "葛\U000E0100城", "邉\U000E0105", "字\uFE0E", "ISO/IEC 27001", "4-1-3a", "\t", " ", "　", "\u2003", "\u00A0", "(\\)<>[]/%",
	"か\u3099", "\u200B", "\n", "①②㈱", "ｱｲｳ", "é", "https://example.jp/a/b-c.html", "\r\n", "〇〇", "、", "「", "」", "1,234,567円"}

type inventor struct {
	*rand.Rand
	ids int
}

func (r *inventor) text() []doc.Inline {
	var out []doc.Inline
	for range r.IntN(4) {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(words[r.IntN(len(words))])
		}
		switch r.IntN(8) {
		case 0:
			out = append(out, doc.LineBreak{})
		case 1:
			r.ids++
			out = append(out, doc.Field{Tag: fmt.Sprint(r.ids), Placeholder: "（記入）", Value: []string{"", "適合"}[r.IntN(2)]})
		default:
			out = append(out, doc.Text{S: b.String(), Mark: doc.Mark(r.IntN(1 << 8))})
		}
	}
	return out
}

func (r *inventor) cell() doc.Cell {
	c := doc.Cell{Head: r.IntN(6) == 0, Fill: doc.Fill(r.IntN(4)), Align: doc.Align(r.IntN(5))}
	for range r.IntN(4) {
		c.Content = append(c.Content, &doc.Paragraph{Style: doc.TableText, Content: r.text()})
	}
	return c
}

// table fills a grid with cells of all spans.
func (r *inventor) table() *doc.Table {
	cols := 1 + r.IntN(5)
	t := &doc.Table{ID: "t", Plain: r.IntN(5) == 0, Caption: r.text(), Note: r.text()}
	for range cols {
		t.Columns = append(t.Columns, doc.Column{Share: 1 / float64(cols)})
	}
	for range r.IntN(3) {
		t.Head = append(t.Head, r.row(cols))
	}
	for n := r.IntN(12); n > 0; n-- {
		if span := 2 + r.IntN(3); cols > 1 && n >= span && r.IntN(4) == 0 {
			first := r.row(cols - 1)
			tall := r.cell()
			tall.RowSpan = span
			t.Rows = append(t.Rows, doc.Row{Cells: append([]doc.Cell{tall}, first.Cells...)})
			for range span - 1 {
				t.Rows = append(t.Rows, r.row(cols-1))
			}
			n -= span - 1
			continue
		}
		t.Rows = append(t.Rows, r.row(cols))
	}
	return t
}

func (r *inventor) row(cols int) doc.Row {
	row := doc.Row{Group: r.IntN(8) == 0}
	for cols > 0 {
		c := r.cell()
		c.ColSpan = 1 + r.IntN(min(cols, 2))
		cols -= c.ColSpan
		row.Cells = append(row.Cells, c)
	}
	return row
}

func (r *inventor) block() doc.Block {
	r.ids++
	switch r.IntN(9) {
	case 0, 1:
		return &doc.Heading{Level: 1 + r.IntN(3), Numbered: r.IntN(3) > 0, ID: fmt.Sprint("h", r.ids), Content: append(r.text(), doc.Text{S: "見出し"})}
	case 2:
		l := &doc.List{}
		for range r.IntN(6) {
			l.Items = append(l.Items, doc.Item{Label: []string{"", "・", "(10)"}[r.IntN(3)], Level: r.IntN(4), Content: r.text()})
		}
		return l
	case 3, 4:
		return r.table()
	case 5:
		c := &doc.Chart{ID: fmt.Sprint("c", r.ids), Caption: r.text(), Note: r.text(), Stacked: r.IntN(2) == 0, Percent: r.IntN(2) == 0, Categories: []string{"甲", "乙（長い名前の区分）"}}
		for i := range 1 + r.IntN(3) {
			c.Series = append(c.Series, doc.Series{Name: fmt.Sprint("系列", i), Values: []float64{r.Float64() * 100, float64(r.IntN(9))}})
		}
		return r.figure(c)
	case 6:
		return &doc.PageBreak{}
	default:
		return &doc.Paragraph{Style: doc.Styles()[r.IntN(len(doc.Styles()))], Content: r.text(), KeepNext: r.IntN(5) == 0}
	}
}

// figure turns bars into a chart of any kind and size.
func (r *inventor) figure(c *doc.Chart) *doc.Chart {
	switch c.Kind = doc.ChartKind(r.IntN(4)); c.Kind {
	case doc.ChartHeat:
		c.Levels = []string{"実施済", "◎　優", "－　該当なし", "未実施"}[:r.IntN(5)]
		rows, columns := r.IntN(40), r.IntN(8)*r.IntN(9)
		c.Categories, c.Series = nil, nil
		for i := range rows {
			c.Categories = append(c.Categories, fmt.Sprintf("4(%d)　%s", i, strings.Repeat("長い名前", r.IntN(7))))
		}
		for i := range columns {
			s := doc.Series{Name: fmt.Sprintf("C%02d%s", i, strings.Repeat("会社", r.IntN(2)*r.IntN(9)))}
			for range r.IntN(rows + 1) {
				s.Values = append(s.Values, float64(r.IntN(7)-2))
			}
			c.Series = append(c.Series, s)
		}
	case doc.ChartRadar:
		for i := range r.IntN(12) {
			c.Categories = append(c.Categories, fmt.Sprint("区分", i, strings.Repeat("の長い名前", r.IntN(5))))
			c.Series[0].Values = append(c.Series[0].Values, []float64{math.NaN(), -3, 50, 1e9}[r.IntN(4)])
		}
	case doc.ChartTimeline:
		for range r.IntN(30) {
			from := calendar.Date{Year: 2018, Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
			c.Spans = append(c.Spans, doc.Span{Row: r.IntN(4) - 1, Name: strings.Repeat("期間", r.IntN(20)), From: from, To: from.AddDays(r.IntN(400) - 20)})
		}
	}
	return c
}

func invented(seed uint64) *doc.Document {
	r := &inventor{Rand: rand.New(rand.NewPCG(seed, 5))}
	d := &doc.Document{Kind: "random", Meta: doc.Meta{Title: "作り物", Org: "機構"}, TOC: r.IntN(2) == 0, PlainFirst: r.IntN(3) == 0}
	if r.IntN(2) == 0 {
		d.Header = doc.Running{Left: "左", Right: []string{"", "右"}[r.IntN(2)]}
	}
	for range r.IntN(4) {
		d.Cover = append(d.Cover, r.block())
	}
	for range r.IntN(25) {
		d.Body = append(d.Body, r.block())
	}
	return d
}

// Whatever a document has, its file says it: the gate lets it through and
// other programs find nothing wrong with the file.
func TestRandomDocuments(t *testing.T) {
	dir := t.TempDir()
	var files []string
	for seed := range uint64(80) {
		d := invented(seed)
		out, problems, err := pdf.Write(context.Background(), d, pdf.Options{Look: testLook(), Fonts: fontSet(t)})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for _, p := range problems {
			if p.Code != "glyph-invisible" && p.Code != "glyph-variant" {
				t.Errorf("seed %d: %s", seed, p.Text("ja"))
			}
		}
		if out.Data == nil || seed >= 12 {
			continue
		}
		file := filepath.Join(dir, fmt.Sprintf("%d.pdf", seed))
		if err := os.WriteFile(file, out.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		run(t, "qpdf", "--check", file)
		files = append(files, file)
	}
	for _, flavour := range []string{"2a", "ua1"} {
		t.Run(flavour, func(t *testing.T) { valid(t, flavour, files) })
	}
}
