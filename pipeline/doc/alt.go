package doc

import (
	"fmt"
	"strings"
)

// chartNames are what a reader who does not see them hears of charts.
var chartNames = [...]string{ChartBars: "棒グラフ", ChartHeat: "ヒートマップ", ChartRadar: "レーダーチャート", ChartTimeline: "工程の図"}

// AltText returns the alternative text of a chart: what it says of itself, or
// its caption and what stands in it. A heat map is told by how often each level
// stands in a row: the cells are a table, which can be read cell by cell.
func (c *Chart) AltText() string {
	if c.Alt != "" {
		return c.Alt
	}
	var b strings.Builder
	b.WriteString(chartNames[min(max(c.Kind, 0), ChartTimeline)])
	if len(c.Caption) > 0 {
		b.WriteString("「" + Plain(c.Caption) + "」")
	}
	switch c.Kind {
	case ChartHeat:
		c.altHeat(&b)
	case ChartTimeline:
		for _, r := range c.Timeline().Rows {
			b.WriteString("、" + r.Name)
			for _, lane := range r.Lanes {
				for _, bar := range lane {
					b.WriteString(" " + strings.ReplaceAll(bar.Label, "\n", ""))
				}
			}
		}
	default:
		for i, name := range c.Categories {
			b.WriteString("、" + name)
			for n, s := range c.Series {
				if v, ok := c.Value(n, i); ok {
					b.WriteString(" " + s.Name + " " + c.Label(v))
				}
			}
		}
	}
	return b.String()
}

func (c *Chart) altHeat(b *strings.Builder) {
	levels := c.LevelList()
	fmt.Fprintf(b, "、%d行%d列", len(c.Categories), len(c.Series))
	for row, name := range c.Categories {
		counts := make([]int, len(levels))
		for i := range c.Series {
			if n, ok := c.LevelAt(i, row); ok {
				counts[n]++
			}
		}
		b.WriteString("、" + name)
		for n, l := range levels {
			if counts[n] > 0 {
				fmt.Fprintf(b, " %s%d", l.Name, counts[n])
			}
		}
	}
}
