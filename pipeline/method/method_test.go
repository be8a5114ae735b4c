package method

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

func check(w *world) problem.List {
	w.in.Companies = []Company{*w.c}
	return Check(w.in)
}

func codesOf(l problem.List) []problem.Code {
	var out []problem.Code
	for _, p := range l {
		if !slices.Contains(out, p.Code) {
			out = append(out, p.Code)
		}
	}
	return out
}

// An audit by the book, looked at on every day from its beginning, has no
// breach.
func TestNothingAgainstASoundAudit(t *testing.T) {
	for d := day(5, 1); d.Before(day(10, 31)); d = d.AddDays(1) {
		w := sound()
		w.until(d)
		if got := check(w); len(got) > 0 {
			t.Fatalf("%s: %v", d, got)
		}
	}
}

// breaches are the rules of this package, each with a way to break it and the
// code that must be seen; what else is seen follows from it.
func breaches() map[string]breach {
	out := breachesBefore()
	for name, b := range breachesAudit() {
		out[name] = b
	}
	for name, b := range breachesAfter() {
		out[name] = b
	}
	return out
}

type breach struct {
	rule  string
	spoil func(*world)
	want  problem.Code
}

func breachesBefore() map[string]breach {
	return map[string]breach{
		"前文 changed, not agreed": {"P3", func(w *world) { w.c.Assessment.Company.Method = record.Changed }, "method-unagreed"},
		"前文 agreed too late": {"P3", func(w *world) {
			w.c.Assessment.Company.Method = record.Changed
			w.event(record.EventMethodAgreed, day(6, 15), "受託者", "遠隔")
		}, "method-unagreed"},
		"1(1) nobody was made aware":       {"I1", func(w *world) { w.without(record.EventImpartiality) }, "method-impartiality"},
		"1(1) made aware after the review": {"I1", func(w *world) { w.move(record.EventImpartiality, day(6, 15)) }, "method-impartiality"},
		"1(2) a risk without measure":      {"I3", func(w *world) { w.event(record.EventRisk, day(7, 4), "審査太郎", "接待の申出") }, "method-risk-open"},
		"1(2) a measure before the risk": {"I3", func(w *world) {
			w.event(record.EventRiskSettled, day(7, 3), "x", "y")
			w.event(record.EventRisk, day(7, 4), "x", "y")
		}, "method-risk-open"},
		"2(1) no unit": {"S1", func(w *world) { w.c.Assessment.Company.ScopeUnit = "" }, "method-scope-unset"},
		"2(1) no name": {"S1", func(w *world) { w.c.Assessment.Company.ScopeName = told("") }, "method-scope-unset"},
		"2(2) nobody agreed": {"S2", func(w *world) {
			w.event(record.EventScopeAgreed, day(7, 1), "", "分室を除く")
			w.set("scope-change.any", "あり")
		}, "method-scope-agreed"},
		"2(2) what is not said":  {"S2", func(w *world) { w.event(record.EventScopeAgreed, day(7, 1), "社長", "") }, "method-scope-agreed"},
		"2(2) in no log":         {"S2", func(w *world) { w.set("scope-change.any", "あり") }, "method-scope-agreed"},
		"2(2) not in the report": {"S2", func(w *world) { w.event(record.EventScopeAgreed, day(7, 1), "社長", "分室を除く") }, "method-scope-agreed"},
		"3(3) no contract":       {"C2", func(w *world) { w.c.Assessment.Company.ContractDate = record.Value[calendar.Date]{} }, "method-before-contract"},
		"3(3) a plan before":     {"C2", func(w *world) { w.move(record.EventPlanSent, day(5, 19)) }, "method-before-contract"},
		"3(4) kept too long":     {"C4", func(w *world) { w.in.Today = calendar.Date{Year: 2023, Month: 10, Day: 1} }, "method-retention-over"},
	}
}

