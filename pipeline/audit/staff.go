package audit

import (
	"cmp"
	"slices"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Roles in a team.
const (
	RoleLead   = "主任"
	RoleMember = "審査員"
)

// Staff gives every company that has an effort a team: one lead, and others up
// to AuditorsPerVisit. No auditor with a conflict of interest is in a team,
// whatever else gives way. Companies with the fewest possible leads choose
// first, then those with most work; the auditor with the least work so far is
// taken. Greedy and deterministic.
func Staff(companies []Assessment, efforts map[string]Effort, p *record.Project) (map[string]Team, problem.List) {
	r := roster{p: p, load: map[string]float64{}}
	problems := unknownConflicts(companies, p)
	teams := map[string]Team{}
	for _, j := range r.jobs(companies, efforts) {
		team, problem, ok := r.team(j)
		teams[j.company.ID] = team
		if !ok {
			problems = append(problems, problem)
		}
	}
	return teams, append(problems, r.overloads()...)
}

type roster struct {
	p    *record.Project
	load map[string]float64 // by auditor ID
}

// job is one company to staff.
type job struct {
	company *record.Company
	days    float64
	free    []*record.Auditor // no conflict, in the order of the project file
	leads   int
	out     []Exclusion
}

func (r *roster) jobs(companies []Assessment, efforts map[string]Effort) []job {
	var out []job
	for _, a := range companies {
		e, ok := efforts[a.Company.ID]
		if !ok {
			continue
		}
		j := job{company: a.Company, days: e.Total}
		for i := range r.p.Auditors {
			u := &r.p.Auditors[i]
			if why := conflictOf(u, a.Company); why != "" {
				j.out = append(j.out, Exclusion{u, why})
				continue
			}
			j.free = append(j.free, u)
			if u.Lead {
				j.leads++
			}
		}
		out = append(out, j)
	}
	slices.SortStableFunc(out, func(a, b job) int { return cmp.Or(cmp.Compare(a.leads, b.leads), cmp.Compare(b.days, a.days)) })
	return out
}

func (r *roster) team(j job) (Team, problem.Problem, bool) {
	t := Team{Excluded: j.out}
	if len(j.free) == 0 || j.leads == 0 {
		code := problem.Code("staff-none")
		if len(j.free) > 0 {
			code = "staff-no-lead"
		}
		return t, problem.New(code, j.company.Pos, j.company.Name.V).For(j.company.ID), false
	}
	size := max(1, min(r.p.Effort.AuditorsPerVisit, len(j.free)))
	members := r.pick(j, size, true)
	for n := size - 1; members == nil && n > 0; n-- {
		members = r.pick(j, n, true)
	}
	if members == nil { // nobody has room: overload is reported, not hidden
		members = r.pick(j, size, false)
	}
	for i, u := range members {
		r.load[u.ID] += j.days / float64(len(members))
		t.Members = append(t.Members, TeamMember{u, role(i)})
	}
	return t, problem.Problem{}, true
}

func role(i int) string {
	if i == 0 {
		return RoleLead
	}
	return RoleMember
}

// pick returns a lead and n-1 others with the least work; with strict set only
// such as have room for their share, and nil when there are not n.
func (r *roster) pick(j job, n int, strict bool) []*record.Auditor {
	share := j.days / float64(n)
	var can []*record.Auditor
	for _, u := range j.free {
		if !strict || u.MaxDays == 0 || r.load[u.ID]+share <= u.MaxDays+1e-9 {
			can = append(can, u)
		}
	}
	slices.SortStableFunc(can, func(a, b *record.Auditor) int {
		return cmp.Or(cmp.Compare(r.over(a, share), r.over(b, share)), cmp.Compare(cents(r.load[a.ID]), cents(r.load[b.ID])))
	})
	lead := slices.IndexFunc(can, func(u *record.Auditor) bool { return u.Lead })
	if lead < 0 || len(can) < n {
		return nil
	}
	first := can[lead]
	return append([]*record.Auditor{first}, others(can, lead, n-1)...)
}

// others prefers members who cannot lead, so that leads stay free to lead.
func others(can []*record.Auditor, lead, n int) []*record.Auditor {
	rest := slices.Delete(slices.Clone(can), lead, lead+1)
	slices.SortStableFunc(rest, func(a, b *record.Auditor) int { return cmp.Compare(rank(a), rank(b)) })
	return rest[:n]
}

func rank(u *record.Auditor) int {
	if u.Lead {
		return 1
	}
	return 0
}

// over is how far the share would take the auditor beyond the limit.
func (r *roster) over(u *record.Auditor, share float64) float64 {
	if u.MaxDays == 0 {
		return 0
	}
	return max(0, cents(r.load[u.ID]+share-u.MaxDays))
}

func (r *roster) overloads() problem.List {
	var out problem.List
	for i := range r.p.Auditors {
		u := &r.p.Auditors[i]
		if r.over(u, 0) > 0 {
			out.Add("staff-load", auditorPos(u, r.p), u.Name, fixed(r.load[u.ID]), figure(u.MaxDays))
		}
	}
	return out
}
