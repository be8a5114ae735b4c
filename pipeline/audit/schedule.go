package audit

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Periods that the call leaves to the office, in working days.
const (
	planDays   = 5  // to send and explain the plan (別紙1 4(1)④⑥) before document review
	answerDays = 3  // the company has at least so long to name dates (4(2)⑦)
	reportDays = 10 // for the report after the on-site audit
)

// start returns the day from which document review can be planned: the plan
// follows the preliminary review, so not before the due date of the return
// nor before the office first read it (days that keep the plan from moving with
// every run), nor before today where that is given.
func start(a Assessment, p *record.Project, today calendar.Date) calendar.Date {
	day := dueDate(a.Company, p)
	for _, d := range []calendar.Date{a.Response.Seen, today} {
		if day.Before(d) {
			day = d
		}
	}
	return day
}

// late tells that the report comes after the project report is due.
func late(c *record.Company, p *record.Project, s Schedule) problem.List {
	due := p.Dates.ReportDue
	if due.IsZero() || s.ReportBy.IsZero() || !due.Before(s.ReportBy) {
		return nil
	}
	return problem.List{problem.New("schedule-report-late", c.Pos, c.Name.V, s.ReportBy.String(), due.String()).For(c.ID)}
}
