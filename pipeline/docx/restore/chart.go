package restore

import (
	"math"
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx/markup"
)

// mostPoints bounds the points of a series.
const mostPoints = 10_000

// chart reads a native chart: bars, radar, dates as our writer draws them.
// Others are named as lost.
func (r *reader) chart(id string, n *markup.Node) {
	rel, ok := r.rels[id]
	if !ok || rel.External {
		r.lose("グラフ", false)
		return
	}
	tree, err := r.pack.Tree(rel.Target)
	if err != nil || tree == nil {
		r.lose("開けないグラフ", false)
		return
	}
	c := r.plotted(tree)
	if c == nil {
		return
	}
	r.ids++
	c.ID, c.Alt = "chart-"+strconv.Itoa(r.ids), alt(n)
	r.charts = append(r.charts, c)
}

// plotted reads the plot of a chart part; nil, and named, for what a document
// cannot hold.
func (r *reader) plotted(tree *markup.Node) *doc.Chart {
	area := tree.Kid("c:chart", "c:plotArea")
	if area == nil {
		area = &markup.Node{}
	}
	var plot *markup.Node
	for k := area.First; k != nil; k = k.Next {
		if strings.HasSuffix(k.Name, "Chart") && plot != nil {
			r.lose("二つの形を重ねたグラフ", false)
			return nil
		} else if strings.HasSuffix(k.Name, "Chart") {
			plot = k
		}
	}
	switch {
	case plot == nil:
	case plot.Name == "c:radarChart":
		return radar(plot, area)
	case plot.Name == "c:barChart" && worded(plot):
		c := timeline(plot, area)
		if c == nil {
			r.lose("手を加えられた工程のグラフ", false)
		}
		return c
	case plot.Name == "c:barChart":
		r.loseLook(plot.Val("c:barDir") != "bar", "縦棒のグラフの向き（横棒で示した）")
		return bars(plot)
	}
	r.lose("グラフ（棒、レーダー、工程のほか）", false)
	return nil
}

func bars(plot *markup.Node) *doc.Chart {
	g := plot.Val("c:grouping")
	c := &doc.Chart{Stacked: g == "stacked" || g == "percentStacked"}
	readSeries(c, plot)
	return c
}

// readSeries reads names, categories and values.
func readSeries(c *doc.Chart, plot *markup.Node) {
	for _, s := range plot.All("c:ser") {
		names, _ := chartPoints(s.Kid("c:cat"))
		for len(c.Categories) < len(names) {
			c.Categories = append(c.Categories, names[len(c.Categories)])
		}
		texts, format := chartPoints(s.Kid("c:val"))
		c.Percent = c.Percent || percent(format) || percent(s.Kid("c:dLbls", "c:numFmt").Attr("formatCode"))
		one := doc.Series{Name: seriesName(s)}
		for _, t := range texts {
			v, err := strconv.ParseFloat(t, 64)
			if err != nil {
				v = math.NaN()
			}
			one.Values = append(one.Values, v)
		}
		c.Series = append(c.Series, one)
	}
	for i := range c.Series {
		for len(c.Categories) < len(c.Series[i].Values) {
			c.Categories = append(c.Categories, "")
		}
	}
	for i := range c.Series {
		for len(c.Series[i].Values) < len(c.Categories) {
			c.Series[i].Values = append(c.Series[i].Values, math.NaN())
		}
	}
}

// radar takes the values out of the names of the axes, where our writer puts
// them; in a chart of somebody else's they stand there from now on.
func radar(plot, area *markup.Node) *doc.Chart {
	c := &doc.Chart{Kind: doc.ChartRadar}
	readSeries(c, plot)
	if len(c.Series) == 1 && c.Series[0].Name == "" && !known(c.Series[0].Values) {
		c.Series = nil
	}
	for i, name := range c.Categories {
		name = strings.ReplaceAll(name, "\n", "")
		c.Categories[i] = strings.TrimSuffix(name, c.AxisValues(i))
	}
	if v, err := strconv.ParseFloat(area.Val("c:valAx", "c:scaling", "c:max"), 64); err == nil && v > 0 {
		c.Max = v
	}
	return c
}

// percent tells whether a number format sets a percent sign behind the number
// as it is.
func percent(format string) bool {
	return strings.Contains(format, `"%"`) || strings.Contains(format, `\%`)
}

func known(values []float64) bool {
	for _, v := range values {
		if !math.IsNaN(v) {
			return true
		}
	}
	return false
}

func seriesName(s *markup.Node) string {
	if v := s.Kid("c:tx", "c:v"); v != nil {
		return v.Text()
	}
	names, _ := chartPoints(s.Kid("c:tx"))
	return strings.Join(names, " ")
}

// chartPoints returns the values of c:cat, c:val or c:tx, given as such or as
// the cache of cells, and their number format.
func chartPoints(n *markup.Node) (values []string, format string) {
	for _, path := range [][]string{{"c:strLit"}, {"c:numLit"}, {"c:strRef", "c:strCache"}, {"c:numRef", "c:numCache"}} {
		list := n.Kid(path...)
		if list == nil {
			continue
		}
		if f := list.Kid("c:formatCode"); f != nil {
			format = f.Text()
		}
		if count, err := strconv.Atoi(list.Val("c:ptCount")); err == nil && count > 0 {
			values = make([]string, min(count, mostPoints))
		}
		for _, pt := range list.All("c:pt") {
			i, err := strconv.Atoi(pt.Attr("idx"))
			if v := pt.Kid("c:v"); v != nil && err == nil && i >= 0 && i < len(values) {
				values[i] = v.Text()
			}
		}
	}
	return values, format
}

// captioned gives charts the captions and notes that stand behind them.
func captioned(blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for i := 0; i < len(blocks); i++ {
		out = append(out, blocks[i])
		c, ok := blocks[i].(*doc.Chart)
		if !ok {
			continue
		}
		if p := styled(blocks, i+1, doc.FigureCaption); p != nil {
			c.Caption = p.Content
			i++
		}
		if p := styled(blocks, i+1, doc.Note); p != nil {
			c.Note = p.Content
			i++
		}
	}
	return out
}

// styled returns block i if it is a paragraph of text in a style.
func styled(blocks []doc.Block, i int, style doc.Style) *doc.Paragraph {
	if i >= len(blocks) {
		return nil
	}
	p, ok := blocks[i].(*doc.Paragraph)
	if !ok || p.Style != style || p.Picture != nil {
		return nil
	}
	return p
}

// chartWords are what is left of charts in a cell: their words.
func chartWords(charts []*doc.Chart) []*doc.Paragraph {
	var out []*doc.Paragraph
	for _, c := range charts {
		for _, line := range doc.Lines(&doc.Document{Body: []doc.Block{c}}) {
			out = append(out, &doc.Paragraph{Style: doc.TableText, Content: []doc.Inline{doc.Text{S: line}}})
		}
	}
	return out
}
