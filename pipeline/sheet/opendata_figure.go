package sheet

import (
	"fmt"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// OpenFigure is one figure of the report under its number (図3-1).
type OpenFigure struct {
	Number string
	Chart  *doc.Chart
}

// figureSheets describe the figures: each sheet is the table of what its figure
// shows, with the figure that Excel draws from it beside. The figures come
// from the report itself, so what the report withholds they have not either.
func (b *openBook) figureSheets() []*workbook.SheetSpec {
	var out []*workbook.SheetSpec
	for _, f := range b.o.Figures {
		if f.Chart == nil || len(f.Chart.Categories) == 0 && len(f.Chart.Spans) == 0 {
			continue
		}
		s := openSheet{number: f.Number, name: openName(f.Number, captionOf(f)), grid: figureGrid(f.Chart)}
		if len(s.grid.Rows) == 0 {
			continue
		}
		spec := s.spec()
		spec.Header = "&L&9" + literal(f.Number+"　"+captionOf(f))
		spec.Landscape = true
		p := figurePlace{s.name, len(s.grid.Columns), len(s.grid.Rows)}
		if f.Chart.Kind == doc.ChartHeat {
			spec.Heats = []workbook.HeatSpec{p.heat(f.Chart)}
		} else {
			spec.Charts = []workbook.ChartSpec{p.chart(f.Chart, f.Number+"　"+captionOf(f))}
		}
		out = append(out, spec)
	}
	return out
}

// captionOf is the figure's caption without the number that stands before it.
func captionOf(f OpenFigure) string {
	s := doc.Plain(f.Chart.Caption)
	if number, rest, ok := strings.Cut(s, "　"); ok && strings.ReplaceAll(number, " ", "") == f.Number {
		return rest
	}
	return s
}

// figureGrid is the table of what a figure shows: a row for each category, or
// for each span of a timeline.
func figureGrid(c *doc.Chart) openGrid {
	if c.Kind == doc.ChartTimeline {
		return spanGrid(c)
	}
	g := openGrid{Columns: []openColumn{{Head: "区分"}}}
	for i, s := range c.Series {
		name := s.Name
		if name == "" {
			name = fmt.Sprintf("系列%d", i+1)
		}
		col := openColumn{Head: name, Unit: c.Unit, Format: "#,##0"}
		for k := range c.Categories {
			if v, ok := c.Value(i, k); ok && v != float64(int64(v)) {
				col.Format = "#,##0.0"
			}
		}
		if c.Kind == doc.ChartHeat {
			col.Format = ""
		}
		g.Columns = append(g.Columns, col)
	}
	for k, name := range c.Categories {
		row := []any{textOrNil(name)}
		for i := range c.Series {
			row = append(row, shownValue(c, i, k))
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// shownValue is the value of series i in category k: a level's own words, or
// the number; an empty cell for none.
func shownValue(c *doc.Chart, i, k int) any {
	v, ok := c.Value(i, k)
	switch {
	case !ok:
		return nil
	case c.Kind != doc.ChartHeat:
		return v
	case v < 0 || int(v) >= len(c.Levels):
		return nil
	}
	return c.Levels[int(v)]
}

func spanGrid(c *doc.Chart) openGrid {
	g := openGrid{Columns: []openColumn{{Head: "区分"}, {Head: "内容"}, {Head: "開始日", Format: "yyyy-mm-dd"}, {Head: "日数", Unit: "日", Format: "#,##0"}, {Head: "終了日", Format: "yyyy-mm-dd"}}}
	for k, name := range c.Categories {
		for _, s := range c.Spans {
			if s.Row != k || s.From.Day == 0 {
				continue
			}
			to := s.To
			if to.Day == 0 || to.Before(s.From) {
				to = s.From
			}
			g.Rows = append(g.Rows, []any{textOrNil(name), textOrNil(s.Name), s.From, float64(daysOf(s.From, to)), to})
		}
	}
	return g
}

// daysOf counts both ends.
func daysOf(from, to calendar.Date) int {
	return int(to.Time().Sub(from.Time()).Hours()/24+.5) + 1
}

// figurePlace is where the table of a figure stands.
type figurePlace struct {
	sheet      string
	cols, rows int
}

// column refers to the values of a column, head to its head.
func (p figurePlace) column(i int) string {
	c := problem.Column(i)
	return fmt.Sprintf("'%s'!$%s$2:$%s$%d", p.sheet, c, c, p.rows+1)
}

func (p figurePlace) head(i int) string { return fmt.Sprintf("'%s'!$%s$1", p.sheet, problem.Column(i)) }

// chart is the figure that Excel draws, to the right of the table.
func (p figurePlace) chart(c *doc.Chart, title string) workbook.ChartSpec {
	out := workbook.ChartSpec{Cell: problem.Column(p.cols+2) + "2", Title: title, Alt: c.AltText(), Categories: p.column(1), Stacked: c.Stacked, Width: 720, Height: uint(140 + 26*min(p.rows, 40)*perRow(c))}
	switch c.Kind {
	case doc.ChartTimeline:
		out.Kind = workbook.TimelineChart
		out.Series = []workbook.ChartSeries{{Values: p.column(3)}, {Name: p.head(4), Values: p.column(4), Color: doc.SeriesPaint(2).RGB}}
		out.From, out.To = ends(c)
		return out
	case doc.ChartRadar:
		out.Kind, out.Max, out.Height = workbook.RadarChart, c.Max, 520
	}
	for i := range c.Series {
		color := doc.SeriesPaint(i).RGB
		if c.Kind == doc.ChartRadar {
			color = doc.LinePaint(i)
		}
		out.Series = append(out.Series, workbook.ChartSeries{Name: p.head(i + 2), Values: p.column(i + 2), Color: color})
	}
	return out
}

// perRow is how many bars stand in a row.
func perRow(c *doc.Chart) int {
	if c.Stacked || c.Kind != doc.ChartBars {
		return 1
	}
	return max(1, len(c.Series))
}

// ends are the months in which a timeline begins and ends.
func ends(c *doc.Chart) (from, to calendar.Date) {
	for _, s := range c.Spans {
		if from.IsZero() || s.From.Before(from) {
			from = s.From
		}
		for _, d := range []calendar.Date{s.From, s.To} {
			if to.Before(d) {
				to = d
			}
		}
	}
	from.Day = 1
	next := calendar.Of(calendar.Date{Year: to.Year, Month: to.Month, Day: 28}.Time().AddDate(0, 0, 4))
	next.Day = 1
	return from, next
}

// heat colours the cells of a heat map by their level.
func (p figurePlace) heat(c *doc.Chart) workbook.HeatSpec {
	out := workbook.HeatSpec{Range: workbook.Range{Row1: 2, Col1: 2, Row2: p.rows + 1, Col2: p.cols}}
	for i, l := range c.LevelList() {
		w := workbook.HeatWord{Text: c.Levels[i], Fill: l.Paint.RGB}
		if l.Paint.Dark {
			w.Color = "FFFFFF"
		}
		out.Words = append(out.Words, w)
	}
	return out
}
