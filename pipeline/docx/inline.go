package docx

import (
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// inlines writes the content of a paragraph of a style.
func (w *writer) inlines(in []doc.Inline, style doc.Style) {
	for _, i := range in {
		switch i := i.(type) {
		case doc.Text:
			if i.S == "" || w.reference(i) {
				continue
			}
			w.raw("<w:r>")
			w.marks(i.Mark, style)
			w.text(i.S, i.Src)
			w.raw("</w:r>")
		case doc.LineBreak:
			w.raw("<w:r><w:br/></w:r>")
		case doc.Field:
			w.field(i, style)
		}
	}
}

// marks writes the properties of a run, none for plain text.
func (w *writer) marks(m doc.Mark, style doc.Style) {
	if m == 0 {
		return
	}
	w.raw("<w:rPr>")
	if m&doc.Strong != 0 {
		w.val("rStyle", w.ref.id(styleStrong))
	} else if m&doc.Hint != 0 {
		w.val("rStyle", w.ref.id(stylePlaceholder))
	}
	if m&doc.Italic != 0 {
		w.raw("<w:i/><w:iCs/>")
	}
	if m&doc.Strike != 0 {
		w.raw("<w:strike/>")
	}
	if m&doc.Strong != 0 && m&doc.Hint != 0 { // a run has one style only
		w.val("color", w.look.Table.EntryColor)
	}
	if m&doc.Small != 0 {
		half := int(smallSize(w.look.Styles[style].Size)*2 + 0.5)
		w.raw(`<w:sz w:val="`)
		w.int(half)
		w.raw(`"/><w:szCs w:val="`)
		w.int(half)
		w.raw(`"/>`)
	}
	if m&doc.Underline != 0 {
		w.raw(`<w:u w:val="single"/>`)
	}
	if m&doc.Super != 0 {
		w.raw(`<w:vertAlign w:val="superscript"/>`)
	} else if m&doc.Sub != 0 {
		w.raw(`<w:vertAlign w:val="subscript"/>`)
	}
	w.raw("</w:rPr>")
}

// smallSize returns the size of text marked doc.Small in text of a size: one
// point less.
func smallSize(size float64) float64 { return max(size-1, 1) }

// text writes the characters of a run; a tab and a line end have elements of
// their own.
func (w *writer) text(s string, src problem.Pos) {
	for s != "" {
		i := strings.IndexAny(s, "\t\n\r")
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			w.raw("<w:t")
			if spaced(s[:i]) {
				w.raw(` xml:space="preserve"`)
			}
			w.raw(">")
			w.escape(s[:i], src)
			w.raw("</w:t>")
		}
		if s = s[i:]; s == "" {
			return
		}
		if s[0] == '\t' {
			w.raw("<w:tab/>")
		} else {
			w.raw("<w:br/>")
		}
		if strings.HasPrefix(s, "\r\n") {
			s = s[1:]
		}
		s = s[1:]
	}
}

// spaced tells whether a text has spaces that readers of XML may take away.
func spaced(s string) bool {
	return s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "  ")
}

// plain writes a run of our own words.
func (w *writer) plain(s string) {
	if s == "" {
		return
	}
	w.raw("<w:r>")
	w.plainText(s)
	w.raw("</w:r>")
}

// plainText writes our own words into a run.
func (w *writer) plainText(s string) { w.text(s, problem.Pos{}) }

// complexField writes a Word field with the result that it has now, not
// dirty: Word opens the file without asking.
func (w *writer) complexField(code, result string) {
	w.raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> `)
	w.raw(code)
	w.raw(` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
	w.plain(result)
	w.raw(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}
