package layout

// Tag is a standard structure type (ISO 32000-1, 14.8.4).
type Tag string

// The tags in use.
const (
	TagDocument  Tag = "Document"
	TagH1        Tag = "H1"
	TagH2        Tag = "H2"
	TagH3        Tag = "H3"
	TagP         Tag = "P"
	TagL         Tag = "L"
	TagLI        Tag = "LI"
	TagLbl       Tag = "Lbl"
	TagLBody     Tag = "LBody"
	TagTable     Tag = "Table"
	TagTR        Tag = "TR"
	TagTH        Tag = "TH"
	TagTD        Tag = "TD"
	TagCaption   Tag = "Caption"
	TagFigure    Tag = "Figure"
	TagTOC       Tag = "TOC"
	TagTOCI      Tag = "TOCI"
	TagReference Tag = "Reference"
	TagLink      Tag = "Link"
	TagDiv       Tag = "Div"
)

// Node is an element of the logical structure. Nodes stand in logical order,
// each after its parent; node 0 is the document itself, which holds no text,
// so that a Run of node 0 is known as an artefact.
type Node struct {
	Tag              Tag
	Parent           int32
	ColSpan, RowSpan int    // of TH and TD, at least 1
	HeadsRow         bool   // of TH: heads its row, not its column
	Alt              string // of Figure; of Table: what it shows
}

// node adds a node below its parent.
func (e *engine) node(tag Tag, parent int32) int32 {
	e.out.Nodes = append(e.out.Nodes, Node{Tag: tag, Parent: parent})
	return int32(len(e.out.Nodes) - 1)
}

// mark gives the text of strips to a node.
func mark(strips []strip, node int32) {
	for i := range strips {
		for j := range strips[i].runs {
			strips[i].runs[j].Node = node
		}
	}
}

// headingTag returns the tag of a heading. Levels are never skipped (PDF/UA,
// 7.4.2): a heading too low comes up to the level below the one before it.
func (e *engine) headingTag(level int) Tag {
	e.level = min(max(level, 1), e.level+1, 3)
	return [...]Tag{TagH1, TagH2, TagH3}[e.level-1]
}

// cellNode adds the node of a cell.
func (e *engine) cellNode(c *gridCell, row int32, head, headsRow bool) int32 {
	tag := TagTD
	if head {
		tag = TagTH
	}
	n := e.node(tag, row)
	e.out.Nodes[n].ColSpan, e.out.Nodes[n].RowSpan, e.out.Nodes[n].HeadsRow = c.cols, c.rows, headsRow
	return n
}

// fillRow adds empty cells for the places of a row that no cell takes: a
// table's structure must be regular.
func (e *engine) fillRow(r *gridRow, row int32) {
	for _, c := range r.owner {
		if c == nil {
			e.cellNode(&gridCell{cols: 1, rows: 1}, row, false, false)
		}
	}
}

// openList is a list of some level with the body of its last item, in which
// lists of the next level stand.
type openList struct{ list, body int32 }

// listNodes adds the nodes of an item: label and body.
func (e *engine) listNodes(open []openList, level int) ([]openList, int32, int32) {
	level = min(max(level, 0), len(open))
	open = open[:min(level+1, len(open))]
	if len(open) == level {
		parent := int32(0)
		if level > 0 {
			parent = open[level-1].body
		}
		open = append(open, openList{list: e.node(TagL, parent)})
	}
	item := e.node(TagLI, open[level].list)
	label, body := e.node(TagLbl, item), e.node(TagLBody, item)
	open[level].body = body
	return open, label, body
}

// contentsNodes adds, once, the nodes of the table of contents: its title and
// a link for each entry. Sections stand in a table below their chapter's.
func (e *engine) contentsNodes() {
	if e.toc != nil {
		return
	}
	e.tocTitle = e.node(TagP, 0)
	e.toc = make([]int32, len(e.outline))
	top, below := e.node(TagTOC, 0), int32(0)
	for i, entry := range e.outline {
		parent := top
		switch {
		case entry.Level > contentsDepth:
			continue
		case entry.Level == 1:
			below = 0
		case below == 0:
			below = e.node(TagTOC, top)
		}
		if below != 0 {
			parent = below
		}
		e.toc[i] = e.node(TagLink, e.node(TagReference, e.node(TagTOCI, parent)))
	}
}
