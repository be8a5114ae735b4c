package compose

import (
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/statistics"
)

// withheld is what stands in place of a number that would let a company be
// recognised, and what the table says of it.
const (
	withheld     = "x"
	withheldNote = "xは、企業が特定されるおそれがあるため秘匿した数値"
)

// table shows a table of figures as it is: its first limit rows when there is
// a limit, since the workbook beside the report has them all.
func (p *project) table(t *statistics.Table, limit int) doc.Block {
	s := sheetOf(t, limit)
	s.public = p.public()
	widths := s.widths()
	out := &doc.Table{ID: t.ID, Caption: words(p.based(t.Title, t)), Head: s.head(widths), Note: s.note()}
	for _, w := range widths {
		out.Columns = append(out.Columns, doc.Column{Share: w})
	}
	part := ""
	for _, r := range s.rows {
		if r.Group != "" && r.Group != part && s.parts[r.Group] > 1 {
			group(out, our(r.Group))
		}
		part = r.Group
		row(out, s.cells(r)...)
	}
	return out
}

// based adds to a title what n is. In the public edition an n of too few
// companies is withheld like any number of so few.
func (p *project) based(title string, t *statistics.Table) string {
	if t.Base == "" {
		return title
	}
	base := t.Base
	if p.public() && t.N > 0 && t.N < p.threshold() && strings.Contains(base, "社") {
		base = strings.Replace(base, strconv.Itoa(t.N), withheld, 1)
	}
	base = strings.NewReplacer("（", "、", "）", "").Replace(base) // no brackets in brackets
	if unit := t.Unit; tellsUnit(unit) {
		base = "単位：" + unit + "、" + base
	}
	return title + "（" + base + "）"
}

// tellsUnit tells whether a unit has to be named: heads such as 社数 name
// theirs.
func tellsUnit(unit string) bool { return unit == "円" || unit == "人日" || unit == "日" }

// fewest is the number of companies from which on numbers are shown, unless
// the input says otherwise: the rule of Japanese official statistics.
const fewest = 3

func (p *project) threshold() int {
	if p.in.Threshold > 0 {
		return p.in.Threshold
	}
	return fewest
}

// sheet is a table of figures while it is laid out.
type sheet struct {
	*statistics.Table
	columns []int            // that are shown
	rows    []statistics.Row // that are shown
	parts   map[string]int   // rows of each group
	year    string           // of all days
	public  bool
}

func sheetOf(t *statistics.Table, limit int) *sheet {
	s := &sheet{Table: t, rows: t.Rows, parts: map[string]int{}, year: commonYear(t)}
	if limit > 0 && len(s.rows) > limit {
		s.rows = s.rows[:limit]
	}
	drop := dropped(t.ID)
	for i, c := range t.Columns {
		if i == 0 || !slices.ContainsFunc(drop, func(end string) bool { return c.Head == end || strings.HasSuffix(c.Head, headSplit+end) }) {
			s.columns = append(s.columns, i)
		}
	}
	for _, r := range s.rows {
		s.parts[r.Group]++
	}
	return s
}

// dropped names the columns that only the workbook shows: a page is not wide
// enough for all, and what they hold follows from those beside them. The base
// of every share stays.
func dropped(id string) []string {
	switch {
	case strings.HasPrefix(id, "forecast-section"), strings.HasPrefix(id, "forecast-clause"), strings.HasPrefix(id, "forecast-size"):
		return []string{"実施済・適合", "実施済・不適合", "一部・未実施・適合", "一部・未実施・不適合", "一致"}
	case strings.HasPrefix(id, "results-"):
		return []string{"実施済", "適合"}
	case strings.HasPrefix(id, "conformity-"):
		return []string{"適合"}
	case id == "advice":
		return []string{"事後報告", "対応した", "対応中", "対応する予定", "対応しない", "その他・記載なし"}
	}
	return nil
}

func (s *sheet) cells(r statistics.Row) []doc.Cell {
	var out []doc.Cell
	for _, i := range s.columns {
		k, c := s.Columns[i], r.Cells[i]
		d := cellOf(stacked(Word{s.text(k, c), c.Src}, interval(k, c)))
		if i > 0 && numeric(k.Kind) {
			d.Align = doc.End
		}
		if len(r.Sum) > 0 {
			d.Fill = doc.FillGroup
		}
		out = append(out, d)
	}
	return out
}

// stacked is the content of a cell: its value and, on the next line, what
// stands below it. One paragraph is a short cell, which tables keep together.
func stacked(value Word, below string) []doc.Inline {
	out := value.inlines()
	if below != "" {
		out = append(out, doc.LineBreak{}, doc.Text{S: below, Mark: doc.Small})
	}
	return out
}

// text is a value as this table shows it: days without the year that they share.
func (s *sheet) text(k statistics.Column, c statistics.Cell) string {
	t := cellText(k, c)
	if s.year == "" || k.Kind != statistics.Day {
		return t
	}
	return strings.TrimPrefix(t, s.year)
}

