package disclosure

import (
	"cmp"
	"container/heap"
	"slices"
)

// A repair is a move found by putting right, one after the other, the equations
// that the change of a number upset, each by changing one further number by as
// much. It finds the rectangles of cross tables and the chains of linked ones
// within a few steps; what it does not find is left to linear programming.

// tries bounds how many partial repairs are looked at; widest how many ways of
// putting one equation right, steps how many numbers a repair may change.
const (
	tries  = 400
	widest = 24
	steps  = 16
)

// partial is a repair under way.
type partial struct {
	move
	upset  []upset
	cost   int64
	rank   int64 // what is looked at first
	chosen []int // numbers changed by choice; others follow
	order  int
}

// upset is an equation whose terms now add up to something else than 0.
type upset struct {
	eq int
	by int64
}

// queue holds partial repairs, the most promising first.
type queue []*partial

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	if q[i].rank != q[j].rank {
		return q[i].rank < q[j].rank
	}
	return q[i].order < q[j].order
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(*partial)) }
func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}

// repair returns a cheap move that changes number n by d, or false. Where a
// base stands in the way, it starts from a move of the base.
func (m mover) repair(n, d int) (move, bool) {
	if !m.movable(n) {
		return move{}, false
	}
	if w, ok := m.from(&partial{}, n, d); ok {
		return w, true
	}
	for _, e := range m.numbers[n].eqs {
		for _, t := range m.equations[e] {
			if w, there := m.moves[t.col]; there {
				if w, ok := m.from(&partial{move: w}, n, d); ok {
					return w, true
				}
			}
		}
	}
	return move{}, false
}

// from repairs what moving number n by d upsets after another move.
func (m mover) from(first *partial, n, d int) (move, bool) {
	if k := slices.Index(first.numbers, n); k >= 0 {
		d -= first.by[k]
	}
	if d == 0 || !m.has(first, n, d) {
		return move{}, false
	}
	q := &queue{m.with(first, n, d)}
	seen := map[uint64]bool{}
	for made := 0; q.Len() > 0 && made < tries && m.left.repairs > 0; made++ {
		p := heap.Pop(q).(*partial)
		if len(p.upset) == 0 {
			return p.compact(), true
		}
		if len(p.chosen) == steps {
			continue
		}
		for _, next := range m.next(p) {
			if h := next.hash(); !seen[h] {
				seen[h] = true
				next.order = len(seen)
				heap.Push(q, next)
			}
		}
	}
	return move{}, false
}

// next puts the shortest upset equation right in each way, the cheapest ways
// only.
func (m mover) next(p *partial) []*partial {
	e := slices.MinFunc(p.upset, func(a, b upset) int { return len(m.equations[a.eq]) - len(m.equations[b.eq]) })
	var out []*partial
	for _, t := range m.equations[e.eq] {
		by := int(-e.by / t.coef)
		again := slices.Contains(p.chosen, t.col) && !m.private(t.col)
		if again || t.col == p.chosen[0] || !m.has(p, t.col, by) || !m.movable(t.col) || m.costly(p, t.col) {
			continue
		}
		out = append(out, m.with(p, t.col, by))
	}
	slices.SortStableFunc(out, func(a, b *partial) int { return cmp.Compare(a.rank, b.rank) })
	return out[:min(len(out), widest)]
}

// costly tells whether a number is shown all over and is not hidden: only
// another such number is guarded by hiding it.
func (m mover) costly(p *partial, n int) bool {
	return m.hub(n) && !m.hub(p.chosen[0]) && m.costBeside(p, n) > 0
}

// private tells whether a number stands in one equation only: a change of it
// upsets nothing else.
func (m mover) private(n int) bool { return len(m.numbers[n].eqs) == 1 }

// has tells whether a number can change by so much further.
func (m mover) has(p *partial, n, by int) bool {
	if k := slices.Index(p.numbers, n); k >= 0 {
		by += p.by[k]
	}
	up, down := m.room(n)
	return int64(by) <= up && int64(-by) <= down
}

// openCost is what an upset equation is expected to cost yet.
const openCost = 60

// with changes one further number, and puts right what costs nothing more: an
// equation with a private number that is hidden by now.
func (m mover) with(p *partial, n, by int) *partial {
	m.left.repairs--
	out := &partial{cost: p.cost + m.costBeside(p, n) + 1, chosen: append(slices.Clone(p.chosen), n)}
	out.numbers, out.by, out.upset = slices.Clone(p.numbers), slices.Clone(p.by), slices.Clone(p.upset)
	m.change(out, n, by)
	for _, e := range slices.Clone(out.upset) {
		for _, t := range m.equations[e.eq] {
			by := int(-e.by / t.coef)
			if t.col != n && t.col != out.chosen[0] && m.private(t.col) && m.movable(t.col) && m.has(out, t.col, by) && m.costBeside(out, t.col) == 0 {
				m.change(out, t.col, by)
				break
			}
		}
	}
	out.rank = out.cost + openCost*int64(len(out.upset))
	return out
}

// change changes a number of a partial repair, or changes it again.
func (m mover) change(p *partial, n, by int) {
	if k := slices.Index(p.numbers, n); k >= 0 {
		p.by[k] += by
	} else {
		p.numbers, p.by = append(p.numbers, n), append(p.by, by)
	}
	for _, e := range m.numbers[n].eqs {
		d := int64(by) * m.coef(e, n)
		k := slices.IndexFunc(p.upset, func(u upset) bool { return u.eq == e })
		if k < 0 {
			p.upset = append(p.upset, upset{e, d})
		} else if p.upset[k].by += d; p.upset[k].by == 0 {
			p.upset = slices.Delete(p.upset, k, k+1)
		}
	}
}

// costBeside is what hiding a number loses beyond what the repair hides: a cell
// shows several numbers and is hidden once.
func (m mover) costBeside(p *partial, n int) int64 {
	sum := 0
	for _, u := range m.numbers[n].units {
		if !m.hidden[u] && !slices.ContainsFunc(m.units[u].numbers, func(j int) bool { return slices.Contains(p.numbers, j) }) &&
			!slices.ContainsFunc(m.units[u].shows, func(j int) bool { return slices.Contains(p.numbers, j) }) {
			sum += m.units[u].weight
		}
	}
	return int64(min(sum, 1<<14))
}

// coef returns the coefficient of a number in an equation.
func (s *system) coef(e, n int) int64 {
	for _, t := range s.equations[e] {
		if t.col == n {
			return t.coef
		}
	}
	return 0
}

// compact leaves out what was changed and changed back.
func (w move) compact() move {
	var out move
	for i, n := range w.numbers {
		if w.by[i] != 0 {
			out.numbers, out.by = append(out.numbers, n), append(out.by, w.by[i])
		}
	}
	return out
}

// hash is the same for the same changes in any order.
func (p *partial) hash() uint64 {
	sum := uint64(0)
	for i, n := range p.numbers {
		x := uint64(n)<<32 ^ uint64(uint32(p.by[i]))
		x = (x ^ x>>31) * 0x9e3779b97f4a7c15
		x = (x ^ x>>29) * 0xbf58476d1ce4e5b9
		sum += x ^ x>>32
	}
	return sum
}
