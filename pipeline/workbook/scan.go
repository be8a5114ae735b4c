package workbook

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// scanner walks over the markup of one XML part. It exists because
// encoding/xml costs more than all else of reading a sheet; it knows only
// what the parts of a workbook use: names are compared without their prefix,
// entities other than the five of XML and characters by number stay as they
// are, a DOCTYPE is stepped over and never expanded.
type scanner struct {
	data  []byte
	pos   int
	depth int
	name  string // of the tag, without prefix
	attrs []byte // of a start tag
	text  []byte // of character data
	cdata bool   // text is to be taken literally
	empty bool   // <a/>: its end is still to be told
	err   error
}

// event is what the scanner stands on.
type event int

const (
	ended event = iota // of the part, or at a fault: see err
	start
	end
	chars
)

// newScanner prepares a part: UTF-16 becomes UTF-8, other bytes that are not
// UTF-8 are a fault.
func newScanner(part []byte) *scanner {
	s := &scanner{data: part}
	switch {
	case bytes.HasPrefix(part, []byte{0xFF, 0xFE}), bytes.HasPrefix(part, []byte{0xFE, 0xFF}):
		s.data = fromUTF16(part)
	case bytes.HasPrefix(part, []byte{0xEF, 0xBB, 0xBF}):
		s.data = part[3:]
	}
	if !utf8.Valid(s.data) {
		s.err = fmt.Errorf("%w: part is not UTF-8", ErrDamaged)
	}
	return s
}

func fromUTF16(b []byte) []byte {
	hi, lo := 1, 0
	if b[0] == 0xFE {
		hi, lo = 0, 1
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i+hi])<<8|uint16(b[i+lo]))
	}
	return []byte(string(utf16.Decode(units)))
}

// next moves to the next tag or text.
func (s *scanner) next() event {
	if s.empty {
		s.empty = false
		s.depth--
		return end
	}
	for s.err == nil {
		if s.pos >= len(s.data) {
			if s.depth != 0 {
				s.fail("part ends within <%s>", s.name)
			}
			return ended
		}
		if s.data[s.pos] != '<' {
			return s.chars()
		}
		if e, ok := s.tag(); ok {
			return e
		}
	}
	return ended
}

func (s *scanner) fail(format string, args ...any) event {
	if s.err == nil {
		s.err = fmt.Errorf("%w: "+format, append([]any{ErrDamaged}, args...)...)
	}
	return ended
}

func (s *scanner) chars() event {
	n := bytes.IndexByte(s.data[s.pos:], '<')
	if n < 0 {
		n = len(s.data) - s.pos
	}
	s.text, s.cdata = s.data[s.pos:s.pos+n], false
	s.pos += n
	return chars
}

// tag reads what begins with <; ok is false where it says nothing: comments,
// declarations.
func (s *scanner) tag() (event, bool) {
	rest := s.data[s.pos:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return s.skip("-->"), false
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		from := s.pos + len("<![CDATA[")
		s.skip("]]>")
		if s.err == nil {
			s.text, s.cdata = s.data[from:s.pos-3], true
		}
		return chars, s.err == nil
	case bytes.HasPrefix(rest, []byte("<?")):
		return s.skip("?>"), false
	case bytes.HasPrefix(rest, []byte("<!")):
		return s.doctype(), false
	case bytes.HasPrefix(rest, []byte("</")):
		return s.endTag(), true
	}
	return s.startTag(), true
}

func (s *scanner) skip(until string) event {
	n := bytes.Index(s.data[s.pos:], []byte(until))
	if n < 0 {
		return s.fail("markup is not closed")
	}
	s.pos += n + len(until)
	return ended
}

// doctype steps over a DOCTYPE with its internal subset.
func (s *scanner) doctype() event {
	depth := 0
	for ; s.pos < len(s.data); s.pos++ {
		switch s.data[s.pos] {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				s.pos++
				return ended
			}
		}
	}
	return s.fail("DOCTYPE is not closed")
}

func (s *scanner) endTag() event {
	n := bytes.IndexByte(s.data[s.pos:], '>')
	if n < 0 {
		return s.fail("tag is not closed")
	}
	s.name = local(bytes.TrimRight(s.data[s.pos+2:s.pos+n], " \t\r\n"))
	s.pos += n + 1
	if s.depth--; s.depth < 0 {
		return s.fail("</%s> without its start", s.name)
	}
	return end
}

func (s *scanner) startTag() event {
	i, quote := s.pos+1, byte(0)
	for ; i < len(s.data); i++ {
		c := s.data[i]
		if quote != 0 {
			if c == quote {
				quote = 0
			}
		} else if c == '"' || c == '\'' {
			quote = c
		} else if c == '>' {
			break
		}
	}
	if i >= len(s.data) {
		return s.fail("tag is not closed")
	}
	inner := s.data[s.pos+1 : i]
	s.pos = i + 1
	if s.empty = len(inner) > 0 && inner[len(inner)-1] == '/'; s.empty {
		inner = inner[:len(inner)-1]
	}
	n := bytes.IndexAny(inner, " \t\r\n")
	if n < 0 {
		n = len(inner)
	}
	s.name, s.attrs = local(inner[:n]), inner[n:]
	s.depth++
	return start
}

// local returns a name without its prefix. The conversion of the names that
// make up nearly all of a sheet allocates nothing.
func local(name []byte) string {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	switch string(name) {
	case "c":
		return "c"
	case "v":
		return "v"
	case "row":
		return "row"
	case "t":
		return "t"
	case "si":
		return "si"
	case "r":
		return "r"
	case "is":
		return "is"
	case "f":
		return "f"
	case "p": // and those of OpenDocument
		return "p"
	case "table-cell":
		return "table-cell"
	case "table-row":
		return "table-row"
	}
	return string(name)
}

// inner returns the text up to the end of the element that was just started,
// the text of elements inside it included.
func (s *scanner) inner() string {
	var first string
	var more *strings.Builder
	for depth := s.depth; ; {
		switch s.next() {
		case ended:
			return first
		case end:
			if s.depth < depth {
				if more != nil {
					return more.String()
				}
				return first
			}
		case chars:
			t := s.value()
			switch {
			case first == "" && more == nil:
				first = t
			case more == nil:
				more = &strings.Builder{}
				more.WriteString(first)
				more.WriteString(t)
			default:
				more.WriteString(t)
			}
		}
	}
}

// value returns the character data the scanner stands on.
func (s *scanner) value() string {
	if s.cdata {
		return string(s.text)
	}
	return unescape(s.text)
}

// leave moves to the end of the element that was just started.
func (s *scanner) leave() {
	for depth := s.depth; ; {
		if e := s.next(); e == ended || e == end && s.depth < depth {
			return
		}
	}
}
