package merge

import (
	"strings"

	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/docx/markup"
)

// remark is a comment that waits for its place, with the insertion that it is
// about.
type remark struct {
	at      *draft.Unit
	text    string
	propose string
	part    *part
}

// comment is one that is written.
type comment struct{ id, text string }

// comment says something at a unit of theirs.
func (m *merger) comment(e *draft.Unit, text string) {
	m.waiting = append(m.waiting, remark{at: e, text: draft.Mark + text, part: m.part})
}

// propose puts a new value behind a unit of theirs.
func (m *merger) propose(e *draft.Unit, value, text string) {
	m.waiting = append(m.waiting, remark{e, draft.Mark + text, value, m.part})
}

// compareComments finds which remarks of ours are new, which have lost their
// reason, and which units persons commented on.
func (m *merger) compareComments() {
	old := map[string]int{}
	for _, c := range m.b.Comments {
		old[c.Text]++
	}
	theirs := map[string]bool{}
	for _, c := range m.e.Comments {
		theirs[c.Text] = true
		if old[c.Text] == 0 && !c.Ours && c.Unit != nil {
			m.foreign[c.Unit] = true
		}
	}
	now := map[string]int{}
	for i := range m.r.Comments {
		c := &m.r.Comments[i]
		now[key(c)]++
	}
	for _, c := range m.b.Comments {
		now[key(&c)]--
	}
	for i := range m.r.Comments {
		if c := &m.r.Comments[i]; now[key(c)] > 0 {
			m.toAdd[c.ID] = c
			now[key(c)]--
		}
	}
	m.dropWithoutReason(now)
}

// key tells remarks of ours apart: the same words at different items are
// different remarks.
func key(c *draft.Comment) string {
	tag := ""
	if u := c.Unit; u != nil {
		if tag = u.Key; tag == "" && u.Above(draft.Row) != nil {
			tag = u.Above(draft.Row).Key
		}
	}
	return tag + "\x00" + c.Text
}

// dropWithoutReason marks the comments of ours that the new version has not;
// now counts them below zero.
func (m *merger) dropWithoutReason(now map[string]int) {
	for i := range m.e.Comments {
		c := &m.e.Comments[i]
		if k := key(c); c.Ours && !c.Done && now[k] < 0 && !strings.HasPrefix(c.Text, draft.Mark) && !m.answered(c) {
			now[k]++
			m.dropped[c.ID] = true
			m.report.Renewed = append(m.report.Renewed, Note{Kind: CommentRemoved, Before: c.Text, Place: place(c.Unit), e: c.Unit})
		}
	}
}

// answered tells whether a person commented at the same place.
func (m *merger) answered(c *draft.Comment) bool { return c.Unit != nil && m.foreign[c.Unit] }

func place(u *draft.Unit) string {
	if u == nil {
		return ""
	}
	return draft.Place(u)
}

// addRemark makes a comment of a remark of ours and returns its ID.
func (m *merger) addRemark(c *draft.Comment) string {
	if id, ok := m.given[c.ID]; ok {
		return id
	}
	id := next(&m.ids.comment)
	m.given[c.ID] = id
	m.comments = append(m.comments, comment{id, c.Text})
	m.report.Renewed = append(m.report.Renewed, Note{Kind: CommentAdded, Ours: c.Text, Place: place(c.Unit)})
	return id
}

// placeRemarks puts in the comments that wait, then the remarks of ours that
// did not come with new content.
func (m *merger) placeRemarks() {
	for _, w := range m.waiting {
		m.place(w)
	}
	for i := range m.r.Comments {
		c := &m.r.Comments[i]
		if m.toAdd[c.ID] == nil || m.given[c.ID] != "" {
			continue
		}
		e := m.placed[c.Unit]
		if e == nil || c.Unit == nil {
			e = m.e.Body
		}
		if p := m.paragraph(e); p != nil {
			id := m.addRemark(c)
			m.part.fill(p, rangeStart(id)+rangeEnd(id))
			m.part.prefix["w"] = true
		}
	}
}

func rangeStart(id string) string { return `<w:commentRangeStart w:id="` + id + `"/>` }

func rangeEnd(id string) string {
	return `<w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>`
}

// place writes a comment and what it proposes. Running heads and feet can
// have no comments: it then stands at the start of the body.
func (m *merger) place(w remark) {
	m.part = m.parts[m.e.Main]
	at := w.at
	if w.part != m.part {
		at, w.propose = m.e.Body, ""
	}
	p := m.paragraph(at)
	if p == nil {
		return
	}
	id := next(&m.ids.comment)
	m.comments = append(m.comments, comment{id, w.text})
	text := rangeStart(id) + m.insertion(w.propose) + rangeEnd(id)
	m.part.prefix["w"] = true
	if inline(at) && whole(at) && m.part.free(at.To) {
		m.part.splice.Insert(at.To, text)
		return
	}
	m.part.fill(p, text)
}

// insertion writes a tracked insertion; line ends are breaks.
func (m *merger) insertion(text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<w:ins w:id="` + next(&m.ids.mark) + `" w:author="` + draft.Author + `" w:date="` + m.date() + `"><w:r>`)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		for j, s := range strings.Split(line, "\t") {
			if j > 0 {
				b.WriteString("<w:tab/>")
			}
			b.WriteString(`<w:t xml:space="preserve">` + markup.Escape(s) + `</w:t>`)
		}
	}
	b.WriteString("</w:r></w:ins>")
	return b.String()
}

func (m *merger) date() string { return m.o.Date.String() + "T00:00:00Z" }

// paragraph finds a paragraph of theirs at a unit, or the nearest that stays.
func (m *merger) paragraph(u *draft.Unit) *markup.Node {
	for ; u != nil; u = u.Up {
		var found *markup.Node
		for l := range u.Leaves() {
			if n := paragraphOf(l); n != nil && m.part.open(n) {
				found = n
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// paragraphOf returns the paragraph in which a leaf ends.
func paragraphOf(l *draft.Unit) *markup.Node {
	switch {
	case l.Up != nil && inline(l):
		return l.Up.Node
	case isParagraph(l):
		return l.Node
	case len(l.Kids) > 0:
		return paragraphOf(l.Kids[len(l.Kids)-1])
	}
	return nil
}

// open tells whether a paragraph stays where it is.
func (p *part) open(n *markup.Node) bool {
	if n.Start < p.root.Start || n.End > p.root.End || &n.Source()[0] != &p.root.Source()[0] {
		return false
	}
	for _, g := range p.gone {
		if g.from <= n.Start && n.End <= g.to {
			return false
		}
	}
	return true
}

// dropComments takes out the anchors of comments whose reason is gone.
func (m *merger) dropComments() {
	if len(m.dropped) == 0 {
		return
	}
	m.part.root.Walk(func(n *markup.Node) bool {
		id := n.Attr("id")
		switch n.Name {
		case "w:commentRangeStart", "w:commentRangeEnd":
		case "w:r":
			if c := n.Kid("w:commentReference"); c != nil && c.Next == nil {
				id = c.Attr("id")
				break
			}
			return true
		default:
			return true
		}
		if m.dropped[id] && m.outside(n) {
			m.part.replace(span{n.Start, n.End}, "")
		}
		return false
	})
}

// outside tells whether no change takes an element away already.
func (m *merger) outside(n *markup.Node) bool {
	for _, g := range m.part.gone {
		if g.from <= n.Start && n.End <= g.to {
			return false
		}
	}
	return true
}
