package docx

import (
	"context"
	"fmt"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// paragraph is the properties of one paragraph beyond its style.
type paragraph struct {
	style    doc.Style
	keepNext bool
	whole    bool // no page break inside
	noNumber bool // takes the numbering of the style away
	align    doc.Align
	tab      float64 // a tab stop of its own; 0 for none
	indent   float64 // instead of the style's; 0 for the style's
}

// open starts a paragraph; a page break that waits goes before it.
func (w *writer) open(p paragraph) {
	w.raw(`<w:p><w:pPr>`)
	w.val("pStyle", w.ref.id(string(p.style)))
	if p.keepNext {
		w.raw("<w:keepNext/>")
	}
	if p.whole {
		w.raw("<w:keepLines/>")
	}
	w.breakPage()
	if p.noNumber {
		w.raw(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>`)
	}
	if p.tab > 0 {
		w.raw(`<w:tabs><w:tab w:val="left"`)
		w.lengths("pos", p.tab)
		w.raw("/></w:tabs>")
	}
	if w.top { // the PDF writer sets nothing above the first line of a page
		w.raw(`<w:spacing w:before="0"/>`)
		w.top = false
	}
	if p.indent > 0 {
		w.raw("<w:ind")
		w.lengths("left", p.indent)
		w.raw("/>")
	}
	if jc := alignName(p.align); jc != "" {
		w.val("jc", jc)
	}
	w.raw("</w:pPr>")
}

// breakPage lets the paragraph that is opened start a page, if it is due to.
func (w *writer) breakPage() {
	if w.brk {
		w.raw("<w:pageBreakBefore/>")
		w.brk, w.top = false, true
	}
}

func (w *writer) close() { w.raw("</w:p>") }

func alignName(a doc.Align) string {
	switch a {
	case doc.Left:
		return "left"
	case doc.Centre:
		return "center"
	case doc.End:
		return "right"
	case doc.Justify:
		return "both"
	default:
		return ""
	}
}

// document writes the main part: cover, contents, body, section.
func (w *writer) document(ctx context.Context, d *doc.Document) error {
	w.raw(xmlHead + `<w:document` + namespaces +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
		` xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"><w:body>`)
	w.cover = true
	if err := w.blocks(ctx, d.Cover); err != nil {
		return err
	}
	w.cover = false
	w.brk = len(d.Cover) > 0
	w.top = !w.brk
	if d.TOC {
		w.contents()
		w.brk = true
	}
	if err := w.blocks(ctx, d.Body); err != nil {
		return err
	}
	w.section(d)
	w.raw("</w:body></w:document>")
	return nil
}

func (w *writer) blocks(ctx context.Context, blocks []doc.Block) error {
	for i, b := range blocks {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("write document: %w", err)
		}
		switch b := b.(type) {
		case *doc.Heading:
			w.heading(b)
		case *doc.Paragraph:
			// what stays with the next stays whole: left open, programs differ
			w.paragraph(b, paragraph{style: b.Style, keepNext: b.KeepNext, whole: b.KeepNext || w.look.Styles[b.Style].KeepNext})
		case *doc.List:
			w.list(b)
		case *doc.Table:
			w.last = !w.cover && i == len(blocks)-1
			w.table(b)
		case *doc.Chart:
			w.chart(b)
		case *doc.PageBreak:
			w.brk = true // a break character would leave an empty line at the top of the page
		default:
			return fmt.Errorf("write document: block %d is a %T, which this writer does not know", i, b)
		}
	}
	return nil
}

func (w *writer) heading(h *doc.Heading) {
	w.brk = w.brk || h.PageBreak
	known := w.heads[h]
	style := doc.HeadingStyle(h.Level)
	p := paragraph{style: style, whole: true, noNumber: known.number == ""}
	if p.noNumber { // LibreOffice takes the indent of the style away with the number
		p.indent = w.look.Styles[style].Indent
		if bar := w.look.Styles[style].BarLeft; bar != nil {
			p.indent += bar.Width + bar.Space
		}
	}
	w.open(p)
	if known.mark != "" {
		w.raw(`<w:bookmarkStart w:id="`)
		w.int(known.id)
		w.raw(`" w:name="` + known.mark + `"/>`)
	}
	w.inlines(h.Content, style)
	if known.mark != "" {
		w.raw(`<w:bookmarkEnd w:id="`)
		w.int(known.id)
		w.raw(`"/>`)
	}
	w.close()
}

// line writes a paragraph of a content alone.
func (w *writer) line(content []doc.Inline, p paragraph) {
	w.open(p)
	w.inlines(content, p.style)
	w.close()
}

// list writes the items with their labels, each followed by the tab that
// leads to the hanging indent.
func (w *writer) list(l *doc.List) {
	for _, item := range l.Items {
		style := doc.ListItem
		if item.Level > 0 {
			style = doc.ListItem2
		}
		w.open(w.item(item, w.look.Styles[style], style))
		w.raw("<w:r>")
		w.text(item.Label, problem.Pos{})
		w.raw("<w:tab/></w:r>")
		w.inlines(item.Content, style)
		w.close()
	}
}

// item places an item: levels below the second are indented by two characters
// each. The tab behind the label has a stop of its own, at the hanging indent
// or, where the label is wider than that, just behind the label; by that stop
// Lines knows that the tab is not part of the text.
func (w *writer) item(i doc.Item, look doc.StyleLook, style doc.Style) paragraph {
	p := paragraph{style: style}
	left := look.Indent
	if i.Level > 1 {
		left += float64(i.Level-1) * 2 * look.Size
		p.indent = left
	}
	p.tab = max(left, left+look.FirstLine+textWidth(i.Label, look.Size)+look.Size/4, 1)
	return p
}

// gap writes an empty paragraph of an exact height in points: below tables,
// and where a table has to start a page.
func (w *writer) gap(points float64) {
	w.raw(`<w:p><w:pPr>`)
	w.val("pStyle", w.ref.id(string(doc.BodyFlush)))
	w.breakPage()
	w.top = false
	w.raw(`<w:spacing w:before="0" w:after="0"`)
	w.lengths("line", points)
	w.raw(` w:lineRule="exact"/></w:pPr></w:p>`)
}

// section closes the body: running head and foot on every page but the
// cover's, and the page of the reference.
func (w *writer) section(d *doc.Document) {
	w.raw("<w:sectPr>")
	for _, r := range w.runnings(d) { // without a head of its own the first page has none
		w.raw("<w:" + r.kind + `Reference w:type="` + r.page + `" r:id="` + r.rel + `"/>`)
	}
	w.raw("<w:pgSz")
	p := w.look.Page
	w.lengths("w", p.Width, "h", p.Height)
	w.raw("/><w:pgMar")
	w.lengths("top", p.MarginTop, "right", p.MarginRight, "bottom", p.MarginBottom, "left", p.MarginLeft,
		"header", p.HeaderTop, "footer", p.FooterBottom, "gutter", 0.0)
	w.raw(`/><w:cols w:space="425"/>`)
	if firstPage(d) {
		w.raw("<w:titlePg/>")
	}
	w.raw(`<w:docGrid w:type="default" w:linePitch="360"/></w:sectPr>`)
}

// lengths writes attributes: name and points in turn.
func (w *writer) lengths(pairs ...any) {
	for i := 0; i+1 < len(pairs); i += 2 {
		w.raw(" w:" + pairs[i].(string) + `="`)
		w.twips(pairs[i+1].(float64))
		w.raw(`"`)
	}
}
