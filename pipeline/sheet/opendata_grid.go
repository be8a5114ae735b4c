package sheet

import (
	"math"
	"strings"

	"shinsa/pipeline/statistics"
)

// suppressedMark stands for a value that would let a company be recognised.
const suppressedMark = "x"

// openGrid is a table as open data: one value a cell, the head in one row. What
// a document shows in one cell (number and title of a clause, a share with its
// interval) stands in columns of its own.
type openGrid struct {
	Columns []openColumn
	Rows    [][]any // string, float64, calendar.Date; nil is an empty cell
}

// openColumn is one column with what the notes say of it.
type openColumn struct {
	Head, Unit, Note string
	Format           string // of Excel
}

// gridOf lays a table out.
func gridOf(t *statistics.Table) openGrid {
	l := &openLayout{t: t, numbered: hasNumbers(t)}
	for _, r := range t.Rows {
		l.grouped = l.grouped || r.Group != ""
	}
	g := openGrid{Columns: l.columns()}
	for _, r := range t.Rows {
		g.Rows = append(g.Rows, l.row(r))
	}
	return g
}

// openLayout is a table while it is laid out.
type openLayout struct {
	t                 *statistics.Table
	grouped, numbered bool
}

// hasNumbers tells whether each row is named by a number and a title with a wide
// space between them: 4(1)③　…
func hasNumbers(t *statistics.Table) bool {
	for _, r := range t.Rows {
		number, _, ok := strings.Cut(r.Cells[0].Text, "　")
		if len(r.Sum) == 0 && r.ID != "" && (!ok || !strings.ContainsAny(number, "0123456789")) {
			return false
		}
	}
	return len(t.Rows) > 0 && t.Columns[0].Kind == statistics.Words && !t.PerCompany
}

func (l *openLayout) columns() []openColumn {
	var out []openColumn
	if l.grouped {
		out = append(out, openColumn{Head: "区分番号"}, openColumn{Head: "区分"})
	}
	for i, c := range l.t.Columns {
		if i == 0 && l.numbered {
			out = append(out, openColumn{Head: c.Head + "番号"})
		}
		out = append(out, openColumn{Head: c.Head, Unit: c.Unit, Note: l.note(c), Format: format(c)})
		if c.Interval {
			out = append(out, openColumn{c.Head + "の95%信頼区間の下限", "%", "ウィルソンの方法", "0.0"}, openColumn{c.Head + "の95%信頼区間の上限", "%", "ウィルソンの方法", "0.0"})
		}
	}
	return out
}

// note says of a share what it is of, and of a sum what it sums.
func (l *openLayout) note(c statistics.Column) string {
	switch {
	case c.Kind == statistics.Share && c.Whole > 0 && c.Part > 0:
		return "「" + l.t.Columns[c.Part].Head + "」を「" + l.t.Columns[c.Whole].Head + "」で除したもの"
	case c.Kind == statistics.Share && c.Part > 0:
		return "「" + l.t.Columns[c.Part].Head + "」を表全体の母数で除したもの"
	case len(c.Sum) > 0:
		var of []string
		for _, i := range c.Sum {
			of = append(of, "「"+l.t.Columns[i].Head+"」")
		}
		return strings.Join(of, "") + "の和"
	}
	return ""
}

func format(c statistics.Column) string {
	switch c.Kind {
	case statistics.Count, statistics.Yen:
		return "#,##0"
	case statistics.Share, statistics.Decimal:
		if c.Decimals > 0 {
			return "#,##0." + strings.Repeat("0", c.Decimals)
		}
		return "#,##0"
	case statistics.Day:
		return "yyyy-mm-dd"
	}
	return ""
}

func (l *openLayout) row(r statistics.Row) []any {
	var out []any
	if l.grouped {
		number, title := cut(r.Group)
		out = append(out, number, title)
	}
	for i, c := range l.t.Columns {
		x := r.Cells[i]
		if i == 0 && l.numbered {
			number, title := cut(x.Text)
			out = append(out, number, title)
			continue
		}
		out = append(out, value(c, x))
		if c.Interval {
			out = append(out, bounds(c, x)...)
		}
	}
	return out
}

// cut parts number and title; what has no number is a title.
func cut(s string) (number, title any) {
	if a, b, ok := strings.Cut(s, "　"); ok {
		return a, b
	}
	return nil, textOrNil(s)
}

// value is a cell's value, rounded as the report shows it.
func value(c statistics.Column, x statistics.Cell) any {
	switch {
	case x.Suppressed:
		return suppressedMark
	case x.Empty(c.Kind):
		return nil
	}
	switch c.Kind {
	case statistics.Words, statistics.Typed:
		return textOrNil(x.Text)
	case statistics.Day:
		return x.Day
	}
	return rounded(x.Value(c.Kind), c.Decimals)
}

func bounds(c statistics.Column, x statistics.Cell) []any {
	switch {
	case x.Suppressed:
		return []any{suppressedMark, suppressedMark}
	case x.Empty(c.Kind):
		return []any{nil, nil}
	}
	return []any{rounded(100*x.Interval.Low, 1), rounded(100*x.Interval.High, 1)}
}

func rounded(v float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(v*p) / p
}
