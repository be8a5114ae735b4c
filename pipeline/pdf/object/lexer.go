package object

import (
	"bytes"
	"errors"
)

// ErrEnd says that the bytes are at their end.
var ErrEnd = errors.New("end of data")

// errSyntax says that the bytes are no object.
var errSyntax = errors.New("no object at this place")

// depth is how deep arrays and dictionaries may be nested.
const depth = 64

// Lexer reads values one by one, from a file or a content stream. Strings it
// returns share the bytes it reads where nothing in them is escaped.
type Lexer struct {
	data  []byte
	at    int
	refs  bool    // read "1 0 R" as a reference
	stack []Value // elements of the lists that are open
	pool  []Value // elements of the lists that are read
}

// NewLexer returns a lexer of a content stream, where no references stand.
func NewLexer(data []byte) *Lexer { return &Lexer{data: data} }

// Release says that the arrays and dictionaries read so far are no longer
// needed, so that their room can be used again.
func (l *Lexer) Release() { l.pool = l.pool[:0] }

// chunk is how many elements of lists are allocated at a time.
const chunk = 256

// keep moves the open elements from a place on to the pool.
func (l *Lexer) keep(from int) []Value {
	n := len(l.stack) - from
	if cap(l.pool)-len(l.pool) < n {
		l.pool = make([]Value, 0, max(n, chunk))
	}
	at := len(l.pool)
	l.pool = append(l.pool, l.stack[from:]...)
	l.stack = l.stack[:from]
	return l.pool[at:len(l.pool):len(l.pool)]
}

// Next returns the next value or keyword; ErrEnd at the end. After another
// error it goes on behind the fault.
func (l *Lexer) Next() (Value, error) { return l.next(0) }

// SkipImage goes on behind the data of an inline image, which begins behind
// the operator ID: to the next EI between white space.
func (l *Lexer) SkipImage() {
	for {
		i := bytes.Index(l.data[l.at:], []byte("EI"))
		if i < 0 {
			l.at = len(l.data)
			return
		}
		end := l.at + i + 2
		before, after := i == 0 || classes[l.data[end-3]] == space, end == len(l.data) || classes[l.data[end]] == space
		l.at = end
		if before && after {
			return
		}
	}
}

const (
	regular = iota
	space
	delimiter
)

var classes = func() (t [256]uint8) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = space
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = delimiter
	}
	return t
}()

func (l *Lexer) skip() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case classes[c] == space:
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

func (l *Lexer) next(level int) (Value, error) {
	l.skip()
	if l.at >= len(l.data) {
		return Value{}, ErrEnd
	}
	c := l.data[l.at]
	switch {
	case c == '/':
		l.at++
		return Value{Kind: Name, Str: unname(l.word())}, nil
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		return l.number(), nil
	case c == '(':
		return l.literal()
	case c == '[':
		l.at++
		return l.list(Array, level)
	case c == '<':
		l.at++
		if l.at < len(l.data) && l.data[l.at] == '<' {
			l.at++
			return l.list(Dict, level)
		}
		return l.hex()
	case classes[c] == delimiter:
		l.at++
		if c == '>' && l.at < len(l.data) && l.data[l.at] == '>' {
			l.at++
			return Value{Kind: Keyword, Str: l.data[l.at-2 : l.at]}, nil
		}
		return Value{Kind: Keyword, Str: l.data[l.at-1 : l.at]}, nil
	}
	return keyword(l.word()), nil
}

func keyword(w []byte) Value {
	switch string(w) {
	case "null":
		return Value{}
	case "true":
		return Value{Kind: Bool, Num: 1}
	case "false":
		return Value{Kind: Bool}
	}
	return Value{Kind: Keyword, Str: w}
}

// word returns the regular characters that stand here.
func (l *Lexer) word() []byte {
	from := l.at
	for l.at < len(l.data) && classes[l.data[l.at]] == regular {
		l.at++
	}
	return l.data[from:l.at:l.at]
}

