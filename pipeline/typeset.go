package pipeline

import (
	"context"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf"
	"shinsa/pipeline/problem"
)

// SecondReader reads the text of a PDF by a program that is not ours, with a
// form feed behind each page.
type SecondReader func(ctx context.Context, data []byte) (string, error)

// typeset writes a document as PDF: by the look of the reference document, the
// fonts, and the rules that project.yaml asks for. Where a second reader is
// wanted the file is held against the document once more, by that program:
// final reports and deliverables always, a run with --verify (Poppler takes ten
// times as long to read a file as it takes to make it, so a run alone leaves it
// to the gate). A file that it reads otherwise is not given out.
func (t *tools) typeset(ctx context.Context, d *doc.Document) (pdf.Out, problem.List, error) {
	out, found, err := pdf.Write(ctx, d, pdf.Options{Look: t.reference.Look(), Fonts: t.fonts, Normal: t.normal})
	if err != nil || t.reader == nil || found.HasErrors() {
		return out, found, err
	}
	text, err := t.reader(ctx, out.Data)
	if err != nil {
		return pdf.Out{}, nil, err
	}
	return out, append(found, readOtherwise(problem.Pos{}, doc.Lines(d), text)...), nil
}

// readOtherwise lists the lines that a second reader does not find.
func readOtherwise(at problem.Pos, lines []string, text string) problem.List {
	var found problem.List
	for _, p := range pdf.CheckText(lines, strings.Split(text, "\f")) {
		found.Add("check-second-reader", at, p.Args...)
	}
	return found
}
