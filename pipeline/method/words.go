package method

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// StepWord is a step with its words and clause.
type StepWord struct {
	Step       Step
	Ja, Clause string
}

// Steps lists the steps in the order of the method.
func Steps() []StepWord {
	return []StepWord{
		{StepContract, "契約の締結", "3(3)"}, {StepSend, "自己チェックシートの送付", "4(1)①"}, {StepReturn, "回答の返送", "4(1)①"}, {StepQuery, "照会への回答", "4(1)①"},
		{StepPlan, "審査計画の説明", "4(1)⑥"}, {StepReview, "文書審査", "4(2)①"}, {StepTell, "文書審査の結果の通知", "4(2)③"}, {StepExplain, "求められた説明", "4(2)⑤"},
		{StepReplan, "変更した計画の送付と説明", "4(2)⑧"}, {StepInvite, "現地審査の説明", "4(2)⑥"}, {StepPossible, "受入れ可能時期の連絡", "4(2)⑦"}, {StepOnsite, "現地審査", "4(3)"},
		{StepReport, "審査報告書の作成", "5(1)(2)"}, {StepDirection, "結論の方向性の説明", "5(3)"}, {StepEvaluation, "レビュー", "5(6)(10)"}, {StepDeliver, "審査報告書の送付", "5(8)"},
		{StepConformity, "適合の通知", "5(9)"}, {StepAuthority, "行政機関への報告", "5(11)"}, {StepStop, "評価の中止", "5(11)"}, {StepAftermath, "事後報告", "公募要領 1.①イ"},
		{StepKeep, "保存（期間の終わりまで）", "3(4)"}, {StepPurge, "返還・廃棄", "3(4)"}, {StepDone, "完了（返還・廃棄済み）", "3(4)"},
	}
}

// Ja returns the step's words.
func (s Step) Ja() string {
	for _, w := range Steps() {
		if w.Step == s {
			return w.Ja
		}
	}
	return string(s)
}

// Ja returns who the owner is.
func (o Owner) Ja() string {
	switch o {
	case Office:
		return "事務局"
	case Client:
		return "依頼者"
	case Auditors:
		return "審査業務従事者"
	case Committee:
		return "委員会・代表者"
	}
	return "―"
}

// Milestone is a step whose day stands in the table of progress.
type Milestone struct {
	Ja    string
	Kinds []record.EventKind
}

// Milestones lists them in the order of the method.
func Milestones() []Milestone {
	kinds := func(k ...record.EventKind) []record.EventKind { return k }
	return []Milestone{{"契約", kinds(record.EventContract)}, {"配布", nil}, {"回答", nil}, {"計画の説明", kinds(record.EventPlanExplained)},
		{"文書審査", kinds(record.EventDocumentReview)}, {"結果の通知", kinds(record.EventResultTold)}, {"現地の説明", kinds(record.EventOnsiteExplained)},
		{"可能時期", kinds(record.EventPossible)}, {"現地審査", kinds(record.EventOnsite)}, {"結論の説明", kinds(record.EventDirection)},
		{"レビュー", kinds(record.EventCommittee, record.EventHead)}, {"送付", kinds(record.EventReportSent)}, {"適合の通知", kinds(record.EventConformity)},
		{"評価の中止", kinds(record.EventStopped)}, {"事後報告", kinds(record.EventAftermathReported)}}
}

// Days returns the first day of each milestone, zero where none is recorded.
func Days(c *Company) []calendar.Date {
	k := &course{Company: c}
	out := make([]calendar.Date, 0, len(Milestones()))
	for _, m := range Milestones() {
		var day calendar.Date
		switch s := k.first(m.Kinds...); {
		case s != nil:
			day = s.day
		case m.Ja == "配布":
			day = c.Assessment.Company.SentDate.V
		case m.Ja == "回答" && c.Assessment.Response != nil:
			if day = c.Assessment.Response.Received.V; day.IsZero() {
				day = c.Assessment.Response.Seen
			}
		}
		out = append(out, day)
	}
	return out
}
