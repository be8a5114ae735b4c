package draft

import (
	"strings"

	"shinsa/pipeline/docx/markup"
)

// blocks reads the children of a body, a cell or a control. Wrappers that say
// nothing are looked through; the bytes of a block are then its own.
func (b *builder) blocks(n *markup.Node) []*Unit {
	var out []*Unit
	for k := n.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:p":
			out = append(out, b.paragraph(k))
		case "w:tbl":
			out = append(out, b.table(k, out))
		case "w:sdt":
			out = append(out, b.blockControl(k)...)
		case "mc:AlternateContent":
			out = append(out, b.blocks(alternative(k))...)
		case "w:customXml", "w:ins", "w:moveTo", "w:smartTag":
			out = append(out, b.blocks(k)...)
		case "w:bookmarkStart", "w:bookmarkEnd", "w:sectPr", "w:tcPr", "w:commentRangeStart", "w:commentRangeEnd", "w:proofErr", "w:permStart", "w:permEnd",
			"w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:customXmlPr",
			"w:customXmlInsRangeStart", "w:customXmlInsRangeEnd", "w:customXmlDelRangeStart", "w:customXmlDelRangeEnd":
		default:
			u := &Unit{Kind: Other, Node: k, From: k.Start, To: k.End, head: b.head}
			u.Content.Objects = []Object{{Kind: "block", Text: k.Name + " " + digest(k.Raw())}}
			out = append(out, u)
		}
	}
	breaksForward(out)
	return contentsTogether(out)
}

// alternative returns the first choice of content given twice.
func alternative(n *markup.Node) *markup.Node {
	if c := n.Kid("mc:Choice"); c != nil {
		return c
	}
	if f := n.Kid("mc:Fallback"); f != nil {
		return f
	}
	return &markup.Node{}
}

// blockControl reads a control around blocks.
func (b *builder) blockControl(n *markup.Node) []*Unit {
	content := n.Kid("w:sdtContent")
	if content == nil {
		return nil
	}
	if n.Kid("w:sdtPr", "w:docPartObj", "w:docPartGallery").Attr("val") == "Table of Contents" {
		u := &Unit{Kind: Contents, Key: "contents", Node: n, From: n.Start, To: n.End, head: b.head}
		u.adopt(b.blocks(content))
		if len(u.Kids) == 1 && u.Kids[0].Kind == Contents { // its paragraphs have the styles of contents too
			u.adopt(u.Kids[0].Kids)
		}
		u.finishContents()
		return []*Unit{u}
	}
	kids := b.blocks(content)
	tag, _ := b.identity(n)
	if tag == "" || stray(kids, tag) {
		if len(kids) == 1 && kids[0].Kind == Entry && kids[0].Key == tag {
			kids[0].From, kids[0].To = n.Start, n.End
		}
		return kids
	}
	u := &Unit{Kind: Entry, Key: tag, Node: n, Control: n, From: n.Start, To: n.End, head: b.head}
	u.adopt(kids)
	for i, k := range kids {
		sep := "\n"
		if i == 0 {
			sep = ""
			u.Style, u.Props = k.Style, k.Props
		}
		if k.Leaf() {
			u.Content.join(k.Content, sep)
			u.Content.Hints = k.Content.Hints && (i == 0 || u.Content.Hints)
		} else {
			u.Content.join(Content{Text: "", Objects: []Object{{Kind: "table", Text: k.Text()}}}, "")
		}
	}
	return []*Unit{u}
}

// stray tells whether a control around blocks is none of ours: LibreOffice
// puts one with the name of a control in a line around that line and all up to
// the next table.
func stray(kids []*Unit, tag string) bool {
	found := false
	for _, k := range kids {
		found = found || k.Kind == Heading || k.Kind == Contents
		k.entries(func(u *Unit) { found = found || u.Key == tag })
	}
	return found
}

// breaksForward moves a page break at the end of a paragraph, as LibreOffice
// writes it, to the paragraph that starts the page.
func breaksForward(list []*Unit) {
	for i := 0; i+1 < len(list); i++ {
		c, next := list[i], list[i+1]
		n := len(c.Content.Objects)
		if !c.Block() || !next.Block() || n == 0 || c.Content.Objects[n-1] != (Object{"break", "page", len(c.Content.Text)}) || strings.Contains(next.Props, "page") {
			continue
		}
		c.Content.Objects = c.Content.Objects[:n-1]
		for _, k := range c.Kids {
			if m := len(k.Content.Objects); m > 0 && k.Content.Objects[m-1].Kind == "break" {
				k.Content.Objects = k.Content.Objects[:m-1]
			}
		}
		if n := len(c.Kids); n > 0 && c.Kids[n-1].Kind == Segment && c.Kids[n-1].Content.Text == "" && len(c.Kids[n-1].Content.Objects)+len(c.Kids[n-1].Content.Tracked) == 0 {
			c.Kids = c.Kids[:n-1]
		}
		next.Props = strings.TrimPrefix(strings.Replace(next.Props+", page", "page, page", "page", 1), ", ")
	}
}

// contentsTogether makes one unit of the paragraphs of a table of contents
// whose control is gone.
func contentsTogether(in []*Unit) []*Unit {
	var out []*Unit
	for _, u := range in {
		if !u.Block() || !strings.HasPrefix(u.Style, "toc ") {
			out = append(out, u)
			continue
		}
		n := len(out)
		if n > 0 && out[n-1].Kind == Contents && out[n-1].Node == nil {
			out[n-1].adopt(append(out[n-1].Kids, u))
			out[n-1].To = u.To
			continue
		}
		c := &Unit{Kind: Contents, Key: "contents", From: u.From, To: u.To, head: u.head}
		c.adopt([]*Unit{u})
		out = append(out, c)
	}
	for _, u := range out {
		if u.Kind == Contents && u.Node == nil {
			u.finishContents()
		}
	}
	return out
}

// finishContents takes the page numbers out of what is compared.
func (u *Unit) finishContents() {
	u.Pages = u.Text()
	var lines []*Unit
	for _, k := range u.Kids {
		c := &k.Content
		if i := strings.LastIndexByte(c.Text, '\t'); i >= 0 {
			c.Text = c.Text[:i]
		}
		if !strings.HasPrefix(k.Style, "toc ") || c.Text == "" {
			continue // the word 目次 is not in every program's contents
		}
		c.Spans, c.Objects = nil, nil
		k.Kids, k.Props = nil, ""
		lines = append(lines, k)
	}
	u.adopt(lines)
}
