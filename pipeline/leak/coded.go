package leak

import (
	"unicode/utf16"
	"unicode/utf8"

	"shinsa/pipeline/workbook/codepage"
)

// coded is a way to read bytes as characters of two bytes: UTF-16 from a place
// on with the higher byte first (0) or second (1), or a set of old.
type coded struct {
	from, order int
	set         []rune // see pairsOf
}

// block is how much is looked at as one when it is looked for what may be a word.
const block = 8 << 10

// encodings looks through bytes in each character set. Latin letters and
// digits are the same in UTF-8 and the sets of old, and looked at once.
func (sc *scan) encodings(part []byte, base Place) {
	st := &stream{buf: part, base: base, raw: true}
	m := &match{scan: sc, st: st}
	m.behind = func(end int) int { return m.from + int(sc.text.at[end-1]) + 1 }
	sc.folder.text(&sc.text, part)
	m.texts()
	m.latin()
	sc.settle(st, m.finds)
	for _, e := range []coded{{order: 0}, {from: 1}, {order: 1}, {from: 1, order: 1}, {set: sc.sjis}, {set: sc.euc}} {
		m.finds = m.finds[:0]
		for m.from = 0; m.from < len(part); m.from += block - overlap/2 {
			piece := part[m.from:min(len(part), m.from+block)]
			if !sc.likely(piece, e) {
				continue
			}
			sc.folder.coded(&sc.text, piece, e)
			if m.texts(); e.set == nil {
				m.latin()
			}
		}
		sc.settle(st, m.finds)
	}
}

// next reads the character at i; 0 is none.
func (e *coded) next(src []byte, i int) (r rune, size int) {
	if e.set == nil {
		return e.unit(src, i)
	}
	c := src[i]
	if c < 0x80 {
		return rune(c), 1
	}
	if i+1 < len(src) {
		if r := e.set[int(c)<<8|int(src[i+1])]; r != 0 {
			return r, 2
		}
	}
	return e.set[int(c)<<8], 1
}

// unit reads UTF-16.
func (e *coded) unit(src []byte, i int) (rune, int) {
	if i+1 >= len(src) {
		return 0, 2
	}
	r := rune(src[i+e.order])<<8 | rune(src[i+1-e.order])
	if r < 0xD800 || r >= 0xE000 {
		return r, 2
	}
	low := rune(0)
	if i+3 < len(src) {
		low = rune(src[i+2+e.order])<<8 | rune(src[i+3-e.order])
	}
	if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
		return 0, 2
	}
	return r, 4
}

// coded folds bytes.
func (f *folder) coded(t *folded, src []byte, e coded) {
	t.reset(len(src))
	var gap uint8
	for i := e.from; i < len(src); {
		r, size := e.next(src, i)
		if r == 0 {
			gap |= gapBefore | wideGap
		} else {
			gap = f.one(t, r, int32(i), gap)
		}
		i += size
	}
	t.between()
}

// pairsOf returns the characters of a character set by their two bytes; those
// of one byte, the katakana of half width, stand at the byte and 0.
func pairsOf(number int) []rune {
	set := make([]rune, 1<<16)
	decode := func(b ...byte) rune {
		t, _ := codepage.Decode(number, b)
		r, size := utf8.DecodeRuneInString(t)
		if size != len(t) || r == utf8.RuneError {
			return 0
		}
		return r
	}
	for lead := 0x80; lead < 0x100; lead++ {
		set[lead<<8] = decode(byte(lead))
		for trail := 0x40; trail < 0x100; trail++ {
			if set[lead<<8] == 0 {
				set[lead<<8|trail] = decode(byte(lead), byte(trail))
			}
		}
	}
	return set
}

// likelihood is a set of pairs of letters, by hash: those that adjoin in words
// long enough to be looked for in bytes. Bytes without three such letters in a
// row need not be folded.
type likelihood []uint64

func (l likelihood) bit(a, b rune) (word, mask uint32) {
	h := (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77) >> 13
	return h >> 6, h & 63
}

// strongly offsets the pairs that tell by themselves: those around a letter
// that may be written by a sign which likely passes over.
const strongly = 1 << 13

func (l likelihood) put(a, b rune, strong uint32) {
	w, bit := l.bit(a, b)
	l[w+strong] |= 1 << bit
}

func (l likelihood) has(a, b rune, strong uint32) bool {
	w, bit := l.bit(a, b)
	return l[w+strong]&(1<<bit) != 0
}

// add enters a word: its pairs, those that it has with the voicing marks apart
// (half width), and those around what 々 or が may stand for.
func (l likelihood) add(word []rune) {
	apart := make([]rune, len(word))
	for i, r := range word {
		if apart[i] = r; r != 'ジ' && r != 'ズ' && r >= 'カ' && r <= 'ポ' && (voiced(r-1, false) == r || r > 'カ'+1 && voiced(r-2, true) == r) {
			apart[i] = r - 1
			if voiced(r-1, false) != r {
				apart[i] = r - 2
			}
		}
	}
	for i := 1; i < len(word); i++ {
		l.put(word[i-1], word[i], 0)
		l.put(apart[i-1], apart[i], 0)
		l.put(word[i-1], apart[i], 0)
		l.put(apart[i-1], word[i], 0)
		if i+1 < len(word) && (word[i] == 'ケ' || word[i] == 'ノ' || word[i] == word[i-1]) {
			l.put(word[i-1], word[i+1], 0)
			if len(word) < 5 {
				l.put(word[i-1], word[i+1], strongly)
			}
		}
	}
}

// likely tells whether bytes may hold a word. Letters that fold together with
// their neighbours count as any.
func (sc *scan) likely(src []byte, e coded) bool {
	last, row, plain := rune(0), 0, 0
	for i := e.from; i < len(src); {
		raw, size := e.next(src, i)
		i += size
		if raw < 0x80 {
			if plain = sc.plainRow(raw, plain); plain >= 5 && e.set == nil {
				return true
			}
		}
		r := rune(-9)
		if raw < 1<<16 {
			r = sc.folder.table[raw]
		} else {
			r = sc.folder.beyond(raw)
		}
		switch {
		case r == foldSeveral:
			row, last = 0, 0
			continue
		case r <= 0:
			continue
		case sc.pairs.has(last, r, strongly):
			return true
		case sc.pairs.has(last, r, 0):
			row++
		case r == 'ガ' || r == 'カ' || r == '之' || r == '乃':
			continue
		default:
			row = 0
		}
		last = r
		if row >= 2 {
			return true
		}
	}
	return false
}

// plainRow counts Latin letters and digits in a row.
func (sc *scan) plainRow(r rune, n int) int {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return n + 1
	case r == ' ' || r == '-' || r == '.' || r == '@':
		return n
	}
	return 0
}
