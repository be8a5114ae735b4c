package ods

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"shinsa/pipeline/workbook"
)

// Bounds of the markup.
const (
	maxDepth      = 200
	maxToken      = 8 << 20 // bytes of one tag or text
	tokensPerCell = 8       // a plain cell has five; a token costs the better part of a microsecond
	tokensFree    = 100_000
)

// document walks over an XML document. Names are compared without their name
// space, so that the older OpenOffice format (.sxc) reads alike. Entities
// other than the five of XML are a fault; a DOCTYPE is stepped over.
type document struct {
	dec      *xml.Decoder
	in       *bounded
	depth    int
	elements int
	tokens   int // still allowed
	start    bool
	name     string
	attrs    []xml.Attr
	text     []byte // of character data
	err      error
}

func newDocument(in io.Reader, limits workbook.Limits) *document {
	b := &bounded{in: bufio.NewReaderSize(in, 64<<10)}
	return &document{dec: xml.NewDecoder(b), in: b, tokens: tokensFree + tokensPerCell*limits.Cells}
}

// next goes to the next start, end or text. At an end, name is that of the
// element ended.
func (d *document) next() bool {
	for d.err == nil {
		d.in.token = 0
		t, err := d.dec.Token()
		if err == io.EOF {
			return false
		}
		if err != nil {
			d.fail(err)
			return false
		}
		if d.tokens--; d.tokens < 0 {
			d.err = tooLarge("more markup than the cells allowed need")
			return false
		}
		d.start, d.text = false, nil
		switch t := t.(type) {
		case xml.StartElement:
			d.start, d.name, d.attrs = true, t.Name.Local, t.Attr
			d.elements++
			if d.depth++; d.depth > maxDepth {
				d.err = damaged("elements nested over %d deep", maxDepth)
				return false
			}
			return true
		case xml.EndElement:
			d.name = t.Name.Local
			d.depth--
			return true
		case xml.CharData:
			d.name, d.text = "", t
			return true
		}
	}
	return false
}

func (d *document) fail(err error) {
	if errors.Is(err, errToken) {
		d.err = tooLarge("a tag or text of over %d bytes", maxToken)
		return
	}
	d.err = damaged("%v", err)
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
// space of its own (calcext), for what the standard cannot say.
func (d *document) attr(name string) string {
	for _, a := range d.attrs {
		if a.Name.Local == name && !calcExt(a.Name.Space) {
			return a.Value
		}
	}
	return ""
}

func (d *document) ext(name string) string {
	for _, a := range d.attrs {
		if a.Name.Local == name && calcExt(a.Name.Space) {
			return a.Value
		}
	}
	return ""
}

func calcExt(space string) bool { return strings.Contains(space, ":calcext:") }

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

var errToken = errors.New("token too long")

// bounded hands the decoder one byte after another and refuses to let a
// single token grow without end, which the decoder would keep in memory.
type bounded struct {
	in    *bufio.Reader
	token int
}

func (b *bounded) ReadByte() (byte, error) {
	if b.token++; b.token > maxToken {
		return 0, errToken
	}
	return b.in.ReadByte()
}

func (b *bounded) Read(p []byte) (int, error) { return b.in.Read(p) }
