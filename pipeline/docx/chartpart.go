package docx

import (
	"math"
	"strings"

	"shinsa/pipeline/doc"
)

// chartXML writes the chart as a part of its own: a native chart whose values
// are cached in it. There is no workbook behind it.
func (w *writer) chartXML(c *doc.Chart) {
	outer := w.buf
	w.buf = nil
	w.raw(xmlHead + `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/>` +
		`<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>`)
	switch c.Kind {
	case doc.ChartRadar:
		w.radar(c)
	case doc.ChartTimeline:
		w.timeline(c)
	default:
		w.bars(c)
	}
	w.raw(`</c:plotArea>`)
	switch {
	case len(c.Series) < 2 || c.Kind == doc.ChartTimeline:
	case c.Kind == doc.ChartRadar:
		w.radarLegend(c)
	default:
		w.raw(`<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>`)
	}
	w.raw(`<c:plotVisOnly val="1"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`)
	w.chartText("000000")
	w.raw(`</c:chartSpace>`)
	w.charts = append(w.charts, w.buf)
	w.buf = outer
}

func (w *writer) bars(c *doc.Chart) {
	w.raw(`<c:layout/><c:barChart><c:barDir val="bar"/>`)
	if c.Stacked {
		w.raw(`<c:grouping val="stacked"/>`)
	} else {
		w.raw(`<c:grouping val="clustered"/>`)
	}
	w.raw(`<c:varyColors val="0"/>`)
	for i := range c.Series {
		w.series(c, i)
	}
	w.raw(`<c:gapWidth val="60"/>`)
	if c.Stacked {
		w.raw(`<c:overlap val="100"/>`)
	}
	w.raw(`<c:axId val="1"/><c:axId val="2"/></c:barChart>`)
	w.axes(c)
}

// seriesHead begins a series: its number and name.
func (w *writer) seriesHead(i int, name string) {
	w.raw(`<c:ser><c:idx val="`)
	w.int(i)
	w.raw(`"/><c:order val="`)
	w.int(i)
	w.raw(`"/>`)
	if name != "" {
		w.raw(`<c:tx><c:v>`)
		w.attr(name)
		w.raw(`</c:v></c:tx>`)
	}
}

func (w *writer) series(c *doc.Chart, i int) {
	s, paint := c.Series[i], doc.SeriesPaint(i)
	w.seriesHead(i, s.Name)
	w.raw(`<c:spPr><a:solidFill><a:srgbClr val="` + paint.RGB + `"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`)
	w.raw(`<c:dLbls>`)
	w.narrow(c, s)
	if c.Stacked {
		w.raw(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`)
		text := "000000"
		if paint.Dark {
			text = "FFFFFF"
		}
		w.chartText(text)
		w.raw(`<c:dLblPos val="ctr"/>`)
	} else { // the grid does not go through the numbers
		w.raw(`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>`)
		w.chartText("000000")
		w.raw(`<c:dLblPos val="outEnd"/>`)
	}
	w.raw(`<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>` +
		`<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`)
	w.categories(c.Categories)
	w.values(c, s)
	w.raw(`</c:ser>`)
}

// leastLabelled is the share of the axis below which a part of a stacked bar
// is too narrow for its label.
const leastLabelled = 5

// narrow takes the labels of the narrow parts of stacked bars away: they would
// lie over each other. The table beside the chart has the numbers.
func (w *writer) narrow(c *doc.Chart, s doc.Series) {
	if !c.Stacked || !c.Percent {
		return
	}
	for i, v := range s.Values {
		if v < leastLabelled {
			w.raw(`<c:dLbl><c:idx val="`)
			w.int(i)
			w.raw(`"/><c:delete val="1"/></c:dLbl>`)
		}
	}
}

func (w *writer) categories(names []string) {
	w.raw(`<c:cat><c:strLit><c:ptCount val="`)
	w.int(len(names))
	w.raw(`"/>`)
	for i, name := range names {
		w.point(i, "", name)
	}
	w.raw(`</c:strLit></c:cat>`)
}

// values writes the numbers as their labels show them, rounded as in the text
// of the document; Word rounds halves differently.
func (w *writer) values(c *doc.Chart, s doc.Series) {
	format := "General"
	if c.Percent {
		format = `0"%"`
	}
	w.raw(`<c:val><c:numLit><c:formatCode>`)
	w.attr(format)
	w.raw(`</c:formatCode><c:ptCount val="`)
	w.int(len(s.Values))
	w.raw(`"/>`)
	for i, v := range s.Values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			continue
		}
		label := strings.TrimSuffix(c.Label(v), "%")
		own := ""
		if strings.Contains(label, ".") {
			own = "0.0"
		}
		w.point(i, own, label)
	}
	w.raw(`</c:numLit></c:val>`)
}

func (w *writer) point(i int, format, value string) {
	w.raw(`<c:pt idx="`)
	w.int(i)
	if format != "" {
		w.raw(`" formatCode="` + format)
	}
	w.raw(`"><c:v>`)
	w.attr(value)
	w.raw(`</c:v></c:pt>`)
}

// axes writes the axis of categories, the first at the top, and that of
// values, which shows only its grid: every bar has its value beside it.
func (w *writer) axes(c *doc.Chart) {
	w.raw(`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>` +
		`<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>` +
		`<c:minorTickMark val="none"/><c:tickLblPos val="low"/>` +
		`<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln></c:spPr>`)
	w.chartText("000000")
	w.raw(`<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>` +
		`<c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>`)
	if c.Percent {
		w.raw(`<c:max val="100"/>`)
	}
	w.raw(`<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="b"/>` +
		`<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>` +
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
		`<c:tickLblPos val="none"/><c:crossAx val="1"/><c:crosses val="max"/>`)
	if c.Percent {
		w.raw(`<c:majorUnit val="25"/>`)
	}
	w.raw(`</c:valAx>`)
}

// chartText writes the look of text: the Gothic of captions, 8.5 points.
func (w *writer) chartText(rgb string) { w.textLook("850", rgb) }

// textLook writes the look of text of a size in hundredths of a point.
func (w *writer) textLook(size, rgb string) {
	w.raw(`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="` + size + `">`)
	w.charLook(rgb)
	w.raw(`</a:defRPr></a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>`)
}

// charLook writes colour and fonts of characters.
func (w *writer) charLook(rgb string) {
	font := w.look.Styles[doc.FigureCaption].Font
	w.raw(`<a:solidFill><a:srgbClr val="` + rgb + `"/></a:solidFill><a:latin typeface="`)
	w.attr(font)
	w.raw(`"/><a:ea typeface="`)
	w.attr(font)
	w.raw(`"/>`)
}
