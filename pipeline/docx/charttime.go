package docx

import (
	"math"
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
)

// stretch is a part of a lane: a gap, a bar, then words.
type stretch struct {
	gap, bar, words float64
	label           string
	before          bool // the words stand before a bar, up to it
}

// timeline writes a chart of dates as native stacked bars: of each three
// series one is a gap, one is seen, and one is as long as the words that stand
// in it. The first rows hold the names of the months. Lengths are parts of the
// axis; the plot lies where the PDF writer has it.
func (w *writer) timeline(c *doc.Chart) {
	plan := c.Timeline()
	look := plan.Look(w.look.Page.TextWidth())
	names, lanes := lanesOf(plan)
	most := 1
	for _, l := range lanes {
		most = max(most, len(l))
	}
	w.place(look.Name/(look.Name+look.Plot), 0, look.Plot/(look.Name+look.Plot), 1)
	w.raw(`<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
	t := &dates{writer: w, names: names, lanes: lanes, size: strconv.Itoa(int(look.Size*100 + 0.5))}
	for k := range most {
		t.series(3*k, `<a:noFill/>`, func(s stretch) (float64, string) { return s.gap, "" }, k)
		t.series(3*k+1, `<a:solidFill><a:srgbClr val="3C84AE"/></a:solidFill>`, func(s stretch) (float64, string) { return s.bar, "" }, k)
		t.series(3*k+2, `<a:noFill/>`, func(s stretch) (float64, string) { return s.words, s.label }, k)
	}
	gap := max(int((look.Lane/(0.62*look.Line)-1)*100), 0)
	w.raw(`<c:gapWidth val="` + strconv.Itoa(min(gap, 500)) + `"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`)
	t.axes(len(plan.Months))
}

// lanesOf returns the rows of the chart: the names of the months, then each
// lane, whose name stands with the first lane of its row.
func lanesOf(plan doc.Timeline) (names []string, lanes [][]stretch) {
	for _, head := range plan.Heads() {
		var l []stretch
		end := 0.0
		for i, label := range head {
			if m := plan.Months[i]; label != "" {
				l = append(l, stretch{gap: m.At - end, words: m.Width, label: label})
				end = m.At + m.Width
			}
		}
		names, lanes = append(names, ""), append(lanes, l)
	}
	for _, r := range plan.Rows {
		for i, lane := range r.Lanes {
			name := ""
			if i == 0 {
				name = r.Name
			}
			names, lanes = append(names, name), append(lanes, laneOf(lane))
		}
	}
	return names, lanes
}

// leastBar is the length of a bar of one day that can be seen.
const leastBar = 0.008

// laneOf puts bars and words end to end.
func laneOf(bars []doc.Bar) []stretch {
	var out []stretch
	end := 0.0
	put := func(at, bar, words float64, label string) *stretch {
		out = append(out, stretch{gap: math.Max(at-end, 0), bar: bar, words: words, label: label})
		end = math.Max(at, end) + bar + words
		return &out[len(out)-1]
	}
	for _, b := range bars {
		long := math.Max(b.To-b.From, leastBar)
		switch {
		case b.Bare:
			put(b.LabelAt, 0, b.LabelWidth, b.Label)
		case b.Label == "":
			put(b.From, long, 0, "")
		case b.LabelAt < b.From:
			put(b.LabelAt, 0, b.LabelWidth, b.Label).before = true
			put(b.From, long, 0, "")
		default:
			put(b.From, long, 0, "")
			put(b.LabelAt, 0, b.LabelWidth, b.Label)
		}
	}
	return out
}

// dates is the work on one chart of dates.
type dates struct {
	*writer
	names []string
	lanes [][]stretch
	size  string
}

// series writes one series: of stretch k of each lane, what part says.
func (t *dates) series(number int, fill string, part func(stretch) (float64, string), k int) {
	t.seriesHead(number, "")
	t.raw(`<c:spPr>` + fill + `<a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>`)
	t.labels(part, k)
	t.categories(t.names)
	t.raw(`<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="`)
	t.int(len(t.lanes))
	t.raw(`"/>`)
	for i, l := range t.lanes {
		if k < len(l) {
			if v, _ := part(l[k]); v > 0 {
				t.point(i, "", strconv.FormatFloat(v, 'f', 5, 64))
			}
		}
	}
	t.raw(`</c:numLit></c:val></c:ser>`)
}

// labels writes the words of a series.
func (t *dates) labels(part func(stretch) (float64, string), k int) {
	const shown = `<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
	open := false
	for i, l := range t.lanes {
		if k >= len(l) {
			continue
		}
		_, label := part(l[k])
		if label == "" {
			continue
		}
		if !open {
			t.raw(`<c:dLbls>`)
			open = true
		}
		t.raw(`<c:dLbl><c:idx val="`)
		t.int(i)
		t.raw(`"/><c:tx><c:rich><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>`)
		for line := range strings.SplitSeq(label, "\n") {
			t.raw(`<a:p><a:pPr algn="l"/><a:r><a:rPr lang="ja-JP" sz="` + t.size + `">`)
			t.charLook("000000")
			t.raw(`</a:rPr><a:t>`)
			t.attr(line)
			t.raw(`</a:t></a:r></a:p>`)
		}
		at := "inBase"
		if l[k].before {
			at = "inEnd"
		}
		t.raw(`</c:rich></c:tx><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr><c:dLblPos val="` + at + `"/>` + shown + `</c:dLbl>`)
	}
	if open {
		t.raw(strings.ReplaceAll(shown, `showVal val="1"`, `showVal val="0"`) + `</c:dLbls>`)
	}
}

// axes writes the axis of the lanes, the first at the top, and that of the
// dates, of which only the grid is seen.
func (t *dates) axes(months int) {
	t.raw(`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>` +
		`<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>` +
		`<c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
		`<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9DEE2"/></a:solidFill></a:ln></c:spPr>`)
	t.textLook(t.size, "000000")
	t.raw(`<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="40"/>` +
		`<c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="1"/><c:min val="0"/></c:scaling>` +
		`<c:delete val="1"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9DEE2"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>` +
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
		`<c:tickLblPos val="none"/><c:crossAx val="1"/><c:crosses val="max"/><c:majorUnit val="` + number(1/float64(max(months, 1))) + `"/></c:valAx>`)
}
