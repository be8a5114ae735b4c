package leak

import (
	"bytes"
	"encoding/base64"
	"html"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"shinsa/pipeline/workbook/codepage"
)

// unescape looks at a stream again where it holds escaped texts: those of
// addresses (%E3%81%82), of HTML (&#12354;), of JSON and RTF (\u3042, \'82),
// of mail (=E3=81=82) and base64.
func (sc *scan) unescape(st *stream) {
	for _, e := range []struct {
		sign   byte
		decode func([]byte) []byte
	}{{'%', percent('%')}, {'&', entities}, {'\\', backslash}, {'=', percent('=')}} {
		if bytes.IndexByte(st.buf, e.sign) >= 0 {
			sc.unescapeBy(st, e.sign, e.decode)
		}
	}
	sc.base64(st)
}

// unescapeBy decodes line by line; a line that changes is looked at again.
func (sc *scan) unescapeBy(st *stream, sign byte, decode func([]byte) []byte) {
	src := st.buf
	if sign == '=' { // lines go on behind a =
		if bytes.Contains(src, []byte("=\n")) || bytes.Contains(src, []byte("=\r\n")) {
			src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("=\r\n"), nil), []byte("=\n"), nil)
		}
	}
	for at := 0; at < len(src); {
		end := bytes.IndexAny(src[at:], "\n\x00")
		if end < 0 {
			end = len(src) - at
		}
		line := src[at : at+end]
		if bytes.IndexByte(line, sign) >= 0 {
			if out := decode(line); out != nil {
				sc.unescaped(st, min(at+bytes.IndexByte(line, sign), len(st.buf)), out)
			}
		}
		at += end + 1
	}
}

// unescaped looks at what a line at an offset means.
func (sc *scan) unescaped(st *stream, at int, out []byte) {
	base := st.place(at)
	base.Note = joinNote(base.Note, "エスケープされた文字")
	texts := [][]byte{out}
	if !utf8.Valid(out) {
		texts = decodings(out)
	}
	for _, t := range texts {
		sc.look(&stream{buf: t, base: base, level: st.level + 1})
	}
}

func joinNote(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return a + "、" + b
}

// decodings are the texts that bytes may be in the character sets of old.
func decodings(b []byte) [][]byte {
	var out [][]byte
	for _, n := range []int{codepage.CP932, codepage.EUCJP} {
		if t, ok := codepage.Decode(n, b); ok {
			out = append(out, []byte(t))
		}
	}
	return out
}

func hexByte(a, b byte) (byte, bool) {
	v, err := strconv.ParseUint(string([]byte{a, b}), 16, 8)
	return byte(v), err == nil
}

// percent decodes %E3 or =E3; nil when there is nothing to decode.
func percent(sign byte) func([]byte) []byte {
	return func(line []byte) []byte {
		var out []byte
		from := 0
		for i := 0; i+2 < len(line); i++ {
			if line[i] != sign {
				continue
			}
			if c, ok := hexByte(line[i+1], line[i+2]); ok {
				out = append(append(out, line[from:i]...), c)
				i += 2
				from = i + 1
			}
		}
		if out == nil {
			return nil
		}
		return append(out, line[from:]...)
	}
}

func entities(line []byte) []byte {
	if t := html.UnescapeString(string(line)); t != string(line) {
		return []byte(t)
	}
	return nil
}

// backslash decodes \u3042 and \x82 of scripts, and \u12354? and \'82 of RTF.
func backslash(line []byte) []byte {
	var out []byte
	var units []uint16
	flush := func() {
		for _, r := range utf16.Decode(units) {
			out = utf8.AppendRune(out, r)
		}
		units = units[:0]
	}
	changed := false
	for i := 0; i < len(line); i++ {
		unit, b, n := escapeAt(line[i:])
		switch {
		case n == 0:
			flush()
			out = append(out, line[i])
			continue
		case unit >= 0:
			units = append(units, uint16(unit))
		default:
			flush()
			out = append(out, b)
		}
		changed = true
		i += n - 1
	}
	flush()
	if !changed {
		return nil
	}
	return out
}

// escapeAt reads the escape that begins here: a unit of UTF-16, or else a
// byte; n is its length, 0 for none.
func escapeAt(b []byte) (unit int, c byte, n int) {
	if len(b) < 4 || b[0] != '\\' {
		return -1, 0, 0
	}
	if b[1] == 'x' || b[1] == '\'' {
		if c, ok := hexByte(b[2], b[3]); ok {
			return -1, c, 4
		}
	}
	if b[1] != 'u' && b[1] != 'U' {
		return -1, 0, 0
	}
	if len(b) >= 6 && b[1] == 'u' {
		if v, err := strconv.ParseUint(string(b[2:6]), 16, 16); err == nil {
			return int(v), 0, 6
		}
	}
	end := 2
	for end < len(b) && end < 8 && (b[end] >= '0' && b[end] <= '9' || end == 2 && b[end] == '-') {
		end++
	}
	v, err := strconv.Atoi(string(b[2:end]))
	if err != nil {
		return -1, 0, 0
	}
	if end < len(b) && b[end] == '?' {
		end++
	}
	return v & 0xFFFF, 0, end
}

// shortest64 is the shortest row of letters that is looked at as base64: three
// kanji in UTF-8.
const shortest64 = 12

// base64 looks into what may be base64: pictures in pages, parts of mail.
func (sc *scan) base64(st *stream) {
	for at := 0; at < len(st.buf); at++ {
		if !letter64[st.buf[at]] {
			continue
		}
		end, letters := at, 0
		for end < len(st.buf) && (letter64[st.buf[end]] || letters >= 60 && (st.buf[end] == '\n' || st.buf[end] == '\r')) {
			if letter64[st.buf[end]] {
				letters++
			}
			end++
		}
		if letters >= shortest64 {
			sc.decoded64(st, at, st.buf[at:end])
		}
		at = end
	}
}

var letter64 = func() (t [256]bool) {
	for _, c := range "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_" {
		t[c] = true
	}
	return t
}()

func (sc *scan) decoded64(st *stream, at int, src []byte) {
	plain := bytes.Map(func(r rune) rune {
		switch r {
		case '\r', '\n':
			return -1
		case '-':
			return '+'
		case '_':
			return '/'
		}
		return r
	}, src)
	if len(plain)%4 == 1 {
		plain = plain[:len(plain)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(plain)))
	n, err := base64.RawStdEncoding.Decode(out, plain)
	if err != nil {
		return
	}
	if out = out[:n]; len(plain) < 200 && !utf8.Valid(out) && !bytes.Contains(out, []byte("\x1b$")) && !begun(out) {
		return // words and numbers that happen to be made of these letters
	}
	base := st.place(at)
	base.Note = joinNote(base.Note, "base64")
	sc.bytes(out, base, st.level+1)
}

// begun tells whether bytes begin as a file does that is looked into.
func begun(b []byte) bool {
	for _, magic := range []string{"\x89PNG", "\xFF\xD8\xFF", "PK\x03\x04", "%PDF-", "GIF8", "\x1F\x8B"} {
		if bytes.HasPrefix(b, []byte(magic)) {
			return true
		}
	}
	return false
}
