package docx

import (
	"strconv"

	"shinsa/pipeline/doc"
)

// Dashes and markers of the lines of a radar chart, by the names of DrawingML,
// those of the PDF writer.
var (
	lineDashes  = [...]string{"solid", "dash", "sysDot", "dashDot"}
	lineMarkers = [...]string{"circle", "square", "triangle", "diamond"}
)

// radar writes a native radar chart. The values stand with the names of the
// axes, so that no number lies on a line.
func (w *writer) radar(c *doc.Chart) {
	w.radarPlace(c)
	w.raw(`<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>`)
	names := make([]string, len(c.Categories))
	for i := range names {
		names[i] = c.AxisLabel(i)
	}
	for i, s := range c.Series {
		w.lineSeries(i, s.Name)
		w.categories(names)
		w.values(c, s)
		w.raw(`</c:ser>`)
	}
	if len(c.Series) == 0 { // a chart without a series has no axes
		w.seriesHead(0, "")
		w.categories(names)
		w.values(c, doc.Series{})
		w.raw(`</c:ser>`)
	}
	w.raw(`<c:axId val="1"/><c:axId val="2"/></c:radarChart>`)
	w.radarAxes(c)
}

// radarPlace puts the circle where the PDF writer has it: long names would make
// it small.
func (w *writer) radarPlace(c *doc.Chart) {
	width, legend := w.look.Page.TextWidth(), 0.0
	if len(c.Series) > 1 {
		legend = legendLine
	}
	l := c.RadarLook(width)
	height := legend + l.Height
	w.place(0.5-l.Radius/width, (legend+l.Centre-l.Radius)/height, 2*l.Radius/width, 2*l.Radius/height)
}

// radarLegend stands in the middle of the upper edge.
func (w *writer) radarLegend(c *doc.Chart) {
	long := 0.0
	for _, s := range c.Series {
		long += textWidth(s.Name, chartText) + 40 // the piece of its line
	}
	x := max((1-long/w.look.Page.TextWidth())/2, 0)
	w.raw(`<c:legend><c:legendPos val="t"/><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="` + number(x) +
		`"/><c:y val="0"/></c:manualLayout></c:layout><c:overlay val="1"/></c:legend>`)
}

// place gives the plot of a chart its place, in parts of the chart.
func (w *writer) place(x, y, width, height float64) {
	w.raw(`<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="` + number(x) +
		`"/><c:y val="` + number(y) + `"/><c:w val="` + number(width) + `"/><c:h val="` + number(height) + `"/></c:manualLayout></c:layout>`)
}

// lineSeries begins the series of line i.
func (w *writer) lineSeries(i int, name string) {
	paint, dash, mark := doc.LinePaint(i), lineDashes[i%len(lineDashes)], lineMarkers[i%len(lineMarkers)]
	fill := `<a:solidFill><a:srgbClr val="` + paint + `"/></a:solidFill>`
	w.seriesHead(i, name)
	w.raw(`<c:spPr><a:ln w="17780" cap="flat">` + fill + `<a:prstDash val="` + dash + `"/><a:round/></a:ln></c:spPr>` +
		`<c:marker><c:symbol val="` + mark + `"/><c:size val="5"/><c:spPr>` + fill + `<a:ln w="6350">` + fill + `</a:ln></c:spPr></c:marker>`)
}

func (w *writer) radarAxes(c *doc.Chart) {
	const grey = `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9DEE2"/></a:solidFill></a:ln></c:spPr>`
	w.raw(`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>` +
		`<c:axPos val="b"/><c:majorGridlines>` + grey + `</c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/>` +
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` + grey)
	w.chartText("000000")
	rim := c.Rim()
	w.raw(`<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>` +
		`<c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="` + number(rim) +
		`"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines>` + grey + `</c:majorGridlines>` +
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
		`<c:tickLblPos val="none"/>` + grey + `<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/><c:majorUnit val="` + number(rim/5) + `"/></c:valAx>`)
}

// number writes a number as XML Schema has it.
func number(v float64) string { return strconv.FormatFloat(v, 'g', 10, 64) }
