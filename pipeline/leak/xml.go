package leak

import (
	"bytes"
	"html"
)

// The streams that an XML part is read into. What a reader of the document
// sees as one text is one stream, whatever stands between in the file.
const (
	main    = iota
	before  // the text before the tracked changes, once there are any
	deleted // what tracked changes deleted
	ruby    // readings over the text
	fields  // instructions of fields
	box     // text boxes, which stand within a paragraph of the text
	values  // of attributes
	streams
)

// notes say in which stream something was found.
func note(stream int) string {
	return [...]string{main: "", before: "変更前の文字", deleted: "削除された文字", ruby: "ふりがな", fields: "フィールド", box: "テキストボックス", values: "属性"}[stream]
}

// xmlReader reads one part. It never fails: what is not well formed is read as
// text.
type xmlReader struct {
	sc        *scan
	shared    []string // of a workbook: its shared strings
	out       [streams]stream
	open      []element
	paragraph int
	row, col  int
	boxes     int // open text boxes
	gone      int // open deletions
	come      int // open insertions
	tracked   bool
	skip      int    // stream that all text goes to, inside ruby and fields; 0 for none
	index     bool   // the cell's value is the number of a shared string
	number    []byte // which
	seen      map[string]bool
}

// element is an open element.
type element struct {
	name []byte // local
	skip int
}

// xml looks through an XML part.
func (sc *scan) xml(src []byte, base Place, shared []string) {
	r := sc.reader(shared)
	for i := range r.out {
		st := &r.out[i]
		*st = stream{buf: st.buf[:0], marks: st.marks[:0], base: base}
		st.base.Note = joinNote(base.Note, note(i))
	}
	r.read(src)
	for i := range r.out {
		sc.look(&r.out[i])
	}
	if base.Sheet != "" {
		sc.columns(&r.out[main])
	}
	sc.spare = r
}

// reader returns a reader; the room of the last is used again, unless that is
// at work (a part may hold another in base64).
func (sc *scan) reader(shared []string) *xmlReader {
	r := &xmlReader{sc: sc, shared: shared, seen: map[string]bool{}}
	if old := sc.spare; old != nil {
		r.out, r.open, r.seen = old.out, old.open[:0], old.seen
		clear(r.seen)
		sc.spare = nil
	}
	return r
}

func (r *xmlReader) read(src []byte) {
	for len(src) > 0 {
		i := bytes.IndexByte(src, '<')
		if i < 0 {
			r.text(src, true)
			return
		}
		if i > 0 {
			r.text(src[:i], true)
		}
		src = r.tag(src[i:])
	}
}

// tag reads what begins with < and returns what follows.
func (r *xmlReader) tag(src []byte) []byte {
	for _, k := range []struct{ from, to string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if !bytes.HasPrefix(src, []byte(k.from)) {
			continue
		}
		body, rest := src[len(k.from):], []byte(nil)
		if end := bytes.Index(body, []byte(k.to)); end >= 0 {
			body, rest = body[:end], body[end+len(k.to):]
		}
		if k.from == "<![CDATA[" {
			r.text(body, false)
		} else {
			r.value([]byte(k.from), body)
		}
		return rest
	}
	end := tagEnd(src)
	body, rest := src[1:end], src[min(end+1, len(src)):]
	switch {
	case len(body) == 0:
	case body[0] == '/':
		r.end(local(bytes.TrimSpace(body[1:])))
	case body[0] == '!':
		r.value([]byte("DOCTYPE"), body)
	default:
		empty := body[len(body)-1] == '/'
		r.start(bytes.TrimSuffix(body, []byte("/")), empty)
	}
	return rest
}

// tagEnd is where the > of a tag stands; one within quotes does not end it.
func tagEnd(src []byte) int {
	end := bytes.IndexByte(src, '>')
	if end < 0 {
		return len(src)
	}
	if bytes.Count(src[:end], []byte(`"`))%2 == 0 && bytes.IndexByte(src[:end], '\'') < 0 {
		return end
	}
	var quote byte
	for i := 1; i < len(src); i++ {
		switch c := src[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return end
}

func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// start begins an element.
func (r *xmlReader) start(body []byte, empty bool) {
	n := bytes.IndexAny(body, " \t\r\n")
	if n < 0 {
		n = len(body)
	}
	full, name := body[:n], local(body[:n])
	r.once([]byte("要素名"), full)
	if len(name) == 1 && name[0] == 'c' {
		r.index = false
	}
	for rest := body[n:]; ; {
		var attr, val []byte
		if attr, val, rest = nextAttribute(rest); attr == nil {
			break
		}
		r.attribute(name, attr, val)
	}
	r.begin(name, empty)
	if !empty {
		r.open = append(r.open, element{name, r.skip})
		r.enter(name)
	}
}

// nextAttribute reads an attribute.
func nextAttribute(b []byte) (name, value, rest []byte) {
	b = bytes.TrimLeft(b, " \t\r\n/")
	if len(b) == 0 {
		return nil, nil, nil
	}
	eq := bytes.IndexByte(b, '=')
	if eq < 0 {
		return b, nil, nil
	}
	name, b = bytes.TrimSpace(b[:eq]), bytes.TrimLeft(b[eq+1:], " \t\r\n")
	if len(b) > 0 && (b[0] == '"' || b[0] == '\'') {
		end := bytes.IndexByte(b[1:], b[0])
		if end < 0 {
			return name, b[1:], nil
		}
		return name, b[1 : 1+end], b[end+2:]
	}
	end := bytes.IndexAny(b, " \t\r\n")
	if end < 0 {
		end = len(b)
	}
	return name, b[:end], b[end:]
}

// attribute reads what of attributes matters to where text stands, and keeps
// the value.
func (r *xmlReader) attribute(element, name, val []byte) {
	short := local(name)
	switch {
	case bytes.HasPrefix(short, []byte("rsid")):
		r.sc.revision = true
	case len(element) == 1 && element[0] == 'c' && len(name) == 1:
		switch name[0] {
		case 'r':
			r.row, r.col = cellOf(val)
			return
		case 't':
			r.index = string(val) == "s"
		}
	}
	if string(element) == "docId" {
		r.sc.ids = true
	}
	r.once(name, val)
}

// cellOf reads F31.
func cellOf(b []byte) (row, col int) {
	for _, c := range b {
		switch {
		case c >= 'A' && c <= 'Z' && row == 0 && col < 1<<20:
			col = col*26 + int(c-'A') + 1
		case c >= '0' && c <= '9' && row < 1<<24:
			row = row*10 + int(c-'0')
		}
	}
	return row, col
}

// once keeps a value that was not kept before in this part.
func (r *xmlReader) once(name, val []byte) {
	if len(val) < 2 || len(val) < 300 && r.seen[string(val)] {
		return
	}
	if len(val) < 300 {
		r.seen[string(val)] = true
	}
	r.value(name, val)
}

// value keeps a value by itself: nothing reaches from one to the next.
func (r *xmlReader) value(name, val []byte) {
	st := &r.out[values]
	st.stop()
	st.marks = append(st.marks, mark{at: len(st.buf), paragraph: r.paragraph, row: r.row, col: r.col, note: name})
	st.buf = appendText(st.buf, val, true)
}

// appendText appends text with its entities decoded; a U+0000 in it may not
// break it.
func appendText(dst, src []byte, decode bool) []byte {
	if decode && bytes.IndexByte(src, '&') >= 0 {
		src = []byte(html.UnescapeString(string(src)))
	}
	if bytes.IndexByte(src, 0) >= 0 {
		src = bytes.ReplaceAll(src, []byte{0}, []byte{' '})
	}
	return append(dst, src...)
}
