package method

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// Step is the next thing to be done for a company.
type Step string

// The steps, in the order of the method (別紙1 3 to 5, call 1.①イ).
const (
	StepContract   Step = "contract"   // conclude the contract (3(3))
	StepSend       Step = "send"       // send the self-check sheet (4(1)①)
	StepReturn     Step = "return"     // the company returns it
	StepQuery      Step = "query"      // the company answers the queries
	StepPlan       Step = "plan"       // explain the plan (4(1)⑥)
	StepReview     Step = "review"     // document review (4(2)①)
	StepTell       Step = "tell"       // tell its result (4(2)③)
	StepExplain    Step = "explain"    // explain the result that was asked about (4(2)⑤)
	StepReplan     Step = "replan"     // send and explain the changed plan (4(2)⑧)
	StepInvite     Step = "invite"     // explain the on-site audit, ask for days (4(2)⑥⑦)
	StepPossible   Step = "possible"   // the company names possible days (4(2)⑦)
	StepOnsite     Step = "onsite"     // the on-site audit (4(3))
	StepReport     Step = "report"     // write the report (5(1)(2))
	StepDirection  Step = "direction"  // explain where the conclusion goes (5(3))
	StepEvaluation Step = "evaluation" // review (5(6)(10))
	StepDeliver    Step = "deliver"    // make the report final and send it (5(8))
	StepConformity Step = "conformity" // state full conformity (5(9))
	StepAuthority  Step = "authority"  // report to the authorities (5(11))
	StepStop       Step = "stop"       // stop the evaluation (5(11))
	StepAftermath  Step = "aftermath"  // the company reports after the trial (call 1.①イ)
	StepKeep       Step = "keep"       // nothing until the retention ends (3(4))
	StepPurge      Step = "purge"      // return or destroy (3(4))
	StepDone       Step = "done"       // returned or destroyed
)

// Owner is who owes the next step.
type Owner string

// The owners.
const (
	Office    Owner = "office"    // 事務局
	Client    Owner = "company"   // 依頼者
	Auditors  Owner = "auditors"  // 審査業務従事者
	Committee Owner = "committee" // 委員会 or 代表者
	Nobody    Owner = ""
)

// State is where one company stands.
type State struct {
	Step  Step
	Owner Owner
	Due   calendar.Date // zero: no day is set
	Late  bool
	Since calendar.Date // day of the last thing that happened; zero: none is recorded
}

// Next tells what comes next for a company.
func Next(in Input, c *Company) State {
	k := newChecker(in, c)
	s := k.next()
	s.Late = !s.Due.IsZero() && s.Due.Before(in.Today) && s.Step != StepKeep
	for i := range c.Events {
		if d := c.Events[i].Date; d.Known && s.Since.Before(d.V) && !in.Today.Before(d.V) {
			s.Since = d.V
		}
	}
	return s
}

func (k *checker) next() State {
	for _, part := range []func() (State, bool){k.ending, k.stopping, k.preliminary, k.documents, k.visit, k.evaluation} {
		if s, ok := part(); ok {
			return s
		}
	}
	return k.closing()
}

// ending: what was returned or destroyed is done; what is over its time is due.
func (k *checker) ending() (State, bool) {
	if k.first(record.EventReturned, record.EventDestroyed) != nil {
		return State{Step: StepDone}, true
	}
	until, ok := KeepUntil(k.Project, k.Assessment.Company, k.Events)
	return State{Step: StepPurge, Owner: Office, Due: until}, ok && until.Before(k.Today)
}

// stopping: a doubt about a law comes before everything else (5(11)).
func (k *checker) stopping() (State, bool) {
	halted := k.first(record.EventStopped) != nil || k.said("conclusion.result") == stopped
	_, _, doubt := k.doubt()
	switch {
	case !halted && !doubt:
		return State{}, false
	case doubt && k.first(record.EventAuthority) == nil:
		return State{Step: StepAuthority, Owner: Office, Due: k.doubtDay()}, true
	case k.first(record.EventStopped) == nil && k.said("conclusion.result") != stopped:
		return State{Step: StepStop, Owner: Office, Due: k.doubtDay()}, true
	}
	return k.keeping(), true
}

// doubtDay: 速やかに has no number of days; the day of the doubt itself is shown.
func (k *checker) doubtDay() calendar.Date {
	if s := k.first(record.EventDoubt); s != nil {
		return s.day
	}
	return calendar.Date{}
}

