package disclosure

import "slices"

// auditBranches bounds the search for an end of an interval; a search that ends
// without a result counts as no result, which errs on the side of hiding.
const auditBranches = 60

// largestWhole returns a solution of p in whole numbers at which the sum of
// profits is largest (branch and bound over the first column that is no whole
// number), or false; it looks at so many programs at most.
func largestWhole(p program, profit []int64, branches int) ([]int64, bool) {
	s := search{profit: profit, left: branches}
	s.branch(p)
	return s.best, s.best != nil
}

type search struct {
	profit []int64
	best   []int64
	top    int64
	left   int
}

func (s *search) branch(p program) {
	if s.left--; s.left < 0 {
		return
	}
	t, ok := newTableau(p)
	if !ok || !t.maximise(s.profit) {
		return
	}
	s.take(p, t)
}

// take keeps the solution of t if it is whole and best, or divides p.
func (s *search) take(p program, t *tableau) {
	if x, whole := t.values(); whole {
		if sum := dot(s.profit, x); s.best == nil || sum > s.top {
			s.best, s.top = x, sum
		}
		return
	}
	if s.best != nil && !t.exceeds(s.profit, s.top) {
		return
	}
	col, floor := t.fractional()
	down, up := p, p
	down.upper = slices.Clone(p.upper)
	down.upper[col] = floor
	up.lower = slices.Clone(p.lower)
	up.lower[col] = floor + 1
	if s.profit[col] > 0 {
		down, up = up, down
	}
	s.branch(down)
	s.branch(up)
}

// exceeds tells whether the solution's sum of profits is above top.
func (t *tableau) exceeds(profit []int64, top int64) bool {
	n, sum := len(t.upper), int64(0)
	for j, c := range profit {
		v := t.lower[j]
		if t.flipped[j] {
			v += t.upper[j]
		}
		sum += c * v * t.den
	}
	for i, b := range t.basis {
		if b == artificial {
			continue
		}
		v := profit[b] * t.rows[i][n]
		if t.flipped[b] {
			v = -v
		}
		sum += v
	}
	return sum > top*t.den
}

func dot(a, b []int64) int64 {
	sum := int64(0)
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
