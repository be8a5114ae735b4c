package pipeline

import (
	"context"
	"fmt"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/compose"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/method"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// companyVersion changes when the documents of a company come out otherwise
// for the same input.
const companyVersion = "5"

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
	Amended  []compose.Amended // documents that went out and are replaced

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
	return []paper{{name: "照会書", compose: on(t.Query)}, {name: reportDraft, compose: on(func(in compose.Input) (*doc.Document, problem.List) { return r.prefilled(a, in) })}}
}

// input is what the documents of a company are made from.
func (r *run) input(a *audit.Assessment) compose.Input {
	plan := r.plans[a.Company.ID]
	next := r.next[a.Company.ID]
	in := compose.Input{Project: r.project, Catalogue: r.catalogue, Assessment: a, Plan: &plan, Template: r.material.digest,
		Changes: compose.ChangesOf(next)}
	in.Steps.Events = r.eventsOf(a.Company.ID)
	in.Steps.KeepUntil, _ = method.KeepUntil(r.project, a.Company, in.Steps.Events)
	if w := r.fieldwork[a.Company.ID]; w != nil {
		in.Reviewed, in.Steps.Doubts = w.DocumentReview(), numbers(w.Doubts())
	}
	return in
}

// company makes the documents of one company, or finds that they stand.
func (r *run) company(ctx context.Context, a *audit.Assessment) (CompanyResult, made, error) {
	c := a.Company
	res := CompanyResult{ID: c.ID, Name: c.Name.V, Queries: len(a.Queries)}
	if a.Response != nil {
		res.Return = a.Response.File
	}
	blocked := audit.Withheld(r.problems, c.ID)
	blank, err := r.companyKey(a, blocked)
	if err != nil {
		return res, made{}, err
	}
	jobs, key, err := r.companyJobs(a, blank, blocked)
	if err != nil {
		return res, made{}, err
	}
	var m made
	cached := true
	for _, j := range jobs {
		n, same, err := r.do(ctx, j)
		if err != nil {
			return res, m, err
		}
		m.join(n)
		cached = cached && same
	}
	told, err := r.amend(ctx, a, &m, key, blocked)
	if err != nil {
		return res, m, err
	}
	if cached = cached && told; cached {
		m.renewals = nil // told once
	}
	res.Files, res.Cached = listed(m.Files), cached
	if d := r.drafts[c.ID]; d != nil {
		res.Draft = &d.Draft
	}
	old, err := r.stale(jobs[0], m)
	m.Problems = append(m.Problems, old...)
	return res, m, err
}

// companyJobs are the sets of documents of one company: what stands in its own
// folder first. The plan stands by itself, since its going out renews it alone.
func (r *run) companyJobs(a *audit.Assessment, blank string, blocked problem.List) (jobs []job, key string, err error) {
	c := a.Company
	key = r.withPapers(blank, c.ID)
	drafts := job{key: key, dir: CompaniesDir + "/" + c.ID, company: c.ID, blocked: blocked, papers: r.companyPapers(a),
		extra: func(d calendar.Date) (string, []byte, error) { return r.followUp(a, d) }}
	papers, err := r.processJob(a, key, blocked)
	return []job{drafts, r.planJob(a, key, blocked), papers, r.formJob(a, blank, blocked)}, key, err
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
	next := r.next[a.Company.ID]
	next.Explained, next.Explanation = false, "" // whether it was told is no matter of what it says
	for _, v := range []any{a.Company, r.plans[a.Company.ID], next, blocked, r.decidedFor(a.Company.ID)} {
		if _, err := k.JSON(v); err != nil {
			return "", fmt.Errorf("key of company %s: %w", a.Company.ID, err)
		}
	}
	return k.Sum(), nil
}
