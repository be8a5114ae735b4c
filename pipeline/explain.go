package pipeline

import (
	"context"
	"errors"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/trace"
	"shinsa/pipeline/workspace"
)

// Explain says where the values about a topic of a company come from, and
// which documents use them: an item (4-1-3a), a clause (4-1-3), a scope
// question, 法令 or a column of the register; "" for everything. It changes
// nothing but the intake cache. A company or topic that is not there is a
// problem, and the explanation is nil.
func Explain(ctx context.Context, dir, company, topic string) (x *trace.Explanation, found problem.List, err error) {
	folder, err := workspace.Open(dir)
	if err != nil {
		return nil, nil, err
	}
	unlock, err := folder.Lock()
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, folder.Sweep(), unlock()) }()
	s, err := load(ctx, folder, Options{})
	if err != nil {
		return nil, nil, err
	}
	if !s.ready() {
		return nil, s.problems.Sorted(), nil
	}
	for i := range s.assessments {
		if s.assessments[i].Company.ID == company {
			return s.explain(i, topic)
		}
	}
	return nil, problem.List{problem.New("only-unknown", problem.Pos{File: RegisterFile}, company)}, nil
}

func (s *state) explain(i int, topic string) (*trace.Explanation, problem.List, error) {
	a := &s.assessments[i]
	in := trace.Input{Catalogue: s.catalogue, Assessment: a, Returns: s.returnsOf(a.Company.ID), Used: s.decided.used, Topic: topic}
	if p, ok := s.plans[a.Company.ID]; ok {
		in.Plan = &p
	}
	x, found := trace.Explain(in)
	if found.HasErrors() {
		return nil, found, nil
	}
	return &x, found, nil
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
