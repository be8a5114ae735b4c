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
// who owes it and by when, and the day of each step that is done. One value a
// cell and no merged cells, so that it can be sorted and filtered. A second
// sheet counts the companies by their next step.
func Progress(o ProgressOptions) *workbook.Spec {
	return &workbook.Spec{Title: "進捗一覧", Author: o.Project.Body.Name, Date: stamp(o.Date),
		Sheets: []*workbook.SheetSpec{o.companies(), o.counts()}}
}

// shortDay keeps fifteen columns of days on one page.
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

func (o ProgressOptions) companies() *workbook.SheetSpec {
	s := o.page("企業ごとの進捗")
	s.Landscape, s.FreezeCol = true, 2
	heads := append([]string{"整理番号", "名称", "次にすること", "担当", "期限", "遅れ", "照会", "最後の記録"}, o.Milestones...)
	s.ColWidths = []float64{9, 26, 24, 15, 10.5, 6, 6, 10.5}
	for range o.Milestones {
		s.ColWidths = append(s.ColWidths, 10.5)
	}
	s.Cells = headCells(1, heads)
	s.Rows = map[int]workbook.RowSpec{1: {Height: 30}}
	for i, r := range o.Rows {
		o.row(s, i+2, r)
	}
	s.AutoFilter = &workbook.Range{Row1: 1, Col1: 1, Row2: len(o.Rows) + 1, Col2: len(heads)}
	return s
}

func (o ProgressOptions) row(s *workbook.SheetSpec, row int, r ProgressRow) {
	late := ""
	if r.Late {
		late = "遅れ"
	}
	values := []any{r.ID, r.Name, r.Step, r.Owner, dayOrDash(r.Due), late, r.Queries, dayOrDash(r.Since)}
	for _, d := range r.Days {
		values = append(values, dayOrDash(d))
	}
	for j, v := range values {
		style := listStyle(v)
		if _, ok := v.(calendar.Date); ok {
			style = bodyStyle(shortDay)
			style.HAlign = "center"
		}
		if v == "―" {
			style.HAlign = "center"
		}
		switch {
		case r.Late && j < 8:
			style.Fill = lateFill
		case r.Owner == "" || r.Owner == "―":
			style.Fill = doneFill
		}
		s.Cells = append(s.Cells, workbook.CellSpec{Row: row, Col: j + 1, Value: v, Style: style})
	}
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
