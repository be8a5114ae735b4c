package staffing

import (
	"fmt"
	"slices"

	"shinsa/pipeline/calendar"
)

// Check holds a plan against everything that it has to keep, and tells what it
// breaks, in words for developers. It shares nothing with what makes plans.
func Check(in Input, plan []Assignment) []string {
	c := checker{in: in, at: map[string]string{}, load: map[string]float64{}}
	for i, a := range plan {
		if len(a.Team) > 0 {
			c.visit(&in.Visits[i], a)
		}
	}
	for _, a := range in.Auditors {
		if a.Max > 0 && c.load[a.ID] > a.Max+.05 {
			c.say("%s has %.2f of %.2f person-days", a.ID, c.load[a.ID], a.Max)
		}
	}
	return c.out
}

type checker struct {
	in   Input
	at   map[string]string // where an auditor is on a day
	load map[string]float64
	out  []string
}

func (c *checker) say(format string, args ...any) {
	c.out = append(c.out, fmt.Sprintf(format, args...))
}

func (c *checker) visit(v *Visit, a Assignment) {
	var skills []string
	for n, id := range a.Team {
		i := slices.IndexFunc(c.in.Auditors, func(u Auditor) bool { return u.ID == id })
		if i < 0 || slices.Contains(a.Team[:n], id) {
			c.say("%s: %s is nobody, or there twice", a.Company, id)
			continue
		}
		u := &c.in.Auditors[i]
		c.person(v, a, u)
		if n == 0 && !u.Lead {
			c.say("%s: %s may not lead", a.Company, id)
		}
		skills = append(skills, u.Skills...)
		c.load[id] += v.Total / float64(len(a.Team))
	}
	for _, s := range v.Skills {
		if !slices.Contains(skills, s) {
			c.say("%s: nobody has %s", a.Company, s)
		}
	}
	c.periods(v, a)
}

func (c *checker) person(v *Visit, a Assignment, u *Auditor) {
	if slices.Contains(v.Barred, u.ID) {
		c.say("%s: %s has a conflict", a.Company, u.ID)
	}
	if len(u.Areas) > 0 && !Within(v.Place, u.Areas) {
		c.say("%s: %s is not sent there", a.Company, u.ID)
	}
	for _, d := range append(c.days(a.DocumentFrom, a.DocumentTo), c.days(a.VisitFrom, a.VisitTo)...) {
		if slices.ContainsFunc(u.Off, func(s Span) bool { return s.Holds(d) }) {
			c.say("%s: %s is off on %s", a.Company, u.ID, d)
		}
		if other := c.at[u.ID+d.String()]; other != "" {
			c.say("%s: %s is at %s on %s", a.Company, u.ID, other, d)
		}
		c.at[u.ID+d.String()] = a.Company
	}
}

// days are the working days between two dates.
func (c *checker) days(from, to calendar.Date) (out []calendar.Date) {
	if from.IsZero() {
		return nil
	}
	for _, d := range c.in.Days {
		if !d.Before(from) && !to.Before(d) {
			out = append(out, d)
		}
	}
	return out
}

func (c *checker) periods(v *Visit, a Assignment) {
	if v.Pinned {
		if v.Previous == nil || a.VisitFrom != v.Previous.VisitFrom || a.DocumentFrom != v.Previous.DocumentFrom || !slices.Equal(a.Team, v.Previous.Team) {
			c.say("%s: the plan explained does not stand", a.Company)
		}
		return
	}
	if len(a.Team) != max(1, v.Size) || len(c.days(a.VisitFrom, a.VisitTo)) != max(1, daysFor(v.Onsite, len(a.Team))) ||
		len(c.days(a.DocumentFrom, a.DocumentTo)) != daysFor(v.Document, len(a.Team)) {
		c.say("%s: wrong number of people or days: %+v", a.Company, a)
	}
	ready := v.Start
	if !a.DocumentTo.IsZero() {
		ready = a.DocumentTo
		if a.DocumentFrom.Before(v.Start) {
			c.say("%s: reviewed before it can be", a.Company)
		}
	}
	answered := c.days(ready.AddDays(1), ready.AddDays(60))
	if c.in.Notice.Answer > 0 && c.in.Notice.Answer <= len(answered) && a.VisitFrom.Before(answered[c.in.Notice.Answer-1].AddDays(c.in.Notice.Notice)) {
		c.say("%s: notice is too short", a.Company)
	}
	for _, d := range c.days(a.VisitFrom, a.VisitTo) {
		possible := len(v.Possible) == 0 || slices.ContainsFunc(v.Possible, func(s Span) bool { return s.Holds(d) })
		if !possible || !c.in.Window.Holds(d) {
			c.say("%s: %s is not possible", a.Company, d)
		}
	}
	for _, d := range []calendar.Date{a.DocumentFrom, a.DocumentTo, a.VisitFrom, a.VisitTo} {
		if !d.IsZero() && !slices.Contains(c.in.Days, d) {
			c.say("%s: %s is no working day", a.Company, d)
		}
	}
}
