package layout

import (
	"math"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// grid is a table, measured.
type grid struct {
	x       float64   // left edge, from the text column's
	edges   []float64 // of columns, from x
	rows    []*gridRow
	heads   int
	plain   bool
	look    doc.TableLook
	node    int32     // of the row at hand
	tallest float64   // block that a cell can hold, below repeated heads
	words   []float64 // by column: the longest word that its cells had to tear; 0 for none
}

type gridRow struct {
	height float64
	owner  []*gridCell // by column; a spanning cell stands in all it covers
	joined bool        // a cell spans into the next row
	group  bool
}

// gridCell is a cell with its text, set.
type gridCell struct {
	col, cols, row, rows int
	strips               []strip
	fill                 doc.Fill
	middle               bool
	color                string // of a cell that has none of the fills
	done                 int    // strips drawn so far
}

func (c *gridCell) text(from int) float64 {
	h := 0.0
	for _, s := range c.strips[from:] {
		h += s.height
	}
	return h
}

// table makes the items of a table: caption, rows, note.
func (e *engine) table(b *doc.Table, cover bool) []item {
	var out []item
	node := e.node(TagTable, 0)
	if b.Plain { // a lay-out table has no headings to tell
		e.out.Nodes[node].Tag = TagDiv
	}
	if len(b.Caption) > 0 {
		out = e.captionItems(b.Caption, doc.TableCaption, e.node(TagCaption, node))
		for i := range out {
			out[i].keep = true
		}
	}
	g := e.grid(b, cover, node)
	for i, r := range g.rows {
		out = append(out, item{strip: strip{height: r.height}, table: g, row: i, heading: -1,
			keep: i < g.heads || r.joined || r.group && i+1 < len(g.rows) || b.Kept(i-g.heads)})
	}
	if n := len(out); n > 0 {
		out[n-1].after = e.style(doc.TableCaption).Before + e.look.Table.Rule.Width
		out[n-1].keep = false
	}
	if note := e.captionItems(b.Note, doc.Note, e.node(TagP, 0)); len(note) > 0 {
		if n := len(out); n > 0 {
			out[n-1].keep, out[n-1].after = true, e.look.Table.Rule.Width
		}
		last := &note[len(note)-1]
		last.after, last.merges = max(last.after, e.style(doc.TableCaption).Before), false
		out = append(out, note...)
	}
	return out
}

func (e *engine) captionItems(in []doc.Inline, style doc.Style, node int32) []item {
	l := e.style(style)
	strips := e.lines(e.shape(in, l, Caption), lookOf{l}.measure(0, e.look.Page.TextWidth()))
	mark(strips, node)
	return wrap(strips, l, false)
}

// grid measures a table: cells to their places, text to lines, rows to
// heights.
func (e *engine) grid(b *doc.Table, cover bool, node int32) *grid {
	edges := []float64{0}
	for _, c := range b.Columns {
		edges = append(edges, edges[len(edges)-1]+c.Share*e.look.Page.TextWidth())
	}
	nodes, found := len(e.out.Nodes), len(e.problems)
	g := e.gridOf(b, node, edges)
	if wider, ok := g.widened(e.look.Table); ok {
		e.out.Nodes, e.problems = e.out.Nodes[:nodes], e.problems[:found]
		again := e.gridOf(b, node, wider)
		if again.torn() { // what one column got, another lacks
			e.out.Nodes, e.problems = e.out.Nodes[:nodes], e.problems[:found]
			again = e.gridOf(b, node, edges)
		}
		g = again
	}
	if free := e.look.Page.TextWidth() - edges[len(edges)-1]; cover && free > 0 {
		g.x = free / 2
	}
	return g
}

// gridOf measures a table whose columns have the given edges.
func (e *engine) gridOf(b *doc.Table, node int32, edges []float64) *grid {
	g := &grid{heads: len(b.Head), plain: b.Plain, look: e.look.Table, edges: edges, words: make([]float64, len(b.Columns))}
	rows := append(append([]doc.Row(nil), b.Head...), b.Rows...)
	for range rows {
		g.rows = append(g.rows, &gridRow{owner: make([]*gridCell, len(b.Columns))})
	}
	for i := range rows {
		g.node, g.tallest = node, e.tallest(g, i)
		if !b.Plain {
			g.node = e.node(TagTR, node)
		}
		e.gridRow(g, b, i, &rows[i])
		if !b.Plain {
			e.fillRow(g.rows[i], g.node)
		}
		g.heighten(i, e.look.Table, e.style(doc.TableText).Line)
	}
	return g
}

// tallest returns the height of the highest block that a cell of row i can
// hold on a page of its own.
func (e *engine) tallest(g *grid, i int) float64 {
	t := e.look.Table
	h := e.pageRoom() - t.PadTop - t.PadBottom - t.Rule.Width
	if i >= g.heads {
		return h - g.repeated()
	}
	return h / 4 // of a head, which shall leave room for rows
}

// gridRow puts the cells of a row into the free columns of the grid.
func (e *engine) gridRow(g *grid, b *doc.Table, i int, r *doc.Row) {
	g.rows[i].group = r.Group
	col := 0
	for n := range r.Cells {
		for col < len(b.Columns) && g.rows[i].owner[col] != nil {
			col++
		}
		if col == len(b.Columns) {
			e.problems.Add("pdf-grid", cellPlace(&r.Cells[n]), b.ID)
			return
		}
		c := e.gridCell(g, b, i, col, r, n)
		if !g.own(c) {
			e.problems.Add("pdf-grid", cellPlace(&r.Cells[n]), b.ID)
			return
		}
		col += c.cols
	}
}

// own gives a cell its places in the grid; false when one is taken.
func (g *grid) own(c *gridCell) bool {
	for y := c.row; y < c.row+c.rows; y++ {
		for x := c.col; x < c.col+c.cols; x++ {
			if g.rows[y].owner[x] != nil {
				return false
			}
			g.rows[y].owner[x] = c
		}
		g.rows[y].joined = g.rows[y].joined || y < c.row+c.rows-1
	}
	return true
}

func (e *engine) gridCell(g *grid, b *doc.Table, row, col int, r *doc.Row, n int) *gridCell {
	c := &r.Cells[n]
	out := &gridCell{col: col, row: row, fill: c.Fill,
		cols: min(max(c.ColSpan, 1), len(b.Columns)-col), rows: min(max(c.RowSpan, 1), len(g.rows)-row)}
	if row < g.heads {
		out.rows = min(out.rows, g.heads-row) // heads are repeated as a whole
	}
	head := c.Head || row < g.heads
	node := g.node
	if !g.plain {
		node = e.cellNode(out, g.node, head || r.Group, row >= g.heads)
	}
	out.middle = head
	if out.fill == doc.FillNone {
		switch {
		case head:
			out.fill = doc.FillHead
		case r.Group:
			out.fill = doc.FillGroup
		}
	}
	e.torn = 0
	room := g.edges[col+out.cols] - g.edges[col] - 2*e.look.Table.PadX
	for _, p := range c.Content {
		s := e.cellShaper(p, c, head, b.Columns[col].Align, room)
		// one paragraph is the cell itself: half the elements
		strips := e.content(p, s, place{tallest: g.tallest, parent: node, paragraphs: len(c.Content) > 1 || g.plain})
		if out.strips == nil {
			out.strips = strips
		} else {
			out.strips = append(out.strips, strips...)
		}
	}
	if out.cols == 1 {
		g.words[col] = math.Max(g.words[col], e.torn)
	}
	return out
}

// cellShaper returns how a paragraph of a cell is set.
func (e *engine) cellShaper(p *doc.Paragraph, c *doc.Cell, head bool, column doc.Align, room float64) shaper {
	style := p.Style
	if head {
		style = doc.TableHead
	} else if style == "" {
		style = doc.TableText
	}
	l := e.style(style)
	switch {
	case c.Align != doc.Inherit:
		l.Align = c.Align
	case !head && column != doc.Inherit && c.ColSpan <= 1: // a cell over several columns is like none of them
		l.Align = column
	}
	m := lookOf{l}.measure(0, room)
	m.cell = true
	return shaper{look: l, role: Cell, room: m}
}

// cellPlace returns where the first text of a cell came from.
func cellPlace(c *doc.Cell) (pos problem.Pos) {
	for _, p := range c.Content {
		for _, i := range p.Content {
			if t, ok := i.(doc.Text); ok && !t.Src.IsZero() {
				return t.Src
			}
		}
	}
	return pos
}

// heighten gives row i its height; a spanning cell that ends here and needs
// more than its rows have makes this row higher.
func (g *grid) heighten(i int, t doc.TableLook, line float64) {
	r, pad := g.rows[i], t.PadTop+t.PadBottom
	r.height = line + pad
	for _, c := range r.owner {
		if c == nil || c.row+c.rows-1 != i {
			continue
		}
		need := c.text(0) + pad
		for y := c.row; y < i; y++ {
			need -= g.rows[y].height
		}
		r.height = math.Max(r.height, need)
	}
}

// repeated returns the height of the heads as repeated; heads that take much
// of a page are not.
func (g *grid) repeated() float64 {
	h := 0.0
	for _, r := range g.rows[:g.heads] {
		h += r.height
	}
	if h > 300 {
		return 0
	}
	return h
}
