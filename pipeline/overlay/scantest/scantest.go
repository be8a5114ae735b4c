// Package scantest makes scans for the tests of the overlay: what a copier
// does to a printed page, with the truth known.
//
// In: the picture of a page and what shall happen to it. Out: the scan and the
// map from the page's dots to the scan's. The same wishes give the same scan.
package scantest

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"

	"shinsa/pipeline/overlay/plane"
)

// Wish is what shall happen to a page.
type Wish struct {
	Angle  float64 // degrees, clockwise as seen
	Scale  float64 // 0 for 1
	Skew   float64 // shift of x for one dot of y
	DX, DY float64 // as parts of the width
	Turn   int     // 0, 90, 180, 270, clockwise
	Noise  float64 // standard deviation of the dots' lightness
	Fade   float64 // how much lighter ink and darker paper are, 0 to 1
	Seals  int     // red circles with a cross
	Lines  int     // strokes by hand, blue and black
	Border int     // black dots at the left edge
	Seed   uint64
}

// Make scans a page.
func Make(page image.Image, w Wish) (*image.RGBA, plane.Affine) {
	if w.Scale == 0 {
		w.Scale = 1
	}
	b := page.Bounds()
	pw, ph := float64(b.Dx()), float64(b.Dy())
	ow, oh := b.Dx(), b.Dy()
	if w.Turn%180 != 0 {
		ow, oh = oh, ow
	}
	m := plane.Move(-pw/2, -ph/2).Then(plane.Affine{A: 1, C: w.Skew, D: 1}).Then(plane.Scale(w.Scale, w.Scale)).
		Then(plane.Turn(w.Angle + float64(w.Turn))).Then(plane.Move(float64(ow)/2+w.DX*pw, float64(oh)/2+w.DY*pw))
	out := image.NewRGBA(image.Rect(0, 0, ow, oh))
	inv, _ := m.Inverse()
	chance := rand.New(rand.NewPCG(w.Seed, 77))
	light := table(page)
	for y := range oh {
		for x := range ow {
			u, v := inv.Apply(float64(x)+0.5, float64(y)+0.5)
			c := light(u, v)
			for k := range c {
				c[k] = c[k]*(1-w.Fade) + w.Fade*(190+40*math.Sin(float64(y)/900))
			}
			out.SetRGBA(x, y, color.RGBA{uint8(c[0]), uint8(c[1]), uint8(c[2]), 255})
		}
	}
	decorate(out, w, chance)
	if w.Noise > 0 {
		noise(out, w.Noise, chance)
	}
	return out, m
}

// table reads a page between its dots; white outside.
func table(page image.Image) func(u, v float64) [3]float64 {
	b := page.Bounds()
	w, h := b.Dx(), b.Dy()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(m, m.Rect, page, b.Min, draw.Src)
	white := []uint8{255, 255, 255, 255}
	at := func(x, y int) []uint8 {
		if x < 0 || y < 0 || x >= w || y >= h {
			return white
		}
		return m.Pix[4*(y*w+x):]
	}
	return func(u, v float64) [3]float64 {
		u, v = u-0.5, v-0.5
		i, j := int(math.Floor(u)), int(math.Floor(v))
		fu, fv := u-float64(i), v-float64(j)
		a, b, c, d := at(i, j), at(i+1, j), at(i, j+1), at(i+1, j+1)
		var out [3]float64
		for k := range out {
			out[k] = (float64(a[k])*(1-fu)+float64(b[k])*fu)*(1-fv) + (float64(c[k])*(1-fu)+float64(d[k])*fu)*fv
		}
		return out
	}
}

func decorate(m *image.RGBA, w Wish, chance *rand.Rand) {
	b := m.Bounds()
	unit := float64(b.Dx()) / 210 // a millimetre
	for range w.Seals {
		x, y := (0.2+0.6*chance.Float64())*float64(b.Dx()), (0.1+0.8*chance.Float64())*float64(b.Dy())
		seal(m, x, y, 9*unit, unit)
	}
	for i := range w.Lines {
		ink := color.RGBA{20, 40, 150, 255}
		if i%2 == 1 {
			ink = color.RGBA{40, 40, 40, 255}
		}
		x, y := chance.Float64()*float64(b.Dx()), chance.Float64()*float64(b.Dy())
		angle := chance.Float64() * 2 * math.Pi
		for range 300 {
			angle += (chance.Float64() - 0.5) * 0.5
			x, y = x+math.Cos(angle)*unit*0.3, y+math.Sin(angle)*unit*0.3
			disc(m, x, y, unit*0.3, ink)
		}
	}
	for y := range b.Dy() {
		for x := range w.Border {
			m.SetRGBA(x, y, color.RGBA{15, 15, 15, 255})
		}
	}
}

// seal stamps a ring with a cross; what is black stays black under it.
func seal(m *image.RGBA, x, y, r, unit float64) {
	for v := -r; v <= r; v++ {
		for u := -r; u <= r; u++ {
			d := math.Hypot(u, v)
			ring := d < r && d > r-unit
			cross := d < r && (math.Abs(u) < unit/2 || math.Abs(v) < unit/2)
			if ring || cross {
				c := m.RGBAAt(int(x+u), int(y+v))
				m.SetRGBA(int(x+u), int(y+v), color.RGBA{min(c.R, 215), min(c.G, 45), min(c.B, 50), 255})
			}
		}
	}
}

func disc(m *image.RGBA, x, y, r float64, c color.RGBA) {
	for v := -r; v <= r; v++ {
		for u := -r; u <= r; u++ {
			if u*u+v*v <= r*r {
				m.SetRGBA(int(x+u), int(y+v), c)
			}
		}
	}
}

func noise(m *image.RGBA, sigma float64, chance *rand.Rand) {
	// A table of normal numbers: the dots are many.
	var normal [4096]int
	for i := range normal {
		normal[i] = int(math.Round(chance.NormFloat64() * sigma))
	}
	for i := 0; i < len(m.Pix); i += 4 {
		n := normal[chance.IntN(len(normal))]
		for k := range 3 {
			m.Pix[i+k] = uint8(max(0, min(255, int(m.Pix[i+k])+n)))
		}
	}
}

// Grey takes the colours away.
func Grey(m image.Image) *image.Gray {
	b := m.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			out.Set(x, y, m.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}

// Bilevel takes all but black and white away.
func Bilevel(m image.Image, threshold uint8) *image.Gray {
	out := Grey(m)
	for i, v := range out.Pix {
		out.Pix[i] = 255
		if v < threshold {
			out.Pix[i] = 0
		}
	}
	return out
}
