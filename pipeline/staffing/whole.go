package staffing

import "slices"

// wholeBudget is how much the solver may learn when it is asked for any plan
// over all companies.
const wholeBudget = 6_000

// clashBudget is the same for each of the many questions about a clash.
const clashBudget = 1_000

// anyPlan looks for a plan that keeps every demand but those left out: first
// with the means that are quick, then by the solver over all companies at once
// (not at all with a budget of 0).
func anyPlan(in *Input, without relaxed, budget int) (*plan, answer) {
	g := newGrid(in, without)
	if g.short() {
		return nil, unsatisfiable
	}
	p := g.greedy()
	if len(p.none()) > 0 {
		p.repair(usualSearch())
	}
	if len(p.none()) == 0 {
		return p, satisfiable
	}
	if budget == 0 {
		return nil, unknown
	}
	return g.whole(budget)
}

// whole asks the solver for any plan over all companies.
func (g *grid) whole(budget int) (*plan, answer) {
	w := &whole{g: g}
	for i := range g.visits {
		w.visit(&g.visits[i])
	}
	w.apart()
	w.limits()
	model, a := w.f.solve(budget)
	if a != satisfiable {
		return nil, a
	}
	return w.read(model), a
}

// whole is the formula over all companies: who is in the team, when review and
// visit begin, on which days the team is busy.
type whole struct {
	f      formula
	g      *grid
	comes  [][]int // by visit and auditor; 0: cannot
	review [][]int // by visit and first day; 0: cannot
	onsite [][]int
	busy   [][]int
}

func (w *whole) visit(v *visit) {
	comes, review := make([]int, len(w.g.auditors)), make([]int, w.g.last)
	onsite, busy := make([]int, w.g.last), make([]int, w.g.last)
	w.comes, w.review, w.onsite, w.busy = append(w.comes, comes), append(w.review, review), append(w.onsite, onsite), append(w.busy, busy)
	for _, t := range v.teams {
		for _, a := range t {
			if comes[a] == 0 {
				comes[a] = w.f.variable()
			}
		}
	}
	w.team(v, comes)
	for d := range w.g.last {
		busy[d] = w.f.variable()
	}
	if v.pinned() {
		review[v.old.review], onsite[v.old.visit] = w.f.variable(), w.f.variable()
		w.f.any(review[v.old.review])
		w.f.any(onsite[v.old.visit])
	} else {
		w.days(v, review, onsite)
	}
	w.takes(review, busy, v.review)
	w.takes(onsite, busy, v.onsite)
	for a, x := range comes {
		for d := range busy {
			if x > 0 && !w.g.auditors[a].free.has(d) {
				w.f.any(-x, -busy[d])
			}
		}
	}
}

// team says who may come together. The roles are said one by one, which is
// the same as the list of teams and much shorter.
func (w *whole) team(v *visit, comes []int) {
	if len(v.teams) == 0 {
		w.f.any()
		return
	}
	all := there(comes)
	w.f.rows = append(w.f.rows, linear{lits: all, least: len(v.teams[0])}) // teams stand by size
	w.f.atMost(all, nil, len(v.teams[len(v.teams)-1]))
	for _, role := range v.roles {
		var able []int
		for _, a := range role {
			if comes[a] > 0 {
				able = append(able, comes[a])
			}
		}
		w.f.any(able...)
	}
}

// there leaves out the variables that are not there.
func there(vars []int) []int {
	return slices.DeleteFunc(slices.Clone(vars), func(x int) bool { return x == 0 })
}

// days says when review and visit can begin, the one well before the other.
func (w *whole) days(v *visit, review, onsite []int) {
	for d := v.from; d < w.g.last; d++ {
		if d+v.review <= w.g.last {
			review[d] = w.f.variable()
		}
		if v.review == 0 {
			break
		}
	}
	w.f.one(there(review))
	for d := w.g.visitFrom(v, v.from); d < w.g.last; d++ {
		if !v.window.fits(d, v.onsite) {
			continue
		}
		onsite[d] = w.f.variable()
		before := []int{-onsite[d]}
		for r, x := range review {
			if x > 0 && w.g.visitFrom(v, r) <= d {
				before = append(before, x)
			}
		}
		w.f.any(before...)
	}
	w.f.one(there(onsite))
}

// takes says which days a beginning takes.
func (w *whole) takes(begin, busy []int, n int) {
	for d, x := range begin {
		for k := d; x > 0 && k < d+n && k < len(busy); k++ {
			w.f.any(-x, busy[k])
		}
	}
}

// apart keeps everybody in one place a day: visits that share an auditor
// share no day.
func (w *whole) apart() {
	for j := range w.g.visits {
		for i := range j {
			both := 0
			for a := range w.g.auditors {
				x, y := w.comes[i][a], w.comes[j][a]
				if x == 0 || y == 0 {
					continue
				}
				if both == 0 {
					both = w.f.variable()
				}
				w.f.any(-x, -y, both)
			}
			for d := 0; both > 0 && d < w.g.last; d++ {
				w.f.any(-both, -w.busy[i][d], -w.busy[j][d])
			}
		}
	}
}

// limits keeps the most person-days of each auditor, and says outright that
// nobody has more work than days.
func (w *whole) limits() {
	for a := range w.g.auditors {
		var in, shares, lengths []int
		for i := range w.g.visits {
			if x := w.comes[i][a]; x > 0 {
				v := &w.g.visits[i]
				in, shares, lengths = append(in, x), append(shares, v.share), append(lengths, v.review+v.onsite)
			}
		}
		if m := w.g.auditors[a].max; m >= 0 {
			w.f.atMost(in, shares, m)
		}
		w.f.atMost(in, lengths, w.g.auditors[a].free.count())
	}
}

// read makes a plan of a model.
func (w *whole) read(model []bool) *plan {
	p := w.g.newPlan()
	for i := range w.g.visits {
		s := &spot{}
		for a, x := range w.comes[i] {
			if x > 0 && model[x] {
				s.team = append(s.team, a)
			}
		}
		s.review = slices.IndexFunc(w.review[i], func(x int) bool { return x > 0 && model[x] })
		s.visit = slices.IndexFunc(w.onsite[i], func(x int) bool { return x > 0 && model[x] })
		p.put(i, s)
	}
	return p
}
