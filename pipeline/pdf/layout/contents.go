package layout

import (
	"strconv"

	"shinsa/pipeline/doc"
)

// contentsTitle heads the table of contents; contentsDepth is the lowest
// level of headings in it.
const (
	contentsTitle = "目次"
	contentsDepth = 2
	leaderColor   = "595959"
)

// contents makes the items of the table of contents with the page numbers
// that are known so far. Its length does not depend on them.
func (e *engine) contents() []item {
	e.contentsNodes()
	l := e.style(doc.TOCTitle)
	m := lookOf{l}.measure(0, e.look.Page.TextWidth())
	strips := e.lines(e.shape([]doc.Inline{doc.Text{S: contentsTitle}}, l, Contents), m)
	mark(strips, e.tocTitle)
	e.decorate(strips, l, m)
	out := wrap(strips, l, true)
	for i, entry := range e.outline {
		if entry.Level <= contentsDepth {
			out = append(out, e.contentsLine(entry, e.out.Headings[i], e.toc[i])...)
		}
	}
	return out
}

// contentsLine sets one heading: label, leader (drawn, not text) and page.
func (e *engine) contentsLine(entry doc.Entry, at Heading, node int32) []item {
	l := e.style(doc.TOCStyle(entry.Level))
	l.Align = doc.Left
	column := 2.5 * l.Size // room for four digits and a space
	m := lookOf{l}.measure(0, e.look.Page.TextWidth())
	right := m.x + m.width
	m.width -= column
	strips := e.lines(e.shape([]doc.Inline{doc.Text{S: entry.Label()}}, l, Contents), m)
	if len(strips) == 0 {
		return nil
	}
	last := &strips[len(strips)-1]
	spans := e.shape([]doc.Inline{doc.Text{S: strconv.Itoa(at.Page + 1)}}, l, Contents)
	number := e.set(0, len(e.chars), true, spans, measure{x: right - column, width: column, height: l.Line, size: l.Size, align: doc.End})
	last.runs = append(last.runs, number.runs...)
	if a, b := last.end+l.Size/2, number.runs[0].X-l.Size/2; a < b {
		y := baseline(l.Line, l.Size) - 0.5
		last.rules = append(last.rules, Rule{X1: a, X2: b, Y1: y, Y2: y, Width: 0.6, Color: color(leaderColor), Dotted: true})
	}
	mark(strips, node)
	for i := range strips {
		strips[i].links = append(strips[i].links, Link{X: m.x, W: right - m.x, H: l.Line, Page: at.Page, To: at.Y, Node: node, Title: entry.Label()})
	}
	return wrap(strips, l, false)
}
