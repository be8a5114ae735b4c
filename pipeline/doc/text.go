package doc

import "fmt"

// Lines returns the text of the document in reading order, one entry a
// paragraph: cover, body (heading numbers included; captions above tables,
// notes below; tables row by row, a cell's paragraphs together). The running
// head and foot and the table of contents are not part of it. Text of the
// model = text of the Word file = text of the PDF is held by tests.
func Lines(d *Document) []string {
	t := texter{numbers: map[*Heading]string{}}
	for _, e := range Outline(d) {
		t.numbers[e.Heading] = e.Number
	}
	t.blocks(d.Cover)
	t.blocks(d.Body)
	return t.out
}

type texter struct {
	numbers map[*Heading]string
	out     []string
}

func (t *texter) add(s string) {
	if s != "" {
		t.out = append(t.out, s)
	}
}

func (t *texter) blocks(bs []Block) {
	for _, b := range bs {
		t.block(b)
	}
}

func (t *texter) block(b Block) {
	switch b := b.(type) {
	case *Heading:
		t.add(t.numbers[b] + Plain(b.Content))
	case *Paragraph:
		t.paragraph(b)
	case *List:
		for _, i := range b.Items {
			t.add(i.Label + Plain(i.Content))
		}
	case *Table:
		t.table(b)
	case *Chart:
		t.chart(b)
	}
}

// paragraph adds a paragraph; one that is all a rich field has the lines of
// what was written there.
func (t *texter) paragraph(p *Paragraph) {
	f, ok := Sole(p.Content)
	if !ok || len(f.Rich) == 0 {
		t.add(Plain(p.Content))
		return
	}
	for _, p := range f.Rich {
		t.add(Plain(p.Content))
	}
}

func (t *texter) table(b *Table) {
	t.add(Plain(b.Caption))
	for _, rows := range [][]Row{b.Head, b.Rows} {
		for _, r := range rows {
			for _, c := range r.Cells {
				for _, p := range c.Content {
					t.paragraph(p)
				}
			}
		}
	}
	t.add(Plain(b.Note))
}

// chart gives the chart's words in the order in which writers must set them:
// legend (when there is more than one series), then category by category its
// name and the values, then caption and note. The axis carries no text.
func (t *texter) chart(c *Chart) {
	if len(c.Series) > 1 {
		for _, s := range c.Series {
			t.add(s.Name)
		}
	}
	for i, name := range c.Categories {
		t.add(name)
		for _, s := range c.Series {
			t.add(c.Label(s.Values[i]))
		}
	}
	t.add(Plain(c.Caption))
	t.add(Plain(c.Note))
}

// Label returns a value as the chart shows it at its bar.
func (c *Chart) Label(v float64) string {
	if c.Percent {
		return fmt.Sprintf("%.0f%%", v)
	}
	if v == float64(int64(v)) {
		return fmt.Sprintf("%d", int64(v))
	}
	return fmt.Sprintf("%.1f", v)
}
