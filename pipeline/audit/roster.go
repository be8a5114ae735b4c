package audit

import (
	"cmp"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/staffing"
)

// Roles in a team.
const (
	RoleLead   = "主任"
	RoleMember = "審査員"
)

// roster turns records into what package staffing plans from, and its result
// into plans.
type roster struct {
	p        *record.Project
	diary    *diary
	jobs     []job
	input    staffing.Input
	problems problem.List
}

// job is one company to plan.
type job struct {
	a      Assessment
	effort Effort
	out    []Exclusion
	free   []*record.Auditor // no conflict, in the order of the project file
}

func newRoster(in PlanInput) *roster {
	r := &roster{p: in.Project, diary: newDiary(), problems: unknownConflicts(in.Companies, in.Project)}
	for _, a := range in.Companies {
		if a.Response != nil {
			r.job(a, in)
		}
	}
	r.input.Auditors = auditors(in.Project)
	d := in.Project.Dates
	r.input.Window, r.input.Report = staffing.Span{From: d.AuditFrom, To: d.AuditTo}, d.ReportDue
	r.input.Notice = staffing.Notice{Answer: answerDays, Notice: in.Project.NoticeDays, Report: reportDays}
	r.input.Weights = weights(in.Project.Planning.Weights)
	r.input.Days = r.days()
	return r
}

func weights(w record.Weights) staffing.Weights {
	d := staffing.DefaultWeights()
	return staffing.Weights{Travel: cmp.Or(w.Travel, d.Travel), Balance: cmp.Or(w.Balance, d.Balance), Lateness: cmp.Or(w.Lateness, d.Lateness),
		Overdue: cmp.Or(w.Overdue, d.Overdue), Stability: cmp.Or(w.Stability, d.Stability)}
}

func auditors(p *record.Project) []staffing.Auditor {
	var out []staffing.Auditor
	for _, u := range p.Auditors {
		out = append(out, staffing.Auditor{ID: u.ID, Lead: u.Lead, Skills: u.Qualifications, Base: cmp.Or(u.Base, p.Body.Address),
			Areas: u.Areas, Off: spans(u.DaysOff), Max: u.MaxDays})
	}
	return out
}

func spans(in []record.Span) []staffing.Span {
	var out []staffing.Span
	for _, s := range in {
		out = append(out, staffing.Span(s))
	}
	return out
}

// job adds a company; one that nobody may audit or lead is a problem of its
// own and takes no part in the planning.
func (r *roster) job(a Assessment, in PlanInput) {
	c := a.Company
	j := job{a: a, effort: Estimate(a, r.p)}
	leads := 0
	v := staffing.Visit{Company: c.ID, Place: c.Address.V, Document: j.effort.Document, Onsite: j.effort.Onsite, Total: j.effort.Total,
		Skills: append(slices.Clone(r.p.Planning.Qualifications), c.NeededSkills...), Possible: spans(c.PossibleDays)}
	for i := range r.p.Auditors {
		u := &r.p.Auditors[i]
		if why := conflictOf(u, c); why != "" {
			j.out, v.Barred = append(j.out, Exclusion{u, why}), append(v.Barred, u.ID)
			continue
		}
		j.free = append(j.free, u)
		if u.Lead {
			leads++
		}
	}
	v.Size = max(1, min(r.p.Effort.AuditorsPerVisit, len(j.free)))
	r.jobs = append(r.jobs, j)
	switch begin := start(a, r.p, in.Today); {
	case len(j.free) == 0:
		r.problems = append(r.problems, problem.New("staff-none", c.Pos, c.Name.V).For(c.ID))
		return
	case leads == 0:
		r.problems = append(r.problems, problem.New("staff-no-lead", c.Pos, c.Name.V).For(c.ID))
		return
	case begin.IsZero():
		begin = r.p.Dates.ContractStart
		fallthrough
	default:
		v.Start = r.diary.later(begin, planDays)
	}
	if o, ok := in.Previous[c.ID]; ok {
		v.Previous = o.assignment(c.ID)
		v.Pinned = o.Explained && v.Previous != nil
	}
	r.input.Visits = append(r.input.Visits, v)
}

// days are the working days to plan on: from the first day that a plan needs
// to well after the period, so that what clashes with its end can be told.
func (r *roster) days() []calendar.Date {
	var first calendar.Date
	last := r.p.Dates.AuditTo
	earlier := func(d calendar.Date) {
		if !d.IsZero() && (first.IsZero() || d.Before(first)) {
			first = d
		}
	}
	for _, v := range r.input.Visits {
		earlier(v.Start)
		if v.Start.Compare(last) > 0 {
			last = v.Start
		}
		if v.Previous != nil {
			earlier(v.Previous.DocumentFrom)
			earlier(v.Previous.VisitFrom)
		}
	}
	if first.IsZero() {
		return nil
	}
	var out []calendar.Date
	for d := r.diary.onOrAfter(first); len(out) < staffing.MaxDays && !last.AddDays(120).Before(d); d = r.diary.later(d, 1) {
		out = append(out, d)
	}
	return out
}

// team says a team in records, the lead first.
func (r *roster) team(j *job, ids []string) Team {
	t := Team{Excluded: j.out}
	for n, id := range ids {
		i := slices.IndexFunc(r.p.Auditors, func(u record.Auditor) bool { return u.ID == id })
		t.Members = append(t.Members, TeamMember{&r.p.Auditors[i], role(n)})
	}
	return t
}

func role(i int) string {
	if i == 0 {
		return RoleLead
	}
	return RoleMember
}
