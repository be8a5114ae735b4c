package register

import (
	"math"
	"math/rand/v2"
	"testing"

	"shinsa/pipeline/overlay/ink"
	"shinsa/pipeline/overlay/plane"
)

// lettered is a page of random letters in lines, the same for the same seed.
func lettered(seed uint64) *ink.Map {
	m := &ink.Map{W: 1240, H: 1754, Pix: make([]uint8, 1240*1754), ToPage: plane.Identity()}
	chance := rand.New(rand.NewPCG(seed, 9))
	for y := 150; y < 1600; y += 34 + 12*chance.IntN(3) {
		for x := 150; x < 300+chance.IntN(800); x += 24 {
			for range 5 {
				w, h := 2+chance.IntN(16), 2
				if chance.IntN(2) == 0 {
					w, h = h, w
				}
				u, v := x+chance.IntN(20-w+1), y+chance.IntN(20-h+1)
				for j := v; j < v+h; j++ {
					for i := u; i < u+w; i++ {
						m.Pix[j*m.W+i] = 230
					}
				}
			}
		}
	}
	return m
}

func moved2(m *ink.Map, to plane.Affine) *ink.Map {
	inv, _ := to.Inverse()
	f := warp(field{m.W, m.H, m.Pix}, inv, m.W, m.H)
	return &ink.Map{W: m.W, H: m.H, Pix: f.pix}
}

func TestKnownMapsAreFound(t *testing.T) {
	m := lettered(1)
	o := Original(m)
	for _, degrees := range []float64{0.3, -1, 3, -4, 178} {
		for _, scale := range []float64{1, 0.98} {
			to := plane.Move(-620, -877).Then(plane.Affine{A: 1, C: 0.004, D: 1}).Then(plane.Scale(scale, scale)).Then(plane.Turn(degrees)).Then(plane.Move(632, 870))
			s := Scan(moved2(m, to))
			f, ok := Refine(o, s, Coarse(o, s.Likely(o))[0])
			if !ok {
				t.Errorf("%v° ×%v: not found", degrees, scale)
				continue
			}
			worst := 0.0
			for _, p := range [][2]float64{{150, 150}, {1100, 200}, {620, 877}, {200, 1600}} {
				x, y := f.Map.Apply(p[0], p[1])
				u, v := to.Apply(p[0], p[1])
				worst = max(worst, math.Hypot(x-u, y-v))
			}
			if worst > 0.4 {
				t.Errorf("%v° ×%v: %.2f dots off", degrees, scale, worst)
			}
		}
	}
}

func TestAnotherPageIsNotSeen(t *testing.T) {
	o, s := Original(lettered(1)), Scan(lettered(2))
	for _, f := range append(Coarse(o, s.Likely(o)), s.Wide(o)...) {
		f, ok := Refine(o, s, f)
		if !ok {
			continue
		}
		if seen := Look(o, s, f).Whole(); seen > 0.5 {
			t.Errorf("another page is alike by %.2f", seen)
		}
	}
}

func TestSlant(t *testing.T) {
	m := lettered(3)
	for _, want := range []float64{0, 0.5, -1.5, 3, -4.5} {
		to := plane.Move(-620, -877).Then(plane.Turn(want)).Then(plane.Move(620, 877))
		if got := Scan(moved2(m, to)).slant; math.Abs(got-want) > 0.15 {
			t.Errorf("slant %.2f, want %.2f", got, want)
		}
	}
}

func BenchmarkRefine(b *testing.B) {
	m := lettered(1)
	o, s := Original(m), Scan(moved2(m, plane.Turn(0.7)))
	start := Coarse(o, s.Likely(o))[0]
	b.ReportAllocs()
	for b.Loop() {
		Refine(o, s, start)
	}
}
