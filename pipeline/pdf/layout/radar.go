package layout

import (
	"math"
	"strings"

	"shinsa/pipeline/doc"
)

// Sizes of a radar chart, in points.
const (
	radarSize   = 8.5
	radarLine   = 11.0
	radarNear   = 7.0 // between the rim and the words
	rings       = 5
	ringWidth   = 0.4
	lineWidth   = 1.4
	markerSize  = 2.4
	sampleWidth = 26.0 // of a line in the legend
)

// dashes tell the lines of a radar chart apart where colours do not.
var dashes = [...][]float64{nil, {5, 2.2}, {1.2, 2}, {7, 2, 1.2, 2}}

// radar makes the strips of a radar chart: legend, polygons with the words
// around them.
func (e *engine) radar(c *doc.Chart) []strip {
	var out []strip
	l := e.chartStyle(radarSize, radarLine)
	if len(c.Series) > 1 {
		out = e.lineLegend(c, l)
	}
	if len(c.Categories) == 0 {
		return out
	}
	width := e.look.Page.TextWidth()
	look := c.RadarLook(width)
	s := strip{height: look.Height}
	r := radarPlot{c: c, look: look, centre: Point{width / 2, look.Centre}, radius: look.Radius, rim: c.Rim()}
	r.grid(&s)
	for n := range c.Series {
		r.series(&s, n)
	}
	for i := range c.Categories {
		e.axisLabel(&s, r, i, l)
	}
	return append(out, s)
}

// radarPlot is where the axes are.
type radarPlot struct {
	c           *doc.Chart
	look        doc.RadarLook
	centre      Point
	radius, rim float64
}

// direction returns the way of axis i: the first goes up, the others follow
// clockwise.
func (r radarPlot) direction(i int) Point {
	a := 2 * math.Pi * float64(i) / float64(len(r.c.Categories))
	return Point{math.Sin(a), -math.Cos(a)}
}

// at returns the place at a part of axis i.
func (r radarPlot) at(i int, part float64) Point {
	d := r.direction(i)
	return Point{r.centre.X + part*r.radius*d.X, r.centre.Y + part*r.radius*d.Y}
}

// grid draws rings and axes.
func (r radarPlot) grid(s *strip) {
	for k := 1; k <= rings; k++ {
		ring := Path{Closed: true, Width: ringWidth, Line: color(gridColor)}
		if k == rings {
			ring.Line = color(axisColor)
		}
		for i := range r.c.Categories {
			ring.Points = append(ring.Points, r.at(i, float64(k)/rings))
		}
		s.paths = append(s.paths, ring)
	}
	for i := range r.c.Categories {
		s.paths = append(s.paths, Path{Points: []Point{r.centre, r.at(i, 1)}, Width: ringWidth, Line: color(gridColor)})
	}
}

// series draws a polygon; where a value is missing, its line is interrupted.
func (r radarPlot) series(s *strip, n int) {
	axes := len(r.c.Categories)
	places, known := make([]Point, axes), make([]bool, axes)
	all := true
	for i := range axes {
		var v float64
		if v, known[i] = r.c.Value(n, i); !known[i] {
			all = false
			continue
		}
		places[i] = r.at(i, min(max(v, 0)/r.rim, 1))
	}
	line := Path{Width: lineWidth, Line: color(doc.LinePaint(n)), Dash: dashes[n%len(dashes)]}
	if all {
		line.Points, line.Closed = places, true
		s.paths = append(s.paths, line)
	}
	for i := range axes {
		if next := (i + 1) % axes; !all && known[i] && known[next] && axes > 1 {
			line.Points = []Point{places[i], places[next]}
			s.paths = append(s.paths, line)
		}
	}
	for i := range axes {
		if known[i] {
			s.paths = append(s.paths, marker(n, places[i], markerSize, line.Line))
		}
	}
}

// axisLabel sets the words of axis i outside the rim: its name, and below it
// the values.
func (e *engine) axisLabel(s *strip, r radarPlot, i int, l doc.StyleLook) {
	d := r.direction(i)
	anchor := Point{r.centre.X + (r.radius+radarNear)*d.X, r.centre.Y + (r.radius+radarNear)*d.Y}
	room := measure{width: r.look.Middle, height: l.Line, size: l.Size, align: doc.Centre, cell: true}
	switch {
	case math.Abs(d.X) < 0.01:
		room.x = anchor.X - room.width/2
	case d.X > 0:
		room.x, room.width, room.align = anchor.X, e.look.Page.TextWidth()-anchor.X, doc.Left
	default:
		room.width, room.align = anchor.X, doc.End
	}
	var lines []strip
	for text := range strings.SplitSeq(r.c.AxisLabel(i), "\n") {
		spans := e.shape([]doc.Inline{doc.Text{S: text}}, l, Label)
		lines = append(lines, e.set(0, len(e.chars), true, spans, room))
	}
	height := float64(len(lines)) * l.Line
	y := anchor.Y - height*(1-d.Y)/2
	for k, line := range lines {
		for _, run := range line.runs {
			run.Y += y + float64(k)*l.Line
			s.runs = append(s.runs, run)
		}
	}
}

// lineLegend names the lines, each after a piece of it with its marker.
func (e *engine) lineLegend(c *doc.Chart, l doc.StyleLook) []strip {
	width := e.look.Page.TextWidth()
	var out []strip
	x := width
	for i, series := range c.Series {
		w := e.width(series.Name, l)
		if x+sampleWidth+4+w > width {
			out, x = append(out, strip{height: l.Line + 2}), 0
		}
		s := &out[len(out)-1]
		y := l.Line / 2
		s.paths = append(s.paths, Path{Points: []Point{{x, y}, {x + sampleWidth, y}}, Width: lineWidth, Line: color(doc.LinePaint(i)), Dash: dashes[i%len(dashes)]},
			marker(i, Point{x + sampleWidth/2, y}, markerSize, color(doc.LinePaint(i))))
		e.label(s, series.Name, l, measure{x: x + sampleWidth + 4, width: w + 1})
		x += sampleWidth + 4 + w + 16
	}
	centre(out, width, x)
	out[len(out)-1].height += 4
	return out
}

// centre puts a legend of one line, which ends at x, into the middle.
func centre(strips []strip, width, x float64) {
	if len(strips) != 1 {
		return
	}
	by := max(width-x+16, 0) / 2
	s := &strips[0]
	for i := range s.runs {
		s.runs[i].X += by
	}
	for i := range s.paths {
		s.paths[i] = s.paths[i].moved(by, 0)
	}
}