// commonYear is the year of all days of a table in 和暦, "" where they differ.
func commonYear(t *statistics.Table) string {
	year := ""
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if t.Columns[i].Kind != statistics.Day || c.Suppressed || c.Empty(statistics.Day) {
				continue
			}
			y, _, _ := strings.Cut(c.Day.Wareki(), "年")
			if year != "" && y != year {
				return ""
			}
			year = y
		}
	}
	if year != "" {
		year += "年"
	}
	return year
}

func numeric(k statistics.Kind) bool {
	switch k {
	case statistics.Count, statistics.Share, statistics.Decimal, statistics.Yen:
		return true
	}
	return false
}

// cellText is a value as documents show it.
func cellText(k statistics.Column, c statistics.Cell) string {
	switch {
	case c.Suppressed:
		return withheld
	case c.Empty(k.Kind):
		return None
	}
	switch k.Kind {
	case statistics.Words, statistics.Typed:
		return c.Text
	case statistics.Share:
		return percentText(c.Value(k.Kind))
	case statistics.Decimal:
		return strconv.FormatFloat(round(c.Number, k.Decimals), 'f', k.Decimals, 64)
	case statistics.Day:
		return c.Day.Wareki()
	default:
		return grouped(int64(round(c.Number, 0)))
	}
}

// percentText shows a share with one decimal, the place that the report names.
func percentText(v float64) string { return strconv.FormatFloat(round(v, 1), 'f', 1, 64) + "%" }

// percent is n of base with one decimal; None without a base.
func percent(n, base int) string {
	if base == 0 {
		return None
	}
	return percentText(100 * float64(n) / float64(base))
}

// interval is the confidence interval of a share, "" for none. Its bounds are
// whole: more places would pretend to know more.
func interval(k statistics.Column, c statistics.Cell) string {
	if !k.Interval || c.Suppressed || c.Empty(k.Kind) {
		return ""
	}
	whole := func(v float64) string { return strconv.FormatFloat(100*v, 'f', 0, 64) }
	return whole(c.Interval.Low) + "～" + whole(c.Interval.High)
}

const intervalNote = "割合の下段は、95%信頼区間（ウィルソンの方法、単位は%）である。"

// note is what stands below the table: what was cut, how to read it, what is
// withheld, and what it was counted from.
func (s *sheet) note() []doc.Inline {
	var list []string
	if n := len(s.Rows); n > len(s.rows) {
		list = append(list, "全"+strconv.Itoa(n)+"行のうち、上位"+strconv.Itoa(len(s.rows))+"行を掲げた。全ての行は、別に納める図表データに掲げる。")
	}
	if len(s.columns) < len(s.Columns) {
		list = append(list, "表に掲げない列は、別に納める図表データに掲げる。")
	}
	if slices.ContainsFunc(s.columns, func(i int) bool { return s.Columns[i].Interval }) {
		list = append(list, intervalNote)
	}
	if s.year != "" {
		list = append(list, "月日は、"+s.year+"のものである。")
	}
	for _, n := range s.Notes {
		if !s.public || !strings.ContainsAny(n, "0123456789") { // a number leaves through a cell or not at all
			list = append(list, plain(n))
		}
	}
	if s.withholds() {
		list = append(list, withheldNote+"である。")
	}
	out := notes(list)
	if len(s.Sources) > 0 {
		if len(out) > 0 {
			out = append(out, doc.LineBreak{})
		}
		out = append(out, doc.Text{S: "資料　" + sources(s.Sources)})
	}
	return out
}

// sources names what a table was counted from.
func sources(list []string) string {
	var out []string
	for _, s := range list {
		s, _, _ = strings.Cut(s, "（")
		if s = plain(s); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, "、")
}

// plain says in the words of a report what tables call by the names of the
// office's files: those are nobody else's.
func plain(s string) string {
	return strings.NewReplacer("project.yaml の notice_days", "事業の計画の期間", "project.yaml", "事業の計画", "（companies.xlsx）", "", "companies.xlsx", "登録簿", ".xlsx", "", "（notice_days）", "").Replace(s)
}

// notes are lines with their labels: 注, or 注1, 注2 … where there are several.
func notes(list []string) []doc.Inline {
	var out []doc.Inline
	for i, n := range list {
		label := "注　"
		if len(list) > 1 {
			label = "注" + strconv.Itoa(i+1) + "　"
		}
		if i > 0 {
			out = append(out, doc.LineBreak{})
		}
		out = append(out, doc.Text{S: label + n})
	}
	return out
}

func (s *sheet) withholds() bool {
	for _, r := range s.rows {
		for _, i := range s.columns {
			if r.Cells[i].Suppressed {
				return true
			}
		}
	}
	return false
}
