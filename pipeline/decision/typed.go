package decision

import (
	"maps"
	"slices"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
)

// decideTyped decides the values that the office types itself: the date of the
// answers, texts beside answers, names of laws. They are read by the same rules
// as the company's own, and what the company typed stays in their origin.
func (a *applier) decideTyped(id string, old *record.Response) *record.Response {
	if !slices.ContainsFunc(a.rules, func(r *rule) bool { return r.target.typed() }) {
		return old
	}
	now := *old
	changed := a.decideDate(id, &now)
	changed = a.decideTexts(id, &now) || changed
	if changed = a.decideLaws(id, &now) || changed; !changed {
		return old
	}
	return &now
}

func (a *applier) decideDate(id string, now *record.Response) bool {
	u, ok := a.decide(asked{id, criteria.LabelAnswered, false, false}, now.Received.Known, now.Received.Origin)
	if !ok || u.Verdict == Ask {
		return false
	}
	d, _, ok := normalize.Date(u.Value)
	if ok {
		now.Received = record.Known(d, decided(now.Received.Origin, u))
	}
	return ok
}

func (a *applier) decideTexts(id string, now *record.Response) bool {
	var answers map[string]record.Answer
	for _, it := range a.cat.Items {
		ans, there := now.Answers[it.ID]
		if !there {
			continue
		}
		evidence := a.decideText(id, evidenceOf(it.ID), &ans.Evidence)
		if comment := a.decideText(id, commentOf(it.ID), &ans.Comment); !evidence && !comment {
			continue
		}
		if answers == nil {
			answers = maps.Clone(now.Answers)
		}
		answers[it.ID] = ans
	}
	if answers == nil {
		return false
	}
	now.Answers = answers
	return true
}

// decideText decides one text, and tells whether it did.
func (a *applier) decideText(company, target string, v *record.Value[string]) bool {
	u, ok := a.decide(asked{company, target, false, false}, v.Known, v.Origin)
	if !ok || u.Verdict == Ask {
		return false
	}
	*v = record.Known(u.Value, decided(v.Origin, u))
	return true
}

func (a *applier) decideLaws(id string, now *record.Response) bool {
	var laws []record.Value[string]
	for i := range now.Laws {
		l := now.Laws[i]
		if l.Known || !a.decideText(id, criteria.HeadLaw, &l) {
			continue
		}
		if laws == nil {
			laws = slices.Clone(now.Laws)
		}
		laws[i] = l
	}
	if laws == nil {
		return false
	}
	now.Laws = laws
	return true
}
