package delimited

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/codepage"
)

// How the encoding is told, in this order:
//  1. by its byte order mark;
//  2. bytes of zero: UTF-16 when one byte order gives text throughout, else
//     the file is no text;
//  3. escape sequences of ISO-2022-JP in bytes of 7 bits;
//  4. valid UTF-8 (ASCII too): no text of length in CP932 or EUC-JP is valid
//     UTF-8 by chance;
//  5. what is valid in one of CP932 and EUC-JP only, is in that;
//  6. what is valid in both is EUC-JP when it then has kana or punctuation of
//     full width: in CP932 these bytes are ､ and ･ followed by half-width kana
//     or kanji, which no one writes; else CP932.
//
// No other encoding is tried.
func decode(data []byte) (string, Form, error) {
	if kind := otherFormat(data); kind != "" {
		return "", Form{}, fmt.Errorf("%w: %s", workbook.ErrNotWorkbook, kind)
	}
	form, body, told := mark(data)
	if !told && bytes.IndexByte(data, 0) >= 0 {
		form.Encoding = wide(data)
	} else if !told {
		form.Encoding = narrow(data)
	}
	if form.Encoding == "" {
		return "", form, fmt.Errorf("%w: neither text nor a known format", workbook.ErrNotWorkbook)
	}
	text := inEncoding(form.Encoding, body)
	text = strings.TrimSuffix(text, "\x1A") // the end of a file of DOS
	if i := strings.IndexRune(text, utf8.RuneError); i >= 0 {
		return "", form, fmt.Errorf("%w: line %d has bytes that are not %s", workbook.ErrDamaged, 1+strings.Count(text[:i], "\n"), form.Encoding)
	}
	if n := controls(text); n > len(text)/1000 {
		return "", form, fmt.Errorf("%w: %d control characters", workbook.ErrNotWorkbook, n)
	}
	if strings.TrimSpace(text) == "" {
		return "", form, workbook.ErrEmpty
	}
	return text, form, nil
}

// mark reads a byte order mark.
func mark(data []byte) (form Form, body []byte, told bool) {
	for _, m := range []struct{ bytes, name string }{
		{"\xEF\xBB\xBF", "UTF-8"}, {"\xFF\xFE", "UTF-16LE"}, {"\xFE\xFF", "UTF-16BE"},
	} {
		if body, ok := bytes.CutPrefix(data, []byte(m.bytes)); ok {
			return Form{Encoding: m.name, BOM: true}, body, true
		}
	}
	return Form{}, data, false
}

// wide tells which UTF-16 the bytes are: ends of lines and delimiters must be
// in it, and nothing that is no text.
func wide(data []byte) string {
	if len(data)%2 != 0 {
		return ""
	}
	for _, name := range []string{"UTF-16LE", "UTF-16BE"} {
		text := inEncoding(name, data)
		if strings.ContainsAny(text, "\r\n,\t;") && !strings.ContainsFunc(text, notText) {
			return name
		}
	}
	return ""
}

// notText are characters that no file of text has: controls, characters that
// cannot be, and those for private use, which reading bytes the wrong way
// round gives.
func notText(r rune) bool {
	return control(r) || r == utf8.RuneError || r&0xFFFE == 0xFFFE || r >= 0xE000 && r < 0xF900
}

func control(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\v' && r != '\f' || r == 0x7F
}

func controls(text string) (n int) {
	for i := range len(text) {
		if control(rune(text[i])) {
			n++
		}
	}
	return n
}

// narrow tells the encodings of bytes.
func narrow(data []byte) string {
	if mail(data) {
		return "ISO-2022-JP"
	}
	if utf8.Valid(data) {
		return "UTF-8"
	}
	euc := inEncoding("EUC-JP", data)
	inEUC := !strings.ContainsRune(euc, utf8.RuneError)
	inCP932 := !strings.ContainsRune(inEncoding("CP932", data), utf8.RuneError)
	switch {
	case inEUC && (!inCP932 || strings.ContainsFunc(euc, fullWidthKana)):
		return "EUC-JP"
	case !inCP932 && mostlyUTF8(data):
		return "UTF-8" // cut or spoilt: refused with this name
	}
	return "CP932"
}

// mail tells ISO-2022-JP by what switches to its character sets.
func mail(data []byte) bool {
	for _, esc := range []string{"\x1B$B", "\x1B$@", "\x1B(J", "\x1B(I"} {
		if bytes.Contains(data, []byte(esc)) {
			return !bytes.ContainsFunc(data, func(r rune) bool { return r > 0x7E })
		}
	}
	return false
}

// fullWidthKana are the letters of rows 1, 4 and 5 of JIS X 0208.
func fullWidthKana(r rune) bool { return r >= 0x3000 && r <= 0x30FF }

// mostlyUTF8 tells whether few of the characters beyond ASCII are spoilt.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good > 10*bad
}

func inEncoding(name string, data []byte) string {
	number := map[string]int{"CP932": codepage.CP932, "EUC-JP": codepage.EUCJP, "ISO-2022-JP": codepage.ISO2022JP,
		"UTF-16LE": codepage.UTF16LE, "UTF-16BE": codepage.UTF16BE, "UTF-8": codepage.UTF8}[name]
	text, _ := codepage.Decode(number, data)
	return text
}

// otherFormat names the formats that begin with text or might pass for it.
func otherFormat(data []byte) string {
	for _, k := range []struct{ magic, name string }{
		{"PK\x03\x04", "zip archive"}, {"\xD0\xCF\x11\xE0", "OLE2 container"}, {"%PDF-", "PDF"}, {"\xFF\xD8\xFF", "JPEG image"},
		{"\x89PNG", "PNG image"}, {"GIF8", "GIF image"}, {"{\\rtf", "RTF"}, {"II*\x00", "TIFF image"}, {"MM\x00*", "TIFF image"},
		{"\x1F\x8B", "gzip"}, {"7z\xBC\xAF", "7z archive"}, {"Rar!", "RAR archive"}, {"%!PS", "PostScript"},
	} {
		if bytes.HasPrefix(data, []byte(k.magic)) {
			return k.name
		}
	}
	return ""
}
