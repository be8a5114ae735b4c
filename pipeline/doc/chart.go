package doc

import (
	"fmt"
	"math"

	"shinsa/pipeline/calendar"
)

// Chart is a figure made of numbers or dates, whose labels are text in every
// writer. Kind says how it is drawn and which fields count:
//
//	ChartBars      Categories from top to bottom, Series side by side or Stacked
//	ChartHeat      Categories are rows, Series are columns, Values are indices into Levels
//	ChartRadar     Categories are axes, clockwise from the top, Series are polygons, Max is the rim
//	ChartTimeline  Categories are rows, Spans are what lies in them
type Chart struct {
	ID         string
	Kind       ChartKind
	Caption    []Inline // below the chart
	Alt        string   // alternative text
	Note       []Inline
	Stacked    bool
	Percent    bool     // values are percent; axis 0 to 100
	Unit       string   // of the axis: "社", "%"
	Categories []string // from top to bottom
	Series     []Series
	Levels     []string // of ChartHeat, from light to dark; see LevelList
	Spans      []Span   // of ChartTimeline
	Max        float64  // of ChartRadar: the value at the rim; 0 for the next round number
}

// ChartKind is how a chart is drawn.
type ChartKind int

// The kinds of charts.
const (
	ChartBars     ChartKind = iota
	ChartHeat               // a field of cells, each with a symbol of its own beside its colour
	ChartRadar              // polygons over axes
	ChartTimeline           // bars over months
)

// Series is one colour of a chart; Values has one number a category. In a
// heat map a value below 0 is an empty cell.
type Series struct {
	Name   string
	Values []float64
}

// Span is a stretch of days in a row of a timeline. Without To, or with To
// before From, it is the one day From.
type Span struct {
	Row      int // index into Categories
	Name     string
	From, To calendar.Date
}

// Value returns the value of series i in category k; false for none.
func (c *Chart) Value(i, k int) (float64, bool) {
	if i < 0 || i >= len(c.Series) || k < 0 || k >= len(c.Series[i].Values) {
		return 0, false
	}
	v := c.Series[i].Values[k]
	return v, !math.IsNaN(v) && !math.IsInf(v, 0)
}

// Label returns a value as the chart shows it at its bar.
func (c *Chart) Label(v float64) string {
	if c.Percent {
		return fmt.Sprintf("%.0f%%", v)
	}
	if v == float64(int64(v)) {
		return fmt.Sprintf("%d", int64(v))
	}
	return fmt.Sprintf("%.1f", v)
}
