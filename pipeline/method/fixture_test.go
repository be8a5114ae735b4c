package method

import (
	"slices"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

func day(m, d int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: d} }

func told(s string) record.Value[string] {
	return record.Value[string]{V: s, Known: s != "", Origin: record.Origin{Pos: problem.Pos{File: "r.docx", Place: s}}}
}

func dated(d calendar.Date) record.Value[calendar.Date] {
	return record.Known(d, record.Origin{Pos: problem.Pos{File: "経過記録.xlsx", Sheet: "経過記録", Row: d.Month*100 + d.Day, Col: 2}})
}

// world is one audit without fault, from the contract to the report after the
// trial, on a day when all of it is over.
type world struct {
	in Input
	c  *Company
}

var days = []struct {
	kind record.EventKind
	day  calendar.Date
}{
	{record.EventImpartiality, day(5, 21)}, {record.EventPlanSent, day(6, 9)}, {record.EventPlanExplained, day(6, 11)},
	{record.EventDocumentReview, day(6, 14)}, {record.EventResultTold, day(6, 18)}, {record.EventOnsiteExplained, day(6, 18)}, {record.EventPossible, day(6, 20)},
	{record.EventOnsite, day(7, 4)}, {record.EventDirection, day(7, 12)}, {record.EventCommittee, day(7, 20)},
	{record.EventReportSent, day(7, 25)}, {record.EventConformity, day(7, 25)}, {record.EventAftermathReported, day(8, 20)},
}

func sound() *world {
	req := func(id string) *criteria.Item { return &criteria.Item{ID: id, Kind: criteria.Required} }
	co := &record.Company{ID: "C001", Name: told("株式会社甲"), Method: record.Basic, ContractDate: dated(day(5, 20)), SentDate: dated(day(5, 21)), RetentionYears: record.Known(5, record.Origin{}),
		ScopeUnit: record.UnitSite, ScopeName: told("本社工場"), Pos: problem.Pos{File: "companies.xlsx", Row: 3}}
	a := &audit.Assessment{Company: co, Response: &record.Response{Received: dated(day(6, 5))}, Laws: []record.Value[string]{told("個人情報保護法")},
		Items: []audit.Item{{Item: req("2-1"), State: audit.Applicable}, {Item: req("2-2"), State: audit.Undecided}, {Item: req("2-3"), State: audit.OutOfScope}}}
	plan := &audit.Plan{Effort: audit.Effort{Total: 5, OnsiteDays: 2}, Team: audit.Team{Members: []audit.TeamMember{{Auditor: &record.Auditor{Name: "審査太郎"}, Role: "主任"}}},
		Schedule: audit.Schedule{DocumentTo: day(6, 15), NoticeBy: day(6, 21), OnsiteTo: day(7, 5), ReportBy: day(7, 19)},
		Onsite:   []audit.OnsiteCheck{{Mark: "ロ", Items: []string{"2-1"}}, {Mark: "ホ", Items: []string{"2-1"}}, {Mark: "ヘ"}}}
	w := &world{c: &Company{Assessment: a, Plan: plan, Report: wholeReport()}}
	for _, e := range days {
		w.event(e.kind, e.day, "審査機関の者", "行った内容")
	}
	w.in = Input{Project: &record.Project{NoticeDays: 14, RetentionYears: 5, File: "project.yaml", Dates: record.Dates{ContractEnd: day(9, 30), ReportDue: day(8, 17), SheetsDue: day(6, 8)}}, Today: day(8, 31)}
	return w
}

// event adds one to the log.
func (w *world) event(kind record.EventKind, d calendar.Date, with, text string) {
	w.c.Events = append(w.c.Events, record.Event{Company: "C001", Kind: kind, Word: told(kind.Ja()), Date: dated(d), With: told(with), Text: told(text)})
}

// without takes the events of the kinds out of the log.
func (w *world) without(kinds ...record.EventKind) {
	w.c.Events = slices.DeleteFunc(w.c.Events, func(e record.Event) bool { return slices.Contains(kinds, e.Kind) })
}

