package pipeline

import (
	"context"
	"fmt"
	"strconv"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/final"
	"shinsa/pipeline/docx/restore"
	"shinsa/pipeline/problem"
)

// finalForm is a document in its final form: Word without anything of the work
// on the draft, and its PDF.
type finalForm struct{ word, pdf []byte }

// finalOptions say what is made final.
type finalOptions struct {
	path    string // for problems
	kind    string
	without string // title of a chapter that is for the work only
	meta    doc.Meta
}

// finalize takes the work out of a Word file that a person finished and makes
// its PDF from what he wrote. The form is empty where a problem forbids it.
func (r *run) finalize(ctx context.Context, data []byte, o finalOptions) (finalForm, problem.List, error) {
	var found problem.List
	path, meta := o.path, o.meta
	word, err := final.Make(data, final.Options{Org: meta.Org, Date: meta.Date.String(), Title: meta.Title, Without: o.without})
	if err != nil {
		return finalForm{}, nil, err
	}
	d, lost, err := restore.Document(word, o.kind, meta)
	if err != nil {
		return finalForm{}, nil, fmt.Errorf("read final %q: %w", path, err)
	}
	for _, l := range lost {
		if !l.Look {
			found = append(found, problem.New("finish-pdf-lost", problem.Pos{File: path, Place: l.Place}, l.What).For(meta.Company))
		}
	}
	if found.HasErrors() {
		return finalForm{}, found, nil
	}
	out, wrong, err := r.tools.typeset(ctx, d)
	if err != nil {
		return finalForm{}, nil, fmt.Errorf("write PDF of %q: %w", path, err)
	}
	for _, p := range wrong {
		if p.Pos.File == "" {
			p.Pos.File = path
		}
		found = append(found, p.For(meta.Company))
	}
	if wrong.HasErrors() {
		return finalForm{}, found, nil
	}
	pages := map[string]string{}
	for id, n := range out.HeadingPages {
		pages[id] = strconv.Itoa(n)
	}
	word, err = final.Paginate(word, pages)
	return finalForm{word, out.Data}, found, err
}
