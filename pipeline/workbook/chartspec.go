package workbook

import "shinsa/pipeline/calendar"

// ChartSpec is a native chart over cells of the same workbook.
type ChartSpec struct {
	Kind          ChartKind
	Cell          string // upper left corner, D2
	Title         string
	Alt           string // alternative text
	Categories    string // 'Sheet'!$A$2:$A$9
	Series        []ChartSeries
	Stacked       bool          // of BarChart
	Max           float64       // of RadarChart: the value at the rim; 0 leaves it to Excel
	From, To      calendar.Date // of TimelineChart: the ends of the axis
	Width, Height uint          // pixels
}

// ChartKind is how a chart is drawn.
type ChartKind int

// The kinds of charts. A timeline is a stacked bar chart whose first series
// has the days on which the rows begin and is not seen; those behind it have
// how many days each part lasts, a series without a colour being a gap.
const (
	BarChart ChartKind = iota
	RadarChart
	TimelineChart
)

// ChartSeries is one colour of a chart, by reference. Lines of a radar chart
// are also told apart by dashes and markers, in their order.
type ChartSeries struct{ Name, Values, Color string }

// HeatSpec colours cells by what they say, and goes on doing so when somebody
// changes them: by a word each, or, without words, numbers from the lowest to
// the highest.
type HeatSpec struct {
	Range     Range
	Words     []HeatWord
	Low, High string // RRGGBB, for numbers
}

// HeatWord is the look of cells that say a word.
type HeatWord struct{ Text, Fill, Color string }
