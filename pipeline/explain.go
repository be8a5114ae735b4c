package pipeline

import (
	"context"
	"errors"
	"slices"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/trace"
	"shinsa/pipeline/workspace"
)

// About is what is to be explained: an item (4-1-3a), a clause (4-1-3), a
// scope question, 法令 or a column of the register; "" for everything about the
// company.
type About struct{ Company, Topic string }

// Explain says where the values about a topic of a company come from, and
// which documents use them. It changes nothing but the intake cache. A company
// or topic that is not there is a problem, and the explanation is nil.
func Explain(ctx context.Context, dir string, about About, o Options) (x *trace.Explanation, found problem.List, err error) {
	folder, err := workspace.Open(dir)
	if err != nil {
		return nil, nil, err
	}
	unlock, err := folder.Lock()
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, folder.Sweep(), unlock()) }()
	s, err := load(ctx, folder, o)
	if err != nil {
		return nil, nil, err
	}
	if !s.ready() {
		return nil, s.problems.Sorted(), nil
	}
	for i := range s.assessments {
		if s.assessments[i].Company.ID == about.Company {
			return s.explain(i, about.Topic)
		}
	}
	return nil, problem.List{problem.New("only-unknown", problem.Pos{File: RegisterFile}, about.Company)}, nil
}

func (s *state) explain(i int, topic string) (*trace.Explanation, problem.List, error) {
	a := &s.assessments[i]
	in := trace.Input{Catalogue: s.catalogue, Assessment: a, Returns: s.returnsOf(a.Company.ID), Received: s.receivedOf(a.Company.ID),
		Used: s.decided.used, Rulings: s.decided.rulings, Topic: topic}
	in.Fieldwork = s.fieldwork[a.Company.ID]
	if p, ok := s.plans[a.Company.ID]; ok {
		in.Plan = &p
	}
	x, found := trace.Explain(in)
	if found.HasErrors() {
		return nil, found, nil
	}
	return &x, found, nil
}

// receivedOf returns the files of the company, as the intake report has them.
func (s *state) receivedOf(company string) []audit.Received {
	return slices.DeleteFunc(s.received(), func(f audit.Received) bool { return f.Company != company })
}

// returnsOf returns every return of the company, used or superseded.
func (s *state) returnsOf(company string) []*record.Response {
	mine := map[string]bool{}
	for _, r := range s.receipts {
		mine[r.File] = r.Company == company
	}
	var out []*record.Response
	for _, r := range s.returns {
		if mine[r.File] {
			out = append(out, r)
		}
	}
	return out
}
