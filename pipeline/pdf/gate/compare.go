package gate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Difference is a place where a file's text is not the document's.
type Difference struct {
	Page      int // from 0
	Line      int // of the document; len(lines) for text behind the last one
	Want, Got string
}

// excerpt is how many characters of a difference are shown.
const excerpt = 12

// Compare holds pieces against the lines of a document, code point by code
// point, and returns the first difference. Line ends and tabulators of the
// lines are no characters of a PDF; white space that a font lacks may stand
// as a space, and characters that are never shown may be missing.
func Compare(pieces []Piece, lines []string) (Difference, bool) {
	c := &cursor{pieces: pieces}
	for i, line := range lines {
		for at, want := range line {
			if want == '\n' || want == '\r' {
				continue
			}
			got := c.peek()
			switch {
			case got == want, got == ' ' && (want == '\t' || unicode.Is(unicode.Zs, want)):
				c.next()
			case unicode.Is(unicode.Cf, want), unicode.Is(unicode.Variation_Selector, want):
			default:
				return Difference{Page: c.page(), Line: i, Want: head(line[at:]), Got: c.rest()}, true
			}
		}
	}
	if c.peek() != end {
		return Difference{Page: c.page(), Line: len(lines), Got: c.rest()}, true
	}
	return Difference{}, false
}

// end is what a cursor sees behind the last piece.
const end = -1

// cursor goes through the characters of pieces.
type cursor struct {
	pieces []Piece
	piece  int
	at     int
}

func (c *cursor) peek() rune {
	for c.piece < len(c.pieces) && c.at == len(c.pieces[c.piece].Text) {
		c.piece, c.at = c.piece+1, 0
	}
	if c.piece == len(c.pieces) {
		return end
	}
	r, _ := utf8.DecodeRuneInString(c.pieces[c.piece].Text[c.at:])
	return r
}

func (c *cursor) next() {
	_, n := utf8.DecodeRuneInString(c.pieces[c.piece].Text[c.at:])
	c.at += n
}

// page returns the page of the character at hand.
func (c *cursor) page() int {
	if len(c.pieces) == 0 {
		return 0
	}
	return c.pieces[min(c.piece, len(c.pieces)-1)].Page
}

// rest returns the characters from here on, as many as are shown.
func (c *cursor) rest() string {
	var b strings.Builder
	for i := c.piece; i < len(c.pieces) && b.Len() < 4*excerpt; i++ {
		at := 0
		if i == c.piece {
			at = c.at
		}
		b.WriteString(c.pieces[i].Text[at:])
	}
	return head(b.String())
}

// head returns the first characters of a text.
func head(s string) string {
	n := 0
	for i := range s {
		if n == excerpt {
			return s[:i]
		}
		n++
	}
	return s
}

// Missing holds the lines of a document against any file, whoever made it and
// tagged or not: white space does not count, text that the file has besides
// (running heads, page numbers) is passed over, and a line may be broken by it
// in up to three pieces. It returns the lines that are not found.
func Missing(pages []Page, lines []string) []Difference {
	text, starts := flatten(pages)
	at := 0
	var out []Difference
	for i, line := range lines {
		want := squeeze(line)
		if want == "" {
			continue
		}
		to, rest := find(text, want, at)
		if rest != "" {
			to, rest = find(text, want, 0)
		}
		if rest != "" {
			out = append(out, Difference{Page: pageAt(starts, at), Line: i, Want: head(rest), Got: head(text[min(to, len(text)):])})
			continue
		}
		at = to
	}
	return out
}

// find looks for a text from a place on, in up to three pieces that follow
// each other. It returns the place behind it and what was not found.
func find(text, want string, at int) (to int, rest string) {
	for range 3 {
		i := strings.Index(text[at:], want)
		if i >= 0 {
			return at + i + len(want), ""
		}
		n := longest(text[at:], want)
		if n == 0 {
			return at, want
		}
		at += strings.Index(text[at:], want[:n]) + n
		want = want[n:]
	}
	return at, want
}

// longest returns the length of the longest beginning of want that text has.
func longest(text, want string) int {
	low, high := 0, len(want)
	for low < high {
		mid := (low + high + 1) / 2
		if strings.Contains(text, want[:mid]) {
			low = mid
		} else {
			high = mid - 1
		}
	}
	for low > 0 && low < len(want) && !utf8.RuneStart(want[low]) {
		low--
	}
	return low
}

// flatten joins the text of pages without white space and artefacts, and
// tells where each page begins.
func flatten(pages []Page) (string, []int) {
	var b strings.Builder
	var starts []int
	for _, p := range pages {
		starts = append(starts, b.Len())
		for _, piece := range p.Pieces {
			if !piece.Artefact {
				b.WriteString(squeeze(piece.Text))
			}
		}
	}
	return b.String(), starts
}

func pageAt(starts []int, at int) int {
	page := 0
	for i, s := range starts {
		if s <= at {
			page = i
		}
	}
	return page
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200B' {
			return -1
		}
		return r
	}, s)
}
