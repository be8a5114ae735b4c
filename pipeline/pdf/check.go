package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/gate"
	"shinsa/pipeline/problem"
)

// contentsTitle heads the table of contents, contentsDepth is the lowest
// level of headings in it: what a reader of every document expects there.
const (
	contentsTitle = "目次"
	contentsDepth = 2
)

// Check reads a finished file of ours back and holds it against the document:
// its text in logical order, its table of contents, its heads and feet. What a
// reader of the file cannot get as the document has it is a problem.
func Check(d *doc.Document, data []byte) (problem.List, error) {
	r, err := gate.Read(data)
	if err != nil {
		return nil, fmt.Errorf("read the file back: %w", err)
	}
	body, contents := split(r.Order)
	var found problem.List
	differs(&found, body, lines(d))
	differs(&found, contents, contentsLines(d, body))
	artefacts(&found, d, r.Pages)
	return found, nil
}

// CheckLines holds any PDF, whoever made it, against the lines of a document
// (doc.Lines, or the paragraphs of a Word file). White space does not count,
// nor does what the file has besides; a line that is not found whole, or in up
// to three pieces, is a problem.
func CheckLines(lines []string, data []byte) (problem.List, error) {
	pages, err := gate.Text(data)
	if err != nil {
		return nil, err
	}
	return missing(pages, lines), nil
}

// CheckText does the same with what another program read out of a PDF, a text
// a page.
func CheckText(lines, pages []string) problem.List {
	var read []gate.Page
	for i, text := range pages {
		read = append(read, gate.Page{Pieces: []gate.Piece{{Text: text, Page: i}}})
	}
	return missing(read, lines)
}

func missing(pages []gate.Page, lines []string) problem.List {
	var found problem.List
	for _, m := range gate.Missing(pages, lines) {
		found.Add("pdf-text-missing", problem.Pos{}, strconv.Itoa(m.Page+1), beginning(lines[m.Line]), beginning(m.Want))
	}
	return found
}

// lines returns the text of the document in reading order as a PDF must have
// it: as doc.Lines, with the space behind the numbers of headings and the
// title of the contents.
func lines(d *doc.Document) []string {
	out := doc.Lines(&doc.Document{Cover: d.Cover})
	if d.TOC {
		out = append(out, contentsTitle)
	}
	outline := doc.Outline(d)
	for _, b := range d.Body {
		if _, ok := b.(*doc.Heading); ok {
			out = append(out, outline[0].Label())
			outline = outline[1:]
			continue
		}
		out = append(out, doc.Lines(&doc.Document{Body: []doc.Block{b}})...)
	}
	return out
}

// split parts the table of contents from the rest.
func split(order []gate.Piece) (body, contents []gate.Piece) {
	for _, p := range order {
		if p.Element.Within("TOC") {
			contents = append(contents, p)
		} else {
			body = append(body, p)
		}
	}
	return body, contents
}

// contentsLines returns what the table of contents must say, with the pages
// on which the headings are found.
func contentsLines(d *doc.Document, body []gate.Piece) []string {
	var pages []int
	var last *gate.Element
	for _, p := range body {
		if e := p.Element; e != last && e != nil && len(e.Tag) == 2 && e.Tag[0] == 'H' {
			pages = append(pages, p.Page+1)
		}
		last = p.Element
	}
	var lines []string
	if !d.TOC {
		return nil
	}
	outline := doc.Outline(d)
	pages = pages[max(0, len(pages)-len(outline)):] // the cover may have headings of its own
	for i, e := range outline {
		if e.Level <= contentsDepth && i < len(pages) {
			lines = append(lines, e.Label(), strconv.Itoa(pages[i]))
		}
	}
	return lines
}

func differs(found *problem.List, got []gate.Piece, want []string) {
	diff, ok := gate.Compare(got, want)
	if !ok {
		return
	}
	line := ""
	if diff.Line < len(want) {
		line = want[diff.Line]
	}
	add(found, diff.Page, line, diff.Want, diff.Got)
}

// add reports a difference in a block, which is named by how it begins.
func add(found *problem.List, page int, block, want, got string) {
	found.Add("pdf-text-differs", problem.Pos{}, strconv.Itoa(page+1), beginning(block), beginning(want), beginning(got))
}

// beginning returns as much of a text as a message shows.
func beginning(s string) string {
	if r := []rune(s); len(r) > 20 {
		s = string(r[:20]) + "…"
	}
	return strings.ReplaceAll(s, "\n", " ")
}

// artefacts checks heads and feet: each page's artefacts must be repeated head
// rows of tables and, but on the cover, the running head and the page number.
func artefacts(found *problem.List, d *doc.Document, pages []gate.Page) {
	heads := append(headRows(d.Cover), headRows(d.Body)...)
	for i, p := range pages {
		want := runningText(d, i, len(pages))
		for _, piece := range p.Pieces {
			switch {
			case !piece.Artefact:
			case same(piece, want):
				want = ""
			case !slices.ContainsFunc(heads, func(head string) bool { return same(piece, head) }):
				add(found, i, want, want, piece.Text)
			}
		}
		if want != "" {
			add(found, i, want, want, "")
		}
	}
}

// same tells whether a piece says a text.
func same(p gate.Piece, text string) bool {
	_, differs := gate.Compare([]gate.Piece{p}, []string{text})
	return !differs
}

func runningText(d *doc.Document, page, pages int) string {
	if page == 0 && len(d.Cover) > 0 {
		return ""
	}
	foot := fmt.Sprintf("%d / %d", page+1, pages)
	if page == 0 && d.PlainFirst {
		return foot
	}
	return d.Header.Left + d.Header.Right + foot
}

// headRows returns the text of the head rows of each table and heat map.
func headRows(blocks []doc.Block) []string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Table:
			if len(b.Head) > 0 {
				head := &doc.Document{Body: []doc.Block{&doc.Table{Head: b.Head}}}
				out = append(out, strings.Join(doc.Lines(head), ""))
			}
		case *doc.Chart:
			if b.Kind == doc.ChartHeat {
				out = append(out, b.HeatHeads()...)
			}
		}
	}
	return out
}
