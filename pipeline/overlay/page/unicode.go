package page

import (
	"unicode/utf16"
)

// codes is what a font's ToUnicode stream says: the characters of each code
// (ISO 32000-1, 9.10.3). Codes that it gives nothing for are absent.
type codes struct {
	text  map[uint32]string
	bytes int // length of a code as the code space says
}

// most limits the entries of one range, which a broken file may make huge.
const most = 1 << 16

func toUnicode(b []byte) codes {
	c := codes{text: map[uint32]string{}}
	l := &lexer{b: b}
	var stack []token
	for {
		t, ok := l.next(0)
		if !ok {
			return c
		}
		if t.kind != operator {
			stack = append(stack, t)
			continue
		}
		switch t.text {
		case "endcodespacerange":
			if n := len(stack); n >= 1 && stack[n-1].kind == str {
				c.bytes = len(stack[n-1].text)
			}
		case "endbfchar":
			for i := 0; i+1 < len(stack); i += 2 {
				c.set(value(stack[i].text), stack[i+1].text)
			}
		case "endbfrange":
			for i := 0; i+2 < len(stack); i += 3 {
				c.span(stack[i], stack[i+1], stack[i+2])
			}
		}
		stack = stack[:0]
	}
}

func value(s string) uint32 {
	v := uint32(0)
	for i := range len(s) {
		v = v<<8 | uint32(s[i])
	}
	return v
}

func (c *codes) set(code uint32, s string) {
	if text := fromUTF16(s); text != "" {
		c.text[code] = text
	}
}

// span maps the codes from first to last, to a list or to successive characters.
func (c *codes) span(first, last, to token) {
	from, end := value(first.text), value(last.text)
	for i := uint32(0); from+i <= end && i < most; i++ {
		switch {
		case to.kind == array && int(i) < len(to.kids):
			c.set(from+i, to.kids[i].text)
		case to.kind == str && len(to.text) >= 2:
			c.set(from+i, raised(to.text, i))
		case to.kind == str && len(to.text) == 1:
			c.set(from+i, string([]byte{0, to.text[0] + byte(i)}))
		}
	}
}

// raised adds n to the last character of a text in UTF-16.
func raised(s string, n uint32) string {
	b := []byte(s)
	for i := len(b) - 1; i >= 0 && n > 0; i-- {
		n += uint32(b[i])
		b[i] = byte(n)
		n >>= 8
	}
	return string(b)
}

func fromUTF16(s string) string {
	u := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(u))
}
