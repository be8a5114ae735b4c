package docx

import (
	"strconv"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

func hasHeader(d *doc.Document) bool { return d.Header != doc.Running{} }

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
