package layout

import (
	"fmt"
	"unicode"

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
	size  float64
	color Color
	role  Role
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
			s := span{size: l.Size, color: color(l.Color), role: role}
			if i.Mark&doc.Small != 0 {
				s.size--
			}
			if i.Mark&doc.Hint != 0 {
				s.color = color(e.look.Table.EntryColor)
			}
			spans = addSpan(spans, s)
			e.put(i.S, e.opt.Set.Chain(l.Font, l.Bold || i.Mark&doc.Strong != 0), spans, i.Src)
		case doc.LineBreak:
			spans = addSpan(spans, span{size: l.Size, color: color(l.Color), role: role})
			e.newline(spans)
		case doc.Field:
			s := span{size: l.Size, color: color(l.Color), role: role}
			if i.Value == "" {
				s.color = color(e.look.Table.EntryColor)
			}
			spans = addSpan(spans, s)
			e.put(i.Shown(), e.opt.Set.Chain(l.Font, l.Bold), spans, problem.Pos{})
		}
	}
	return spans
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
	for _, r := range s {
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
		e.chars = append(e.chars, char{r: r, code: e.opt.Use.Code(r, g), face: g.Face, span: at,
			class: classify(r, g.Width), width: float64(g.Width) * size})
	}
}

// missing reports a character that cannot be shown as it is.
func (e *engine) missing(r rune, src problem.Pos) {
	code := fmt.Sprintf("U+%04X", r)
	switch {
	case unicode.Is(unicode.Variation_Selector, r):
		e.problems.Add("glyph-variant", src, code)
	case unicode.IsControl(r):
		e.problems.Add("glyph-control", src, code)
	case unicode.Is(unicode.Cf, r):
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
