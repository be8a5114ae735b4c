package staffing

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// search says how hard a plan is made better.
type search struct {
	passes int // over all visits, at most
	idle   int // passes without gain that end it
	size   int // visits freed at a time
	budget int // of the solver, for each question
	width  width
}

// usualSearch is what measured best for 50 companies: more questions with a
// small budget gain more than few with a large one.
func usualSearch() search {
	return search{passes: 12, idle: 2, size: 5, budget: 40, width: width{reviews: 2, visits: 3, options: 20}}
}

// improve frees a few visits at a time and places them again at the least
// cost, until that gains nothing any more. It begins from those that do not
// stand where the previous plan has them: where nothing has changed, nothing is
// looked for.
func (p *plan) improve(s search) {
	rnd := rand.New(rand.NewPCG(2018, 4))
	loose := p.loose()
	idle := 0
	for range s.passes {
		gained := false
		for _, i := range p.dearest(loose) {
			free := p.neighbours(i, s.size, rnd)
			gained = p.again(free, s) || gained
		}
		if idle++; gained {
			idle = 0
		}
		if idle == s.idle {
			return
		}
	}
}

// repair looks for places for the visits that have none.
func (p *plan) repair(s search) {
	rnd := rand.New(rand.NewPCG(2018, 5))
	for range 3 {
		for _, i := range p.none() {
			p.again(p.neighbours(i, s.size, rnd), s)
		}
	}
}

// dearest lists the visits, those that cost most first.
func (p *plan) dearest(of []int) []int {
	cost := func(i int) int {
		if p.spots[i] == nil {
			return missing
		}
		return p.g.spotCost(&p.g.visits[i], p.spots[i])
	}
	out := slices.Clone(of)
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(cost(b), cost(a)) })
	return out
}

// loose are the visits that the previous plan does not hold.
func (p *plan) loose() (out []int) {
	for i, s := range p.spots {
		if old := p.g.visits[i].old; s == nil || old == nil || !same(s, old) {
			out = append(out, i)
		}
	}
	return out
}

// neighbours are the visit and some of those that are most in its way.
func (p *plan) neighbours(i, size int, rnd *rand.Rand) []int {
	var near []int
	for j := range p.spots {
		if j != i && !p.g.visits[j].pinned() {
			near = append(near, j)
		}
	}
	slices.SortStableFunc(near, func(a, b int) int { return cmp.Compare(p.tie(i, b), p.tie(i, a)) })
	near = near[:min(len(near), 4*size)]
	rnd.Shuffle(len(near), func(a, b int) { near[a], near[b] = near[b], near[a] })
	out := append([]int{i}, near[:min(len(near), size-1)]...)
	slices.Sort(out)
	return out
}

// tie is how much j is in the way of i: it holds auditors who would be near, on
// days that i would want.
func (p *plan) tie(i, j int) int {
	v, s := &p.g.visits[i], p.spots[j]
	if s == nil {
		return 0
	}
	score := 0
	for _, a := range s.team {
		score += max(0, 100-v.km[a]/10)
		if p.spots[i] != nil && slices.Contains(p.spots[i].team, a) {
			score += 60
		}
	}
	if v.best >= 0 {
		score -= 4 * min(15, max(s.visit-v.best, v.best-s.visit))
	}
	return score
}

// again places the visits anew, if that costs less.
func (p *plan) again(free []int, s search) bool {
	base := p.clone()
	for _, i := range free {
		base.lift(i)
	}
	q := question{p: base}
	for _, i := range free {
		q.add(i, p.spots[i], s.width)
	}
	q.apart()
	q.loads()
	best, _ := q.f.cheapest(q.spent(), s.budget)
	if best == nil {
		return false
	}
	for n, i := range free {
		for k, o := range q.ways[n] {
			if best[q.vars[n][k]] && o.spot != nil {
				base.put(i, o.spot)
			}
		}
	}
	gained := base.cost() < p.cost() // the question rounds
	if gained {
		*p = *base
	}
	return gained
}