func (k *checker) preliminary() (State, bool) {
	a := k.Assessment
	c := a.Company
	due := c.DueDate.V
	if due.IsZero() {
		due = k.Project.Dates.SheetsDue
	}
	reviewed := k.began() != nil
	switch {
	case k.first(record.EventContract) == nil:
		return State{Step: StepContract, Owner: Office, Due: c.SentDate.V}, true
	case reviewed:
		return State{}, false
	case a.Response == nil && !c.SentDate.Known:
		return State{Step: StepSend, Owner: Office, Due: due}, true
	case a.Response == nil:
		return State{Step: StepReturn, Owner: Client, Due: due}, true
	case len(a.Queries) > 0:
		return State{Step: StepQuery, Owner: Client, Due: due}, true
	case !k.planExplained(k.Today):
		return State{Step: StepPlan, Owner: Office, Due: k.plan().DocumentFrom}, true
	}
	return State{}, false
}

// plan is the schedule, empty where there is none.
func (k *checker) plan() (s struct{ DocumentFrom, DocumentTo, NoticeBy, OnsiteFrom, OnsiteTo, ReportBy calendar.Date }) {
	if k.Plan != nil {
		s = k.Plan.Schedule
	}
	return s
}

func (k *checker) documents() (State, bool) {
	site := k.first(record.EventOnsite)
	switch {
	case site != nil:
		return State{}, false
	case k.first(record.EventDocumentReview) == nil:
		return State{Step: StepReview, Owner: Auditors, Due: k.plan().DocumentTo}, true
	case k.first(record.EventResultTold) == nil:
		return State{Step: StepTell, Owner: Office, Due: k.plan().NoticeBy}, true
	case k.open(record.EventAsked, record.EventResultExplained):
		return State{Step: StepExplain, Owner: Office, Due: k.plan().OnsiteFrom}, true
	case k.open(record.EventPlanChanged, record.EventPlanSent), k.open(record.EventPlanChanged, record.EventPlanExplained):
		return State{Step: StepReplan, Owner: Office, Due: k.plan().OnsiteFrom}, true
	}
	return State{}, false
}

// open tells whether the last step of a kind has no answer yet.
func (k *checker) open(kind, answer record.EventKind) bool {
	asked, done := k.last(kind), k.last(answer)
	return asked != nil && (done == nil || done.day.Before(asked.day))
}

func (k *checker) visit() (State, bool) {
	p := k.plan()
	switch {
	case k.first(record.EventOnsite) != nil, k.concluded(), k.Final:
		return State{}, false
	case k.first(record.EventOnsiteExplained) == nil:
		return State{Step: StepInvite, Owner: Office, Due: p.NoticeBy}, true
	case k.first(record.EventPossible) == nil:
		return State{Step: StepPossible, Owner: Client, Due: p.NoticeBy}, true
	}
	return State{Step: StepOnsite, Owner: Auditors, Due: p.OnsiteTo}, true
}

func (k *checker) evaluation() (State, bool) {
	p := k.plan()
	sent := k.first(record.EventReportSent, record.EventConformity)
	switch {
	case sent != nil:
		return State{Step: StepConformity, Owner: Office, Due: k.Project.Dates.ReportDue},
			k.said("review.result") == judgedAll && k.first(record.EventConformity) == nil
	case !k.written():
		return State{Step: StepReport, Owner: Auditors, Due: p.ReportBy}, true
	case k.first(record.EventDirection) == nil:
		return State{Step: StepDirection, Owner: Office, Due: p.ReportBy}, true
	case k.first(record.EventCommittee, record.EventHead) == nil:
		return State{Step: StepEvaluation, Owner: Committee, Due: k.Project.Dates.ReportDue}, true
	}
	return State{Step: StepDeliver, Owner: Office, Due: k.Project.Dates.ReportDue}, true
}

// written tells whether the auditors came to a conclusion: in their report, or
// the log tells of what follows it.
func (k *checker) written() bool {
	return k.Final || k.said("conclusion.result") != "" || k.concluded()
}

// closing: what is left once the result was sent.
func (k *checker) closing() State {
	if k.first(record.EventAftermathReported) == nil {
		return State{Step: StepAftermath, Owner: Client, Due: k.aftermathDue()}
	}
	return k.keeping()
}

func (k *checker) keeping() State {
	until, _ := KeepUntil(k.Project, k.Assessment.Company, k.Events)
	return State{Step: StepKeep, Owner: Office, Due: until}
}
