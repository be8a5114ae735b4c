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

// readOtherwise lists the lines that a second reader does not find: neither in
// the text as it runs on from page to page, nor in pieces.
func readOtherwise(at problem.Pos, lines []string, text string) problem.List {
	pages := strings.Split(text, "\f")
	running := runningOn(pages)
	var rest []string
	for _, l := range lines {
		if !strings.Contains(running, solid(l)) {
			rest = append(rest, l)
		}
	}
	var found problem.List
	for _, p := range pdf.CheckText(rest, pages) {
		found.Add("check-second-reader", at, p.Args...)
	}
	return found
}

// solid is a text without what no reader counts.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }

// runningOn joins pages without the running lines at their ends: a line that
// ends as many pages, its numbers aside, is none of the text.
func runningOn(pages []string) string {
	const tail = 2
	ends := map[string]int{}
	numbers := func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}
	key := func(line string) string { return strings.Map(numbers, solid(line)) }
	split := make([][]string, len(pages))
	for i, p := range pages {
		split[i] = strings.Split(strings.TrimSpace(p), "\n")
		for _, l := range split[i][max(0, len(split[i])-tail):] {
			ends[key(l)]++
		}
	}
	var b strings.Builder
	for _, lines := range split {
		n := len(lines)
		for range tail {
			if n > 0 && ends[key(lines[n-1])] > 1 {
				n--
			}
		}
		b.WriteString(solid(strings.Join(lines[:n], "")))
	}
	return b.String()
}
