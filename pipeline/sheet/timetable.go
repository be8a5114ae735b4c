package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// TimetableOptions describe the 全体工程表.
type TimetableOptions struct {
	Project   *record.Project
	Date      calendar.Date
	Companies []audit.Assessment
	Planned   audit.Planned
	Versions  map[string]int // of each company's plan; 0: 第1版
}

// Timetable describes the 全体工程表, for the office alone: one row a company
// and one column a working day, the same by auditor, the plan as a list that
// can be sorted, and the figures of the plan. Each step is a letter and a
// colour, so that it can be told on a black and white print.
func Timetable(o TimetableOptions) *workbook.Spec {
	t := timetable{o: o, days: o.days()}
	return &workbook.Spec{Title: "全体工程表", Author: o.Project.Body.Name, Date: stamp(o.Date),
		Sheets: []*workbook.SheetSpec{t.byCompany(), t.byAuditor(), t.list(), t.figures()}}
}

// timetable is the making of one.
type timetable struct {
	o    TimetableOptions
	days []calendar.Date
}

// mark is how a step is shown on a day.
type mark struct{ letter, fill, word string }

func marks() map[audit.Step]mark {
	return map[audit.Step]mark{
		audit.StepReview: {"文", "DDEBF7", "文書審査"},
		stepNotice:       {"連", "FFF2CC", "受入れ可能な時期の連絡期限"},
		audit.StepVisit:  {"現", "9DC3E6", "現地審査"},
		audit.StepReport: {"報", "E2EFDA", "審査報告書の期限"},
	}
}

// stepNotice is on the company's calendar only.
const stepNotice audit.Step = "連絡期限"

// maxColumns is as many days as a sheet can show in print.
const maxColumns = 130

// days are the working days from the first step of any plan to the last.
func (o TimetableOptions) days() []calendar.Date {
	var first, last calendar.Date
	for _, p := range o.Planned.Plans {
		s := p.Schedule
		for _, d := range []calendar.Date{s.DocumentFrom, s.NoticeBy, s.OnsiteFrom} {
			if !d.IsZero() && (first.IsZero() || d.Before(first)) {
				first = d
			}
		}
		if last.Before(s.ReportBy) {
			last = s.ReportBy
		}
	}
	var out []calendar.Date
	for d := first; !d.IsZero() && !last.Before(d) && len(out) < maxColumns; d = d.AddDays(1) {
		if audit.DayOfRest(d) == "" {
			out = append(out, d)
		}
	}
	return out
}

// The rows of the head: title, legend, months, days, days of the week.
const (
	titleRow = 1 + iota
	legendRow
	monthRow
	dayRow
	weekdayRow
)

// grid makes a sheet with the columns and the calendar beside them.
func (t timetable) grid(name string, columns []listColumn) page {
	p := newPage(name)
	p.A3, p.Landscape, p.FreezeRow, p.FreezeCol, p.PrintRows = true, true, weekdayRow, len(columns), [2]int{monthRow, weekdayRow}
	p.Header = "&L&9" + literal("全体工程表（"+name+"）") + "&R&9" + literal(t.marking())
	p.Footer = "&C&9&P / &N"
	p.put(titleRow, 1, "全体工程表（"+name+"）　"+t.o.Date.Wareki()+"現在", title)
	p.Rows[titleRow] = workbook.RowSpec{Height: 26}
	t.legend(p)
	for i, c := range columns {
		p.ColWidths = append(p.ColWidths, c.width)
		for r := monthRow; r <= weekdayRow; r++ {
			p.put(r, i+1, map[bool]any{true: c.head}[r == monthRow], head)
		}
		p.Merges = append(p.Merges, workbook.Range{Row1: monthRow, Col1: i + 1, Row2: weekdayRow, Col2: i + 1})
	}
	t.calendar(p, len(columns))
	return p
}

func (t timetable) marking() string { return IntakeReportOptions{Project: t.o.Project}.marking() }

func (t timetable) legend(p page) {
	var parts []string
	for _, s := range []audit.Step{audit.StepReview, stepNotice, audit.StepVisit, audit.StepReport} {
		parts = append(parts, marks()[s].letter+"＝"+marks()[s].word)
	}
	p.put(legendRow, 1, strings.Join(parts, "　")+"　土曜日、日曜日、祝日及び年末年始の列は省いている。", plain)
	p.Rows[legendRow] = workbook.RowSpec{Height: 18}
}

