package restore

import (
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/markup"
)

// table reads a table with the caption before it.
func (r *reader) table(n *markup.Node) error {
	r.pageBreak()
	t := &doc.Table{Columns: r.columns(n), Plain: r.plain(n)}
	r.ids++
	t.ID = "table-" + strconv.Itoa(r.ids)
	if len(t.Columns) == 0 {
		r.lose("列のない表", false)
		return nil
	}
	if k := len(r.out); k > r.bodyAt {
		if p, ok := r.out[k-1].(*doc.Paragraph); ok && p.Style == doc.TableCaption {
			t.Caption = p.Content
			r.out = r.out[:k-1]
		}
	}
	g := &grid{r: r, table: t, open: make([]*doc.Cell, len(t.Columns))}
	g.rows(n)
	r.out = append(r.out, t)
	for _, p := range g.after {
		r.out = append(r.out, p)
	}
	return nil
}

// columns reads the grid: its shares of the width of the text.
func (r *reader) columns(n *markup.Node) []doc.Column {
	var widths []float64
	sum := 0.0
	for _, c := range n.Kid("w:tblGrid").All("w:gridCol") {
		w := max(points(c.Attr("w")), 1)
		widths = append(widths, w)
		sum += w
	}
	out := make([]doc.Column, len(widths))
	for i, w := range widths {
		out[i].Share = w / max(sum, r.width)
	}
	return out
}

// plain tells whether the table has no rules: no table style and no borders.
func (r *reader) plain(n *markup.Node) bool {
	pr := n.Kid("w:tblPr")
	return pr.Val("w:tblStyle") == "" && pr.Kid("w:tblBorders") == nil && n.Find("w:tcBorders") == nil
}

// grid fills the rows of one table.
type grid struct {
	r     *reader
	table *doc.Table
	open  []*doc.Cell // by column: the cell that spans into the next row
	after []*doc.Paragraph
}

// rows reads rows, also those in controls (repeating sections).
func (g *grid) rows(n *markup.Node) {
	for k := n.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:tr":
			if k.Kid("w:trPr", "w:del") == nil {
				g.row(k)
			}
		case "w:sdt":
			if c := k.Kid("w:sdtContent"); c != nil {
				g.rows(c)
			}
		case "w:ins", "w:customXml", "w:moveTo":
			g.rows(k)
		}
	}
}

func (g *grid) row(n *markup.Node) {
	head := on(n.Kid("w:trPr", "w:tblHeader")) && len(g.table.Rows) == 0
	row := doc.Row{}
	col := 0
	skip := func(key string) {
		v, _ := strconv.Atoi(n.Val("w:trPr", key))
		for ; v > 0 && col < len(g.open); v-- {
			row.Cells = append(row.Cells, doc.Cell{})
			g.open[col] = nil
			col++
		}
	}
	skip("w:gridBefore")
	for _, c := range cells(n) {
		if col >= len(g.open) {
			g.r.lose("表の列からはみ出すセル", false)
			break
		}
		col = g.cell(&row, c, col, head)
	}
	for ; col < len(g.open); col++ {
		row.Cells = append(row.Cells, doc.Cell{})
		g.open[col] = nil
	}
	if head {
		g.table.Head = append(g.table.Head, row)
	} else {
		g.table.Rows = append(g.table.Rows, row)
	}
	g.remember(row, head)
}

// remember keeps pointers to the cells of the row just added, which may grow
// downwards.
func (g *grid) remember(row doc.Row, head bool) {
	rows := g.table.Rows
	if head {
		rows = g.table.Head
	}
	placed := rows[len(rows)-1].Cells
	col := 0
	for i := range placed {
		for col < len(g.open) && g.open[col] != nil && g.open[col] != pending {
			col++
		}
		span := max(placed[i].ColSpan, 1)
		for k := col; k < min(col+span, len(g.open)); k++ {
			if g.open[k] == pending {
				g.open[k] = &placed[i]
			}
		}
		col += span
	}
}

// pending marks a column whose cell begins in the row that is read.
var pending = &doc.Cell{}

