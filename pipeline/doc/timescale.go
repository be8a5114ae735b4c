package doc

import (
	"fmt"
	"time"

	"shinsa/pipeline/calendar"
)

// days returns the first and last day of a span; a date without a day is the
// whole month, one without a month the whole year.
func (s Span) days() (from, to calendar.Date) {
	from, to = s.From, s.To
	if from.IsZero() {
		from = to
	}
	if to.Before(from) {
		to = from
	}
	if from.Month == 0 && !from.IsZero() {
		from.Month = 1
	}
	if from.Day == 0 && !from.IsZero() {
		from.Day = 1
	}
	if to.Month == 0 && !to.IsZero() {
		to.Month = 12
	}
	if to.Day == 0 && !to.IsZero() {
		to.Day = daysOf(to.Year*12 + to.Month - 1)
	}
	return from, to
}

// daysOf returns the number of days of month m, counted from the year 0.
func daysOf(m int) int { return time.Date(m/12, time.Month(m%12+2), 0, 0, 0, 0, 0, time.UTC).Day() }

// scale is the axis: months from first on.
type scale struct{ first, months int }

// at returns where a day begins, or, with end, where it ends.
func (s scale) at(d calendar.Date, end bool) float64 {
	m, day := d.Year*12+d.Month-1, d.Day-1
	if end {
		day++
	}
	return (float64(m-s.first) + float64(day)/float64(daysOf(m))) / float64(s.months)
}

// steps are how many months there may be between two lines of the grid.
var steps = []int{1, 3, 6, 12, 24, 60, 120, 600, 1200, 12000}

// mostMonths is the most names of months on an axis.
const mostMonths = 15

// scale spans the dates of the chart, from the first of a step to the last.
func (c *Chart) scale() (scale, int) {
	first, last, any := 0, 0, false
	for _, s := range c.Spans {
		from, to := s.days()
		if from.IsZero() {
			continue
		}
		a, b := from.Year*12+from.Month-1, to.Year*12+to.Month-1
		if !any {
			first, last, any = a, b, true
		}
		first, last = min(first, a), max(last, b)
	}
	if !any {
		return scale{}, 0
	}
	for _, step := range steps {
		start := first - first%step
		if step <= 12 { // a year of 4 April to March is not cut at January
			start = first - first%min(step, 3)
			if step == 1 {
				start = first
			}
		}
		n := (last-start)/step + 1
		if n <= mostMonths || step == steps[len(steps)-1] {
			return scale{start, n * step}, step
		}
	}
	return scale{}, 0
}

// grid names the months; the year stands with the first and where one begins.
func (s scale) grid(step int) []Month {
	var out []Month
	for m := s.first; m < s.first+s.months; m += step {
		l := Month{At: float64(m-s.first) / float64(s.months), Width: float64(step) / float64(s.months), Label: fmt.Sprintf("%d月", m%12+1)}
		// the year of a December would lie over that of the January
		if m == s.first && (m%12 < 10 || s.months < 8) || m > s.first && m%12 < step {
			l.Year = fmt.Sprintf("%d年", m/12)
		}
		if step >= 12 {
			l.Year, l.Label = fmt.Sprintf("%d年", m/12), ""
		}
		out = append(out, l)
	}
	return out
}
