package page

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"shinsa/pipeline/overlay/glyph"
	"shinsa/pipeline/overlay/plane"
)

// paint is a colour: its ink (0 white, 1 black) and the operator that sets it.
type paint struct {
	ink float32
	op  string
}

var black = paint{1, "0 g"}

// state is the graphics state, as far as the overlay wants it.
type state struct {
	ctm        plane.Affine
	clip       plane.Box
	fill, line paint
	width      float64
	duty       float32 // share of a dashed line that is drawn
	font       *font
	size       float64
	scale      float64 // horizontal, 1 for 100 %
	char, word float64
	leading    float64
	rise       float64
	mode       int
}

// canvas carries out a content stream.
type canvas struct {
	r      *reader
	page   *Page
	state  state
	stack  []state
	tm, tl plane.Affine
	path   path
	clip   bool
	marked []span
	res    types.Dict
	depth  int
}

// formsDeep ends forms that show themselves; marksMost ends hostile pages.
const (
	formsDeep = 12
	marksMost = 400_000
)

func (c *canvas) draw(b []byte, res types.Dict, depth int) {
	outer, outerDepth := c.res, c.depth
	c.res, c.depth = res, depth
	defer func() { c.res, c.depth = outer, outerDepth }()
	l := &lexer{b: b}
	var operands []token
	for len(c.page.Marks) < marksMost {
		t, ok := l.next(0)
		if !ok {
			return
		}
		if t.kind != operator {
			if operands = append(operands, t); len(operands) > 1000 {
				operands = operands[:0]
			}
			continue
		}
		if t.text == "BI" {
			c.inline(l)
		} else {
			c.operate(t.text, operands)
		}
		operands = operands[:0]
	}
	c.page.Refused = "too many marks"
}

// num returns the i-th operand as a number, 0 where there is none.
func num(o []token, i int) float64 {
	if i < len(o) && o[i].kind == number {
		return max(min(o[i].num, 1e7), -1e7)
	}
	return 0
}

func word(o []token, i int) string {
	if i < len(o) && (o[i].kind == name || o[i].kind == str) {
		return o[i].text
	}
	return ""
}

func matrix(o []token) plane.Affine {
	return plane.Affine{A: num(o, 0), B: num(o, 1), C: num(o, 2), D: num(o, 3), E: num(o, 4), F: num(o, 5)}
}

// operate carries out one operator; text, paths and colours have their own.
func (c *canvas) operate(op string, o []token) {
	switch op {
	case "q":
		if len(c.stack) < 1000 {
			c.stack = append(c.stack, c.state)
		}
	case "Q":
		if n := len(c.stack); n > 0 {
			c.state, c.stack = c.stack[n-1], c.stack[:n-1]
		}
	case "cm":
		c.state.ctm = matrix(o).Then(c.state.ctm)
	case "w":
		c.state.width = num(o, 0)
	case "d":
		c.state.duty = duty(o)
	case "Do":
		c.object(word(o, 0))
	case "BDC", "BMC":
		c.begin(op, o)
	case "EMC":
		c.end()
	default:
		if !c.text(op, o) && !c.shape(op, o) {
			c.colour(op, o)
		}
	}
}

// duty is the share of a dash pattern that is drawn.
func duty(o []token) float32 {
	if len(o) == 0 || len(o[0].kids) == 0 {
		return 1
	}
	on, all := 0.0, 0.0
	for i, k := range o[0].kids {
		if i%2 == 0 {
			on += k.num
		}
		all += k.num
	}
	if len(o[0].kids)%2 == 1 {
		return 0.5
	}
	if all <= 0 {
		return 1
	}
	return float32(on / all)
}

// colour sets colours. Names of colour spaces do not matter: the number of
// operands tells grey, RGB and CMYK apart.
func (c *canvas) colour(op string, o []token) {
	to := &c.state.fill
	switch op {
	case "g", "rg", "k", "sc", "scn":
	case "G", "RG", "K", "SC", "SCN":
		to = &c.state.line
	case "cs":
		c.state.fill = black
		return
	case "CS":
		c.state.line = black
		return
	default:
		return
	}
	if n := len(o); n > 0 && o[n-1].kind == name {
		to.ink = 0.3 // a pattern
		return
	}
	switch len(o) {
	case 1:
		*to = paint{float32(1 - num(o, 0)), format(o[:1], "g")}
	case 3:
		*to = paint{float32(1 - max(num(o, 0), num(o, 1), num(o, 2))), format(o[:3], "rg")}
	case 4:
		lightest := 1 - min(num(o, 0), num(o, 1), num(o, 2))
		*to = paint{float32(1 - lightest*(1-num(o, 3))), black.op}
	}
	to.ink = max(0, min(1, to.ink))
}

func (c *canvas) mark(o glyph.Outline, at plane.Affine, ink float32, text bool) {
	c.page.Marks = append(c.page.Marks, Mark{Outline: o, At: at, Ink: ink, Clip: c.state.clip, Text: text})
}

// object shows a form or a picture.
func (c *canvas) object(name string) {
	objects, _ := c.r.pdf.DereferenceDict(c.res["XObject"])
	s, _, err := c.r.pdf.DereferenceStreamDict(objects[name])
	if err != nil || s == nil || s.Subtype() == nil {
		return
	}
	if *s.Subtype() == "Image" {
		c.picture(s)
		return
	}
	if *s.Subtype() != "Form" || c.depth >= formsDeep {
		return
	}
	b, ok := c.r.stream(*s)
	if !ok {
		c.page.Refused = "form"
		return
	}
	saved, deep := c.state, len(c.stack)
	if m, err := c.r.pdf.DereferenceArray(s.Dict["Matrix"]); err == nil && len(m) == 6 {
		at := plane.Affine{A: c.r.number(m[0]), B: c.r.number(m[1]), C: c.r.number(m[2]), D: c.r.number(m[3]), E: c.r.number(m[4]), F: c.r.number(m[5])}
		c.state.ctm = at.Then(c.state.ctm)
	}
	res := c.res
	if own, err := c.r.pdf.DereferenceDict(s.Dict["Resources"]); err == nil && own != nil {
		res = own
	}
	c.draw(b, res, c.depth+1)
	c.state, c.stack = saved, c.stack[:min(deep, len(c.stack))]
}
