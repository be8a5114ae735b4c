package restore

import (
	"fmt"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/markup"
)

// blocks reads the children of the body or of a control.
func (r *reader) blocks(n *markup.Node) error {
	for k := n.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:p":
			r.before = len(r.lost)
			r.add(r.paragraph(k))
		case "w:tbl":
			r.endList()
			if r.heat(k) {
				continue
			}
			if err := r.table(k); err != nil {
				return err
			}
		case "w:sdt":
			if err := r.control(k); err != nil {
				return err
			}
		case "mc:AlternateContent":
			if err := r.blocks(choice(k)); err != nil {
				return err
			}
		case "w:ins", "w:moveTo", "w:customXml", "w:smartTag":
			if err := r.blocks(k); err != nil {
				return err
			}
		case "m:oMathPara":
			r.lose("数式", false)
		case "w:altChunk", "w:subDoc":
			r.lose("挿入された別の文書", false)
		}
	}
	return nil
}

// control reads a content control around blocks; the table of contents is made
// anew.
func (r *reader) control(n *markup.Node) error {
	if n.Val("w:sdtPr", "w:docPartObj", "w:docPartGallery") == "Table of Contents" {
		r.beginBody()
		return nil
	}
	c := n.Kid("w:sdtContent")
	if c == nil {
		return nil
	}
	return r.blocks(c)
}

// beginBody ends the cover.
func (r *reader) beginBody() {
	r.endList()
	r.toc, r.bodyAt, r.brk = true, len(r.out), false
}

// choice returns the first of content given twice.
func choice(n *markup.Node) *markup.Node {
	if c := n.Kid("mc:Choice"); c != nil {
		return c
	}
	if c := n.Kid("mc:Fallback"); c != nil {
		return c
	}
	return &markup.Node{}
}

// line is one paragraph of the file, before it is a block.
type line struct {
	style   doc.Style
	level   int  // of a heading
	bare    bool // a heading without number
	id      string
	label   string // of a list
	depth   int
	content []doc.Inline
	brk     bool
	keep    bool
	thin    bool // of a height of its own, as the lines below our tables are
	after   []*doc.Paragraph
	charts  []*doc.Chart
}

// paragraph reads one paragraph.
func (r *reader) paragraph(p *markup.Node) line {
	pPr := p.Kid("w:pPr")
	id := pPr.Val("w:pStyle")
	l := line{style: r.styles[id], level: r.heads[id], brk: on(pPr.Kid("w:pageBreakBefore")), keep: on(pPr.Kid("w:keepNext")), thin: pPr.Kid("w:spacing").Attr("lineRule") == "exact"}
	r.after, r.charts = nil, nil
	l.content = r.inlines(p)
	l.after, r.after = r.after, nil
	l.charts, r.charts = r.charts, nil
	num := r.lists.place(id, pPr.Kid("w:numPr"))
	switch {
	case l.level > 0:
		l.bare = num.none
		l.label = num.label
		l.id = bookmark(p)
	case num.label != "":
		l.label, l.depth = num.label, num.level
	case l.style == doc.ListItem || l.style == doc.ListItem2:
		l.label, l.content = cutLabel(l.content)
		if l.style == doc.ListItem2 {
			l.depth = 1
		}
	}
	if l.style == "" {
		l.style = aligned(pPr.Val("w:jc"))
	}
	return l
}

// aligned is the style of a paragraph in none of our styles.
func aligned(jc string) doc.Style {
	switch jc {
	case "right", "end":
		return doc.Right
	case "center":
		return doc.Center
	}
	return doc.BodyFlush
}

func bookmark(p *markup.Node) string {
	for _, b := range p.All("w:bookmarkStart") {
		if n := b.Attr("name"); strings.HasPrefix(n, "_Toc") {
			return n
		}
	}
	return ""
}

// cutLabel divides an item of ours at the tab behind its label.
func cutLabel(in []doc.Inline) (string, []doc.Inline) {
	t, ok := first(in)
	if !ok {
		return "・", in
	}
	label, rest, found := strings.Cut(t.S, "\t")
	if !found {
		return "・", in
	}
	t.S = rest
	if rest == "" {
		return label, in[1:]
	}
	return label, append([]doc.Inline{t}, in[1:]...)
}

func first(in []doc.Inline) (doc.Text, bool) {
	if len(in) == 0 {
		return doc.Text{}, false
	}
	t, ok := in[0].(doc.Text)
	return t, ok
}

// add puts a paragraph into the document.
func (r *reader) add(l line) {
	if l.style == doc.TOC1 || l.style == doc.TOC2 || l.style == doc.TOC3 || l.style == doc.TOCTitle {
		if !r.toc {
			r.beginBody() // the control around the contents was taken away
		}
		r.bodyAt = len(r.out)
		return
	}
	r.brk = r.brk || l.brk
	text := doc.Plain(l.content)
	if l.level > 0 && text != "" {
		r.place = text
	}
	switch {
	case text == "" && len(l.after)+len(l.charts) == 0 && (l.label == "" || l.level > 0):
		r.empty(l)
	case l.level > 0:
		r.heading(l)
	case l.label != "":
		r.item(l)
	default:
		r.endList()
		r.pageBreak()
		if len(l.content) > 0 {
			r.out = append(r.out, &doc.Paragraph{Style: l.style, Content: l.content, KeepNext: l.keep})
		}
	}
	if len(l.after)+len(l.charts) > 0 {
		r.endList()
	}
	for _, c := range l.charts {
		r.out = append(r.out, c)
	}
	for _, p := range l.after {
		r.out = append(r.out, p)
	}
}

// empty keeps the empty lines of cover and letters; those that our own writer
// puts below tables are none of the text.
func (r *reader) empty(l line) {
	if l.level > 0 || l.thin {
		return
	}
	r.endList()
	r.pageBreak()
	r.out = append(r.out, &doc.Paragraph{Style: l.style})
}

func (r *reader) heading(l line) {
	r.endList()
	if l.id == "" {
		r.ids++
		l.id = fmt.Sprintf("restored-%d", r.ids)
	}
	h := &doc.Heading{Level: l.level, Numbered: !l.bare, ID: l.id, Content: l.content, PageBreak: r.brk && len(r.out) > r.bodyAt}
	r.numbers[h] = l.label
	r.out = append(r.out, h)
	r.brk = false
}

// number lets headings have the numbers that Word shows: where somebody's list
// goes on with ours they are others than Outline gives, and are then written out.
func (r *reader) number(d *doc.Document) {
	same := true
	for _, e := range doc.Outline(d) {
		same = same && e.Number == r.numbers[e.Heading]
	}
	if same {
		return
	}
	for _, e := range doc.Outline(d) {
		if n := r.numbers[e.Heading]; n != "" {
			e.Heading.Numbered = false
			e.Heading.Content = append([]doc.Inline{doc.Text{S: n + "　"}}, e.Heading.Content...)
		}
	}
}

func (r *reader) item(l line) {
	if r.list == nil {
		r.pageBreak()
		r.list = &doc.List{}
		r.out = append(r.out, r.list)
	}
	r.list.Items = append(r.list.Items, doc.Item{Label: l.label, Level: l.depth, Content: l.content})
}

func (r *reader) endList() { r.list = nil }

func (r *reader) pageBreak() {
	if r.brk && len(r.out) > r.bodyAt {
		r.out = append(r.out, &doc.PageBreak{})
	}
	r.brk = false
}

// on tells whether an on-off element is there and not switched off.
func on(n *markup.Node) bool {
	if n == nil {
		return false
	}
	v := n.Attr("val")
	return v != "0" && v != "false" && v != "off"
}
