package doc

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Broken breaks words into lines of at most so many em, of about one length,
// for charts that other programs draw: these do not break words well. Marks
// do not begin a line, brackets do not end one, numbers and words of katakana
// stay whole where the lines are wide enough.
func Broken(s string, ems float64) string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		for Ems(line) > ems {
			n := breakAt(line, ems)
			if n == len(line) {
				break
			}
			out, line = append(out, line[:n]), line[n:]
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// breakAt returns where the first line ends: nearest to an even part of the
// whole, at the least damage.
func breakAt(s string, ems float64) int {
	width := Ems(s)
	even := width / math.Ceil(width/ems)
	_, best := utf8.DecodeRuneInString(s)
	least, x := math.Inf(1), 0.0
	prev := rune(0)
	for i, r := range s {
		if x > ems {
			break
		}
		if i > 0 {
			if cost := math.Abs(x-even) + harm(prev, r); cost < least {
				best, least = i, cost
			}
		}
		x += Ems(string(r))
		prev = r
	}
	return best
}

// harm is what a break between two characters does, in em of uneven lines.
func harm(a, b rune) float64 {
	switch {
	case strings.ContainsRune("、。，．・：；？！）」』】〕》ーっゃゅょァィゥェォッャュョ々％%／/～)], ", b), strings.ContainsRune("（「『【〔《([", a):
		return 8
	case within(a) && within(b):
		return 8
	case unicode.Is(unicode.Katakana, a) && unicode.Is(unicode.Katakana, b), a == 'ー' && unicode.Is(unicode.Katakana, b):
		return 3
	case strings.ContainsRune("（「『【〔《", b), strings.ContainsRune("、。　／", a):
		return -2
	}
	return 0
}

// within tells whether a character belongs to a number or a Latin word.
func within(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("/%.-", r))
}
