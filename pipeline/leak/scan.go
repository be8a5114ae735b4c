package leak

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/problem"
)

// scan is the work on one file.
type scan struct {
	*Scanner
	file     string
	hits     []Hit
	problems problem.List
	room     int // bytes that may still be unpacked
	text     folded
	romans   romans
	group    []rune     // letters of a skeleton
	spare    *xmlReader // whose room may be used again
	revision bool
	ids      bool
}

// stream is a text with its places. U+0000 in it is a break over which nothing
// reaches; a line end is a gap like any other.
type stream struct {
	buf   []byte
	marks []mark
	base  Place
	raw   bool // bytes that may be no text at all
	lines bool // the text has lines that people count
	level int  // how often it was unescaped

	counted, line int // how many lines end before which offset
}

// mark says what begins at an offset of a stream.
type mark struct {
	at        int
	paragraph int
	row, col  int
	page      int
	note      []byte
}

// find is one word that was found in a stream.
type find struct {
	word      int32
	certainty Certainty
	from, to  int    // bytes
	text      string // of bytes that are no text: what they say
}

const (
	window  = 1 << 20
	overlap = 1 << 10
)

// look looks through a stream.
func (sc *scan) look(st *stream) {
	var finds []find
	for from := 0; from < len(st.buf); {
		to := cut(st.buf, min(len(st.buf), from+window))
		finds = sc.window(finds, st, from, to)
		if to == len(st.buf) {
			break
		}
		from = cut(st.buf, to-overlap)
	}
	sc.settle(st, finds)
	if !st.raw && st.level < 3 {
		sc.unescape(st)
	}
}

// cut moves an offset back to where a character begins.
func cut(b []byte, at int) int {
	for back := 0; at > 0 && at < len(b) && !utf8.RuneStart(b[at]) && back < utf8.UTFMax; back++ {
		at--
	}
	return at
}

// window looks through a part of a stream.
func (sc *scan) window(finds []find, st *stream, from, to int) []find {
	src := st.buf[from:to]
	sc.folder.text(&sc.text, src)
	m := match{scan: sc, st: st, from: from, finds: finds, behind: func(end int) int {
		at := int(sc.text.at[end-1])
		_, size := utf8.DecodeRune(src[at:])
		return from + at + size
	}}
	m.texts()
	m.latin()
	return m.finds
}

// match is the matching of one window.
type match struct {
	*scan
	st     *stream
	from   int // where the window begins
	finds  []find
	behind func(end int) int // offset behind the folded character before end
}

// enter judges what matched, and keeps it.
func (m *match) enter(nr int32, first, last int) {
	t := &m.text
	c, end, ok := m.judge(t, m.words[nr], first, last, m.st.raw)
	if !ok {
		return
	}
	f := find{word: nr, certainty: c, from: m.from + int(t.at[first]), to: m.behind(end)}
	if m.st.raw {
		f.text = string(t.runes[first:end])
	}
	m.finds = append(m.finds, f)
}

func (m *match) texts() {
	m.Scanner.texts.find(m.text.runes, func(nr int32, end int) { m.enter(nr, end-m.words[nr].length, end) })
}

// latin matches skeletons and numbers.
func (m *match) latin() {
	t := &m.text
	m.romans.roman(t, func(g []letter) {
		m.group = m.group[:0]
		for _, l := range g {
			m.group = append(m.group, l.r)
		}
		m.Scanner.romans.find(m.group, func(nr int32, end int) { m.enter(nr, g[end-m.words[nr].length].at, t.swallow(g, end)) })
	})
	numbers(t, func(digits []rune, at []int) {
		m.Scanner.digits.find(digits, func(nr int32, end int) {
			first := end - m.words[nr].length
			if c, ok := judgeDigits(t, m.words[nr], digits, at, first, end, m.st.raw); ok && !(m.st.raw && c == Look) {
				m.finds = append(m.finds, find{nr, c, m.from + int(t.at[at[first]]), m.behind(at[end-1] + 1), string(digits[first:end])})
			}
		})
	})
}

