package docx

import (
	"strconv"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// grid is the columns of a table while its rows are written.
type grid struct {
	table *doc.Table
	edges []int  // left edges of the columns and the right edge of the last, in twips
	open  []span // by first column: cells that span into the next row
}

// span is a cell that goes on below; rows counts the rows that it still needs.
type span struct {
	rows, cols int
	fill       doc.Fill
}

func newGrid(t *doc.Table, width float64) *grid {
	g := &grid{table: t, open: make([]span, len(t.Columns)), edges: make([]int, 1, len(t.Columns)+1)}
	sum := 0.0
	for _, c := range t.Columns {
		sum += c.Share
		g.edges = append(g.edges, twipsOf(sum*width))
	}
	return g
}

func (g *grid) width(from, cols int) int { return g.edges[from+cols] - g.edges[from] }

// table writes caption, table and note.
func (w *writer) table(t *doc.Table) {
	if len(t.Caption) > 0 {
		w.open(paragraph{style: doc.TableCaption, keepNext: true, whole: true})
		w.caption(t.ID, t.Caption, doc.TableCaption)
		w.close()
	} else if w.brk {
		w.gap(1)
	}
	if len(t.Columns) == 0 {
		w.problems.Add("docx-table-grid", problem.Pos{}, t.ID, "0")
		return
	}
	g := newGrid(t, w.look.Page.TextWidth())
	w.raw("<w:tbl>")
	w.tableProperties(g)
	for i, r := range t.Head {
		w.row(g, r, i+1, true)
	}
	for i, r := range t.Rows {
		w.startItem(t, r.Repeat)
		w.row(g, r, len(t.Head)+i+1, false)
		w.endItem()
	}
	w.endSection()
	w.raw("</w:tbl>")
	w.top = false
	below := w.look.Styles[doc.TableCaption].Before // as much below a table as above its caption
	if len(t.Note) > 0 {
		w.line(t.Note, paragraph{style: doc.Note})
		below -= w.look.Styles[doc.Note].After
	}
	if w.last { // nothing to keep off; but Word wants a paragraph behind a table
		below = 1 - float64(min(len(t.Note), 1))
	}
	if below > 0 { // Word would also join two tables that touch
		w.gap(below)
	}
}

func (w *writer) tableProperties(g *grid) {
	t := g.table
	w.raw("<w:tblPr>")
	if !t.Plain {
		w.val("tblStyle", w.ref.id(styleTable))
	}
	w.raw(`<w:tblW w:w="`)
	w.int(g.edges[len(t.Columns)])
	w.raw(`" w:type="dxa"/>`)
	if w.cover {
		w.raw(`<w:jc w:val="center"/>`)
	}
	w.raw(`<w:tblLayout w:type="fixed"/>`)
	if t.Plain {
		w.cellMargins()
	}
	if len(t.Head) > 0 { // LibreOffice reads the number, Word the words
		w.raw(`<w:tblLook w:val="0620" w:firstRow="1`)
	} else {
		w.raw(`<w:tblLook w:val="0600" w:firstRow="0`)
	}
	w.raw(`" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	if len(t.Caption) > 0 {
		w.val("tblCaption", doc.Plain(t.Caption))
	}
	w.raw("</w:tblPr><w:tblGrid>")
	for i := range t.Columns {
		w.raw(`<w:gridCol w:w="`)
		w.int(g.width(i, 1))
		w.raw(`"/>`)
	}
	w.raw("</w:tblGrid>")
}

// cellMargins gives a table without rules the margins of the tables with them.
func (w *writer) cellMargins() {
	t := w.look.Table
	w.raw("<w:tblCellMar>")
	for _, m := range []struct {
		side string
		size float64
	}{{"top", t.PadTop}, {"left", t.PadX}, {"bottom", t.PadBottom}, {"right", t.PadX}} {
		w.raw("<w:" + m.side + ` w:w="`)
		w.twips(m.size)
		w.raw(`" w:type="dxa"/>`)
	}
	w.raw("</w:tblCellMar>")
}

// row writes one row: its own cells and, between them, the cells that span
// into it from above. number counts from 1, for problems.
func (w *writer) row(g *grid, r doc.Row, number int, head bool) {
	w.raw("<w:tr><w:trPr><w:cantSplit/>")
	if head {
		w.raw("<w:tblHeader/>")
	}
	w.raw("</w:trPr>")
	keep := head || r.Group || g.joined(r) || g.table.Kept(number-1-len(g.table.Head)) || number == len(g.table.Head)+len(g.table.Rows) && len(g.table.Note) > 0
	cells, fits := r.Cells, true
	for col := 0; col < len(g.open); {
		if s := &g.open[col]; s.rows > 0 {
			s.rows--
			w.continued(g, col, *s, keep)
			col += s.cols
			continue
		}
		c := doc.Cell{}
		if len(cells) > 0 {
			c, cells = cells[0], cells[1:]
		} else {
			fits = false
		}
		free := g.free(col)
		cols := max(c.ColSpan, 1)
		fits = fits && cols <= free
		cols = min(cols, free)
		if head { // heads are repeated as a whole: nothing spans out of them
			c.RowSpan = min(c.RowSpan, len(g.table.Head)-number+1)
		}
		g.open[col] = span{max(c.RowSpan, 1) - 1, cols, c.Fill}
		w.cell(g, c, place{col, cols, head, r.Group, keep})
		col += cols
	}
	if len(cells) > 0 || !fits {
		w.problems.Add("docx-table-grid", problem.Pos{}, g.table.ID, strconv.Itoa(number))
	}
	w.raw("</w:tr>")
}

// joined tells whether a cell spans from a row into the next.
func (g *grid) joined(r doc.Row) bool {
	for _, s := range g.open {
		if s.rows > 1 {
			return true
		}
	}
	for i := range r.Cells {
		if r.Cells[i].RowSpan > 1 {
			return true
		}
	}
	return false
}

// free returns how many columns from col on are not taken from above.
func (g *grid) free(col int) int {
	n := 0
	for col+n < len(g.open) && g.open[col+n].rows == 0 {
		n++
	}
	return n
}

// place is where a cell stands.
type place struct {
	col, cols   int
	head, group bool
	keep        bool // the row stays on the page of what follows
}

func (w *writer) cell(g *grid, c doc.Cell, at place) {
	heads := at.head || c.Head
	fill := c.Fill
	if fill == doc.FillNone && heads {
		fill = doc.FillHead
	} else if fill == doc.FillNone && at.group {
		fill = doc.FillGroup
	}
	g.open[at.col].fill = fill
	w.cellProperties(g, at.col, at.cols)
	if c.RowSpan > 1 {
		w.raw(`<w:vMerge w:val="restart"/>`)
	}
	w.shading(fill)
	if heads {
		w.raw(`<w:vAlign w:val="center"/>`)
	}
	w.raw("</w:tcPr>")
	p := paragraph{style: doc.TableText, keepNext: at.keep, align: c.Align}
	if heads {
		p.style = doc.TableHead
	} else if c.Align == doc.Inherit && at.cols == 1 { // a cell over several columns is like none of them
		p.align = g.table.Columns[at.col].Align
	}
	w.cellContent(c, p)
	w.raw("</w:tc>")
}

func (w *writer) cellContent(c doc.Cell, p paragraph) {
	if len(c.Content) == 0 { // a cell has at least one paragraph
		w.open(p)
		w.close()
	}
	for _, b := range c.Content {
		own := p
		if b.Style != "" && p.style != doc.TableHead {
			own.style = b.Style
		}
		own.keepNext = p.keepNext || b.KeepNext
		w.paragraph(b, own)
	}
}

// continued writes the place of a cell that began in a row above.
func (w *writer) continued(g *grid, col int, s span, keep bool) {
	w.cellProperties(g, col, s.cols)
	w.raw(`<w:vMerge/>`)
	w.shading(s.fill)
	w.raw("</w:tcPr>")
	w.open(paragraph{style: doc.TableText, keepNext: keep})
	w.close()
	w.raw("</w:tc>")
}

func (w *writer) cellProperties(g *grid, col, cols int) {
	w.raw(`<w:tc><w:tcPr><w:tcW w:w="`)
	w.int(g.width(col, cols))
	w.raw(`" w:type="dxa"/>`)
	if cols > 1 {
		w.raw(`<w:gridSpan w:val="`)
		w.int(cols)
		w.raw(`"/>`)
	}
}

func (w *writer) shading(f doc.Fill) {
	c := ""
	switch f {
	case doc.FillHead:
		c = w.look.Table.HeadFill
	case doc.FillGroup:
		c = w.look.Table.GroupFill
	case doc.FillEntry:
		c = w.look.Table.EntryFill
	}
	if c != "" {
		w.raw(`<w:shd w:val="clear" w:color="auto" w:fill="` + c + `"/>`)
	}
}
