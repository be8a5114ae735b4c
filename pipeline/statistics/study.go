package statistics

import (
	"slices"
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// study is the counting.
type study struct {
	Input
	subjects []*subject
	facts    []fact // of required items of companies that answered or were audited, in the order of the register
	order    map[string]int
	returned int // companies
	audited  int // companies with a finding on some item
	out      []Table
}

// subject is one company while it is counted.
type subject struct {
	Case
	id       string
	company  *record.Company
	returned bool
	audited  bool
	findings map[string]finding
	reviewed map[string]finding // by the document review
	state    State
	laws     []lawSeen
	first    map[string]moment // first day of each stage that has one
}

// finding is a verdict with where it came from.
type finding struct {
	verdict record.Verdict
	from    problem.Pos
	paper   bool // a working paper says it, the report does not
}

// fact is one required item at one company.
type fact struct {
	s        *subject
	it       *audit.Item
	out      bool            // out of scope
	answer   criteria.Answer // "" unanswered
	found    record.Verdict  // "" none
	reviewed record.Verdict  // by the document review; "" none
	answerAt problem.Pos
	foundAt  problem.Pos
	reviewAt problem.Pos
}

func newStudy(in Input) *study {
	s := &study{Input: in, order: make(map[string]int, len(in.Cases)), facts: make([]fact, 0, len(in.Cases)*len(in.Catalogue.Items))}
	for i := range in.Cases {
		c := &in.Cases[i]
		if c.Assessment == nil || c.Assessment.Company == nil {
			continue
		}
		u := newSubject(*c)
		s.order[u.id] = len(s.subjects)
		s.subjects = append(s.subjects, u)
		s.returned += one(u.returned)
		s.audited += one(u.audited)
		s.take(u)
	}
	return s
}

func newSubject(c Case) *subject {
	u := &subject{Case: c, id: c.Assessment.Company.ID, company: c.Assessment.Company, returned: c.Assessment.Response != nil, first: map[string]moment{}}
	for _, st := range stages() {
		if m, ok := firstDay(c, st.id); ok {
			u.first[st.id] = m
		}
	}
	u.findings = findingsOf(c)
	u.reviewed = reviewedOf(c)
	for _, it := range c.Assessment.Items {
		if it.Item.Kind == criteria.Required && it.State != audit.OutOfScope && u.findings[it.Item.ID].verdict != "" {
			u.audited = true
		}
	}
	u.state = stateOf(u)
	u.laws = lawsOf(u)
	return u
}

// take adds the facts of a company.
func (s *study) take(u *subject) {
	if !u.returned && !u.audited {
		return
	}
	for i := range u.Assessment.Items {
		it := &u.Assessment.Items[i]
		if it.Item.Kind != criteria.Required {
			continue
		}
		f := fact{s: u, it: it, out: it.State == audit.OutOfScope}
		if a, ok := it.Status(); ok {
			f.answer = a
		}
		if it.Answer != nil {
			f.answerAt = it.Answer.Status.Origin.Pos
			if f.answerAt.IsZero() {
				f.answerAt = it.Answer.Pos
			}
		}
		x, y := u.findings[it.Item.ID], u.reviewed[it.Item.ID]
		f.found, f.foundAt, f.reviewed, f.reviewAt = x.verdict, x.from, y.verdict, y.from
		s.facts = append(s.facts, f)
	}
}

// findingsOf gives the finding on each item: that of the report, which the
// review saw; where it has none, that on which the working papers agree, once
// the company was visited or the conclusion explained: before that it is only
// what the documents showed.
func findingsOf(c Case) map[string]finding {
	out := make(map[string]finding, len(c.Assessment.Items))
	_, visited := firstDay(c, stageOnsite)
	_, explained := firstDay(c, stageConclude)
	if c.Fieldwork != nil && (visited || explained) {
		for i := range c.Fieldwork.Findings {
			if j := &c.Fieldwork.Findings[i]; j.Verdict.Known {
				out[j.Item] = finding{j.Verdict.V, j.Verdict.Origin.Pos, true}
			}
		}
	}
	if c.Report != nil {
		for i := range c.Report.Findings {
			if f := &c.Report.Findings[i]; f.Verdict.Known {
				out[f.Item] = finding{f.Verdict.V, f.Verdict.Origin.Pos, false}
			}
		}
	}
	return out
}

// reviewedOf gives the findings of the document review: those that were kept,
// else those of the working papers on which all agree and that are dated before
// the first day on site (all, while there is no such day).
func reviewedOf(c Case) map[string]finding {
	out := map[string]finding{}
	if c.Reviewed != nil {
		for i := range c.Reviewed {
			if f := &c.Reviewed[i]; f.Verdict.Known {
				out[f.Item] = finding{f.Verdict.V, f.Verdict.Origin.Pos, false}
			}
		}
		return out
	}
	if c.Fieldwork == nil {
		return out
	}
	site, known := firstDay(c, stageOnsite)
	for i := range c.Fieldwork.Findings {
		j := &c.Fieldwork.Findings[i]
		early := func(o record.Observation) bool { return !known || o.Date.Known && o.Date.V.Before(site.day) }
		late := slices.ContainsFunc(j.Parts, func(o record.Observation) bool { return !early(o) })
		if j.Verdict.Known && len(j.Parts) > 0 && !late {
			out[j.Item] = finding{j.Verdict.V, j.Verdict.Origin.Pos, true}
		}
	}
	return out
}

// held are the facts of items in scope.
func (s *study) held(want func(*fact) bool, do func(*fact)) {
	for i := range s.facts {
		if f := &s.facts[i]; !f.out && want(f) {
			do(f)
		}
	}
}

// each visits the companies in the order of the register.
func (s *study) each(do func(*subject)) {
	for _, u := range s.subjects {
		do(u)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// base is what n is.
func base(n int, unit string) string { return "n = " + grouped(n) + " " + unit }

// grouped writes 12,345.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
