package audit

import (
	"math"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Plans makes the audit plans of all companies whose return came back (a plan
// follows the preliminary review, 別紙1 4(1)④); a company without a return has
// none. All companies are planned together, since they share auditors and days.
func Plans(companies []Assessment, p *record.Project, today calendar.Date) (map[string]Plan, problem.List) {
	efforts := map[string]Effort{}
	for _, a := range companies {
		if a.Response != nil {
			efforts[a.Company.ID] = Estimate(a, p)
		}
	}
	teams, problems := Staff(companies, efforts, p)
	plans, days := map[string]Plan{}, newDiary()
	for _, a := range companies {
		e, ok := efforts[a.Company.ID]
		if !ok {
			continue
		}
		plan := onePlan(a, p, e, teams[a.Company.ID])
		s, more := days.schedule(planned{a.Company, p, plan.Effort, plan.Team.Members, start(a, p, today)})
		plan.Schedule = s
		plans[a.Company.ID] = plan
		problems = append(problems, more...)
	}
	return plans, problems
}

func onePlan(a Assessment, p *record.Project, e Effort, team Team) Plan {
	if n := len(team.Members); n > 0 {
		e.OnsiteDays = visitDays(e.Onsite, n)
	}
	plan := Plan{Effort: e, Team: team, Prepare: prepare(a), Onsite: onsite(a)}
	plan.Focus, plan.MoreFocus = focus(a)
	plan.PriceYen = price(a.Company, e, p)
	return plan
}

// price is the register's, else effort × day rate.
func price(c *record.Company, e Effort, p *record.Project) int64 {
	if c.PriceYen.Known {
		return c.PriceYen.V
	}
	return int64(math.Round(e.Total * float64(p.Ceilings.DayRateYen)))
}
