package finish

import (
	"slices"

	"shinsa/pipeline/pdf/layout"
)

// content is what a node holds of the pages: a marked content (mcid >= 0) or
// an annotation.
type content struct{ page, mcid, annot int }

// structure writes the logical structure (ISO 32000-1, 14.7) and returns the
// number of its root. Nodes that hold nothing are left out, but for the rows
// and cells of tables.
func (d *document) structure() int {
	nodes := d.in.Layout.Nodes
	held := d.held(len(nodes))
	numbers := make([]int, len(nodes))
	kids := make([][]int32, len(nodes))
	for i := len(nodes) - 1; i >= 0; i-- {
		n := &nodes[i]
		if i > 0 && len(held[i]) == 0 && len(kids[i]) == 0 && n.Tag != layout.TagTR && n.Tag != layout.TagTH && n.Tag != layout.TagTD {
			continue
		}
		numbers[i] = -1
		if i > 0 {
			kids[n.Parent] = append(kids[n.Parent], int32(i))
		}
	}
	root := d.reserve()
	for i := range numbers { // in logical order
		if numbers[i] != 0 {
			numbers[i] = d.reserve()
		}
	}
	for i, nr := range numbers {
		if nr == 0 {
			continue
		}
		parent := root
		if i > 0 {
			parent = numbers[nodes[i].Parent]
		}
		slices.Reverse(kids[i])
		d.element(i, parent, numbers, kids[i], held[i])
	}
	parents, next := d.parentTree(numbers)
	d.begin(root).raw("<</Type/StructTreeRoot/K ").ref(numbers[0]).raw("/ParentTree ").ref(parents).raw("/ParentTreeNextKey ").int(next).raw(">>").end()
	return root
}

// held lists what each node holds, in the order of the pages.
func (d *document) held(n int) [][]content {
	out := make([][]content, n)
	for page, p := range d.in.Pages {
		for mcid, node := range p.Marks {
			out[node] = append(out[node], content{page: page, mcid: mcid})
		}
		for _, a := range d.annots[page] {
			out[a.node] = append(out[a.node], content{page: page, mcid: -1, annot: a.nr})
		}
	}
	return out
}

// element writes a node: what it holds, then the nodes below it.
func (d *document) element(i, parent int, numbers []int, kids []int32, held []content) {
	n := &d.in.Layout.Nodes[i]
	d.begin(numbers[i]).raw("<</S/").raw(string(n.Tag)).raw("/P ").ref(parent)
	if len(held) > 0 {
		d.raw("/Pg ").ref(d.pages[held[0].page])
	}
	d.attributes(i, n, held)
	d.raw("/K")
	if len(held)+len(kids) != 1 {
		d.raw("[")
	} else {
		d.raw(" ")
	}
	for k, c := range held {
		if k > 0 {
			d.raw(" ")
		}
		switch {
		case c.mcid < 0:
			d.raw("<</Type/OBJR/Obj ").ref(c.annot).raw("/Pg ").ref(d.pages[c.page]).raw(">>")
		case c.page != held[0].page:
			d.raw("<</Type/MCR/Pg ").ref(d.pages[c.page]).raw("/MCID ").int(c.mcid).raw(">>")
		default:
			d.int(c.mcid)
		}
	}
	for k, kid := range kids {
		if k+len(held) > 0 {
			d.raw(" ")
		}
		d.ref(numbers[kid])
	}
	if len(held)+len(kids) != 1 {
		d.raw("]")
	}
	d.raw(">>").end()
}

// attributes writes what the tag needs: spans and scope of cells, text and
// place of figures.
func (d *document) attributes(i int, n *layout.Node, held []content) {
	switch n.Tag {
	case layout.TagTH, layout.TagTD:
		d.cell(n)
	case layout.TagTable:
		if n.Alt != "" { // of a picture made of cells
			d.raw("/A<</O/Table/Summary").text(n.Alt).raw(">>")
		}
	case layout.TagFigure:
		d.raw("/Alt").text(n.Alt)
		if x1, y1, x2, y2, ok := d.box(int32(i), held); ok {
			d.raw("/A<</O/Layout/Placement/Block/BBox[").num(x1).raw(" ").num(y1).raw(" ").num(x2).raw(" ").num(y2).raw("]>>")
		}
	}
}

func (d *document) cell(n *layout.Node) {
	if n.Tag == layout.TagTD && n.ColSpan < 2 && n.RowSpan < 2 {
		return
	}
	d.raw("/A<</O/Table")
	if n.ColSpan > 1 {
		d.raw("/ColSpan ").int(n.ColSpan)
	}
	if n.RowSpan > 1 {
		d.raw("/RowSpan ").int(n.RowSpan)
	}
	switch {
	case n.Tag != layout.TagTH:
	case n.HeadsRow:
		d.raw("/Scope/Row")
	default:
		d.raw("/Scope/Column")
	}
	d.raw(">>")
}

// box returns the room of a figure that stands on one page.
func (d *document) box(node int32, held []content) (x1, y1, x2, y2 float64, ok bool) {
	if len(held) == 0 || held[0].page != held[len(held)-1].page {
		return
	}
	p, h := &d.in.Layout.Pages[held[0].page], d.in.Layout.Height
	x1, y1 = d.in.Layout.Width, h
	grow := func(x, y, w, h float64) {
		x1, y1, x2, y2 = min(x1, x), min(y1, y), max(x2, x+w), max(y2, y+h)
	}
	for _, f := range p.Fills {
		if f.Node == node {
			grow(f.X, h-f.Y-f.H, f.W, f.H)
		}
	}
	for i := range p.Paths {
		if p.Paths[i].Node == node {
			for _, q := range p.Paths[i].Points {
				grow(q.X, h-q.Y, 0, 0)
			}
		}
	}
	for _, f := range p.Pictures {
		if f.Node == node {
			grow(f.X, h-f.Y-f.H, f.W, f.H)
		}
	}
	for i := range p.Runs {
		if r := &p.Runs[i]; r.Node == node && r.Turned {
			grow(r.X-0.88*r.Size, h-r.Y, r.Size, d.width(r))
		} else if r.Node == node {
			grow(r.X, h-r.Y-0.12*r.Size, d.width(r), r.Size)
		}
	}
	return x1, y1, x2, y2, true
}

// width returns the width of a run without its gaps.
func (d *document) width(r *layout.Run) float64 {
	s, sum := &d.in.Subsets[r.Face], 0
	for _, c := range r.Codes {
		sum += s.Widths[s.Final[c-1]-1]
	}
	return float64(sum)*r.Size/1000 + r.Spacing*float64(len(r.Codes))
}

// parentTree writes the way back from marked content and links to nodes.
func (d *document) parentTree(numbers []int) (nr, next int) {
	nr = d.reserve()
	lists := make([]int, len(d.in.Pages))
	for i, p := range d.in.Pages {
		lists[i] = d.reserve()
		d.begin(lists[i]).raw("[")
		for _, node := range p.Marks {
			d.ref(numbers[node]).raw(" ")
		}
		d.raw("]").end()
	}
	d.begin(nr).raw("<</Nums[")
	for i, list := range lists {
		d.int(i).raw(" ").ref(list).raw(" ")
	}
	next = len(lists)
	for _, page := range d.annots {
		for _, a := range page {
			d.int(a.key).raw(" ").ref(numbers[a.node]).raw(" ")
			next++
		}
	}
	d.raw("]>>").end()
	return nr, next
}
