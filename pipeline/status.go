package pipeline

import (
	"context"
	"errors"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// Status says where every company stands. It is also what --json prints.
type Status struct {
	Companies []CompanyStatus `json:"companies"`
	Files     []FileStatus    `json:"inbox"` // every file of the inbox; the fates add up to their number
	Problems  problem.List    `json:"problems"`
}

// Step is the next thing to be done for a company.
type Step string

// The steps, in the order of the method (別紙1 4).
const (
	StepContract Step = "contract" // conclude the contract (3(3))
	StepSend     Step = "send"     // send the sheet
	StepReturn   Step = "return"   // the company returns the sheet
	StepQuery    Step = "query"    // the company answers the queries
	StepPlan     Step = "plan"     // explain the plan (4(1)⑥)
	StepReview   Step = "review"   // document review
)

// CompanyStatus is one line of the table.
type CompanyStatus struct {
	ID      string        `json:"id"`
	Name    string        `json:"name"`
	Return  string        `json:"return"` // file in use, "" for none
	Items   int           `json:"items"`  // applicable required items
	Answers int           `json:"answers"`
	Queries int           `json:"queries"`
	Gaps    int           `json:"gaps"`
	Edited  []string      `json:"edited,omitempty"` // documents that a person works on
	Next    Step          `json:"next"`
	Due     calendar.Date `json:"due"`
	Late    bool          `json:"late"`
}

// StatusOf reads the project folder at dir and says where every company
// stands. It makes no document and changes nothing but the intake cache.
func StatusOf(ctx context.Context, dir string, o Options) (st *Status, err error) {
	folder, err := workspace.Open(dir)
	if err != nil {
		return nil, err
	}
	unlock, err := folder.Lock()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, folder.Sweep(), unlock()) }()
	s, err := load(ctx, folder, o)
	if err != nil {
		return nil, err
	}
	ledger, err := workspace.OpenLedger(folder)
	if err != nil {
		return nil, err
	}
	st = &Status{Companies: []CompanyStatus{}, Files: s.fileStatuses(), Problems: listed(s.problems.Sorted())}
	for i := range s.assessments {
		line := s.statusLine(&s.assessments[i], o.Today)
		line.Edited, err = edited(folder, ledger, line.ID)
		if err != nil {
			return nil, err
		}
		st.Companies = append(st.Companies, line)
	}
	return st, nil
}

func (s *state) statusLine(a *audit.Assessment, today calendar.Date) CompanyStatus {
	n := a.Counts()
	line := CompanyStatus{ID: a.Company.ID, Name: a.Company.Name.V, Due: a.Company.DueDate.V,
		Items: n.Applicable + n.Undecided, Queries: len(a.Queries), Gaps: n.Gaps}
	if line.Due.IsZero() {
		line.Due = s.project.Dates.SheetsDue
	}
	for _, v := range n.ByAnswer {
		line.Answers += v
	}
	if a.Response != nil {
		line.Return = a.Response.File
	}
	line.Next = nextStep(a)
	line.Late = line.Next == StepReturn && !line.Due.IsZero() && line.Due.Before(today)
	return line
}

// nextStep follows the method: contract (別紙1 3(3)), sheet, return, queries,
// explanation of the plan (4(1)⑥), document review.
func nextStep(a *audit.Assessment) Step {
	c := a.Company
	switch {
	case !c.ContractDate.Known:
		return StepContract
	case a.Response == nil && !c.SentDate.Known:
		return StepSend
	case a.Response == nil:
		return StepReturn
	case len(a.Queries) > 0:
		return StepQuery
	case !c.PlanExplained.Known:
		return StepPlan
	default:
		return StepReview
	}
}

// edited lists the company's documents that a person has changed.
func edited(f *workspace.Folder, l *workspace.Ledger, id string) ([]string, error) {
	files, err := f.List(CompaniesDir + "/" + id)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range files {
		changed, err := l.Edited(e.Path)
		if err != nil {
			return nil, err
		}
		if changed {
			out = append(out, e.Path)
		}
	}
	return out, nil
}
