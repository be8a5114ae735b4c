package method

import (
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// advice: what was advised stands in the report (5(2)).
func (k *checker) advice() {
	if k.Report == nil {
		return
	}
	written := len(k.Report.Rows("advice-log"))
	for i := range k.Report.Findings {
		if !blank(k.Report.Findings[i].Advice) {
			written++
		}
	}
	given := k.all(record.EventAdvice)
	switch {
	case written > 0:
	case len(given) > 0:
		for _, s := range given {
			k.add("method-advice", s.pos, s.day.String())
		}
	case k.concluded():
		k.add("method-advice-none", problem.Pos{File: k.Report.File, Place: "指導助言の実績"})
	}
}

// direction: the company is told before the report is evaluated (5(3)). Where
// the evaluation was stopped there is none.
func (k *checker) direction() {
	s := k.first(record.EventCommittee, record.EventHead, record.EventReportSent, record.EventConformity)
	if s != nil && !k.by(s.day, record.EventDirection) {
		k.add("method-direction-late", s.pos, s.what(), s.day.String())
	}
}

// opinion: what the company said stands in the report (5(4)).
func (k *checker) opinion() {
	if k.Report == nil {
		return
	}
	for _, s := range k.all(record.EventOpinion) {
		if k.said("opinion.any") != "あり" || k.said("opinion.text") == "" {
			k.add("method-opinion", s.pos, s.day.String())
		}
	}
}

// reviewed: a review comes before the result goes out (5(6)(10)).
func (k *checker) reviewed() {
	s := k.first(record.EventReportSent, record.EventConformity)
	if s != nil && k.first(record.EventStopped) == nil && !k.by(s.day, record.EventCommittee, record.EventHead) {
		k.add("method-review-missing", s.pos, s.what(), s.day.String())
	}
}

// The words of the draft's choices.
const (
	allConform = "基準の全部に適合"
	stopped    = "評価を中止"
	judgedAll  = "基準の全部に適合していると評価する"
)

// committee: full conformity is reviewed by the committee, unless the method
// was changed so (5(6), 前文).
func (k *checker) committee() {
	s := k.first(record.EventReportSent, record.EventConformity)
	full := k.said("conclusion.result") == allConform || k.first(record.EventConformity) != nil
	if s != nil && full && k.Assessment.Company.Method != record.Changed && !k.by(s.day, record.EventCommittee) && k.by(s.day, record.EventHead) {
		k.add("method-committee", s.pos)
	}
}

// conformity: the statement is made only when every item that applies conforms
// and the review is done (5(9)).
func (k *checker) conformity() {
	s := k.first(record.EventConformity)
	if s == nil {
		return
	}
	for _, why := range k.against(s.day) {
		k.add("method-conformity", s.pos, s.day.String(), why)
	}
}

// against lists what stands against a statement of full conformity on a day.
func (k *checker) against(day calendar.Date) []string {
	var out []string
	note := func(is bool, why string) {
		if is {
			out = append(out, why)
		}
	}
	if k.Report == nil {
		return []string{"審査報告書がありません"}
	}
	open := 0
	for i := range k.Assessment.Items {
		it := &k.Assessment.Items[i]
		if it.Item.Kind != criteria.Required || it.State == audit.OutOfScope {
			continue
		}
		f := k.Report.Finding(it.Item.ID)
		if f == nil || !f.Verdict.Known || f.Verdict.V != record.Conforms && f.Verdict.V != record.NotRelevant {
			open++
		}
	}
	note(open > 0, "適合としていない項目が"+strconv.Itoa(open)+"項目あります")
	note(k.said("conclusion.result") != allConform, "結論が「"+allConform+"」ではありません")
	note(k.said("review.result") != judgedAll, "最終的な判断が「"+judgedAll+"」ではありません")
	note(!k.by(day, record.EventCommittee, record.EventHead), "レビューが終わっていません")
	_, _, doubt := k.doubt()
	note(doubt, "法令の遵守に疑義があります")
	return out
}

// doubtReported: the authorities are told at once (5(11)).
func (k *checker) doubtReported() {
	if what, at, ok := k.doubt(); ok && k.first(record.EventAuthority) == nil {
		k.add("method-doubt-unreported", at, what)
	}
}

// doubtStopped: the evaluation is stopped (5(11)).
func (k *checker) doubtStopped() {
	what, at, ok := k.doubt()
	if ok && k.first(record.EventStopped) == nil && k.said("conclusion.result") != stopped {
		k.add("method-not-stopped", at, what)
	}
}

// afterStop: nothing is evaluated or stated after a stop (5(11)).
func (k *checker) afterStop() {
	stop := k.first(record.EventStopped)
	if stop == nil {
		return
	}
	for _, s := range k.all(record.EventCommittee, record.EventHead, record.EventConformity) {
		if stop.day.Before(s.day) {
			k.add("method-after-stop", s.pos, stop.day.String(), s.what(), s.day.String())
		}
	}
}

// aftermathDue is when the company's report after the trial is due.
func (in Input) aftermathDue() calendar.Date {
	if in.AftermathDue.IsZero() {
		return in.Project.Dates.ContractEnd
	}
	return in.AftermathDue
}

// aftermath: the company reports after the trial, in time (call 1.①イ). It is
// owed where the trial was completed.
func (k *checker) aftermath() {
	sent, due := k.first(record.EventReportSent, record.EventConformity), k.aftermathDue()
	if sent == nil || due.IsZero() {
		return
	}
	done := k.first(record.EventAftermathReported)
	switch {
	case done == nil && due.Before(k.Today):
		k.add("method-aftermath-late", sent.pos, due.String())
	case done != nil && due.Before(done.day):
		k.add("method-aftermath-late", done.pos, due.String())
	}
}

// afterEnd: work ends with the project (call 2.).
func (k *checker) afterEnd() {
	end := k.Project.Dates.ContractEnd
	if end.IsZero() {
		return
	}
	for _, s := range k.all(work()...) {
		if end.Before(s.day) {
			k.add("method-after-end", s.pos, s.what(), s.day.String(), end.String())
		}
	}
}

// future: the log tells what was, not what is planned.
func (k *checker) future() {
	for i := range k.Events {
		if e := &k.Events[i]; e.Date.Known && !k.Today.IsZero() && k.Today.Before(e.Date.V) {
			k.add("method-future", e.Date.Origin.Pos, e.Word.V, e.Date.V.String())
		}
	}
}
