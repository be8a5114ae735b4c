package layout

import "shinsa/pipeline/doc"

// Colours of heat maps, besides those of the levels.
const (
	heatRule = "8E9AA3"
	paper    = "FFFFFF"
	ink      = "000000"
)

// panelGap is the space between the parts of a heat map with many columns.
const panelGap = 8

// heat makes the items of a heat map: legend, a table of coloured cells with a
// symbol each, caption, note. It is a table to the reader too, who can ask for
// the head of each cell; what it shows as a whole is the table's summary.
func (e *engine) heat(c *doc.Chart) []item {
	var out []item
	if len(c.Levels) > 0 {
		for _, s := range e.heatLegend(c) {
			out = append(out, item{strip: s, heading: -1, keep: true})
		}
	}
	node := int32(0)
	for i, p := range c.Panels() {
		node = e.node(TagTable, 0)
		e.out.Nodes[node].Alt = c.AltText()
		if i > 0 {
			out[len(out)-1].after = panelGap
		}
		out = append(out, e.panel(c, p, node)...)
	}
	total := 0.0
	for i := range out {
		total += out[i].height
	}
	for i := range out { // it stays on one page when a page can hold it
		out[i].keep = out[i].keep || total < e.pageRoom()-chartRoom
	}
	if node == 0 {
		node = e.node(TagDiv, 0)
	}
	return e.captioned(c, out, node)
}

// panel makes the rows of one part of a heat map.
func (e *engine) panel(c *doc.Chart, p [2]int, node int32) []item {
	h := &heatMap{engine: e, c: c, panel: p, look: c.HeatLook(e.look.Page.TextWidth()), levels: c.LevelList()}
	h.names, h.symbols = e.chartStyle(h.look.Size, h.look.Line), e.chartStyle(h.look.Symbol, h.look.Row-2*h.look.Pad)
	g := h.grid(node)
	out := make([]item, len(g.rows))
	for i, r := range g.rows {
		// neither the first row nor the last stands alone
		out[i] = item{strip: strip{height: r.height}, table: g, row: i, heading: -1, keep: i < 2 || i == len(g.rows)-2}
	}
	n := len(out) - 1
	out[n].after = g.look.Rule.Width
	out[n].keep = false
	return out
}

// heatMap is the work on one part of a heat map.
type heatMap struct {
	*engine
	c              *doc.Chart
	panel          [2]int
	look           doc.HeatLook
	levels         []doc.Level
	names, symbols doc.StyleLook
}

func (h *heatMap) grid(node int32) *grid {
	n := h.panel[1] - h.panel[0]
	g := &grid{heads: 1, x: h.look.Left, edges: []float64{0, h.look.Name}, tallest: h.pageRoom(),
		look: doc.TableLook{Rule: doc.Rule{Width: 0.25, Color: heatRule}, PadX: h.look.Pad, PadTop: h.look.Pad + 0.25, PadBottom: h.look.Pad}}
	for i := range n {
		g.edges = append(g.edges, h.look.Name+float64(i+1)*h.look.Cell)
	}
	for i := range 1 + len(h.c.Categories) {
		g.rows = append(g.rows, &gridRow{owner: make([]*gridCell, n+1)})
		g.node = h.node(TagTR, node)
		if i == 0 {
			h.head(g)
		} else {
			h.row(g, i)
		}
		g.heighten(i, g.look, h.look.Row-2*h.look.Pad)
	}
	g.rows[0].height = max(g.rows[0].height, h.look.Head)
	return g
}

// cell adds a cell with its node.
func (h *heatMap) cell(g *grid, row, col int, head bool) (*gridCell, int32) {
	c := &gridCell{row: row, col: col, rows: 1, cols: 1, middle: true}
	g.rows[row].owner[col] = c
	return c, h.cellNode(c, g.node, head, row > 0)
}

