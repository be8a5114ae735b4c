package merge

import (
	"fmt"
	"path"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// swap puts content of the renewed file for a range of the edited. What is
// anchored in the range and not of ours alone (comments, bookmarks of others)
// stays, before and behind the new content.
func (m *merger) swap(e, r span) error {
	anchors := m.anchors(e)
	for _, a := range anchors {
		if a.Name == "w:bookmarkStart" {
			delete(m.ids.marks, a.Attr("name"))
		}
	}
	within(m.part.root, e, func(n *markup.Node) bool {
		if n.Name == "w:id" {
			delete(m.ids.controls, n.Attr("val"))
		}
		return true
	})
	with, err := m.translate(r, false)
	if err != nil {
		return err
	}
	before, behind := m.keep(anchors)
	m.part.replace(e, before+with+behind)
	return nil
}

// anchors lists what is anchored in a range.
func (m *merger) anchors(s span) []*markup.Node {
	var out []*markup.Node
	within(m.part.root, s, func(n *markup.Node) bool {
		switch n.Name {
		case "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd":
			out = append(out, n)
		case "w:r":
			if n.Kid("w:commentReference") != nil {
				out = append(out, n)
				return false
			}
		}
		return true
	})
	return out
}

// keep returns the anchors that stay. Bookmarks that the new content brings
// itself, or that were ours, give way.
func (m *merger) keep(anchors []*markup.Node) (before, behind string) {
	given := map[string]bool{} // numbers of bookmarks that give way
	for _, a := range anchors {
		id := a.Attr("id")
		switch a.Name {
		case "w:bookmarkStart":
			if m.ids.marks[a.Attr("name")] {
				given[id] = true
				continue
			}
			m.ids.marks[a.Attr("name")] = true
			before += string(a.Raw())
		case "w:commentRangeStart":
			if !m.dropped[id] {
				before += string(a.Raw())
			}
		case "w:permStart":
			before += string(a.Raw())
		case "w:bookmarkEnd":
			if !given[id] {
				behind += string(a.Raw())
			}
		case "w:r":
			if !m.dropped[a.Kid("w:commentReference").Attr("id")] {
				behind += string(a.Raw())
			}
		default:
			if !m.dropped[id] {
				behind += string(a.Raw())
			}
		}
	}
	return before, behind
}

// translate returns content of the renewed file with everything that is named
// in a package given the names of the edited one.
func (m *merger) translate(s span, remarks bool) (string, error) {
	t := &translator{m: m, at: s.from, splice: markup.NewSplice(m.source.root.Source()[s.from:s.to]), marks: map[string]string{}, remarks: remarks}
	within(m.source.root, s, func(n *markup.Node) bool {
		if t.err != nil {
			return false
		}
		return t.node(n)
	})
	if t.err != nil {
		return "", t.err
	}
	out, err := t.splice.Bytes()
	return string(out), err
}

type translator struct {
	m       *merger
	at      int // where the range begins in its part
	splice  *markup.Splice
	marks   map[string]string // bookmark: number there → here; "" when it is left out
	remarks bool              // comments come along
	err     error
}

func (t *translator) replace(from, to int, with string) { t.splice.Replace(from-t.at, to-t.at, with) }

func (t *translator) attr(n *markup.Node, local, value string) {
	if from, to, ok := n.AttrSpan(local); ok {
		t.replace(from, to, markup.Escape(value))
	}
}

func (t *translator) drop(n *markup.Node) bool {
	t.replace(n.Start, n.End, "")
	return false
}

// node translates one element; false: do not go down.
func (t *translator) node(n *markup.Node) bool {
	t.m.part.needs(n)
	switch n.Name {
	case "w:pStyle", "w:rStyle", "w:tblStyle":
		return t.style(n)
	case "w:numPr":
		if v := n.Val("w:numId"); v != "0" {
			return t.drop(n)
		}
	case "w:bookmarkStart", "w:bookmarkEnd":
		return t.bookmark(n)
	case "w:commentRangeStart", "w:commentRangeEnd":
		return t.comment(n, n)
	case "w:r":
		if c := n.Kid("w:commentReference"); c != nil {
			return t.comment(n, c)
		}
	case "w:id":
		t.attr(n, "val", t.m.ids.control(n.Attr("val")))
	case "wp:docPr":
		t.attr(n, "id", next(&t.m.ids.drawing))
	case "w:sectPr":
		return t.drop(n)
	}
	t.relations(n)
	return true
}

func (t *translator) style(n *markup.Node) bool {
	id, ok := t.m.e.StyleID(t.m.r, n.Attr("val"))
	if !ok {
		t.m.styles[n.Attr("val")] = true
		return t.drop(n)
	}
	t.attr(n, "val", id)
	return true
}

func (t *translator) bookmark(n *markup.Node) bool {
	id := n.Attr("id")
	if n.Name == "w:bookmarkStart" {
		name := n.Attr("name")
		if t.m.ids.marks[name] {
			t.marks[id] = ""
			return t.drop(n)
		}
		t.m.ids.marks[name] = true
		t.marks[id] = next(&t.m.ids.mark)
	}
	if t.marks[id] == "" {
		return t.drop(n)
	}
	t.attr(n, "id", t.marks[id])
	return true
}

func (t *translator) comment(whole, n *markup.Node) bool {
	c := t.m.toAdd[n.Attr("id")]
	if !t.remarks || c == nil {
		return t.drop(whole)
	}
	t.attr(n, "id", t.m.addRemark(c))
	return true
}

// relations gives references to other parts their numbers here, and brings
// the parts along.
func (t *translator) relations(n *markup.Node) {
	n.Attrs(func(name, value string) {
		prefix, local, ok := strings.Cut(name, ":")
		if !ok || prefix != "r" || t.err != nil {
			return
		}
		id, err := t.m.relation(value)
		if err != nil {
			t.err = err
			return
		}
		t.attr(n, local, id)
	})
}

// relation brings a part of the renewed file along.
func (m *merger) relation(id string) (string, error) {
	if own, ok := m.source.rels[id]; ok {
		return own, nil
	}
	rels, err := m.r.Package.Relations(m.source.name)
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if r.ID != id {
			continue
		}
		if r.External {
			return "", fmt.Errorf("relationship %q of our new version leads outside", id)
		}
		name, err := m.bring(r.Target)
		if err != nil {
			return "", err
		}
		own, err := m.e.Package.Relate(m.part.name, r.Type, name)
		m.source.rels[id] = own
		return own, err
	}
	return "", fmt.Errorf("no relationship %q in our new version", id)
}

// bring copies a part under a free name, with its content type.
func (m *merger) bring(target string) (string, error) {
	content, err := m.r.Package.Part(target)
	if err != nil {
		return "", err
	}
	ext := path.Ext(target)
	stem := strings.TrimSuffix(target, ext)
	name := target
	for i := 2; m.e.Package.Has(name); i++ {
		name = fmt.Sprintf("%s-%d%s", stem, i, ext)
	}
	m.e.Package.Set(name, content)
	typ, err := m.r.Package.Type(target)
	if err != nil || typ == "" {
		return name, err
	}
	return name, m.e.Package.SetType(name, typ)
}
