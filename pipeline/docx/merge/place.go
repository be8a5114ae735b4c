package merge

import (
	"strings"

	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/markup"
)

// insert puts a new unit behind a unit of theirs, or at the start.
func (m *merger) insert(e, before, r *draft.Unit) error {
	at, from := m.spot(e, before), span{r.From, r.To}
	if r.Kind == draft.Row {
		at, from = m.rowSpot(before, r, at)
	}
	if r.Kind == draft.Cell || at < 0 {
		return nil // columns are renewed with their rows
	}
	with, err := m.translate(from, true)
	if err != nil {
		return err
	}
	m.part.splice.Insert(at, with)
	return nil
}

// spot is the place behind a unit; at the start of the container when there
// is none before.
func (m *merger) spot(e, before *draft.Unit) int {
	switch {
	case before != nil && before.To > 0:
		return before.To
	case len(e.Kids) > 0 && e.Kids[0].From > 0:
		return e.Kids[0].From
	case e.Node == nil || e.Node.Empty():
		return -1
	case e.Kind == draft.Table:
		return e.Node.Out
	}
	for _, name := range []string{"w:tcPr", "w:sdtPr"} {
		if pr := e.Node.Kid(name); pr != nil {
			return pr.End
		}
	}
	return e.Node.In
}

// rowSpot is the place of a new row, in or outside of the section of the row
// above, and its bytes with or without the control around a row of a section.
func (m *merger) rowSpot(before, r *draft.Unit, at int) (int, span) {
	bare := span{r.Node.Start, r.Node.End}
	if before == nil {
		return at, bare
	}
	section := sectionOf(before.Node)
	switch {
	case section == nil:
		return at, bare
	case r.Section == "" || r.Section != before.Section:
		return section.End, bare
	case before.From != before.Node.Start:
		return at, span{r.From, r.To}
	}
	return at, bare
}

// sectionOf returns the control of the repeating section around a row.
func sectionOf(n *markup.Node) *markup.Node {
	for p := n.Parent; p != nil && p.Name != "w:tbl"; p = p.Parent {
		if p.Name == "w:sdt" && p.Kid("w:sdtPr", "w15:repeatingSection") != nil {
			return p
		}
	}
	return nil
}

// removable tells whether a unit may be taken out: the last row stays.
func (m *merger) removable(e *draft.Unit) bool {
	if e.From == 0 || e.Kind == draft.Cell || e.Kind == draft.Segment || inline(e) {
		return false
	}
	if e.Node != nil && e.Node.Kid("w:pPr", "w:sectPr") != nil {
		return false
	}
	if e.Kind != draft.Row {
		return true
	}
	p := m.container(e)
	return m.taken[p]+1 < children(p)
}

// container is the element whose child the unit's bytes are.
func (m *merger) container(e *draft.Unit) *markup.Node {
	n := e.Node
	if n == nil {
		n = e.Kids[0].Node
	}
	for n.Start > e.From && n.Parent != nil {
		n = n.Parent
	}
	return n.Parent
}

// children counts the blocks or rows of an element.
func children(n *markup.Node) int {
	count := 0
	for k := n.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:p", "w:tbl", "w:tr", "w:sdt":
			count++
		}
	}
	return count
}

// takeOut takes a unit out. What is anchored from in to out of it stays, and
// so does an empty paragraph where there must be one.
func (m *merger) takeOut(e *draft.Unit) {
	s := span{e.From, e.To}
	p := m.container(e)
	m.taken[p]++
	with := ""
	for _, a := range m.halves(m.anchors(s)) {
		with += string(a.Raw())
	}
	if e.Kind != draft.Row && p.Name != "w:body" && (m.taken[p] >= children(p) || last(p, e)) {
		with += "<w:p/>"
		m.part.prefix["w"] = true
	}
	m.part.replace(s, with)
}

// last tells whether the unit ends its cell, which must end with a paragraph.
func last(p *markup.Node, e *draft.Unit) bool {
	return p.Name == "w:tc" && e.To == p.Out
}

// halves returns the anchors whose partners are elsewhere.
func (m *merger) halves(anchors []*markup.Node) []*markup.Node {
	count := map[string]int{}
	kind := func(n *markup.Node) string {
		return strings.TrimSuffix(strings.TrimSuffix(n.Name, "Start"), "End") + n.Attr("id")
	}
	for _, a := range anchors {
		count[kind(a)]++
	}
	var out []*markup.Node
	for _, a := range anchors {
		if a.Name != "w:r" && count[kind(a)] == 1 {
			out = append(out, a)
		}
	}
	return out
}
