package register

import (
	"math"
	"slices"
)

// Stretch is a stretch of text in an original, in its dots.
type Stretch struct{ X0, Y0, X1, Y1 float64 }

// View is a scan drawn into its original's frame, for looking closely.
type View struct{ pair *pair }

// Look draws the scan into the original's frame.
func Look(o, s *Page, f Fit) *View {
	of := o.field[0]
	return &View{o.pair(0, warp(s.field[0], f.Map, of.w, of.h))}
}

// Seen is how a stretch of the original shows on the scan.
type Seen struct {
	Alike float64 // correlation, -1 to 1
	There float64 // part of the original's ink where the scan has ink too
	Ink   uint8   // the original's darkest dot there
}

// At looks at a stretch; its place may differ by a dot or two. False where the
// original has no ink in the stretch.
func (v *View) At(s Stretch) (Seen, bool) {
	f := v.pair.o
	x0, y0 := max(0, int(math.Floor(s.X0))), max(0, int(math.Floor(s.Y0)))
	x1, y1 := min(f.w, int(math.Ceil(s.X1))), min(f.h, int(math.Ceil(s.Y1)))
	y1 = min(y1, y0+boxMost/max(1, x1-x0)) // of giant letters, a part
	if x1-x0 < 3 || y1-y0 < 3 || v.pair.os.energy(x0, y0, x1, y1) < float64((x1-x0)*(y1-y0)*40) {
		return Seen{}, false
	}
	dx, dy, ncc := v.pair.find(x0, y0, x1, y1, 2)
	darkest := uint8(0)
	for y := y0; y < y1; y++ {
		darkest = max(darkest, slices.Max(f.pix[y*f.w+x0:y*f.w+x1]))
	}
	return Seen{Alike: ncc, There: v.there(x0, y0, x1, y1, int(math.Round(dx)), int(math.Round(dy))), Ink: darkest}, true
}

// there is the part of the original's ink that the scan has.
func (v *View) there(x0, y0, x1, y1, dx, dy int) float64 {
	o, s := v.pair.o, v.pair.s
	have, all := 0, 0
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			ink := int(o.pix[y*o.w+x])
			if ink < 64 {
				continue
			}
			all += ink
			if u, w := x+dx, y+dy; u >= 0 && w >= 0 && u < s.w && w < s.h {
				have += min(ink, int(s.pix[w*s.w+u]))
			}
		}
	}
	return float64(have) / float64(max(1, all))
}

// Whole is how alike the pages are in squares over the whole page, for
// originals without text.
func (v *View) Whole() float64 {
	sum, n := 0.0, 0.0
	const side = 200
	for y := 0; y+side <= v.pair.o.h; y += side {
		for x := 0; x+side <= v.pair.o.w; x += side {
			if e := v.pair.os.energy(x, y, x+side, y+side); e > 0 {
				sum += e * v.pair.correlate(x, y, x+side, y+side, 0, 0)
				n += e
			}
		}
	}
	return sum / max(1, n)
}
