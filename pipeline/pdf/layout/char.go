package layout

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/problem"
)

// class sorts characters by how they are spaced and broken.
type class uint8

const (
	other class = iota // Latin punctuation and symbols
	alnum              // half width letters and digits
	kanji              // ideographs and kana
	blank              // half width space
	wide               // full width punctuation, symbols and spaces
)

// char is one character of a paragraph, measured.
type char struct {
	r     rune
	code  uint16
	face  uint8
	span  uint8 // index into paragraph.spans
	class class
	brk   bool // a line may start here
	must  bool // a line starts here
	width float64
}

// span is the look of some characters of a paragraph.
type span struct {
	size              float64
	rise              float64 // above the base line
	color             Color
	role              Role
	slant             bool
	underline, strike bool
}

// shape measures the inlines of a paragraph into e.chars, which stays valid
// until the next call, and returns the looks they have.
func (e *engine) shape(in []doc.Inline, l doc.StyleLook, role Role) []span {
	e.chars = e.chars[:0]
	return e.more(nil, in, l, role)
}

func (e *engine) more(spans []span, in []doc.Inline, l doc.StyleLook, role Role) []span {
	for _, i := range in {
		switch i := i.(type) {
		case doc.Text:
			spans = addSpan(spans, e.marked(i.Mark, l, role))
			e.put(i.S, e.opt.Set.Chain(l.Font, l.Bold || i.Mark&doc.Strong != 0), spans, i.Src)
		case doc.LineBreak:
			spans = addSpan(spans, span{size: l.Size, color: color(l.Color), role: role})
			e.newline(spans)
		case doc.Field:
			spans = e.field(spans, i, l, role)
		}
	}
	return spans
}

// field measures what stands in a field: its value, the paragraphs written
// there, or its placeholder in the colour of entries.
func (e *engine) field(spans []span, f doc.Field, l doc.StyleLook, role Role) []span {
	s := span{size: l.Size, color: color(l.Color), role: role}
	if f.Empty() {
		s.color = color(e.look.Table.EntryColor)
	}
	if f.Empty() || len(f.Rich) == 0 {
		spans = addSpan(spans, s)
		e.put(f.Shown(), e.opt.Set.Chain(l.Font, l.Bold), spans, f.Src)
		return spans
	}
	for i, p := range f.Rich {
		if i > 0 {
			spans = addSpan(spans, s)
			e.newline(spans)
		}
		spans = e.more(spans, p.Content, l, role)
	}
	return spans
}

// marked returns the look of text with marks. The fonts have no italics:
// slanted letters stand for them.
func (e *engine) marked(m doc.Mark, l doc.StyleLook, role Role) span {
	s := span{size: l.Size, color: color(l.Color), role: role, slant: m&doc.Italic != 0, underline: m&doc.Underline != 0, strike: m&doc.Strike != 0}
	if m&doc.Small != 0 {
		s.size--
	}
	if m&doc.Hint != 0 {
		s.color = color(e.look.Table.EntryColor)
	}
	switch {
	case m&doc.Super != 0:
		s.size, s.rise = 0.65*s.size, 0.35*s.size
	case m&doc.Sub != 0:
		s.size, s.rise = 0.65*s.size, -0.12*s.size
	}
	return s
}

func addSpan(spans []span, s span) []span {
	if n := len(spans); n > 0 && (spans[n-1] == s || n > 255) {
		return spans
	}
	return append(spans, s)
}

// newline marks a line break: a character without a glyph, so that an empty
// line keeps its height.
func (e *engine) newline(spans []span) {
	e.chars = append(e.chars, char{r: '\n', span: uint8(len(spans) - 1), class: blank})
}

func (e *engine) put(s string, c *font.Chain, spans []span, src problem.Pos) {
	at, size := uint8(len(spans)-1), spans[len(spans)-1].size
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch r {
		case '\n':
			e.newline(spans)
			continue
		case '\r':
			continue
		case '\t':
			r = ' '
		}
		g, ok := c.Find(r)
		if !ok && unicode.Is(unicode.Zs, r) { // a space of some width
			r = ' '
			g, ok = c.Find(r)
		}
		if !ok {
			e.missing(r, src)
			continue
		}
		var code uint16
		if v, n := selector(s[i:]); n > 0 {
			i += n
			g, code = e.variant(r, v, c, src)
		} else {
			code = e.opt.Use.Code(r, g)
		}
		e.chars = append(e.chars, char{r: r, code: code, face: g.Face, span: at,
			class: classify(r, g.Width), width: float64(g.Width) * size})
	}
}

// selector returns the variation selector with which s begins and its length.
func selector(s string) (rune, int) {
	if s == "" || s[0] != 0xEF && s[0] != 0xF3 { // first bytes of U+FE00 and U+E0100
		return 0, 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.Is(unicode.Variation_Selector, r) {
		return 0, 0
	}
	return r, n
}

// variant returns glyph and code of a character with a variation selector.
// Where no font has the variant, the character's own shape stands for it, the
// text keeps the selector, and the reader is told.
func (e *engine) variant(r, selector rune, c *font.Chain, src problem.Pos) (font.Glyph, uint16) {
	g, ok := c.Variant(r, selector)
	if !ok {
		g, _ = c.Find(r)
		e.problems.Add("glyph-variant", src, string(r), fmt.Sprintf("U+%04X U+%04X", r, selector))
	}
	return g, e.opt.Use.Variant(r, selector, g)
}

// missing reports a character that cannot be shown as it is.
func (e *engine) missing(r rune, src problem.Pos) {
	code := fmt.Sprintf("U+%04X", r)
	switch {
	case unicode.IsControl(r):
		e.problems.Add("glyph-control", src, code)
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		e.problems.Add("glyph-invisible", src, code)
	default:
		e.problems.Add("glyph-missing", src, string(r), code)
	}
}

func classify(r rune, width float32) class {
	switch {
	case r == ' ' || r == '\u00A0':
		return blank
	case r < 0x80:
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return alnum
		}
		return other
	case r >= 0x3041 && r <= 0x30FF && r != '・' || r >= 0x3400 && r <= 0x9FFF || r == '々' || r == '〆' ||
		r >= 0xF900 && r <= 0xFAFF || r >= 0x20000:
		return kanji
	case width >= 0.9:
		return wide
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return alnum
	default:
		return other
	}
}
