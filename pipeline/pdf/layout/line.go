package layout

import (
	"math"
	"unicode"

	"shinsa/pipeline/doc"
)

// maxStretch is how far characters may be drawn apart to fill a line, in em:
// less than what programs take for a word space (pdf.js: 0.1 em).
const maxStretch = 0.095

// measure is the room a paragraph has.
type measure struct {
	x, width  float64 // of lines
	firstLine float64 // added at the left of the first line
	height    float64 // of a line
	size      float64 // of the style
	align     doc.Align
	cell      bool // punctuation must not hang out of a cell
	names     bool // words of katakana are not parted: short names, set on few lines
}

// strip is a horizontal piece of a page: a line, or a part of a chart.
// Positions are relative to its upper left corner.
type strip struct {
	height   float64
	end      float64 // x after the last glyph
	runs     []Run
	fills    []Fill
	paths    []Path
	rules    []Rule
	links    []Link
	pictures []Placed
}

// lines breaks e.chars into lines and sets them.
func (e *engine) lines(spans []span, m measure) []strip {
	if len(e.chars) == 0 {
		return nil
	}
	e.breaks()
	if m.names {
		e.joinKatakana()
	}
	total := 0.0
	for i := range e.chars {
		total += e.chars[i].width
	}
	out := make([]strip, 0, 1+min(int(total/max(m.width, m.size)), len(e.chars)))
	for from := 0; from < len(e.chars); {
		room := m
		if from == 0 {
			room.x, room.width = m.x+m.firstLine, m.width-m.firstLine
		}
		to := e.fit(from, room)
		last := to == len(e.chars) || e.chars[to-1].r == '\n'
		out = append(out, e.set(from, to, last, spans, room))
		from = to
	}
	if c := e.chars[len(e.chars)-1]; c.r == '\n' {
		out = append(out, strip{height: m.height, end: m.x})
	}
	return out
}

// fit returns the end of the line that starts at from: the last allowed break
// that leaves it inside the room, or, in a word longer than a line, the last
// character that fits.
func (e *engine) fit(from int, m measure) int {
	c, x, best := e.chars, 0.0, 0
	for i := from; i < len(c); i++ {
		if c[i].r == '\n' {
			return i + 1
		}
		if i > from {
			x += measured(&c[i-1], &c[i], m)
		}
		ends := i+1 == len(c) || c[i+1].brk || c[i+1].r == '\n'
		x += c[i].width
		if x > m.width+0.01 && c[i].class != blank && c[i].r != '　' && !(ends && e.hang(&c[i], x, m)) {
			if best > 0 {
				if to, ok := e.pull(from, best, i, m); ok {
					return to
				}
				return best
			}
			e.tears(from, m)
			return e.cut(from, i)
		}
		if ends {
			best = i + 1
		}
	}
	return len(c)
}

// hang tells whether a character that reaches to x may end the line all the
// same: commas and full stops may, outside cells. Brackets may not, since Word
// does not narrow them either (characterSpacingControl is doNotCompress) and
// both must break alike; nor does anything hang in the styles of cells.
func (e *engine) hang(c *char, x float64, m measure) bool {
	return rule(c.r)&hangs != 0 && !m.cell && x-c.width <= m.width+0.01
}

// cut returns where to break before character at when the line that starts at
// from has no allowed break: at a place good by kinsoku if there is one.
func (e *engine) cut(from, at int) int {
	c := e.chars
	for i := at; i > from; i-- {
		if rule(c[i].r)&noStart == 0 && rule(c[i-1].r)&noEnd == 0 && !unicode.Is(unicode.Mn, c[i].r) {
			return i
		}
	}
	return max(at, from+1)
}

// gap returns the space between two neighbours on a line.
func (e *engine) gap(a, b *char, m measure) float64 {
	if meet(a, b) {
		return e.opt.LatinGap * m.size
	}
	return 0
}

// wordGap is the space between Japanese and Latin characters in LibreOffice
// (and about that in Word), in em: found by trying, it makes the most lines of
// the demo end alike. Lines are broken as if it stood there; what of it is not
// drawn is spread over the line.
const wordGap = 0.2

// measured returns the space between two neighbours by which lines are broken.
func measured(a, b *char, m measure) float64 {
	if meet(a, b) {
		return wordGap * m.size
	}
	return 0
}

// meet tells whether one of two neighbours is Japanese and the other Latin.
func meet(a, b *char) bool {
	return a.class == kanji && b.class == alnum || a.class == alnum && b.class == kanji
}

