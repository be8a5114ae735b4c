package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
)

// The longest table and chart of gaps; the workbook of figures has them all.
const (
	gapsShown = 20
	barsShown = 10
)

// bars is a chart of the counts of a figure.
func (p *project) bars(name string) doc.Block {
	f := p.figure(name)
	if len(f.Rows) == 0 {
		return nil
	}
	unit := strings.TrimSuffix(f.Columns[1], "数")
	c := &doc.Chart{ID: "chart-" + name, Caption: words(f.caption()), Unit: unit, Series: []doc.Series{{Name: f.Columns[1]}}}
	for _, r := range f.Rows {
		c.Categories = append(c.Categories, r[0].String())
		c.Series[0].Values = append(c.Series[0].Values, r[1].Number)
	}
	c.Alt = alt(c, f.Title)
	return c
}

// alt describes a chart in words.
func alt(c *doc.Chart, title string) string {
	var b strings.Builder
	b.WriteString(title + "を示す棒グラフ。")
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
	return b.String()
}

// band is one colour of the chart of answers.
type band struct {
	name  string
	count func(audit.ClauseTotal) int
}

// answerBands are the bands from done to not done; the two that say nothing
// about measures share the last, since six colours cannot be told apart in
// grey print.
func answerBands() []band {
	one := func(a criteria.Answer) band {
		return band{a.Ja(), func(t audit.ClauseTotal) int { return t.Answers[a] }}
	}
	return []band{one(criteria.Implemented), one(criteria.Alternative), one(criteria.Partial), one(criteria.NotImplemented),
		{"該当なし・未回答", func(t audit.ClauseTotal) int { return t.Answers[criteria.NotApplicable] + t.Unanswered }}}
}

// sectionChart shows the shares of the answers by section.
func (p *project) sectionChart() doc.Block {
	totals, bands := p.in.Totals.Clauses, answerBands()
	c := &doc.Chart{ID: "chart-sections", Stacked: true, Percent: true, Unit: "%",
		Caption: words("区分別の自己チェックの回答の割合（" + base(p.in.Totals.Returned) + "）"),
		Note:    words("注　各区分の対象の項目数を100%とする。四捨五入のため、合計が100%にならないことがある。")}
	for _, b := range bands {
		c.Series = append(c.Series, doc.Series{Name: b.name})
	}
	for _, t := range totals {
		if t.Applicable == 0 {
			continue
		}
		c.Categories = append(c.Categories, t.Number+"　"+t.Title)
		for i, b := range bands {
			c.Series[i].Values = append(c.Series[i].Values, share(b.count(t), t.Applicable).Number)
		}
	}
	if len(c.Categories) == 0 {
		return nil
	}
	c.Alt = alt(c, "区分別の自己チェックの回答の割合")
	return c
}

// gapChart shows the commonest gaps.
func (p *project) gapChart() doc.Block {
	gaps := p.in.Totals.Gaps
	if len(gaps) == 0 {
		return nil
	}
	gaps = gaps[:min(len(gaps), barsShown)]
	c := &doc.Chart{ID: "chart-gaps", Unit: "社", Series: []doc.Series{{Name: "社数"}},
		Caption: words("一部実施又は未実施の多い項目（上位" + strconv.Itoa(len(gaps)) + "項目、" + base(p.in.Totals.Returned) + "）")}
	for _, g := range gaps {
		c.Categories = append(c.Categories, p.gapName(g))
		c.Series[0].Values = append(c.Series[0].Values, float64(g.N))
	}
	c.Alt = alt(c, "一部実施又は未実施の多い項目")
	return c
}

func (p *project) gapName(g audit.ItemTotal) string {
	if g.Item.Short == "" {
		return g.Item.ID
	}
	return g.Item.ID + "　" + g.Item.Short
}
