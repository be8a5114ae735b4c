// Package page reads PDF files for the overlay.
//
// In: a PDF, either one that a program wrote (the original: text, rules,
// fills) or one that a scanner made (the scan: pictures). Out: plain values
// for each page: the runs of text with their exact characters and places, the
// marks that put ink on the paper, the pictures as they are coded. It never
// guesses a character: a glyph for which the file names no character is
// counted in Page.Unknown. What it reads is untrusted: streams are limited,
// forms within forms end at a depth.
package page

import (
	"shinsa/pipeline/overlay/glyph"
	"shinsa/pipeline/overlay/picture"
	"shinsa/pipeline/overlay/plane"
)

// File is a PDF that was read.
type File struct {
	Title, Author, Subject string
	Pages                  []Page
}

// Page is what one page shows.
type Page struct {
	Box      plane.Box // crop box, in the page's own coordinates
	Rotate   int       // clockwise turn at which it is shown: 0, 90, 180, 270
	Runs     []Run
	Marks    []Mark
	Pictures []Picture
	Unknown  int    // glyphs without a character
	Refused  string // why the page's content could not be read whole
}

// Run is text that one operator showed: glyphs on one line in one size.
type Run struct {
	At     plane.Affine // from parts of the em, at the first glyph, to the page
	Glyphs []Glyph
	Hidden bool // shown invisibly, as over a scan
}

// Glyph is one shown code.
type Glyph struct {
	Text  string
	X     float64 // from the run's start, along the line, in parts of the em
	Width float64 // advance without added spacing, in parts of the em
}

// Mark is a filled area, in painting order. Ink is 0 for white and 1 for black.
type Mark struct {
	Outline glyph.Outline
	At      plane.Affine
	Ink     float32
	Clip    plane.Box
	Text    bool // belongs to a glyph
}

// Picture is a picture with its place: from the unit square to the page.
type Picture struct {
	At    plane.Affine
	Fill  string // the operator that sets the colour of a stencil
	Coded picture.Coded
	Mask  *picture.Coded // what of it is shown: a soft mask, or a stencil
}

// Text returns the page's characters in the order of its content.
func (p *Page) Text() string {
	var b []byte
	for _, r := range p.Runs {
		for _, g := range r.Glyphs {
			b = append(b, g.Text...)
		}
	}
	return string(b)
}
