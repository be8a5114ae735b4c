package sheet

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// ProgressOptions describe 進捗一覧.xlsx.
type ProgressOptions struct {
	Project    *record.Project
	Date       calendar.Date
	Milestones []string // heads of the columns of days
	Steps      []string // words of the steps, in the order of the method
	Rows       []ProgressRow
}

// ProgressRow is one company.
type ProgressRow struct {
	ID, Name    string
	Step, Owner string // in words
	Due, Since  calendar.Date
	Late        bool
	Queries     int
	Days        []calendar.Date // of the milestones; zero: not yet
}

// Progress describes the table of where every company stands: what comes next,
// who owes it and by when; on a second sheet the day of each step that is done,
// on a third the companies counted by their next step. One value a cell and no
// merged cells, so that it can be sorted and filtered.
func Progress(o ProgressOptions) *workbook.Spec {
	return &workbook.Spec{Title: "進捗一覧", Author: o.Project.Body.Name, Date: stamp(o.Date),
		Sheets: []*workbook.SheetSpec{o.next(), o.days(), o.counts()}}
}

// shortDay keeps fifteen columns of days on one page: H30.6.8.
const shortDay = `[$-411]ge"."m"."d;@`

// Fills of rows that call for attention.
const (
	lateFill = "FCE4D6"
	doneFill = "E2EFDA"
)

func (o ProgressOptions) page(name string) *workbook.SheetSpec {
	marking := o.Project.Marking
	if marking == "" {
		marking = "取扱注意"
	}
	return &workbook.SheetSpec{Name: name, FreezeRow: 1, FitWidth: true, PrintRows: [2]int{1, 1}, Footer: "&C&9&P / &N",
		Header: "&L&9" + literal("進捗一覧（"+o.Date.Wareki()+"現在）") + "&R&9" + literal(marking)}
}

// list lays out one row a company.
func (o ProgressOptions) list(name string, columns []listColumn, row func(ProgressRow) []any) *workbook.SheetSpec {
	s := o.page(name)
	s.Landscape, s.FreezeCol, s.Rows = true, 2, map[int]workbook.RowSpec{1: {Height: 32}}
	var heads []string
	for _, c := range columns {
		s.ColWidths, heads = append(s.ColWidths, c.width), append(heads, c.head)
	}
	s.Cells = headCells(1, heads)
	for i, r := range o.Rows {
		for j, v := range row(r) {
			s.Cells = append(s.Cells, workbook.CellSpec{Row: i + 2, Col: j + 1, Value: v, Style: r.style(v)})
		}
	}
	s.AutoFilter = &workbook.Range{Row1: 1, Col1: 1, Row2: len(o.Rows) + 1, Col2: len(heads)}
	return s
}

// next is what comes next, for every company.
func (o ProgressOptions) next() *workbook.SheetSpec {
	return o.list("次にすること", []listColumn{{"整理番号", 9}, {"名称", 34}, {"次にすること", 30}, {"担当", 17}, {"期限", 12}, {"遅れ", 7}, {"照会", 7}, {"最後の記録", 12}}, func(r ProgressRow) []any {
		late := ""
		if r.Late {
			late = "遅れ"
		}
		return []any{r.ID, r.Name, r.Step, r.Owner, dayOrDash(r.Due), late, r.Queries, dayOrDash(r.Since)}
	})
}

// days are the days of the steps that are done.
func (o ProgressOptions) days() *workbook.SheetSpec {
	columns := []listColumn{{"整理番号", 9}, {"名称", 26}}
	for _, m := range o.Milestones {
		columns = append(columns, listColumn{m, 9.5})
	}
	return o.list("各段階の日", columns, func(r ProgressRow) []any {
		values := []any{r.ID, r.Name}
		for _, d := range r.Days {
			values = append(values, dayOrDash(d))
		}
		return values
	})
}

// style shows late companies, and those with which everything is done.
func (r ProgressRow) style(v any) workbook.Style {
	style := listStyle(v)
	if _, ok := v.(calendar.Date); ok {
		style = bodyStyle(shortDay)
		style.HAlign = "center"
	}
	if v == "―" || v == "遅れ" {
		style.HAlign = "center"
	}
	switch {
	case r.Late:
		style.Fill = lateFill
	case r.Owner == "" || r.Owner == "―":
		style.Fill = doneFill
	}
	return style
}

func dayOrDash(d calendar.Date) any {
	if d.IsZero() {
		return "―"
	}
	if d.Day == 0 {
		return d.String()
	}
	return d
}

// counts are the companies by step, and those that are late.
func (o ProgressOptions) counts() *workbook.SheetSpec {
	s := o.page("件数")
	s.ColWidths = []float64{30, 12, 12}
	s.Cells = headCells(1, []string{"次にすること", "企業数", "うち遅れ"})
	line, all, lates := 2, 0, 0
	put := func(name string, n, late int) {
		for j, v := range []any{name, n, late} {
			s.Cells = append(s.Cells, workbook.CellSpec{Row: line, Col: j + 1, Value: v, Style: listStyle(v)})
		}
		line++
	}
	for _, step := range o.Steps {
		n, late := 0, 0
		for _, r := range o.Rows {
			if r.Step == step {
				n++
				if r.Late {
					late++
				}
			}
		}
		put(step, n, late)
		all, lates = all+n, lates+late
	}
	put("計", all, lates)
	return s
}