// calendar writes the heads of the days, the months above them.
func (t timetable) calendar(p page, before int) {
	narrow := workbook.Style{Size: 8, Border: true, Fill: headFill, HAlign: "center", VAlign: "center"}
	from := 0
	for i, d := range t.days {
		p.ColWidths = append(p.ColWidths, 2.7)
		p.put(dayRow, before+i+1, d.Day, narrow)
		p.put(weekdayRow, before+i+1, weekdayWord(d), narrow)
		if i+1 == len(t.days) || t.days[i+1].Month != d.Month {
			word := fmt.Sprintf("%d月", d.Month)
			if i-from > 5 {
				word = calendar.Date{Year: d.Year, Month: d.Month}.Wareki()
			}
			p.wide(monthRow, [2]int{before + from + 1, before + i + 1}, word, narrow)
			from = i + 1
		}
	}
}

func weekdayWord(d calendar.Date) string {
	return []string{"日", "月", "火", "水", "木", "金", "土"}[d.Time().Weekday()]
}

// byCompany is one row a company.
func (t timetable) byCompany() *workbook.SheetSpec {
	columns := []listColumn{{"整理\n番号", 7}, {"事業者", 26}, {"主任", 11}, {"審査員", 13}, {"工数\n（人日）", 7}}
	p := t.grid("事業者別", columns)
	row := weekdayRow
	for _, a := range t.o.Companies {
		row++
		c := a.Company
		plan, ok := t.o.Planned.Plans[c.ID]
		lead, others := teamNames(plan)
		for i, v := range []any{c.ID, c.Name.V, lead, others, effortOrNil(plan)} {
			style := cell
			if i == 4 {
				style = workbook.Style{Border: true, HAlign: "right", VAlign: "center", NumFmt: "0.0"}
			}
			p.put(row, i+1, v, style)
		}
		p.Rows[row] = workbook.RowSpec{Height: 26}
		steps := t.steps(plan)
		for i, d := range t.days {
			p.put(row, len(columns)+i+1, letterOrNil(steps[d]), dayStyle(steps[d]))
		}
		if !ok || plan.Schedule.OnsiteFrom.IsZero() {
			t.open(p, row, len(columns)+1, ok)
		}
	}
	return p.SheetSpec
}

// open says in the calendar why a company has no days.
func (t timetable) open(p page, row, col int, planned bool) {
	if len(t.days) == 0 {
		return
	}
	why := "自己チェックシートの回答を待っている"
	if planned {
		why = "日程が立たない（確認事項を参照）"
	}
	for i := range p.Cells {
		if c := &p.Cells[i]; c.Row == row && c.Col == col {
			c.Value, c.Style = why, workbook.Style{Color: greyText, VAlign: "center"}
		}
	}
}

func teamNames(plan audit.Plan) (lead, others string) {
	var names []string
	for i, m := range plan.Team.Members {
		if i == 0 {
			lead = m.Auditor.Name
		} else {
			names = append(names, m.Auditor.Name)
		}
	}
	return orNone(lead), orNone(strings.Join(names, "、"))
}

func effortOrNil(plan audit.Plan) any {
	if plan.Effort.Total == 0 {
		return "―"
	}
	return plan.Effort.Total
}

// steps says which step a plan has on which day.
func (t timetable) steps(plan audit.Plan) map[calendar.Date]audit.Step {
	out, s := map[calendar.Date]audit.Step{}, plan.Schedule
	out[s.NoticeBy], out[s.ReportBy] = stepNotice, audit.StepReport
	for _, d := range t.days {
		switch {
		case !s.OnsiteFrom.IsZero() && !d.Before(s.OnsiteFrom) && !s.OnsiteTo.Before(d):
			out[d] = audit.StepVisit
		case !s.DocumentFrom.IsZero() && !d.Before(s.DocumentFrom) && !s.DocumentTo.Before(d):
			out[d] = audit.StepReview
		}
	}
	return out
}

func letterOrNil(s audit.Step) any { return textOrNil(marks()[s].letter) }

func dayStyle(s audit.Step) workbook.Style {
	return workbook.Style{Size: 8, Border: true, HAlign: "center", VAlign: "center", Fill: marks()[s].fill}
}

// byAuditor is one row an auditor, with the number of the company each day.
func (t timetable) byAuditor() *workbook.SheetSpec {
	columns := []listColumn{{"審査員", 13}, {"担当\n（社）", 6}, {"主任\n（社）", 6}, {"人日", 7}, {"上限\n（人日）", 7}}
	p := t.grid("審査員別", columns)
	row := weekdayRow
	for _, it := range audit.Itineraries(t.o.Companies, t.o.Planned.Plans, t.o.Project) {
		row++
		limit := any("―")
		if it.Auditor.MaxDays > 0 {
			limit = it.Auditor.MaxDays
		}
		for i, v := range []any{it.Auditor.Name, it.Companies, it.Led, it.Days, limit} {
			style := cell
			if i > 0 {
				style = workbook.Style{Border: true, HAlign: "right", VAlign: "center"}
			}
			if i > 2 {
				style.NumFmt = "0.0"
			}
			p.put(row, i+1, v, style)
		}
		p.Rows[row] = workbook.RowSpec{Height: 40}
		t.auditorDays(p, row, len(columns), it)
	}
	return p.SheetSpec
}

