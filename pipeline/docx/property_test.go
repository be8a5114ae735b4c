package docx_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
)

// maker makes documents at random, of everything that the model can say.
type maker struct {
	*rand.Rand
	tag int
}

func (m *maker) pick(s ...string) string { return s[m.IntN(len(s))] }

func (m *maker) word() string {
	return m.pick("審査", "髙﨑德", "𠮷野", "a < b && c > \"d\"", "\t", "\n", "　", " ", "ｱｲｳ", "①", "%1.", "&amp;", "が", "⚠️", "]]>", "")
}

func (m *maker) inlines() []doc.Inline {
	var out []doc.Inline
	for range m.IntN(4) {
		switch m.IntN(6) {
		case 0:
			out = append(out, doc.LineBreak{})
		case 1:
			out = append(out, m.field())
		default:
			out = append(out, doc.Text{S: m.word() + m.word(), Mark: doc.Mark(m.IntN(256)), Ref: m.pick("", "", "t", "c", "x")})
		}
	}
	return out
}

func (m *maker) field() doc.Field {
	m.tag++
	f := doc.Field{Tag: fmt.Sprintf("tag.%d", m.tag/2) + m.pick("", "", ".審査の項目についての長い名前の札"), Title: m.word(), Kind: doc.FieldKind(m.IntN(5)),
		Placeholder: m.pick("（記入）", "□", "（選択）", ""), Choices: []string{"適合", "不適合", "適合", ""}, Value: m.pick("", "", "値", "値\n二行目")}
	if f.Kind == doc.FieldDate && m.IntN(2) == 0 {
		f.Value, f.Date = "平成30年6月21日", calendar.Date{Year: 2018, Month: 6, Day: 21}
	}
	if f.Kind == doc.FieldRich && m.IntN(2) == 0 {
		for range m.IntN(4) {
			f.Rich = append(f.Rich, &doc.Paragraph{Content: []doc.Inline{doc.Text{S: m.word() + "書", Mark: doc.Mark(m.IntN(256))}}})
		}
	}
	return f
}

// paragraph is one of a cell or of the body, with all that can hang on it.
func (m *maker) paragraph(style doc.Style) *doc.Paragraph {
	p := &doc.Paragraph{Style: style, Content: m.inlines(), KeepNext: m.IntN(2) == 0}
	if m.IntN(5) == 0 {
		p.Content = []doc.Inline{m.field()}
	}
	for range max(m.IntN(5)-2, 0) {
		p.Remarks = append(p.Remarks, doc.Remark{Text: m.word() + "\n" + m.word()})
	}
	if m.IntN(4) == 0 {
		p.Lock = m.pick("lock.a", "lock.b")
	}
	return p
}

func (m *maker) block() doc.Block {
	switch m.IntN(8) {
	case 0:
		m.tag++
		return &doc.Heading{Level: 1 + m.IntN(3), Numbered: m.IntN(3) > 0, ID: fmt.Sprint("h", m.tag), Content: m.inlines(), PageBreak: m.IntN(3) == 0}
	case 1:
		l := &doc.List{}
		for range m.IntN(4) {
			l.Items = append(l.Items, doc.Item{Label: m.pick("", "・", "(1)", "(10)", "①"), Level: m.IntN(4), Content: m.inlines()})
		}
		return l
	case 2:
		return m.table()
	case 3:
		return m.chart()
	case 4:
		return &doc.PageBreak{}
	default:
		s := doc.Styles()
		return m.paragraph(s[m.IntN(15)])
	}
}

// number begins a caption, mostly.
func (m *maker) number(s string) []doc.Inline {
	return []doc.Inline{doc.Text{S: m.pick("", s+"　題", s+"　題", s)}}
}

// table fills a grid with cells that span at random.
func (m *maker) table() *doc.Table {
	t := &doc.Table{ID: "t", Caption: append(m.number("表 1"), m.inlines()...), Note: m.inlines(), Plain: m.IntN(3) == 0}
	cols := 1 + m.IntN(4)
	for range cols {
		t.Columns = append(t.Columns, doc.Column{Share: 1 / float64(cols), Align: doc.Align(m.IntN(5))})
	}
	t.Head, t.Rows = m.rows(cols, m.IntN(3)), m.rows(cols, 1+m.IntN(4))
	return t
}

