package staffing

import (
	"math"
	"slices"

	"shinsa/pipeline/calendar"
)

// Result is a plan over all companies, or how far there is one.
type Result struct {
	// Assignments has one for each visit of the input, in its order; one with
	// no team could not be placed.
	Assignments []Assignment
	Released    []Release // plans that were explained and cannot stand
	Clashes     []Clash   // why some could not be placed
	Proven      bool      // that they cannot all be placed was proven
	Figures     Figures
}

// Release is a plan that was explained to the company and cannot stand, with
// the demand that it breaks.
type Release struct {
	Company string
	Demand  Demand
}

// Figures measure a plan.
type Figures struct {
	Companies, Placed int
	Kilometres        int     // of all journeys, there and back
	Late              int     // working days after the earliest possible, of all companies
	Latest            int     // of the company with most
	Overdue           int     // companies whose report comes after its deadline
	Least, Most       float64 // person-days of the auditors with least and most
	Spread            float64 // standard deviation of the auditors' person-days
	Moved             int     // companies whose people or days differ from the previous plan
	Points            int     // what the plan costs, rounded
}

// Solve plans all companies together. in is not changed.
func Solve(in Input) Result {
	in.Visits = slices.Clone(in.Visits)
	released := in.release()
	g := newGrid(&in, nil)
	if g.last == 0 {
		return Result{Assignments: make([]Assignment, len(in.Visits))}
	}
	p := g.greedy()
	p.improve(usualSearch())
	r := Result{Released: released}
	if len(p.none()) > 0 {
		p = r.rescue(&in, p)
	}
	r.Assignments, r.Figures = p.assignments(), p.figures()
	return r
}

// rescue asks about all companies at once, since some found no place.
func (r *Result) rescue(in *Input, p *plan) *plan {
	whole, a := anyPlan(in, nil, wholeBudget)
	switch a {
	case satisfiable:
		whole.improve(usualSearch())
		return whole
	default:
		r.Clashes = clashes(in, p.none())
		r.Proven = len(r.Clashes) > 0
	}
	return p
}

// Greedy plans the companies one after the other, each at its cheapest: the
// baseline that Solve is measured against.
func Greedy(in Input) Result {
	in.Visits = slices.Clone(in.Visits)
	released := in.release()
	p := newGrid(&in, nil).greedy()
	return Result{Assignments: p.assignments(), Released: released, Figures: p.figures()}
}

// release unpins the plans that cannot stand whatever else is planned.
func (in *Input) release() []Release {
	var out []Release
	for i := range in.Visits {
		v := &in.Visits[i]
		if !v.Pinned {
			continue
		}
		if d, broken := in.broken(v); broken {
			v.Pinned = false
			out = append(out, Release{v.Company, d})
		}
	}
	return out
}

// broken tells whether a plan that was explained breaks a demand by itself.
func (in *Input) broken(v *Visit) (Demand, bool) {
	p := v.Previous
	if p == nil || len(p.Team) == 0 || p.VisitFrom.IsZero() {
		return Demand{Kind: Explained, Company: v.Company}, true
	}
	var skills []string
	for n, id := range p.Team {
		i := slices.IndexFunc(in.Auditors, func(a Auditor) bool { return a.ID == id })
		if i < 0 {
			return Demand{TeamSize, id, v.Company}, true
		}
		a := &in.Auditors[i]
		switch {
		case slices.Contains(v.Barred, id):
			return Demand{Conflict, id, v.Company}, true
		case n == 0 && !a.Lead:
			return Demand{RoleLead, id, v.Company}, true
		case len(a.Areas) > 0 && !Within(v.Place, a.Areas):
			return Demand{Area, id, v.Company}, true
		case slices.ContainsFunc(a.Off, func(s Span) bool { return s.meets(p.DocumentFrom, p.DocumentTo) || s.meets(p.VisitFrom, p.VisitTo) }):
			return Demand{DaysOff, id, v.Company}, true
		}
		skills = append(skills, a.Skills...)
	}
	if slices.ContainsFunc(v.Skills, func(s string) bool { return !slices.Contains(skills, s) }) {
		return Demand{RoleSkill, "", v.Company}, true
	}
	return in.brokenDays(v)
}

func (in *Input) brokenDays(v *Visit) (Demand, bool) {
	p, g := v.Previous, &grid{in: in}
	for d := p.VisitFrom; !p.VisitTo.Before(d); d = d.AddDays(1) {
		if len(v.Possible) > 0 && !slices.ContainsFunc(v.Possible, func(s Span) bool { return s.Holds(d) }) {
			return Demand{PossibleDays, "", v.Company}, true
		}
	}
	switch n := len(p.Team); {
	case !in.Window.Holds(p.VisitFrom) || !in.Window.Holds(p.VisitTo):
		return Demand{Period, "", v.Company}, true
	case g.between(p.VisitFrom, p.VisitTo) < max(1, daysFor(v.Onsite, n)) || g.between(p.DocumentFrom, p.DocumentTo) < daysFor(v.Document, n):
		return Demand{Effort, "", v.Company}, true
	}
	return Demand{}, false
}

// meets tells whether the span has a day between the two dates.
func (s Span) meets(from, to calendar.Date) bool {
	return !from.IsZero() && !to.Before(s.From) && (s.To.IsZero() || !s.To.Before(from))
}

// assignments says the plan in names and dates.
func (p *plan) assignments() []Assignment {
	out, led := make([]Assignment, len(p.spots)), make([]int, len(p.g.auditors))
	for i, s := range p.spots {
		v := &p.g.visits[i]
		out[i].Company = v.v.Company
		if s == nil {
			continue
		}
		lead := p.g.lead(v, s.team, led)
		led[lead]++
		out[i].Team = []string{p.g.in.Auditors[lead].ID}
		for _, a := range s.team {
			if a != lead {
				out[i].Team = append(out[i].Team, p.g.in.Auditors[a].ID)
			}
		}
		if v.review > 0 {
			out[i].DocumentFrom, out[i].DocumentTo = p.g.day(s.review), p.g.day(s.review+v.review-1)
		}
		out[i].VisitFrom, out[i].VisitTo = p.g.day(s.visit), p.g.day(s.visit+v.onsite-1)
	}
	return out
}

func (p *plan) figures() Figures {
	f := Figures{Companies: len(p.spots), Points: (p.cost() + point/2) / point}
	for i, s := range p.spots {
		if s == nil {
			continue
		}
		v := &p.g.visits[i]
		late := max(0, s.visit-v.best)
		f.Placed, f.Kilometres, f.Late, f.Latest = f.Placed+1, f.Kilometres+v.journeys(s.team), f.Late+late, max(f.Latest, late)
		if s.visit+v.onsite-1 > p.g.due {
			f.Overdue++
		}
		if v.v.Previous != nil && p.g.change(v, s) > 0 || v.v.Previous != nil && v.old == nil {
			f.Moved++
		}
	}
	f.Least, f.Most, f.Spread = spread(p.load)
	return f
}

func spread(loads []int) (least, most, deviation float64) {
	if len(loads) == 0 {
		return 0, 0, 0
	}
	var sum, squares float64
	for _, l := range loads {
		x := float64(l) / 100
		sum, squares = sum+x, squares+x*x
	}
	n := float64(len(loads))
	return float64(slices.Min(loads)) / 100, float64(slices.Max(loads)) / 100, math.Sqrt(max(0, squares/n-sum/n*sum/n))
}
