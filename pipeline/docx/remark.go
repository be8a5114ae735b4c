package docx

import (
	"strings"

	"shinsa/pipeline/doc"
)

// By whom the comments are: the software, never a person.
const (
	remarkAuthor   = "shinsa"
	remarkInitials = "審"
)

// remarksFrom opens the ranges of the comments on a paragraph and returns the
// number of the first.
func (w *writer) remarksFrom(rs []doc.Remark) int {
	from := len(w.remarks)
	for i := range rs {
		w.raw(`<w:commentRangeStart w:id="`)
		w.int(from + i)
		w.raw(`"/>`)
	}
	w.remarks = append(w.remarks, rs...)
	return from
}

func (w *writer) remarksTo(rs []doc.Remark, from int) {
	for i := range rs {
		w.raw(`<w:commentRangeEnd w:id="`)
		w.int(from + i)
		w.raw(`"/><w:r><w:commentReference w:id="`)
		w.int(from + i)
		w.raw(`"/></w:r>`)
	}
}

// comments writes the part that holds the comments. Their date is that of the
// document.
func (w *writer) comments(m doc.Meta) {
	w.raw(xmlHead + `<w:comments` + namespaces + `>`)
	for i, r := range w.remarks {
		w.raw(`<w:comment w:id="`)
		w.int(i)
		w.raw(`" w:author="` + remarkAuthor + `"`)
		if !m.Date.IsZero() {
			w.raw(` w:date="` + m.Date.String() + `T00:00:00Z"`)
		}
		w.raw(` w:initials="` + remarkInitials + `">`)
		for n, line := range strings.Split(r.Text, "\n") {
			w.raw("<w:p>")
			if n == 0 {
				w.raw("<w:r><w:annotationRef/></w:r>")
			}
			w.plain(line)
			w.raw("</w:p>")
		}
		w.raw("</w:comment>")
	}
	w.raw("</w:comments>")
}
