package compose

import (
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/statistics"
)

// charts are the charts of the project report, by the name of their directive.
func (p *project) charts() map[string]func() doc.Block {
	one := func(name string, heads ...string) band {
		if len(heads) == 0 {
			heads = []string{name}
		}
		return band{name, heads}
	}
	said := []band{one("実施済"), one("代替措置"), one("一部実施"), one("未実施"), one("該当なし・未回答", "該当なし", "未回答")}
	found := []band{one("適合"), one("不適合"), one("該当なし"), one("未確認・判定なし", "未確認", "判定なし")}
	three := []band{one("自己チェック（実施済）", "自己チェック：実施済の割合"), one("審査（適合）", "審査：適合の割合")}
	foretold := []band{one("適合", "判定：適合"), one("不適合", "判定：不適合")}
	out := map[string]func() doc.Block{
		"gaps":     func() doc.Block { return p.bars("gaps", "社数", barsShown) },
		"failures": func() doc.Block { return p.bars("failures", "社数", barsShown) },
		"causes":   func() doc.Block { return p.bars("causes", "項目数", 0) },
		"queries":  func() doc.Block { return p.bars("queries", "件数", 0) },
		"sections": func() doc.Block {
			return p.stack("sections", "区分別の自己チェックの回答の割合", roundedNote, said)
		},
		"verdicts-section": func() doc.Block {
			return p.stack("verdicts-section", "区分別の審査の判定の割合", roundedNote, found)
		},
		"verdicts-clause": func() doc.Block {
			return p.stack("verdicts-clause", "条項別の審査の判定の割合", roundedNote, found)
		},
		"forecast": func() doc.Block {
			return p.stack("forecast", "自己チェックの回答ごとの審査の判定の割合", roundedNote, foretold)
		},
		"stages-section": func() doc.Block {
			return p.radar("stages-section", "自己チェックと審査の結果の区分別の比較", "割合の分母は、表に示す。", three)
		},
		"matrix": func() doc.Block { return p.heat("matrix", "企業及び区分ごとの適合の割合") },
		"stages": func() doc.Block { return p.timeline("stages", "事業の経過", "最初の日", "最後の日") },
	}
	for _, id := range []string{"size", "employees", "industry", "region", "unit"} {
		out[id] = func() doc.Block { return p.bars(id, "社数", 0) }
	}
	return out
}

const roundedNote = "対象の項目数を100%とする。四捨五入のため、合計が100%にならないことがある。"

// The charts of the project report. Each shows numbers of one table, and is
// named after it (TableOf). What the table withholds, no chart shows: its row
// is left out, and a note says so.

// barsShown is the longest chart of items; the table has more.
const barsShown = 10

// picked is what a chart shows of a table: rows without a withheld number.
type picked struct {
	*statistics.Table
	columns []int // of the series
	rows    []statistics.Row
	left    []string // names of rows that are left out
}

// pick takes the rows of a table that have all numbers of the columns, named by
// their heads. Totals are no rows of a chart.
func (p *project) pick(id string, heads ...string) *picked {
	t := p.find(id)
	if t == nil {
		return nil
	}
	out := &picked{Table: t}
	for _, h := range heads {
		if i := columnOf(t, h); i > 0 {
			out.columns = append(out.columns, i)
		}
	}
	for _, r := range t.Rows {
		switch {
		case len(r.Sum) > 0:
		case out.hides(r):
			out.left = append(out.left, out.name(r))
		case out.tells(r):
			out.rows = append(out.rows, r)
		}
	}
	if len(out.columns) == 0 || len(out.rows) == 0 {
		return nil
	}
	return out
}

// name is what the chart calls a row: an item by its number and its words.
func (c *picked) name(r statistics.Row) string {
	if len(r.Cells) > 1 && c.Columns[0].Head == itemHead && c.Columns[1].Kind == statistics.Words {
		return r.Cells[0].Text + "　" + r.Cells[1].Text
	}
	return r.Cells[0].Text
}

// itemHead heads the column of the IDs of items.
const itemHead = "項番"

func columnOf(t *statistics.Table, head string) int {
	for i, c := range t.Columns {
		if c.Head == head {
			return i
		}
	}
	return -1
}

// hides tells whether a number of the row is withheld.
func (c *picked) hides(r statistics.Row) bool {
	for _, i := range c.columns {
		if r.Cells[i].Suppressed {
			return true
		}
	}
	return false
}

// tells tells whether the row has a number for each series.
func (c *picked) tells(r statistics.Row) bool {
	for _, i := range c.columns {
		if r.Cells[i].Empty(c.Columns[i].Kind) {
			return false
		}
	}
	return true
}

func (c *picked) value(r statistics.Row, column int) float64 {
	return round(r.Cells[column].Value(c.Columns[column].Kind), 1)
}

// chart begins a chart of the picked numbers.
func (c *picked) chart(form, title string) *doc.Chart {
	out := &doc.Chart{ID: form + "-" + c.ID, Caption: words(title)}
	for _, i := range c.columns {
		out.Series = append(out.Series, doc.Series{Name: c.Columns[i].Head})
	}
	for _, r := range c.rows {
		out.Categories = append(out.Categories, c.name(r))
		for k, i := range c.columns {
			out.Series[k].Values = append(out.Series[k].Values, c.value(r, i))
		}
	}
	return out
}

