package leak

import (
	"bytes"
	"fmt"
	"math"
	"unicode/utf8"

	"shinsa/pipeline/workbook/codepage"
)

// plain looks through a file that is a text of whatever kind, or else bytes.
func (sc *scan) plain(data []byte, place Place) {
	texts := texts(data)
	for _, t := range texts {
		if bytes.HasPrefix(bytes.TrimLeft(t[:min(len(t), 256)], "\ufeff \t\r\n"), []byte("<")) {
			sc.xml(t, place, nil)
		}
		sc.look(&stream{buf: bytes.ReplaceAll(t, []byte{0}, []byte{' '}), base: place, lines: true})
	}
	if len(texts) > 0 {
		return
	}
	for _, t := range wide(data) {
		sc.look(&stream{buf: t, base: place, lines: true})
	}
	sc.raw(data, place)
	if disorder(data) {
		sc.unread("leak-closed", place, "不明な形式")
	}
}

// texts returns what the bytes say in each character set that they may be in;
// nothing when they are no text.
func texts(data []byte) [][]byte {
	decode := func(number int, b []byte) [][]byte {
		t, _ := codepage.Decode(number, b)
		return [][]byte{[]byte(t)}
	}
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decode(codepage.UTF16LE, data[2:])
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decode(codepage.UTF16BE, data[2:])
	case controls(data) > 0:
		return nil
	case utf8.Valid(data):
		if i := bytes.IndexByte(data, 0x1B); i >= 0 {
			return append(decode(codepage.ISO2022JP, data), data)
		}
		return [][]byte{data}
	}
	var out [][]byte
	for _, t := range decodings(data) {
		if bytes.Count(t, []byte("\ufffd")) <= len(t)/200 {
			out = append(out, t)
		}
	}
	return out
}

// wide returns the text of UTF-16 without mark.
func wide(data []byte) [][]byte {
	if len(data)%2 != 0 {
		return nil
	}
	for _, n := range []int{codepage.UTF16LE, codepage.UTF16BE} {
		t, _ := codepage.Decode(n, data)
		if controls([]byte(t)) == 0 && bytes.Count([]byte(t), []byte("\ufffd")) == 0 {
			return [][]byte{[]byte(t)}
		}
	}
	return nil
}

// controls counts characters that no text has.
func controls(b []byte) int {
	n := 0
	for _, c := range b {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B {
			n++
		}
	}
	return n
}

// disorder tells whether bytes look compressed or encrypted.
func disorder(b []byte) bool {
	if len(b) < 4096 {
		return false
	}
	var count [256]int
	for _, c := range b {
		count[c]++
	}
	bits := 0.0
	for _, n := range count {
		if n > 0 {
			p := float64(n) / float64(len(b))
			bits -= p * math.Log2(p)
		}
	}
	return bits > 7.8
}

// raw looks through bytes that are no text in all character sets.
func (sc *scan) raw(data []byte, place Place) {
	for at := 0; at < len(data); at += window - overlap {
		part := data[at:min(len(data), at+window)]
		base := place
		if at > 0 {
			base.Note = joinNote(base.Note, fmt.Sprintf("%d バイト以降", at))
		}
		if !empty(part) {
			sc.encodings(part, base)
		}
		if at+window >= len(data) {
			break
		}
	}
}

// empty tells whether all bytes are one.
func empty(b []byte) bool {
	for _, c := range b {
		if c != b[0] {
			return false
		}
	}
	return true
}

// utf16Bytes decodes UTF-16 whose higher byte is first (0) or second (1).
func utf16Bytes(b []byte, order int) []byte {
	out := make([]byte, 0, 3*len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		r := rune(b[i+order])<<8 | rune(b[i+1-order])
		if r >= 0xD800 && r < 0xDC00 && i+3 < len(b) {
			if low := rune(b[i+2+order])<<8 | rune(b[i+3-order]); low >= 0xDC00 && low < 0xE000 {
				out = utf8.AppendRune(out, 0x10000+(r-0xD800)<<10+(low-0xDC00))
				i += 2
				continue
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}
