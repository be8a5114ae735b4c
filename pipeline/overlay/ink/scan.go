package ink

import (
	"math"

	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/overlay/picture"
	"shinsa/pipeline/overlay/plane"
)

// Scan makes the map of a scanned page from its pictures.
func Scan(p *page.Page, scale float64) (*Map, error) {
	m := frame(p.Box, scale)
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	for i := range p.Pictures {
		if err := m.lay(&p.Pictures[i], scale); err != nil {
			return nil, err
		}
	}
	clean(m)
	return m, nil
}

// layer is a decoded picture and the way from dots of the map to its own.
type layer struct {
	*picture.Gray
	to plane.Affine
}

func open(c *picture.Coded, at plane.Affine, m *Map, scale float64) (layer, bool, error) {
	// Dots of the picture for one dot of the map.
	fine := math.Sqrt(float64(c.Width)*float64(c.Height)/max(1e-9, math.Abs(at.Det()))) / scale
	g, err := c.Gray(max(1, int(fine+0.25)))
	if err != nil {
		return layer{}, false, err
	}
	inv, ok := at.Inverse()
	unit := m.ToPage.Then(inv).Then(plane.Affine{A: float64(g.W), D: -float64(g.H), F: float64(g.H)})
	return layer{g, unit}, ok, nil
}

// lay puts a picture on the map, which holds lightness as yet.
func (m *Map) lay(p *page.Picture, scale float64) error {
	g, ok, err := open(&p.Coded, p.At, m, scale)
	if err != nil || !ok {
		return err
	}
	var mask layer
	if p.Mask != nil {
		if mask, _, err = open(p.Mask, p.At, m, scale); err != nil {
			return err
		}
	}
	for y := range m.H {
		for x := range m.W {
			v, in := g.at(float64(x)+0.5, float64(y)+0.5)
			if !in {
				continue
			}
			cover := 255
			if p.Mask != nil {
				cover, _ = mask.at(float64(x)+0.5, float64(y)+0.5)
				if p.Mask.Stencil() {
					cover = 255 - cover
				}
			}
			if p.Coded.Stencil() {
				cover, v = 255-v, 0
			}
			d := &m.Pix[y*m.W+x]
			*d = uint8((int(*d)*(255-cover) + v*cover) / 255)
		}
	}
	return nil
}

// at is the lightness under a dot of the map, between four dots.
func (l *layer) at(x, y float64) (int, bool) {
	u, v := l.to.Apply(x, y)
	if u < 0 || v < 0 || u > float64(l.W) || v > float64(l.H) {
		return 0, false
	}
	u, v = max(0, u-0.5), max(0, v-0.5)
	i, j := min(int(u), l.W-1), min(int(v), l.H-1)
	i1, j1 := min(i+1, l.W-1), min(j+1, l.H-1)
	fu, fv := int((u-float64(i))*256), int((v-float64(j))*256)
	top := int(l.Pix[j*l.W+i])*(256-fu) + int(l.Pix[j*l.W+i1])*fu
	low := int(l.Pix[j1*l.W+i])*(256-fu) + int(l.Pix[j1*l.W+i1])*fu
	return (top*(256-fv) + low*fv) >> 16, true
}

// cell is the size in dots of the squares in which paper is told from ink:
// about 5 mm.
const cell = 32

// clean turns lightness into ink: what is darker than the paper around it.
func clean(m *Map) {
	w, h := (m.W+cell-1)/cell, (m.H+cell-1)/cell
	paper := make([]float64, w*h)
	var all [256]int
	for j := range h {
		for i := range w {
			var n [256]int
			for y := j * cell; y < min(m.H, j*cell+cell); y++ {
				for x := i * cell; x < min(m.W, i*cell+cell); x++ {
					n[m.Pix[y*m.W+x]]++
				}
			}
			paper[j*w+i] = float64(share(&n, 0.85))
			for v, c := range n {
				all[v] += c
			}
		}
	}
	usual := float64(share(&all, 0.75))
	border(m, uint8(0.55*usual), uint8(usual))
	paper = lightestAround(paper, w, h)
	for y := range m.H {
		for x := range m.W {
			p := max(0.4*usual, between(paper, w, h, (float64(x)+0.5)/cell-0.5, (float64(y)+0.5)/cell-0.5))
			d := &m.Pix[y*m.W+x]
			*d = uint8(max(0, min(255, (0.94*p-float64(*d))*255/max(p*0.8, 32))))
		}
	}
}

// border makes paper of what is dark and hangs together with the picture's
// edge: the scanner's lid, a shadow of the fold. Print does not reach there.
func border(m *Map, dark, paper uint8) {
	var next []int
	reach := func(x, y int) {
		if x >= 0 && y >= 0 && x < m.W && y < m.H && m.Pix[y*m.W+x] < dark {
			m.Pix[y*m.W+x] = paper
			next = append(next, y*m.W+x)
		}
	}
	for x := range m.W {
		reach(x, 0)
		reach(x, m.H-1)
	}
	for y := range m.H {
		reach(0, y)
		reach(m.W-1, y)
	}
	for len(next) > 0 {
		at := next[len(next)-1]
		next = next[:len(next)-1]
		x, y := at%m.W, at/m.W
		reach(x-1, y)
		reach(x+1, y)
		reach(x, y-1)
		reach(x, y+1)
	}
}

// share is the lightness below which the given part of the dots lies.
func share(n *[256]int, part float64) int {
	total := 0
	for _, c := range n {
		total += c
	}
	sum := 0
	for v, c := range n {
		if sum += c; float64(sum) >= part*float64(total) {
			return v
		}
	}
	return 255
}

// lightestAround takes the lightest of each cell and its neighbours: a cell
// full of ink has paper beside it.
func lightestAround(p []float64, w, h int) []float64 {
	out := make([]float64, len(p))
	for j := range h {
		for i := range w {
			v := 0.0
			for b := max(0, j-1); b <= min(h-1, j+1); b++ {
				for a := max(0, i-1); a <= min(w-1, i+1); a++ {
					v = max(v, p[b*w+a])
				}
			}
			out[j*w+i] = v
		}
	}
	return out
}

func between(p []float64, w, h int, x, y float64) float64 {
	x, y = max(0, min(x, float64(w-1))), max(0, min(y, float64(h-1)))
	i, j := min(int(x), w-1), min(int(y), h-1)
	i1, j1 := min(i+1, w-1), min(j+1, h-1)
	fx, fy := x-float64(i), y-float64(j)
	return (p[j*w+i]*(1-fx)+p[j*w+i1]*fx)*(1-fy) + (p[j1*w+i]*(1-fx)+p[j1*w+i1]*fx)*fy
}
