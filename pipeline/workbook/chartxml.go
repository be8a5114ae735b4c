package workbook

import (
	"bytes"
	"fmt"
	"strconv"
	"time"

	"shinsa/pipeline/calendar"
)

// Dashes and markers of the lines of a radar chart, by the names of DrawingML.
var (
	radarDashes  = [...]string{"solid", "dash", "sysDot", "dashDot"}
	radarMarkers = [...]string{"circle", "square", "triangle", "diamond"}
)

const chartGrey = `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9DEE2"/></a:solidFill></a:ln></c:spPr>`

// chartXML writes the part of a radar chart or a timeline. Values are not
// copied into it: they stand in the cells.
func chartXML(c ChartSpec) []byte {
	b := &chartWriter{}
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
		`<c:roundedCorners val="0"/><c:chart>`)
	b.title(c.Title)
	b.WriteString(`<c:plotArea><c:layout/>`)
	if c.Kind == RadarChart {
		b.radar(c)
	} else {
		b.timeline(c)
	}
	b.WriteString(`</c:plotArea>`)
	if len(c.Series) > 1 && c.Kind == RadarChart || len(c.Series) > 2 {
		b.legend(c)
	}
	b.WriteString(`<c:plotVisOnly val="1"/></c:chart>`)
	b.text(9)
	b.WriteString(`</c:chartSpace>`)
	return b.Bytes()
}

type chartWriter struct{ bytes.Buffer }

// font writes the properties of characters as the element of that name.
func (b *chartWriter) font(element string, size float64) {
	fmt.Fprintf(b, `<a:%s sz="%d"><a:solidFill><a:srgbClr val="333333"/></a:solidFill><a:latin typeface="%s"/><a:ea typeface="%s"/></a:%s>`,
		element, int(size*100), DefaultFont, DefaultFont, element)
}

func (b *chartWriter) text(size float64) {
	b.WriteString(`<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>`)
	b.font("defRPr", size)
	b.WriteString(`</a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>`)
}

func (b *chartWriter) title(s string) {
	if s == "" {
		b.WriteString(`<c:autoTitleDeleted val="1"/>`)
		return
	}
	b.WriteString(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>`)
	b.font("rPr", 11)
	b.WriteString(`<a:t>`)
	escape(&b.Buffer, s)
	b.WriteString(`</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`)
}

// legend names what is seen: not the gaps.
func (b *chartWriter) legend(c ChartSpec) {
	b.WriteString(`<c:legend><c:legendPos val="b"/>`)
	for i, s := range c.Series {
		if s.Color == "" || c.Kind == TimelineChart && i == 0 {
			fmt.Fprintf(b, `<c:legendEntry><c:idx val="%d"/><c:delete val="1"/></c:legendEntry>`, i)
		}
	}
	b.WriteString(`<c:overlay val="0"/></c:legend>`)
}

// series writes a series; look is its shape properties and marker.
func (b *chartWriter) series(i int, s ChartSeries, categories, look string) {
	fmt.Fprintf(b, `<c:ser><c:idx val="%d"/><c:order val="%d"/>`, i, i)
	if s.Name != "" {
		b.reference("tx", "str", s.Name)
	}
	b.WriteString(look)
	b.reference("cat", "str", categories)
	b.reference("val", "num", s.Values)
	b.WriteString(`</c:ser>`)
}

func (b *chartWriter) reference(element, kind, formula string) {
	b.WriteString(`<c:` + element + `><c:` + kind + `Ref><c:f>`)
	escape(&b.Buffer, formula)
	b.WriteString(`</c:f></c:` + kind + `Ref></c:` + element + `>`)
}

func (b *chartWriter) radar(c ChartSpec) {
	b.WriteString(`<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>`)
	for i, s := range c.Series {
		fill := `<a:solidFill><a:srgbClr val="` + s.Color + `"/></a:solidFill>`
		b.series(i, s, c.Categories, `<c:spPr><a:ln w="19050" cap="flat">`+fill+`<a:prstDash val="`+radarDashes[i%len(radarDashes)]+
			`"/><a:round/></a:ln></c:spPr><c:marker><c:symbol val="`+radarMarkers[i%len(radarMarkers)]+`"/><c:size val="6"/><c:spPr>`+fill+
			`<a:ln w="6350">`+fill+`</a:ln></c:spPr></c:marker>`)
	}
	b.WriteString(`<c:axId val="1"/><c:axId val="2"/></c:radarChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling>` +
		`<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines>` + chartGrey + `</c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/>` +
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="2"/><c:crosses val="autoZero"/>` +
		`<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>` +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>`)
	if c.Max > 0 {
		b.WriteString(`<c:max val="` + strconv.FormatFloat(c.Max, 'g', -1, 64) + `"/>`)
	}
	b.WriteString(`<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines>` + chartGrey + `</c:majorGridlines>` +
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` + chartGrey +
		`<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`)
}

// month is about how many days there are between two lines of a timeline.
const month = 365.25 / 12

func (b *chartWriter) timeline(c ChartSpec) {
	b.WriteString(`<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>`)
	for i, s := range c.Series {
		look := `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`
		if i > 0 && s.Color != "" {
			look = `<c:spPr><a:solidFill><a:srgbClr val="` + s.Color + `"/></a:solidFill></c:spPr>`
		}
		b.series(i, s, c.Categories, look+`<c:invertIfNegative val="0"/>`)
	}
	b.WriteString(`<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
		`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>` +
		`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>` + chartGrey +
		`<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>` +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>`)
	if !c.To.IsZero() {
		fmt.Fprintf(b, `<c:max val="%d"/>`, serial(c.To))
	}
	if !c.From.IsZero() {
		fmt.Fprintf(b, `<c:min val="%d"/>`, serial(c.From))
	}
	b.WriteString(`</c:scaling><c:delete val="0"/><c:axPos val="t"/><c:majorGridlines>` + chartGrey + `</c:majorGridlines>` +
		`<c:numFmt formatCode="yyyy/m/d" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` + chartGrey +
		`<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/><c:majorUnit val="` + strconv.FormatFloat(unit(c), 'g', 8, 64) + `"/></c:valAx>`)
}

// unit is the days between two lines: whole months, at most a dozen lines.
func unit(c ChartSpec) float64 {
	days := float64(serial(c.To) - serial(c.From))
	n := 1.0
	for days/(n*month) > 12 {
		n++
	}
	return n * month
}

// serial is the number by which Excel knows a day, in the 1900 system.
func serial(d calendar.Date) int {
	return int(d.Time().Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
}
