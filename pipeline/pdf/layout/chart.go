package layout

import (
	"math"

	"shinsa/pipeline/doc"
)

// Sizes of a chart, in points.
const (
	barHeight   = 9.0
	stackHeight = 13.0
	barGap      = 1.0
	groupGap    = 8.0
	swatch      = 7.0
	labelGap    = 5.0
	stackGap    = 5.0   // between the values of a stacked bar
	nameShare   = .38   // of the text width, at most, for the names
	stackShare  = .28   // the same beside stacked bars, whose values take room
	chartRoom   = 100.0 // of a page that the highest whole chart leaves free

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

// chart makes the items of a chart by its kind.
func (e *engine) chart(c *doc.Chart) []item {
	if c.Kind == doc.ChartHeat {
		return e.heat(c)
	}
	node := e.node(TagFigure, 0)
	e.out.Nodes[node].Alt = c.AltText()
	var strips []strip
	switch c.Kind {
	case doc.ChartRadar:
		strips = e.radar(c)
	case doc.ChartTimeline:
		strips = e.timeline(c)
	default:
		strips = e.bars(c)
	}
	figure(strips, node)
	out, total := make([]item, len(strips)), 0.0
	for i, s := range strips {
		out[i] = item{strip: s, heading: -1}
		total += s.height
	}
	for i := range out { // it stays on one page when a page can hold it
		out[i].keep = i < 2 || i == len(out)-1 || total < e.pageRoom()-chartRoom
	}
	return e.captioned(c, out, node)
}

// bars makes the strips of a bar chart: legend, one strip a category.
func (e *engine) bars(c *doc.Chart) []strip {
	var out []strip
	p := e.plot(c)
	if len(c.Series) > 1 {
		out = e.legend(p)
	}
	for i := range c.Categories {
		out = append(out, e.category(p, i))
	}
	return out
}

// captioned puts caption and note below the items of a chart, on their page.
func (e *engine) captioned(c *doc.Chart, out []item, node int32) []item {
	n := len(out)
	if n > 0 {
		out[0].before = 6
	}
	text := append([]item{}, e.captionItems(c.Caption, doc.FigureCaption, e.node(TagCaption, node))...)
	if len(c.Note) > 0 {
		for i := range text {
			text[i].keep = true
		}
		text = append(text, e.captionItems(c.Note, doc.Note, e.node(TagP, 0))...)
	}
	if n > 0 {
		out[n-1].keep = len(text) > 0
	}
	return append(out, text...)
}

// figure gives the text and the shapes of a chart to its node.
func figure(strips []strip, node int32) {
	mark(strips, node)
	for i := range strips {
		for j := range strips[i].paths {
			strips[i].paths[j].Node = node
		}
		for j := range strips[i].fills {
			strips[i].fills[j].Node = node
		}
	}
}

// chartStyle is the look of text in charts: that of captions.
func (e *engine) chartStyle(size, line float64) doc.StyleLook {
	l := e.style(doc.TableCaption)
	l.Size, l.Line, l.Align, l.FirstLine, l.Indent = size, line, doc.Left, 0, 0
	return l
}

func (e *engine) plot(c *doc.Chart) plot {
	l := e.chartStyle(8.5, 12)
	p := plot{c: c, l: l}
	width, label := e.look.Page.TextWidth(), 0.0
	for _, s := range c.Categories {
		label = math.Max(label, e.width(s, l))
	}
	for _, s := range c.Series {
		for _, v := range s.Values {
			if !math.IsNaN(v) && !math.IsInf(v, 0) {
				p.valueWidth = math.Max(p.valueWidth, e.width(c.Label(v), l))
			}
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
