package pipeline

import (
	"context"
	"errors"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/method"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// Status says where every company stands. It is also what --json prints.
type Status struct {
	Companies []CompanyStatus `json:"companies"`
	Files     []FileStatus    `json:"inbox"` // every file of the inbox; the fates add up to their number
	Problems  problem.List    `json:"problems"`
}

// Step is the next thing to be done for a company, Owner who owes it; package
// method has their meaning.
type (
	Step  = method.Step
	Owner = method.Owner
)

// Steps lists the steps in the order of the method.
func Steps() []Step {
	var out []Step
	for _, w := range method.Steps() {
		out = append(out, w.Step)
	}
	return out
}

// Owners lists who may owe a step.
func Owners() []Owner {
	return []Owner{method.Office, method.Client, method.Auditors, method.Committee}
}

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
	Owner   Owner         `json:"owner"` // who owes the next step; "" for nobody
	Due     calendar.Date `json:"due"`
	Late    bool          `json:"late"`
	Since   calendar.Date `json:"since"`                 // day of the last event on record
	Papers  []string      `json:"papers_owed,omitempty"` // IDs of the auditors who owe their working paper
}

// StatusOf reads the project folder at dir and says where every company
// stands. It makes no document and changes nothing but the cache of what was
// read.
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
	in := method.Input{}
	if s.ready() {
		if in, err = s.follow(ctx, folder, ledger, o); err != nil {
			return nil, err
		}
	}
	st = &Status{Companies: []CompanyStatus{}, Files: s.fileStatuses(), Problems: listed(s.problems.Sorted())}
	for i := range s.assessments {
		line := s.statusLine(&s.assessments[i], standingOf(in, &s.assessments[i]))
		line.Edited, err = edited(folder, ledger, line.ID)
		if err != nil {
			return nil, err
		}
		st.Companies = append(st.Companies, line)
	}
	return st, nil
}

func (s *state) statusLine(a *audit.Assessment, at method.State) CompanyStatus {
	n := a.Counts()
	line := CompanyStatus{ID: a.Company.ID, Name: a.Company.Name.V, Next: at.Step, Owner: at.Owner, Due: at.Due, Late: at.Late, Since: at.Since,
		Items: n.Applicable + n.Undecided, Queries: len(a.Queries), Gaps: n.Gaps}
	for _, v := range n.ByAnswer {
		line.Answers += v
	}
	if a.Response != nil {
		line.Return = a.Response.File
	}
	if auditing(at.Step) {
		line.Papers = s.owed(a.Company.ID)
	}
	return line
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
