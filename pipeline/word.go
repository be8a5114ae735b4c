package pipeline

import (
	"context"
	"errors"
	"fmt"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/restore"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// publishWord puts a Word file into the job's folder. Where a person has it in
// hand it returns his file as it then stands.
func (r *run) publishWord(j job, name string, data []byte, m *made) ([]byte, error) {
	path := j.dir + "/" + name
	p, renewed, found, err := r.desk.Publish(path, data, m.Date)
	m.Problems = append(m.Problems, forCompany(found, j.company)...)
	if renewed != nil {
		m.renewals = append(m.renewals, *renewed)
	}
	if errors.Is(err, workspace.ErrBusy) {
		m.held = append(m.held, path, p.At)
		m.Problems = append(m.Problems, busy(p).For(j.company))
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m.Files = append(m.Files, p)
	if p.Edit == "" {
		return nil, nil
	}
	return r.folder.Read(path)
}

// pdfOf makes the PDF of what a person wrote, so that Word file and PDF say the
// same; nil where that cannot be.
func (r *run) pdfOf(ctx context.Context, j job, p paper, meta doc.Meta, edited []byte, m *made) ([]byte, error) {
	at := problem.Pos{File: j.dir + "/" + p.name + ".docx"}
	d, lost, err := restore.Document(edited, "", meta)
	if err != nil {
		m.Problems = append(m.Problems, problem.New("draft-unreadable", at, err.Error()).For(j.company))
		return nil, nil
	}
	for _, l := range lost {
		if !l.Look {
			m.Problems = append(m.Problems, problem.New("draft-pdf-lost", at, l.What, l.Place).For(j.company))
		}
	}
	out, found, err := r.tools.typeset(ctx, d)
	if err != nil {
		return nil, fmt.Errorf("write PDF of %q: %w", at.File, err)
	}
	for i := range found {
		if found[i].Pos.File == "" {
			found[i].Pos = at
		}
	}
	m.Problems = append(m.Problems, forCompany(found, j.company)...)
	if found.HasErrors() {
		m.withhold(j.company, p.name, found)
		return nil, nil
	}
	return out.Data, nil
}
