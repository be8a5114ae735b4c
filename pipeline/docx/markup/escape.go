package markup

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// decode returns character data or the value of an attribute as text.
func decode(raw []byte) string {
	if bytes.IndexByte(raw, '&') < 0 {
		return lineEnds(string(raw))
	}
	var b strings.Builder
	for len(raw) > 0 {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			i = len(raw)
		}
		b.WriteString(lineEnds(string(raw[:i])))
		raw = raw[i:]
		if len(raw) > 0 {
			c, n := reference(raw)
			if n == 0 { // cannot be: the scanner looked
				c, n = '&', 1
			}
			b.WriteRune(c)
			raw = raw[n:]
		}
	}
	return b.String()
}

// lineEnds makes the line ends of a file what XML makes of them.
func lineEnds(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// reference reads a reference to a character, and returns its length; 0 when
// it is none.
func reference(raw []byte) (rune, int) {
	end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
	if end < 2 {
		return 0, 0
	}
	name := string(raw[1:end])
	switch name {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, 0
	}
	base := 10
	if hex, is := strings.CutPrefix(digits, "x"); is {
		digits, base = hex, 16
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !Allowed(rune(v)) || !utf8.ValidRune(rune(v)) {
		return 0, 0
	}
	return rune(v), end + 1
}

// Allowed tells whether XML 1.0 allows a character.
func Allowed(c rune) bool {
	return c >= 0x20 && c != 0xFFFE && c != 0xFFFF && c <= utf8.MaxRune || c == '\t' || c == '\n' || c == '\r'
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;")

// Escape writes text as the value of an attribute or as character data. What
// XML does not allow becomes U+FFFD; text that was read from XML has none.
func Escape(s string) string {
	return escaper.Replace(strings.Map(func(c rune) rune {
		if !Allowed(c) {
			return utf8.RuneError
		}
		return c
	}, s))
}
