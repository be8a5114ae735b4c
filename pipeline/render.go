package pipeline

import (
	"context"
	"fmt"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/problem"
)

// rendered is one document in its two forms; nil where a problem forbids it.
type rendered struct {
	docx, pdf []byte
	pages     int
	problems  problem.List
}

// render writes the document as PDF and as Word file. The PDF comes first: its
// layout gives the page numbers of the Word file's table of contents. A fault
// in either withholds both, so that the two never tell different things.
func (t *tools) render(ctx context.Context, d *doc.Document) (rendered, error) {
	var r rendered
	p, found, err := t.typeset(ctx, d)
	if err != nil {
		return r, fmt.Errorf("write PDF of %s: %w", d.Kind, err)
	}
	r.problems = append(r.problems, found...)
	w, found, err := docx.Write(ctx, d, docx.Options{Reference: t.reference, Pages: p.HeadingPages, PageCount: p.Pages})
	if err != nil {
		return r, fmt.Errorf("write Word file of %s: %w", d.Kind, err)
	}
	r.problems = append(r.problems, found...)
	if !r.problems.HasErrors() {
		r.docx, r.pdf, r.pages = w, p.Data, p.Pages
	}
	return r, nil
}
