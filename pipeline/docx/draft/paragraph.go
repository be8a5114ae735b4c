package draft

import (
	"fmt"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// paragraph reads one paragraph: its segments, or the one control that is all
// of it.
func (b *builder) paragraph(n *markup.Node) *Unit {
	pr := n.Kid("w:pPr")
	id := pr.Val("w:pStyle")
	u := b.unit()
	*u = Unit{Kind: Paragraph, Node: n, From: n.Start, To: n.End, Style: b.d.styles.name(id), head: b.head}
	l := &liner{b: b, para: u, plain: b.d.styles.paragraph(id), hints: true}
	l.segment(Segment, nil)
	l.runs(n)
	u.Props = b.paragraphProps(pr, id, l.breakFirst)
	b.markChanges(pr, u)
	l.close(u)
	if strings.HasPrefix(u.Style, "heading ") && len(u.Style) == 9 {
		b.heading(u, pr)
	}
	return u
}

// paragraphProps spells what a paragraph has beyond its style.
func (b *builder) paragraphProps(pr *markup.Node, id string, breakFirst bool) string {
	var out []string
	align := alignment(pr.Val("w:jc"))
	if pr.Kid("w:jc") == nil {
		if s := b.d.styles.inherited(id, func(s *style) bool { return s.align != "" }); s != nil {
			align = s.align
		}
	}
	if align != "" {
		out = append(out, "align "+align)
	}
	if list := b.list(pr, id); list != "" {
		out = append(out, list)
	}
	if breakFirst || isOn(pr.Kid("w:pageBreakBefore")) {
		out = append(out, "page")
	}
	if s := pr.Kid("w:sectPr"); s != nil {
		out = append(out, "section")
	}
	return strings.Join(out, ", ")
}

// list spells the list that a paragraph belongs to; the numbers of headings
// are told elsewhere.
func (b *builder) list(pr *markup.Node, id string) string {
	if strings.HasPrefix(b.d.styles.name(id), "heading") {
		return ""
	}
	num := pr.Kid("w:numPr")
	if num == nil {
		if s := b.d.styles.inherited(id, func(s *style) bool { return s.list != nil }); s != nil {
			num = s.list
		}
	}
	formats := b.d.styles.lists[num.Val("w:numId")]
	level := 0
	if v := num.Val("w:ilvl"); len(v) == 1 && v[0] >= '0' && v[0] <= '8' {
		level = int(v[0] - '0')
	}
	if level >= len(formats) || formats[level] == "none" {
		return ""
	}
	return fmt.Sprintf("list %s %d", formats[level], level)
}

// markChanges notes tracked changes of the paragraph's own mark and look.
func (b *builder) markChanges(pr *markup.Node, u *Unit) {
	for _, m := range []struct{ kind, name string }{{"paragraph-ins", "w:ins"}, {"paragraph-del", "w:del"}, {"move-from", "w:moveFrom"}, {"move-to", "w:moveTo"}} {
		if t := pr.Kid("w:rPr", m.name); t != nil && !b.ours(t) {
			u.Content.Tracked = append(u.Content.Tracked, b.change(m.kind, t, "", u))
		}
	}
	if t := pr.Kid("w:pPrChange"); t != nil {
		u.Content.Tracked = append(u.Content.Tracked, b.change("format", t, "", u))
	}
}

// heading numbers a heading as doc.Outline does.
func (b *builder) heading(u *Unit, pr *markup.Node) {
	level := int(u.Style[8] - '0')
	if level < 1 || level > 3 || u.Kind == Entry || strings.TrimSpace(u.Content.Text) == "" {
		return
	}
	u.Kind, u.Level = Heading, level
	if n := pr.Kid("w:numPr", "w:numId"); n == nil || n.Attr("val") != "0" {
		b.counts[level]++
		for l := level + 1; l < len(b.counts); l++ {
			b.counts[l] = 0
		}
		u.Number = []string{"", fmt.Sprintf("%d.", b.counts[1]), fmt.Sprintf("%d.%d", b.counts[1], b.counts[2]), fmt.Sprintf("(%d)", b.counts[3])}[level]
	}
	u.Node.Walk(func(n *markup.Node) bool {
		if name := n.Attr("name"); n.Name == "w:bookmarkStart" && strings.HasPrefix(name, "_Toc") && u.Key == "" {
			u.Key = "mark:" + name
		}
		return true
	})
	b.head = u
}

// sectionProps spells the page of the last section.
func sectionProps(n *markup.Node) string {
	if n == nil {
		return ""
	}
	return "page " + orNone(n.Kid("w:pgSz").Attr("orient"))
}
