package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean returns s as documents show it: outer white space gone, line ends as
// \n, everything else as typed.
func Clean(s string) string {
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.ReplaceAll(s, "\r", "\n")
	}
	return strings.TrimFunc(s, outer)
}

// outer tells white space and what some programs put around a text. A
// variation selector is not among it: it belongs to the character before.
func outer(r rune) bool { return unicode.IsSpace(r) || r == 0xFEFF || r == 0x200B }

// Fold returns a key for comparing texts: compatibility forms, width and case
// made one (NFKC, lower case), hyphen-like and tick-like signs made one, white
// space, variation selectors and invisible characters left out.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	if t, ok := foldPlain(s); ok {
		return t
	}
	return foldSlowly(s)
}

// folded tells quickly that Fold would change nothing: most ids and numbers.
func folded(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= utf8.RuneSelf-1 || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// foldPlain is Fold for a text of plain characters only: kana, common
// ideographs and punctuation, which no normalisation touches, and ASCII in
// both widths. Nearly all texts of a sheet are, and it costs a tenth.
func foldPlain(s string) (string, bool) {
	var b []byte // nil as long as nothing changes
	for i, r := range s {
		t := r
		switch {
		case r >= '\u4E00' && r <= '\u9FFF', r >= 'ぁ' && r <= 'ゖ', r >= 'ァ' && r <= '・', r == '、', r == '。', r == '「', r == '」', r == '○', r == '△', r == '×':
		case r < utf8.RuneSelf:
			t = foldASCII(r)
		case r >= '！' && r <= '～':
			t = foldASCII(r - ('！' - '!'))
		case r == 'ー':
			t = '-'
		case r == '\u3000':
			t = -1
		default:
			return "", false
		}
		if b == nil && t != r {
			b = append(make([]byte, 0, len(s)), s[:i]...)
		}
		if b != nil && t >= 0 {
			b = utf8.AppendRune(b, t)
		}
	}
	if b == nil {
		return s, true
	}
	return string(b), true
}

func foldASCII(r rune) rune {
	switch {
	case r <= ' ' || r == 0x7F:
		return -1
	case r >= 'A' && r <= 'Z':
		return r + ('a' - 'A')
	}
	return r
}

// foldSlowly is Fold for every text.
func foldSlowly(s string) string {
	// Leaving a character out can bring a letter and its mark together, so
	// that they compose in the next round; three rounds settle all known text.
	for range 4 {
		t := strings.Map(foldRune, strings.ToLower(norm.NFKC.String(s)))
		if t == s {
			break
		}
		s = t
	}
	return s
}

// foldRune maps one character of an NFKC text; -1 leaves it out.
func foldRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf && r > ' ' && r != 0x7F:
		return r
	case blank(r):
		return -1
	case hyphenLike(r):
		return '-'
	case r == '〜' || r == '∼' || r == '∿': // NFKC makes ～ a ~ but leaves these
		return '~'
	case r == '⁄' || r == '∕':
		return '/'
	default:
		return r
	}
}

// blank tells whether a character is white space or shows nothing: spaces,
// controls, zero-width characters, variation selectors.
func blank(r rune) bool {
	switch {
	case unicode.IsSpace(r), unicode.IsControl(r):
		return true
	case r == 0x00AD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x2064, r >= 0x2066 && r <= 0x206F, r == 0xFEFF, r == 0x3164, r == 0x2800:
		return true
	default:
		return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
	}
}

// hyphenLike lists what people type for a hyphen, the long vowel sign among
// it (4ー1ー3); サーバー then folds to サ-バ- on both sides of a comparison.
func hyphenLike(r rune) bool {
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '−', '─', '━', 'ー', '⁃', '﹘', '﹣', '－', '˗', '➖', '⸺', '⸻', '〰':
		return true
	default:
		return false
	}
}

// spaced tells whether white space parts two figures: 12 34, or two lines.
// Fold would join them into a third.
func spaced(s string) bool {
	var last rune
	gap := false
	for _, r := range norm.NFKC.String(s) {
		if unicode.IsSpace(r) {
			gap = true
			continue
		}
		if gap && figure(last) && figure(r) {
			return true
		}
		last, gap = r, false
	}
	return false
}

func figure(r rune) bool {
	_, kanji := kanjiDigit[r]
	return kanji || r >= '0' && r <= '9'
}

// KanaKey returns a key for comparing readings: folded, hiragana as katakana,
// small kana as large, middle dots left out.
func KanaKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'ぁ' && r <= 'ゖ' {
			r += 'ァ' - 'ぁ'
		}
		if r == '・' || r == '.' || r == ',' {
			return -1
		}
		return largeKana(r)
	}, Fold(s))
}
