package pipeline

import (
	"context"
	"errors"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// job is a set of documents that are made together from the same input and
// published into one folder.
type job struct {
	key     string
	dir     string
	company string
	blocked problem.List // errors that withhold every document of the job
	papers  []paper
	sent    map[string]*sending                                       // by name of the paper: what is known of its going out
	extra   func(calendar.Date) (name string, data []byte, err error) // one further file; nil, or the name "", for none
	more    func(*made) error                                         // publishes what persons fill in; nil for none
}

// do makes the job's documents and publishes them, unless its key says that
// they were made before and still stand.
func (r *run) do(ctx context.Context, j job) (m made, cached bool, err error) {
	if err := ctx.Err(); err != nil {
		return m, false, err
	}
	old, before, err := r.before(j.key)
	if err != nil {
		return m, false, err
	}
	if before && !r.options.Verify {
		if stands, err := standing(r.ledger, old.Files); err != nil || stands {
			return old, true, err
		}
	}
	m.Date = r.options.Today
	if before {
		m.Date = old.Date // what a person deleted comes back as it was
	}
	if err := r.make(ctx, j, &m); err != nil {
		return m, false, err
	}
	if before && r.options.Verify {
		r.verify(old, m)
	}
	if len(m.held) > 0 {
		return m, false, nil // the next run tries again
	}
	return m, false, r.folder.Cache().Put(j.key, m)
}

// before returns what was made of the same material by an earlier run. The
// date of a document is the day of the run that made it first, unless the user
// asks for another: then nothing counts as made before.
func (r *run) before(key string) (old made, ok bool, err error) {
	ok, err = r.folder.Cache().Get(key, &old)
	if r.options.Dated && old.Date != r.options.Today {
		ok = false
	}
	return old, ok, err
}

// make composes, renders and publishes every document of the job.
func (r *run) make(ctx context.Context, j job, m *made) error {
	for _, p := range j.papers {
		if err := r.paper(ctx, j, p, m); err != nil {
			return err
		}
	}
	if j.more != nil && len(j.blocked) == 0 {
		if err := j.more(m); err != nil {
			return err
		}
	}
	if j.extra == nil || len(j.blocked) > 0 {
		return nil
	}
	name, data, err := j.extra(m.Date)
	if err != nil || name == "" {
		return err
	}
	return r.publish(j, name, data, m)
}

// paper composes, renders and publishes one document as .docx and .pdf.
func (r *run) paper(ctx context.Context, j job, p paper, m *made) error {
	if len(j.blocked) > 0 {
		m.Withheld = append(m.Withheld, Withheld{Company: j.company, Document: p.name, Because: j.blocked[0]})
		return nil
	}
	if s := j.sent[p.name]; s != nil && len(s.days) > 0 {
		next, err := r.edition(ctx, j, p, m)
		if err != nil || next == nil {
			return err
		}
		p = *next
	}
	d, found := p.compose(m.Date)
	m.Problems = append(m.Problems, forCompany(found, j.company)...)
	if d == nil || found.HasErrors() {
		m.withhold(j.company, p.name, found)
		return nil
	}
	out, err := r.tools.render(ctx, d)
	if err != nil {
		return err
	}
	m.Problems = append(m.Problems, forCompany(out.problems, j.company)...)
	if out.docx == nil || out.pdf == nil {
		m.withhold(j.company, p.name, out.problems)
		return nil
	}
	edited, err := r.publishWord(j, p.name+".docx", out.docx, m)
	if err != nil {
		return err
	}
	if edited != nil {
		if out.pdf, err = r.pdfOf(ctx, j, p, d.Meta, edited, m); err != nil || out.pdf == nil {
			return err
		}
	}
	return r.publish(j, p.name+".pdf", out.pdf, m)
}

// publish puts the file into the job's folder. That another program holds the
// one that stands there is a problem of this file alone.
func (r *run) publish(j job, name string, data []byte, m *made) error {
	path := j.dir + "/" + name
	p, err := r.put(path, data)
	if errors.Is(err, workspace.ErrBusy) {
		m.held = append(m.held, path, p.At)
		m.Problems = append(m.Problems, busy(p).For(j.company))
		return nil
	}
	if err == nil {
		m.Files = append(m.Files, p)
	}
	return err
}

func busy(p workspace.Published) problem.Problem {
	return problem.New("file-busy", problem.Pos{File: p.At}, p.At)
}

// unfinishedCodes are told of what another moment may settle: a file that is
// open elsewhere, one that a busy machine could not read in time.
var unfinishedCodes = []problem.Code{"file-busy", "decision-file-open", "intake-time", "intake-memory", "intake-crashed", "intake-given-up"}

// unfinished tells whether a later run over the same material has something to do.
func (s *Summary) unfinished() bool {
	return slices.ContainsFunc(s.Problems, func(p problem.Problem) bool {
		return slices.Contains(unfinishedCodes, p.Code)
	})
}

// withhold notes that the document is not written because of the first error.
func (m *made) withhold(company, name string, found problem.List) {
	for _, p := range found {
		if p.Severity == problem.Error {
			m.Withheld = append(m.Withheld, Withheld{Company: company, Document: name, Because: p})
			return
		}
	}
}

func forCompany(l problem.List, company string) problem.List {
	out := make(problem.List, len(l))
	for i, p := range l {
		out[i] = p.For(company)
	}
	return out
}