// auditorDays writes where an auditor is: the company's number, upright, or
// 休 on a day off.
func (t timetable) auditorDays(p page, row, before int, it audit.Itinerary) {
	for i, d := range t.days {
		var v any
		style := dayStyle("")
		for _, s := range it.Stops {
			if s.Step != audit.StepReport && !d.Before(s.From) && !s.To.Before(d) {
				v, style = upright(s.Company.ID), dayStyle(s.Step)
			}
		}
		for _, off := range it.Auditor.DaysOff {
			if v == nil && !d.Before(off.From) && !off.To.Before(d) {
				v = "休"
				style.Fill = "D9D9D9"
			}
		}
		style.Size, style.Wrap = 7, true
		p.put(row, before+i+1, v, style)
	}
}

// upright sets a number such as C012 one character a line.
func upright(id string) string { return strings.Join(strings.Split(id, ""), "\n") }

// list is the plan as a list.
func (t timetable) list() *workbook.SheetSpec {
	columns := []listColumn{{"整理番号", 7}, {"事業者", 26}, {"所在地", 20}, {"計画の版", 7}, {"説明", 6}, {"主任", 11}, {"審査員", 13}, {"審査工数（人日）", 8}, {"金額（円）", 10},
		{"文書審査（開始）", 11}, {"文書審査（終了）", 11}, {"連絡期限", 11}, {"現地審査（開始）", 11}, {"現地審査（終了）", 11}, {"審査報告書", 11}, {"前の計画を守れない理由", 24}}
	var rows [][]any
	for _, a := range t.o.Companies {
		plan, ok := t.o.Planned.Plans[a.Company.ID]
		if !ok {
			continue
		}
		c, s := a.Company, plan.Schedule
		lead, others := teamNames(plan)
		explained := "―"
		if c.PlanExplained.Known {
			explained = "済"
		}
		row := []any{c.ID, c.Name.V, c.Address.V, "第" + strconv.Itoa(max(1, t.o.Versions[c.ID])) + "版", explained, lead, others, plan.Effort.Total, plan.PriceYen}
		for _, d := range []calendar.Date{s.DocumentFrom, s.DocumentTo, s.NoticeBy, s.OnsiteFrom, s.OnsiteTo, s.ReportBy} {
			row = append(row, dateOrOpen(d))
		}
		rows = append(rows, append(row, orNone(t.o.Planned.Released[c.ID])))
	}
	s := IntakeReportOptions{Project: t.o.Project}.list("一覧", columns, rows)
	s.Header, s.FitWidth = "&L&9"+literal("全体工程表（一覧）")+"&R&9"+literal(t.marking()), true
	for i := range s.Cells {
		switch s.Cells[i].Value.(type) {
		case float64:
			s.Cells[i].Style = bodyStyle("0.0")
		case int64:
			s.Cells[i].Style = bodyStyle("#,##0")
		case calendar.Date:
			s.Cells[i].Style = bodyStyle(`yyyy/m/d`)
		}
	}
	return s
}

func dateOrOpen(d calendar.Date) any {
	if d.IsZero() {
		return "未定"
	}
	return d
}

// figures compares the plan with the greedy one.
func (t timetable) figures() *workbook.SheetSpec {
	f, g := t.o.Planned.Figures, t.o.Planned.Greedy
	columns := []listColumn{{"指標", 44}, {"この計画", 14}, {"順に割り当てた場合", 18}}
	rows := [][]any{
		{"計画の対象（社）", f.Companies, g.Companies}, {"日程が立った企業（社）", f.Placed, g.Placed},
		{"移動の合計（往復の直線距離、km）", f.Kilometres, g.Kilometres},
		{"最も早い日からの遅れの合計（日）", f.Late, g.Late}, {"最も遅れる企業の遅れ（日）", f.Latest, g.Latest},
		{"報告書が事業報告書の期限に遅れる企業（社）", f.Overdue, g.Overdue},
		{"審査員の人日（最も少ない者）", f.Least, g.Least}, {"審査員の人日（最も多い者）", f.Most, g.Most}, {"審査員の人日の標準偏差", round1(f.Spread), round1(g.Spread)},
		{"前の計画から変わる企業（社）", f.Moved, g.Moved}, {"点数（小さいほどよい）", f.Points, g.Points},
	}
	s := IntakeReportOptions{Project: t.o.Project}.list("指標", columns, rows)
	s.Header, s.AutoFilter = "&L&9"+literal("全体工程表（指標）")+"&R&9"+literal(t.marking()), nil
	for i := range s.Cells {
		if _, ok := s.Cells[i].Value.(float64); ok {
			s.Cells[i].Style = bodyStyle("0.0")
		}
	}
	return s
}

func round1(x float64) float64 { return float64(int(x*10+.5)) / 10 }
