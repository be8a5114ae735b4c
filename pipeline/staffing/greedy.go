package staffing

import (
	"cmp"
	"slices"
)

// greedy places the visits one after the other, each at its cheapest: first
// what was explained, then what the previous plan has, then those with the
// fewest ways.
func (g *grid) greedy() *plan {
	p := g.newPlan()
	for _, i := range g.order() {
		v := &g.visits[i]
		if v.old != nil && p.holds(i, v.old) {
			p.put(i, v.old)
			continue
		}
		if o := p.options(i, width{1, 1, 1}); len(o) > 0 {
			p.put(i, o[0].spot)
		}
	}
	return p
}

// holds tells whether the visit can be put on the spot as the plan stands.
func (p *plan) holds(i int, s *spot) bool {
	v := &p.g.visits[i]
	if !p.room(i, s.team) || v.taken(s).minus(p.open(s.team)) != (days{}) {
		return false
	}
	return v.pinned() || p.keeps(v, s)
}

func (g *grid) order() []int {
	out := make([]int, len(g.visits))
	for i := range out {
		out[i] = i
	}
	rank := func(i int) int {
		switch v := &g.visits[i]; {
		case v.pinned():
			return 0
		case v.old != nil:
			return 1
		default:
			return 2
		}
	}
	slices.SortStableFunc(out, func(a, b int) int {
		v, w := &g.visits[a], &g.visits[b]
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(len(v.teams)*v.window.count(), len(w.teams)*w.window.count()), cmp.Compare(w.share, v.share))
	})
	return out
}
