package staffing

import (
	"cmp"
	"slices"
)

// option is one way of placing a visit.
type option struct {
	*spot
	cost int
}

// width is how many ways are weighed: for each team so many beginnings of the
// document review, for each of these so many of the visit, of all so many.
type width struct{ reviews, visits, options int }

// options lists ways of placing the visit beside what the plan holds, the
// cheapest first. A way's cost has in it by how much the team's loads then cost
// more.
func (p *plan) options(i int, w width) []option {
	v := &p.g.visits[i]
	if v.pinned() {
		return p.only(i)
	}
	var out []option
	for _, t := range v.teams {
		if added := p.added(i, t); p.room(i, t) {
			for s := range p.starts(i, t, w) {
				out = append(out, option{&s, p.g.spotCost(v, &s) + added})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b option) int { return cmp.Compare(a.cost, b.cost) })
	return out[:min(len(out), w.options)]
}

// only is the spot that was explained to the company, if it is free.
func (p *plan) only(i int) []option {
	v := &p.g.visits[i]
	free, taken := p.open(v.old.team), v.taken(v.old)
	if taken.minus(free) != (days{}) || !p.room(i, v.old.team) {
		return nil
	}
	return []option{{v.old, p.g.spotCost(v, v.old) + p.added(i, v.old.team)}}
}

// added is by how much the visit raises the cost of the team's loads.
func (p *plan) added(i int, t team) (c int) {
	for _, a := range t {
		c += p.g.balance(p.load[a]+p.g.visits[i].share) - p.g.balance(p.load[a])
	}
	return c
}

// starts yields the earliest days on which the team is free, and those of the
// previous plan.
func (p *plan) starts(i int, t team, w width) func(func(spot) bool) {
	v, free := &p.g.visits[i], p.open(t)
	return func(yield func(spot) bool) {
		n := 0
		for r := v.from; r < p.g.last && n < w.reviews; r++ {
			if v.review > 0 && !free.fits(r, v.review) {
				continue
			}
			n++
			if !p.visitsAfter(spot{t, r, 0}, i, w.visits, yield) || v.review == 0 {
				break
			}
		}
		if s := v.old; s != nil && v.taken(s).minus(free) == (days{}) && p.keeps(v, s) {
			yield(spot{t, s.review, s.visit})
		}
	}
}

// visitsAfter yields the earliest visits after a review; false ends.
func (p *plan) visitsAfter(s spot, i, most int, yield func(spot) bool) bool {
	v := &p.g.visits[i]
	free := p.open(s.team).minus(stretch(s.review, v.review))
	for s.visit = p.g.visitFrom(v, s.review); s.visit < p.g.last && most > 0; s.visit++ {
		if !free.fits(s.visit, v.onsite) || !v.window.fits(s.visit, v.onsite) {
			continue
		}
		if !yield(s) {
			return false
		}
		most--
	}
	return true
}

// keeps tells whether the days of a spot keep what the visit asks.
func (p *plan) keeps(v *visit, s *spot) bool {
	return s.review >= v.from && s.visit >= p.g.visitFrom(v, s.review) && v.window.fits(s.visit, v.onsite)
}
