package final

import (
	"strings"

	"shinsa/pipeline/docx/markup"
)

// cleaner gathers the changes of one part.
type cleaner struct {
	titles map[string]bool
	all    bool // every paragraph is a title
	entry  string
	s      *markup.Splice
}

// walk goes down; an element that is taken out is not gone into.
func (c *cleaner) walk(n *markup.Node) {
	for k := n.First; k != nil; k = k.Next {
		switch {
		case gone(k) || k.Name == "w:shd" && c.entry != "" && strings.EqualFold(k.Attr("fill"), c.entry) || k.Name == "w:p" && onlyDraft(k) || k.Name == "w:tr" && unused(k) && !lonely(k):
			c.s.Delete(k.Start, k.End)
			continue
		case k.Name == "w:sdt" && k.Val("w:sdtPr", "w:docPartObj", "w:docPartGallery") == "":
			c.dissolve(k)
			continue
		case k.Name == "w:r" && len(k.All("w:commentReference")) > 0:
			c.s.Delete(k.Start, k.End)
			continue
		case k.Name == "w:p":
			c.title(k)
		}
		c.marks(k)
		c.walk(k)
	}
}

// gone are the elements that belong to the work on a draft.
func gone(n *markup.Node) bool {
	switch n.Name {
	case "w:commentRangeStart", "w:commentRangeEnd", "w:proofErr", "w:permStart", "w:permEnd":
		return true
	}
	return false
}

// dissolve leaves the content of a control; an empty place gets a dash.
func (c *cleaner) dissolve(n *markup.Node) {
	content := n.Kid("w:sdtContent")
	if content == nil || content.Empty() {
		c.s.Delete(n.Start, n.End)
		return
	}
	if n.Kid("w:sdtPr", "w:showingPlcHdr") != nil {
		c.s.Delete(n.Start, content.In)
		c.dash(content)
		c.s.Delete(content.Out, n.End)
		return
	}
	c.s.Delete(n.Start, content.In)
	c.walk(content)
	c.s.Delete(content.Out, n.End)
}

// dash replaces the words of a placeholder, whose style says that something is
// to be filled in, by a dash in plain text.
func (c *cleaner) dash(content *markup.Node) {
	first := true
	content.Walk(func(k *markup.Node) bool {
		if k.Name != "w:r" {
			return true
		}
		if first {
			open := k.RawName()
			prefix, _, _ := strings.Cut(open, "r")
			c.s.Replace(k.Start, k.End, "<"+open+"><"+prefix+"t>"+Dash+"</"+prefix+"t></"+open+">")
			first = false
		} else {
			c.s.Delete(k.Start, k.End)
		}
		return false
	})
}

// onlyDraft tells whether a paragraph is for drafts alone: its text stands in
// locked controls of that tag.
func onlyDraft(p *markup.Node) bool {
	found := false
	for k := p.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:sdt":
			if found = strings.HasPrefix(identity(k), draftOnly); !found {
				return false
			}
		case "w:r":
			if words(k) != "" {
				return false
			}
		}
	}
	return found
}

// identity is the tag of a control, or the name that LibreOffice keeps.
func identity(sdt *markup.Node) string {
	if tag := sdt.Val("w:sdtPr", "w:tag"); tag != "" {
		return tag
	}
	return sdt.Val("w:sdtPr", "w:placeholder", "w:docPart")
}

// unused tells whether a row of a repeating section has places to fill in and
// nobody did: what kind of row it is stands in it beforehand.
func unused(tr *markup.Node) bool {
	if !repeating(tr) {
		return false
	}
	fields, empty := 0, 0
	tr.Walk(func(k *markup.Node) bool {
		if k.Name == "w:sdt" && k.Kid("w:sdtPr", "w:lock") == nil && k.Kid("w:sdtPr", "w:placeholder") != nil && !strings.HasSuffix(identity(k), ".kind") {
			fields++
			if k.Kid("w:sdtPr", "w:showingPlcHdr") != nil {
				empty++
			}
		}
		return true
	})
	return fields > 0 && fields == empty
}

// lonely tells whether no row of the section is used: then its first stays,
// with dashes, so that the table says that there was nothing.
func lonely(tr *markup.Node) bool {
	section := tr.Parent
	for section.Name != "w:tbl" && section.Kid("w:sdtPr", "w15:repeatingSection") == nil {
		section = section.Parent
	}
	first := (*markup.Node)(nil)
	used := false
	section.Walk(func(k *markup.Node) bool {
		if k.Name != "w:tr" {
			return true
		}
		if first == nil {
			first = k
		}
		used = used || !unused(k)
		return false
	})
	return !used && first == tr
}

// repeating tells whether a row may be repeated; where a program lost the
// section, every row whose places are all empty is unused.
func repeating(tr *markup.Node) bool {
	for p := tr.Parent; p != nil && p.Name != "w:tbl"; p = p.Parent {
		if p.Name == "w:sdt" && p.Kid("w:sdtPr", "w15:repeatingSectionItem") != nil {
			return true
		}
	}
	return false
}

func words(n *markup.Node) string {
	var b strings.Builder
	n.Walk(func(k *markup.Node) bool {
		if k.Name == "w:t" {
			b.WriteString(k.Text())
		}
		return true
	})
	return strings.TrimSpace(b.String())
}

// title takes "（案）" out of a title, however the runs divide it.
func (c *cleaner) title(p *markup.Node) {
	if !c.all && !c.titles[p.Val("w:pPr", "w:pStyle")] {
		return
	}
	var texts []*markup.Node
	var all strings.Builder
	p.Walk(func(k *markup.Node) bool {
		if k.Name == "w:t" {
			texts = append(texts, k)
			all.WriteString(k.Text())
		}
		return true
	})
	const mark = "（案）"
	whole := all.String()
	from := strings.Index(whole, mark)
	if from < 0 {
		return
	}
	to := from + len(mark)
	at := 0
	for _, t := range texts {
		s := t.Text()
		a, b := max(from-at, 0), min(to-at, len(s))
		if a < b {
			c.s.Replace(t.In, t.Out, markup.Escape(s[:a]+s[b:]))
		}
		at += len(s)
	}
}

// marks takes revision identifiers out of a start tag.
func (c *cleaner) marks(n *markup.Node) {
	switch n.Name {
	case "w:p", "w:r", "w:tr", "w:sectPr":
	default:
		return
	}
	for _, name := range []string{"rsidR", "rsidRDefault", "rsidP", "rsidRPr", "rsidTr", "rsidSect", "rsidDel", "paraId", "textId"} {
		from, to, ok := n.AttrSpan(name)
		if !ok {
			continue
		}
		src := n.Source()
		start := from - 1 // the quote
		for start > n.Start && src[start] != ' ' && src[start] != '\n' && src[start] != '\t' {
			start--
		}
		c.s.Delete(start, to+1)
	}
}
