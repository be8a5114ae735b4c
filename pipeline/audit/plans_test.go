package audit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

func TestSchedule(t *testing.T) {
	p := testProject(2)
	plans, problems := Plans(assessments(1), p, day(6, 1))
	if len(problems) > 0 {
		t.Fatal(codes(problems))
	}
	s := plans["C001"].Schedule
	// due Friday 6/8; the plan 5 working days; answer 3 working days and 14 days' notice.
	want := Schedule{DocumentFrom: day(6, 15), DocumentTo: day(6, 15), NoticeBy: day(6, 20),
		OnsiteFrom: day(7, 4), OnsiteTo: day(7, 4), ReportBy: day(7, 19)}
	if s != want {
		t.Errorf("got %+v\nwant %+v", s, want)
	}
	late, _ := Plans(assessments(1), p, day(6, 11))
	if got := late["C001"].Schedule.DocumentFrom; got != day(6, 18) {
		t.Errorf("planned on 6/11: %s", got)
	}
	early, _ := Plans(assessments(1), p, day(5, 7))
	if early["C001"].Schedule != want {
		t.Error("before the due date the days do not move with the day of the run")
	}
}

// TestScheduleInPeriod: visits begin with the audit period, not before, and
// on working days (7/16 is 海の日); both ends of the period count.
func TestScheduleInPeriod(t *testing.T) {
	p := testProject(2)
	p.Dates.AuditFrom, p.Dates.AuditTo = day(7, 14), day(7, 17)
	plans, problems := Plans(assessments(1), p, day(6, 1))
	if got := plans["C001"].Schedule.OnsiteFrom; got != day(7, 17) || len(problems) > 0 {
		t.Errorf("got %s %v", got, codes(problems))
	}
}

// TestNoDoubleBooking: nobody is at two places, everything is on working
// days, in order, and within the period, or reported.
func TestNoDoubleBooking(t *testing.T) {
	all, p := assessments(30), testProject(5)
	plans, problems := Plans(all, p, day(6, 1))
	d, busy := newDiary(), map[string]string{}
	for _, a := range all {
		plan := plans[a.Company.ID]
		s := plan.Schedule
		if s.OnsiteFrom.IsZero() {
			if len(problems) == 0 {
				t.Errorf("%s is not planned, and nothing says so", a.Company.ID)
			}
			continue
		}
		if s.OnsiteFrom.Before(p.Dates.AuditFrom) || p.Dates.AuditTo.Before(s.OnsiteTo) || s.OnsiteFrom.Before(s.NoticeBy.AddDays(p.NoticeDays)) ||
			!s.DocumentTo.Before(s.NoticeBy) {
			t.Errorf("%s: %+v", a.Company.ID, s)
		}
		for _, span := range [][2]calendar.Date{{s.DocumentFrom, s.DocumentTo}, {s.OnsiteFrom, s.OnsiteTo}} {
			for day := span[0]; !span[1].Before(day); day = d.later(day, 1) {
				for _, m := range plan.Team.Members {
					key := m.Auditor.ID + day.String()
					if busy[key] != "" || !d.working(day) {
						t.Errorf("%s: %s and %s", key, busy[key], a.Company.ID)
					}
					busy[key] = a.Company.ID
				}
			}
		}
	}
}

func TestScheduleProblems(t *testing.T) {
	p := testProject(2)
	p.Dates.AuditTo = day(7, 3)
	plans, problems := Plans(assessments(1), p, day(6, 1))
	if got := codes(problems); !slices.Equal(got, []string{"schedule-clash:C001"}) {
		t.Errorf("got %v", got)
	}
	if s := plans["C001"].Schedule; s != (Schedule{}) {
		t.Errorf("got %+v", s)
	}
	p = testProject(2)
	p.Dates.ReportDue = day(7, 18)
	if _, problems = Plans(assessments(1), p, day(6, 1)); !slices.Equal(codes(problems), []string{"schedule-report-late:C001"}) {
		t.Errorf("got %v", codes(problems))
	}
}

