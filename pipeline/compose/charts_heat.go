package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/statistics"
)

// levels are the steps of the heat map of companies, with the least share that
// reaches each. The last is for what was not judged.
func levels() []struct {
	name  string
	least float64
} {
	return []struct {
		name  string
		least float64
	}{{"◎　100%", 1}, {"○　75%以上", .75}, {"△　50%以上", .50}, {"×　50%未満", 0}}
}

// heat shows a table per company as a field: the columns are the companies, by
// their codes, the rows what the table's columns are. Only the client edition
// has it (private).
func (p *project) heat(id, title string) doc.Block {
	t := p.find(id)
	if t == nil || len(t.Rows) == 0 {
		return nil
	}
	out := &doc.Chart{ID: "heat-" + id, Kind: doc.ChartHeat, Caption: words(p.based(title, t)),
		Note: notes([]string{"適合又は不適合と判定された項目のうち、適合と判定された項目の割合を示す。空欄は、判定された項目がないことを示す。", "列は企業であり、コードで示す。"})}
	for _, l := range levels() {
		out.Levels = append(out.Levels, l.name)
	}
	for _, c := range t.Columns[1:] {
		out.Categories = append(out.Categories, c.Head)
	}
	for _, r := range t.Rows {
		s := doc.Series{Name: r.Cells[0].Text}
		for i := range t.Columns[1:] {
			s.Values = append(s.Values, level(t.Columns[i+1], r.Cells[i+1]))
		}
		out.Series = append(out.Series, s)
	}
	out.Alt = heatAlt(out, title)
	return out
}

// level is the index of the level of a share; -1 for none.
func level(k statistics.Column, c statistics.Cell) float64 {
	if c.Suppressed || c.Empty(k.Kind) {
		return -1
	}
	for i, l := range levels() {
		if c.Number/c.Of >= l.least {
			return float64(i)
		}
	}
	return -1
}

// heatAlt counts the fields of each level: to read all of them out would help
// nobody.
func heatAlt(c *doc.Chart, title string) string {
	var b strings.Builder
	b.WriteString(title + "を示す図。企業" + strconv.Itoa(len(c.Series)) + "社、" + strconv.Itoa(len(c.Categories)) + "区分。")
	for k, name := range c.Categories {
		n := make([]int, len(c.Levels))
		for i := range c.Series {
			if l, ok := c.LevelAt(i, k); ok {
				n[l]++
			}
		}
		b.WriteString(name)
		for l, x := range n {
			_, label, _ := strings.Cut(c.Levels[l], "　")
			b.WriteString("　" + label + " " + strconv.Itoa(x) + "社")
		}
		b.WriteString("。")
	}
	return b.String()
}
