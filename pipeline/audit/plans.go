package audit

import (
	"math"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/staffing"
)

// PlanInput is what the plans of all companies are made from.
type PlanInput struct {
	Project   *record.Project
	Companies []Assessment
	Today     calendar.Date      // plans are not made for days before it; zero: not looked at
	Previous  map[string]Outline // the plans as they last stood, by company
}

// Planned is the plan over all companies.
type Planned struct {
	Plans    map[string]Plan
	Figures  staffing.Figures
	Greedy   staffing.Figures  // of the greedy plan, to compare
	Released map[string]string // companies whose explained plan cannot stand, with the reason
}

// Plans makes the audit plans of all companies whose return came back (a plan
// follows the preliminary review, 別紙1 4(1)④); a company without a return has
// none. All companies are planned together, since they share auditors and days.
func Plans(companies []Assessment, p *record.Project, today calendar.Date) (map[string]Plan, problem.List) {
	out, problems := PlanAll(PlanInput{Project: p, Companies: companies, Today: today})
	return out.Plans, problems
}

// PlanAll makes the plans of all companies, starting from the previous ones: a
// plan that was explained to its company stays as it is unless it cannot, and
// the others move as little as they must.
func PlanAll(in PlanInput) (Planned, problem.List) {
	r := newRoster(in)
	result := staffing.Solve(r.input)
	out := Planned{Plans: map[string]Plan{}, Figures: result.Figures, Greedy: staffing.Greedy(r.input).Figures, Released: map[string]string{}}
	placed := map[string]staffing.Assignment{}
	for _, a := range result.Assignments {
		placed[a.Company] = a
	}
	for i := range r.jobs {
		j := &r.jobs[i]
		at, asked := placed[j.a.Company.ID]
		plan := r.plan(j, at)
		out.Plans[j.a.Company.ID] = plan
		r.problems = append(r.problems, late(j.a.Company, r.p, plan.Schedule)...)
		if asked && len(at.Team) == 0 && !explained(result, j.a.Company.ID) {
			r.problems = append(r.problems, r.unplaced(j.a.Company))
		}
	}
	for _, x := range result.Released {
		r.release(x, out.Released)
	}
	for _, c := range result.Clashes {
		r.problems = append(r.problems, r.clash(c))
	}
	return out, r.problems
}

// explained tells whether a clash of its own says why the company has no days.
func explained(r staffing.Result, company string) bool {
	return slices.ContainsFunc(r.Clashes, func(c staffing.Clash) bool { return slices.Equal(c.Companies(), []string{company}) })
}

func (r *roster) plan(j *job, at staffing.Assignment) Plan {
	e, a := j.effort, j.a
	if n := len(at.Team); n > 0 {
		e.OnsiteDays = visitDays(e.Onsite, n)
	}
	plan := Plan{Effort: e, Team: r.team(j, at.Team), Prepare: prepare(a), Onsite: onsite(a), PriceYen: price(a.Company, e, r.p)}
	plan.Focus, plan.MoreFocus = focus(a)
	if !at.VisitFrom.IsZero() {
		plan.Schedule = Schedule{DocumentFrom: at.DocumentFrom, DocumentTo: at.DocumentTo, OnsiteFrom: at.VisitFrom, OnsiteTo: at.VisitTo,
			NoticeBy: r.diary.onOrBefore(at.VisitFrom.AddDays(-r.p.NoticeDays)), ReportBy: r.diary.later(at.VisitTo, reportDays)}
	}
	return plan
}

// price is the register's, else effort × day rate.
func price(c *record.Company, e Effort, p *record.Project) int64 {
	if c.PriceYen.Known {
		return c.PriceYen.V
	}
	return int64(math.Round(e.Total * float64(p.Ceilings.DayRateYen)))
}