func breachesAudit() map[string]breach {
	return map[string]breach{
		"4(1)③ laws not asked": {"A1", func(w *world) { w.c.Assessment.Queries = []audit.Query{{Kind: audit.QueryLaws}} }, "method-laws-unasked"},
		"4(1)④ plan too early": {"A2", func(w *world) { w.move(record.EventPlanSent, day(6, 4)) }, "method-plan-early"},
		"4(1)⑤ no effort":      {"A3", func(w *world) { w.c.Plan.Effort.Total = 0 }, "method-plan-field"},
		"4(1)⑤ no days":        {"A3", func(w *world) { w.c.Plan.Effort.OnsiteDays = 0 }, "method-plan-field"},
		"4(1)⑤ nobody":         {"A3", func(w *world) { w.c.Plan.Team.Members = nil }, "method-plan-field"},
		"4(1)⑥ sent only":      {"A4", func(w *world) { w.without(record.EventPlanExplained) }, "method-plan-unexplained"},
		"4(1)⑥ too late":       {"A4", func(w *world) { w.move(record.EventPlanExplained, day(6, 15)) }, "method-plan-unexplained"},
		"4 wrong order": {"A5", func(w *world) {
			w.move(record.EventDocumentReview, day(7, 5))
			w.drop("cover.document-date", "visits.date")
		}, "method-order"},
		"4(2)③ not told":        {"A6", func(w *world) { w.without(record.EventResultTold) }, "method-result-untold"},
		"4(2)③ told after":      {"A6", func(w *world) { w.move(record.EventResultTold, day(7, 5)) }, "method-result-untold"},
		"4(2)⑤ asked in vain":   {"A7", func(w *world) { w.event(record.EventAsked, day(6, 19), "総務部長", "4-1") }, "method-request-open"},
		"4(2)⑥ not explained":   {"A8", func(w *world) { w.without(record.EventOnsiteExplained) }, "method-onsite-untold"},
		"4(2)⑦ no word":         {"A9", func(w *world) { w.without(record.EventPossible) }, "method-notice-missing"},
		"4(2)⑦ a day too short": {"A9", func(w *world) { w.move(record.EventPossible, day(6, 21)) }, "method-notice-short"},
		"4(2)⑧ not sent again":  {"A10", func(w *world) { w.event(record.EventPlanChanged, day(6, 25), "x", "y") }, "method-replan"},
		"4(2)⑧ not explained again": {"A10", func(w *world) {
			w.event(record.EventPlanChanged, day(6, 25), "x", "y")
			w.event(record.EventPlanSent, day(6, 26), "x", "y")
		}, "method-replan"},
		"4(3)① nobody went":    {"A11", func(w *world) { w.without(record.EventOnsite); w.drop("cover.onsite-date", "visits.date") }, "method-no-onsite"},
		"4(3)②ロ nobody heard":  {"A12", func(w *world) { w.drop("interviews.kind") }, "method-interview"},
		"4(3)②チ not looked at": {"A14", func(w *world) { w.set("law.1.status", "未確認") }, "method-law-unchecked"},
		"call 3(3) no judgment": {"M3", func(w *world) {
			w.without(record.EventPossible)
			w.event(record.EventPossible, day(6, 20), "総務部長", "")
		}, "method-difficulty"},
	}
}

