package leak

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"shinsa/pipeline/normalize"
)

// What the table of folds says of a character besides what it becomes.
const (
	foldGap     rune = 0  // neither letter nor digit: left out, words end at it
	foldNothing rune = -1 // shows nothing: left out as if it were not there
	foldSeveral rune = -2 // becomes several: see folder.several
	foldLong    rune = -3 // the long vowel sign, for which people also type hyphens
	foldVoiced  rune = -4 // ゛ behind a kana
	foldHalf    rune = -5 // ゜ behind a kana
	foldRepeat  rune = -6 // 々
	foldBreak   rune = -7 // U+0000: nothing reaches over it
)

// The classes of folded characters, as they were typed.
const (
	classKanji uint8 = iota + 1
	classHiragana
	classKatakana
	classLatin
	classDigit
	classOther
	classMask uint8 = 0x0F
	gapBefore uint8 = 0x80 // something that was left out stands before
	wideGap   uint8 = 0x40 // and it was more than a blank or a mark: a control character
)

// folder folds texts. It is made once and only read.
type folder struct {
	table   []rune // of the basic plane
	several map[rune][]rune
	variant map[rune]rune
}

func newFolder() *folder {
	f := &folder{table: make([]rune, 1<<16), several: map[rune][]rune{}, variant: variants()}
	for r := range rune(1 << 16) {
		f.table[r] = f.fold(r)
	}
	return f
}

// fold returns the table's entry of a character.
func (f *folder) fold(r rune) rune {
	if v, ok := f.variant[r]; ok {
		return v
	}
	switch {
	case r >= 0x3400 && r <= 0x9FFF, r >= 0xAC00 && r <= 0xD7A3, r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		if r >= 0x4DC0 && r <= 0x4DFF {
			return foldGap
		}
		return r
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80 || r >= 0xD800 && r <= 0xF8FF:
		return plainSign(r)
	}
	if v := special(r); v != foldGap {
		return v
	}
	if v, ok := accented[r]; ok {
		return v
	}
	return f.compatible(r)
}

func plainSign(r rune) rune {
	if r == 0 {
		return foldBreak
	}
	return foldGap
}

// special tells the characters that fold in their own way.
func special(r rune) rune {
	switch {
	case r == 'ー' || r == 'ｰ':
		return foldLong
	case r == 0x3099 || r == 0x309B || r == 0xFF9E:
		return foldVoiced
	case r == 0x309A || r == 0x309C || r == 0xFF9F:
		return foldHalf
	case r == '々' || r == '〻' || r == 'ゝ' || r == 'ヽ':
		return foldRepeat
	case r >= 0x300 && r <= 0x36F, r == 0xAD, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r == 0xFEFF, r >= 0xFE00 && r <= 0xFE0F, r == 0x180E, r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, r == 0x34F, r >= 0x180B && r <= 0x180D:
		return foldNothing
	}
	return foldGap
}

// accented are the letters with marks that romaji and its neighbours use.
var accented = func() map[rune]rune {
	m := map[rune]rune{}
	for base, with := range map[rune]string{'a': "āâáàäãåĀÂÁÀÄÃÅ", 'e': "ēêéèëĒÊÉÈË", 'i': "īîíìïĪÎÍÌÏıİ", 'o': "ōôóòöõŌÔÓÒÖÕøØ", 'u': "ūûúùüŪÛÚÙÜ", 'n': "ñÑńŃ", 'c': "çÇ", 'y': "ÿýÝ"} {
		for _, r := range with {
			m[r] = base
		}
	}
	return m
}()

// compatible folds a character by its compatibility form.
func (f *folder) compatible(r rune) rune {
	var out []rune
	marks := false
	for _, c := range normalize.Fold(string(r)) {
		if v, ok := f.variant[c]; ok {
			c = v
		}
		if c = kana(c); unicode.IsLetter(c) || unicode.IsDigit(c) {
			out = append(out, c)
		} else {
			marks = true
		}
	}
	switch {
	case len(out) == 0:
		return foldGap
	case len(out) == 1 && !marks:
		return out[0]
	}
	f.several[r] = out
	return foldSeveral
}

// kana makes hiragana katakana and small kana large, and those that sound
// alike one.
func kana(r rune) rune {
	if r >= 'ぁ' && r <= 'ゖ' {
		r += 'ァ' - 'ぁ'
	}
	switch r {
	case 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ':
		return r + 1
	case 'ヵ':
		return 'カ'
	case 'ヶ':
		return 'ケ'
	case 'ヂ':
		return 'ジ'
	case 'ヅ':
		return 'ズ'
	case 'ヲ':
		return 'オ'
	case 'ヰ':
		return 'イ'
	case 'ヱ':
		return 'エ'
	}
	return r
}

// voiced returns a kana with its voicing mark.
func voiced(r rune, half bool) rune {
	switch {
	case r >= 'ハ' && r <= 'ホ' && (r-'ハ')%3 == 0 && half:
		return r + 2
	case half:
		return r
	case r >= 'ハ' && r <= 'ホ' && (r-'ハ')%3 == 0, r == 'ウ':
		if r == 'ウ' {
			return 'ヴ'
		}
		return r + 1
	case strings.ContainsRune("カキクケコサシスセソタテト", r):
		return kana(r + 1)
	case r == 'チ':
		return 'ジ'
	case r == 'ツ':
		return 'ズ'
	}
	return r
}

