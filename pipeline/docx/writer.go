package docx

import (
	"strconv"
	"unicode/utf8"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// Names of the parts that are written for each document.
const (
	partDocument = "word/document.xml"
	partHeader   = "word/header1.xml"
	partFooter   = "word/footer1.xml"
	partFirst    = "word/footer2.xml"
	partComments = "word/comments.xml"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// writer appends WordprocessingML to a buffer. Elements are written as they
// stand in the standard's schema, in its order; only text is escaped.
type writer struct {
	buf      []byte
	ref      *Reference
	look     *doc.Look
	opts     Options
	entries  []doc.Entry
	heads    map[*doc.Heading]head
	controls map[uint32]bool // IDs of content controls that are taken
	charts   [][]byte        // chart parts
	captions map[string]*caption
	fields   []entry // one a tag
	known    map[string]bool
	locks    map[string]*locked // by tag
	locked   []*locked          // in order
	remarks  []doc.Remark
	carries  bool   // the file carries a record
	repeat   string // tag of the section whose rows are being written
	cover    bool   // the cover is being written
	last     bool   // the block at hand is the last of the document
	brk      bool   // the next paragraph starts a new page
	top      bool   // the next paragraph is the first of a page
	problems problem.List
}

// head is what the writer knows of a heading beforehand.
type head struct {
	mark   string // name of its bookmark
	id     int    // of the bookmark
	number string
}

func (w *writer) raw(s string)         { w.buf = append(w.buf, s...) }
func (w *writer) int(n int)            { w.buf = strconv.AppendInt(w.buf, int64(n), 10) }
func (w *writer) val(elem, val string) { w.raw("<w:" + elem + ` w:val="`); w.attr(val); w.raw(`"/>`) }

// twips writes points as twentieths of a point.
func (w *writer) twips(points float64) { w.int(twipsOf(points)) }

func twipsOf(points float64) int {
	if points < 0 {
		return -int(-points*20 + 0.5)
	}
	return int(points*20 + 0.5)
}

// attr writes the value of an attribute, or the text of an element where
// tabs and line ends matter as characters.
func (w *writer) attr(s string) { w.escape(s, problem.Pos{}) }

// escape writes text with markup escaped. A character that XML 1.0 does not
// allow is reported, and shown as U+FFFD: it is never lost unseen.
func (w *writer) escape(s string, src problem.Pos) {
	if !special(s) {
		w.raw(s)
		return
	}
	from := 0
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		with := ""
		switch {
		case c == '&':
			with = "&amp;"
		case c == '<':
			with = "&lt;"
		case c == '>':
			with = "&gt;"
		case c == '"':
			with = "&quot;"
		case c == '\t':
			with = "&#9;"
		case c == '\n':
			with = "&#10;"
		case c == '\r':
			with = "&#13;"
		case !allowed(c) || c == utf8.RuneError && size == 1:
			with = "\uFFFD"
			w.problems.Add("docx-character", src, charName(s[i:i+size]), excerpt(s, i))
		}
		if with != "" {
			w.buf = append(append(w.buf, s[from:i]...), with...)
			from = i + size
		}
		i += size
	}
	w.buf = append(w.buf, s[from:]...)
}

// special tells whether a text has anything that cannot be written as it
// stands: most texts have not.
func special(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < 0x20, c == '&', c == '<', c == '>', c == '"', c == 0xEF: // 0xEF begins U+FFFE
			return true
		}
	}
	return !utf8.ValidString(s)
}

// allowed tells whether XML 1.0 allows a character.
func allowed(c rune) bool {
	return c >= 0x20 && c != 0xFFFE && c != 0xFFFF || c == '\t' || c == '\n' || c == '\r'
}

// charName names a character that cannot be written: U+0001, or the byte.
func charName(s string) string {
	if c, size := utf8.DecodeRuneInString(s); c != utf8.RuneError || size > 1 {
		return "U+" + hex4(uint32(c))
	}
	return "0x" + hex4(uint32(s[0]))[2:]
}

func hex4(v uint32) string {
	s := strconv.FormatUint(uint64(v), 16)
	for len(s) < 4 {
		s = "0" + s
	}
	return upper(s)
}

func upper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'a' {
			b[i] = c - 'a' + 'A'
		}
	}
	return string(b)
}

// excerpt returns the text around byte i, without what cannot be shown.
func excerpt(s string, i int) string {
	var out []rune
	for at, c := range s {
		if at >= i-30 && at <= i+30 && allowed(c) {
			out = append(out, c)
		}
	}
	return string(out)
}
