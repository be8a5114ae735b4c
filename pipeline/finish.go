package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/closing"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// finalReport is the file name of a company's final report.
const finalReport = "審査報告書"

// Finished is what Finish did.
type Finished struct {
	Company  string                `json:"company"`
	Draft    *Draft                `json:"draft,omitempty"`
	Files    []workspace.Published `json:"files"`
	Problems problem.List          `json:"problems"`
}

// Finish checks the report of a company that an auditor finished in Word
// against 別紙1 5, and only when nothing is missing makes the final Word file
// and its PDF from it, with everything that he wrote.
func Finish(ctx context.Context, dir, company string, o Options) (fin *Finished, err error) {
	o.Proven = true
	r, done, err := openRun(ctx, dir, o)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, done()) }()
	fin = &Finished{Company: company}
	if r.ledger == nil { // the project cannot be read at all
		fin.Problems = r.problems.Sorted()
		return fin, nil
	}
	i := slices.IndexFunc(r.assessments, func(a audit.Assessment) bool { return a.Company.ID == company })
	if i < 0 {
		fin.Problems.Add("only-unknown", problem.Pos{File: RegisterFile}, company)
		return fin, nil
	}
	err = r.finish(ctx, &r.assessments[i], fin)
	fin.Problems = listed(fin.Problems.Sorted())
	return fin, err
}

func (r *run) finish(ctx context.Context, a *audit.Assessment, fin *Finished) error {
	path := CompaniesDir + "/" + a.Company.ID + "/" + reportDraft + ".docx"
	s, err := r.desk.State(path)
	if err != nil {
		if errors.Is(err, workspace.ErrBusy) {
			fin.Problems.Add("file-busy", problem.Pos{File: path}, path)
			return nil
		}
		return err
	}
	c := r.drafts[a.Company.ID]
	if !s.Edited || c == nil {
		fin.Problems = append(fin.Problems, problem.New("finish-untouched", problem.Pos{File: path}, path).For(a.Company.ID))
		return nil
	}
	fin.Draft, fin.Problems = &c.Draft, append(fin.Problems, c.Problems...)
	if c.Report == nil {
		return nil
	}
	fin.Problems = append(fin.Problems, closing.Check(closing.Input{Project: r.project, Assessment: a, Report: c.Report, Fieldwork: r.fieldwork[a.Company.ID], Today: r.options.Today})...)
	waiting, err := openPoints(s)
	if err != nil {
		return err
	}
	fin.Problems = append(fin.Problems, forCompany(waiting, a.Company.ID)...)
	if fin.Problems.HasErrors() {
		return nil
	}
	return r.makeFinal(ctx, a, s, fin)
}

// openPoints lists what an auditor has not settled in his file: tracked
// changes and comments, each with its place.
func openPoints(s handover.State) (problem.List, error) {
	d, err := draft.Read(s.Data)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", s.Path, err)
	}
	var out problem.List
	for _, c := range d.Changes {
		out.Add("finish-tracked", problem.Pos{File: s.Path, Place: placeOf(c.Unit)}, c.Author, short(c.Text))
	}
	for _, c := range d.Comments {
		if !c.Done {
			out.Add("finish-comment", problem.Pos{File: s.Path, Place: placeOf(c.Unit)}, c.Author, short(c.Text))
		}
	}
	return out, nil
}

func placeOf(u *draft.Unit) string {
	if u == nil {
		return ""
	}
	return draft.Place(u)
}

// short is the beginning of a text, for a message.
func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func finalPath(company string) string {
	return CompaniesDir + "/" + company + "/" + finalReport + ".docx"
}

// makeFinal makes and publishes the final Word file and its PDF.
func (r *run) makeFinal(ctx context.Context, a *audit.Assessment, s handover.State, fin *Finished) error {
	form, found, err := r.finalize(ctx, s.Data, finalOptions{path: s.Path, kind: "report", meta: doc.Meta{Title: finalReport, Subject: a.Company.Name.V, Org: r.project.Body.Name,
		Marking: r.project.Marking, Date: r.options.Today, Record: "report " + s.Digest, Company: a.Company.ID}})
	if fin.Problems = append(fin.Problems, found...); err != nil || form.word == nil {
		return err
	}
	if err := r.desk.KeepFinal(finalPath(a.Company.ID), form.word, s.Digest, r.options.Today); err != nil {
		return err
	}
	for _, f := range []exportedFile{{finalReport + ".docx", form.word}, {finalReport + ".pdf", form.pdf}} {
		p, err := r.ledger.Publish(CompaniesDir+"/"+a.Company.ID+"/"+f.name, f.data)
		if errors.Is(err, workspace.ErrBusy) {
			fin.Problems = append(fin.Problems, busy(p).For(a.Company.ID))
			continue
		}
		if err != nil {
			return err
		}
		fin.Files = append(fin.Files, p)
	}
	return r.folder.Journal(r.options.Today.String(), fin.Files)
}
