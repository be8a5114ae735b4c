// Package gate reads the text of a finished PDF back and holds it against
// what the document says.
//
// In: the bytes of any PDF, ours or another program's. Out: its text as a
// reader of the file gets it, through the fonts' ToUnicode maps: page by page
// in the order of the content streams, and, where the file is tagged, in the
// order of its logical structure. Compare tells where that differs from the
// lines of a document, code point by code point. The package knows nothing of
// how our files are made, so that it can prove them.
package gate

import (
	"fmt"

	"shinsa/pipeline/pdf/object"
)

// Reading is the text of a file.
type Reading struct {
	Pages  []Page
	Tagged bool
	// Order has the pieces in logical order, without artefacts; nil where the
	// file is not tagged.
	Order []Piece
}

// Page has the pieces of a page in the order of its content stream.
type Page struct{ Pieces []Piece }

// Piece is the text of one marked content.
type Piece struct {
	Text     string
	Page     int      // from 0
	Content  int      // number of the marked content on its page; -1 for none
	Artefact bool     // no part of the document: running head, rule
	Element  *Element // of the structure; only in Order
}

// Element is an element of the logical structure.
type Element struct {
	Tag    string // standard structure type
	Parent *Element
}

// Within tells whether the element, or one that it stands in, has the tag.
func (e *Element) Within(tag string) bool {
	for ; e != nil; e = e.Parent {
		if e.Tag == tag {
			return true
		}
	}
	return false
}

// Text returns the text of a file, page by page in the order of its content
// streams.
func Text(pdf []byte) ([]Page, error) {
	r, err := Read(pdf)
	if err != nil {
		return nil, err
	}
	return r.Pages, nil
}

// Read returns the text of a file.
func Read(pdf []byte) (*Reading, error) {
	f, err := object.Open(pdf)
	if err != nil {
		return nil, err
	}
	r := &reader{file: f, fonts: map[int]*font{}, numbers: map[int]int{}}
	if err := r.pageTree(f.Root().Key("Pages"), object.Value{}, 0); err != nil {
		return nil, err
	}
	out := &Reading{}
	for i, p := range r.pages {
		pieces, err := r.page(i, p)
		if err != nil {
			return nil, fmt.Errorf("read page %d: %w", i+1, err)
		}
		out.Pages = append(out.Pages, Page{Pieces: pieces})
	}
	r.logical(out)
	return out, nil
}

// reader is the work on one file.
type reader struct {
	file    *object.File
	fonts   map[int]*font // by object number
	pages   []leaf
	numbers map[int]int // object number of a page → its place
}

// leaf is a page with the resources it has or inherits.
type leaf struct{ dict, resources object.Value }

const (
	maxPages = 100_000
	maxDepth = 100
)

// pageTree gathers the pages in order (ISO 32000-1, 7.7.3).
func (r *reader) pageTree(node, resources object.Value, depth int) error {
	if depth > maxDepth || len(r.pages) > maxPages {
		return fmt.Errorf("read page tree: it has no end")
	}
	dict := r.file.Resolve(node)
	if own := r.file.Get(dict, "Resources"); own.Kind == object.Dict {
		resources = own
	}
	kids := r.file.Get(dict, "Kids")
	if kids.Kind != object.Array {
		if dict.Kind == object.Dict {
			r.numbers[node.Int()] = len(r.pages)
			r.pages = append(r.pages, leaf{dict, resources})
		}
		return nil
	}
	for _, k := range kids.List {
		if err := r.pageTree(k, resources, depth+1); err != nil {
			return err
		}
	}
	return nil
}
