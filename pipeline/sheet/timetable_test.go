package sheet

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// planned plans so many companies with eight auditors.
func planned(t testing.TB, companies int) TimetableOptions {
	t.Helper()
	o := options()
	p := *o.Project
	p.NoticeDays, p.Body.Address = 14, "東京都千代田区"
	p.Dates = record.Dates{SheetsDue: day18(6, 8), AuditFrom: day18(6, 18), AuditTo: day18(8, 24), ReportDue: day18(9, 7)}
	p.Effort = record.EffortTable{Preliminary: .25, DocumentBase: 1, OnsiteBase: 2.5, Report: .75, RoundTo: .5, AuditorsPerVisit: 2}
	p.Auditors = nil
	for i, name := range []string{"佐藤 太郎", "鈴木 次郎", "髙橋 三郎", "田中 四郎", "伊藤 五郎", "渡辺 六郎", "山本 七郎", "中村 八郎"} {
		p.Auditors = append(p.Auditors, record.Auditor{ID: fmt.Sprintf("A%d", i+1), Name: name, Lead: i%2 == 0, MaxDays: 60,
			Base: []string{"東京都", "大阪府"}[i/4], DaysOff: []record.Span{{From: day18(7, 2+3*i), To: day18(7, 4+3*i)}}})
	}
	known := func(s string) record.Value[string] { return record.Known(s, record.Origin{}) }
	var all []audit.Assessment
	for i := range companies {
		c := &record.Company{ID: fmt.Sprintf("C%03d", i+1), Name: known(fmt.Sprintf("株式会社見本製作所%02d", i+1)),
			Address: known([]string{"東京都大田区", "大阪府東大阪市", "愛知県豊田市"}[i%3])}
		r := &record.Response{}
		if i == companies-1 {
			r = nil
		}
		all = append(all, audit.Assess(c, r, o.Catalogue))
	}
	out, problems := audit.PlanAll(audit.PlanInput{Project: &p, Companies: all})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return TimetableOptions{Project: &p, Date: day18(6, 11), Companies: all, Planned: out}
}

func day18(m, d int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: d} }

// TestTimetable: every step of every plan is on its day and on no other, for
// the company and for each auditor of its team.
func TestTimetable(t *testing.T) {
	o := planned(t, 12)
	spec := Timetable(o)
	data, err := workbook.Write(spec)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := workbook.Write(Timetable(o))
	if !bytes.Equal(data, again) {
		t.Error("not the same bytes")
	}
	book, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	days := o.days()
	text := func(sheet, row, col int) string {
		if c := book.Sheets[sheet].At(row, col); c != nil {
			return c.Text
		}
		return ""
	}
	for n, a := range o.Companies {
		plan, ok := o.Planned.Plans[a.Company.ID]
		row := weekdayRow + 1 + n
		if !ok {
			if got := text(0, row, 6); got != "自己チェックシートの回答を待っている" {
				t.Errorf("%s: %q", a.Company.ID, got)
			}
			continue
		}
		for i, d := range days {
			want := wanted(plan.Schedule, d)
			if got := text(0, row, 6+i); got != want {
				t.Errorf("%s on %s: %q, want %q", a.Company.ID, d, got, want)
			}
			for _, m := range plan.Team.Members {
				at := weekdayRow + 1 + auditorIndex(o.Project, m.Auditor.ID)
				if got := strings.ReplaceAll(text(1, at, 6+i), "\n", ""); (want == "文" || want == "現") && got != a.Company.ID {
					t.Errorf("%s on %s is at %q, want %s", m.Auditor.Name, d, got, a.Company.ID)
				}
			}
		}
	}
	if !strings.Contains(text(1, weekdayRow+1, 6+dayIndex(days, day18(7, 3))), "休") {
		t.Error("a day off is not shown")
	}
}

func wanted(s audit.Schedule, d calendar.Date) string {
	switch {
	case !d.Before(s.OnsiteFrom) && !s.OnsiteTo.Before(d):
		return "現"
	case !d.Before(s.DocumentFrom) && !s.DocumentTo.Before(d):
		return "文"
	case d == s.NoticeBy:
		return "連"
	case d == s.ReportBy:
		return "報"
	}
	return ""
}

func auditorIndex(p *record.Project, id string) int {
	for i := range p.Auditors {
		if p.Auditors[i].ID == id {
			return i
		}
	}
	return -1
}

func dayIndex(days []calendar.Date, day calendar.Date) int {
	for i, d := range days {
		if d == day {
			return i
		}
	}
	return -1
}

// TestTimetableForLooking writes the workbook of 50 companies where a person
// or a validator can open it.
func TestTimetableForLooking(t *testing.T) {
	dir := os.Getenv("SHINSA_LOOK")
	if dir == "" {
		t.Skip("SHINSA_LOOK names no folder to write the workbook to")
	}
	data, err := workbook.Write(Timetable(planned(t, 50)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "timetable.xlsx"), data, 0o644); err != nil {
		t.Fatal(err)
	}
}
