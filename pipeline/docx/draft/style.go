package draft

import (
	"strings"

	"shinsa/pipeline/docx/markup"
)

// styleSheet is the styles of a file as far as they matter here.
type styleSheet struct {
	byID     map[string]*style
	defaults face
	normal   string              // ID of the default paragraph style
	plain    map[string]face     // of paragraphs, by style
	lists    map[string][]string // w:numId → format of each level
}

type style struct {
	name    string // in small letters: LibreOffice writes "TOC 1" for "toc 1"
	based   string
	own     face
	align   string
	list    *markup.Node // w:numPr
	whole   face
	settled bool
}

// readStyles reads styles and numbering of a package.
func readStyles(p *markup.Package, rels []markup.Relation) (*styleSheet, error) {
	s := &styleSheet{byID: map[string]*style{}, plain: map[string]face{}, lists: map[string][]string{}}
	if r := markup.ByKind(rels, "styles"); r != nil {
		tree, err := p.Tree(r.Target)
		if err != nil {
			return nil, err
		}
		s.defaults = readFace(tree.Kid("w:docDefaults", "w:rPrDefault", "w:rPr"))
		for _, n := range tree.All("w:style") {
			id := n.Attr("styleId")
			s.byID[id] = &style{name: strings.ToLower(n.Val("w:name")), based: n.Val("w:basedOn"), own: readFace(n.Kid("w:rPr")),
				align: alignment(n.Val("w:pPr", "w:jc")), list: n.Kid("w:pPr", "w:numPr")}
			if d := n.Attr("default"); n.Attr("type") == "paragraph" && d != "" && !isOff(d) {
				s.normal = id
			}
		}
	}
	if r := markup.ByKind(rels, "numbering"); r != nil {
		tree, err := p.Tree(r.Target)
		if err != nil {
			return nil, err
		}
		s.readLists(tree)
	}
	return s, nil
}

func (s *styleSheet) readLists(tree *markup.Node) {
	abstract := map[string][]string{}
	for _, a := range tree.All("w:abstractNum") {
		var formats []string
		for _, l := range a.All("w:lvl") {
			formats = append(formats, l.Val("w:numFmt"))
		}
		abstract[a.Attr("abstractNumId")] = formats
	}
	for _, n := range tree.All("w:num") {
		s.lists[n.Attr("numId")] = abstract[n.Val("w:abstractNumId")]
	}
}

// alignment spells the alignment of a paragraph; that of plain text is "".
func alignment(v string) string {
	switch v {
	case "left", "start", "both", "":
		return ""
	case "end":
		return "right"
	}
	return v
}

// name returns the name of a style, "" for plain text.
func (s *styleSheet) name(id string) string {
	if id == "" {
		id = s.normal
	}
	if st := s.byID[id]; st != nil {
		if st.name == "normal" || st.name == "standard" {
			return ""
		}
		return st.name
	}
	return ""
}

// whole returns the face of a style with all that it is based on.
func (s *styleSheet) whole(id string) face {
	st := s.byID[id]
	if st == nil {
		return face{}
	}
	if !st.settled {
		st.settled = true // before: styles based on each other in a circle
		st.whole = st.own
		if st.based != "" && st.based != id {
			st.whole = st.own.over(s.whole(st.based))
		}
	}
	return st.whole
}

// paragraph returns the face of plain text in a paragraph of a style.
func (s *styleSheet) paragraph(id string) face {
	if id == "" {
		id = s.normal
	}
	f, ok := s.plain[id]
	if !ok {
		f = s.whole(id).over(s.defaults)
		s.plain[id] = f
	}
	return f
}

// inherited looks up the chain of styles for the first that says something.
func (s *styleSheet) inherited(id string, says func(*style) bool) *style {
	if id == "" {
		id = s.normal
	}
	for range 32 {
		st := s.byID[id]
		if st == nil || says(st) {
			return st
		}
		id = st.based
	}
	return nil
}

// run returns the look of a run in a paragraph whose plain face is known.
func (s *styleSheet) run(rPr *markup.Node, plain face) Look {
	if rPr == nil || rPr.First == nil {
		return Look{}
	}
	direct := readFace(rPr)
	f := plain
	if id := rPr.Val("w:rStyle"); id != "" && s.byID[id] != nil {
		f = s.whole(id).over(plain)
	}
	l := direct.over(f).look(plain)
	if direct.size == "" {
		l.Size = ""
	}
	if direct.font == "" {
		l.Font = ""
	}
	return l
}

// StyleID returns the ID in this file of the style that has the ID in another
// file, by name; false when this file has none of that name.
func (d *Draft) StyleID(other *Draft, id string) (string, bool) {
	st := other.styles.byID[id]
	if st == nil {
		return "", false
	}
	if own := d.styles.byID[id]; own != nil && own.name == st.name {
		return id, true
	}
	return d.styles.idOf(st.name)
}

func (s *styleSheet) idOf(name string) (string, bool) {
	best := ""
	for id, st := range s.byID {
		if st.name == name && (best == "" || id < best) {
			best = id
		}
	}
	return best, best != ""
}
