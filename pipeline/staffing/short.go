package staffing

import "slices"

// job is a review or a visit as a stretch of work within some days.
type job struct {
	v        *visit
	from, to int // first and last day
	length   int
}

// short tells that there cannot be a plan because somewhere there is more work
// than people: by days within a period, or by person-days in all, for the
// team as a whole and for each role. It proves in no time what a solver would
// have to count out.
func (g *grid) short() bool {
	var jobs []job
	for i := range g.visits {
		v := &g.visits[i]
		if len(v.teams) == 0 || v.best < 0 && !v.pinned() {
			return true
		}
		if !v.pinned() {
			jobs = append(jobs, g.jobs(v)...)
		}
	}
	if g.shortOf(jobs, nil, 0) {
		return true
	}
	for i := range g.visits {
		for n, role := range g.visits[i].roles {
			if g.shortOf(jobs, role, n) {
				return true
			}
		}
	}
	return false
}

func (g *grid) jobs(v *visit) []job {
	last := 0
	for d := range g.last {
		if v.window.fits(d, v.onsite) {
			last = d
		}
	}
	out := []job{{v, v.best, last + v.onsite - 1, v.onsite}}
	if v.review > 0 {
		latest := v.from
		for d := v.from; d < g.last && g.visitFrom(v, d) <= last; d++ {
			latest = d
		}
		out = append(out, job{v, v.from, latest + v.review - 1, v.review})
	}
	return out
}

// shortOf tells whether a role (nil: the whole team) has more work than its
// people have days or person-days.
func (g *grid) shortOf(jobs []job, role []int, n int) bool {
	needs := func(v *visit) int {
		switch {
		case role == nil:
			return len(v.teams[0])
		case n < len(v.roles) && slices.Equal(v.roles[n], role):
			return 1
		}
		return 0
	}
	return g.overloaded(role, needs) || g.crowded(jobs, role, needs)
}

func (g *grid) overloaded(role []int, needs func(*visit) int) bool {
	work, room, most, people := 0, 0, 0, 0
	var parts []int
	for i := range g.visits {
		for range needs(&g.visits[i]) {
			work, parts = work+g.visits[i].share, append(parts, g.visits[i].share)
		}
	}
	for a := range g.auditors {
		if role != nil && !slices.Contains(role, a) {
			continue
		}
		if g.auditors[a].max < 0 {
			return false
		}
		room, most, people = room+g.auditors[a].max, max(most, g.auditors[a].max), people+1
	}
	return work > room || overfull(parts, most, people)
}

// crowded looks at every period that begins where a job may and ends where a
// job must.
func (g *grid) crowded(jobs []job, role []int, needs func(*visit) int) bool {
	var begins, ends []int
	for _, j := range jobs {
		begins, ends = append(begins, j.from), append(ends, j.to)
	}
	slices.Sort(begins)
	slices.Sort(ends)
	ends = slices.Compact(ends)
	for _, from := range slices.Compact(begins) {
		for _, to := range ends {
			if from <= to && g.crowdedIn(jobs, from, to, role, needs) {
				return true
			}
		}
	}
	return false
}

func (g *grid) crowdedIn(jobs []job, from, to int, role []int, needs func(*visit) int) bool {
	work := 0
	var parts []int
	for _, j := range jobs {
		if j.from < from || to < j.to {
			continue
		}
		for range needs(j.v) {
			work, parts = work+j.length, append(parts, j.length)
		}
	}
	if work == 0 {
		return false
	}
	days, people := g.people(role, from, to)
	return work > days || overfull(parts, to-from+1, people)
}

// people is how many days the people of a role have in a period, and how many
// have any.
func (g *grid) people(role []int, from, to int) (days, people int) {
	period := stretch(from, to-from+1)
	for a := range g.auditors {
		if role != nil && !slices.Contains(role, a) {
			continue
		}
		if n := period.minus(period.minus(g.auditors[a].free)).count(); n > 0 {
			days, people = days+n, people+1
		}
	}
	return days, people
}

// overfull tells whether the parts cannot be packed into so many bins of that
// size though their sum would fit: of parts longer than half a bin there is
// one to a bin, and so on (the dual feasible functions u(k) of Fekete and
// Schepers, Mathematical Programming 2001).
func overfull(parts []int, bin, bins int) bool {
	for k := 1; k <= 5; k++ {
		sum := 0
		for _, p := range parts {
			if (k+1)*p%max(bin, 1) == 0 {
				sum += k * p
			} else {
				sum += (k + 1) * p / max(bin, 1) * bin
			}
		}
		if sum > k*bin*bins {
			return true
		}
	}
	return false
}
