package audit

import (
	"time"

	"shinsa/pipeline/calendar"
)

// diary knows working days. It belongs to one call.
type diary struct {
	rest map[int]map[calendar.Date]string
}

func newDiary() *diary { return &diary{map[int]map[calendar.Date]string{}} }

// working tells whether offices work: no weekend, no holiday, not 12月29日 to
// 1月3日 (行政機関の休日に関する法律).
func (d *diary) working(day calendar.Date) bool { return d.rests(day) == "" }

// rests names why offices do not work on the day; "" when they do.
func (d *diary) rests(day calendar.Date) string {
	h, ok := d.rest[day.Year]
	if !ok {
		h = holidays(day.Year)
		d.rest[day.Year] = h
	}
	switch w := day.Time().Weekday(); {
	case h[day] != "":
		return h[day]
	case w == time.Saturday:
		return "土曜日"
	case w == time.Sunday:
		return "日曜日"
	case day.Month == 12 && day.Day >= 29 || day.Month == 1 && day.Day <= 3:
		return "年末年始"
	}
	return ""
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
