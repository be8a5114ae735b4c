package page

import "strconv"

type kind byte

const (
	number kind = iota
	name
	str
	array
	dict
	operator
	other // null, true, false
)

// token is an operand or an operator of a content stream.
type token struct {
	kind kind
	num  float64
	text string  // of a name, string or operator
	kids []token // of an array or dictionary, keys and values in turn
}

// lexer cuts a content stream into tokens (ISO 32000-1, 7.2 and 7.8.2).
type lexer struct {
	b  []byte
	at int
}

func space(c byte) bool { return c == ' ' || c >= 9 && c <= 13 && c != 11 || c == 0 }

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) blank() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case space(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// next returns a token; false at the end. Arrays deeper than depth end the
// stream, since nobody means them.
func (l *lexer) next(depth int) (token, bool) {
	l.blank()
	if l.at >= len(l.b) || depth > 20 {
		return token{}, false
	}
	c := l.b[l.at]
	switch {
	case c == '/':
		l.at++
		return token{kind: name, text: l.name()}, true
	case c == '(':
		return token{kind: str, text: l.literal()}, true
	case c == '<' && l.at+1 < len(l.b) && l.b[l.at+1] == '<':
		l.at += 2
		return l.list(dict, ">>", depth)
	case c == '<':
		return token{kind: str, text: l.hex()}, true
	case c == '[':
		l.at++
		return l.list(array, "]", depth)
	case delimiter(c):
		l.at++
		return token{kind: other, text: string(c)}, true
	}
	return l.word(), true
}

// word reads a number, an operator or a constant.
func (l *lexer) word() token {
	from := l.at
	for l.at < len(l.b) && !space(l.b[l.at]) && !delimiter(l.b[l.at]) {
		l.at++
	}
	w := string(l.b[from:l.at])
	if c := w[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if v, err := strconv.ParseFloat(w, 64); err == nil {
			return token{kind: number, num: v}
		}
	}
	if w == "true" || w == "false" || w == "null" {
		return token{kind: other, text: w}
	}
	return token{kind: operator, text: w}
}

func (l *lexer) list(k kind, end string, depth int) (token, bool) {
	t := token{kind: k}
	for {
		l.blank()
		if l.at+len(end) <= len(l.b) && string(l.b[l.at:l.at+len(end)]) == end {
			l.at += len(end)
			return t, true
		}
		kid, ok := l.next(depth + 1)
		if !ok {
			return t, false
		}
		t.kids = append(t.kids, kid)
	}
}

func (l *lexer) name() string {
	var out []byte
	for l.at < len(l.b) && !space(l.b[l.at]) && !delimiter(l.b[l.at]) {
		c := l.b[l.at]
		if c == '#' && l.at+2 < len(l.b) {
			if v, err := strconv.ParseUint(string(l.b[l.at+1:l.at+3]), 16, 8); err == nil {
				out = append(out, byte(v))
				l.at += 3
				continue
			}
		}
		out = append(out, c)
		l.at++
	}
	return string(out)
}

func digit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func (l *lexer) hex() string {
	var out []byte
	half, have := byte(0), false
	for l.at++; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		if c == '>' {
			l.at++
			break
		}
		v, ok := digit(c)
		switch {
		case !ok:
		case have:
			out, have = append(out, half<<4|v), false
		default:
			half, have = v, true
		}
	}
	if have {
		out = append(out, half<<4)
	}
	return string(out)
}

// literal reads a string in brackets with its escapes.
func (l *lexer) literal() string {
	var out []byte
	depth := 1
	for l.at++; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '\\':
			l.at++
			out = l.escape(out)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return string(out)
			}
		}
		out = append(out, l.b[l.at])
	}
	return string(out)
}

// escape reads what follows a backslash; at ends on its last byte.
func (l *lexer) escape(out []byte) []byte {
	if l.at >= len(l.b) {
		return out
	}
	c := l.b[l.at]
	plain := map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}
	switch {
	case plain[c] != 0:
		return append(out, plain[c])
	case c == '\n':
		return out
	case c == '\r':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
			l.at++
		}
		return out
	case c >= '0' && c <= '7':
		v := int(c - '0')
		for i := 0; i < 2 && l.at+1 < len(l.b) && l.b[l.at+1] >= '0' && l.b[l.at+1] <= '7'; i++ {
			l.at++
			v = v*8 + int(l.b[l.at]-'0')
		}
		return append(out, byte(v))
	}
	return append(out, c)
}
