package leak

import (
	"strings"

	"shinsa/pipeline/normalize"
)

// letter is a letter of a skeleton and the folded character it comes from.
type letter struct {
	r  rune
	at int
}

// skeleton appends the Latin letters of a word in the one spelling that stands
// for all: Kunrei consonants (shi = si, fu = hu, ja = zya), no long vowels (ou,
// oo, oh, ō and o are o), no doubled letters, n before b, m and p, and r for l.
// Both what is looked for and what is read go through it, so what it joins too
// much does no more than ask for a look.
func skeleton(out []letter, word []letter) []letter {
	last := rune(0)
	put := func(r rune, at int) {
		if r != last {
			out, last = append(out, letter{r, at}), r
		}
	}
	for i := 0; i < len(word); i++ {
		r, at := word[i].r, word[i].at
		next, then := peek(word, i+1), peek(word, i+2)
		switch {
		case r == 'l':
			put('r', at)
		case r == 'v':
			put('b', at)
		case r == 'f':
			put('h', at)
		case r == 'm' && (next == 'b' || next == 'p' || next == 'm'):
			put('n', at)
		case r == 'j', (r == 's' || r == 'c') && next == 'h':
			consonant, vowel := 'z', next
			if r != 'j' {
				i++
				consonant, vowel = r, then
			}
			if r == 'c' {
				consonant = 't'
			}
			put(consonant, at)
			if vowel != 'i' && vowel != 'y' && vowel != 0 {
				put('y', at)
			}
		case r == 't' && next == 's' && then == 'u':
			put('t', at)
			i++
		case r == 'c' && next == 'y':
			put('t', at)
		case r == 'd' && (next == 'z' || next == 'j'):
		case r == 'd' && next == 'u':
			put('z', at)
		case r == 'u' && last == 'o':
		case r == 'h' && last == 'o' && !strings.ContainsRune("aiueoy", next):
		default:
			put(r, at)
		}
	}
	return out
}

func peek(word []letter, i int) rune {
	if i < len(word) {
		return word[i].r
	}
	return 0
}

// skeletonOf returns the skeleton of a word to look for.
func skeletonOf(s string) []rune {
	var word []letter
	for _, r := range s {
		if r >= 'a' && r <= 'z' {
			word = append(word, letter{r, 0})
		}
	}
	var out []rune
	for _, l := range skeleton(nil, word) {
		out = append(out, l.r)
	}
	return out
}

// rows are the kana by their consonants, in the order a i u e o.
var rows = []struct{ consonant, kana string }{
	{"", "アイウエオ"}, {"k", "カキクケコ"}, {"s", "サシスセソ"}, {"t", "タチツテト"}, {"n", "ナニヌネノ"}, {"h", "ハヒフヘホ"},
	{"m", "マミムメモ"}, {"y", "ヤ　ユ　ヨ"}, {"r", "ラリルレロ"}, {"w", "ワヰ　ヱヲ"}, {"g", "ガギグゲゴ"}, {"z", "ザジズゼゾ"},
	{"d", "ダヂヅデド"}, {"b", "バビブベボ"}, {"p", "パピプペポ"},
}

const vowels = "aiueo"

// romaji writes kana in Latin letters, near to Kunrei; the skeleton does the rest.
func romaji(kanaText string) string {
	var b strings.Builder
	text := []rune(normalize.Fold(kanaText))
	for i, r := range text {
		if r >= 'ぁ' && r <= 'ゖ' {
			text[i] = r + 'ァ' - 'ぁ'
		}
	}
	for i, r := range text {
		small := rune(0)
		if i+1 < len(text) {
			small = text[i+1]
		}
		b.WriteString(syllable(r, small))
	}
	return b.String()
}

// largeVowels writes ウエ for ウェ, as who writes ue for it reads it.
func largeVowels(kanaText string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("ァィゥェォぁぃぅぇぉ", r) {
			return r + 1
		}
		return r
	}, kanaText)
}

// syllable returns the letters of a kana, and those of a small one behind it.
func syllable(r, small rune) string {
	switch {
	case r == 'ン':
		return "n"
	case r == 'ヴ':
		r = 'ブ'
	case r >= 'a' && r <= 'z':
		return string(r)
	}
	for _, row := range rows {
		for v, k := range []rune(row.kana) {
			if k != r {
				continue
			}
			return joined(row.consonant, v, small)
		}
	}
	return ""
}

// joined is a syllable of a consonant and the vowel of that number, changed by
// a small kana behind it.
func joined(consonant string, vowel int, small rune) string {
	if i := strings.IndexRune("ャュョ", small); i >= 0 && small != 0 {
		return consonant + "y" + string("auo"[i/3])
	}
	i := strings.IndexRune("ァィゥェォ", small)
	switch {
	case i < 0 || small == 0:
		return consonant + vowels[vowel:vowel+1]
	case consonant == "":
		consonant = "w"
	case vowel == 1 && i/3 == 3: // シェ
		consonant += "y"
	case consonant == "t" && vowel == 2: // ツァ
		consonant = "ts"
	}
	return consonant + vowels[i/3:i/3+1]
}

// romans holds what roman works with, from text to text.
type romans struct{ word, words, whole, out []letter }

// roman walks the Latin letters of a text in groups: words that other letters
// do not part. Each group comes twice where it is of several words: word by
// word, so that the end of one does not melt into the next, and as one, so
// that a name cut anywhere is whole.
func (b *romans) roman(t *folded, group func([]letter)) {
	for i, r := range t.runes {
		if t.flags[i]&classMask != classLatin {
			if len(b.whole) > 0 {
				b.flush(group)
			}
			continue
		}
		if t.flags[i]&gapBefore != 0 && len(b.word) > 1 {
			b.words, b.word = skeleton(b.words, b.word), b.word[:0]
		}
		b.word, b.whole = append(b.word, letter{r, i}), append(b.whole, letter{r, i})
	}
	b.flush(group)
}

// flush gives out a group, unless it is too short for any name.
func (b *romans) flush(group func([]letter)) {
	if len(b.whole) > 2 {
		several := len(b.words) > 0
		b.words = skeleton(b.words, b.word)
		group(b.words)
		if several {
			b.out = skeleton(b.out[:0], b.whole)
			group(b.out)
		}
	}
	b.word, b.words, b.whole = b.word[:0], b.words[:0], b.whole[:0]
}
