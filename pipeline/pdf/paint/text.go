package paint

import (
	"math"

	"shinsa/pipeline/pdf/layout"
)

// pen is what the text operators have set so far.
type pen struct {
	x, y          int
	face          uint8
	size, spacing int // in hundredths and thousandths
	color         layout.Color
	matrix        matrix
}

// text draws runs in one text object. Neighbours of one node are one marked
// content.
func (d *drawing) text(runs []layout.Run) {
	if len(runs) == 0 {
		return
	}
	d.out = append(d.out, "BT\n"...)
	p := pen{size: -1}
	for i := range runs {
		r := &runs[i]
		if i == 0 || !together(&runs[i-1], r) {
			if i > 0 {
				d.end()
			}
			d.begin(r.Node, "<</Type/Pagination>>BDC")
		}
		d.set(&p, r)
		d.show(r)
	}
	d.end()
	d.out = append(d.out, "ET\n"...)
}

// together tells whether two runs are of one node, or artefacts of one kind.
func together(a, b *layout.Run) bool { return a.Node == b.Node && a.Role == b.Role }

// set brings the pen to the look and place of a run.
func (d *drawing) set(p *pen, r *layout.Run) {
	first := p.size < 0
	if size := hundredths(r.Size); size != p.size || r.Face != p.face {
		d.out = append(append(append(d.out, '/'), FontName(int(r.Face))...), ' ')
		d.out = append(length(d.out, size), " Tf\n"...)
		p.face, p.size = r.Face, size
	}
	if first || r.Color != p.color {
		d.color(r.Color, "rg")
		p.color = r.Color
	}
	if spacing := int(math.Round(r.Spacing * 1000)); spacing != p.spacing {
		d.out = append(thousandths(d.out, spacing), " Tc\n"...)
		p.spacing = spacing
	}
	d.move(p, r)
}

// matrix is how the letters stand, as the first four numbers of a text matrix;
// "" for upright.
type matrix string

const (
	slanted matrix = "1 0 .2 1 "
	turned  matrix = "0 1 -1 0 "
)

func matrixOf(r *layout.Run) matrix {
	switch {
	case r.Turned:
		return turned
	case r.Slant:
		return slanted
	}
	return ""
}

// move goes to the start of a run: by a step from the last one, or, where
// letters are slanted or turned, by a matrix.
func (d *drawing) move(p *pen, r *layout.Run) {
	x, y, operator := hundredths(r.X), d.height-hundredths(r.Y), " Td\n"
	from := *p
	p.x, p.y, p.matrix = x, y, matrixOf(r)
	switch {
	case p.matrix != "":
		d.out, operator = append(d.out, p.matrix...), " Tm\n"
	case from.matrix != "":
		d.out, operator = append(d.out, "1 0 0 1 "...), " Tm\n"
	default:
		x, y = x-from.x, y-from.y
	}
	d.out = append(length(d.out, x), ' ')
	d.out = append(length(d.out, y), operator...)
}

// show writes the glyphs of a run, with its gaps as numbers between strings.
func (d *drawing) show(r *layout.Run) {
	glyphs := d.glyphs[r.Face]
	if len(r.Gaps) == 0 {
		d.literal(r.Codes, glyphs)
		d.out = append(d.out, "Tj\n"...)
		return
	}
	d.out = append(d.out, '[')
	from := 0
	for _, g := range r.Gaps {
		d.literal(r.Codes[from:g.At], glyphs)
		d.out = integer(d.out, int(math.Round(-g.Space*1000/r.Size)))
		from = g.At
	}
	d.literal(r.Codes[from:], glyphs)
	d.out = append(d.out, "]TJ\n"...)
}

// literal writes glyph numbers as a string, which packs better than
// hexadecimal digits and is half as long.
func (d *drawing) literal(codes, glyphs []uint16) {
	d.out = append(d.out, '(')
	for _, c := range codes {
		g := glyphs[c-1]
		d.out = escaped(escaped(d.out, byte(g>>8)), byte(g))
	}
	d.out = append(d.out, ')')
}

// escaped appends a byte of a string. A bare carriage return would be read as
// a line feed (ISO 32000-1, 7.3.4.2).
func escaped(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	default:
		return append(b, c)
	}
}