// list reads an array or dictionary up to its end.
func (l *Lexer) list(kind Kind, level int) (Value, error) {
	if level >= depth {
		return Value{}, errSyntax
	}
	end := "]"
	if kind == Dict {
		end = ">>"
	}
	from := len(l.stack)
	for {
		v, err := l.next(level + 1)
		if err != nil || v.Kind == Keyword {
			out := l.keep(from)
			if err != nil || string(v.Str) != end {
				return Value{}, errSyntax
			}
			return Value{Kind: kind, List: out}, nil
		}
		l.stack = append(l.stack, v)
	}
}

// number reads a number, or a reference where they may stand.
func (l *Lexer) number() Value {
	v := Value{Kind: Number, Num: parseNumber(l.word())}
	if !l.refs || v.Num < 0 || v.Num != float64(int(v.Num)) {
		return v
	}
	from := l.at
	if l.skip(); l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '9' {
		l.word()
		if l.skip(); l.at < len(l.data) && l.data[l.at] == 'R' && len(l.word()) == 1 {
			return Value{Kind: Reference, Num: v.Num}
		}
	}
	l.at = from
	return v
}

// parseNumber reads digits, a sign and a point; what else stands there is
// passed over, as viewers do.
func parseNumber(w []byte) float64 {
	v, scale, sign := 0.0, 0.0, 1.0
	for i, c := range w {
		switch {
		case c == '-' && i == 0:
			sign = -1
		case c == '.' && scale == 0:
			scale = 1
		case c < '0' || c > '9':
		case scale > 0:
			scale /= 10
			v += float64(c-'0') * scale
		default:
			v = v*10 + float64(c-'0')
		}
	}
	return sign * v
}

// literal reads a string in parentheses (ISO 32000-1, 7.3.4.2).
func (l *Lexer) literal() (Value, error) {
	l.at++
	from, open := l.at, 1
	var out []byte // once something is escaped
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				if out == nil {
					out = l.data[from:l.at:l.at]
				}
				l.at++
				return Value{Kind: String, Str: out}, nil
			}
		case '\\', '\r':
			if out == nil {
				out = append(make([]byte, 0, 2*(l.at-from)+16), l.data[from:l.at]...)
			}
			out = l.escape(out)
			continue
		}
		if out != nil {
			out = append(out, c)
		}
	}
	return Value{}, errSyntax
}

// escape appends what the escape or line end that stands here means, and
// leaves l.at at its last byte.
func (l *Lexer) escape(out []byte) []byte {
	if l.data[l.at] == '\r' {
		l.lineFeed()
		return append(out, '\n')
	}
	l.at++
	if l.at >= len(l.data) {
		return out
	}
	c := l.data[l.at]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\r':
		l.lineFeed()
		return out
	case c == '\n':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	v := 0
	for i := 0; i < 3 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; i++ {
		v = v*8 + int(l.data[l.at]-'0')
		l.at++
	}
	l.at--
	return append(out, byte(v))
}

// lineFeed passes over the line feed behind a carriage return.
func (l *Lexer) lineFeed() {
	if l.at+1 < len(l.data) && l.data[l.at+1] == '\n' {
		l.at++
	}
}

// hex reads a string of hexadecimal digits.
func (l *Lexer) hex() (Value, error) {
	n := bytes.IndexByte(l.data[l.at:], '>')
	if n < 0 {
		l.at = len(l.data)
		return Value{}, errSyntax
	}
	out, half := make([]byte, 0, n/2+1), -1
	for _, c := range l.data[l.at : l.at+n] {
		d := digit(c)
		switch {
		case d < 0:
		case half < 0:
			half = d
		default:
			out, half = append(out, byte(half<<4|d)), -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	l.at += n + 1
	return Value{Kind: String, Str: out}, nil
}

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// unname undoes #xx in a name.
func unname(w []byte) []byte {
	if bytes.IndexByte(w, '#') < 0 {
		return w
	}
	var out []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) && digit(w[i+1]) >= 0 && digit(w[i+2]) >= 0 {
			out = append(out, byte(digit(w[i+1])<<4|digit(w[i+2])))
			i += 2
			continue
		}
		out = append(out, w[i])
	}
	return out
}
