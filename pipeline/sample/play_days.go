package sample

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
)

// days are those of one audit, from its plan.
type days struct {
	declared, sent, explained, document, told, invited, possible calendar.Date
	onsite, last                                                 calendar.Date
	direction, opinion, review, confirmed, posted, reported      calendar.Date
}

// newDays spreads the steps over working days around those of the plan.
func newDays(s audit.Schedule) days {
	d := days{declared: working(s.DocumentFrom, -2), sent: working(s.DocumentFrom, -2), explained: working(s.DocumentFrom, -1),
		document: s.DocumentTo, told: working(s.DocumentTo, 1), onsite: s.OnsiteFrom, last: s.OnsiteTo}
	d.invited = working(d.told, 1)
	d.possible = working(d.invited, 1)
	if s.NoticeBy.Before(d.possible) {
		d.possible = s.NoticeBy
	}
	if d.possible.Before(d.invited) {
		d.invited = d.possible
	}
	d.direction = working(d.last, 5)
	d.opinion = working(d.last, 6)
	d.review = working(d.last, 9)
	d.confirmed = working(d.last, 10)
	d.posted = working(d.last, 11)
	d.reported = working(d.last, 16)
	return d
}

// end is the day on which the last thing of a fate happens.
func (d days) end(f Fate) calendar.Date {
	switch f {
	case Full, Part:
		return d.reported
	case Stopped:
		return working(d.last, 2)
	}
	return d.last
}

// working is the n-th working day after a day, or before it.
func working(d calendar.Date, n int) calendar.Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d = d.AddDays(step)
		if audit.DayOfRest(d) == "" {
			n--
		}
	}
	return d
}
