// Package overlay puts the exact text of an original over its scan, unseen.
//
// In: the PDF that a report was printed from and the scan of the printed,
// sealed and signed paper (PDF, PNG, JPEG, TIFF). Out: a PDF/A-2u with the
// scan's pictures unchanged and the original's own characters over the ink,
// and for each page how sure the match is. So a scanned report can be searched
// without one wrong character, where recognition has 5 to 30 of 100.
//
// The recipe: package page reads both files, ink maps where the ink is,
// register finds how each scanned page lies under which original page, layer
// writes the file. A page that does not match is refused, and with it the
// whole file: a text over the wrong picture is worse than none. The package
// reads no file, runs no program and knows nothing of audits. Package ocr
// beside it is for scans without an original.
package overlay

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path"
	"strconv"

	"shinsa/pipeline/overlay/layer"
	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/problem"
)

// File is a file with the name by which problems call it.
type File struct {
	Name string
	Data []byte
}

// Options says how the work is done.
type Options struct {
	Jobs     int                   // pages at work at the same time; 0 for one
	Straight bool                  // show the scan turned as straight as the original, in its size
	Report   func(done, total int) // called as pages are done; may be nil
}

// Mark stands in every file that the package makes.
const Mark = layer.Mark

// Page is what was found of one scanned page.
type Page struct {
	Scan     int     `json:"scan"`             // its number, from 1
	Original int     `json:"original"`         // the original page's number; 0 for a blank page
	Score    float64 `json:"score"`            // part of the text that was seen to be the same, 0 to 1
	Seen     int     `json:"seen"`             // stretches of text that are the same
	Covered  int     `json:"covered"`          // under a seal or handwriting
	Doubts   []Doubt `json:"doubts,omitempty"` // not seen on the scan
	Turn     int     `json:"turn"`             // quarter turn of the scan, clockwise
	Degrees  float64 `json:"degrees"`          // how far it is turned beside that
	Scale    float64 `json:"scale"`            // size of the scan, 1 for that of the original
	Off      float64 `json:"off"`              // mean distance of the places found from the map, in points
	Packed   string  `json:"packed,omitempty"`
}

// Doubt is a stretch of text of the original that the scan does not show.
type Doubt struct {
	Text string  `json:"text"`
	X    float64 `json:"x"` // millimetres from the left and top edge of the original
	Y    float64 `json:"y"`
}

// Result is what Make made. PDF is nil where a page was refused.
type Result struct {
	Pages []Page `json:"pages"`
	PDF   []byte `json:"-"`
}

// Make matches the scan with the original and writes the file.
func Make(ctx context.Context, original, scan File, o Options) (*Result, problem.List, error) {
	doc, found, err := readOriginal(ctx, original)
	if err != nil || found.HasErrors() {
		return &Result{}, found, err
	}
	sheets, more, err := readScan(ctx, scan)
	if found = append(found, more...); err != nil || found.HasErrors() {
		return &Result{}, found, err
	}
	m := newMatcher(doc.Pages)
	matches, err := m.all(ctx, sheets, o)
	if err != nil {
		return nil, nil, err
	}
	res := &Result{}
	for i := range matches {
		res.Pages = append(res.Pages, matches[i].report(i+1, doc.Pages))
	}
	found = append(found, judge(scan.Name, res.Pages, matches, len(doc.Pages))...)
	if found.HasErrors() {
		return res, found.Sorted(), nil
	}
	out := layer.Document{Title: doc.Title, Author: doc.Author, Subject: doc.Subject,
		Keywords: fmt.Sprintf("original %x; scan %x", short(original.Data), short(scan.Data))}
	for i, s := range sheets {
		p := matches[i].page(s, doc.Pages)
		if o.Straight {
			p = matches[i].straight(s, doc.Pages)
		}
		out.Pages = append(out.Pages, p)
	}
	if res.PDF, err = layer.Write(out); err != nil {
		return nil, nil, fmt.Errorf("write overlay: %w", err)
	}
	return res, found.Sorted(), nil
}

func short(b []byte) []byte {
	sum := sha256.Sum256(b)
	return sum[:8]
}

// readOriginal reads the PDF whose text is wanted; every glyph must have its
// character.
func readOriginal(ctx context.Context, f File) (*page.File, problem.List, error) {
	pos := problem.Pos{File: path.Base(f.Name)}
	doc, err := page.Read(ctx, f.Data)
	if errors.Is(err, page.ErrUnreadable) {
		return nil, problem.List{problem.New("overlay-original-unreadable", pos, err.Error())}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	var found problem.List
	glyphs := 0
	for i := range doc.Pages {
		p := &doc.Pages[i]
		if p.Unknown > 0 || p.Refused != "" {
			found.Add("overlay-original-text", pos, strconv.Itoa(i+1))
		}
		for _, r := range p.Runs {
			glyphs += len(r.Glyphs)
		}
	}
	if glyphs == 0 && len(found) == 0 {
		found.Add("overlay-original-empty", pos)
	}
	return doc, found, nil
}
