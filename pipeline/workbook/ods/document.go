package ods

import (
	"bytes"

	"shinsa/pipeline/workbook"
)

// Bounds of the markup.
const (
	maxDepth      = 200
	maxToken      = 8 << 20 // bytes of one tag or text
	tokensPerCell = 8       // a plain cell has five
	tokensFree    = 100_000
)

// document walks over an XML document. Names are compared without their name
// space, so that the older OpenOffice format (.sxc) reads alike. Entities of
// the document's own are a fault, those it does not declare stay as typed; a
// DOCTYPE is stepped over.
type document struct {
	scan     *workbook.Scanner
	depth    int
	elements int
	tokens   int // still allowed
	start    bool
	chars    bool
	name     string
	err      error
}

func newDocument(part []byte, limits workbook.Limits) *document {
	d := &document{scan: workbook.NewScanner(part), tokens: tokensFree + tokensPerCell*limits.Cells}
	if bytes.Contains(part, []byte("<!ENTITY")) {
		d.err = damaged("entities of its own")
	}
	return d
}

// next goes to the next start, end or text. At an end, name is that of the
// element ended.
func (d *document) next() bool {
	if d.err != nil {
		return false
	}
	e := d.scan.Next()
	d.start, d.chars, d.name, d.depth = e == workbook.Start, e == workbook.Chars, "", d.scan.Depth()
	switch {
	case e == workbook.Ended:
		d.err = d.scan.Err()
		return false
	case d.scan.Size() > maxToken:
		d.err = tooLarge("a tag or text of over %d bytes", maxToken)
		return false
	case d.chars:
	default:
		d.name = d.scan.Name()
	}
	if d.start {
		d.elements++
	}
	if d.tokens--; d.tokens < 0 {
		d.err = tooLarge("more markup than the cells allowed need")
	} else if d.depth > maxDepth {
		d.err = damaged("elements nested over %d deep", maxDepth)
	}
	return d.err == nil
}

// within goes to the next token inside the element that stands at depth; it
// is false once that element has ended.
func (d *document) within(depth int) bool {
	return d.next() && d.depth >= depth
}

// skip steps over the rest of the element just started.
func (d *document) skip() {
	for depth := d.depth; d.within(depth); {
	}
}

// attr returns an attribute. LibreOffice writes some a second time in a name
// space of its own (calcext), after those of the standard.
func (d *document) attr(name string) string { return d.scan.Word(name) }

func (d *document) ext(name string) string { return d.scan.Prefixed("calcext", name) }

// number returns an attribute that counts, 1 where it is missing or senseless;
// beyond any sheet it stops to grow.
func (d *document) number(name string) int {
	n := 0
	for _, c := range []byte(d.attr(name)) {
		if c < '0' || c > '9' {
			return 1
		}
		n = min(n*10+int(c-'0'), 1<<24)
	}
	return max(n, 1)
}
