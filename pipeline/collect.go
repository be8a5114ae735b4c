package pipeline

import (
	"context"
	"errors"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Collection is what Collect read from the auditors' files.
type Collection struct {
	Companies []CompanyDraft `json:"companies"`
	Problems  problem.List   `json:"problems"`
}

// CompanyDraft is one company's report in an auditor's hands.
type CompanyDraft struct {
	ID     string         `json:"id"`
	Name   string         `json:"name"`
	Draft  Draft          `json:"draft"`
	Report *record.Report `json:"report,omitempty"`
	Edits  []edit         `json:"edits"`
}

// Collect takes in the reports that came back and reads those that auditors
// have in hand; it makes no document.
func Collect(ctx context.Context, dir string, o Options) (col *Collection, err error) {
	r, done, err := openRun(ctx, dir, o)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	col = &Collection{Companies: []CompanyDraft{}}
	if r.ledger == nil {
		col.Problems = listed(r.problems.Sorted())
		return col, nil
	}
	for _, a := range r.chosen() {
		if c := r.drafts[a.Company.ID]; c != nil {
			col.Companies = append(col.Companies, CompanyDraft{ID: a.Company.ID, Name: a.Company.Name.V, Draft: c.Draft, Report: c.Report, Edits: c.Edits})
		}
	}
	col.Problems = listed(r.draftProblems().Sorted())
	return col, nil
}

// draftProblems are those of the documents that persons have in hand; what the
// rest of the folder has, a run tells.
func (r *run) draftProblems() problem.List {
	var out problem.List
	for _, p := range r.problems {
		if problem.AboutDrafts(p.Code) {
			out = append(out, p)
		}
	}
	return out
}