// stretches tells whether space may be put between two neighbours to fill a
// line: not inside Latin words.
func stretches(a, b *char) bool {
	return a.class >= kanji || b.class >= kanji
}

// set makes the strip of the line c[from:to].
func (e *engine) set(from, to int, last bool, spans []span, m measure) strip {
	c := e.chars[from:to]
	width, spots, inked := e.natural(c, m)
	extra, squeeze, x := 0.0, 0.0, m.x
	if m.squeezable() {
		if over, gives := e.excess(c, m); over > 0.01 && over <= gives+0.01 {
			squeeze = over / gives
		}
	}
	switch slack := m.width - width; {
	case slack <= 0:
	case m.align == doc.Centre:
		x += slack / 2
	case m.align == doc.End:
		x += slack
	case m.align == doc.Justify && !last && spots > 0 && slack/float64(spots) <= maxStretch*m.size:
		extra = slack / float64(spots)
	}
	s := strip{height: m.height, runs: make([]Run, 0, 2)}
	spacing := math.Round(extra*1000) / 1000
	var prev *char
	var run *Run
	for i := range c {
		if c[i].code == 0 {
			continue
		}
		space := 0.0
		if prev != nil {
			space = e.gap(prev, &c[i], m)
			if space == 0 && stretches(prev, &c[i]) && i < inked {
				space = extra
			}
			if squeeze > 0 {
				_, behind := give(prev, false)
				before, _ := give(&c[i], false)
				space -= squeeze * (before + behind)
			}
			x += space
		}
		if run == nil || prev.face != c[i].face || prev.span != c[i].span {
			if run != nil {
				e.endRun(&s, run, &spans[prev.span], x-space)
			}
			sp := spans[c[i].span]
			s.runs = append(s.runs, Run{X: x, Y: baseline(m.height, m.size) - sp.rise, Size: sp.size, Color: sp.color,
				Role: sp.role, Slant: sp.slant, Face: c[i].face, Spacing: spacing})
			run = &s.runs[len(s.runs)-1]
			e.startRun()
		} else if d := space - spacing; math.Abs(d) > 0.001 {
			e.gaps = append(e.gaps, Gap{At: len(e.codes), Space: d})
		}
		e.codes = append(e.codes, c[i].code)
		x += c[i].width
		prev = &c[i]
	}
	if run != nil {
		e.endRun(&s, run, &spans[prev.span], x)
	}
	s.end = x
	return s
}

// arena is how many codes are allocated at a time.
const arena = 1 << 13

// startRun makes room for the codes and gaps of a run behind those of the
// runs before it.
func (e *engine) startRun() {
	if cap(e.codes)-len(e.codes) < 128 {
		e.codes = make([]uint16, 0, arena)
	}
	if cap(e.gaps)-len(e.gaps) < 64 {
		e.gaps = make([]Gap, 0, arena/8)
	}
	e.codes, e.gaps = e.codes[len(e.codes):], e.gaps[len(e.gaps):]
}

// endRun gives the run, which ends at x, the codes and gaps gathered, and
// draws the lines under it or through it.
func (e *engine) endRun(s *strip, run *Run, sp *span, x float64) {
	run.Codes, run.Gaps = e.codes[:len(e.codes):len(e.codes)], e.gaps[:len(e.gaps):len(e.gaps)]
	for _, line := range [...]struct {
		drawn bool
		down  float64 // from the base line, in em
	}{{sp.underline, 0.14}, {sp.strike, -0.32}} {
		if line.drawn {
			y := run.Y + line.down*sp.size
			s.rules = append(s.rules, Rule{X1: run.X, X2: x, Y1: y, Y2: y, Width: 0.05 * sp.size, Color: sp.color})
		}
	}
}

// natural returns the width of a line without trailing spaces, the number of
// places where it may be stretched, and the number of characters without
// trailing spaces.
func (e *engine) natural(c []char, m measure) (width float64, spots, inked int) {
	inked = len(c)
	for inked > 0 && (c[inked-1].class == blank || c[inked-1].r == '　') {
		inked--
	}
	for i := range c[:inked] {
		if i > 0 {
			gap := e.gap(&c[i-1], &c[i], m)
			width += gap
			if gap == 0 && stretches(&c[i-1], &c[i]) {
				spots++
			}
		}
		width += c[i].width
	}
	return width, spots, inked
}
