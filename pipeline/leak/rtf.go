package leak

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"shinsa/pipeline/workbook/codepage"
)

// rtf looks through the text of a Rich Text file, without its control words,
// and through the file as it stands.
func (sc *scan) rtf(src []byte, place Place) {
	r := &rtfReader{src: src}
	for r.at < len(src) {
		r.next()
	}
	r.flush()
	from := len(sc.hits)
	sc.look(&stream{buf: bytes.ReplaceAll(r.out, []byte{0}, []byte{' '}), base: place, lines: true})
	mid := len(sc.hits)
	sc.plain(src, place)
	sc.dropTwice(from, mid)
}

// rtfReader takes the text out of a Rich Text file.
type rtfReader struct {
	src   []byte
	at    int
	out   []byte
	bytes []byte   // of Shift_JIS, not yet decoded
	units []uint16 // of UTF-16, not yet decoded
	skip  int      // characters that stand for the last unit in old programs
}

func (r *rtfReader) flush() {
	if len(r.bytes) > 0 {
		t, _ := codepage.Decode(codepage.CP932, r.bytes)
		r.out, r.bytes = append(r.out, t...), r.bytes[:0]
	}
	for _, c := range utf16.Decode(r.units) {
		r.out = utf8.AppendRune(r.out, c)
	}
	r.units = r.units[:0]
}

// next reads a character, a control word or a bracket.
func (r *rtfReader) next() {
	c := r.src[r.at]
	r.at++
	switch {
	case c == '\\' && r.at < len(r.src):
		r.control()
	case c == '{' || c == '}' || c == '\r' || c == '\n':
	case r.skip > 0:
		r.skip--
	default:
		if len(r.units) > 0 {
			r.flush()
		}
		r.bytes = append(r.bytes, c)
	}
}

// control reads what follows a backslash.
func (r *rtfReader) control() {
	if c := r.src[r.at]; c == '\'' && r.at+2 < len(r.src) {
		b, ok := hexByte(r.src[r.at+1], r.src[r.at+2])
		r.at += 3
		switch {
		case r.skip > 0:
			r.skip--
		case ok:
			if len(r.units) > 0 {
				r.flush()
			}
			r.bytes = append(r.bytes, b)
		}
		return
	}
	from := r.at
	for r.at < len(r.src) && (r.src[r.at]|0x20 >= 'a' && r.src[r.at]|0x20 <= 'z') {
		r.at++
	}
	word, number := string(r.src[from:r.at]), r.at
	for r.at < len(r.src) && (r.src[r.at] >= '0' && r.src[r.at] <= '9' || r.at == number && r.src[r.at] == '-') {
		r.at++
	}
	n, err := strconv.Atoi(string(r.src[number:r.at]))
	if r.at < len(r.src) && r.src[r.at] == ' ' && word != "" {
		r.at++
	}
	r.word(word, n, err == nil)
}

// word does what a control word means for the text.
func (r *rtfReader) word(word string, n int, numbered bool) {
	switch {
	case word == "":
		r.at++ // an escaped bracket, or a sign
	case word == "u" && numbered:
		if len(r.bytes) > 0 {
			r.flush()
		}
		r.units, r.skip = append(r.units, uint16(n)), 1
	case strings.Contains(" par line cell row tab sect page pard ", " "+word+" "):
		r.flush()
		r.out = append(r.out, '\n')
	}
}
