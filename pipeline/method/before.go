package method

import (
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// began is the first step of the audit proper (審査業務 after the preliminary
// review).
func (k *checker) began() *step { return k.first(record.EventDocumentReview, record.EventOnsite) }

// agreed: a changed method was agreed before it was used (前文).
func (k *checker) agreed() {
	if s := k.began(); s != nil && k.Assessment.Company.Method == record.Changed && !k.by(s.day, record.EventMethodAgreed) {
		k.add("method-unagreed", s.pos, s.what()+"（"+s.day.String()+"）")
	}
}

// impartial: those who audit were made aware of impartiality before (1(1)).
func (k *checker) impartial() {
	if s := k.began(); s != nil && !k.by(s.day, record.EventImpartiality) {
		k.add("method-impartiality", s.pos, s.what()+"　"+s.day.String())
	}
}

// risks: every reported risk has a measure on its day or later (1(1)(2)).
func (k *checker) risks() {
	for _, s := range k.all(record.EventRisk) {
		if done := k.last(record.EventRiskSettled); done == nil || done.day.Before(s.day) {
			k.add("method-risk-open", s.pos, s.day.String())
		}
	}
}

// scope: unit and name are set before work (2(1)).
func (k *checker) scope() {
	s, c := k.began(), k.Assessment.Company
	if s == nil {
		return
	}
	if c.ScopeUnit == "" {
		k.add("method-scope-unset", c.Pos, string(record.ColScopeUnit), s.day.String())
	}
	if !c.ScopeName.Known {
		k.add("method-scope-unset", c.ScopeName.Origin.Pos, string(record.ColScopeName), s.day.String())
	}
}

// scopeAgreed: a change of the scope names the day, who agreed and what (2(2)).
func (k *checker) scopeAgreed() {
	agreed := k.all(record.EventScopeAgreed)
	for _, s := range agreed {
		if blank(s.e.With) {
			k.add("method-scope-agreed", s.pos, "合意した者")
		}
		if blank(s.e.Text) {
			k.add("method-scope-agreed", s.pos, "変更の内容")
		}
	}
	said := k.said("scope-change.any")
	switch {
	case said == "あり" && len(agreed) == 0 && !k.changeSigned():
		k.add("method-scope-agreed", k.at("scope-change.any"), "合意した日及び者")
	case said == "なし" && len(agreed) > 0:
		k.add("method-scope-agreed", k.at("scope-change.any"), "審査報告書の「範囲の変更の有無」")
	}
}

// changeSigned tells whether the report's own table names who agreed, and when.
func (k *checker) changeSigned() bool {
	rows := k.Report.Rows("scope-changes")
	for _, row := range rows {
		if blank(row["scope-changes.agreed"].Value) || row["scope-changes.date"].Date.IsZero() {
			return false
		}
	}
	return len(rows) > 0
}

func blank(v record.Value[string]) bool { return strings.TrimSpace(v.V) == "" }

// work are the events that are work on the trial, for which the contract must
// have been concluded (3(3)).
func work() []record.EventKind {
	return []record.EventKind{record.EventPlanSent, record.EventPlanExplained, record.EventDocumentReview, record.EventResultTold, record.EventResultExplained,
		record.EventOnsiteExplained, record.EventOnsite, record.EventAdvice, record.EventDirection, record.EventCommittee, record.EventHead, record.EventReportSent, record.EventConformity}
}

// contract: nothing was done before it (3(3)).
func (k *checker) contract() {
	signed, s := k.first(record.EventContract), k.first(work()...)
	if s == nil {
		return
	}
	if signed == nil {
		k.add("method-before-contract", s.pos, "記録なし", s.what(), s.day.String())
	} else if s.day.Before(signed.day) {
		k.add("method-before-contract", s.pos, signed.day.String(), s.what(), s.day.String())
	}
}

// retention: what is held is returned or destroyed when the time is over (3(4)).
func (k *checker) retention() {
	until, ok := KeepUntil(k.Project, k.Assessment.Company, k.Events)
	if ok && until.Before(k.Today) && k.first(record.EventReturned, record.EventDestroyed) == nil {
		k.add("method-retention-over", k.Assessment.Company.RetentionYears.Origin.Pos, until.String())
	}
}

// KeepUntil is the last day on which the body keeps what it has of the company
// (3(4)): so many years after the last of the contract, the end of the project
// and what the log tells of the audit. The call leaves the beginning to the
// contract; the latest day is the one on which no contract can have ended
// later. ok is false where no period is set.
func KeepUntil(p *record.Project, c *record.Company, events []record.Event) (until calendar.Date, ok bool) {
	years := c.RetentionYears.V
	if !c.RetentionYears.Known {
		years = p.RetentionYears
	}
	last := c.ContractDate.V
	if last.Before(p.Dates.ContractEnd) {
		last = p.Dates.ContractEnd
	}
	for _, e := range events {
		ends := e.Kind == record.EventReturned || e.Kind == record.EventDestroyed
		if e.Company == c.ID && !ends && e.Date.Known && last.Before(e.Date.V) {
			last = e.Date.V
		}
	}
	if years <= 0 || last.IsZero() {
		return calendar.Date{}, false
	}
	return calendar.Of(last.Time().AddDate(years, 0, 0)), true
}