// classOf tells the class of a character as it stands in the text, given what
// it folds to.
func classOf(raw, folded rune) uint8 {
	switch {
	case folded >= '0' && folded <= '9':
		return classDigit
	case folded >= 'a' && folded <= 'z':
		return classLatin
	case raw >= 'ぁ' && raw <= 'ゖ':
		return classHiragana
	case folded >= 'ァ' && folded <= 'ヺ':
		return classKatakana
	case folded >= 0x3400 && folded <= 0x9FFF, folded >= 0x20000 && folded <= 0x3FFFF:
		return classKanji
	}
	return classOther
}

// folded is a text as it is compared, with the place of each character in
// what was read.
type folded struct {
	runes []rune
	at    []int32 // where the character begins in the text
	flags []uint8
}

// reset makes room for a text of that many bytes.
func (t *folded) reset(size int) {
	if cap(t.runes) < size {
		t.runes, t.at, t.flags = make([]rune, 0, size), make([]int32, 0, size), make([]uint8, 0, size)
	}
	t.runes, t.at, t.flags = t.runes[:0], t.at[:0], t.flags[:0]
}

// text folds src into t, which is used again from text to text.
func (f *folder) text(t *folded, src []byte) {
	t.reset(len(src))
	var gap uint8
	for i := 0; i < len(src); {
		raw, size := rune(src[i]), 1
		if raw >= utf8.RuneSelf {
			raw, size = utf8.DecodeRune(src[i:])
		}
		gap = f.one(t, raw, int32(i), gap)
		i += size
	}
	t.between()
}

// one folds a character; it takes and returns the gap before the next.
func (f *folder) one(t *folded, raw rune, at int32, gap uint8) uint8 {
	r := foldNothing
	if raw < 1<<16 {
		r = f.table[raw]
	} else if raw < 0xE0100 || raw > 0xE01EF { // selectors of ideographic variants
		r = f.beyond(raw)
	}
	if r > 0 {
		t.put(r, at, classOf(raw, r)|gap)
		return 0
	}
	if r == foldGap && raw <= ' ' && raw > 0 {
		if raw == ' ' || raw == '\n' || raw == '\t' || raw == '\r' {
			return gap | gapBefore
		}
		return gap | gapBefore | wideGap
	}
	return f.unusual(t, r, raw, at, gap)
}

func (t *folded) put(r rune, at int32, flags uint8) {
	t.runes, t.at, t.flags = append(t.runes, r), append(t.at, at), append(t.flags, flags)
}

// unusual deals with what does not become one letter; it returns the gap that
// stands behind it.
func (f *folder) unusual(t *folded, r, raw rune, at int32, gap uint8) uint8 {
	n := len(t.runes)
	kanaBefore := n > 0 && t.runes[n-1] >= 'ァ' && t.runes[n-1] <= 'ヺ'
	switch r {
	case foldNothing:
		return gap
	case foldBreak:
		t.put(foldBreak, at, classOther|gapBefore)
		return gapBefore
	case foldSeveral:
		gap |= gapBefore
		for _, c := range f.several[raw] {
			t.put(c, at, classOf(c, c)|gap)
			gap = 0
		}
		return gapBefore // ㈱ stands apart from what follows
	case foldVoiced, foldHalf:
		if kanaBefore {
			t.runes[n-1] = voiced(t.runes[n-1], r == foldHalf)
		}
		return gap
	case foldRepeat:
		if n > 0 && gap == 0 {
			t.put(t.runes[n-1], at, t.flags[n-1]&classMask)
		}
		return gap
	case foldLong:
		if kanaBefore && gap == 0 {
			return 0
		}
	}
	if raw < ' ' && raw != '\t' && raw != '\n' && raw != '\r' || raw == utf8.RuneError {
		return gap | gapBefore | wideGap
	}
	return gap | gapBefore
}

// beyond folds a character beyond the basic plane.
func (f *folder) beyond(raw rune) rune {
	if v, ok := f.variant[raw]; ok {
		return v
	}
	if raw >= 0x20000 && raw < 0x2F800 || raw >= 0x30000 && raw < 0xE0000 {
		return raw
	}
	for _, c := range normalize.Fold(string(raw)) { // 𝐀, compatibility ideographs
		if v, ok := f.variant[c]; ok {
			c = v
		}
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
	}
	return foldGap
}

// between makes 霞ヶ関, 霞が関 and 霞ケ関 one, and 丸の内, 丸ノ内 and 丸之内.
func (t *folded) between() {
	for i := 1; i+1 < len(t.runes); i++ {
		switch t.runes[i] {
		case 'ガ', 'カ':
			if t.kanji(i-1) && t.kanji(i+1) {
				t.runes[i] = 'ケ'
			}
		case '之', '乃':
			if t.kanji(i-1) && t.kanji(i+1) {
				t.runes[i] = 'ノ'
			}
		}
	}
}

func (t *folded) kanji(i int) bool { return t.flags[i]&classMask == classKanji }

// key folds a word to look for.
func (f *folder) key(word string) *folded {
	t := &folded{}
	f.text(t, []byte(word))
	return t
}
