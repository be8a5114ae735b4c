package statistics

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Input is everything that the tables are counted from.
type Input struct {
	Project   *record.Project
	Catalogue *criteria.Catalogue
	Cases     []Case            // every company of the register, in its order
	Codes     map[string]string // labels of tables per company, by ID; nil: the IDs
	Trace     bool              // cells list what they rest on
	// Coarse says groups less precisely, for an edition in which no combination of
	// them is that of few companies: by dimension (industry, size, region) the word
	// that stands for a group's.
	Coarse map[string]map[string]string
}

// Case is all that is known about one company. What is nil was not reached.
type Case struct {
	Assessment *audit.Assessment
	Plan       *audit.Plan
	Report     *record.Report    // auditors' findings, collected from their Word file
	Fieldwork  *record.Fieldwork // working papers
	Aftermath  *record.Aftermath // post-trial report
	Events     []record.Event    // of the log, this company's
	// Reviewed are the findings as the document review left them, where they
	// were kept apart; nil: those of the working papers that are dated before
	// the first day on site.
	Reviewed []record.Finding
	Spent    []Spent // person-days that were worked; nil: see effort.go
	State    State   // "": told from log and report
}

// Spent is work that was done.
type Spent struct {
	Part audit.Part // "": the whole
	Days float64
	From problem.Pos
}

// Tables counts everything, in the order of the report.
func Tables(in Input) []Table {
	s := newStudy(in)
	for _, part := range []func(){s.participants, s.method, s.returns, s.results, s.outcomes, s.forecast, s.gaps, s.alternatives, s.recommended,
		s.laws, s.advice, s.work, s.schedule, s.notice, s.impartiality, s.reviews} {
		part()
	}
	return s.out
}
