package page

import (
	"math"

	"shinsa/pipeline/overlay/glyph"
	"shinsa/pipeline/overlay/plane"
)

// path is the current path, flattened, in the page's coordinates.
type path struct {
	lines [][]spot
	x, y  float64 // the current point in user space
}

type spot struct{ x, y float64 }

// shape carries out the operators of paths; false for any other.
func (c *canvas) shape(op string, o []token) bool {
	p := &c.path
	switch op {
	case "m":
		p.x, p.y = num(o, 0), num(o, 1)
		p.lines = append(p.lines, []spot{c.spot(p.x, p.y)})
	case "l":
		c.to(num(o, 0), num(o, 1))
	case "c":
		c.curve(num(o, 0), num(o, 1), num(o, 2), num(o, 3), num(o, 4), num(o, 5))
	case "v":
		c.curve(p.x, p.y, num(o, 0), num(o, 1), num(o, 2), num(o, 3))
	case "y":
		c.curve(num(o, 0), num(o, 1), num(o, 2), num(o, 3), num(o, 2), num(o, 3))
	case "h":
		c.shut()
	case "re":
		x, y, w, h := num(o, 0), num(o, 1), num(o, 2), num(o, 3)
		p.lines = append(p.lines, []spot{c.spot(x, y), c.spot(x+w, y), c.spot(x+w, y+h), c.spot(x, y+h), c.spot(x, y)})
		p.x, p.y = x, y
	case "W", "W*":
		c.clip = true
	case "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n":
		c.finish(op)
	default:
		return false
	}
	return true
}

func (c *canvas) spot(x, y float64) spot {
	x, y = c.state.ctm.Apply(x, y)
	return spot{x, y}
}

func (c *canvas) to(x, y float64) {
	p := &c.path
	if n := len(p.lines); n > 0 {
		p.lines[n-1] = append(p.lines[n-1], c.spot(x, y))
	}
	p.x, p.y = x, y
}

// curve flattens a cubic curve into eight lines, enough for a picture of 150
// dots an inch.
func (c *canvas) curve(x1, y1, x2, y2, x3, y3 float64) {
	x0, y0 := c.path.x, c.path.y
	const n = 8
	for i := 1; i <= n; i++ {
		t := float64(i) / n
		u := 1 - t
		c.to(u*u*u*x0+3*u*u*t*x1+3*u*t*t*x2+t*t*t*x3, u*u*u*y0+3*u*u*t*y1+3*u*t*t*y2+t*t*t*y3)
	}
}

func (c *canvas) shut() {
	if n := len(c.path.lines); n > 0 {
		l := c.path.lines[n-1]
		c.path.lines[n-1] = append(l, l[0])
	}
}

// finish paints the path and takes it as the clip where that was asked for.
func (c *canvas) finish(op string) {
	if op == "s" || op == "b" || op == "b*" {
		c.shut()
	}
	switch op[0] {
	case 'f', 'F', 'B', 'b':
		c.mark(polygons(c.path.lines), plane.Identity(), c.state.fill.ink, false)
	}
	switch op[0] {
	case 'S', 's', 'B', 'b':
		c.stroke()
	}
	if c.clip {
		c.narrow()
	}
	c.path.lines, c.clip = nil, false
}

// narrow takes the box around the path as the clip, which is exact for the
// rectangles that programs write.
func (c *canvas) narrow() {
	b := plane.Box{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for _, l := range c.path.lines {
		for _, s := range l {
			b = b.Join(plane.Box{X0: s.x, Y0: s.y, X1: s.x, Y1: s.y})
		}
	}
	k := c.state.clip
	c.state.clip = plane.Box{X0: max(k.X0, b.X0), Y0: max(k.Y0, b.Y0), X1: min(k.X1, b.X1), Y1: min(k.Y1, b.Y1)}
}

func polygons(lines [][]spot) glyph.Outline {
	var out glyph.Outline
	for _, l := range lines {
		if len(l) < 3 {
			continue
		}
		k := glyph.Contour{X: float32(l[0].x), Y: float32(l[0].y)}
		for _, s := range l[1:] {
			k.Segments = append(k.Segments, glyph.Segment{X: float32(s.x), Y: float32(s.y)})
		}
		out = append(out, k)
	}
	return out
}

// stroke marks each line of the path as a thin rectangle. Each is a mark of
// its own: rectangles in one mark would cancel where they meet.
func (c *canvas) stroke() {
	ink := c.state.line.ink
	if c.state.duty > 0 {
		ink *= c.state.duty
	}
	half := max(c.state.width*c.state.ctm.Size(), 0.2) / 2
	for _, l := range c.path.lines {
		for i := 1; i < len(l); i++ {
			a, b := l[i-1], l[i]
			d := math.Hypot(b.x-a.x, b.y-a.y)
			if d == 0 || len(c.page.Marks) > marksMost {
				continue
			}
			nx, ny := -(b.y-a.y)/d*half, (b.x-a.x)/d*half
			q := []spot{{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}, {a.x + nx, a.y + ny}}
			c.mark(polygons([][]spot{q}), plane.Identity(), ink, false)
		}
	}
}
