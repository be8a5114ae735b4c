package staffing

import (
	"cmp"
	"slices"

	"shinsa/pipeline/calendar"
)

// teams lists the teams that may audit the company.
func (g *grid) teams(v *Visit, least, most int, without relaxed) []team {
	var can []int
	for i := range g.in.Auditors {
		if g.may(&g.in.Auditors[i], v, without) {
			can = append(can, i)
		}
	}
	var out []team
	roles := g.roles(v, without)
	for size := least; size <= most; size++ {
		choose(can, size, func(t team) {
			if able(t, roles) {
				out = append(out, slices.Clone(t))
			}
		})
	}
	return out
}

// may tells whether the auditor may audit the company at all.
func (g *grid) may(a *Auditor, v *Visit, without relaxed) bool {
	if slices.Contains(v.Barred, a.ID) && !without[Demand{Conflict, a.ID, v.Company}] {
		return false
	}
	return len(a.Areas) == 0 || without[Demand{Area, a.ID, ""}] || Within(v.Place, a.Areas)
}

// roles lists for each role of the team the auditors who can fill it.
func (g *grid) roles(v *Visit, without relaxed) [][]int {
	var out [][]int
	who := func(can func(a *Auditor) bool) {
		var role []int
		for i := range g.in.Auditors {
			if can(&g.in.Auditors[i]) {
				role = append(role, i)
			}
		}
		out = append(out, role)
	}
	if !without[Demand{RoleLead, "", v.Company}] {
		who(func(a *Auditor) bool { return a.Lead })
	}
	if !without[Demand{RoleSkill, "", v.Company}] {
		for _, s := range v.Skills {
			who(func(a *Auditor) bool { return slices.Contains(a.Skills, s) })
		}
	}
	return out
}

// able tells whether every role of the team is filled.
func able(t team, roles [][]int) bool {
	return !slices.ContainsFunc(roles, func(role []int) bool {
		return !slices.ContainsFunc(t, func(a int) bool { return slices.Contains(role, a) })
	})
}

// choose calls yield with every choice of n of the numbers, in order.
func choose(from []int, n int, yield func(team)) {
	pick := make(team, 0, n)
	var next func(at int)
	next = func(at int) {
		if len(pick) == n {
			yield(pick)
			return
		}
		for i := at; i <= len(from)-(n-len(pick)); i++ {
			pick = append(pick, from[i])
			next(i + 1)
			pick = pick[:len(pick)-1]
		}
	}
	next(0)
}

// pin notes the previous plan, as far as its people and days are still there.
// With Explained in force its team and days are the only way.
func (g *grid) pin(v *visit, without relaxed) {
	p := v.v.Previous
	if p == nil || p.VisitFrom.IsZero() {
		return
	}
	s := &spot{review: g.first(p.DocumentFrom), visit: g.first(p.VisitFrom)}
	for _, id := range p.Team {
		i := slices.IndexFunc(g.in.Auditors, func(a Auditor) bool { return a.ID == id })
		if i < 0 {
			return
		}
		s.team = append(s.team, i)
	}
	slices.Sort(s.team)
	known := slices.ContainsFunc(v.teams, func(t team) bool { return slices.Equal(t, s.team) })
	if v.v.Pinned && !without[Demand{Explained, "", v.v.Company}] {
		v.old, v.fixed, v.teams = s, true, []team{s.team}
		v.review, v.onsite = g.between(p.DocumentFrom, p.DocumentTo), g.between(p.VisitFrom, p.VisitTo)
		v.share = hundredths(v.v.Total / float64(len(s.team)))
	} else if known && s.visit < g.last {
		v.old = s
	}
}

// between is how many days of the plan lie between two dates.
func (g *grid) between(from, to calendar.Date) int {
	if from.IsZero() {
		return 0
	}
	return g.first(to.AddDays(1)) - g.first(from)
}

// pinned tells whether the visit has one spot only: the one explained.
func (v *visit) pinned() bool { return v.fixed }

// lead is who of the team leads: the lead of the previous plan, else the one
// who leads least so far.
func (g *grid) lead(v *visit, t team, led []int) int {
	var leads []int
	for _, i := range t {
		if g.in.Auditors[i].Lead {
			leads = append(leads, i)
		}
	}
	if p := v.v.Previous; p != nil && len(p.Team) > 0 {
		for _, i := range leads {
			if g.in.Auditors[i].ID == p.Team[0] {
				return i
			}
		}
	}
	if len(leads) == 0 {
		return t[0]
	}
	return slices.MinFunc(leads, func(a, b int) int { return cmp.Or(cmp.Compare(led[a], led[b]), cmp.Compare(a, b)) })
}
