package doc

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
// legend, what is inside by its kind, then caption and note.
func (t *texter) chart(c *Chart) {
	switch c.Kind {
	case ChartHeat:
		t.heat(c)
	case ChartRadar:
		t.radar(c)
	case ChartTimeline:
		t.timeline(c)
	default:
		t.bars(c)
	}
	t.add(Plain(c.Caption))
	t.add(Plain(c.Note))
}

// names adds the legend of the series, when there is more than one.
func (t *texter) names(c *Chart) {
	if len(c.Series) > 1 {
		for _, s := range c.Series {
			t.add(s.Name)
		}
	}
}

// bars goes category by category: its name and the values. The axis carries no
// text.
func (t *texter) bars(c *Chart) {
	t.names(c)
	for i, name := range c.Categories {
		t.add(name)
		for n := range c.Series {
			if v, ok := c.Value(n, i); ok {
				t.add(c.Label(v))
			}
		}
	}
}

// heat goes panel by panel like a table: names of columns, then row by row.
func (t *texter) heat(c *Chart) {
	t.add(c.Legend())
	levels := c.LevelList()
	for _, p := range c.Panels() {
		for i := p[0]; i < p[1]; i++ {
			t.add(c.Series[i].Name)
		}
		for row, name := range c.Categories {
			t.add(name)
			for i := p[0]; i < p[1]; i++ {
				if n, ok := c.LevelAt(i, row); ok {
					t.add(levels[n].Symbol)
				}
			}
		}
	}
}

// radar goes axis by axis, clockwise from the top.
func (t *texter) radar(c *Chart) {
	t.names(c)
	for i := range c.Categories {
		t.add(c.AxisLabel(i))
	}
}

// timeline has the months, then row by row the name and the words of the
// spans, lane by lane.
func (t *texter) timeline(c *Chart) {
	plan := c.Timeline()
	for _, row := range plan.Heads() {
		for _, s := range row {
			t.add(s)
		}
	}
	for _, r := range plan.Rows {
		t.add(r.Name)
		for _, lane := range r.Lanes {
			for _, b := range lane {
				t.add(b.Label)
			}
		}
	}
}
