package docx

import (
	"math"
	"strconv"

	"shinsa/pipeline/doc"
)

// emu is the number of DrawingML's units in a point.
const emu = 12700

// Measures of a chart in points, those of the PDF writer, so that both turn
// their pages at the same place.
const (
	chartText  = 8.5
	chartLine  = 12.0
	barPitch   = 10.0 // of bars side by side
	barStacked = 13.0
	groupGap   = 8.0
	legendLine = chartLine + 6
	chartRoom  = 40.0 // of a page that the highest chart leaves free
	labelShare = 0.38 // of the text width, at most, for the names of categories
	stackShare = 0.28 // the same beside stacked bars
)

// height returns the height of a chart by its kind, as the PDF writer has it,
// but not more than a page: a native chart is not divided.
func (w *writer) height(c *doc.Chart) float64 {
	width, legend := w.look.Page.TextWidth(), 0.0
	if len(c.Series) > 1 {
		legend = legendLine
	}
	h := 0.0
	switch c.Kind {
	case doc.ChartRadar:
		h = legend + c.RadarLook(width).Height
	case doc.ChartTimeline:
		h = c.Timeline().Height(width)
	default:
		h = w.barsHeight(c)
	}
	p := w.look.Page
	return min(max(h, chartLine), p.Height-p.MarginTop-p.MarginBottom-chartRoom)
}

// barsHeight is a band for each category, wider the more bars or lines of its
// name stand in it, and one for the legend where there is more than one series.
func (w *writer) barsHeight(c *doc.Chart) float64 {
	height, bars := 0.0, barStacked
	if len(c.Series) > 1 {
		height = legendLine
	}
	share := stackShare
	if !c.Stacked {
		share = labelShare
		bars = float64(len(c.Series))*barPitch - 1
	}
	for _, name := range c.Categories {
		lines := math.Ceil(textWidth(name, chartText) / (share * w.look.Page.TextWidth()))
		height += max(bars, lines*chartLine) + groupGap
	}
	return height
}

// chart writes a paragraph with the chart, its caption and its note. One that
// has nothing to draw is its words alone.
func (w *writer) chart(c *doc.Chart) {
	switch {
	case c.Kind == doc.ChartHeat:
		w.heat(c)
	case len(c.Categories)+len(c.Series)+len(c.Spans) > 0:
		w.native(c)
	}
	w.chartWords(c)
}

func (w *writer) native(c *doc.Chart) {
	w.chartXML(c)
	w.raw("<w:p><w:pPr>")
	w.val("pStyle", w.ref.id(string(doc.Center)))
	w.raw("<w:keepNext/>")
	w.breakPage()
	// a line of exact height would cut the picture off
	before := `<w:spacing w:before="120"`
	if w.top {
		before = `<w:spacing w:before="0"`
	}
	w.raw(before + ` w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:drawing>`)
	w.inlineDrawing(c, len(w.charts))
	w.raw("</w:drawing></w:r></w:p>")
	w.top = false
}

func (w *writer) chartWords(c *doc.Chart) {
	if len(c.Caption) > 0 {
		w.open(paragraph{style: doc.FigureCaption, keepNext: len(c.Note) > 0, whole: len(c.Note) > 0})
		w.caption(c.ID, c.Caption, doc.FigureCaption)
		w.close()
	}
	if len(c.Note) > 0 {
		w.line(c.Note, paragraph{style: doc.Note})
	}
}

func (w *writer) inlineDrawing(c *doc.Chart, number int) {
	n := strconv.Itoa(number)
	w.raw(`<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` distT="0" distB="0" distL="0" distR="0"><wp:extent cx="`)
	w.int(int(w.look.Page.TextWidth() * emu))
	w.raw(`" cy="`)
	w.int(int(w.height(c) * emu))
	w.raw(`"/><wp:docPr id="` + n + `" name="図 ` + n + `" descr="`)
	w.attr(c.AltText())
	w.raw(`"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
		`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
		`<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="` + chartRelID(number) + `"/>` +
		`</a:graphicData></a:graphic></wp:inline>`)
}

func chartPart(number int) string  { return "word/charts/chart" + strconv.Itoa(number) + ".xml" }
func chartRelID(number int) string { return "rIdChart" + strconv.Itoa(number) }
