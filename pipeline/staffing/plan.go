package staffing

import "slices"

// plan is a plan being made: for each visit its spot, or none.
type plan struct {
	g     *grid
	spots []*spot
	busy  []days // by auditor
	load  []int  // by auditor, hundredths of person-days
}

func (g *grid) newPlan() *plan {
	return &plan{g: g, spots: make([]*spot, len(g.visits)), busy: make([]days, len(g.auditors)), load: make([]int, len(g.auditors))}
}

func (p *plan) clone() *plan {
	return &plan{p.g, slices.Clone(p.spots), slices.Clone(p.busy), slices.Clone(p.load)}
}

// taken are the days that a spot takes of its team.
func (v *visit) taken(s *spot) days {
	return stretch(s.review, v.review).or(stretch(s.visit, v.onsite))
}

func (p *plan) put(i int, s *spot) {
	p.spots[i] = s
	for _, a := range s.team {
		p.busy[a] = p.busy[a].or(p.g.visits[i].taken(s))
		p.load[a] += p.g.visits[i].share
	}
}

// lift takes a visit out of the plan.
func (p *plan) lift(i int) {
	s := p.spots[i]
	if s == nil {
		return
	}
	p.spots[i] = nil
	for _, a := range s.team {
		p.busy[a] = p.busy[a].minus(p.g.visits[i].taken(s))
		p.load[a] -= p.g.visits[i].share
	}
}

// open are the days on which the whole team is free.
func (p *plan) open(t team) days {
	free := p.g.auditors[t[0]].free.minus(p.busy[t[0]])
	for _, a := range t[1:] {
		next := p.g.auditors[a].free.minus(p.busy[a])
		for i := range free {
			free[i] &= next[i]
		}
	}
	return free
}

// room tells whether the team's limits have room for the visit.
func (p *plan) room(i int, t team) bool {
	for _, a := range t {
		if m := p.g.auditors[a].max; m >= 0 && p.load[a]+p.g.visits[i].share > m {
			return false
		}
	}
	return true
}

// point is how finely costs are counted.
const point = 100

// missing is what a visit without a place costs: more than any place.
const missing = 20_000 * point

// spotCost is what a spot costs by itself: journeys, lateness, change.
func (g *grid) spotCost(v *visit, s *spot) int {
	c := g.w.Lateness*max(0, s.visit-v.best) + g.w.Overdue*max(0, s.visit+v.onsite-1-g.due) + g.w.Stability*g.change(v, s)
	return c*point + g.w.Travel*v.journeys(s.team)*point/10
}

func (v *visit) journeys(t team) (km int) {
	for _, a := range t {
		km += v.km[a]
	}
	return km
}

// change is how far a spot is from the previous plan's.
func (g *grid) change(v *visit, s *spot) int {
	if v.old == nil {
		return 0
	}
	c := 0
	for _, a := range v.old.team {
		if !slices.Contains(s.team, a) {
			c += changeMember
		}
	}
	if s.visit != v.old.visit {
		c += changeVisit
	}
	if v.review > 0 && s.review != v.old.review {
		c += changeReview
	}
	return c
}

// balance is what a load costs: the square of its person-days.
func (g *grid) balance(load int) int { return g.w.Balance * load * load / (100 * 100 / point) }

// cost is what the whole plan costs.
func (p *plan) cost() int {
	sum := 0
	for i, s := range p.spots {
		if s == nil {
			sum += missing
			continue
		}
		sum += p.g.spotCost(&p.g.visits[i], s)
	}
	for _, l := range p.load {
		sum += p.g.balance(l)
	}
	return sum
}

// none lists the visits without a place.
func (p *plan) none() (out []int) {
	for i, s := range p.spots {
		if s == nil {
			out = append(out, i)
		}
	}
	return out
}
