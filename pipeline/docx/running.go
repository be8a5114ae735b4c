package docx

import (
	"strconv"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// running is one running head or foot of a document: which pages it is for,
// and the part that holds it.
type running struct {
	kind, page string // header or footer; default or first
	rel, part  string
	frame      *frame // the office's own; nil for ours
}

// runnings lists the heads and feet of a document, those of the office where
// its reference has them. The cover, and the first page of a letter, have none
// but what the office made for a first page; a letter has its foot there.
func (w *writer) runnings(d *doc.Document) []running {
	f := w.ref.frames
	var out []running
	if f.header != nil || hasHeader(d) {
		out = append(out, frameOr(f.header, running{"header", "default", relHeader, partHeader, nil}))
	}
	out = append(out, frameOr(f.footer, running{"footer", "default", relFooter, partFooter, nil}))
	if !firstPage(d) {
		return out
	}
	if f.headerFirst != nil {
		out = append(out, frameOr(f.headerFirst, running{kind: "header", page: "first", rel: "rIdFirstHeader"}))
	}
	foot := running{"footer", "first", relFirst, partFirst, nil}
	switch {
	case f.footerFirst != nil:
		out = append(out, frameOr(f.footerFirst, foot))
	case d.PlainFirst && f.footer != nil:
		foot.part, foot.frame, foot.rel = f.footer.name, f.footer, relFooter
		out = append(out, foot)
	case d.PlainFirst:
		out = append(out, foot)
	}
	return out
}

func frameOr(f *frame, r running) running {
	if f != nil {
		r.frame, r.part = f, f.name
	}
	return r
}

func hasHeader(d *doc.Document) bool { return d.Header != doc.Running{} }

// firstPage tells whether the first page has heads and feet of its own.
func firstPage(d *doc.Document) bool { return len(d.Cover) > 0 || d.PlainFirst }

// runningPieces writes each part once.
func (w *writer) runningPieces(d *doc.Document) []piece {
	var out []piece
	seen := map[string]bool{}
	for _, r := range w.runnings(d) {
		if seen[r.part] {
			continue
		}
		seen[r.part] = true
		switch {
		case r.frame != nil:
			out = append(out, piece{r.part, r.frame.typ, func() { w.office(r.frame, d) }})
		case r.kind == "header":
			out = append(out, piece{r.part, contentWord + "header+xml", func() { w.header(d) }})
		default:
			out = append(out, piece{r.part, contentWord + "footer+xml", w.footer})
		}
	}
	return out
}

// header writes the running head: a text at the left, and one at the right
// where the tab of the style leads.
func (w *writer) header(d *doc.Document) {
	w.raw(xmlHead + `<w:hdr` + namespaces + `>`)
	w.open(paragraph{style: doc.Header})
	w.raw("<w:r>")
	w.text(d.Header.Left, problem.Pos{})
	w.raw("<w:tab/>")
	w.text(d.Header.Right, problem.Pos{})
	w.raw("</w:r>")
	w.close()
	w.raw("</w:hdr>")
}

// footer writes "page / pages".
func (w *writer) footer() {
	w.raw(xmlHead + `<w:ftr` + namespaces + `>`)
	w.open(paragraph{style: doc.Footer})
	w.complexField("PAGE", "1")
	w.plain(" / ")
	w.complexField("NUMPAGES", strconv.Itoa(max(w.opts.PageCount, 1)))
	w.close()
	w.raw("</w:ftr>")
}
