package register

import (
	"cmp"
	"slices"

	"shinsa/pipeline/overlay/plane"
)

// start is a first guess: how the scan is turned and how large it is.
type start struct {
	turn  int
	scale float64
}

// likely are the guesses that are tried first: a page put in the right way, or
// upside down, at its own size. A picture that lies on its side where the
// original stands is turned.
func likely(o, s field) []start { return cross(turns(o, s), []float64{1}) }

func turns(o, s field) []int {
	if (o.w > o.h) != (s.w > s.h) {
		return []int{90, 270}
	}
	return []int{0, 180}
}

// smaller are guesses for paper that fills a part of the picture only, or was
// copied in another size: so far apart that they find the page, not the place.
func smaller(o, s field) []start {
	return cross(turns(o, s), []float64{0.71, 0.77, 0.83, 0.9, 1.1, 1.2, 1.3, 1.41})
}

// further are all guesses for a page: other sizes, and lying on its side.
func further(o, s field) []start {
	t := turns(o, s)
	side := []int{90 - t[0], 450 - t[1]}
	return slices.Concat(cross(t, []float64{0.955, 0.975, 1.025, 1.045, 0.93, 1.07}),
		cross(side, []float64{1, 0.97, 1.03}),
		cross(t, []float64{0.9, 0.865, 0.83, 0.8, 0.77, 0.74, 0.71, 1.1, 1.135, 1.17, 1.2, 1.24, 1.28, 1.32, 1.36, 1.41}),
		cross(side, []float64{0.94, 0.9, 0.865, 0.83, 0.8, 0.77, 0.74, 0.71, 1.06, 1.1, 1.14, 1.18, 1.22, 1.27, 1.32, 1.36, 1.41}))
}

func cross(turns []int, scales []float64) []start {
	var out []start
	for _, s := range scales {
		for _, t := range turns {
			out = append(out, start{t, s})
		}
	}
	return out
}

// Turned is a scan in two guesses, transformed together: one is the real part
// of the grid, the other the imaginary one, and since an original is real they
// stay apart when they are correlated with it.
type Turned struct {
	guess  [2]start
	before [2]plane.Affine // dots of the original's frame → dots of the scan
	norm   [2]float64
	bins   []complex128
}

// Likely makes the scan ready in the guesses that are tried first, for an
// original of that size.
func (p *Page) Likely(o *Page) []Turned {
	return p.turned(o, likely(o.field[coarsest], p.field[coarsest]))
}

// Smaller makes the scan ready in sizes far apart, for finding the page.
func (p *Page) Smaller(o *Page) []Turned {
	return p.turned(o, smaller(o.field[coarsest], p.field[coarsest]))
}

// turned takes guesses in pairs; their number is even.
func (p *Page) turned(o *Page, all []start) []Turned {
	var out []Turned
	of, sf := o.field[coarsest], p.field[coarsest]
	for pair := range slices.Chunk(all, 2) {
		t := Turned{bins: make([]complex128, o.spectrum.w*o.spectrum.h)}
		for i, s := range pair {
			m := plane.Move(-float64(of.w)/2, -float64(of.h)/2).Then(plane.Scale(s.scale, s.scale)).
				Then(plane.Turn(p.slant + float64(s.turn))).Then(plane.Move(float64(sf.w)/2, float64(sf.h)/2))
			t.guess[i], t.before[i] = s, m
			t.norm[i] = spread(warp(sf, m, of.w, of.h), t.bins, o.spectrum.w, []complex128{1, 1i}[i])
		}
		plane2(t.bins, o.spectrum.w, o.spectrum.h, false)
		out = append(out, t)
	}
	return out
}

// Coarse finds where the original lies in the scan for each guess, the best
// first.
func Coarse(o *Page, guesses []Turned) []Fit {
	var out []Fit
	k := float64(int(1) << coarsest)
	for _, g := range guesses {
		for i, s := range shift(o.spectrum, &g) {
			m := plane.Move(float64(s.dx), float64(s.dy)).Then(g.before[i])
			m = plane.Scale(1/k, 1/k).Then(m).Then(plane.Scale(k, k))
			out = append(out, Fit{Map: m, Turn: g.guess[i].turn, Peak: s.peak})
		}
	}
	slices.SortStableFunc(out, func(a, b Fit) int { return cmp.Compare(b.Peak, a.Peak) })
	return out
}

// Wide tries every guess, for a scan that the likely ones do not fit. It takes
// a second or two.
func (p *Page) Wide(o *Page) []Fit {
	fits := Coarse(o, p.turned(o, further(o.field[coarsest], p.field[coarsest])))
	return fits[:min(6, len(fits))]
}
