package layout

import (
	"math"

	"shinsa/pipeline/doc"
)

// top returns the value at the right end of a chart's axis: 100 for percent,
// else the next round number above all bars.
func top(c *doc.Chart) float64 {
	if c.Percent {
		return 100
	}
	m := 0.0
	for i := range c.Categories {
		sum := 0.0
		for n := range c.Series {
			v, _ := c.Value(n, i)
			if c.Stacked {
				sum += math.Max(v, 0)
			} else {
				sum = math.Max(sum, v)
			}
		}
		m = math.Max(m, sum)
	}
	return doc.RoundUp(m)
}

// legend names the series, each after a swatch of its colour, in as many
// lines as they need.
func (e *engine) legend(p plot) []strip {
	width := e.look.Page.TextWidth()
	var out []strip
	x := width
	for i, s := range p.c.Series {
		w := e.width(s.Name, p.l)
		if x+swatch+4+w > width {
			out, x = append(out, strip{height: p.l.Line + 2}), p.x
		}
		line := &out[len(out)-1]
		line.fills = append(line.fills, Fill{X: x, Y: (p.l.Line - swatch) / 2, W: swatch, H: swatch, Color: seriesColor(i)})
		e.label(line, s.Name, p.l, measure{x: x + swatch + 4, width: w + 1})
		x += swatch + 4 + w + 14
	}
	out[len(out)-1].height += 4
	return out
}

func seriesColor(i int) Color { return color(doc.SeriesPaint(i).RGB) }

// label sets one line of chart text into a strip.
func (e *engine) label(s *strip, text string, l doc.StyleLook, m measure) {
	m.height, m.size = l.Line, l.Size
	spans := e.shape([]doc.Inline{doc.Text{S: text}}, l, Label)
	set := e.set(0, len(e.chars), true, spans, m)
	for _, r := range set.runs {
		r.Y += m.firstLine // here: the line's top in the strip
		s.runs = append(s.runs, r)
	}
}

// category sets one category: its name, wrapped and right-aligned at the
// left, the bars, the values, and the grid behind them.
func (e *engine) category(p plot, i int) strip {
	l := p.l
	m := measure{width: p.x - labelGap, height: l.Line, size: l.Size, align: doc.End, cell: true, names: true}
	names := e.evenLines(e.shape([]doc.Inline{doc.Text{S: p.c.Categories[i]}}, l, Label), m)
	bars := stackHeight
	if !p.c.Stacked {
		bars = float64(len(p.c.Series))*(barHeight+barGap) - barGap
	}
	text := float64(len(names)) * l.Line
	s := strip{height: math.Max(bars, text) + groupGap}
	for n, line := range names {
		for _, r := range line.runs {
			r.Y += (s.height-text)/2 + float64(n)*l.Line
			s.runs = append(s.runs, r)
		}
	}
	e.gridLines(&s, p)
	y := (s.height - bars) / 2
	if p.c.Stacked {
		e.stack(&s, p, i, y)
	} else {
		e.group(&s, p, i, y)
	}
	return s
}

// evenLines breaks e.chars into as few lines as they need, of about one
// length: a last line of one or two characters does not look like a name.
func (e *engine) evenLines(spans []span, m measure) []strip {
	out := e.lines(spans, m)
	for n, narrow := len(out), m; n > 1; {
		narrow.width -= m.size / 2
		narrow.x = m.x + m.width - narrow.width
		even := e.lines(spans, narrow)
		if len(even) > n || narrow.width < m.size {
			break
		}
		out = even
	}
	return out
}

// gridLines draws the axis and its quarters, under the bars.
func (e *engine) gridLines(s *strip, p plot) {
	for q := range 5 {
		x, c := p.x+p.width*float64(q)/4, gridColor
		if q == 0 {
			c = axisColor
		}
		s.fills = append(s.fills, Fill{X: x - 0.25, W: 0.5, H: s.height, Color: color(c)})
	}
}

// group draws the bars of a category one below the other, each with its value
// at its end.
func (e *engine) group(s *strip, p plot, i int, y float64) {
	for n := range p.c.Series {
		if v, ok := p.c.Value(n, i); ok {
			w := p.width * math.Min(math.Max(v, 0)/p.max, 1)
			s.fills = append(s.fills, Fill{X: p.x, Y: y, W: w, H: barHeight, Color: seriesColor(n)})
			e.beside(s, p, p.x+w, y, p.c.Label(v))
		}
		y += barHeight + barGap
	}
}

// beside sets the value at the end of a bar; a line of the grid that goes
// through it is broken off there.
func (e *engine) beside(s *strip, p plot, x, y float64, label string) {
	from := len(s.runs)
	e.label(s, label, p.l, measure{x: x + 3, width: 1e6, firstLine: y + (barHeight-p.l.Line)/2})
	end := x + 4 + doc.Ems(label)*p.l.Size
	for q := 1; q < 5 && len(s.runs) > from; q++ {
		if line := p.x + p.width*float64(q)/4; line > x && line < end {
			s.fills = append(s.fills, Fill{X: line - 0.5, Y: y - barGap/2, W: 1, H: barHeight + barGap, Color: color(paper)})
		}
	}
}

// stack draws the bars of a category end to end; the values stand in columns
// at the right, each after its colour, so that narrow parts can be read too.
func (e *engine) stack(s *strip, p plot, i int, y float64) {
	x, at := p.x, p.valueX
	for n := range p.c.Series {
		if v, ok := p.c.Value(n, i); ok {
			w := p.width * math.Min(math.Max(v, 0)/p.max, 1)
			s.fills = append(s.fills, Fill{X: x, Y: y, W: w, H: stackHeight, Color: seriesColor(n)},
				Fill{X: at, Y: y + (stackHeight-swatch)/2, W: swatch, H: swatch, Color: seriesColor(n)})
			e.label(s, p.c.Label(v), p.l, measure{x: at + swatch + 2, width: p.valueWidth, align: doc.End, firstLine: y + (stackHeight-p.l.Line)/2})
			x += w
		}
		at += p.valueWidth + swatch + stackGap
	}
}
