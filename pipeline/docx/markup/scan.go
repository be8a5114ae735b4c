package markup

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Bounds of what is read, so that a hostile file cannot exhaust the memory:
// a real report has some 100,000 nodes, 20 levels deep.
const (
	maxNodes = 1_000_000
	maxDepth = 256
)

var (
	errTooLarge = errors.New("more content than any real document has")
	errForm     = errors.New("not well formed")
)

// Parse reads an XML part into a tree and returns its document element.
func Parse(src []byte) (*Node, error) {
	if err := checkChars(src); err != nil {
		return nil, err
	}
	s := &scanner{src: src, doc: &source{src}, names: make(map[string]string, 64), slab: make([]Node, 0, min(len(src)/48+16, 8192))}
	s.bound = append(s.bound, binding{"xml", "xml", 0})
	root, err := s.run()
	if err != nil {
		return nil, fmt.Errorf("parse part at byte %d: %w", s.at, err)
	}
	return root, nil
}

// checkChars holds that the text is UTF-8 of characters that XML 1.0 allows.
func checkChars(src []byte) error {
	if !utf8.Valid(src) {
		return errors.New("parse part: not UTF-8")
	}
	for i, c := range src {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
			return fmt.Errorf("parse part at byte %d: %w: control character", i, errForm)
		}
	}
	if bytes.Contains(src, []byte("\uFFFE")) || bytes.Contains(src, []byte("\uFFFF")) {
		return fmt.Errorf("parse part: %w: U+FFFE or U+FFFF", errForm)
	}
	return nil
}

// binding is one namespace prefix of the file and the usual one.
type binding struct {
	prefix, usual string
	depth         int
}

type scanner struct {
	src   []byte
	doc   *source
	at    int
	bound []binding
	names map[string]string // name in the file → usual name, while the bindings stand
	slab  []Node
	count int
}

func (s *scanner) fail(why string) error { return fmt.Errorf("%w: %s", errForm, why) }

// run reads the whole part.
func (s *scanner) run() (*Node, error) {
	s.skipPrefix("\xEF\xBB\xBF")
	top := &Node{doc: s.doc}
	open, depth := top, 0
	for s.at < len(s.src) {
		i := bytes.IndexByte(s.src[s.at:], '<')
		if i < 0 {
			i = len(s.src) - s.at
		}
		if err := s.checkText(s.src[s.at:s.at+i], depth); err != nil {
			return nil, err
		}
		if s.at += i; s.at == len(s.src) {
			break
		}
		var err error
		if open, depth, err = s.markup(open, depth); err != nil {
			return nil, err
		}
	}
	if depth > 0 {
		return nil, s.fail("an element is not closed")
	}
	if top.First == nil || top.First.Next != nil {
		return nil, s.fail("not one document element")
	}
	top.First.Parent = nil
	return top.First, nil
}

// markup reads what begins with "<" at the place reached.
func (s *scanner) markup(open *Node, depth int) (*Node, int, error) {
	rest := s.src[s.at:]
	switch {
	case len(rest) > 1 && rest[1] == '/':
		return s.close(open, depth)
	case bytes.HasPrefix(rest, []byte("<!--")):
		return open, depth, s.skipTo("<!--", "-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		if depth == 0 {
			return nil, 0, s.fail("text outside the document element")
		}
		return open, depth, s.skipTo("<![CDATA[", "]]>")
	case bytes.HasPrefix(rest, []byte("<!")):
		return nil, 0, s.fail("document types are not read")
	case bytes.HasPrefix(rest, []byte("<?")):
		return open, depth, s.instruction()
	}
	return s.open(open, depth)
}

func (s *scanner) skipTo(start, end string) error {
	i := bytes.Index(s.src[s.at+len(start):], []byte(end))
	if i < 0 {
		return s.fail(start + " has no end")
	}
	s.at += len(start) + i + len(end)
	return nil
}

// instruction skips a processing instruction; the declaration may name UTF-8
// alone.
func (s *scanner) instruction() error {
	from := s.at
	if err := s.skipTo("<?", "?>"); err != nil {
		return err
	}
	decl := strings.ToLower(string(s.src[from:s.at]))
	if strings.HasPrefix(decl, "<?xml ") && strings.Contains(decl, "encoding") &&
		!strings.Contains(decl, "utf-8") && !strings.Contains(decl, "us-ascii") {
		return errors.New("part is not in UTF-8")
	}
	return nil
}

func (s *scanner) skipPrefix(p string) {
	if bytes.HasPrefix(s.src, []byte(p)) {
		s.at = len(p)
	}
}

// checkText holds that references in text are of characters.
func (s *scanner) checkText(text []byte, depth int) error {
	if depth == 0 && len(bytes.TrimSpace(text)) > 0 {
		return s.fail("text outside the document element")
	}
	return s.checkReferences(text)
}

func (s *scanner) checkReferences(text []byte) error {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return nil
		}
		_, n := reference(text[i:])
		if n == 0 {
			return s.fail("entities are not read")
		}
		text = text[i+n:]
	}
}

func (s *scanner) node() *Node {
	if len(s.slab) == cap(s.slab) {
		s.slab = make([]Node, 0, 8192)
	}
	s.slab = s.slab[:len(s.slab)+1]
	n := &s.slab[len(s.slab)-1]
	n.doc = s.doc
	return n
}
