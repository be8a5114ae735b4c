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

// schedule plans the days of one company and books its team. Without a team
// or a start, or where the time is too short, days stay open.
func (d *diary) schedule(w planned) (Schedule, problem.List) {
	var s Schedule
	if len(w.team) == 0 || w.start.IsZero() {
		return s, nil
	}
	end := w.p.Dates.AuditTo
	from := d.later(w.start, planDays)
	if days := daysFor(w.e.Document, len(w.team)); days > 0 {
		first, last, ok := d.find(run{from, end, days, w.team})
		if !ok {
			return s, problem.List{w.full("文書審査")}
		}
		s.DocumentFrom, s.DocumentTo, from = first, last, last
		d.book(first, last, w.team)
	}
	first, last, ok := d.find(run{d.onsiteFrom(from, w.p), end, w.e.OnsiteDays, w.team})
	if !ok {
		return s, problem.List{w.full("現地審査")}
	}
	d.book(first, last, w.team)
	s.OnsiteFrom, s.OnsiteTo = first, last
	s.NoticeBy = d.onOrBefore(first.AddDays(-w.p.NoticeDays))
	s.ReportBy = d.later(last, reportDays)
	return s, w.late(s)
}

// onsiteFrom is the first day possible: after the document review the company
// has answerDays to name dates, NoticeDays ahead of the first.
func (d *diary) onsiteFrom(reviewed calendar.Date, p *record.Project) calendar.Date {
	day := d.later(reviewed, answerDays).AddDays(p.NoticeDays)
	if day.Before(p.Dates.AuditFrom) {
		day = p.Dates.AuditFrom
	}
	return d.onOrAfter(day)
}

func (w planned) full(what string) problem.Problem {
	return problem.New("schedule-full", w.c.Pos, w.c.Name.V, what, w.p.Dates.AuditTo.String()).For(w.c.ID)
}

func (w planned) late(s Schedule) problem.List {
	due := w.p.Dates.ReportDue
	if due.IsZero() || !due.Before(s.ReportBy) {
		return nil
	}
	return problem.List{problem.New("schedule-report-late", w.c.Pos, w.c.Name.V, s.ReportBy.String(), due.String()).For(w.c.ID)}
}
