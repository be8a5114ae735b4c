package pipeline

import (
	"context"

	"shinsa/pipeline/problem"
)

// job is a set of documents that are made together from the same input and
// published into one folder.
type job struct {
	key     string
	dir     string
	company string
	blocked problem.List // errors that withhold every document of the job
	papers  []paper
	extra   func() (name string, data []byte, err error) // one further file; nil for none
}

// do makes the job's documents and publishes them, unless its key says that
// they were made before and still stand.
func (r *run) do(ctx context.Context, j job) (m made, cached bool, err error) {
	if err := ctx.Err(); err != nil {
		return m, false, err
	}
	old, stands, err := r.stands(j.key)
	if err != nil {
		return m, false, err
	}
	if stands && !r.options.Verify {
		return old, true, nil
	}
	for _, p := range j.papers {
		if err := r.paper(ctx, j, p, &m); err != nil {
			return m, false, err
		}
	}
	if j.extra != nil && len(j.blocked) == 0 {
		name, data, err := j.extra()
		if err == nil {
			err = r.publish(j.dir+"/"+name, data, &m)
		}
		if err != nil {
			return m, false, err
		}
	}
	return m, false, r.folder.Cache().Put(j.key, m)
}

// stands looks the job up; ok is true when it was made before and every file
// is still as it was left (or was edited by a person).
func (r *run) stands(key string) (m made, ok bool, err error) {
	ok, err = r.folder.Cache().Get(key, &m)
	if err != nil || !ok {
		return made{}, false, err
	}
	ok, err = standing(r.ledger, m.Files)
	if err != nil || !ok {
		return made{}, false, err
	}
	return m, true, nil
}

// paper composes, renders and publishes one document as .docx and .pdf.
func (r *run) paper(ctx context.Context, j job, p paper, m *made) error {
	if len(j.blocked) > 0 {
		m.Withheld = append(m.Withheld, Withheld{Company: j.company, Document: p.name, Because: j.blocked[0]})
		return nil
	}
	d, found := p.compose()
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
	if err := r.publish(j.dir+"/"+p.name+".docx", out.docx, m); err != nil {
		return err
	}
	return r.publish(j.dir+"/"+p.name+".pdf", out.pdf, m)
}

func (r *run) publish(path string, data []byte, m *made) error {
	if r.options.Verify {
		r.verify(path, data)
	}
	p, err := r.ledger.Publish(path, data)
	if err == nil {
		m.Files = append(m.Files, p)
	}
	return err
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
