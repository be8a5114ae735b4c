package docx

import "shinsa/pipeline/doc"

// startItem opens the control around a row of a section that repeats, and the
// section's own before its first row; a row of none closes what is open.
func (w *writer) startItem(t *doc.Table, tag string) {
	if tag != w.repeat {
		w.endSection()
		if tag != "" {
			w.startSection(t, tag)
		}
	}
	if tag != "" {
		w.raw(`<w:sdt><w:sdtPr><w:id w:val="`)
		w.int(int(w.controlID(tag + ".item")))
		w.raw(`"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>`)
	}
}

func (w *writer) startSection(t *doc.Table, tag string) {
	w.repeat = tag
	w.raw("<w:sdt><w:sdtPr>")
	if len(t.Caption) > 0 {
		w.val("alias", doc.Plain(t.Caption))
	}
	w.val("tag", tag)
	w.raw(`<w:id w:val="`)
	w.int(int(w.controlID(tag)))
	w.raw(`"/><w15:repeatingSection/></w:sdtPr><w:sdtContent>`)
}

func (w *writer) endItem() {
	if w.repeat != "" {
		w.raw("</w:sdtContent></w:sdt>")
	}
}

func (w *writer) endSection() {
	if w.repeat != "" {
		w.raw("</w:sdtContent></w:sdt>")
	}
	w.repeat = ""
}