// cell reads one cell; one that goes on from above only lengthens that.
func (g *grid) cell(row *doc.Row, n *markup.Node, col int, head bool) int {
	pr := n.Kid("w:tcPr")
	span, err := strconv.Atoi(pr.Val("w:gridSpan"))
	if err != nil || span < 1 {
		span = 1
	}
	span = min(span, len(g.open)-col)
	if m := pr.Kid("w:vMerge"); m != nil && m.Attr("val") != "restart" && g.open[col] != nil {
		g.open[col].RowSpan = max(g.open[col].RowSpan, 1) + 1
		return col + span
	}
	c := doc.Cell{ColSpan: span, Align: align(pr, n)}
	c.Content, c.Head = g.content(n)
	if !head && !c.Head {
		c.Fill = g.r.fills[strings.ToUpper(pr.Kid("w:shd").Attr("fill"))]
	}
	row.Cells = append(row.Cells, c)
	for k := col; k < col+span; k++ {
		g.open[k] = pending
	}
	return col + span
}

func align(pr, n *markup.Node) doc.Align {
	switch n.Kid("w:p", "w:pPr").Val("w:jc") {
	case "center":
		return doc.Centre
	case "right", "end":
		return doc.End
	case "left", "start":
		return doc.Left
	}
	return doc.Inherit
}

// cells gives the cells of a row, also those in controls.
func cells(n *markup.Node) []*markup.Node {
	var out []*markup.Node
	for k := n.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:tc":
			out = append(out, k)
		case "w:sdt", "w:customXml":
			c := k
			if k.Name == "w:sdt" {
				c = k.Kid("w:sdtContent")
			}
			if c != nil {
				out = append(out, cells(c)...)
			}
		}
	}
	return out
}

// content reads the paragraphs of a cell; head tells whether they are in the
// style of heads.
func (g *grid) content(n *markup.Node) (out []*doc.Paragraph, head bool) {
	for k := n.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:p":
			l := g.r.paragraph(k)
			if len(l.charts) > 0 {
				g.r.lose("表の中のグラフ（文字だけを残した）", true)
			}
			head = head || l.style == doc.TableHead
			out = append(out, cellLine(l)...)
		case "w:sdt":
			if c := k.Kid("w:sdtContent"); c != nil {
				more, h := g.content(c)
				out, head = append(out, more...), head || h
			}
		case "w:tbl":
			more, _ := g.nested(k)
			out = append(out, more...)
		case "w:ins", "w:customXml":
			more, h := g.content(k)
			out, head = append(out, more...), head || h
		}
	}
	return out, head
}

// cellLine is a paragraph in a cell: its label in front, its notes behind.
func cellLine(l line) []*doc.Paragraph {
	content := l.content
	if l.label != "" {
		content = append([]doc.Inline{doc.Text{S: l.label + "　"}}, content...)
	}
	var out []*doc.Paragraph
	if len(content) > 0 {
		out = append(out, &doc.Paragraph{Style: doc.TableText, Content: content})
	}
	if len(l.charts) > 0 {
		out = append(out, chartWords(l.charts)...)
	}
	for _, p := range l.after {
		p.Style = doc.TableText
		out = append(out, p)
	}
	return out
}

// nested reads a table in a cell as lines: a row a line, its cells divided by
// a wide space. Its rules are lost, and that is said.
func (g *grid) nested(n *markup.Node) ([]*doc.Paragraph, bool) {
	g.r.lose("表の中の表の罫線", true)
	var out []*doc.Paragraph
	for _, row := range n.All("w:tr") {
		var content []doc.Inline
		for i, c := range cells(row) {
			if i > 0 {
				content = append(content, doc.Text{S: "　"})
			}
			paragraphs, _ := g.content(c)
			for k, p := range paragraphs {
				if k > 0 {
					content = append(content, doc.LineBreak{})
				}
				content = append(content, p.Content...)
			}
		}
		out = append(out, &doc.Paragraph{Style: doc.TableText, Content: content})
	}
	return out, false
}
