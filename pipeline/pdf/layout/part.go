package layout

import (
	"math"

	"shinsa/pipeline/doc"
)

// segment is a row, or a piece of a torn one, on a page.
type segment struct {
	row       int
	y, height float64
	last      bool // the row ends here
	repeat    bool // a head row once more
}

// part is what of a table stands on the page being filled.
type part struct {
	table *grid
	segs  []segment
}

func (f *filler) placeRow(t *grid, s segment) {
	if f.part.table != t {
		f.closeTable()
		f.part = part{table: t}
	}
	s.y = f.y
	f.part.segs = append(f.part.segs, s)
	f.y += s.height
}

// repeatHeads sets the head rows of a table that goes on on a new page.
func (f *filler) repeatHeads(i *item) {
	if i.table == nil || i.row < i.table.heads || i.table.repeated() == 0 {
		return
	}
	for r := range i.table.heads {
		f.placeRow(i.table, segment{row: r, height: i.table.rows[r].height, last: true, repeat: true})
	}
}

// leastPart returns the least height that a torn row may have on a page: two
// lines.
func (g *grid) leastPart(row int) float64 {
	h := 0.0
	for _, c := range g.rows[row].owner {
		if c != nil && len(c.strips) > 1 {
			h = math.Max(h, c.strips[0].height+2*math.Min(c.strips[0].height, c.strips[1].height))
		}
	}
	return h
}

// rest returns the height of what is left of a row.
func (f *filler) rest(g *grid, row int) float64 {
	t := g.look
	h := 0.0
	for _, c := range g.rows[row].owner {
		if c != nil && c.row+c.rows-1 == row {
			h = math.Max(h, c.text(c.done)+t.PadTop+t.PadBottom)
		}
	}
	return h
}

// closeTable draws the part of a table on the page: fills, text, rules.
func (f *filler) closeTable() {
	p := f.part
	f.part = part{}
	if p.table == nil {
		return
	}
	page := &f.e.out.Pages[f.page]
	x := f.e.look.Page.MarginLeft + p.table.x
	for i := range p.segs {
		f.cells(page, &p, i, x)
	}
	if !p.table.plain {
		f.rules(page, &p, x)
	}
}

// cells draws the cells that begin, or go on, at segment i.
func (f *filler) cells(page *Page, p *part, i int, x float64) {
	var prev *gridCell
	for _, c := range p.table.rows[p.segs[i].row].owner {
		if c == nil || c == prev || i > 0 && p.covers(c, i-1) {
			continue
		}
		prev = c
		end := i
		for end+1 < len(p.segs) && p.covers(c, end+1) {
			end++
		}
		f.cell(page, p, c, i, end, x)
	}
}

// covers tells whether cell c stands in segment i.
func (p *part) covers(c *gridCell, i int) bool {
	r := p.segs[i].row
	return r >= c.row && r < c.row+c.rows
}

func (f *filler) cell(page *Page, p *part, c *gridCell, from, to int, x float64) {
	t := p.table.look
	top := p.segs[from].y
	bottom := p.segs[to].y + p.segs[to].height
	left, right := x+p.table.edges[c.col], x+p.table.edges[c.col+c.cols]
	if fill, ok := f.fillColor(c); ok && !p.table.plain {
		page.Fills = append(page.Fills, Fill{X: left, Y: top, W: right - left, H: bottom - top, Color: fill})
	}
	start := c.done
	if p.segs[from].repeat {
		start = 0
	}
	ends := p.segs[to].last && p.segs[to].row == c.row+c.rows-1
	y := top + t.PadTop
	if c.middle && start == 0 && ends {
		y = math.Max(y, (top+bottom-c.text(0))/2)
	}
	n := start
	for ; n < len(c.strips); n++ {
		s := &c.strips[n]
		if !ends && y+s.height > bottom-t.PadBottom+slack {
			break
		}
		at := len(page.Runs)
		add(page, s, left+t.PadX, y)
		if p.segs[from].repeat {
			asRepeat(page.Runs[at:])
		}
		y += s.height
	}
	if !p.segs[from].repeat {
		c.done = n
	}
}

func asRepeat(runs []Run) {
	for i := range runs {
		runs[i].Role, runs[i].Node = Repeat, 0
	}
}

// fillColor returns the colour of a cell, false for none.
func (f *filler) fillColor(c *gridCell) (Color, bool) {
	t := f.e.look.Table
	s := c.color
	switch c.fill {
	case doc.FillHead:
		s = t.HeadFill
	case doc.FillGroup:
		s = t.GroupFill
	case doc.FillEntry:
		s = t.EntryFill
	}
	return color(s), s != ""
}

// rules draws the grid: every edge between two different cells once, joined
// to the longest possible lines.
func (f *filler) rules(page *Page, p *part, x float64) {
	t, n := p.table.look, len(p.segs)
	line := Rule{Width: t.Rule.Width, Color: color(t.Rule.Color)}
	cols := len(p.table.edges) - 1
	at := func(i, c int) *gridCell {
		if i < 0 || i >= n || c < 0 || c >= cols {
			return nil
		}
		return p.table.rows[p.segs[i].row].owner[c]
	}
	for i := 0; i <= n; i++ {
		y := p.segs[n-1].y + p.segs[n-1].height
		if i < n {
			y = p.segs[i].y
		}
		spans(cols, func(c int) bool { return i == 0 || i == n || at(i-1, c) != at(i, c) }, func(a, b int) {
			r := line
			r.X1, r.X2, r.Y1, r.Y2 = x+p.table.edges[a]-t.Rule.Width/2, x+p.table.edges[b]+t.Rule.Width/2, y, y
			page.Rules = append(page.Rules, r)
		})
	}
	for c := 0; c <= cols; c++ {
		spans(n, func(i int) bool { return c == 0 || c == cols || at(i, c-1) != at(i, c) }, func(a, b int) {
			r := line
			r.X1, r.X2 = x+p.table.edges[c], x+p.table.edges[c]
			r.Y1, r.Y2 = p.segs[a].y, p.segs[b-1].y+p.segs[b-1].height
			page.Rules = append(page.Rules, r)
		})
	}
}

// spans calls draw with each longest stretch a ≤ i < b where edge holds.
func spans(n int, edge func(int) bool, draw func(a, b int)) {
	for i := 0; i < n; i++ {
		if !edge(i) {
			continue
		}
		a := i
		for i < n && edge(i) {
			i++
		}
		draw(a, i)
	}
}
