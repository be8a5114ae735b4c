package register

import (
	"math"
	"math/rand/v2"

	"shinsa/pipeline/overlay/plane"
)

// pass is one round of patches: at a level, of a size, searched for within a
// reach, with the distance at which a patch still agrees.
type pass struct {
	level, size, reach int
	near               float64
}

var passes = []pass{{2, 40, 6, 1.5}, {2, 32, 3, 1}, {1, 40, 3, 1}, {0, 56, 3, 1.2}, {0, 48, 3, 1}}

// few is the part of the patches that must agree: where fewer do, the page is
// another one.
const few = 0.25

// Refine makes a coarse fit exact. False where the patches do not agree on
// any map.
func Refine(o, s *Page, f Fit) (Fit, bool) {
	for _, p := range passes {
		of := o.field[p.level]
		m := atLevel(f.Map, p.level)
		found := o.pair(p.level, warp(s.field[p.level], m, of.w, of.h)).patches(p.size, p.reach)
		fix, agree, off := fit(found, p.near)
		if len(agree) < 3 || float64(len(agree)) < few*float64(len(found)) {
			return f, false
		}
		f.Near, f.Off = float64(len(agree))/float64(len(found)), off*float64(int(1)<<p.level)
		m = fix.Then(m)
		f.Map = atLevel(m, -p.level)
		if !sane(f.Map) {
			return f, false
		}
		if p.level == 0 && still(fix, of) {
			break
		}
	}
	return f, true
}

// still tells whether a correction moves no corner by more than half a dot:
// another round would find nothing.
func still(fix plane.Affine, f field) bool {
	for _, c := range [4][2]float64{{0, 0}, {float64(f.w), 0}, {0, float64(f.h)}, {float64(f.w), float64(f.h)}} {
		if x, y := fix.Apply(c[0], c[1]); math.Hypot(x-c[0], y-c[1]) > 0.5 {
			return false
		}
	}
	return true
}

// sane holds that a map is one that a scanner can make: little skew, both
// directions about alike, not mirrored.
func sane(m plane.Affine) bool {
	x, y := math.Hypot(m.A, m.B), math.Hypot(m.C, m.D)
	skew := (m.A*m.C + m.B*m.D) / (x * y)
	return m.Det() > 0 && x/y > 0.9 && x/y < 1.1 && math.Abs(skew) < 0.06 && x > 0.5 && x < 2
}

// fit finds the map on which most patches agree: RANSAC over similarity maps
// of two patches each, then least squares.
func fit(found []patch, near float64) (plane.Affine, []patch, float64) {
	if len(found) < 3 {
		return plane.Identity(), nil, 0
	}
	chance := rand.New(rand.NewPCG(1, 5))
	best := agreeing(found, plane.Identity(), near)
	for range 400 {
		a, b := found[chance.IntN(len(found))], found[chance.IntN(len(found))]
		m, ok := similar(a, b)
		if !ok {
			continue
		}
		if in := agreeing(found, m, near); weight(in) > weight(best) {
			best = in
		}
	}
	m := plane.Identity()
	for range 4 {
		m = squares(best)
		best = agreeing(found, m, near)
	}
	off := 0.0
	for _, p := range best {
		off += distance(p, m)
	}
	return m, best, off / float64(max(1, len(best)))
}

func weight(in []patch) float64 {
	w := 0.0
	for _, p := range in {
		w += p.ncc
	}
	return w
}

func distance(p patch, m plane.Affine) float64 {
	x, y := m.Apply(p.x, p.y)
	return math.Hypot(x-p.x-p.dx, y-p.y-p.dy)
}

func agreeing(all []patch, m plane.Affine, near float64) []patch {
	var out []patch
	for _, p := range all {
		if distance(p, m) < near {
			out = append(out, p)
		}
	}
	return out
}

// similar is the turn, scale and shift that two patches ask for; none where
// they are close together or ask for more than a correction.
func similar(a, b patch) (plane.Affine, bool) {
	ux, uy := b.x-a.x, b.y-a.y
	vx, vy := ux+b.dx-a.dx, uy+b.dy-a.dy
	d := ux*ux + uy*uy
	if d < 80*80 {
		return plane.Affine{}, false
	}
	c, s := (ux*vx+uy*vy)/d, (ux*vy-uy*vx)/d
	m := plane.Affine{A: c, B: s, C: -s, D: c}
	m.E = a.x + a.dx - (c*a.x - s*a.y)
	m.F = a.y + a.dy - (s*a.x + c*a.y)
	return m, math.Abs(c-1) < 0.06 && math.Abs(s) < 0.06
}

// squares is the affine map with the least squared distances; with few
// patches, or all on one line, only a shift.
func squares(in []patch) plane.Affine {
	var n, sx, sy float64
	for _, p := range in {
		n += p.ncc
		sx += p.ncc * p.x
		sy += p.ncc * p.y
	}
	if n == 0 {
		return plane.Identity()
	}
	cx, cy := sx/n, sy/n
	var xx, xy, yy, ux, uy, vx, vy, u, v float64
	for _, p := range in {
		x, y, w := p.x-cx, p.y-cy, p.ncc
		xx += w * x * x
		xy += w * x * y
		yy += w * y * y
		ux += w * x * p.dx
		uy += w * y * p.dx
		vx += w * x * p.dy
		vy += w * y * p.dy
		u += w * p.dx
		v += w * p.dy
	}
	u, v = u/n, v/n
	det := xx*yy - xy*xy
	least := (xx + yy - math.Hypot(xx-yy, 2*xy)) / 2
	if len(in) < 10 || least/n < 60*60 {
		return turned(in, cx, cy, u, v)
	}
	a, b := (ux*yy-uy*xy)/det, (uy*xx-ux*xy)/det
	c, d := (vx*yy-vy*xy)/det, (vy*xx-vx*xy)/det
	return plane.Affine{A: 1 + a, C: b, B: c, D: 1 + d, E: u - a*cx - b*cy, F: v - c*cx - d*cy}
}

// turned is the similarity map with the least squared distances, for patches
// that say too little about skew.
func turned(in []patch, cx, cy, u, v float64) plane.Affine {
	var d, c, s float64
	for _, p := range in {
		x, y := p.x-cx, p.y-cy
		d += p.ncc * (x*x + y*y)
		c += p.ncc * (x*p.dx + y*p.dy)
		s += p.ncc * (x*p.dy - y*p.dx)
	}
	if len(in) < 4 || d < 100*100*float64(len(in))/4 {
		return plane.Move(u, v)
	}
	c, s = 1+c/d, s/d
	return plane.Affine{A: c, B: s, C: -s, D: c, E: cx + u - c*cx + s*cy, F: cy + v - s*cx - c*cy}
}