// move gives the events of a kind another day.
func (w *world) move(kind record.EventKind, d calendar.Date) {
	for i := range w.c.Events {
		if w.c.Events[i].Kind == kind {
			w.c.Events[i].Date = dated(d)
		}
	}
}

// until cuts the log and the report after a day, and makes it today.
func (w *world) until(d calendar.Date) {
	w.c.Events = slices.DeleteFunc(w.c.Events, func(e record.Event) bool { return d.Before(e.Date.V) })
	w.in.Today = d
	if d.Before(day(7, 4)) {
		w.c.Report = nil
	}
}

// set replaces what the report says at a tag; a day too where one is given.
func (w *world) set(tag, s string, d ...calendar.Date) {
	for i := range w.c.Report.Entries {
		if e := &w.c.Report.Entries[i]; e.Tag == tag {
			e.Value, e.Date = told(s), calendar.Date{}
			if len(d) > 0 {
				e.Date = d[0]
			}
		}
	}
}

// drop takes a section out of the report.
func (w *world) drop(tags ...string) {
	w.c.Report.Entries = slices.DeleteFunc(w.c.Report.Entries, func(e record.Entry) bool { return slices.Contains(tags, e.Tag) })
}

func wholeReport() *record.Report {
	r := &record.Report{Company: "C001", File: "r.docx"}
	for _, id := range []string{"2-1", "2-2"} {
		r.Findings = append(r.Findings, record.Finding{Item: id, Verdict: record.Known(record.Conforms, record.Origin{}), Evidence: told("規程第3条")})
	}
	for _, e := range [][2]string{{"scope-change.any", "なし"}, {"stopped.text", "中止はなかった。"},
		{"direction.to", "工場長"}, {"direction.by", "審査太郎"}, {"direction.how", "対面"}, {"direction.text", "全部に適合の見込み"}, {"opinion.any", "なし"}, {"opinion.text", ""}, {"opinion.response", ""},
		{"conclusion.result", allConform}, {"review.kind", "委員会によるレビュー"}, {"review.result", judgedAll}, {"review.present", "3人"}, {"review.external", "2"},
		{"law.1.status", "遵守を確認"}, {"law.1.text", "台帳を確認"}, {"recommended.2-1r1", "確認した"}} {
		r.Entries = append(r.Entries, record.Entry{Tag: e[0], Value: told(e[1])})
	}
	for _, e := range []struct {
		tag string
		day calendar.Date
	}{{"cover.document-date", day(6, 14)}, {"cover.onsite-date", day(7, 4)}, {"direction.date", day(7, 12)}, {"review.date", day(7, 20)}, {"review.confirmed", day(7, 21)}} {
		r.Entries = append(r.Entries, record.Entry{Tag: e.tag, Value: told(e.day.Wareki()), Date: e.day})
	}
	row := func(n int, cells ...[2]string) {
		for _, c := range cells {
			r.Entries = append(r.Entries, record.Entry{Tag: c[0], Row: n, Value: told(c[1])})
		}
	}
	row(1, [2]string{"visits.kind", "文書審査"}, [2]string{"visits.place", "本社"}, [2]string{"visits.by", "審査太郎"})
	row(2, [2]string{"visits.kind", "現地審査"}, [2]string{"visits.place", "本社工場"}, [2]string{"visits.by", "審査太郎"})
	r.Entries = append(r.Entries, record.Entry{Tag: "visits.date", Row: 1, Value: told("x"), Date: day(6, 14)}, record.Entry{Tag: "visits.date", Row: 2, Value: told("y"), Date: day(7, 4)})
	row(1, [2]string{"team.name", "審査太郎"})
	row(1, [2]string{"interviews.kind", "従業員"}, [2]string{"interviews.text", "訓練を受けた"})
	row(2, [2]string{"interviews.kind", "管理の責任者"}, [2]string{"interviews.text", "計画がある"})
	row(1, [2]string{"advice-log.text", "なし"})
	for i, m := range [][2]string{{"理事", "内部"}, {"教授", "外部"}, {"弁護士", "外部"}} {
		row(i+1, [2]string{"attendance.name", m[0]}, [2]string{"attendance.side", m[1]}, [2]string{"attendance.present", "出席"})
	}
	return r
}
