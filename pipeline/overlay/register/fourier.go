package register

import (
	"math"
	"math/bits"
	"math/cmplx"
)

// spectrum is the Fourier transform of a field without its mean, on a grid
// with sides of powers of two.
type spectrum struct {
	w, h int
	bins []complex128
	norm float64 // root of the field's energy
}

// sides returns the grid for fields about as large as f: a quarter wider, so
// that moved pages do not run into themselves.
func sides(f field) (int, int) {
	up := func(n int) int { return 1 << bits.Len(uint(max(15, n*5/4-1))) }
	return up(f.w), up(f.h)
}

func transform(f field) *spectrum {
	w, h := sides(f)
	s := &spectrum{w: w, h: h, bins: make([]complex128, w*h)}
	s.norm = spread(f, s.bins, w, 1)
	plane2(s.bins, w, h, false)
	return s
}

// spread adds a field without its mean to a grid, times a unit, and returns
// the root of its energy.
func spread(f field, bins []complex128, w int, unit complex128) float64 {
	mean := 0.0
	for _, v := range f.pix {
		mean += float64(v)
	}
	mean /= float64(max(1, len(f.pix)))
	energy := 0.0
	for y := range f.h {
		for x := range f.w {
			v := float64(f.pix[y*f.w+x]) - mean
			bins[y*w+x] += complex(v, 0) * unit
			energy += v * v
		}
	}
	return math.Sqrt(energy)
}

// moved is by how much a guess must be moved to lie under an original, and the
// correlation there.
type moved struct {
	dx, dy int
	peak   float64
}

func shift(a *spectrum, b *Turned) [2]moved {
	p := make([]complex128, len(a.bins))
	for i := range p {
		p[i] = cmplx.Conj(a.bins[i]) * b.bins[i]
	}
	plane2(p, a.w, a.h, true)
	best, at := [2]float64{math.Inf(-1), math.Inf(-1)}, [2]int{}
	for i, v := range p {
		for k, x := range [2]float64{real(v), imag(v)} {
			if x > best[k] {
				best[k], at[k] = x, i
			}
		}
	}
	var out [2]moved
	for k := range out {
		m := moved{dx: at[k] % a.w, dy: at[k] / a.w}
		if m.dx > a.w/2 {
			m.dx -= a.w
		}
		if m.dy > a.h/2 {
			m.dy -= a.h
		}
		if n := a.norm * b.norm[k]; n > 0 {
			m.peak = best[k] / float64(len(p)) / n
		}
		out[k] = m
	}
	return out
}

// plane2 transforms rows and columns in place; the inverse is not divided by
// the number of bins.
func plane2(b []complex128, w, h int, inverse bool) {
	rows, columns := newWave(w, inverse), newWave(h, inverse)
	for y := range h {
		rows.run(b[y*w : y*w+w])
	}
	// Eight columns at a time, for the sake of the processor's cache.
	const some = 8
	block := make([]complex128, some*h)
	for x := 0; x < w; x += some {
		for y := range h {
			for k, v := range b[y*w+x : y*w+x+some] {
				block[k*h+y] = v
			}
		}
		for k := range some {
			columns.run(block[k*h : k*h+h])
		}
		for y := range h {
			for k := range some {
				b[y*w+x+k] = block[k*h+y]
			}
		}
	}
}

// wave transforms rows of one length.
type wave struct {
	roots []complex128
	swap  []int
}

func newWave(n int, inverse bool) *wave {
	v := &wave{roots: make([]complex128, n/2), swap: make([]int, n)}
	sign := -2 * math.Pi
	if inverse {
		sign = -sign
	}
	for i := range v.roots {
		v.roots[i] = cmplx.Rect(1, sign*float64(i)/float64(n))
	}
	shift := 64 - bits.Len(uint(n-1))
	for i := range v.swap {
		v.swap[i] = int(bits.Reverse64(uint64(i)) >> shift)
	}
	return v
}

// run is the fast Fourier transform of Cooley and Tukey.
func (v *wave) run(b []complex128) {
	for i, j := range v.swap {
		if i < j {
			b[i], b[j] = b[j], b[i]
		}
	}
	n := len(b)
	for size := 2; size <= n; size *= 2 {
		step, reach := n/size, size/2
		for from := 0; from < n; from += size {
			lo, hi := b[from:from+reach], b[from+reach:from+size]
			for k := range lo {
				t := hi[k] * v.roots[k*step]
				hi[k], lo[k] = lo[k]-t, lo[k]+t
			}
		}
	}
}
