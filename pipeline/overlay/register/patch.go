package register

import "math"

// patch is a square of the original and where it was found in the scan.
type patch struct {
	x, y   float64 // its centre
	dx, dy float64
	ncc    float64
}

// sums are the integral images of a field and of its squares. They run over,
// which does no harm: differences are right as long as a box has no more than
// boxMost dots.
type sums struct {
	w      int
	one    []uint32
	square []uint32
}

const boxMost = 1 << 32 / (255 * 255)

func integrate(f field) sums {
	w := f.w + 1
	s := sums{w, make([]uint32, w*(f.h+1)), make([]uint32, w*(f.h+1))}
	for y := range f.h {
		var a, b uint32
		one, above := s.one[(y+1)*w+1:(y+2)*w], s.one[y*w+1:(y+1)*w]
		square, over := s.square[(y+1)*w+1:(y+2)*w], s.square[y*w+1:(y+1)*w]
		for x, p := range f.pix[y*f.w : y*f.w+f.w] {
			v := uint32(p)
			a += v
			b += v * v
			one[x] = above[x] + a
			square[x] = over[x] + b
		}
	}
	return s
}

func (s *sums) over(t []uint32, x0, y0, x1, y1 int) int64 {
	return int64(t[y1*s.w+x1] - t[y0*s.w+x1] - t[y1*s.w+x0] + t[y0*s.w+x0])
}

// energy is the sum of squared differences from the mean.
func (s *sums) energy(x0, y0, x1, y1 int) float64 {
	n := float64((x1 - x0) * (y1 - y0))
	a := float64(s.over(s.one, x0, y0, x1, y1))
	return float64(s.over(s.square, x0, y0, x1, y1)) - a*a/n
}

// pair is an original and the scan drawn into its frame, at one level.
type pair struct {
	o, s   field
	os, ss sums
}

// pair joins an original at a level with a scan drawn into its frame. The
// original's sums are made once.
func (p *Page) pair(level int, s field) *pair {
	o := p.field[level]
	if p.sums[level].one == nil {
		p.sums[level] = integrate(o)
	}
	return &pair{o, s, p.sums[level], integrate(s)}
}

// correlate compares the box of the original with that of the scan moved by
// dx, dy: the normalised cross-correlation, -1 to 1.
func (p *pair) correlate(x0, y0, x1, y1, dx, dy int) float64 {
	if x0+dx < 0 || y0+dy < 0 || x1+dx > p.s.w || y1+dy > p.s.h {
		return 0
	}
	eo, es := p.os.energy(x0, y0, x1, y1), p.ss.energy(x0+dx, y0+dy, x1+dx, y1+dy)
	if eo <= 0 || es <= 0 {
		return 0
	}
	cross := int64(0)
	for y := y0; y < y1; y++ {
		a := p.o.pix[y*p.o.w+x0 : y*p.o.w+x1]
		b := p.s.pix[(y+dy)*p.s.w+x0+dx:]
		b = b[:len(a)]
		row := int32(0)
		for i, v := range a {
			row += int32(v) * int32(b[i])
		}
		cross += int64(row)
	}
	n := float64((x1 - x0) * (y1 - y0))
	so := float64(p.os.over(p.os.one, x0, y0, x1, y1))
	ss := float64(p.ss.over(p.ss.one, x0+dx, y0+dy, x1+dx, y1+dy))
	return (float64(cross) - so*ss/n) / math.Sqrt(eo*es)
}

// find looks for a box of the original around its place in the scan. The
// place is refined between dots by a parabola through the best and its
// neighbours.
func (p *pair) find(x0, y0, x1, y1, reach int) (dx, dy, ncc float64) {
	best, bx, by := -2.0, 0, 0
	side := 2*reach + 1
	seen := make([]float64, side*side)
	for j := -reach; j <= reach; j++ {
		for i := -reach; i <= reach; i++ {
			v := p.correlate(x0, y0, x1, y1, i, j)
			seen[(j+reach)*side+i+reach] = v
			if v > best {
				best, bx, by = v, i, j
			}
		}
	}
	at := func(i, j int) float64 { return seen[(j+reach)*side+i+reach] }
	dx, dy = float64(bx), float64(by)
	if bx > -reach && bx < reach {
		dx += peak(at(bx-1, by), best, at(bx+1, by))
	}
	if by > -reach && by < reach {
		dy += peak(at(bx, by-1), best, at(bx, by+1))
	}
	return dx, dy, best
}

// peak is the top of the parabola through three values, from the middle one.
func peak(a, b, c float64) float64 {
	d := a - 2*b + c
	if d >= 0 {
		return 0
	}
	return max(-0.5, min(0.5, (a-c)/(2*d)))
}

// textured tells whether a box of the original has ink in both directions, so
// that its place can be told: along a rule it cannot.
func (p *pair) textured(x0, y0, x1, y1 int) bool {
	var xx, yy, xy float64
	for y := y0 + 1; y < y1-1; y++ {
		for x := x0 + 1; x < x1-1; x++ {
			k := y*p.o.w + x
			gx := float64(p.o.pix[k+1]) - float64(p.o.pix[k-1])
			gy := float64(p.o.pix[k+p.o.w]) - float64(p.o.pix[k-p.o.w])
			xx += gx * gx
			yy += gy * gy
			xy += gx * gy
		}
	}
	n := float64((x1 - x0) * (y1 - y0))
	least := (xx + yy - math.Hypot(xx-yy, 2*xy)) / 2
	return least/n > 120
}

// patches finds squares of the original in the scan.
func (p *pair) patches(size, reach int) []patch {
	var out []patch
	boxes := p.boxes(size, reach)
	for i := range min(len(boxes), enough) {
		x, y := boxes[i*len(boxes)/min(len(boxes), enough)][0], boxes[i*len(boxes)/min(len(boxes), enough)][1]
		dx, dy, ncc := p.find(x, y, x+size, y+size, reach)
		if ncc < 0.25 || math.Abs(dx) >= float64(reach) || math.Abs(dy) >= float64(reach) {
			continue
		}
		out = append(out, patch{float64(x) + float64(size)/2, float64(y) + float64(size)/2, dx, dy, ncc})
	}
	return out
}

// enough is how many patches a round takes, evenly from the page: more do not
// make the map better.
const enough = 240

// boxes lists the corners of the squares that have texture.
func (p *pair) boxes(size, reach int) [][2]int {
	var out [][2]int
	for y := reach; y+size+reach <= p.o.h; y += size {
		for x := reach; x+size+reach <= p.o.w; x += size {
			if p.os.over(p.os.one, x, y, x+size, y+size) < int64(size*size*2) || !p.textured(x, y, x+size, y+size) {
				continue
			}
			out = append(out, [2]int{x, y})
		}
	}
	return out
}
