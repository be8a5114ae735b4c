package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"shinsa/pipeline/overlay/plane"
)

// text carries out the operators of text; false for any other.
func (c *canvas) text(op string, o []token) bool {
	s := &c.state
	switch op {
	case "BT":
		c.tm, c.tl = plane.Identity(), plane.Identity()
	case "ET":
	case "Tf":
		s.font, s.size = c.r.font(c.res, word(o, 0)), num(o, 1)
	case "Tc":
		s.char = num(o, 0)
	case "Tw":
		s.word = num(o, 0)
	case "Tz":
		s.scale = num(o, 0) / 100
	case "TL":
		s.leading = num(o, 0)
	case "Ts":
		s.rise = num(o, 0)
	case "Tr":
		s.mode = int(num(o, 0))
	case "Td":
		c.line(num(o, 0), num(o, 1))
	case "TD":
		s.leading = -num(o, 1)
		c.line(num(o, 0), num(o, 1))
	case "Tm":
		c.tm = matrix(o)
		c.tl = c.tm
	case "T*":
		c.line(0, -s.leading)
	case "Tj":
		c.show(o)
	case "'":
		c.line(0, -s.leading)
		c.show(o)
	case "\"":
		s.word, s.char = num(o, 0), num(o, 1)
		c.line(0, -s.leading)
		c.show(o[min(2, len(o)):])
	case "TJ":
		if len(o) > 0 {
			c.show(o[0].kids)
		}
	default:
		return false
	}
	return true
}

func (c *canvas) line(x, y float64) {
	c.tl = plane.Move(x, y).Then(c.tl)
	c.tm = c.tl
}

// show makes a run of strings and the moves between them.
func (c *canvas) show(parts []token) {
	s := &c.state
	if s.font == nil || s.font.refused != "" {
		c.page.Refused = "font"
		return
	}
	if s.size == 0 || s.scale == 0 {
		return
	}
	run := Run{At: c.em(), Hidden: s.mode == 3}
	x := 0.0
	for _, p := range parts {
		if p.kind == number {
			x -= p.num / 1000
			continue
		}
		for _, ch := range s.font.read(p.text) {
			c.glyph(&run, ch, x)
			x += ch.width + s.char/s.size
			if !s.font.double && ch.code == ' ' {
				x += s.word / s.size
			}
		}
	}
	c.tm = plane.Move(x*s.size*s.scale, 0).Then(c.tm)
	if len(run.Glyphs) > 0 {
		c.page.Runs = append(c.page.Runs, run)
	}
}

// em maps parts of the em at the current point to the page.
func (c *canvas) em() plane.Affine {
	s := &c.state
	return plane.Affine{A: s.size * s.scale, D: s.size, F: s.rise}.Then(c.tm).Then(s.ctm)
}

func (c *canvas) glyph(run *Run, ch shown, x float64) {
	if !ch.known {
		c.page.Unknown++
	}
	run.Glyphs = append(run.Glyphs, Glyph{Text: ch.text, X: x, Width: ch.width})
	m := c.state.mode
	if m == 3 || m == 7 || strings.TrimSpace(ch.text) == "" && ch.known {
		return
	}
	o, exact := c.state.font.drawn(ch)
	ink := c.state.fill.ink
	if m == 1 || m == 5 {
		ink = c.state.line.ink
	}
	if !exact {
		ink *= 0.35 // about the share of a kanji's box that is black
	}
	if o != nil {
		c.mark(o, plane.Move(x, 0).Then(run.At), ink, true)
	}
}

// span is marked content that is open: where its glyphs began and the text
// that stands for them, if it says so (ISO 32000-1, 14.9.4).
type span struct {
	run    int
	actual *string
}

func (c *canvas) begin(op string, o []token) {
	s := span{run: len(c.page.Runs)}
	if op == "BDC" && len(o) >= 2 {
		if t, ok := c.actual(o[1]); ok {
			s.actual = &t
		}
	}
	if len(c.marked) < 1000 {
		c.marked = append(c.marked, s)
	}
}

// actual finds the replacement text among the properties of marked content.
func (c *canvas) actual(t token) (string, bool) {
	if t.kind == name {
		all, _ := c.r.pdf.DereferenceDict(c.res["Properties"])
		d, err := c.r.pdf.DereferenceDict(all[t.text])
		if err != nil || d["ActualText"] == nil {
			return "", false
		}
		s, err := c.r.pdf.DereferenceText(d["ActualText"])
		return s, err == nil
	}
	for i := 0; i+1 < len(t.kids); i += 2 {
		if t.kids[i].text == "ActualText" {
			s, err := types.HexLiteral(hexadecimal(t.kids[i+1].text)).Bytes()
			if err != nil {
				return "", false
			}
			return textString(string(s)), true
		}
	}
	return "", false
}

func hexadecimal(s string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(digits[s[i]>>4])
		b.WriteByte(digits[s[i]&15])
	}
	return b.String()
}

// textString reads a text string: UTF-16 with its mark, else Latin.
func textString(s string) string {
	if rest, ok := strings.CutPrefix(s, "\xFE\xFF"); ok {
		return fromUTF16(rest)
	}
	r := make([]rune, len(s))
	for i := range len(s) {
		r[i] = rune(s[i])
	}
	return string(r)
}

// end closes marked content. Its replacement text is given to one glyph as
// wide as the first run was; the other glyphs go.
func (c *canvas) end() {
	n := len(c.marked)
	if n == 0 {
		return
	}
	s := c.marked[n-1]
	c.marked = c.marked[:n-1]
	if s.actual == nil || s.run >= len(c.page.Runs) {
		return
	}
	first := c.page.Runs[s.run]
	c.page.Runs = slices.Delete(c.page.Runs, s.run, len(c.page.Runs))
	if *s.actual == "" {
		return
	}
	last := first.Glyphs[len(first.Glyphs)-1]
	first.Glyphs = []Glyph{{Text: *s.actual, X: first.Glyphs[0].X, Width: last.X + last.Width - first.Glyphs[0].X}}
	c.page.Runs = append(c.page.Runs, first)
}

// format writes operands and operator as they were.
func format(o []token, op string) string {
	var b strings.Builder
	for _, t := range o {
		b.WriteString(strconv.FormatFloat(t.num, 'f', -1, 64) + " ")
	}
	return b.String() + op
}
