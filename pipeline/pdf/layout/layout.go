// Package layout decides where everything of a document stands.
//
// In: a doc.Document, its look and the fonts. Out: a Layout: pages of
// positioned runs of glyph codes, fills, pictures, rules and links, in reading
// order, and the logical structure, to a node of which each run belongs.
// Lengths are points from the upper left corner of the page.
//
// The package breaks lines (Unicode line breaking plus the strict Japanese
// rules; numbers stay with their units; punctuation hangs, or is narrowed where
// the line would be loose), justifies, breaks pages (no orphan headings,
// widows, torn rows) and numbers pages. Lines and pages end where Word and
// LibreOffice end them, as far as these rules let them. It measures text by
// itself, one look-up a character, and draws nothing. A character that no font
// has is a problem with its place, never a gap.
package layout

import (
	"context"
	"crypto/sha256"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/problem"
)

// Layout is a document in pages.
type Layout struct {
	Width, Height float64
	Pages         []Page
	Headings      []Heading
	Nodes         []Node    // the logical structure
	Pictures      []Picture // each once
}

// Page is one page. Fills lie under paths, these under pictures, these under
// rules, rules under runs; runs stand in reading order.
type Page struct {
	Fills    []Fill
	Paths    []Path
	Pictures []Placed
	Rules    []Rule
	Runs     []Run
	Links    []Link
}

// Color is red, green and blue.
type Color struct{ R, G, B uint8 }

// Fill is a filled rectangle: part of a figure, or, of node 0, an artefact.
type Fill struct {
	X, Y, W, H float64
	Color      Color
	Node       int32
}

// Rule is a straight line; a Dotted one is a leader.
type Rule struct {
	X1, Y1, X2, Y2, Width float64
	Color                 Color
	Dotted                bool
}

// Role says what a run is to the reader.
type Role uint8

// The roles. Running and Repeat are artefacts: they are no part of the text
// of the document.
const (
	Text     Role = iota
	Title         // of a heading
	Cell          // of a table
	Caption       // of a table or chart, notes too
	Label         // of a list item or a chart
	Contents      // of the table of contents
	Running       // page head and foot
	Repeat        // head rows repeated on a further page
)

// Run is a piece of a line with one face, size and colour. Codes are the
// characters' codes of font.Use.
type Run struct {
	X, Y    float64 // of the base line's start
	Size    float64
	Spacing float64 // added after every glyph
	Codes   []uint16
	Gaps    []Gap // in order
	Color   Color
	Face    uint8
	Role    Role
	Slant   bool  // set at a slant, for italics
	Turned  bool  // set upwards: from X, Y the line goes to the top of the page
	Node    int32 // index into Layout.Nodes; 0 for an artefact
}

// Gap is space, or, negative, space taken back, before the code with number
// At of a run, besides the run's Spacing.
type Gap struct {
	At    int
	Space float64
}

// Link leads from a place on a page to another page.
type Link struct {
	X, Y, W, H float64
	Page       int // from 0
	To         float64
	Node       int32
	Title      string // of the place it leads to
}

// Heading is a heading and where it came to stand.
type Heading struct {
	doc.Entry
	Page int // from 0
	Y    float64
}

// Options are the look and the fonts.
type Options struct {
	Look *doc.Look
	Use  *font.Use
	Set  *font.Set
	// LatinGap is the space between Japanese and Latin characters, in em. It
	// is a position, never a character. JIS X 4051 allows an eighth at the least;
	// pdf.js, and with it Firefox, takes 0.1 em for a word space (Poppler and MuPDF
	// 0.15 em), and a search for 2024年 would then find nothing.
	LatinGap float64
	// Normal lets lines start with small kana, ー, 々 and the like, as the normal
	// rules of JIS X 4051 do; the strict ones are those of official documents.
	Normal bool
}

// Make lays the document out.
func Make(ctx context.Context, d *doc.Document, o Options) (*Layout, problem.List, error) {
	e := &engine{doc: d, look: ruled(o.Look), opt: o, out: &Layout{Width: o.Look.Page.Width, Height: o.Look.Page.Height}}
	e.node(TagDocument, -1)
	e.outline = doc.Outline(d)
	e.entries = map[*doc.Heading]int{}
	for i, h := range e.outline {
		e.entries[h.Heading] = i
	}
	if err := e.pages(ctx); err != nil {
		return nil, nil, err
	}
	return e.out, e.problems.Sorted(), nil
}

// ruled counts the rule above a row as part of the row, as Word does.
func ruled(look *doc.Look) *doc.Look {
	own := *look
	own.Table.PadTop += own.Table.Rule.Width
	return &own
}

// engine is the work on one document.
type engine struct {
	doc      *doc.Document
	look     *doc.Look
	opt      Options
	out      *Layout
	outline  []doc.Entry
	entries  map[*doc.Heading]int // into outline and out.Headings
	problems problem.List
	chars    []char // of the paragraph at hand
	text     []byte // scratch
	codes    []uint16
	gaps     []Gap
	level    int     // of the last heading's tag
	toc      []int32 // link nodes by entry of the outline
	tocTitle int32
	torn     float64                   // width of the longest word that had to be torn in the cell at hand
	pictures map[[sha256.Size]byte]int // into out.Pictures
}

// pages sets cover, contents and body, in this order; then heads and feet,
// which need the number of pages. The contents' length does not depend on the
// page numbers in it (their column is reserved), so one trial setting of it
// tells where the body begins.
func (e *engine) pages(ctx context.Context) error {
	cover := len(e.doc.Cover) > 0
	if cover {
		e.flow(e.items(e.doc.Cover, true), true)
	}
	e.out.Headings = make([]Heading, len(e.outline))
	first := len(e.out.Pages)
	if e.doc.TOC {
		e.flow(e.contents(), false)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if items := e.items(e.doc.Body, false); len(items) > 0 || len(e.out.Pages) == 0 {
		e.flow(items, false)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if e.doc.TOC {
		e.resetContents(first)
	}
	for i := range e.out.Pages {
		if !cover || i > 0 {
			e.running(i)
		}
	}
	return nil
}

// resetContents replaces the trial contents, which start at page first, by
// the one with the right page numbers.
func (e *engine) resetContents(first int) {
	all, found := e.out.Pages, e.problems
	e.out.Pages = all[:first:first]
	e.flow(e.contents(), false)
	copy(all[first:], e.out.Pages[first:])
	e.out.Pages, e.problems = all, found
}
