package layout

import (
	"math"

	"shinsa/pipeline/doc"
)

// palette is the colours of series: told apart by colour-blind readers and in
// grey (each differs in lightness from its neighbours).
var palette = [...]string{"36454F", "F5A623", "5E8FB0", "C9D4DB", "8A3B52", "9AAE5C"}

// Sizes of a chart, in points.
const (
	barHeight   = 9.0
	stackHeight = 13.0
	barGap      = 1.0
	groupGap    = 8.0
	swatch      = 7.0
	labelGap    = 5.0
	stackGap    = 5.0 // between the values of a stacked bar
	nameShare   = .38 // of the text width, at most, for the names
	stackShare  = .28 // the same beside stacked bars, whose values take room

	gridColor = "D9DEE2"
	axisColor = "7F7F7F"
)

// plot is the measures of a chart.
type plot struct {
	c          *doc.Chart
	l          doc.StyleLook
	x, width   float64 // of the bars
	valueX     float64 // of the values of stacked bars
	valueWidth float64 // of one value
	max        float64
}

// chart makes the items of a bar chart: legend, one strip a category, caption,
// note. A chart stays on one page when a page can hold it.
func (e *engine) chart(c *doc.Chart) []item {
	p := e.plot(c)
	node := e.node(TagFigure, 0)
	e.out.Nodes[node].Alt = alt(c)
	var strips []strip
	if len(c.Series) > 1 {
		strips = append(strips, e.legend(p)...)
	}
	for i := range c.Categories {
		strips = append(strips, e.category(p, i))
	}
	figure(strips, node)
	var out []item
	total := 0.0
	for _, s := range strips {
		out = append(out, item{strip: s, heading: -1})
		total += s.height
	}
	for i := range out {
		out[i].keep = i < 2 || i == len(out)-1 || total < e.look.Page.Height-e.look.Page.MarginTop-e.look.Page.MarginBottom-100
	}
	if len(out) > 0 {
		out[0].before = 6
	}
	text := append([]item{}, e.captionItems(c.Caption, doc.FigureCaption, e.node(TagCaption, node))...)
	if len(c.Note) > 0 {
		for i := range text {
			text[i].keep = true
		}
		text = append(text, e.captionItems(c.Note, doc.Note, e.node(TagP, 0))...)
	}
	if n := len(out); n > 0 && len(text) == 0 {
		out[n-1].keep = false
	}
	return append(out, text...)
}

// figure gives the text and the bars of a chart to its node.
func figure(strips []strip, node int32) {
	mark(strips, node)
	for i := range strips {
		for j := range strips[i].fills {
			strips[i].fills[j].Node = node
		}
	}
}

func (e *engine) plot(c *doc.Chart) plot {
	l := e.style(doc.TableCaption)
	l.Size, l.Line, l.Align, l.FirstLine, l.Indent = 8.5, 12, doc.Left, 0, 0
	p := plot{c: c, l: l}
	width, label := e.look.Page.TextWidth(), 0.0
	for _, s := range c.Categories {
		label = math.Max(label, e.width(s, l))
	}
	for _, s := range c.Series {
		for _, v := range s.Values {
			p.valueWidth = math.Max(p.valueWidth, e.width(c.Label(v), l))
		}
	}
	values, most := p.valueWidth+labelGap, nameShare
	if c.Stacked {
		most = stackShare
		values = float64(len(c.Series)) * (p.valueWidth + swatch + stackGap)
	}
	p.x = math.Min(label, most*width) + labelGap
	p.width = math.Max(width-p.x-values-labelGap, 60)
	p.valueX = p.x + p.width + labelGap
	p.max = top(c)
	return p
}

// width returns the width of text on one line.
func (e *engine) width(s string, l doc.StyleLook) float64 {
	spans := e.shape([]doc.Inline{doc.Text{S: s}}, l, Label)
	return e.set(0, len(e.chars), true, spans, measure{width: 1e6, height: l.Line, size: l.Size}).end
}
