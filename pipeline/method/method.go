// Package method holds the course of each audit against the method of the
// trial (別紙1) and the call: what had to be done before what, what is owed to
// whom, and what comes next.
//
// In: project, companies with their assessments and plans, the dated events of
// the office's log, and what was collected from the auditors' Word files. Out:
// problems, each naming the clause that was broken and the place that shows it
// (Check); the next step of a company with who owes it and by when (Next); the
// last day of retention (KeepUntil). What a rule looks at stands in one table
// (Rules), from which docs/checks.md is made; rules that audit.Check,
// audit.Queries and package closing hold already are named there, not held
// twice.
//
// The package is pure: it reads no file and no clock. It looks at what was
// recorded: an office that did a thing and did not note it gets a problem, too,
// since it could not prove it. It never judges conformity.
package method

import (
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/closing"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Company is what is known of one audit.
type Company struct {
	Assessment *audit.Assessment
	Plan       *audit.Plan       // nil: none yet
	Report     *record.Report    // collected from the auditors' file; nil: not begun
	Fieldwork  *record.Fieldwork // what the auditors' working papers say; nil: none
	Final      bool              // the final report was made of it
	Events     []record.Event    // of this company
}

// Input is everything that Check looks at.
type Input struct {
	Project   *record.Project
	Companies []Company
	Today     calendar.Date
	// AftermathDue is when companies report after the trial (call 1.①イ); zero:
	// the end of the project.
	AftermathDue calendar.Date
}

// Of picks the events of a company, in the order of their days; those without a
// day come first, as in the log.
func Of(events []record.Event, company string) []record.Event {
	var out []record.Event
	for _, e := range events {
		if e.Company == company {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b record.Event) int { return a.Date.V.Compare(b.Date.V) })
	return out
}

// Check holds every company against the rules that this package keeps, and
// those with a conclusion against those of package closing.
func Check(in Input) problem.List {
	var out problem.List
	for i := range in.Companies {
		k := newChecker(in, &in.Companies[i])
		for _, r := range Rules() {
			if r.check != nil {
				r.check(k)
			}
		}
		out = append(out, k.out...)
	}
	return out.Sorted()
}

// checker looks at one company.
type checker struct {
	Input
	*course
	out problem.List
}

func newChecker(in Input, c *Company) *checker {
	return &checker{Input: in, course: &course{Company: c, today: in.Today}}
}

// add reports a breach; the first argument of its texts is the company's name.
func (k *checker) add(code problem.Code, at problem.Pos, args ...string) {
	c := k.Assessment.Company
	if at.IsZero() {
		at = c.Pos
	}
	k.out = append(k.out, problem.New(code, at, append([]string{c.Name.V}, args...)...).For(c.ID))
}

// course is one audit as a row of steps with their days. A day comes from the
// log, or else from the auditors' report or the register.
type course struct {
	*Company
	today calendar.Date
}

// step is something that took place.
type step struct {
	kind record.EventKind
	day  calendar.Date
	pos  problem.Pos
	e    *record.Event // nil: the report or the register says so
}

func (s *step) what() string { return s.kind.Ja() }

// all lists the steps of the kinds that have a day, oldest first.
func (c *course) all(kinds ...record.EventKind) []step {
	var out []step
	for i := range c.Events {
		if e := &c.Events[i]; slices.Contains(kinds, e.Kind) && e.Date.Known {
			out = append(out, step{e.Kind, e.Date.V, e.Date.Origin.Pos, e})
		}
	}
	for _, kind := range kinds {
		out = append(out, c.elsewhere(kind)...)
	}
	slices.SortStableFunc(out, func(a, b step) int { return a.day.Compare(b.day) })
	return out
}

// first returns the first step of the kinds, nil for none.
func (c *course) first(kinds ...record.EventKind) *step {
	if all := c.all(kinds...); len(all) > 0 {
		return &all[0]
	}
	return nil
}

func (c *course) last(kinds ...record.EventKind) *step {
	if all := c.all(kinds...); len(all) > 0 {
		return &all[len(all)-1]
	}
	return nil
}

// by tells whether a step of the kinds took place on the day or before.
func (c *course) by(day calendar.Date, kinds ...record.EventKind) bool {
	s := c.first(kinds...)
	return s != nil && !day.Before(s.day)
}

// elsewhere are the steps that the register and the report tell of.
func (c *course) elsewhere(kind record.EventKind) []step {
	co := c.Assessment.Company
	switch kind {
	case record.EventContract:
		if co.ContractDate.Known {
			return []step{{kind, co.ContractDate.V, co.ContractDate.Origin.Pos, nil}}
		}
	case record.EventDocumentReview:
		return append(c.entry(kind, "cover.document-date"), c.visits(kind, "文書審査")...)
	case record.EventOnsite:
		return append(c.entry(kind, "cover.onsite-date"), c.visits(kind, "現地審査")...)
	case record.EventDirection:
		return c.entry(kind, "direction.date")
	case record.EventCommittee:
		if c.said("review.kind") == "委員会によるレビュー" {
			return c.entry(kind, "review.date")
		}
	case record.EventHead:
		if c.said("review.kind") == "代表者によるレビュー" {
			return c.entry(kind, "review.date")
		}
	}
	return nil
}

func (c *course) entry(kind record.EventKind, tag string) []step {
	if c.Report == nil {
		return nil
	}
	e := c.Report.Entry(tag)
	if e.Date.IsZero() || e.Date.Day == 0 {
		return nil
	}
	return []step{{kind, e.Date, e.Value.Origin.Pos, nil}}
}

func (c *course) visits(kind record.EventKind, word string) []step {
	var out []step
	for _, d := range c.Fieldwork.Visited(word) {
		out = append(out, step{kind, d.V, d.Origin.Pos, nil})
	}
	if c.Report == nil {
		return out
	}
	for _, row := range c.Report.Rows("visits") {
		d := row["visits.date"]
		if strings.TrimSpace(row["visits.kind"].Value.V) == word && d.Date.Day > 0 {
			out = append(out, step{kind, d.Date, d.Value.Origin.Pos, nil})
		}
	}
	return out
}

// said is what the report says at a tag, "" without a report.
func (c *course) said(tag string) string {
	if c.Report == nil {
		return ""
	}
	return c.Report.Said(tag)
}

// at is the place of a tag in the report.
func (c *course) at(tag string) problem.Pos {
	if p := c.Report.Entry(tag).Value.Origin.Pos; !p.IsZero() {
		return p
	}
	return problem.Pos{File: c.Report.File}
}

// planExplained tells whether the plan was explained on the day or before; the
// register's record counts when it stands, since its day is free text.
func (c *course) planExplained(day calendar.Date) bool {
	return c.Assessment.Company.PlanExplained.Known || c.by(day, record.EventPlanExplained)
}

// doubt is the first sign that the observance of a law is in doubt: in the log,
// or a law's state in the report.
func (c *course) doubt() (what string, at problem.Pos, ok bool) {
	if s := c.first(record.EventDoubt); s != nil {
		return s.day.String(), s.pos, true
	}
	for i := range c.Assessment.Laws {
		tag := "law." + strconv.Itoa(i+1) + ".status"
		if c.said(tag) == "疑義あり" {
			return "法令" + strconv.Itoa(i+1), c.at(tag), true
		}
	}
	for _, l := range c.Fieldwork.Doubts() {
		return l.Name.V, l.Status.Origin.Pos, true
	}
	return "", problem.Pos{}, false
}

// concluded tells whether the conclusion was explained, reviewed or sent: from
// then on findings and their evidence are owed.
func (c *course) concluded() bool {
	return c.first(record.EventDirection, record.EventCommittee, record.EventHead, record.EventReportSent, record.EventConformity) != nil
}

// settled tells whether the result went to the company: then the whole report
// is held against 別紙1 5.
func (c *course) settled() bool {
	return c.first(record.EventReportSent, record.EventConformity) != nil
}

// report holds the report against the rules of package closing, as far as they
// are owed by now.
func (k *checker) report() {
	if k.Report == nil || !k.concluded() {
		return
	}
	found := closing.Check(closing.Input{Project: k.Project, Assessment: k.Assessment, Report: k.Report, Today: k.Today})
	owed := []problem.Code{"finish-item", "finish-verdict", "finish-verdict-unread", "finish-unconfirmed", "finish-evidence",
		"finish-law", "finish-law-evidence", "finish-law-doubt", "finish-recommended", "finish-order", "finish-not-all"}
	for _, p := range found {
		if k.settled() || slices.Contains(owed, p.Code) {
			p.Severity = min(p.Severity, problem.Warning) // it holds up finish, not the papers that repair it
			k.out = append(k.out, p)
		}
	}
}