// TestVersions: a plan that was explained stays; what changes it is told with
// the reason, and only then there is a new version.
func TestVersions(t *testing.T) {
	all, p := assessments(6), testProject(4)
	in := PlanInput{Project: p, Companies: all, Previous: map[string]Outline{}}
	first, _ := PlanAll(in)
	for id, plan := range first.Plans {
		o, changed := Next(Outline{}, plan, day(6, 11), "")
		if !changed || o.Version != 1 {
			t.Fatalf("%s: %+v", id, o)
		}
		in.Previous[id] = o.Explain(&record.Company{PlanExplained: known("6月12日 電話", 2, 24)})
	}
	second, problems := PlanAll(in)
	for id, plan := range second.Plans {
		if o, changed := Next(in.Previous[id], plan, day(6, 12), ""); changed || o.Version != 1 {
			t.Errorf("%s changed: %v", id, Diff(in.Previous[id], o, ""))
		}
	}
	if len(problems) > 0 || second.Figures.Moved > 0 {
		t.Errorf("%v %+v", codes(problems), second.Figures)
	}
	gone := first.Plans["C003"].Team.Members[0].Auditor
	p.Auditors[slices.IndexFunc(p.Auditors, func(u record.Auditor) bool { return u.ID == gone.ID })].Conflicts = []record.Conflict{{Company: "C003", Reason: "顧問"}}
	third, problems := PlanAll(in)
	if !slices.Equal(codes(problems), []string{"plan-released:C003"}) || third.Figures.Moved != 1 {
		t.Fatalf("%v %+v", codes(problems), third.Figures)
	}
	o, changed := Next(in.Previous["C003"], third.Plans["C003"], day(6, 13), third.Released["C003"])
	if !changed || o.Edition() != "第2版" || len(o.Changes) == 0 || o.Explain(&record.Company{PlanExplained: known("6月12日 電話", 2, 24)}).Explained {
		t.Fatalf("%+v", o)
	}
	if s := o.Changes[0].Sentence(); !strings.Contains(s, gone.Name) || !strings.HasSuffix(s, "説明済みの計画のままでは審査できないため。") {
		t.Errorf("got %s", s)
	}
	// before it was explained, version 2 is replaced, and tells the changes from version 1 on
	moved := third.Plans["C003"]
	moved.Schedule.OnsiteTo = moved.Schedule.OnsiteTo.AddDays(1)
	if p, _ := Next(o, moved, day(6, 14), ""); p.Version != 2 || len(p.Changes) < len(o.Changes) || p.Last.Version != 1 {
		t.Errorf("%+v", p)
	}
	// once explained again, it is version 3 that follows
	again := o.Explain(&record.Company{PlanExplained: known("6月20日 訪問", 2, 24)})
	if p, _ := Next(again, moved, day(6, 21), ""); !again.Explained || p.Version != 3 || len(p.Changes) != 1 {
		t.Errorf("%+v", p)
	}
}

// TestOverride: the register's figure stands, with the reason and the
// arithmetic of what follows from it.
func TestOverride(t *testing.T) {
	a, p := assessments(1)[0], testProject(2)
	before := Estimate(a, p)
	a.Company.EffortDays, a.Company.EffortReason = record.Known(7.0, record.Origin{}), known("拠点が広いため", 2, 30)
	e := Estimate(a, p)
	if e.Total != 7 || e.Sum != before.Sum || e.Reason.V != "拠点が広いため" || e.Rounding != "計算では3.50人日。これを7.00人日とする。" ||
		e.Onsite != cents(before.Onsite*2) || e.OnsiteFormula != fixed(before.Onsite)+"人日 × 7.00 ÷ 3.50" {
		t.Errorf("%+v", e)
	}
}