func breachesAfter() map[string]breach {
	return map[string]breach{
		"1(3) 5(2) no evidence": {"R1", func(w *world) { w.c.Report.Findings[0].Evidence = told("") }, "finish-evidence"},
		"5(2) no finding":       {"R1", func(w *world) { w.c.Report.Findings = w.c.Report.Findings[:1] }, "finish-item"},
		"5(2) advice not told":  {"R3", func(w *world) { w.drop("advice-log.text"); w.event(record.EventAdvice, day(7, 4), "x", "施錠") }, "method-advice"},
		"5(2) no advice":        {"R3", func(w *world) { w.drop("advice-log.text") }, "method-advice-none"},
		"5(3) not explained":    {"R4", func(w *world) { w.without(record.EventDirection); w.drop("direction.date") }, "method-direction-late"},
		"5(3) explained after": {"R4", func(w *world) {
			w.move(record.EventDirection, day(7, 21))
			w.set("direction.date", "x", day(7, 21))
		}, "method-direction-late"},
		"5(4) not appended": {"R5", func(w *world) { w.event(record.EventOpinion, day(7, 12), "社長", "異議") }, "method-opinion"},
		"5(4) without words": {"R5", func(w *world) {
			w.event(record.EventOpinion, day(7, 12), "社長", "異議")
			w.set("opinion.any", "あり")
		}, "method-opinion"},
		"5(6) not reviewed": {"R6", func(w *world) { w.without(record.EventCommittee); w.drop("review.date") }, "method-review-missing"},
		"5(6) reviewed after": {"R6", func(w *world) {
			w.move(record.EventCommittee, day(7, 26))
			w.set("review.date", "x", day(7, 26))
		}, "method-review-missing"},
		"5(6) by the head alone": {"R7", func(w *world) {
			w.without(record.EventCommittee)
			w.event(record.EventHead, day(7, 20), "x", "y")
			w.set("review.kind", "代表者によるレビュー")
		}, "method-committee"},
		"5(9) one does not conform": {"R9", func(w *world) { w.c.Report.Findings[0].Verdict.V = record.Fails }, "method-conformity"},
		"5(9) one is open":          {"R9", func(w *world) { w.c.Report.Findings[1].Verdict = record.Value[record.Verdict]{} }, "method-conformity"},
		"5(9) part":                 {"R9", func(w *world) { w.set("conclusion.result", "基準の一部に適合") }, "method-conformity"},
		"5(9) judged otherwise":     {"R9", func(w *world) { w.set("review.result", "再審査とする") }, "method-conformity"},
		"5(9) no review":            {"R9", func(w *world) { w.without(record.EventCommittee); w.drop("review.date") }, "method-conformity"},
		"5(9) a law in doubt":       {"R9", func(w *world) { w.set("law.1.status", "疑義あり") }, "method-conformity"},
		"5(9) no report":            {"R9", func(w *world) { w.c.Report = nil }, "method-conformity"},
		"5(11) not reported":        {"R10", func(w *world) { w.set("law.1.status", "疑義あり") }, "method-doubt-unreported"},
		"5(11) a working paper doubts": {"R11", func(w *world) {
			w.c.Fieldwork = &record.Fieldwork{Laws: []record.LawCheck{{Number: 1, Name: told("個人情報保護法"), Status: told("疑義あり"), Doubted: true}}}
		}, "method-not-stopped"},
		"5(11) reported, not stopped": {"R11", func(w *world) {
			w.event(record.EventDoubt, day(7, 4), "", "個人情報保護法")
			w.event(record.EventAuthority, day(7, 5), "委員会", "x")
		}, "method-not-stopped"},
		"5(11) went on":         {"R12", func(w *world) { w.event(record.EventStopped, day(7, 6), "x", "y") }, "method-after-stop"},
		"call 1 no report":      {"M1", func(w *world) { w.without(record.EventAftermathReported); w.in.Today = day(10, 1) }, "method-aftermath-late"},
		"call 1 reported late":  {"M1", func(w *world) { w.in.AftermathDue = day(8, 19) }, "method-aftermath-late"},
		"call 2 after the end":  {"M2", func(w *world) { w.move(record.EventConformity, day(10, 1)); w.in.Today = day(10, 2) }, "method-after-end"},
		"the log tells a plan":  {"M5", func(w *world) { w.event(record.EventOther, day(9, 1), "x", "y") }, "method-future"},
		"4(3)② law, once sent":  {"A14", func(w *world) { w.set("law.1.text", "") }, "finish-law-evidence"},
		"5(7) half are outside": {"R8", func(w *world) { w.drop("attendance.side") }, "finish-external"},
	}
}

func TestEachBreachIsSeen(t *testing.T) {
	for name, b := range breaches() {
		w := sound()
		b.spoil(w)
		got := check(w)
		i := slices.IndexFunc(got, func(p problem.Problem) bool { return p.Code == b.want })
		if i < 0 {
			t.Errorf("%s: %s is not among %v", name, b.want, codesOf(got))
			continue
		}
		p := got[i]
		if p.Company != "C001" || p.Pos.IsZero() || strings.Contains(p.Msg("ja")+p.Msg("en")+p.Hint("ja"), "{") {
			t.Errorf("%s: not ready to show: %+v %s", name, p, p.Text("ja"))
		}
	}
}

// Every rule that this package holds has a breach that shows it, every code of
// the table is one, and every code of this area stands in a rule.
func TestEachRuleHasABreach(t *testing.T) {
	shown, told := map[string]bool{}, map[problem.Code]bool{}
	for name, b := range breaches() {
		shown[b.rule] = true
		if !slices.ContainsFunc(Rules(), func(r Rule) bool { return r.ID == b.rule && slices.Contains(r.Codes, b.want) }) {
			t.Errorf("%s: rule %s does not say %s", name, b.rule, b.want)
		}
		told[b.want] = true
	}
	ids := map[string]bool{}
	var all []problem.Code
	for _, r := range Rules() {
		if ids[r.ID] || r.Clause == "" || r.Ja == "" || r.Looks == "" || len(r.Codes) == 0 || r.check == nil && r.Where == "" {
			t.Errorf("rule %+v", r)
		}
		ids[r.ID] = true
		if r.check != nil && !shown[r.ID] {
			t.Errorf("rule %s has no breach", r.ID)
		}
		for _, c := range r.Codes {
			if strings.Contains(fmt.Sprint(problem.Lookup(c).Ja), "登録されていない") {
				t.Errorf("rule %s: %s is no code", r.ID, c)
			}
		}
		all = append(all, r.Codes...)
	}
	for _, r := range Rules() {
		if r.Where == "pipeline.Run" { // shown where documents are made
			for _, c := range r.Codes {
				told[c] = true
			}
		}
	}
	for _, k := range problem.Kinds() {
		if ours := strings.HasPrefix(string(k.Code), "method-") && k.Code != "method-share" && k.Code != "method-reason"; ours && (!slices.Contains(all, k.Code) || !told[k.Code]) {
			t.Errorf("%s stands in no rule or is shown by no breach", k.Code)
		}
	}
}