// head sets the names of the columns.
func (h *heatMap) head(g *grid) {
	h.cell(g, 0, 0, true)
	l := h.names
	l.Size = h.look.HeadSize
	for i := h.panel[0]; i < h.panel[1]; i++ {
		c, node := h.cell(g, 0, i-h.panel[0]+1, true)
		if name := h.c.Series[i].Name; h.look.Turned {
			c.strips = []strip{h.upright(name, l)}
		} else {
			m := measure{width: h.look.Cell - 2*h.look.Pad, height: l.Line, size: l.Size, align: doc.Centre, cell: true}
			c.strips = h.lines(h.shape([]doc.Inline{doc.Text{S: name}}, l, Cell), m)
		}
		mark(c.strips, node)
	}
}

// upright sets one line that goes from the bottom of the head to its top.
func (h *heatMap) upright(name string, l doc.StyleLook) strip {
	spans := h.shape([]doc.Inline{doc.Text{S: name}}, l, Cell)
	line := h.set(0, len(h.chars), true, spans, measure{width: 1e6, height: l.Line, size: l.Size})
	s := strip{height: h.look.Head - 2*h.look.Pad}
	x := (h.look.Cell-2*h.look.Pad)/2 + 0.38*l.Size // the em box in the middle of the column
	for _, r := range line.runs {
		r.X, r.Y, r.Turned = x, s.height-h.look.Pad/2-r.X, true
		s.runs = append(s.runs, r)
	}
	return s
}

// row sets the name of a row and its symbols.
func (h *heatMap) row(g *grid, i int) {
	c, node := h.cell(g, i, 0, true)
	m := measure{width: h.look.Name - 2*h.look.Pad, height: h.names.Line, size: h.names.Size, cell: true}
	c.strips = h.lines(h.shape([]doc.Inline{doc.Text{S: h.c.Categories[i-1]}}, h.names, Cell), m)
	mark(c.strips, node)
	for k := h.panel[0]; k < h.panel[1]; k++ {
		c, node := h.cell(g, i, k-h.panel[0]+1, false)
		n, ok := h.c.LevelAt(k, i-1)
		if !ok {
			continue
		}
		s := strip{height: h.symbols.Line}
		h.label(&s, h.levels[n].Symbol, h.symbols, measure{x: -h.look.Pad, width: h.look.Cell, align: doc.Centre, cell: true})
		for j := range s.runs {
			s.runs[j].Role = Cell
			s.runs[j].Color = textOn(h.levels[n].Paint)
		}
		c.color, c.strips = h.levels[n].Paint.RGB, []strip{s}
		mark(c.strips, node)
	}
}

// textOn returns the colour of text on a colour.
func textOn(p doc.Paint) Color {
	if p.Dark {
		return color(paper)
	}
	return color(ink)
}

// heatLegend sets the levels in a line, each symbol on its colour as in the
// cells. The words are those of doc.Chart.Legend, gaps included.
func (e *engine) heatLegend(c *doc.Chart) []strip {
	const box = 11.0
	l, width := e.chartStyle(7.5, 12), e.look.Page.TextWidth()
	left := c.HeatLook(width).Legend
	out, x := []strip{{height: l.Line}}, left
	levels := c.LevelList()
	for i, level := range levels {
		name := level.Text()[len(level.Symbol):]
		if i+1 < len(levels) {
			name += doc.LegendGap
		}
		if w := e.width(name, l); x > left && x+box+w > width {
			out, x = append(out, strip{height: l.Line}), left
		}
		s := &out[len(out)-1]
		s.fills = append(s.fills, Fill{X: x, Y: 0.5, W: box, H: 11, Color: color(heatRule)}, Fill{X: x + 0.25, Y: 0.75, W: box - 0.5, H: 10.5, Color: color(level.Paint.RGB)})
		at := len(s.runs)
		e.label(s, level.Symbol, l, measure{x: x, width: box, align: doc.Centre})
		for j := at; j < len(s.runs); j++ {
			s.runs[j].Color = textOn(level.Paint)
		}
		lines := e.lines(e.shape([]doc.Inline{doc.Text{S: name}}, l, Label), measure{x: x + box, width: width - x - box, height: l.Line, size: l.Size})
		for k, line := range lines {
			if k > 0 {
				out = append(out, strip{height: l.Line})
			}
			s = &out[len(out)-1]
			s.runs = append(s.runs, line.runs...)
			x = line.end
		}
	}
	out[len(out)-1].height += 3
	mark(out, e.node(TagP, 0))
	return out
}
