// Package register finds how a scanned page lies under its original.
//
// In: two maps of ink, of the original page and of the scanned one. Out: the
// affine map between them and how sure it is, stretch of text by stretch of
// text. The way: the slant of the lines by projection (Postl, 1986), place,
// scale and quarter turn by correlation through the Fourier transform at 19
// dots an inch, then small patches matched at 37, 75 and 150 dots an inch,
// those that disagree thrown out (RANSAC, Fischler and Bolles, 1981), and an
// affine map fitted to the rest. What only one of both pages has (seals,
// handwriting, noise) has no patch in the original and cannot pull the fit.
// The same maps give the same result: chance is from a fixed seed.
package register

import (
	"math"

	"shinsa/pipeline/overlay/ink"
	"shinsa/pipeline/overlay/plane"
)

// DPI is the resolution at which maps shall be made: the finest level.
const DPI = 150

// levels is how often a map is halved: 150, 75, 37.5, 18.75 dots an inch.
const levels = 4

// coarsest is the level of the Fourier transform; slanted that of projection.
const (
	coarsest = 3
	slanted  = 1
)

// field is a map at one level.
type field struct {
	w, h int
	pix  []uint8
}

// Page is a map made ready: pyramid and spectrum are made once. An original is
// for one goroutine at a time.
type Page struct {
	field    [levels]field
	sums     [levels]sums
	spectrum *spectrum // of an original, at the coarsest level
	slant    float64   // of a scan's lines, in degrees
	Share    float64   // part of the page that is inked
}

// Original makes the map of an original page ready.
func Original(m *ink.Map) *Page {
	p := pyramid(m)
	p.spectrum = transform(p.field[coarsest])
	return p
}

// Scan makes the map of a scanned page ready.
func Scan(m *ink.Map) *Page {
	p := pyramid(m)
	p.slant = slant(p.field[slanted])
	return p
}

// Grid is the size of an original's spectrum and map at the coarsest level,
// joined: scans made ready for one original can be used for another of the
// same.
func (p *Page) Grid() (w, h int) {
	f := p.field[coarsest]
	return p.spectrum.w<<16 | f.w, p.spectrum.h<<16 | f.h
}

// Far returns an original of which only the coarsest level is kept, as the
// search among many pages wants it.
func (p *Page) Far() *Page {
	out := &Page{spectrum: p.spectrum, Share: p.Share}
	out.field[coarsest] = p.field[coarsest]
	return out
}

func pyramid(m *ink.Map) *Page {
	p := &Page{Share: m.Share()}
	p.field[0] = field{m.W, m.H, m.Pix}
	for i := 1; i < levels; i++ {
		p.field[i] = half(p.field[i-1])
	}
	return p
}

func half(f field) field {
	out := field{w: max(1, f.w/2), h: max(1, f.h/2)}
	out.pix = make([]uint8, out.w*out.h)
	if f.w < 2 || f.h < 2 {
		return out
	}
	for y := range out.h {
		a, b := f.pix[2*y*f.w:], f.pix[(2*y+1)*f.w:]
		for x := range out.w {
			out.pix[y*out.w+x] = uint8((int(a[2*x]) + int(a[2*x+1]) + int(b[2*x]) + int(b[2*x+1])) / 4)
		}
	}
	return out
}

// Fit is how a scan lies under an original.
type Fit struct {
	Map  plane.Affine // dots of the original → dots of the scan, at the finest level
	Turn int          // quarter turn of the scan, in degrees clockwise
	Peak float64      // correlation of both at the coarsest level, 0 to 1
	Near float64      // share of the patches that agree on the map
	Off  float64      // mean distance of those from it, in dots
}

// spot is an inked dot.
type spot struct{ x, y, v float64 }

// slant is the turn of a page's lines, in degrees, positive clockwise: the
// angle at which rows or columns of ink are told apart best.
func slant(f field) float64 {
	var spots []spot
	for i, v := range f.pix {
		if v >= 64 {
			spots = append(spots, spot{float64(i % f.w), float64(i / f.w), float64(v)})
		}
	}
	sums := make([]float64, 2*(f.w+f.h)+4)
	best, at := -1.0, 0.0
	for step, reach := 0.25, 5.0; step > 0.02; step, reach = step/5, step {
		centre, n := at, int(math.Round(reach/step))
		for i := -n; i <= n; i++ {
			deg := centre + float64(i)*step
			t := math.Tan(deg * math.Pi / 180)
			if s := contrast(spots, sums, -t, 1) + contrast(spots, sums, 1, t); s > best {
				best, at = s, deg
			}
		}
	}
	return at
}

// contrast is the sum of squared steps of the projection of spots on a
// direction. A step is two bins wide, or the dots' own grid would count.
func contrast(spots []spot, sums []float64, dx, dy float64) float64 {
	clear(sums)
	middle := float64(len(sums) / 2)
	for _, s := range spots {
		at := s.x*dx + s.y*dy + middle
		i := int(at)
		f := at - float64(i)
		if i >= 0 && i+1 < len(sums) {
			sums[i] += s.v * (1 - f)
			sums[i+1] += s.v * f
		}
	}
	c := 0.0
	for i := 2; i < len(sums); i++ {
		d := sums[i] - sums[i-2]
		c += d * d
	}
	return c
}
