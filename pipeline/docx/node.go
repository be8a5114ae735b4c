package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Bounds of what is read, so that a hostile file cannot exhaust the memory:
// a real report has some 100,000 nodes, 20 levels deep.
const (
	maxNodes = 1_000_000
	maxDepth = 256
)

var errTooLarge = errors.New("more content than any real document has")

// node is an XML element with its children; text is its own character data.
type node struct {
	name  string // with the usual prefix: "w:p", "c:ser"
	attrs []xml.Attr
	kids  []*node
	text  string
}

// prefixes are the usual prefixes of the namespaces that are read; the second
// of a pair is that of the strict variant of the standard.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             "r",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":              "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                          "c",
	"http://schemas.openxmlformats.org/drawingml/2006/main":               "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                           "a",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         "mc",
	"http://schemas.openxmlformats.org/package/2006/relationships":        "rel",
	"http://schemas.openxmlformats.org/package/2006/content-types":        "ct",
	"http://schemas.microsoft.com/office/word/2010/wordml":                "w14",
}

// parse reads one XML part into a tree.
func parse(data []byte) (*node, error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("read part in encoding %q", charset)
	}
	top := &node{}
	open := []*node{top}
	for count := 0; ; {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("parse part: %w", err)
		}
		last := open[len(open)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			if count++; count > maxNodes || len(open) > maxDepth {
				return nil, errTooLarge
			}
			n := &node{name: qualified(tok.Name), attrs: tok.Attr}
			last.kids = append(last.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if strings.HasSuffix(last.name, ":t") || strings.HasPrefix(last.name, "c:") {
				last.text += string(tok)
			}
		}
	}
	if len(top.kids) == 0 {
		return nil, errors.New("parse part: no element")
	}
	return top.kids[0], nil
}

func qualified(n xml.Name) string {
	if p, ok := prefixes[n.Space]; ok {
		return p + ":" + n.Local
	}
	return n.Space + ":" + n.Local
}

// kid returns the first child of that name, going down a path; nil if none.
func (n *node) kid(path ...string) *node {
	for _, name := range path {
		if n == nil {
			return nil
		}
		n = n.first(name)
	}
	return n
}

func (n *node) first(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// all returns the children of that name.
func (n *node) all(name string) []*node {
	if n == nil {
		return nil
	}
	var out []*node
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
	}
	return out
}

// attr returns the value of an attribute by its local name, "" if none.
func (n *node) attr(local string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// val returns the w:val of the child at the path.
func (n *node) val(path ...string) string { return n.kid(path...).attr("val") }

// number returns an attribute as a number, and false if it is none.
func (n *node) number(local string) (float64, bool) {
	v, err := strconv.ParseFloat(n.attr(local), 64)
	return v, err == nil
}
