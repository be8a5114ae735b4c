package method

import (
	"slices"
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// lawsAsked: the audit does not go on while the question about laws is open
// (4(1)③).
func (k *checker) lawsAsked() {
	open := slices.ContainsFunc(k.Assessment.Queries, func(q audit.Query) bool { return q.Kind == audit.QueryLaws })
	if s := k.began(); s != nil && open {
		k.add("method-laws-unasked", s.pos, s.what()+"　"+s.day.String())
	}
}

// planAfter: the plan is sent after the preliminary review (4(1)④), which ends
// when the return is there.
func (k *checker) planAfter() {
	r := k.Assessment.Response
	if r == nil {
		return
	}
	end := r.Received.V
	if !r.Received.Known || end.Day == 0 {
		return
	}
	if s := k.last(record.EventPlanSent); s != nil && s.day.Before(end) {
		k.add("method-plan-early", s.pos, end.String(), s.day.String())
	}
}

// planFields: effort, days, auditors (4(1)⑤).
func (k *checker) planFields() {
	if k.Assessment.Response == nil || k.Plan == nil {
		return
	}
	for _, f := range []struct {
		name string
		is   bool
	}{{"審査工数", k.Plan.Effort.Total > 0}, {"想定される審査日数", k.Plan.Effort.OnsiteDays > 0 || k.Plan.Effort.Document > 0}, {"審査業務従事者", len(k.Plan.Team.Members) > 0}} {
		if !f.is {
			k.add("method-plan-field", problem.Pos{File: k.Project.File}, f.name)
		}
	}
}

// planExplainedFirst: the plan is explained, not only sent, before the work
// that it plans (4(1)⑥).
func (k *checker) planExplainedFirst() {
	if s := k.began(); s != nil && !k.planExplained(s.day) {
		k.add("method-plan-unexplained", s.pos, s.what(), s.day.String())
	}
}

// order: document review before the on-site audit (4(2)⑥).
func (k *checker) order() {
	doc, site := k.first(record.EventDocumentReview), k.first(record.EventOnsite)
	if doc != nil && site != nil && site.day.Before(doc.day) {
		k.add("method-order", site.pos, site.what(), site.day.String(), doc.what(), doc.day.String())
	}
}

// resultTold: the result goes to the company before the visit (4(2)③④).
func (k *checker) resultTold() {
	if s := k.first(record.EventOnsite); s != nil && !k.by(s.day, record.EventResultTold) {
		k.add("method-result-untold", s.pos, s.day.String())
	}
}

// requests: who asks is told (4(2)⑤).
func (k *checker) requests() {
	for _, s := range k.all(record.EventAsked) {
		if done := k.last(record.EventResultExplained); done == nil || done.day.Before(s.day) {
			k.add("method-request-open", s.pos, s.day.String())
		}
	}
}

// onsiteTold: what the visit covers is explained before it (4(2)⑥).
func (k *checker) onsiteTold() {
	if s := k.first(record.EventOnsite); s != nil && !k.by(s.day, record.EventOnsiteExplained) {
		k.add("method-onsite-untold", s.pos, s.day.String())
	}
}

// notice: the company names possible days so many days before the visit
// (4(2)⑦).
func (k *checker) notice() {
	site := k.first(record.EventOnsite)
	if site == nil {
		return
	}
	said := k.first(record.EventPossible)
	if said == nil || site.day.Before(said.day) {
		k.add("method-notice-missing", site.pos, site.day.String())
		return
	}
	days := int(site.day.Time().Sub(said.day.Time()).Hours() / 24)
	if days < k.Project.NoticeDays {
		k.add("method-notice-short", said.pos, strconv.Itoa(days), strconv.Itoa(k.Project.NoticeDays))
	}
}

// difficulty: how hard the period was is noted, since the project report
// discusses it (call 3.(3)).
func (k *checker) difficulty() {
	for _, s := range k.all(record.EventPossible) {
		if blank(s.e.Text) {
			k.add("method-difficulty", s.e.Text.Origin.Pos)
		}
	}
}

// replan: a changed plan is sent and explained again (4(2)⑧). It is owed from
// the next visit on, or at once where none is recorded.
func (k *checker) replan() {
	for _, s := range k.all(record.EventPlanChanged) {
		for _, kind := range []record.EventKind{record.EventPlanSent, record.EventPlanExplained} {
			if done := k.last(kind); done == nil || done.day.Before(s.day) {
				k.add("method-replan", s.pos, s.day.String(), kind.Ja())
			}
		}
	}
}

// onsite: the auditors went there, unless the method was changed (4(3)①).
func (k *checker) onsite() {
	s := k.first(record.EventDirection, record.EventCommittee, record.EventHead, record.EventReportSent, record.EventConformity)
	if s != nil && k.Assessment.Company.Method != record.Changed && !k.by(s.day, record.EventOnsite) {
		k.add("method-no-onsite", s.pos, s.what())
	}
}

// interviews: whom the kinds of on-site checks name was heard (4(3)②ロホヘ).
func (k *checker) interviews() {
	if k.Report == nil || k.Plan == nil || !k.concluded() {
		return
	}
	heard := map[string]bool{}
	for _, row := range k.Report.Rows("interviews") {
		heard[row["interviews.kind"].Value.V] = true
	}
	for _, who := range []struct{ mark, kind, called string }{{"ロ", "従業員", "従業員（ロ）"}, {"ホ", "管理の責任者", "情報管理の責任者（ホ）"}, {"ヘ", "責任者の上司", "漏えい時の対応の責任者（ヘ）"}} {
		asked := slices.ContainsFunc(k.Plan.Onsite, func(c audit.OnsiteCheck) bool { return c.Mark == who.mark && len(c.Items) > 0 })
		if asked && !heard[who.kind] {
			k.add("method-interview", problem.Pos{File: k.Report.File, Place: "聞き取りの表"}, who.called)
		}
	}
}

// lawsChecked: what binds the company was looked at on site (4(3)②チ).
func (k *checker) lawsChecked() {
	site := k.last(record.EventOnsite)
	if k.Report == nil || site == nil || !site.day.Before(k.Today) {
		return
	}
	for i, l := range k.Assessment.Laws {
		n := strconv.Itoa(i + 1)
		if s := k.said("law." + n + ".status"); s == "" || s == "未確認" {
			k.add("method-law-unchecked", k.at("law."+n+".status"), n, l.V)
		}
	}
}
