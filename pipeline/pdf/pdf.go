// Package pdf writes documents as PDF.
//
// In: a doc.Document, the look that the reference Word document prescribes,
// and the fonts of the process. Out: the bytes of a PDF/A-2a and PDF/UA-1 file
// whose text is that of the document, character by character, with its
// structure, pages, bookmarks and a table of contents with the right page
// numbers. Sub-packages do the work: layout decides every position and the
// structure, paint writes the operators of the pages, finish makes the file
// around them. Then package gate, which shares nothing with these, reads the
// finished bytes back; a file that says anything else than its document is not
// given out. A character that no font has is a problem with its place; then
// there is no file. The package reads no file and no clock, and many documents
// may be written at once.
package pdf

import (
	"context"
	"errors"
	"strconv"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/finish"
	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/pdf/layout"
	"shinsa/pipeline/pdf/paint"
	"shinsa/pipeline/problem"
)

// Options are what all documents of a run share.
type Options struct {
	Look     *doc.Look
	Fonts    *font.Set // parsed once per process, shared by goroutines
	LatinGap float64   // em between Japanese and Latin; 0 is DefaultLatinGap, negative is none
	Normal   bool      // lines are broken by the normal rules, not the strict ones: see layout.Options
}

// DefaultLatinGap is what no reader of PDFs takes for a space: see
// layout.Options.
const DefaultLatinGap = 0.095

// Out is a written document.
type Out struct {
	Data         []byte
	Pages        int
	HeadingPages map[string]int // Heading.ID → page; the cover is page 1
}

// Write writes a document. When the problems have errors, Out is empty.
func Write(ctx context.Context, d *doc.Document, o Options) (Out, problem.List, error) {
	use := font.NewUse(o.Fonts)
	l, problems, err := layout.Make(ctx, d, layout.Options{Look: o.Look, Set: o.Fonts, Use: use, LatinGap: gap(o.LatinGap), Normal: o.Normal})
	if err != nil || problems.HasErrors() {
		return Out{}, problems, err
	}
	images, faults, err := pictures(ctx, l)
	if problems = append(problems, faults...).Sorted(); err != nil || len(faults) > 0 {
		return Out{}, problems, err
	}
	data, err := file(ctx, d, l, use, images)
	if err != nil {
		return Out{}, problems, err
	}
	differences, err := Check(d, data)
	if problems = append(problems, differences...).Sorted(); err != nil || len(differences) > 0 {
		return Out{}, problems, err
	}
	out := Out{Data: data, Pages: len(l.Pages), HeadingPages: map[string]int{}}
	for _, h := range l.Headings {
		out.HeadingPages[h.Heading.ID] = h.Page + 1
	}
	return out, problems, nil
}

// file draws a layout and makes the file around it.
func file(ctx context.Context, d *doc.Document, l *layout.Layout, use *font.Use, images []paint.Image) ([]byte, error) {
	in := finish.Input{Title: d.Meta.Title, Author: d.Meta.Org, Subject: d.Meta.Subject, Keywords: d.Meta.Record, Layout: l, Images: images,
		Faces: make([]*font.Face, use.Faces()), Subsets: make([]font.Subset, use.Faces())}
	glyphs := make([][]uint16, use.Faces())
	for i := range use.Faces() {
		if use.Used(i) {
			in.Faces[i], in.Subsets[i] = use.Face(i), use.Subset(i)
			glyphs[i] = in.Subsets[i].Final
		}
	}
	var err error
	if in.Pages, err = paint.Draw(ctx, l, glyphs); err != nil {
		return nil, err
	}
	return finish.Complete(ctx, in)
}

// pictures codes the pictures of a layout. One that cannot be shown is a
// problem, named by its page and what it shows.
func pictures(ctx context.Context, l *layout.Layout) ([]paint.Image, problem.List, error) {
	if len(l.Pictures) == 0 {
		return nil, nil, nil
	}
	images, faults, err := paint.Images(ctx, l.Pictures)
	var found problem.List
	for page := range l.Pages {
		for _, p := range l.Pages[page].Pictures {
			fault, ok := faults[p.Picture]
			if !ok {
				continue
			}
			delete(faults, p.Picture)
			switch alt := l.Nodes[p.Node].Alt; {
			case errors.Is(fault, paint.ErrLarge):
				found.Add("pdf-picture-large", problem.Pos{}, strconv.Itoa(page+1), alt)
			case errors.Is(fault, paint.ErrDamaged):
				found.Add("pdf-picture-damaged", problem.Pos{}, strconv.Itoa(page+1), alt)
			default:
				return nil, nil, fault
			}
		}
	}
	return images, found, err
}

func gap(v float64) float64 {
	switch {
	case v == 0:
		return DefaultLatinGap
	case v < 0:
		return 0
	default:
		return v
	}
}
