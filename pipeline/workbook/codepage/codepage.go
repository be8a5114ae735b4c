// Package codepage turns the bytes of old character sets into text.
//
// In: bytes and the number of a Windows code page (BIFF files and Windows name
// character sets so). Out: UTF-8, with U+FFFD for every byte that the set does
// not know, so that the caller can tell and refuse. It stands apart because two
// readers need it and one package alone imports golang.org/x/text/encoding. It
// never guesses which set a text is in.
package codepage

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// The code pages that Japanese files come in.
const (
	CP932     = 932   // Shift_JIS as Windows has it, with the NEC and IBM characters
	ISO2022JP = 50220 // of mail
	EUCJP     = 51932
	UTF16LE   = 1200
	UTF16BE   = 1201
	UTF8      = 65001
)

// Decode returns b as text; known is false for a number that names no set
// known here.
func Decode(number int, b []byte) (text string, known bool) {
	if number == CP932 {
		return cp932(b), true
	}
	e := set(number)
	if e == nil {
		return "", false
	}
	if len(b) == 0 {
		return "", true
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil { // the decoders here replace and do not fail; were one to, nothing may be lost unseen
		return string(out) + "\uFFFD", true
	}
	return string(out), true
}

func set(number int) encoding.Encoding {
	switch number {
	case EUCJP, 20932:
		return japanese.EUCJP
	case ISO2022JP, 50221, 50222:
		return japanese.ISO2022JP
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case UTF8:
		return unicode.UTF8
	case 936:
		return simplifiedchinese.GBK
	case 949:
		return korean.EUCKR
	case 950:
		return traditionalchinese.Big5
	}
	return western(number)
}

// western are the sets of one byte a character. 0x8000 and 0x8001 are what
// BIFF writes for Macintosh and Windows.
func western(number int) encoding.Encoding {
	switch number {
	case 437, 367:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 852:
		return charmap.CodePage852
	case 866:
		return charmap.CodePage866
	case 874:
		return charmap.Windows874
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1252, 0x8001:
		return charmap.Windows1252
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case 1258:
		return charmap.Windows1258
	case 10000, 0x8000:
		return charmap.Macintosh
	}
	return nil
}

// cp932 decodes Shift_JIS. The library follows the table of WHATWG, which has
// the NEC and IBM characters but leaves out the characters of the user
// (外字, lead bytes F0 to F9); Windows maps those to U+E000 and on. They must
// not become U+FFFD: a name was written with them.
func cp932(b []byte) string {
	var out strings.Builder
	from := 0
	flush := func(to int) {
		if from < to {
			part, err := japanese.ShiftJIS.NewDecoder().Bytes(b[from:to])
			out.Write(part)
			if err != nil {
				out.WriteRune(utf8.RuneError)
			}
		}
	}
	for i := 0; i < len(b); i++ {
		if !lead(b[i]) || i+1 == len(b) || !trail(b[i+1]) {
			continue
		}
		if b[i] >= 0xF0 && b[i] <= 0xF9 {
			flush(i)
			out.WriteRune(gaiji(b[i], b[i+1]))
			from = i + 2
		}
		i++
	}
	flush(len(b))
	return out.String()
}

func lead(c byte) bool  { return c >= 0x81 && c <= 0x9F || c >= 0xE0 && c <= 0xFC }
func trail(c byte) bool { return c >= 0x40 && c <= 0xFC && c != 0x7F }

func gaiji(lead, trail byte) rune {
	col := rune(trail) - 0x40
	if trail > 0x7F {
		col--
	}
	return 0xE000 + (rune(lead)-0xF0)*188 + col
}
