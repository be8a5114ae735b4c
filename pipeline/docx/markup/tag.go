package markup

import (
	"bytes"
	"strings"
)

// open reads a start tag, and the whole of an element that is empty.
func (s *scanner) open(parent *Node, depth int) (*Node, int, error) {
	if s.count++; s.count > maxNodes || depth >= maxDepth {
		return nil, 0, errTooLarge
	}
	n := s.node()
	n.Start, n.Parent = s.at, parent
	s.at++
	from := s.at
	for s.at < len(s.src) && !endsName(s.src[s.at]) {
		s.at++
	}
	name := s.src[from:s.at]
	if len(name) == 0 {
		return nil, 0, s.fail("an element without a name")
	}
	empty, err := s.attributes(depth + 1)
	if err != nil {
		return nil, 0, err
	}
	n.nameLen, n.In = len(name), s.at
	if n.Name, err = s.name(name); err != nil {
		return nil, 0, err
	}
	if parent.last == nil {
		parent.First = n
	} else {
		parent.last.Next = n
	}
	parent.last = n
	if empty {
		n.End, n.Out = s.at, s.at
		s.unbind(depth + 1)
		return parent, depth, nil
	}
	return n, depth + 1, nil
}

// close reads an end tag.
func (s *scanner) close(n *Node, depth int) (*Node, int, error) {
	if depth == 0 {
		return nil, 0, s.fail("an end tag too many")
	}
	n.Out = s.at
	s.at += 2
	own := s.src[n.Start+1 : n.Start+1+n.nameLen]
	if !bytes.HasPrefix(s.src[s.at:], own) {
		return nil, 0, s.fail("an end tag of another element")
	}
	s.at += len(own)
	s.skipSpace()
	if s.at >= len(s.src) || s.src[s.at] != '>' {
		return nil, 0, s.fail("an end tag of another element")
	}
	s.at++
	n.End = s.at
	s.unbind(depth)
	return n.Parent, depth - 1, nil
}

// attributes reads up to the end of a start tag.
func (s *scanner) attributes(depth int) (empty bool, err error) {
	for {
		spaced := s.skipSpace()
		switch {
		case s.at >= len(s.src):
			return false, s.fail("a start tag has no end")
		case s.src[s.at] == '>':
			s.at++
			return false, nil
		case bytes.HasPrefix(s.src[s.at:], []byte("/>")):
			s.at += 2
			return true, nil
		case !spaced:
			return false, s.fail("no space before an attribute")
		}
		name, value, err := s.attribute()
		if err != nil {
			return false, err
		}
		if rest, ok := bytes.CutPrefix(name, []byte("xmlns")); ok && (len(rest) == 0 || rest[0] == ':') {
			s.bind(strings.TrimPrefix(string(rest), ":"), value, depth)
		}
	}
}

func (s *scanner) attribute() (name, value []byte, err error) {
	from := s.at
	for s.at < len(s.src) && !endsName(s.src[s.at]) {
		s.at++
	}
	name = s.src[from:s.at]
	s.skipSpace()
	if len(name) == 0 || s.at >= len(s.src) || s.src[s.at] != '=' {
		return nil, nil, s.fail("an attribute without a value")
	}
	s.at++
	s.skipSpace()
	if s.at >= len(s.src) || s.src[s.at] != '"' && s.src[s.at] != '\'' {
		return nil, nil, s.fail("an attribute's value is not quoted")
	}
	quote := s.src[s.at]
	s.at++
	i := bytes.IndexByte(s.src[s.at:], quote)
	if i < 0 {
		return nil, nil, s.fail("an attribute's value has no end")
	}
	value = s.src[s.at : s.at+i]
	if bytes.IndexByte(value, '<') >= 0 {
		return nil, nil, s.fail("markup in an attribute")
	}
	s.at += i + 1
	return name, value, s.checkReferences(value)
}

func (s *scanner) skipSpace() bool {
	from := s.at
	for s.at < len(s.src) && isSpace(s.src[s.at]) {
		s.at++
	}
	return s.at > from
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func endsName(c byte) bool {
	return isSpace(c) || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'' || c == '&'
}
