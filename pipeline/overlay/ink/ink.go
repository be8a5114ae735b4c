// Package ink makes maps of where the ink is on a page.
//
// In: the marks of an original page, or the pictures of a scanned one. Out:
// for both the same kind of map, dots with 0 for paper and 255 for full ink,
// so that package register can compare them. Paper that is grey, yellow or
// unevenly lit counts as paper; red seals and blue ink are pale (package
// picture); a scanner's black border is no ink. The package knows nothing of
// characters.
package ink

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/overlay/plane"
)

// Map is ink on a grid, first row at the top.
type Map struct {
	W, H int
	Pix  []uint8
	// ToPage maps dots (x to the right, y downwards) to the page.
	ToPage plane.Affine
}

// Share is the part of the map that is inked.
func (m *Map) Share() float64 {
	n := 0
	for _, v := range m.Pix {
		if v > 96 {
			n++
		}
	}
	return float64(n) / float64(max(1, len(m.Pix)))
}

// frame makes an empty map of a box at a number of dots a point.
func frame(b plane.Box, scale float64) *Map {
	w, h := int(math.Ceil(b.W()*scale)), int(math.Ceil(b.H()*scale))
	return &Map{W: w, H: h, Pix: make([]uint8, w*h), ToPage: plane.Affine{A: 1 / scale, D: -1 / scale, E: b.X0, F: b.Y1}}
}

// Original draws the marks of a page, in their order.
func Original(p *page.Page, scale float64) *Map {
	m := frame(p.Box, scale)
	toDots, ok := m.ToPage.Inverse()
	if !ok {
		return m
	}
	pen := &pen{z: vector.NewRasterizer(1, 1), m: m}
	for i := range p.Marks {
		k := &p.Marks[i]
		pen.fill(k, k.At.Then(toDots), toDots.Around(k.Clip))
	}
	return m
}

// pen fills outlines into a map.
type pen struct {
	z       *vector.Rasterizer
	m       *Map
	scratch image.Alpha
}

func (p *pen) fill(k *page.Mark, at plane.Affine, clip plane.Box) {
	box, ok := extent(k, at)
	if !ok {
		return
	}
	x0, y0 := int(math.Floor(max(box.X0, clip.X0, 0))), int(math.Floor(max(box.Y0, clip.Y0, 0)))
	x1, y1 := int(math.Ceil(min(box.X1, clip.X1, float64(p.m.W)))), int(math.Ceil(min(box.Y1, clip.Y1, float64(p.m.H))))
	w, h := x1-x0, y1-y0
	if w <= 0 || h <= 0 {
		return
	}
	p.z.Reset(w, h)
	p.z.DrawOp = draw.Src
	to := func(x, y float32) (float32, float32) {
		u, v := at.Apply(float64(x), float64(y))
		return float32(u - float64(x0)), float32(v - float64(y0))
	}
	for i := range k.Outline {
		c := &k.Outline[i]
		p.z.MoveTo(to(c.X, c.Y))
		for _, s := range c.Segments {
			x, y := to(s.X, s.Y)
			if s.Curve {
				cx, cy := to(s.CX, s.CY)
				p.z.QuadTo(cx, cy, x, y)
			} else {
				p.z.LineTo(x, y)
			}
		}
		p.z.ClosePath()
	}
	p.blend(k, x0, y0, w, h)
}

// blend lays the filled shape over what the map has.
func (p *pen) blend(k *page.Mark, x0, y0, w, h int) {
	if cap(p.scratch.Pix) < w*h {
		p.scratch.Pix = make([]uint8, w*h)
	}
	p.scratch = image.Alpha{Pix: p.scratch.Pix[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}
	p.z.Draw(&p.scratch, p.scratch.Rect, image.Opaque, image.Point{})
	ink := int(k.Ink * 255)
	for y := range h {
		row := p.m.Pix[(y0+y)*p.m.W+x0:]
		for x, a := range p.scratch.Pix[y*w : y*w+w] {
			if a != 0 {
				row[x] = uint8((int(row[x])*(255-int(a)) + ink*int(a)) / 255)
			}
		}
	}
}

// extent is the box around a mark, in dots; false where it is nothing or has
// places that are not possible.
func extent(k *page.Mark, at plane.Affine) (plane.Box, bool) {
	b := plane.Box{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	add := func(x, y float32) {
		u, v := at.Apply(float64(x), float64(y))
		b = b.Join(plane.Box{X0: u, Y0: v, X1: u, Y1: v})
	}
	for i := range k.Outline {
		c := &k.Outline[i]
		add(c.X, c.Y)
		for _, s := range c.Segments {
			add(s.X, s.Y)
			if s.Curve {
				add(s.CX, s.CY)
			}
		}
	}
	const far = 1e6
	return b, len(k.Outline) > 0 && b.X0 > -far && b.Y0 > -far && b.X1 < far && b.Y1 < far
}
