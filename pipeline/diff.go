package pipeline

import (
	"context"
	"errors"
	"fmt"

	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// Difference is what changed between two states of a company's report.
type Difference struct {
	Path     string       `json:"path"`
	Versions []Version    `json:"versions"` // all that are kept, oldest first
	From     string       `json:"from"`     // digests of the two that are compared
	To       string       `json:"to"`
	Changes  []edit       `json:"changes"`
	Problems problem.List `json:"problems"`
}

// Version is one state that was kept.
type Version struct {
	Digest string `json:"digest"`
	Kind   string `json:"kind"`
	Date   string `json:"date"`
}

// DiffOptions choose the two states, by digests or their beginnings; "" means
// our version that the present file comes from, and the present file.
type DiffOptions struct{ From, To string }

// Diff says what changed between two states of a company's report, by item.
func Diff(ctx context.Context, dir, company string, o Options, d DiffOptions) (dif *Difference, err error) {
	r, done, err := openRun(ctx, dir, o)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	dif = &Difference{Path: CompaniesDir + "/" + company + "/" + reportDraft + ".docx", Versions: []Version{}, Changes: []edit{}}
	if r.ledger == nil {
		dif.Problems = r.problems.Sorted()
		return dif, nil
	}
	return dif, r.diff(dif, d)
}

func (r *run) diff(dif *Difference, o DiffOptions) error {
	for _, v := range r.desk.Versions(dif.Path) {
		dif.Versions = append(dif.Versions, Version{v.Digest, v.Kind, v.Date})
	}
	s, err := r.desk.State(dif.Path)
	if err != nil {
		return err
	}
	from, found, err := r.version(dif, o.From, s.Base)
	if err != nil || found != nil {
		dif.Problems = found
		return err
	}
	to, found, err := r.version(dif, o.To, s.Data)
	if err != nil || found != nil {
		dif.Problems = found
		return err
	}
	dif.From, dif.To = workspace.Digest(from), workspace.Digest(to)
	a, err := draft.Read(from)
	if err != nil {
		return fmt.Errorf("read version %s: %w", dif.From, err)
	}
	b, err := draft.Read(to)
	if err != nil {
		return fmt.Errorf("read version %s: %w", dif.To, err)
	}
	for _, e := range draft.Edits(a, b) {
		dif.Changes = append(dif.Changes, edit{string(e.Kind), e.Tag, e.Place, e.Before, e.After, e.Represented})
	}
	return nil
}

// version finds one state: by digest, or the one that stands for "".
func (r *run) version(dif *Difference, digest string, usual []byte) ([]byte, problem.List, error) {
	if digest == "" {
		if usual == nil {
			return nil, problem.List{problem.New("diff-untouched", problem.Pos{File: dif.Path}, dif.Path)}, nil
		}
		return usual, nil, nil
	}
	data, err := r.desk.Read(dif.Path, digest)
	if err != nil {
		return nil, nil, err
	}
	if data == nil {
		return nil, problem.List{problem.New("diff-unknown", problem.Pos{File: dif.Path}, digest)}, nil
	}
	return data, nil, nil
}
