package pipeline

import (
	"context"
	"fmt"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// companyVersion changes when the documents of a company come out otherwise
// for the same input.
const companyVersion = "4"

// paper is one kind of document: its file name and how it is composed; compose
// gives nil where the document has nothing to say.
type paper struct {
	name    string
	compose func(calendar.Date) (*doc.Document, problem.List)
}

// made is the cache entry of one job: what it published and what it found.
type made struct {
	Date     calendar.Date // of the documents
	Files    []workspace.Published
	Problems problem.List
	Withheld []Withheld

	renewals []handover.Renewal // what became of persons' edits in this run
	held     []string           // wanted, but another program holds the file: such an entry is not kept
}

// companyPapers are the documents that the office sends or works on after the
// return of the company was read (別紙1 4(1)④ comes after the return).
func (r *run) companyPapers(a *audit.Assessment) []paper {
	if a.Response == nil {
		return nil
	}
	on := func(write func(compose.Input) (*doc.Document, problem.List)) func(calendar.Date) (*doc.Document, problem.List) {
		return func(d calendar.Date) (*doc.Document, problem.List) {
			in := r.input(a)
			in.Date, in.ReplyBy = d, audit.ReplyBy(d, r.project)
			return write(in)
		}
	}
	t := r.tools.templates
	planned := func(in compose.Input) (*doc.Document, problem.List) {
		in.Version = r.next[a.Company.ID].Edition()
		return t.Plan(in)
	}
	return []paper{{"照会書", on(t.Query)}, {"審査計画書", on(planned)}, {"審査報告書案", on(t.ReportDraft)}}
}

// input is what the documents of a company are made from.
func (r *run) input(a *audit.Assessment) compose.Input {
	plan := r.plans[a.Company.ID]
	next := r.next[a.Company.ID]
	return compose.Input{Project: r.project, Catalogue: r.catalogue, Assessment: a, Plan: &plan, Template: r.material.digest,
		Changes: compose.ChangesOf(next)}
}

// company makes the documents of one company, or finds that they stand.
func (r *run) company(ctx context.Context, a *audit.Assessment) (CompanyResult, made, error) {
	c := a.Company
	res := CompanyResult{ID: c.ID, Name: c.Name.V, Queries: len(a.Queries)}
	if a.Response != nil {
		res.Return = a.Response.File
	}
	blocked := audit.Withheld(r.problems, c.ID)
	key, err := r.companyKey(a, blocked)
	if err != nil {
		return res, made{}, err
	}
	j := job{key: key, dir: CompaniesDir + "/" + c.ID, company: c.ID, blocked: blocked, papers: r.companyPapers(a),
		extra: func(d calendar.Date) (string, []byte, error) { return r.followUp(a, d) }}
	m, cached, err := r.do(ctx, j)
	if err != nil {
		return res, m, err
	}
	p, same, err := r.do(ctx, r.processJob(a, key, blocked))
	if err != nil {
		return res, m, err
	}
	m.join(p)
	cached = cached && same
	if cached {
		m.renewals = nil // told once
	}
	res.Files, res.Cached = listed(m.Files), cached
	if d := r.drafts[c.ID]; d != nil {
		res.Draft = &d.Draft
	}
	old, err := r.stale(j, m)
	m.Problems = append(m.Problems, old...)
	return res, m, err
}

// companyKey hashes everything that the documents of the company depend on.
// The assessment follows from company, return and catalogue.
func (r *run) companyKey(a *audit.Assessment, blocked problem.List) (string, error) {
	k := workspace.NewKey("company", companyVersion).Text(r.data).Text(r.project.Digest).Text(r.catalogue.Digest)
	if a.Response != nil {
		k.Text(a.Response.File).Text(a.Response.Digest).Text(intakeVersion)
		if _, err := k.JSON(a.Response.Joined); err != nil {
			return "", fmt.Errorf("key of company %s: %w", a.Company.ID, err)
		}
	}
	for _, v := range []any{a.Company, r.plans[a.Company.ID], r.next[a.Company.ID], blocked, r.decidedFor(a.Company.ID)} {
		if _, err := k.JSON(v); err != nil {
			return "", fmt.Errorf("key of company %s: %w", a.Company.ID, err)
		}
	}
	return k.Sum(), nil
}
