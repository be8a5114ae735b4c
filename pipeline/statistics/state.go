package statistics

import (
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// State is how far the audit of a company came.
type State string

// The states.
const (
	Full        State = "full"         // evaluated as conforming to all criteria
	Partial     State = "partial"      // evaluated as conforming to a part
	Stopped     State = "stopped"      // 別紙1 5(11)
	Concluded   State = "concluded"    // the auditors came to a conclusion that is not reviewed yet
	Audited     State = "audited"      // document review or visit begun
	Returned    State = "returned"     // the self-check sheet came back
	NotReturned State = "not-returned" // nothing came back yet
)

// States lists them from the end of the way to its beginning.
func States() []State {
	return []State{Full, Partial, Stopped, Concluded, Audited, Returned, NotReturned}
}

// Ja returns the state's words.
func (s State) Ja() string {
	switch s {
	case Full:
		return "全部に適合と評価"
	case Partial:
		return "一部に適合と評価"
	case Stopped:
		return "評価を中止"
	case Concluded:
		return "レビュー中（結論は説明前又は説明済み）"
	case Audited:
		return "審査中"
	case Returned:
		return "予備審査中"
	default:
		return "自己チェック未回答"
	}
}

// stateOf tells the state from log and report. What stops the evaluation
// counts before everything else (別紙1 5(11)).
func stateOf(u *subject) State {
	c := u.Case
	if c.State != "" {
		return c.State
	}
	concluded, judged := tell(c, "conclusion.result"), tell(c, "review.result")
	_, began := firstDay(c, stageReview)
	_, visited := firstDay(c, stageOnsite)
	_, sent := firstDay(c, stageDeliver)
	switch {
	case concluded == stopConclude || judged == judgedStop || len(logged(c.Events, record.EventStopped)) > 0:
		return Stopped
	case judged == judgedAll || len(logged(c.Events, record.EventConformity)) > 0:
		return Full
	case judged == judgedPart || sent && concluded == partConform:
		return Partial
	case concluded != "" || len(daysOf(c, stageConclude)) > 0:
		return Concluded
	case began || visited || u.audited:
		return Audited
	case u.returned:
		return Returned
	}
	return NotReturned
}

// stateAt is the place that tells the state, as far as one does.
func stateAt(u *subject) problem.Pos {
	if u.Report != nil {
		for _, tag := range []string{"review.result", "conclusion.result"} {
			if p := u.Report.Entry(tag).Value.Origin.Pos; !p.IsZero() {
				return p
			}
		}
	}
	var last moment
	for _, e := range u.Events {
		if e.Date.Known && !e.Date.V.Before(last.day) {
			last = moment{e.Date.V, e.Date.Origin.Pos}
		}
	}
	return last.at
}
