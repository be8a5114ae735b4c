package layout

import "shinsa/pipeline/doc"

// looseStretch is from how far apart, in em, characters would stand that the
// punctuation of the line is narrowed instead, so that the next word comes
// back onto the line (追込み before 追出し, JIS X 4051, 6.1.11). Word does not
// narrow (characterSpacingControl is doNotCompress), so that it is done only
// where Word's line would be seen to be loose.
const looseStretch = 0.08

// What punctuation can give up, in parts of its width: half of the space
// beside it inside a line, all of it where the line ends. The space behind a
// full stop stays.
const (
	giveInside = 0.25
	giveAtEnd  = 0.5
	giveDot    = 0.125 // on both sides of a middle dot
)

// squeezable tells whether lines of a paragraph may be narrowed: where they
// end at one edge, and not in cells, where Word must break alike.
func (m measure) squeezable() bool { return m.align == doc.Justify && !m.cell }

// give returns the space that a character can give up before and behind it.
func give(c *char, last bool) (before, behind float64) {
	if c.class != wide {
		return 0, 0
	}
	switch r := rule(c.r); {
	case c.r == '・':
		return giveDot * c.width, giveDot * c.width
	case r&opens != 0:
		return giveInside * c.width, 0
	case r&closes != 0 && last:
		return 0, giveAtEnd * c.width
	case r&closes != 0 && c.r != '。' && c.r != '．':
		return 0, giveInside * c.width
	}
	return 0, 0
}

// excess returns by how much the line c exceeds its room, and how much of that
// its punctuation can give up.
func (e *engine) excess(c []char, m measure) (over, gives float64) {
	width, _, inked := e.natural(c, m)
	over = width - m.width
	for i := range c[:inked] {
		a, b := give(&c[i], i == inked-1)
		if i > 0 {
			gives += a
		}
		if i < inked-1 || rule(c[i].r)&hangs == 0 {
			gives += b
		}
	}
	if inked > 0 && rule(c[inked-1].r)&hangs != 0 {
		over -= c[inked-1].width
	}
	return over, gives
}

// pull returns the end of the line when the word that does not fit, at i,
// can come back onto it, and the line would be loose without it.
func (e *engine) pull(from, best, i int, m measure) (int, bool) {
	if !m.squeezable() {
		return 0, false
	}
	width, spots, _ := e.natural(e.chars[from:best], m)
	if spots == 0 || (m.width-width)/float64(spots) < looseStretch*m.size {
		return 0, false
	}
	to := i + 1
	for to < len(e.chars) && !e.chars[to].brk && e.chars[to].r != '\n' {
		if to++; to > i+maxPull {
			return 0, false
		}
	}
	over, gives := e.excess(e.chars[from:to], m)
	if to < len(e.chars) && e.chars[to].r == '\n' {
		to++
	}
	return to, over <= gives
}

// maxPull is how many characters are looked at; no punctuation gives up more.
const maxPull = 12
