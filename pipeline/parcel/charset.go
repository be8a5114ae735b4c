package parcel

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
)

// decodeAs decodes data from a charset by its name in a mail. ok is false for
// an unknown charset and for bytes that it does not have.
func decodeAs(charset string, data []byte) (s string, ok bool) {
	name, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(charset)), "*") // =?utf-8*ja?…: RFC 2231, 5
	switch name {
	case "", "us-ascii", "ascii", "utf-8", "utf8", "unknown-8bit":
		return string(data), utf8.Valid(data)
	case "cp932", "ms932", "windows-932", "x-ms-cp932", "mskanji":
		return decodeWith(japanese.ShiftJIS, data)
	case "iso-2022-jp-ms", "iso-2022-jp-1", "iso-2022-jp-2", "cp50220", "cp50221", "cp50222":
		return decodeWith(japanese.ISO2022JP, data)
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return "", false
	}
	return decodeWith(e, data)
}

func decodeWith(e encoding.Encoding, data []byte) (string, bool) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", false
	}
	return string(out), true
}

// guess decodes bytes whose charset nothing tells: UTF-8 where they are valid
// (other text hardly ever is), ISO-2022-JP where its escapes stand, CP932
// where they are valid. Else every byte that is not ASCII is shown as %XX, and
// ok is false.
func guess(data []byte) (s string, ok bool) {
	if bytes.IndexByte(data, 0x1B) >= 0 {
		if s, ok := decodeWith(japanese.ISO2022JP, data); ok {
			return s, true
		}
	}
	if utf8.Valid(data) {
		return string(data), true
	}
	if s, ok := decodeWith(japanese.ShiftJIS, data); ok {
		return s, true
	}
	return escaped(data), false
}

// decodeText decodes text by the charset that it claims, or by guess where
// the claim does not hold.
func decodeText(charset string, data []byte) (string, bool) {
	if s, ok := decodeAs(charset, data); ok && bytes.IndexByte(data, 0x1B) < 0 {
		return s, true
	}
	if s, ok := decodeAs(charset, data); ok && strings.Contains(strings.ToLower(charset), "2022") {
		return s, true
	}
	return guess(data)
}

func escaped(data []byte) string {
	var b strings.Builder
	for _, c := range data {
		if c < utf8.RuneSelf {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
