package layout

import "shinsa/pipeline/doc"

// item is a strip or a table row in the flow of a page.
type item struct {
	strip
	before, after float64
	merges        bool  // after and the next item's before are one space, the larger, as Word has it
	keep          bool  // on the page of the next item
	newPage       bool  // starts a new page
	heading       int   // index into out.Headings; -1 for none
	table         *grid // of a row; nil for strips
	row           int
}

// items turns blocks into the items of the flow.
func (e *engine) items(blocks []doc.Block, cover bool) []item {
	var out []item
	breakNext := false
	for i, b := range blocks {
		if _, ok := b.(*doc.PageBreak); ok {
			breakNext = true
			continue
		}
		n := len(out)
		out = append(out, e.block(b, cover)...)
		captioned(blocks, i, out, n)
		if breakNext && len(out) > n {
			out[n].newPage, breakNext = true, false
		}
	}
	return out
}

func (e *engine) block(b doc.Block, cover bool) []item {
	switch b := b.(type) {
	case *doc.Heading:
		return e.heading(b)
	case *doc.Paragraph:
		return e.paragraph(b)
	case *doc.List:
		return e.list(b)
	case *doc.Table:
		return e.table(b, cover)
	case *doc.Chart:
		return e.chart(b)
	default:
		return nil
	}
}

// measure returns the room of a style in a column of the given width.
func (l lookOf) measure(x, width float64) measure {
	return measure{x: x + l.Indent, width: width - l.Indent - l.IndentRight, firstLine: l.FirstLine,
		height: l.Line, size: l.Size, align: l.Align}
}

type lookOf struct{ doc.StyleLook }

// wrap gives the strips of a paragraph its spaces and keeps: two lines at
// least stay together at both ends, and what stays with the next stays whole,
// since LibreOffice does not break such a paragraph and Word can be told so.
func wrap(strips []strip, l doc.StyleLook, keepNext bool) []item {
	out := make([]item, len(strips))
	n, whole := len(strips), keepNext || l.KeepNext
	for i, s := range strips {
		out[i] = item{strip: s, heading: -1, keep: whole || i == 0 && n > 1 || i == n-2}
	}
	if n > 0 {
		out[0].before, out[n-1].after, out[n-1].merges = l.Before, l.After, true
		out[0].newPage = l.PageBreak
		out[n-1].keep = whole
	}
	return out
}

func (e *engine) heading(h *doc.Heading) []item {
	l := e.style(doc.HeadingStyle(h.Level))
	index, ok := e.entries[h]
	in := h.Content
	if !ok {
		index = -1 // on the cover: no part of the outline
	} else if n := e.outline[index].Number; n != "" {
		in = append([]doc.Inline{doc.Text{S: n + "　"}}, in...)
	}
	m := lookOf{l}.measure(0, e.look.Page.TextWidth())
	if b := l.BarLeft; b != nil {
		m.x, m.width = m.x+b.Width+b.Space, m.width-b.Width-b.Space
	}
	strips := e.lines(e.shape(in, l, Title), m)
	mark(strips, e.node(e.headingTag(h.Level), 0))
	e.decorate(strips, l, m)
	out := wrap(strips, l, true)
	for i := range out {
		out[i].keep = true
	}
	if len(out) > 0 {
		out[0].heading = index
		out[0].newPage = h.PageBreak || l.PageBreak
	}
	return out
}

func (e *engine) paragraph(p *doc.Paragraph) []item {
	l := e.style(p.Style)
	m := lookOf{l}.measure(0, e.look.Page.TextWidth())
	role := Text
	if p.Style == doc.TableCaption || p.Style == doc.FigureCaption {
		role = Caption
	}
	if l.Boxed != nil {
		m.x, m.width = m.x+l.Boxed.Space, m.width-2*l.Boxed.Space
	}
	strips := e.content(p, shaper{look: l, role: role, room: m}, place{tallest: e.pageRoom() - captionRoom, paragraphs: true})
	e.decorate(strips, l, m)
	return wrap(strips, l, p.KeepNext)
}

// decorate draws what a style has besides text: bar, rule, frame.
func (e *engine) decorate(strips []strip, l doc.StyleLook, m measure) {
	if len(strips) == 0 {
		return
	}
	if b := l.BarLeft; b != nil {
		x := m.x - b.Width - b.Space
		for i := range strips {
			strips[i].fills = append(strips[i].fills, Fill{X: x, W: b.Width, H: strips[i].height, Color: color(b.Color)})
		}
	}
	if r := l.RuleBelow; r != nil {
		s := &strips[len(strips)-1]
		y := s.height + r.Space
		s.rules = append(s.rules, Rule{X1: m.x, Y1: y, X2: m.x + m.width, Y2: y, Width: r.Width, Color: color(r.Color)})
	}
	if b := l.Boxed; b != nil {
		frame(strips, b)
	}
}

// frame draws a box around the text of lines.
func frame(strips []strip, b *doc.Rule) {
	left, right, height := 1e9, 0.0, 0.0
	for _, s := range strips {
		if len(s.runs) > 0 {
			left, right = min(left, s.runs[0].X), max(right, s.end)
		}
		height += s.height
	}
	if right == 0 {
		return
	}
	x1, x2, c := left-b.Space, right+b.Space, color(b.Color)
	for _, r := range [4][4]float64{{x1, 0, x2, 0}, {x1, height, x2, height}, {x1, 0, x1, height}, {x2, 0, x2, height}} {
		strips[0].rules = append(strips[0].rules, Rule{X1: r[0], Y1: r[1], X2: r[2], Y2: r[3], Width: b.Width, Color: c})
	}
}

// list sets items with hanging indent: the label at the style's first-line
// place, the text at its indent, or after the label when that is longer.
func (e *engine) list(b *doc.List) []item {
	var out []item
	var open []openList
	for _, i := range b.Items {
		style := doc.ListItem
		if i.Level > 0 {
			style = doc.ListItem2
		}
		l := e.style(style)
		l.Indent += float64(max(i.Level-1, 0)) * 2 * l.Size
		var label, body int32
		open, label, body = e.listNodes(open, i.Level)
		out = append(out, e.listItem(i, l, label, body)...)
	}
	return out
}

func (e *engine) listItem(i doc.Item, l doc.StyleLook, labelNode, bodyNode int32) []item {
	m := lookOf{l}.measure(0, e.look.Page.TextWidth())
	var label strip
	if i.Label != "" {
		spans := e.shape([]doc.Inline{doc.Text{S: i.Label}}, l, Label)
		label = e.set(0, len(e.chars), true, spans, measure{x: m.x + m.firstLine, width: 1e6, height: m.height, size: m.size})
		m.firstLine = max(0, label.end+l.Size/4-m.x)
		mark([]strip{label}, labelNode)
	}
	strips := e.lines(e.shape(i.Content, l, Text), m)
	if len(strips) == 0 {
		strips = []strip{{height: l.Line}}
	}
	mark(strips, bodyNode)
	strips[0].runs = append(label.runs, strips[0].runs...)
	return wrap(strips, l, false)
}
