package parcel

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
	encutf16 "golang.org/x/text/encoding/unicode"
)

const textHead = 32 << 10 // what is looked at of a text

// sniffText tells kinds of text, and text from bytes that are none.
func sniffText(data []byte) Kind {
	text, ok := head(data)
	if !ok {
		return Unknown
	}
	trimmed := strings.TrimLeft(text, " \t\r\n\f")
	lower := strings.ToLower(trimmed[:min(len(trimmed), 4096)])
	switch {
	case trimmed == "":
		return Empty
	case strings.HasPrefix(lower, "<?xml") && strings.Contains(lower, "urn:schemas-microsoft-com:office:spreadsheet"):
		return SheetML
	case strings.HasPrefix(lower, "<") && strings.Contains(lower, "<office:document") && strings.Contains(lower, "opendocument.spreadsheet"):
		return ODS // flat (.fods)
	case strings.HasPrefix(lower, "<") && isHTML(lower):
		return HTML
	case strings.HasPrefix(lower, "{") && strings.Contains(lower, `docs.google.com/`) && len(data) < 4096:
		return Shortcut // Google Drive's stand-ins (.gsheet)
	case strings.HasPrefix(lower, "[internetshortcut]"):
		return Shortcut
	}
	if k := mailKind(data); k != "" {
		return k
	}
	if separated(text) {
		return CSV
	}
	return Text
}

func isHTML(lower string) bool {
	for _, mark := range []string{"<html", "<!doctype html", "<table", "<body", "urn:schemas-microsoft-com:office:excel"} {
		if strings.Contains(lower, mark) {
			return true
		}
	}
	return false
}

// head decodes the start of a text: UTF-16 by its mark or by its zeros, else
// as guess does, without the character that the cut goes through.
func head(data []byte) (string, bool) {
	h := data[:min(len(data), textHead)]
	for _, order := range []struct {
		mark string
		is   encutf16.Endianness
		zero int // the place of an ASCII character's zero
	}{{"\xFF\xFE", encutf16.LittleEndian, 1}, {"\xFE\xFF", encutf16.BigEndian, 0}} {
		if bytes.HasPrefix(h, []byte(order.mark)) || zeros(h, order.zero) {
			out, err := encutf16.UTF16(order.is, encutf16.UseBOM).NewDecoder().Bytes(h[:len(h)&^1])
			return string(out), err == nil && plain(string(out))
		}
	}
	h = bytes.TrimPrefix(h, []byte("\uFEFF"))
	for drop := 0; drop < 4 && drop <= len(h); drop++ {
		part := h[:len(h)-drop]
		if utf8.Valid(part) {
			return string(part), plain(string(part))
		}
		if s, ok := decodeWith(japanese.ShiftJIS, part); ok {
			return s, plain(s)
		}
		if len(data) <= textHead {
			break
		}
	}
	if s, ok := decodeWith(japanese.EUCJP, h); ok {
		return s, plain(s)
	}
	// Mails may mix charsets; their header is ASCII.
	if mailKind(data) != "" {
		return escaped(h), true
	}
	return "", false
}

// zeros tells UTF-16 without a mark: most of its first bytes at one of the two
// places are zeros, none at the other.
func zeros(h []byte, place int) bool {
	n := min(len(h)&^1, 64)
	count := 0
	for i := 0; i < n; i += 2 {
		if h[i+1-place] == 0 {
			return false
		}
		if h[i+place] == 0 {
			count++
		}
	}
	return n >= 4 && count*4 >= n
}

// plain tells text from bytes: no control characters but those of text.
func plain(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r < 0x20 && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != 0x1B && r != 0x1A || r == 0x7F
	})
}

// separated tells a table in text: a comma or tab in most of its first lines.
func separated(text string) bool {
	for _, mark := range []string{"\t", ",", ";"} {
		lines, with := 0, 0
		for line := range strings.Lines(text) {
			if strings.TrimSpace(line) == "" {
				continue
			}
			if lines++; strings.Contains(line, mark) {
				with++
			}
			if lines == 30 {
				break
			}
		}
		if with*2 > lines {
			return true
		}
	}
	return false
}
