package doc

import (
	"fmt"
	"slices"
	"strings"
)

// Timeline is a chart of dates, placed: what every writer draws. Places are
// parts of the width of the axis, from 0 to 1.
type Timeline struct {
	Months []Month
	Rows   []TimelineRow
}

// Month is a line of the grid with its name, which stands right of it.
type Month struct {
	At, Width float64
	Year      string // "2018年", where one begins
	Label     string // "4月"; "" where the lines are years
}

// TimelineRow is a row of the chart; it takes a line for each lane.
type TimelineRow struct {
	Name  string // in lines
	Lanes [][]Bar
}

// Bar is a span with its words. Bars of a lane are in order and neither they
// nor their words lie over each other.
type Bar struct {
	From, To   float64
	Label      string
	LabelAt    float64 // where the words begin
	LabelWidth float64
	Point      bool // one day: a mark, not a bar
	Bare       bool // words without dates: nothing to draw
}

// TimelineEm is the size of all words of a timeline as a part of its axis: 7.5
// points where the axis takes 76 % of a page of A4. Words and bars keep their
// places to each other on any page.
const (
	TimelineEm    = 7.5 / 330
	labelGap      = 0.008
	mostLabelPart = 0.6 // of the axis; longer words are broken
)

// SpanLabel returns the words at a span: its name and its dates.
func (c *Chart) SpanLabel(s Span) string {
	from, to := s.days()
	dates := ""
	switch {
	case from.IsZero():
	case from == to:
		dates = fmt.Sprintf("%d/%d", from.Month, from.Day)
	default:
		dates = fmt.Sprintf("%d/%d～%d/%d", from.Month, from.Day, to.Month, to.Day)
	}
	if s.Name == "" || dates == "" {
		return s.Name + dates
	}
	return s.Name + " " + dates
}

// Timeline places the spans of a chart.
func (c *Chart) Timeline() Timeline {
	var t Timeline
	s, step := c.scale()
	if step > 0 {
		t.Months = s.grid(step)
	}
	names := c.Categories
	if len(names) == 0 && len(c.Spans) > 0 {
		names = []string{""}
	}
	for i, name := range names {
		row := TimelineRow{Name: Broken(name, nameEms)}
		for _, span := range c.spansOf(i, len(names)) {
			row.add(s.bar(span, c.SpanLabel(span)))
		}
		if len(row.Lanes) == 0 {
			row.Lanes = [][]Bar{nil}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// spansOf returns the spans of a row by their dates; a row that does not exist
// is the one nearest to it.
func (c *Chart) spansOf(row, rows int) []Span {
	var out []Span
	for _, s := range c.Spans {
		if min(max(s.Row, 0), rows-1) == row {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Span) int {
		x, _ := a.days()
		y, _ := b.days()
		return x.Compare(y)
	})
	return out
}

// bar places a span and its words: right of it, or else left of it, or else
// where there is most room.
func (s scale) bar(span Span, label string) Bar {
	b := Bar{Label: Broken(label, mostLabelPart/TimelineEm)}
	for line := range strings.SplitSeq(b.Label, "\n") {
		b.LabelWidth = max(b.LabelWidth, (Ems(line)+0.4)*TimelineEm*looser)
	}
	from, to := span.days()
	if from.IsZero() {
		b.Bare = true
		return b
	}
	b.From, b.To, b.Point = s.at(from, false), s.at(to, true), from == to
	b.LabelAt = b.To + labelGap
	if b.Point {
		b.LabelAt += TimelineEm / 2
	}
	if b.LabelWidth == 0 || b.LabelAt+b.LabelWidth <= 1 {
		return b
	}
	b.LabelAt = b.From - labelGap - b.LabelWidth
	if b.Point {
		b.LabelAt -= TimelineEm / 2
	}
	return b
}

// add puts a bar into the first lane that has room for it. Words that fit
// beside no end of a long bar take a lane of their own below it.
func (r *TimelineRow) add(b Bar) {
	words := b
	apart := !b.Bare && b.LabelAt < 0
	if apart {
		b.Label, b.LabelWidth, b.LabelAt = "", 0, b.To
		words.Bare, words.LabelAt = true, max(min(words.From, 1-words.LabelWidth), 0)
		words.From, words.To = words.LabelAt, words.LabelAt
	}
	n := r.lane(b, 0)
	if apart {
		r.lane(words, n+1)
	}
}

// lane puts a bar into a lane, from lane n on, and returns its number.
func (r *TimelineRow) lane(b Bar, n int) int {
	for ; n < len(r.Lanes); n++ {
		l := r.Lanes[n]
		if len(l) == 0 || min(b.From, b.LabelAt) >= l[len(l)-1].end()+labelGap {
			break
		}
	}
	for n >= len(r.Lanes) {
		r.Lanes = append(r.Lanes, nil)
	}
	r.Lanes[n] = append(r.Lanes[n], b)
	return n
}

func (b Bar) end() float64 { return max(b.To, b.LabelAt+b.LabelWidth) }
