package workbook

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// attr returns an attribute of the start tag as it stands, by its name
// without prefix; nil where it is missing.
func (s *scanner) attr(name string) []byte {
	a := s.attrs
	for {
		a = bytes.TrimLeft(a, " \t\r\n")
		eq := bytes.IndexByte(a, '=')
		if eq < 0 {
			return nil
		}
		key := bytes.TrimRight(a[:eq], " \t\r\n")
		a = bytes.TrimLeft(a[eq+1:], " \t\r\n")
		if len(a) == 0 || a[0] != '"' && a[0] != '\'' {
			return nil
		}
		n := bytes.IndexByte(a[1:], a[0])
		if n < 0 {
			return nil
		}
		if i := bytes.IndexByte(key, ':'); i >= 0 && string(key[:i]) != "xmlns" {
			key = key[i+1:]
		}
		if string(key) == name {
			return a[1 : 1+n]
		}
		a = a[2+n:]
	}
}

// word returns an attribute with its entities resolved.
func (s *scanner) word(name string) string { return unescape(s.attr(name)) }

// number returns a whole-number attribute, or or where it is missing or no
// number.
func (s *scanner) number(name string, or int) int {
	n, err := strconv.Atoi(string(bytes.TrimSpace(s.attr(name))))
	if err != nil {
		return or
	}
	return n
}

// flag returns a boolean attribute; missing is or.
func (s *scanner) flag(name string, or bool) bool {
	switch string(s.attr(name)) {
	case "1", "true", "on":
		return true
	case "0", "false", "off":
		return false
	}
	return or
}

// unescape resolves entities and makes every line end \n, as XML has it.
func unescape(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 && bytes.IndexByte(b, '\r') < 0 {
		return string(b)
	}
	var out strings.Builder
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '\r':
			if i+1 >= len(b) || b[i+1] != '\n' {
				out.WriteByte('\n')
			}
		case b[i] == '&':
			n := bytes.IndexByte(b[i:min(len(b), i+12)], ';')
			r, ok := entity(b, i, n)
			if !ok {
				out.WriteByte('&')
				continue
			}
			out.WriteRune(r)
			i += n
		default:
			out.WriteByte(b[i])
		}
	}
	return out.String()
}

func entity(b []byte, i, n int) (rune, bool) {
	if n < 2 {
		return 0, false
	}
	switch name := string(b[i+1 : i+n]); name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	default:
		return numeric(name)
	}
}

func numeric(name string) (rune, bool) {
	if name[0] != '#' || len(name) < 2 {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || n == 0 {
		return 0, false
	}
	return rune(n), utf8.ValidRune(rune(n))
}