// note says what the chart does not show.
func (c *picked) note(own ...string) []doc.Inline {
	if len(c.left) > 0 {
		own = append(own, strings.Join(c.left, "、")+"は、秘匿した数値を含むため、図示していない。")
	}
	return notes(own)
}

// bars is a chart of one column, a bar a row.
func (p *project) bars(id, head string, most int) doc.Block {
	c := p.pick(id, head)
	if c == nil {
		return nil
	}
	title := p.based(c.Title, c.Table)
	if most > 0 && len(c.rows) > most {
		c.rows = c.rows[:most]
		title = p.based(c.Title+"の上位"+strconv.Itoa(most)+"項目", c.Table)
	}
	out := c.chart("chart", title)
	out.Unit = c.Columns[c.columns[0]].Unit
	out.Note = c.note()
	return alternate(out, c.Title, "棒グラフ")
}

// stack is a chart of the shares of several columns, which add up to 100 %.
func (p *project) stack(id, title, note string, bands []band) doc.Block {
	c := p.pick(id, headsOf(bands)...)
	if c == nil {
		return nil
	}
	out := &doc.Chart{ID: "chart-" + id, Stacked: true, Percent: true, Unit: "%", Caption: words(p.based(title, c.Table)), Note: c.note(note)}
	for _, b := range bands {
		out.Series = append(out.Series, doc.Series{Name: b.name})
	}
	for _, r := range c.rows {
		counts, all := c.counts(r, bands)
		if all == 0 {
			continue
		}
		out.Categories = append(out.Categories, c.name(r))
		for i, n := range counts {
			out.Series[i].Values = append(out.Series[i].Values, round(100*n/all, 1))
		}
	}
	if len(out.Categories) == 0 {
		return nil
	}
	out.Series = slices.DeleteFunc(out.Series, func(s doc.Series) bool { return !slices.ContainsFunc(s.Values, func(v float64) bool { return v > 0 }) })
	return alternate(out, title, "棒グラフ")
}

// band is one colour of a stacked chart: one column or several that share it,
// since six colours cannot be told apart in grey print.
type band struct {
	name  string
	heads []string
}

func headsOf(bands []band) []string {
	var out []string
	for _, b := range bands {
		out = append(out, b.heads...)
	}
	return out
}

// counts are the numbers of the bands in a row, and their sum.
func (c *picked) counts(r statistics.Row, bands []band) ([]float64, float64) {
	out, all := make([]float64, len(bands)), 0.0
	for i, b := range bands {
		for _, h := range b.heads {
			if k := columnOf(c.Table, h); k > 0 {
				out[i] += r.Cells[k].Number
				all += r.Cells[k].Number
			}
		}
	}
	return out, all
}

// leastAxes is the fewest axes that make a radar chart.
const leastAxes = 3

// radar compares shares over the sections, a polygon for each band.
func (p *project) radar(id, title, note string, bands []band) doc.Block {
	c := p.pick(id, headsOf(bands)...)
	if c == nil || len(c.rows) < leastAxes {
		return nil
	}
	out := c.chart("radar", p.based(title, c.Table))
	for i := range out.Series {
		out.Series[i].Name = bands[i].name
	}
	out.Kind, out.Percent, out.Unit, out.Max = doc.ChartRadar, true, "%", 100
	out.Note = c.note(note)
	return alternate(out, title, "レーダーチャート")
}

// timeline shows when the stages of the work took place.
func (p *project) timeline(id, title, from, to string) doc.Block {
	t := p.find(id)
	if t == nil {
		return nil
	}
	a, b := columnOf(t, from), columnOf(t, to)
	out := &doc.Chart{ID: "time-" + id, Kind: doc.ChartTimeline, Caption: words(title)}
	for _, r := range t.Rows {
		if a < 0 || b < 0 || r.Cells[a].Empty(statistics.Day) || r.Cells[a].Suppressed || r.Cells[b].Suppressed {
			continue
		}
		out.Spans = append(out.Spans, doc.Span{Row: len(out.Categories), From: r.Cells[a].Day, To: r.Cells[b].Day})
		out.Categories = append(out.Categories, r.Cells[0].Text)
	}
	if len(out.Spans) == 0 {
		return nil
	}
	var s strings.Builder
	s.WriteString(title + "を示す日程図。")
	for i, sp := range out.Spans {
		s.WriteString(out.Categories[i] + "　" + span(sp.From, sp.To) + "。")
	}
	out.Alt = s.String()
	return out
}

// alternate gives a chart its description in words.
func alternate(c *doc.Chart, title, form string) *doc.Chart {
	var b strings.Builder
	b.WriteString(title + "を示す" + form + "。")
	for i, name := range c.Categories {
		b.WriteString(name)
		for _, s := range c.Series {
			b.WriteString("　")
			if len(c.Series) > 1 {
				b.WriteString(s.Name + " ")
			}
			b.WriteString(c.Label(s.Values[i]))
		}
		b.WriteString("。")
	}
	c.Alt = b.String()
	return c
}
