package gate

import (
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// utf16Text decodes UTF-16, high byte first; what is no character becomes
// U+FFFD.
func utf16Text(b []byte) string {
	var buf [32]byte
	out := buf[:0]
	for i := 0; i+1 < len(b); i += 2 {
		r := rune(b[i])<<8 | rune(b[i+1])
		if utf16.IsSurrogate(r) {
			lo := rune(0)
			if i+3 < len(b) {
				lo = rune(b[i+2])<<8 | rune(b[i+3])
			}
			if r = utf16.DecodeRune(r, lo); r != utf8.RuneError {
				i += 2
			}
		}
		out = utf8.AppendRune(out, r)
	}
	if len(b) == 1 {
		return string(rune(b[0]))
	}
	return string(out)
}

// textString decodes a text string of an object: UTF-16 with its mark, UTF-8
// with its mark, else one byte a character.
func textString(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return utf16Text(b[2:])
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		return string(b[3:])
	}
	s, err := charmap.ISO8859_1.NewDecoder().Bytes(b)
	if err != nil {
		return string(utf8.RuneError)
	}
	return string(s)
}
