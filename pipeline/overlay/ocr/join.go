package ocr

import (
	"unicode"
	"unicode/utf8"

	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/overlay/plane"
)

// gap is how many times its height a line may be torn before its parts count
// as columns.
const gap = 2.5

// lines makes a run of each line of words.
func lines(words []word, height float64) []page.Run {
	var out []page.Run
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && words[to].line == words[from].line && words[to].x-words[to-1].x-words[to-1].w < gap*words[to].h {
			to++
		}
		out = append(out, run(words[from:to], height))
		from = to
	}
	return out
}

// run lays the characters of a line side by side without holes, since a hole
// is read as a space: each is as wide as its share of its word, the last of a
// word reaches to the next one.
func run(words []word, height float64) page.Run {
	top, bottom := words[0].y, words[0].y+words[0].h
	for _, w := range words {
		top, bottom = min(top, w.y), max(bottom, w.y+w.h)
	}
	em := max(1, bottom-top)
	r := page.Run{At: plane.Affine{A: em, D: em, E: words[0].x, F: height - bottom + 0.12*em}}
	at := func(x float64) float64 { return (x - words[0].x) / em }
	for i, w := range words {
		n := float64(utf8.RuneCountInString(w.text))
		k := 0.0
		for _, c := range w.text {
			r.Glyphs = append(r.Glyphs, page.Glyph{Text: string(c), X: at(w.x + w.w*k/n), Width: w.w / n / em})
			k++
		}
		if i+1 < len(words) && spaced(w.text, words[i+1].text) {
			r.Glyphs = append(r.Glyphs, page.Glyph{Text: " ", X: at(w.x + w.w)})
		}
	}
	for i := range len(r.Glyphs) - 1 {
		r.Glyphs[i].Width = max(0.01, r.Glyphs[i+1].X-r.Glyphs[i].X)
	}
	return r
}

// spaced tells whether two words are written apart: Latin words and numbers
// are, Japanese is not.
func spaced(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return western(last) && western(first)
}

func western(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