// TestEffortByFormAndTravel: each has a line with its arithmetic.
func TestEffortByFormAndTravel(t *testing.T) {
	a, p := assessments(1)[0], testProject(2)
	p.Body.Address, a.Company.Address = "東京都千代田区", known("愛知県豊田市", 0, 0)
	p.Effort.PerForm = map[string]float64{"paper": .25, "none": 1}
	p.Effort.Travel = []record.TravelStep{{FromKm: 200, Days: .5}, {FromKm: 600, Days: 1}}
	var got []string
	for _, l := range Estimate(a, p).Lines {
		got = append(got, fmt.Sprint(l.Label, " ", l.Formula, " ", l.Days))
	}
	for _, want := range []string{"現地審査（情報の態様） 紙の情報あり 0.25", "現地審査（移動） 東京都から愛知県まで約258km（200km以上の区分） 0.5"} {
		if !slices.Contains(got, want) {
			t.Errorf("no line %q in %q", want, got)
		}
	}
}

func TestNoPlanWithoutReturn(t *testing.T) {
	all := append(assessments(1), Assess(testCompany("C002"), nil, testCatalogue()))
	plans, problems := Plans(all, testProject(2), day(6, 1))
	if _, ok := plans["C002"]; ok || len(plans) != 1 || len(problems) > 0 {
		t.Errorf("%v %v", plans, codes(problems))
	}
}

func TestFocus(t *testing.T) {
	r := testResponse()
	r.Answers["A"] = ans(5, criteria.Implemented, "", "")
	r.Answers["B"] = ans(6, criteria.Partial, "", "半分")
	r.Answers["C"] = ans(7, criteria.NotImplemented, "", "")
	r.Answers["R"] = ans(8, criteria.NotImplemented, "", "")
	got, more := focus(Assess(testCompany("C001"), r, testCatalogue()))
	want := []string{"C 未実施と回答", "B 一部実施と回答", "A 実施済と回答したが、証拠の記載なし"}
	if len(got) != 3 || more != 0 {
		t.Fatalf("got %+v", got)
	}
	for i, w := range want {
		if s := got[i].Item.Item.ID + " " + got[i].Reason; s != w {
			t.Errorf("got %s, want %s", s, w)
		}
	}
}

// TestFocusOnce: an item stands in the list once, whatever else is odd.
func TestFocusOnce(t *testing.T) {
	r := testResponse()
	a := ans(5, criteria.Partial, "", "")
	a.Evidence = record.Unread[string](record.Origin{Pos: cell(5, 7), Raw: "#REF!"})
	r.Answers["A"] = a
	delete(r.Answers, "B")
	r.Answers["C"] = ans(7, "?", "", "")
	got, _ := focus(Assess(testCompany("C001"), r, testCatalogue()))
	if len(got) != 3 || got[0].Reason != "一部実施と回答" || got[1].Reason != "回答を読み取れない" || got[2].Reason != "回答なし" {
		t.Errorf("got %+v", got)
	}
}

func TestFocusIsCut(t *testing.T) {
	cat, r := &criteria.Catalogue{}, &record.Response{Answers: map[string]record.Answer{}}
	for i := range 20 {
		id := fmt.Sprint("I", i)
		cat.Items = append(cat.Items, criteria.Item{ID: id, Kind: criteria.Required})
		r.Answers[id] = ans(i+1, criteria.NotImplemented, "", "")
	}
	got, more := focus(Assess(testCompany("C001"), r, cat))
	if len(got) != maxFocus || more != 5 {
		t.Errorf("%d points, %d more", len(got), more)
	}
}

func TestPrepareAndOnsite(t *testing.T) {
	r := testResponse()
	r.Answers["R"] = ans(8, criteria.Implemented, "", "")
	a := Assess(testCompany("C001"), r, testCatalogue())
	if got := fmt.Sprint(prepare(a)); got != "[{任命書 [A]} {社内規程 [A C]}]" {
		t.Errorf("got %s", got)
	}
	want := "[イ[B] ロ[C] ハ[] ニ[C] ホ[A] ヘ[] ト[R] チ[]]"
	var got []string
	for _, c := range onsite(a) {
		got = append(got, c.Mark+fmt.Sprint(c.Items))
		if c.Mark == "チ" && (len(c.Laws) != 1 || c.Laws[0] != "個人情報保護法") {
			t.Errorf("laws %v", c.Laws)
		}
	}
	if fmt.Sprint(got) != want {
		t.Errorf("got %v", got)
	}
}
