package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The size of a worksheet (Excel's own limits).
const (
	maxRow    = 1_048_576
	maxCol    = 16_384
	maxMerges = 100_000
)

// sheetReader reads one worksheet part.
type sheetReader struct {
	*reader
	*scanner
	sheet    *Sheet
	row, col int // of the cell being read
}

func (r *reader) sheet(part []byte) (*Sheet, error) {
	r.named = nil
	s := &sheetReader{reader: r, scanner: newScanner(part),
		sheet: &Sheet{HiddenRows: map[int]bool{}, HiddenCols: map[int]bool{}}}
	for e := s.next(); e != ended; e = s.next() {
		if e == start {
			s.element()
		}
	}
	if s.scanner.err != nil {
		return nil, s.scanner.err
	}
	inOrder := func(a, b Cell) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) }
	if !slices.IsSortedFunc(s.sheet.Cells, inOrder) {
		slices.SortStableFunc(s.sheet.Cells, inOrder)
	}
	if !slices.IsSortedFunc(s.sheet.Painted, paintedOrder) {
		slices.SortStableFunc(s.sheet.Painted, paintedOrder)
	}
	return s.sheet, nil
}

func (s *sheetReader) element() {
	switch s.name {
	case "extLst": // its elements take the names of others
		s.leave()
	case "col":
		s.column()
	case "row":
		s.row, s.col = s.number("r", s.row+1), 0
		if s.flag("hidden", false) || s.flag("customHeight", false) && isZero(s.attr("ht")) {
			s.sheet.HiddenRows[s.row] = true
		}
	case "c":
		s.cell()
	case "control":
		s.control()
	case "mergeCell":
		if m, ok := parseRange(s.attr("ref")); ok {
			s.sheet.Merges = append(s.sheet.Merges, m)
		}
		if len(s.sheet.Merges) > maxMerges {
			s.tooLarge("merged ranges")
		}
	}
}

func (s *sheetReader) tooLarge(what string) {
	if s.scanner.err == nil {
		s.scanner.err = fmt.Errorf("%w: too many %s", ErrTooLarge, what)
	}
}

func (s *sheetReader) column() {
	if !s.flag("hidden", false) && !(s.flag("customWidth", false) && isZero(s.attr("width"))) {
		return
	}
	from, to := max(s.number("min", 1), 1), min(s.number("max", 0), maxCol)
	if to-from > 1000 && len(s.sheet.HiddenCols) > 1000 {
		s.tooLarge("hidden columns")
		return
	}
	for c := from; c <= to; c++ {
		s.sheet.HiddenCols[c] = true
	}
}

func isZero(b []byte) bool {
	f, err := strconv.ParseFloat(string(b), 64)
	return err == nil && f == 0
}

// cell reads the cell just started and keeps it when it holds anything.
func (s *sheetReader) cell() {
	if row, col, ok := parseRef(s.attr("r")); ok {
		s.row, s.col = row, col
	} else {
		s.row, s.col = max(s.row, 1), s.col+1
	}
	if s.row > maxRow || s.col > maxCol {
		s.fail("cell beyond the sheet")
		return
	}
	kind, style := string(s.attr("t")), s.number("s", 0)
	c := Cell{Row: s.row, Col: s.col}
	raw, inline := s.content(&c)
	var l look
	if style >= 0 && style < len(s.looks) {
		l = s.looks[style]
	}
	s.paint(l.look)
	s.typed(&c, kind, l, cellText{raw, inline})
	if c.Text == "" && c.Formula == "" && c.Kind == Text {
		return
	}
	if s.cells++; s.cells > s.limits.Cells {
		s.tooLarge("cells")
		return
	}
	s.sheet.Cells = append(s.sheet.Cells, c)
}

// cellText is what a cell element contains.
type cellText struct {
	raw    string // of <v>
	inline phrase // of <is>
}

func (s *sheetReader) content(c *Cell) (raw string, inline phrase) {
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			return raw, inline
		case e != start:
		case s.name == "v":
			raw = s.inner()
		case s.name == "is":
			inline = s.phrase()
		case s.name == "f":
			s.formula(c)
		default:
			s.leave()
		}
	}
}

// formula keeps the formula. Cells that share one name it by number only; it
// is told as such, for nobody here computes.
func (s *sheetReader) formula(c *Cell) {
	kind, si := string(s.attr("t")), s.word("si")
	c.Formula = s.inner()
	if c.Formula == "" && kind == "shared" {
		c.Formula = "shared:" + si
	}
}

// typed sets kind, text and number from what the cell contains.
func (s *sheetReader) typed(c *Cell, kind string, l look, t cellText) {
	c.Struck = l.struck
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(t.raw))
		if t.raw == "" {
			return
		}
		if err != nil || i < 0 || i >= len(s.strings) {
			s.fail("cell %s refers to shared string %q of %d", ref(c.Row, c.Col), t.raw, len(s.strings))
			return
		}
		c.take(s.strings[i])
		s.enrich(s.strings[i], l.look)
	case "inlineStr":
		if t.inline.text == "" {
			t.inline.text, t.inline.plain = undoEscapes(t.raw), true
		}
		c.take(t.inline)
		s.enrich(t.inline, l.look)
	case "str":
		c.Text = undoEscapes(t.raw)
	case "b":
		c.bool(t.raw)
	case "e":
		c.Kind, c.Text = Error, t.raw
	case "d":
		s.isoDate(c, l, t.raw)
	default:
		s.numeric(c, l, t.raw)
	}
}

func (c *Cell) bool(raw string) {
	switch c.Kind = Bool; strings.TrimSpace(raw) {
	case "1", "true":
		c.Text, c.Number = "TRUE", 1
	case "":
		c.Kind = Text
	default:
		c.Text = "FALSE"
	}
}

// take gives the cell the text of a phrase; struck runs make the whole cell
// struck when nothing else is left of it.
func (c *Cell) take(p phrase) {
	c.Text, c.Phonetic = p.text, p.phonetic
	switch {
	case !p.runs:
	case strings.TrimSpace(p.struck) == strings.TrimSpace(p.text) && p.struck != "":
		c.Struck = true
	case p.plain && c.Struck: // runs of their own beside text that takes the cell's look
	default:
		c.Struck, c.StruckPart = false, p.struck
	}
}

func (s *sheetReader) numeric(c *Cell, l look, raw string) {
	if raw == "" {
		return
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil {
		c.Text = raw // not what it claims to be, but not lost
		return
	}
	c.Kind, c.Number, c.Date = Number, v, l.date
	c.Text = s.shower.show(l.code, v, raw)
}

// isoDate reads a cell of the strict format's type d.
func (s *sheetReader) isoDate(c *Cell, l look, raw string) {
	for _, layout := range []string{"2006-01-02T15:04:05.999999999Z", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02"} {
		t, err := time.Parse(layout, raw)
		if err != nil {
			continue
		}
		base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if s.book.Date1904 {
			base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		c.Kind, c.Date, c.Number = Number, true, t.Sub(base).Hours()/24
		if c.Text = raw; l.code != "" {
			c.Text = s.shower.show(l.code, c.Number, raw)
		}
		return
	}
	c.Text = raw
}
