package draft

import (
	"strings"

	"shinsa/pipeline/docx/markup"
)

// Look is how a run of text differs from plain text of its paragraph's style,
// whether by a style or directly. What only its own software writes (sizes and
// fonts that follow from a style) is no part of it.
type Look struct {
	Bold, Italic, Strike, Hidden bool
	Light                        bool   // not bold where the style is
	Under                        string // kind of underline
	Mark                         string // highlight or shade, as RRGGBB
	Color                        string // RRGGBB
	Vert                         string // superscript, subscript
	Size, Font                   string // when set in the run itself
}

func (l Look) hash(h *hasher) {
	bits := uint64(0)
	for i, b := range []bool{l.Bold, l.Italic, l.Strike, l.Hidden, l.Light} {
		if b {
			bits |= 1 << i
		}
	}
	h.add(bits)
	for _, s := range []string{l.Under, l.Mark, l.Color, l.Vert, l.Size, l.Font} {
		h.text(s)
	}
}

// Words names the look in Japanese, for reports.
func (l Look) Words() string {
	var out []string
	for _, w := range []struct {
		is   bool
		word string
	}{
		{l.Bold, "太字"}, {l.Light, "太字なし"}, {l.Italic, "斜体"}, {l.Under != "", "下線"}, {l.Strike, "取消線"}, {l.Hidden, "隠し文字"}, {l.Mark != "", "蛍光ペン"},
		{l.Color != "", "文字色"}, {l.Vert == "superscript", "上付き"}, {l.Vert == "subscript", "下付き"}, {l.Size != "", "文字の大きさ"}, {l.Font != "", "フォント"},
	} {
		if w.is {
			out = append(out, w.word)
		}
	}
	return strings.Join(out, "・")
}

// face is the properties of a run as far as they make a Look, unresolved:
// nil and "" mean that nothing is said.
type face struct {
	bold, italic, strike, hidden *bool
	under, mark, color, vert     string
	size, font                   string
	said                         bool
}

var on, off = true, false

// readFace reads a w:rPr.
func readFace(rPr *markup.Node) face {
	var f face
	if rPr == nil {
		return f
	}
	for k := rPr.First; k != nil; k = k.Next {
		f.said = true
		switch k.Name {
		case "w:b":
			f.bold = toggle(k)
		case "w:i":
			f.italic = toggle(k)
		case "w:strike", "w:dstrike":
			if t := toggle(k); f.strike == nil || *t {
				f.strike = t
			}
		case "w:vanish":
			f.hidden = toggle(k)
		case "w:u":
			f.under = orNone(k.Attr("val"))
		case "w:highlight":
			f.mark = highlight(k.Attr("val"))
		case "w:shd":
			if f.mark == "" {
				f.mark = colour(k.Attr("fill"))
			}
		case "w:color":
			f.color = colour(k.Attr("val"))
		case "w:vertAlign":
			f.vert = orNone(strings.Replace(k.Attr("val"), "baseline", "none", 1))
		case "w:sz":
			f.size = k.Attr("val")
		case "w:rFonts":
			if f.font = k.Attr("eastAsia"); f.font == "" {
				f.font = k.Attr("ascii")
			}
		}
	}
	return f
}

func toggle(k *markup.Node) *bool {
	if isOff(k.Attr("val")) {
		return &off
	}
	return &on
}

func isOff(v string) bool { return v == "0" || v == "false" || v == "off" || v == "none" }

// isOn tells whether an on-off element is there and not switched off.
func isOn(k *markup.Node) bool { return k != nil && !isOff(k.Attr("val")) }

func orNone(v string) string {
	if v == "" {
		return "none"
	}
	return v
}

// colour spells a colour; "none" is that of plain text.
func colour(v string) string {
	v = strings.ToUpper(v)
	if v == "" || v == "AUTO" || v == "000000" {
		return "none"
	}
	return v
}

// highlights are the colours of w:highlight; LibreOffice writes some of them
// as shades.
var highlights = map[string]string{"black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
	"red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
	"darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0"}

func highlight(v string) string {
	if c, ok := highlights[v]; ok {
		return c
	}
	return "none"
}

// over lays what f says over what is below.
func (f face) over(below face) face {
	pick := func(a, b *bool) *bool {
		if a != nil {
			return a
		}
		return b
	}
	word := func(a, b string) string {
		if a != "" {
			return a
		}
		return b
	}
	return face{pick(f.bold, below.bold), pick(f.italic, below.italic), pick(f.strike, below.strike), pick(f.hidden, below.hidden),
		word(f.under, below.under), word(f.mark, below.mark), word(f.color, below.color), word(f.vert, below.vert),
		word(f.size, below.size), word(f.font, below.font), f.said || below.said}
}

// look tells how the face differs from that of the paragraph.
func (f face) look(plain face) Look {
	is := func(a, b *bool) bool { return a != nil && *a && !(b != nil && *b) }
	word := func(a, b string) string {
		if a == "" || a == "none" || a == b {
			return ""
		}
		return a
	}
	l := Look{Bold: is(f.bold, plain.bold), Italic: is(f.italic, plain.italic), Strike: is(f.strike, plain.strike), Hidden: is(f.hidden, plain.hidden),
		Under: word(f.under, plain.under), Mark: word(f.mark, plain.mark), Color: word(f.color, plain.color), Vert: word(f.vert, plain.vert),
		Size: word(f.size, plain.size), Font: word(f.font, plain.font)}
	l.Light = f.bold != nil && !*f.bold && plain.bold != nil && *plain.bold
	return l
}
