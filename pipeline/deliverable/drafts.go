package deliverable

import (
	"strings"
	"unicode"

	"shinsa/pipeline/problem"
)

// drafts are the words that tell a draft: those that tell it anywhere, Latin
// ones of them, which must stand alone, and those that are a line.
type drafts struct{ words, latin, lines []string }

func newDrafts(c Checks) drafts {
	if !c.Drafts {
		return drafts{}
	}
	d := drafts{lines: c.DraftLines}
	for _, w := range c.DraftWords {
		if isLatin(w) {
			d.latin = append(d.latin, w)
		} else {
			d.words = append(d.words, squeeze(w))
		}
	}
	return d
}

// text looks for marks of a draft in one paragraph, cell or line, and tells the
// first.
func (d drafts) text(at problem.Pos, text string) problem.List {
	if mark := d.mark(text); mark != "" {
		return problem.List{problem.New("deliver-draft-mark", at, mark, cut(text))}
	}
	return nil
}

func (d drafts) mark(text string) string {
	tight := squeeze(text)
	if tight == "" {
		return ""
	}
	for _, w := range d.words {
		if strings.Contains(tight, w) {
			return w
		}
	}
	for _, w := range d.latin {
		if standsAlone(text, w) {
			return w
		}
	}
	for _, l := range d.lines {
		if strings.EqualFold(tight, l) {
			return l
		}
	}
	return ""
}

// standsAlone finds a word of Latin letters that is not part of another.
func standsAlone(text, w string) bool {
	for rest := text; ; {
		before, after, ok := strings.Cut(rest, w)
		if !ok {
			return false
		}
		if !endsLatin(before) && !endsLatin(after[:min(1, len(after))]) {
			return true
		}
		rest = after
	}
}

func isLatin(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return c > unicode.MaxASCII })
}

func endsLatin(s string) bool {
	if s == "" {
		return false
	}
	c := s[len(s)-1]
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// squeeze takes white space and what nobody sees away.
func squeeze(s string) string {
	if !strings.ContainsFunc(s, unseen) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if unseen(c) {
			return -1
		}
		return c
	}, s)
}

func unseen(c rune) bool {
	switch {
	case c > ' ' && c < 0x7F, c > 0x3000 && c < 0xA000: // nearly all text
		return false
	}
	return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c)
}
