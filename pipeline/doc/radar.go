package doc

import (
	"math"
	"strings"
)

// AxisLabel returns what stands at axis i of a radar chart, in lines: its name
// and, below it, the values of the series in their order. So the numbers are
// read without a scale, and none of them lies on a line.
func (c *Chart) AxisLabel(i int) string {
	room := c.axisRoom(i)
	out := Broken(c.Categories[i], room)
	if len(c.Series) > 0 {
		out += "\n" + Broken(c.AxisValues(i), room)
	}
	return out
}

// axisRoom returns how many em a line at axis i may have: up to the side of
// the page, and above and below the chart up to the words beside.
func (c *Chart) axisRoom(i int) float64 {
	const width = 450.0 // of the text of A4
	l := c.radar(width)
	room := l.Middle
	if s := math.Abs(math.Sin(c.angle(i))); s > 0.01 {
		room = width/2 - (l.Radius+radarNear)*s
	}
	return room / radarSize / looser
}

// angle returns the direction of axis i, clockwise from the top.
func (c *Chart) angle(i int) float64 { return 2 * math.Pi * float64(i) / float64(len(c.Categories)) }

// AxisValues is the values in an axis label.
func (c *Chart) AxisValues(i int) string {
	values := make([]string, len(c.Series))
	for n := range c.Series {
		values[n] = "－"
		if v, ok := c.Value(n, i); ok {
			values[n] = c.Label(v)
		}
	}
	return strings.Join(values, "／")
}

// Rim returns the value at the rim of a radar chart, which is above 0.
func (c *Chart) Rim() float64 {
	switch {
	case c.Max > 0 && !math.IsInf(c.Max, 0):
		return c.Max
	case c.Percent:
		return 100
	}
	m := 0.0
	for n := range c.Series {
		for i := range c.Categories {
			if v, ok := c.Value(n, i); ok {
				m = math.Max(m, v)
			}
		}
	}
	return RoundUp(m)
}

// RoundUp returns the next round number, at least the value itself; 1 for
// nothing.
func RoundUp(v float64) float64 {
	if v <= 0 {
		return 1
	}
	step := math.Pow(10, math.Floor(math.Log10(v)))
	for _, f := range []float64{1, 2, 4, 5, 6, 8, 10} {
		if f*step >= v {
			return f * step
		}
	}
	return 10 * step
}

// RadarLook is the measures of a radar chart in points, the same in every
// writer: of the chart without its legend.
type RadarLook struct {
	Radius, Centre, Height float64 // Centre is how far the middle lies below the top
	Middle                 float64 // width of the words right above and below
}

// Bounds of a radar chart, in points.
const (
	radarRadius = 96.0
	radarLine   = 11.0
	radarSize   = 8.5
	radarNear   = 7.0 // between the rim and the words
	radarEdge   = 8.0 // above the words; other programs set them further out
)

// radar measures the circle.
func (c *Chart) radar(width float64) RadarLook {
	axes := max(len(c.Categories), 1)
	l := RadarLook{Radius: min(radarRadius+5*float64(max(axes-8, 0)), width*0.27)}
	step := math.Sin(2 * math.Pi / float64(max(axes, 4)))
	l.Middle = min(max(2*((l.Radius+radarNear)*step-6), 40), width*0.6)
	return l
}

// RadarLook measures a radar chart for a text width: room for the words above
// the first axis and below the lowest ones.
func (c *Chart) RadarLook(width float64) RadarLook {
	l := c.radar(width)
	top, bottom := 0.0, 0.0
	for i := range c.Categories {
		y := -math.Cos(c.angle(i))
		height := float64(strings.Count(c.AxisLabel(i), "\n")+1) * radarLine
		at := (l.Radius+radarNear)*y - height*(1-y)/2
		top, bottom = min(top, at), max(bottom, at+height)
	}
	l.Centre = radarEdge - top
	l.Height = l.Centre + bottom + radarEdge/2
	return l
}
