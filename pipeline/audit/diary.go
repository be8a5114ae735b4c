package audit

import (
	"time"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// diary knows working days and which auditor is booked on which. It belongs
// to one call of Plans.
type diary struct {
	rest map[int]map[calendar.Date]string
	busy map[booking]bool
}

type booking struct {
	auditor string
	day     calendar.Date
}

func newDiary() *diary {
	return &diary{map[int]map[calendar.Date]string{}, map[booking]bool{}}
}

// working tells whether offices work: no weekend, no holiday, not 12月29日 to
// 1月3日 (行政機関の休日に関する法律).
func (d *diary) working(day calendar.Date) bool {
	if w := day.Time().Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	if day.Month == 12 && day.Day >= 29 || day.Month == 1 && day.Day <= 3 {
		return false
	}
	h, ok := d.rest[day.Year]
	if !ok {
		h = holidays(day.Year)
		d.rest[day.Year] = h
	}
	return h[day] == ""
}

// onOrAfter returns the first working day not before day.
func (d *diary) onOrAfter(day calendar.Date) calendar.Date {
	for !d.working(day) {
		day = day.AddDays(1)
	}
	return day
}

// onOrBefore returns the last working day not after day.
func (d *diary) onOrBefore(day calendar.Date) calendar.Date {
	for !d.working(day) {
		day = day.AddDays(-1)
	}
	return day
}

// later returns the n-th working day after day.
func (d *diary) later(day calendar.Date, n int) calendar.Date {
	for ; n > 0; n-- {
		day = d.onOrAfter(day.AddDays(1))
	}
	return day
}

// run is a search for consecutive working days.
type run struct {
	from, to calendar.Date // the window; to zero: a year
	days     int
	team     []TeamMember
}

// find returns the first run of consecutive working days in which the whole
// team is free.
func (d *diary) find(r run) (first, last calendar.Date, ok bool) {
	if r.to.IsZero() {
		r.to = r.from.AddDays(365)
	}
	n := 0
	for day := d.onOrAfter(r.from); !r.to.Before(day); day = d.later(day, 1) {
		if !d.free(day, r.team) {
			n = 0
			continue
		}
		if n == 0 {
			first = day
		}
		if n++; n == r.days {
			return first, day, true
		}
	}
	return calendar.Date{}, calendar.Date{}, false
}

func (d *diary) free(day calendar.Date, team []TeamMember) bool {
	for _, m := range team {
		if d.busy[booking{m.Auditor.ID, day}] {
			return false
		}
	}
	return true
}

func (d *diary) book(first, last calendar.Date, team []TeamMember) {
	for day := first; !last.Before(day); day = d.later(day, 1) {
		for _, m := range team {
			d.busy[booking{m.Auditor.ID, day}] = true
		}
	}
}

// planned is what a company's schedule starts from.
type planned struct {
	c     *record.Company
	p     *record.Project
	e     Effort
	team  []TeamMember
	start calendar.Date // document review not before
}
