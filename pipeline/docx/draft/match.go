package draft

import "slices"

// Bounds of what is compared pair by pair.
const (
	maxPairs    = 1 << 20
	maxSimilar  = 1 << 14
	alike       = 0.45 // share of common pairs of characters from which two texts are versions of one
	sampleBytes = 1500
)

// Match aligns two lists of units: for every unit of a the index of its
// partner in b, or -1. Cells are partners by their columns; other units by
// their identity, then those
// that say the same in the same order, then those that are alike between
// partners.
func Match(a, b []*Unit) []int {
	m := &matcher{a: a, b: b, ab: make([]int, len(a)), ba: make([]int, len(b))}
	for i := range m.ab {
		m.ab[i] = -1
	}
	for i := range m.ba {
		m.ba[i] = -1
	}
	if sameColumns(a, b) {
		for i := range a {
			m.pair(i, i)
		}
		return m.ab
	}
	m.byKey(func(u *Unit) string { return u.Key })
	m.byKey(func(u *Unit) string { return u.Alt })
	m.gaps(m.same)
	m.gaps(m.alike)
	return m.ab
}

type matcher struct {
	a, b   []*Unit
	ab, ba []int
}

func (m *matcher) pair(i, j int) { m.ab[i], m.ba[j] = j, i }

// partners tells whether two units may be versions of one.
func partners(x, y *Unit) bool { return x.Kind == y.Kind || x.Block() && y.Block() }

// sameColumns tells whether two lists are cells of rows of the same columns:
// those go together by their place, whatever they say.
func sameColumns(a, b []*Unit) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for i := range a {
		if a[i].Kind != Cell || b[i].Kind != Cell || a[i].index != b[i].index {
			return false
		}
	}
	return true
}

// byKey pairs units whose identity stands once in each list.
func (m *matcher) byKey(key func(*Unit) string) {
	at := uniqueKeys(m.b, m.ba, key)
	if len(at) == 0 {
		return
	}
	for k, i := range uniqueKeys(m.a, m.ab, key) {
		if j, ok := at[k]; ok && j >= 0 && i >= 0 && partners(m.a[i], m.b[j]) {
			m.pair(i, j)
		}
	}
}

func uniqueKeys(list []*Unit, paired []int, key func(*Unit) string) map[string]int {
	var out map[string]int
	for i, u := range list {
		k := key(u)
		if k == "" || paired[i] >= 0 {
			continue
		}
		if out == nil {
			out = map[string]int{}
		}
		if _, twice := out[k]; twice {
			out[k] = -1
		} else {
			out[k] = i
		}
	}
	return out
}

// gaps visits the stretches of units without partners that lie between the
// same partners on both sides.
func (m *matcher) gaps(visit func(a0, a1, b0, b1 int)) {
	chain := m.chain()
	a0, b0 := 0, 0
	for _, i := range append(chain, len(m.a)) {
		j := len(m.b)
		if i < len(m.a) {
			j = m.ab[i]
		}
		if a0 < i && b0 < j {
			visit(a0, i, b0, j)
		}
		a0, b0 = i+1, j+1
	}
}

// chain returns the longest run of units of a whose partners stand in order.
func (m *matcher) chain() []int {
	var tails, ends []int // ends: index in a of the last of a run of that length
	prev := make([]int, len(m.a))
	for i, j := range m.ab {
		if j < 0 {
			continue
		}
		n, _ := slices.BinarySearch(tails, j)
		if n == len(tails) {
			tails, ends = append(tails, j), append(ends, i)
		} else {
			tails[n], ends[n] = j, i
		}
		prev[i] = -1
		if n > 0 {
			prev[i] = ends[n-1]
		}
	}
	var out []int
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = prev[i] {
			out = append(out, i)
		}
	}
	slices.Reverse(out)
	return out
}

// free returns the units of a stretch that have no partner.
func free(paired []int, from, to int) []int {
	var out []int
	for i := from; i < to; i++ {
		if paired[i] < 0 {
			out = append(out, i)
		}
	}
	return out
}

// same pairs units that say the same: the longest common subsequence.
func (m *matcher) same(a0, a1, b0, b1 int) {
	x, y := free(m.ab, a0, a1), free(m.ba, b0, b1)
	equal := func(i, j int) bool { return m.a[x[i]].Kind == m.b[y[j]].Kind && Same(m.a[x[i]], m.b[y[j]]) }
	lo := 0
	for lo < len(x) && lo < len(y) && equal(lo, lo) {
		m.pair(x[lo], y[lo])
		lo++
	}
	xe, ye := len(x), len(y)
	for xe > lo && ye > lo && equal(xe-1, ye-1) {
		xe, ye = xe-1, ye-1
		m.pair(x[xe], y[ye])
	}
	x, y = x[lo:xe], y[lo:ye]
	if len(x) == 0 || len(y) == 0 {
		return
	}
	if len(x)*len(y) > maxPairs {
		m.byKey(func(u *Unit) string {
			return string(rune(u.Sum()&0xFFFFF)) + string(rune(u.Sum()>>20&0xFFFFF)) + string(rune(u.Sum()>>40&0xFFFFF))
		})
		return
	}
	score := func(i, j int) float64 {
		if m.a[x[i]].Kind == m.b[y[j]].Kind && Same(m.a[x[i]], m.b[y[j]]) {
			return 1
		}
		return 0
	}
	m.best(x, y, score, 0.5)
}

// alike pairs units that are versions of one another, in order.
func (m *matcher) alike(a0, a1, b0, b1 int) {
	x, y := free(m.ab, a0, a1), free(m.ba, b0, b1)
	if len(x) == 0 || len(y) == 0 {
		return
	}
	if inCell := m.a[x[0]].Up != nil && m.a[x[0]].Up.Kind != Story; len(x) == len(y) && inCell && m.allPartners(x, y) {
		for k := range x {
			m.pair(x[k], y[k])
		}
		return
	}
	if len(x)*len(y) > maxSimilar {
		return
	}
	m.best(x, y, func(i, j int) float64 { return likeness(m.a[x[i]], m.b[y[j]]) }, alike)
}

// allPartners tells whether two stretches of equal length inside a table or
// paragraph go together one by one. Rows with items of their own do not.
func (m *matcher) allPartners(x, y []int) bool {
	for k := range x {
		p, q := m.a[x[k]], m.b[y[k]]
		if !partners(p, q) || p.Kind == Row && likeness(p, q) < alike {
			return false
		}
	}
	return true
}

// best pairs in order so that the scores add up to the most.
func (m *matcher) best(x, y []int, score func(i, j int) float64, least float64) {
	w := len(y) + 1
	sum := make([]float64, (len(x)+1)*w)
	pairs := make([]float64, (len(x)+1)*w)
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			best := max(sum[(i+1)*w+j], sum[i*w+j+1])
			if s := score(i, j); s >= least {
				pairs[i*w+j] = s
				best = max(best, s+sum[(i+1)*w+j+1])
			}
			sum[i*w+j] = best
		}
	}
	for i, j := 0, 0; i < len(x) && j < len(y); {
		s := pairs[i*w+j]
		switch {
		case s > 0 && sum[i*w+j] == s+sum[(i+1)*w+j+1]:
			m.pair(x[i], y[j])
			i, j = i+1, j+1
		case sum[i*w+j] == sum[(i+1)*w+j]:
			i++
		default:
			j++
		}
	}
}
