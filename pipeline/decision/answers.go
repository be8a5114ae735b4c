package decision

import (
	"maps"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// response decides the answers of one return: those on scope first, since an
// item that they put out of scope may need no decision any more.
func (a *applier) response(id string) {
	now := a.decideScopes(id, a.in[id])
	needed := a.needed(id, now)
	var answers map[string]record.Answer
	for _, it := range a.cat.Items {
		ans, ok := now.Answers[it.ID]
		if !ok {
			continue
		}
		u, ok := a.decide(asked{id, it.ID, false, needed[it.ID]}, ans.Status.Known, ans.Status.Origin)
		if !ok || u.Verdict == Ask {
			continue
		}
		if answers == nil {
			answers = maps.Clone(now.Answers)
		}
		ans.Status = record.Known(criteria.Answer(u.Verdict), decided(ans.Status.Origin, u))
		answers[it.ID] = ans
	}
	if answers != nil {
		changed := *now
		changed.Answers = answers
		now = &changed
	}
	a.out[id] = a.decideTyped(id, now)
}

// decideScopes decides the answers on scope.
func (a *applier) decideScopes(id string, old *record.Response) *record.Response {
	var scopes map[string]record.ScopeAnswer
	for _, s := range a.cat.Scopes {
		ans, ok := old.Scopes[s.ID]
		if !ok {
			continue
		}
		u, ok := a.decide(asked{id, s.ID, true, true}, ans.Yes.Known, ans.Yes.Origin)
		if !ok || u.Verdict == Ask {
			continue
		}
		if scopes == nil {
			scopes = maps.Clone(old.Scopes)
		}
		ans.Yes = record.Known(u.Verdict == Yes, decided(ans.Yes.Origin, u))
		scopes[s.ID] = ans
	}
	if scopes == nil {
		return old
	}
	changed := *old
	changed.Scopes = scopes
	return &changed
}

// needed tells about which items of a return a wide decision may speak: those
// that the company would be asked about. A stroke beside an item out of scope
// means just that, whatever strokes mean elsewhere.
func (a *applier) needed(id string, r *record.Response) map[string]bool {
	if len(a.all) == 0 {
		return nil
	}
	out := map[string]bool{}
	for _, o := range Opened([]audit.Assessment{audit.Assess(&record.Company{ID: id}, r, a.cat)}) {
		out[o.Target] = true
	}
	return out
}
