package layout

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Rules of a character at the ends of a line (JIS X 4051).
const (
	noStart uint8 = 1 << iota // not at the start of a line
	noEnd                     // not at the end of a line
	hangs                     // may hang beyond the end of a line
	plain                     // ideograph or large kana: breaks on both sides
	opens                     // has its space before it
	closes                    // has its space behind it
	soft                      // not at the start of a line, unless rules are normal
)

const (
	startless = "、。，．・：；？！゛゜ヽヾゝゞ々〻ー）〕］｝〉》」』】〙〗〟’”ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ" +
		"ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ‐゠–〜～‼⁇⁈⁉?!,.:;)]}»%％‰℃°′″｡｣､･ｰﾞﾟｧｨｩｪｫｬｭｮｯ"
	endless = "（〔［｛〈《「『【〘〖〝‘“([{«￥＄￡＃№¥$£#｢"
	hanging = "、。，．"
	opening = "（〔［｛〈《「『【〘〖"
	softly  = "ヽヾゝゞ々〻ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
	closing = "、。，．）〕］｝〉》」』】〙〗"
)

// rules holds the rules of every character of the BMP.
var rules = makeRules()

func makeRules() *[0x10000]uint8 {
	var t [0x10000]uint8
	for r := rune(0x3041); r <= 0x30FA; r++ {
		t[r] = plain
	}
	for r := rune(0x3400); r <= 0x9FFF; r++ {
		t[r] = plain
	}
	for s, bit := range map[string]uint8{startless: noStart, endless: noEnd, hanging: hangs, opening: opens, closing: closes, softly: soft} {
		for _, r := range s {
			t[r] = t[r]&^plain | bit
		}
	}
	for r := rune(0x3097); r <= 0x30A0; r++ {
		t[r] &^= plain
	}
	return &t
}

func rule(r rune) uint8 {
	if r > 0xFFFF {
		if r >= 0x20000 {
			return plain
		}
		return 0
	}
	return rules[r]
}

// breaks marks in e.chars where lines may start. Between plain characters
// they always may; only the stretches between are given to the Unicode line
// breaking algorithm, whose classes have no memory beyond an ideograph.
func (e *engine) breaks() {
	c := e.chars
	for i := 0; i < len(c); {
		if rule(c[i].r)&plain != 0 {
			c[i].brk = i > 0 && rule(c[i-1].r)&plain != 0 || c[i].brk
			i++
			continue
		}
		j := i
		for j < len(c) && rule(c[j].r)&plain == 0 {
			j++
		}
		e.stretch(max(i-1, 0), min(j+1, len(c)))
		i = j
	}
	for i := 1; i < len(c); i++ {
		if c[i-1].r == '\n' {
			c[i].must = true
		}
		c[i].brk = e.opt.Normal && softens(c, i) || c[i].brk && allowed(c, i)
	}
	tokens(c)
}

// stretch marks the breaks inside c[from:to] by the Unicode algorithm.
func (e *engine) stretch(from, to int) {
	e.text = e.text[:0]
	for _, c := range e.chars[from:to] {
		e.text = utf8.AppendRune(e.text, c.r)
	}
	rest, state, at := e.text, -1, from
	for len(rest) > 0 {
		var seg []byte
		seg, rest, _, state = uniseg.FirstLineSegment(rest, state)
		at += utf8.RuneCount(seg)
		if at < to && at > from {
			e.chars[at].brk = true
		}
	}
}

// softens tells whether a line may start at character i by the normal rules,
// but not by the strict ones.
func softens(c []char, i int) bool {
	return rule(c[i].r)&soft != 0 && c[i-1].class == kanji && rule(c[i-1].r)&noEnd == 0
}

// allowed applies the house rules on top of the Unicode ones: strict kinsoku,
// and no break inside numbers and item ids.
func allowed(c []char, i int) bool {
	a, b := c[i-1], c[i]
	switch {
	case rule(b.r)&noStart != 0 && a.class != blank, rule(a.r)&noEnd != 0:
		return false
	case unicode.Is(unicode.Mn, b.r):
		return false
	case a.r == '-' && b.class == alnum && i > 1 && c[i-2].class == alnum:
		return hyphenated(c, i)
	}
	return true
}

// fullDigit tells whether a character is a digit as wide as an ideograph.
func fullDigit(r rune) bool { return r >= '０' && r <= '９' }
