package draft

import (
	"strings"

	"shinsa/pipeline/docx/markup"
)

// liner reads what is inside a paragraph.
type liner struct {
	b          *builder
	para       *Unit
	plain      face
	segs       []*Unit
	now        *Unit
	fields     []fieldState // complex fields that are open
	breakFirst bool
	hints      bool // what was read so far is all in the style of placeholders
	read       bool
}

// fieldState is a complex field: its code comes first, then its result.
type fieldState struct {
	code   string
	result bool
}

func (l *liner) segment(kind UnitKind, node *markup.Node) *Unit {
	u := l.b.unit()
	u.Kind, u.Node, u.head = kind, node, l.para.head
	if node != nil {
		u.From, u.To = node.Start, node.End
	}
	l.segs = append(l.segs, u)
	l.now = u
	return u
}

// close gives the paragraph what was read. A control that is all of the
// paragraph makes the paragraph the entry.
func (l *liner) close(u *Unit) {
	if len(l.segs) == 1 {
		tracked := u.Content.Tracked
		u.Content = l.segs[0].Content
		u.Content.Hints = l.read && l.hints && u.Content.Text != ""
		u.Content.Tracked = append(u.Content.Tracked, tracked...)
		l.b.release(l.segs[0])
		return
	}
	var kept []*Unit
	entries := 0
	for _, s := range l.segs {
		if s.Kind == Entry {
			entries++
		} else if s.Content.Text == "" && len(s.Content.Objects)+len(s.Content.Tracked) == 0 {
			continue
		}
		kept = append(kept, s)
	}
	tracked := u.Content.Tracked
	u.Content.Tracked = nil
	hints := true
	for _, s := range kept {
		u.Content.join(s.Content, "")
		hints = hints && (s.Content.Hints || strings.TrimSpace(s.Content.Text) == "")
	}
	u.Content.Hints = hints && u.Content.Text != ""
	u.Content.Tracked = append(u.Content.Tracked, tracked...)
	if entries == 1 && len(kept) == 1 {
		u.Kind, u.Key, u.Control = Entry, kept[0].Key, kept[0].Node
		return
	}
	if entries > 0 {
		u.adopt(kept)
	}
}

// grow widens a segment to hold a node.
func (l *liner) grow(n *markup.Node) {
	if l.now.Kind != Segment {
		return
	}
	if l.now.To == 0 {
		l.now.From = n.Start
	}
	l.now.To = max(l.now.To, n.End)
}

func (l *liner) runs(n *markup.Node) {
	for k := n.First; k != nil; k = k.Next {
		switch k.Name {
		case "w:r":
			l.run(k)
		case "w:sdt":
			l.control(k)
		case "w:hyperlink":
			l.link(k)
		case "w:ins", "w:moveTo":
			l.inserted(k)
		case "w:del", "w:moveFrom":
			kind := map[string]string{"w:del": "del", "w:moveFrom": "move-from"}[k.Name]
			l.tracked(kind, k, deleted(k))
		case "mc:AlternateContent":
			l.runs(alternative(k))
		case "m:oMath", "m:oMathPara":
			l.grow(k)
			l.object("equation", mathText(k))
		case "w:commentRangeStart":
			l.b.anchor(k.Attr("id"), l.para)
		case "w:fldSimple":
			if !isPageCode(k.Attr("instr")) {
				l.runs(k)
			}
		case "w:pPr", "w:sdtPr", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd":
		case "w:subDoc":
			l.object("block", k.Name)
		default: // smart tags, direction, custom XML
			l.runs(k)
		}
	}
}

// control reads a control inside a line.
func (l *liner) control(k *markup.Node) {
	content := k.Kid("w:sdtContent")
	if content == nil {
		return
	}
	tag, _ := l.b.identity(k)
	if tag == "" || l.now.Kind == Entry {
		l.grow(k)
		l.runs(content)
		return
	}
	u := l.segment(Entry, k)
	u.Key, u.Control = tag, k
	l.hints, l.read = true, false
	l.runs(content)
	u.Content.Hints = l.read && l.hints
	l.segment(Segment, nil)
}

// link reads a hyperlink; those inside the document follow headings and are
// no content.
func (l *liner) link(k *markup.Node) {
	l.grow(k)
	if r, ok := l.b.rels[k.Attr("id")]; ok && r.External {
		l.object("link", r.Target)
	}
	l.runs(k)
}

// inserted reads a tracked insertion, leaving proposals of our own aside.
func (l *liner) inserted(k *markup.Node) {
	kind := map[string]string{"w:ins": "ins", "w:moveTo": "move-to"}[k.Name]
	if l.b.ours(k) {
		if text := inserted(k); text == "" || l.b.proposed(text) {
			c := l.b.change(kind, k, text, l.para)
			c.Proposal = true
			l.b.d.Changes = append(l.b.d.Changes, c)
			return
		}
	}
	l.grow(k)
	at := len(l.now.Content.Text)
	l.runs(k)
	l.tracked(kind, k, l.now.Content.Text[min(at, len(l.now.Content.Text)):])
}

// tracked notes a tracked change; one that some program cut in pieces is one.
func (l *liner) tracked(kind string, k *markup.Node, text string) {
	l.grow(k)
	c := l.b.change(kind, k, text, l.para)
	c.end = len(l.now.Content.Text)
	list := l.now.Content.Tracked
	if n := len(list); n > 0 && list[n-1].Kind == kind && list[n-1].Author == c.Author {
		begin := c.end
		if kind == "ins" || kind == "move-to" || kind == "format" {
			begin -= len(text)
		}
		if list[n-1].end == begin {
			list[n-1].Text += text
			list[n-1].end = c.end
			return
		}
	}
	l.now.Content.Tracked = append(list, c)
}

func (l *liner) object(kind, text string) {
	l.now.Content.Objects = append(l.now.Content.Objects, Object{kind, text, len(l.now.Content.Text)})
}

// deleted returns the text of a tracked deletion.
func deleted(n *markup.Node) string { return gather(n, "w:delText", "w:t") }

func inserted(n *markup.Node) string { return gather(n, "w:t") }

func gather(n *markup.Node, names ...string) string {
	var b strings.Builder
	n.Walk(func(k *markup.Node) bool {
		for _, name := range names {
			if k.Name == name {
				b.WriteString(k.Text())
			}
		}
		if k.Name == "w:tab" && k.Parent.Name == "w:r" {
			b.WriteByte('\t')
		}
		if k.Name == "w:br" {
			b.WriteByte('\n')
		}
		return true
	})
	return b.String()
}

func mathText(n *markup.Node) string { return gather(n, "m:t", "w:t") }

func isPageCode(code string) bool {
	f := strings.Fields(code)
	if len(f) == 0 {
		return false
	}
	switch strings.ToUpper(f[0]) {
	case "PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES":
		return true
	}
	return false
}