// What may be done otherwise: a changed method without visit, a partial result
// reviewed by the representative, a stopped audit.
func TestWhatIsAllowed(t *testing.T) {
	for name, change := range map[string]func(*world){
		"changed, agreed, no visit": func(w *world) {
			w.c.Assessment.Company.Method = record.Changed
			w.event(record.EventMethodAgreed, day(6, 1), "受託者", "遠隔")
			w.without(record.EventOnsite, record.EventResultTold, record.EventOnsiteExplained, record.EventPossible)
			w.drop("cover.onsite-date", "visits.date", "visits.kind", "visits.place", "visits.by")
			w.c.Report.Entries = append(w.c.Report.Entries, record.Entry{Tag: "method.deviation", Value: told("遠隔")})
			for _, e := range [][2]string{{"visits.kind", "文書審査"}, {"visits.place", "本社"}, {"visits.by", "審査太郎"}} {
				w.c.Report.Entries = append(w.c.Report.Entries, record.Entry{Tag: e[0], Row: 1, Value: told(e[1])})
			}
			w.c.Report.Entries = append(w.c.Report.Entries, record.Entry{Tag: "visits.date", Row: 1, Value: told("x"), Date: day(6, 14)})
		},
		"part, by the head": func(w *world) {
			w.without(record.EventCommittee, record.EventConformity)
			w.event(record.EventHead, day(7, 20), "代表者", "一部")
			w.c.Report.Findings[0].Verdict.V = record.Fails
			w.set("conclusion.result", "基準の一部に適合")
			w.set("review.kind", "代表者によるレビュー")
			w.set("review.result", "基準の一部に適合していると評価する")
			w.c.Report.Entries = append(w.c.Report.Entries, record.Entry{Tag: "conclusion.conforms", Value: told("2-2")}, record.Entry{Tag: "conclusion.does-not-conform", Value: told("2-1")})
		},
		"stopped": func(w *world) {
			w.without(record.EventDirection, record.EventCommittee, record.EventReportSent, record.EventConformity, record.EventAftermathReported)
			w.drop("direction.date", "review.date")
			w.set("law.1.status", "疑義あり")
			w.event(record.EventDoubt, day(7, 4), "", "個人情報保護法")
			w.event(record.EventAuthority, day(7, 5), "個人情報保護委員会", "報告した")
			w.event(record.EventStopped, day(7, 5), "", "疑義のため")
		},
		"explained in the register": func(w *world) {
			w.without(record.EventPlanExplained)
			w.c.Assessment.Company.PlanExplained = told("6月11日 電話")
		},
		"returned in time": func(w *world) {
			w.in.Today = calendar.Date{Year: 2024, Month: 1, Day: 1}
			w.event(record.EventReturned, calendar.Date{Year: 2023, Month: 9, Day: 30}, "総務部長", "全て")
		},
	} {
		w := sound()
		change(w)
		got := check(w)
		got = slices.DeleteFunc(got, func(p problem.Problem) bool { return name == "returned in time" && p.Code == "method-after-end" })
		if len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestKeepUntil(t *testing.T) {
	w := sound()
	c := w.c.Assessment.Company
	if d, ok := KeepUntil(w.in.Project, c, w.c.Events); !ok || d != (calendar.Date{Year: 2023, Month: 9, Day: 30}) {
		t.Errorf("%v %v", d, ok)
	}
	w.event(record.EventAftermathReported, day(11, 2), "", "")
	w.event(record.EventDestroyed, day(12, 2), "", "")
	if d, _ := KeepUntil(w.in.Project, c, w.c.Events); d != (calendar.Date{Year: 2023, Month: 11, Day: 2}) {
		t.Errorf("after the last event: %v", d)
	}
	c.RetentionYears = record.Value[int]{}
	w.in.Project.RetentionYears = 0
	if _, ok := KeepUntil(w.in.Project, c, w.c.Events); ok {
		t.Error("no period is set")
	}
}
