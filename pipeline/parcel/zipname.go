package parcel

import (
	"hash/crc32"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

// setNames decodes the names of an archive. A name is UTF-8 where a flag or
// the Unicode extra field says so. Names without either are judged together:
// one writer made them all in one charset, and a single short name may be
// valid in two.
func setNames(entries []entry) {
	utf8s, sjis := true, true
	for i := range entries {
		e := &entries[i]
		if _, told := e.told(); told {
			continue
		}
		utf8s = utf8s && utf8.Valid(e.raw)
		_, ok := decodeWith(japanese.ShiftJIS, e.raw)
		sjis = sjis && ok
	}
	if utf8s && sjis {
		utf8s = !kanaOnDOS(entries)
	}
	for i := range entries {
		entries[i].name = compose(entries[i].decode(utf8s, sjis))
	}
}

// told returns the name where the archive says how it is to be read.
func (e *entry) told() (string, bool) {
	// Info-ZIP Unicode Path: version 1, CRC-32 of the other name, UTF-8.
	if f := field(e.extra, 0x7075); len(f) > 5 && f[0] == 1 && le.Uint32(f[1:]) == crc32.ChecksumIEEE(e.raw) && utf8.Valid(f[5:]) {
		return string(f[5:]), true
	}
	if e.flags&flagUTF8 != 0 && utf8.Valid(e.raw) {
		return string(e.raw), true
	}
	return "", false
}

func (e *entry) decode(utf8s, sjis bool) string {
	if name, ok := e.told(); ok {
		return name
	}
	if utf8s && utf8.Valid(e.raw) {
		return string(e.raw)
	}
	if s, ok := decodeWith(japanese.ShiftJIS, e.raw); ok && sjis {
		return s
	}
	s, _ := guess(e.raw)
	return s
}

// kanaOnDOS tells the one case in which names are valid UTF-8 and yet CP932:
// pairs of half-width kana, such as ﾃｩ (é in UTF-8), from a writer on Windows.
func kanaOnDOS(entries []entry) bool {
	found := false
	for i := range entries {
		e := &entries[i]
		if _, told := e.told(); told {
			continue
		}
		s, _ := decodeWith(japanese.ShiftJIS, e.raw)
		for _, r := range s {
			if r < 0x80 {
				continue
			}
			if r < 0xFF61 || r > 0xFF9F || e.madeBy != 0 && e.madeBy != 10 && e.madeBy != 11 {
				return false
			}
			found = true
		}
	}
	return found
}

// readable tells whether the name was decoded whole.
func (e *entry) readable() bool {
	_, told := e.told()
	if told {
		return true
	}
	_, ok := guess(e.raw)
	return ok
}

// safePath returns the path of a member in the form in which it is shown, or
// a refusal for one that leads out of its archive.
func safePath(name string) (string, error) {
	name = strings.ReplaceAll(name, `\`, "/") // .NET before 4.6.1 wrote these
	shown := visible(name)
	if len(name) > 1024 {
		return "", refuse("parcel-unsafe-path", shown[:cut(shown, 64)]+"…")
	}
	drive := len(name) >= 2 && name[1] == ':' && unicode.IsLetter(rune(name[0]))
	if strings.HasPrefix(name, "/") || drive {
		return "", refuse("parcel-unsafe-path", shown)
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return "", refuse("parcel-unsafe-path", shown)
		}
	}
	if shown = path.Clean(shown); shown == "." {
		return "", refuse("parcel-unsafe-path", shown)
	}
	return shown, nil
}

// visible writes control characters, and those that turn the direction of
// text (by which fdp.exe reads as exe.pdf), as marks.
func visible(s string) string {
	var b strings.Builder
	for _, r := range s {
		hidden := unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F
		if hidden {
			b.WriteString("<" + strings.ToUpper(hex4(r)) + ">")
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func hex4(r rune) string {
	const digits = "0123456789abcdef"
	return "u+" + string([]byte{digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15]})
}

// cut returns the largest n up to limit at which s may be cut.
func cut(s string, limit int) int {
	n := min(limit, len(s))
	for n > 0 && n < len(s) && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}
