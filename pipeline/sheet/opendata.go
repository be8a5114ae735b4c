package sheet

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/statistics"
	"shinsa/pipeline/workbook"
)

// OpenDataOptions is what the data workbook of the project report is made of.
type OpenDataOptions struct {
	Title   string // of the project
	Org     string
	Date    calendar.Date
	Edition string // of the report: 公表用; "" for none
	Tables  []statistics.Table
	// Numbers are those of the report's tables by ID (表3-2), Charts the numbers of
	// the charts that show a table (図3-1), by the table's ID.
	Numbers map[string]string
	Charts  map[string][]string
	// Figures are the report's charts, in its order: each has a sheet with its
	// numbers and a native chart. nil leaves them out.
	Figures []OpenFigure
	// Public leaves out tables per company, and words that a company, an auditor
	// or the office typed unless Approved says otherwise, by table.
	Public   bool
	Approved map[string]bool
	// Threshold is that of the suppression, for the legend; 0: nothing was withheld.
	Threshold int
}

// The sheets that explain the others.
const (
	OpenList  = "表一覧"
	OpenNotes = "単位・注"
)

// OpenData describes the data workbook as open data (総務省「統計表における機械判読
// 可能なデータの表記方法の統一ルール」, 2020): one table a sheet, one value a
// cell, one row of heads, no merged cells, numbers as numbers, dates of the
// western calendar; units, notes and sources in sheets of their own. Sheets are
// named after the tables of the report; tables that it does not print follow as
// 参考.
func OpenData(o OpenDataOptions) *workbook.Spec {
	b := o.book()
	title := o.Title + "　図表データ"
	if o.Edition != "" {
		title += "（" + o.Edition + "）"
	}
	spec := &workbook.Spec{Title: title, Author: o.Org, Date: stamp(o.Date), Sheets: []*workbook.SheetSpec{b.list().spec(), b.notes().spec()}}
	for _, s := range b.sheets {
		spec.Sheets = append(spec.Sheets, s.spec())
	}
	spec.Sheets = append(spec.Sheets, b.figureSheets()...)
	return spec
}

// openBook is the workbook while it is made.
type openBook struct {
	o      OpenDataOptions
	sheets []openSheet
	absent []openSheet // tables without a sheet, with the reason
}

// openSheet is one table with its place in the workbook.
type openSheet struct {
	table  *statistics.Table
	number string // 表3-2, 参考1
	name   string // of sheet and file
	why    string // there is none
	grid   openGrid
}

func (o OpenDataOptions) book() *openBook {
	b := &openBook{o: o}
	further := 0
	for _, t := range o.ordered() {
		s := openSheet{table: t, number: o.Numbers[t.ID], why: o.withheld(t)}
		if s.why != "" {
			b.absent = append(b.absent, s)
			continue
		}
		if s.number == "" {
			further++
			s.number = "参考" + strconv.Itoa(further)
		}
		s.name, s.grid = openName(s.number, t.Title), gridOf(t)
		b.sheets = append(b.sheets, s)
	}
	return b
}

// withheld says why a table has no sheet.
func (o OpenDataOptions) withheld(t *statistics.Table) string {
	typed := slices.ContainsFunc(t.Columns, func(c statistics.Column) bool { return c.Kind == statistics.Typed })
	switch {
	case o.Public && t.PerCompany:
		return "企業別の数値は、公表用には掲げない。"
	case o.Public && typed && !o.Approved[t.ID]:
		return "企業等の記入した語句を含む表であり、公表用には掲げない。"
	case len(t.Rows) == 0:
		return cmp.Or(t.Missing, "該当するものはない。")
	}
	return ""
}

// ordered are the tables in the order of their numbers, then those without.
func (o OpenDataOptions) ordered() []*statistics.Table {
	out := make([]*statistics.Table, len(o.Tables))
	for i := range o.Tables {
		out[i] = &o.Tables[i]
	}
	slices.SortStableFunc(out, func(a, b *statistics.Table) int {
		return slices.Compare(numberKey(o.Numbers[a.ID]), numberKey(o.Numbers[b.ID]))
	})
	return out
}

// numberKey orders 表3-2 before 表3-10, and both before 表別添1-1 and none.
func numberKey(number string) []int {
	if number == "" {
		return []int{2}
	}
	key := []int{0}
	if !strings.HasPrefix(number, "表") || len([]rune(number)) < 2 || !strings.ContainsRune("0123456789", []rune(number)[1]) {
		key[0] = 1
	}
	for _, f := range strings.FieldsFunc(number, func(r rune) bool { return r < '0' || r > '9' }) {
		n, _ := strconv.Atoi(f)
		key = append(key, n)
	}
	return key
}

// openName names a sheet and a file after the table: 表3-2_業種別の参加企業数.
// Excel takes 31 characters and none of those that paths use; what stands in
// brackets is left out.
func openName(number, title string) string {
	title, _, _ = strings.Cut(title, "（")
	name := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'"<>|`, r) || r < ' ' {
			return -1
		}
		return r
	}, number+"_"+title))
	return string(name[:min(len(name), 31)])
}