// swallow is the place behind the letters end of a skeleton: those that it
// leaves out (the u of tokyou) belong to the word.
func (t *folded) swallow(g []letter, end int) int {
	if end < len(g) {
		if to := g[end].at; t.flags[to]&gapBefore != 0 || to == g[end-1].at+1 {
			return to
		}
	}
	to := g[end-1].at + 1
	for to < len(t.runes) && t.flags[to]&(gapBefore|classMask) == classLatin && (end == len(g) || to < g[end].at) && strings.ContainsRune("aiueoh", t.runes[to]) {
		to++
	}
	return to
}

// settle takes out what may stand and what was found twice, and makes hits.
func (sc *scan) settle(st *stream, finds []find) {
	if len(finds) == 0 {
		return
	}
	slices.SortFunc(finds, func(a, b find) int {
		return cmp.Or(cmp.Compare(a.from, b.from), -cmp.Compare(a.to, b.to), -cmp.Compare(a.certainty, b.certainty), cmp.Compare(a.word, b.word))
	})
	var allowed []find
	for _, f := range finds {
		if sc.words[f.word].rule == ruleAllow {
			allowed = append(allowed, f)
		}
	}
	var kept []find
	for _, f := range finds {
		if sc.words[f.word].rule == ruleAllow || within(allowed, f) || sc.again(kept, f) {
			continue
		}
		kept = append(kept, f)
	}
	for _, f := range kept {
		w, found := sc.words[f.word], f.text
		if !st.raw {
			found = excerpt(st.buf[f.from:f.to])
		}
		sc.hits = append(sc.hits, Hit{sc.names.Companies[w.company].ID, w.kind, f.certainty, st.place(f.from), found})
	}
}

// within tells whether a find lies in a word that may stand.
func within(allowed []find, f find) bool {
	i, _ := slices.BinarySearchFunc(allowed, f.from+1, func(a find, at int) int { return cmp.Compare(a.from, at) })
	for k := max(0, i-8); k < i; k++ {
		if allowed[k].from <= f.from && f.to <= allowed[k].to {
			return true
		}
	}
	return false
}

// again tells whether one of the last finds says the same of the same place;
// a find that is more certain stands for one that is less.
func (sc *scan) again(kept []find, f find) bool {
	w := sc.words[f.word]
	for i := len(kept) - 1; i >= max(0, len(kept)-64); i-- {
		k := &kept[i]
		o := sc.words[k.word]
		if o.company == w.company && o.kind == w.kind && f.from < k.to {
			if f.certainty > k.certainty {
				*k = f
			}
			return true
		}
	}
	return false
}

// place is the place of an offset.
func (st *stream) place(at int) Place {
	p := st.base
	if i, _ := slices.BinarySearchFunc(st.marks, at+1, func(m mark, at int) int { return cmp.Compare(m.at, at) }); i > 0 {
		m := st.marks[i-1]
		p.Paragraph = max(p.Paragraph, m.paragraph)
		p.Page = max(p.Page, m.page)
		p.Row, p.Col = m.row, m.col
		p.Cell = problem.Pos{Row: m.row, Col: m.col}.Cell()
		if len(m.note) > 0 {
			p.Note = strings.TrimSpace(p.Note + " " + string(m.note))
		}
	}
	if st.lines {
		p.Line = 1 + st.linesBefore(at)
	}
	return p
}

// linesBefore counts lines from where it counted last: places are asked for in
// their order, and a file may have very many.
func (st *stream) linesBefore(at int) int {
	if at < st.counted {
		st.counted, st.line = 0, 0
	}
	st.line += bytes.Count(st.buf[st.counted:at], []byte("\n"))
	st.counted = at
	return st.line
}

// excerpt shows what was found on one line.
func excerpt(b []byte) string {
	s := strings.Join(strings.FieldsFunc(string(b), func(r rune) bool { return r <= ' ' || r == utf8.RuneError }), " ")
	if r := []rune(s); len(r) > 60 {
		s = string(r[:59]) + "…"
	}
	return s
}

// gap parts what was written from what comes.
func (st *stream) gap() {
	if n := len(st.buf); n > 0 && st.buf[n-1] != '\n' {
		st.buf = append(st.buf, '\n')
	}
}

// stop lets nothing reach over this place.
func (st *stream) stop() { st.buf = append(st.buf, 0) }