func (m *maker) rows(cols, n int) []doc.Row {
	taken := make([]int, cols) // rows for which a column is taken from above
	rows := make([]doc.Row, n)
	for i := range rows {
		rows[i].Group = m.IntN(4) == 0
		rows[i].Repeat = m.pick("", "", "rows", "rows", "others")
		for c := 0; c < cols; {
			if taken[c] > 0 {
				taken[c]--
				c++
				continue
			}
			span := 1
			for c+span < cols && taken[c+span] == 0 && m.IntN(3) == 0 {
				span++
			}
			down := 1 + m.IntN(n-i)
			cell := doc.Cell{ColSpan: span, RowSpan: down, Fill: doc.Fill(m.IntN(4)), Align: doc.Align(m.IntN(5)), Head: m.IntN(4) == 0}
			for range m.IntN(3) {
				cell.Content = append(cell.Content, m.paragraph(""))
			}
			rows[i].Cells = append(rows[i].Cells, cell)
			for range span {
				taken[c] = down - 1
				c++
			}
		}
	}
	return rows
}

func (m *maker) chart() *doc.Chart {
	c := m.bars()
	switch c.Kind = doc.ChartKind(m.IntN(4)); c.Kind {
	case doc.ChartHeat:
		for range m.IntN(6) {
			c.Levels = append(c.Levels, m.pick("可", "◎　優", "－　なし", "○　", "否 <"))
		}
		for i := range c.Series {
			for k := range c.Series[i].Values {
				c.Series[i].Values[k] = float64(m.IntN(8) - 1)
			}
		}
		if m.IntN(9) == 0 { // several panels
			for len(c.Series) < 70 {
				c.Series = append(c.Series, c.Series[0])
			}
		}
	case doc.ChartRadar:
		c.Series[0].Values[0] = []float64{math.NaN(), 50}[m.IntN(2)]
	case doc.ChartTimeline:
		for range m.IntN(7) {
			from := calendar.Date{Year: 2018, Month: 1 + m.IntN(12), Day: 1 + m.IntN(28)}
			c.Spans = append(c.Spans, doc.Span{Row: m.IntN(5), Name: m.pick("", "第1期", "<名>", "とても長い名前のついた一つの期間であって一行には入らないもの"), From: from, To: from.AddDays(m.IntN(90))})
		}
	}
	return c
}

func (m *maker) bars() *doc.Chart {
	c := &doc.Chart{ID: "c", Caption: append(m.number("図 1"), m.inlines()...), Note: m.inlines(), Alt: m.word(), Percent: m.IntN(2) == 0, Stacked: m.IntN(2) == 0}
	n := 1 + m.IntN(4)
	for i := range n {
		c.Categories = append(c.Categories, fmt.Sprint("分類 <", i, ">"))
	}
	for i := range 1 + m.IntN(3) {
		s := doc.Series{Name: fmt.Sprint("系列", i)}
		for range n {
			s.Values = append(s.Values, float64(m.IntN(400))/4)
		}
		c.Series = append(c.Series, s)
	}
	return c
}

func (m *maker) document() *doc.Document {
	d := &doc.Document{Kind: "k", TOC: m.IntN(2) == 0, Header: doc.Running{Left: m.word(), Right: m.word()}}
	for range m.IntN(3) {
		d.Cover = append(d.Cover, m.block())
	}
	for range m.IntN(12) {
		d.Body = append(d.Body, m.block())
	}
	return d
}

// TestLinesOfAnyDocument holds that the text of the Word file is the text of
// the model, for documents of everything.
func TestLinesOfAnyDocument(t *testing.T) {
	ref := reference(t)
	for seed := range uint64(400) {
		d := (&maker{Rand: rand.New(rand.NewPCG(seed, 7))}).document()
		data, problems, err := docx.Write(t.Context(), d, docx.Options{Reference: ref})
		if err != nil || len(problems) > 0 {
			t.Fatalf("seed %d: %v %v", seed, err, problems)
		}
		got, err := docx.Lines(data)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if want := doc.Lines(d); !slices.Equal(got, want) {
			t.Fatalf("seed %d:\n got %q\nwant %q", seed, got, want)
		}
		if r, found, err := docx.ReadRecord(data); err != nil || found && !r.Sound {
			t.Fatalf("seed %d: record %+v: %v", seed, r, err)
		}
	}
}