// list tells of each table what it is and where it stands.
func (b *openBook) list() openSheet {
	g := openGrid{}
	for _, h := range []string{"表番号", "図番号", "シート", "ファイル", "表題", "母数", "母数の値", "行数", "出典", "備考"} {
		g.Columns = append(g.Columns, openColumn{Head: h})
	}
	for _, s := range b.sheets {
		t := s.table
		n := any(nil)
		if t.Base != "" {
			n = float64(t.N)
		}
		g.Rows = append(g.Rows, []any{s.number, b.charts(t), s.name, s.name + ".csv", t.Title, textOrNil(t.Base), n, float64(len(t.Rows)), textOrNil(strings.Join(t.Sources, "、")), nil})
	}
	for _, s := range b.absent {
		g.Rows = append(g.Rows, []any{textOrNil(s.number), b.charts(s.table), nil, nil, s.table.Title, nil, nil, nil, textOrNil(strings.Join(s.table.Sources, "、")), s.why})
	}
	for _, f := range b.o.Figures {
		if f.Chart != nil && len(figureGrid(f.Chart).Rows) > 0 {
			g.Rows = append(g.Rows, []any{nil, f.Number, openName(f.Number, captionOf(f)), nil, captionOf(f), nil, nil, nil, nil, "表の数値から作った図"})
		}
	}
	return openSheet{name: OpenList, grid: g}
}

// charts are the figures of the report that show a table, in their order.
func (b *openBook) charts(t *statistics.Table) any {
	list := slices.Clone(b.o.Charts[t.ID])
	slices.SortFunc(list, func(x, y string) int {
		return cmp.Or(slices.Compare(numberKey("表"+strings.TrimPrefix(x, "図")), numberKey("表"+strings.TrimPrefix(y, "図"))), cmp.Compare(x, y))
	})
	return textOrNil(strings.Join(list, "、"))
}

// notes give the signs, and of each table the units and how it was counted.
func (b *openBook) notes() openSheet {
	g := openGrid{}
	for _, h := range []string{"表番号", "列", "区分", "内容"} {
		g.Columns = append(g.Columns, openColumn{Head: h})
	}
	put := func(number, column, kind, what string) {
		if what != "" {
			g.Rows = append(g.Rows, []any{number, textOrNil(column), kind, what})
		}
	}
	for _, l := range b.legend() {
		put("全ての表", "", "記号", l)
	}
	for _, s := range b.sheets {
		put(s.number, "", "集計の方法", s.table.Rule.Ja)
		for _, n := range s.table.Notes {
			put(s.number, "", "注", n)
		}
		for _, c := range s.grid.Columns {
			put(s.number, c.Head, "単位", c.Unit)
			put(s.number, c.Head, "列の説明", c.Note)
		}
	}
	return openSheet{name: OpenNotes, grid: g}
}

func (b *openBook) legend() []string {
	out := []string{"空欄は、該当する値がないこと（分母が0であること、又は記録がないこと）を示す。",
		"割合は、百分率を小数第1位までに四捨五入した値である。",
		"日付は、西暦のISO 8601形式（年-月-日）である。",
		"計の行は、上の行の和である。割合は、計の分子と分母から計算した。"}
	if b.o.Threshold > 0 {
		out = slices.Insert(out, 0, suppressedMark+"は、"+strconv.Itoa(b.o.Threshold)+"社に満たない企業の数値、又はその数値が他の数値との差から求められることを防ぐために秘匿した数値であることを示す。")
	}
	return out
}

// spec is the sheet in Excel.
func (s openSheet) spec() *workbook.SheetSpec {
	out := &workbook.SheetSpec{Name: s.name, FreezeRow: 1, FitWidth: true, Landscape: len(s.grid.Columns) > 6, PrintRows: [2]int{1, 1}, Footer: "&C&P / &N"}
	if s.table != nil {
		out.FreezeCol = 1
		out.Header = "&L&9" + literal(s.number+"　"+s.table.Title)
	}
	heads := make([]string, len(s.grid.Columns))
	for i, c := range s.grid.Columns {
		heads[i] = c.Head
		out.ColWidths = append(out.ColWidths, s.width(i))
	}
	out.Cells = headCells(1, heads)
	for i, r := range s.grid.Rows {
		for j, v := range r {
			out.Cells = append(out.Cells, workbook.CellSpec{Row: i + 2, Col: j + 1, Value: v, Style: openStyle(v, s.grid.Columns[j].Format)})
		}
	}
	return out
}

// openStyle sets words to the left and wraps them; numbers and what stands for
// one to the right.
func openStyle(v any, format string) workbook.Style {
	if _, isText := v.(string); isText && format == "" {
		return bodyStyle("")
	}
	if format == "" {
		format = "#,##0"
	}
	st := bodyStyle(format)
	st.HAlign = "right"
	return st
}

// width makes a column as wide as its texts need; the widest wrap.
func (s openSheet) width(col int) float64 {
	least, most := 9.0, 46.0
	if s.name == OpenList {
		most = 32 // many columns of words
	}
	w := min(textWidth(s.grid.Columns[col].Head), 16)
	for _, r := range s.grid.Rows {
		if t, ok := r[col].(string); ok {
			w = max(w, textWidth(t))
		}
	}
	if s.grid.Columns[col].Format == "yyyy-mm-dd" {
		w = max(w, 11)
	}
	return min(max(w+2, least), most)
}
