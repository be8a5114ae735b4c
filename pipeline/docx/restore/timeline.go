package restore

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/markup"
)

// worded tells whether points of a chart have labels of their own words, as
// those of our charts of dates have.
func worded(plot *markup.Node) bool {
	for _, s := range plot.All("c:ser") {
		for _, l := range s.Kid("c:dLbls").All("c:dLbl") {
			if l.Kid("c:tx", "c:rich") != nil {
				return true
			}
		}
	}
	return false
}

// piece is a part of a lane: nothing, a bar, or words, as parts of the axis.
type piece struct {
	from, to float64
	words    string
}

// lane is a row of the chart.
type lane struct {
	name  string
	bars  []piece
	words []piece
}

// timeline reads a chart of dates as our writer draws it; nil when its words
// are not those of the dates that it shows.
func timeline(plot, area *markup.Node) *doc.Chart {
	lanes := lanesOf(plot)
	heads := 0
	for heads < min(len(lanes), 2) && lanes[heads].name == "" && len(lanes[heads].bars) == 0 && isHead(lanes[heads]) {
		heads++
	}
	axis, ok := readAxis(lanes[:heads], area)
	c := &doc.Chart{Kind: doc.ChartTimeline}
	open := []piece{} // bars of the row whose words are still to come
	for _, l := range lanes[heads:] {
		if l.name != "" || len(c.Categories) == 0 {
			c.Categories = append(c.Categories, strings.ReplaceAll(l.name, "\n", ""))
			open = nil
		}
		open = append(open, l.bars...)
		for _, w := range l.words {
			span, rest := axis.span(w, open, ok)
			open = rest
			span.Row = len(c.Categories) - 1
			c.Spans = append(c.Spans, span)
		}
	}
	if !slices.Equal(doc.Lines(&doc.Document{Body: []doc.Block{c}}), wordsOf(lanes)) {
		return nil
	}
	return c
}

// wordsOf returns the words of a chart in the order of doc.Lines.
func wordsOf(lanes []lane) []string {
	var out []string
	for _, l := range lanes {
		if l.name != "" {
			out = append(out, l.name)
		}
		for _, w := range l.words {
			out = append(out, w.words)
		}
	}
	return out
}

// lanesOf adds up the series: of each three the first is a gap, the second is
// seen, the third has words.
func lanesOf(plot *markup.Node) []lane {
	var out []lane
	var ends []float64
	for k, s := range plot.All("c:ser") {
		names, _ := chartPoints(s.Kid("c:cat"))
		for len(out) < len(names) {
			out, ends = append(out, lane{name: names[len(out)]}), append(ends, 0)
		}
		labels := map[int]string{}
		for _, l := range s.Kid("c:dLbls").All("c:dLbl") {
			if i, err := strconv.Atoi(l.Val("c:idx")); err == nil {
				labels[i] = richText(l.Kid("c:tx", "c:rich"))
			}
		}
		values, _ := chartPoints(s.Kid("c:val"))
		for i := range out {
			v := 0.0
			if i < len(values) {
				v, _ = strconv.ParseFloat(values[i], 64)
			}
			p := piece{from: ends[i], to: ends[i] + v, words: labels[i]}
			ends[i] = p.to
			switch {
			case k%3 == 1 && v > 0:
				out[i].bars = append(out[i].bars, p)
			case p.words != "":
				out[i].words = append(out[i].words, p)
			}
		}
	}
	return out
}

func richText(n *markup.Node) string {
	var lines []string
	for _, p := range n.All("a:p") {
		line := ""
		for _, run := range p.All("a:r") {
			line += run.Kid("a:t").Text()
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

var headWord = regexp.MustCompile(`^\d{1,4}[年月]$`)

// isHead tells whether a lane has nothing but names of years or months.
func isHead(l lane) bool {
	for _, w := range l.words {
		if !headWord.MatchString(w.words) {
			return false
		}
	}
	return len(l.words) > 0
}

// axis is where the months are.
type axis struct{ first, months int }

// readAxis finds the first month and how many there are by the names above
// the grid.
func readAxis(heads []lane, area *markup.Node) (axis, bool) {
	unit, err := strconv.ParseFloat(area.Val("c:valAx", "c:majorUnit"), 64)
	if err != nil || unit < 1e-4 || unit > 1 || len(heads) == 0 {
		return axis{}, false
	}
	ticks := int(math.Round(1 / unit))
	tick := func(p piece) int { return int(math.Round(p.from / unit)) }
	value := func(p piece) int { n, _ := strconv.Atoi(strings.TrimRight(p.words, "年月")); return n }
	years, step := heads[0].words, 1
	if len(heads) == 1 { // nothing but years
		if len(years) < 2 {
			return axis{}, false
		}
		step = 12 * (value(years[1]) - value(years[0]))
		return axis{first: 12*value(years[0]) - tick(years[0])*step, months: ticks * step}, step > 0
	}
	months := heads[1].words
	if len(months) > 1 {
		step = (value(months[1]) - value(months[0]) + 12) % 12
	}
	k := tick(years[0])
	if k >= len(months) || step == 0 {
		return axis{}, false
	}
	return axis{first: 12*value(years[0]) + value(months[k]) - 1 - k*step, months: ticks * step}, true
}

var dated = regexp.MustCompile(`^(?s)(.*?) ?(\d{1,2})/(\d{1,2})(?:～(\d{1,2})/(\d{1,2}))?$`)

// span reads words and the bar that they belong to, of those that are open:
// the words tell the days, the bar tells the year.
func (a axis) span(w piece, open []piece, ok bool) (doc.Span, []piece) {
	words := strings.ReplaceAll(w.words, "\n", "")
	m := dated.FindStringSubmatch(words)
	if m == nil || !ok {
		return doc.Span{Name: words}, open
	}
	s := doc.Span{Name: m[1]}
	s.From.Month, s.From.Day = atoi(m[2]), atoi(m[3])
	best, off := -1, math.Inf(1)
	for i, b := range open {
		if d := math.Abs(a.at(a.year(b.from, s.From.Month, s.From.Day), s.From.Month, s.From.Day) - b.from); d < off {
			best, off = i, d
		}
	}
	if best < 0 || off > 0.6/float64(max(a.months, 1))/28 {
		return doc.Span{Name: words}, open
	}
	b := open[best]
	s.From.Year = a.year(b.from, s.From.Month, s.From.Day)
	if m[4] != "" {
		s.To.Month, s.To.Day = atoi(m[4]), atoi(m[5])
		s.To.Year = max(a.year(b.to, s.To.Month, s.To.Day), s.From.Year)
		if s.To.Before(s.From) {
			s.To.Year++
		}
	}
	return s, slices.Delete(slices.Clone(open), best, best+1)
}

// year returns the year in which a day lies nearest to a place.
func (a axis) year(at float64, month, day int) int {
	m := float64(a.first) + at*float64(a.months)
	return int(math.Round((m - float64(month-1) - float64(day-1)/31) / 12))
}

// at is the place of a day, as in doc.Timeline.
func (a axis) at(year, month, day int) float64 {
	next := doc.Span{}.From
	next.Year, next.Month, next.Day = year, month+1, 1
	days := next.AddDays(-1).Day
	return (float64(year*12+month-1-a.first) + float64(day-1)/float64(days)) / float64(a.months)
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
