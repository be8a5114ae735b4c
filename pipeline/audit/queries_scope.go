package audit

import (
	"slices"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
)

// scopes asks once about every scope question that is open and on which the
// state of an item still depends (without a restricted area, nobody need say
// how its key is kept); the query names the unanswered items that hang on it,
// so that these are not asked singly.
func (k asker) scopes() []Query {
	var out []Query
	for i := range k.cat.Scopes {
		s := &k.cat.Scopes[i]
		if q, ok := k.scope(s); ok {
			out = append(out, q)
		}
	}
	return out
}

func (k asker) scope(s *criteria.Scope) (Query, bool) {
	r := k.a.Response
	q := Query{Kind: QueryScope, Scope: s.ID, Subject: s.Question, Items: k.hanging(s.ID)}
	ans, there := r.Scopes[s.ID]
	switch {
	case there && ans.Yes.Known, there && ans.Yes.Origin.Raw == "" && k.moot(s.ID), !there && k.moot(s.ID):
		return Query{}, false
	case !there:
		q.Pos = problem.Pos{File: r.File}
		q.Ask = scopeSentence(s, "ご返送いただいたシートにこの質問がありませんでした。", q.Items)
		return q, true
	}
	q.Pos, q.Quote = ans.Pos, ans.Yes.Origin.Raw
	if !ans.Yes.Origin.Pos.IsZero() {
		q.Pos = ans.Yes.Origin.Pos
	}
	why := "ご記入がありませんでした。"
	if q.Quote != "" {
		q.Kind, why = QueryUnreadable, "ご記入の内容から有・無を読み取ることができませんでした。"
	}
	q.Ask = scopeSentence(s, why, q.Items)
	return q, true
}

// moot tells whether the state of every item that asks for the scope is
// decided without it. A scope that no item asks for is not moot.
func (k asker) moot(scope string) bool {
	used := false
	for i := range k.a.Items {
		it := &k.a.Items[i]
		if !dependsOn(it.Item.When, scope) {
			continue
		}
		used = true
		if it.State == Undecided {
			return false
		}
	}
	return used
}

func dependsOn(w criteria.When, scope string) bool {
	return slices.ContainsFunc(w, func(g []string) bool { return slices.Contains(g, scope) })
}

// hanging lists required items on the sheet without an answer whose state is
// open because of the scope.
func (k asker) hanging(scope string) []string {
	var out []string
	for i := range k.a.Items {
		it := &k.a.Items[i]
		open := it.Item.Kind == criteria.Required && it.State == Undecided && it.Answer != nil
		if !open || it.Answer.Status.Known || unread(it.Answer.Status) {
			continue
		}
		if dependsOn(it.Item.When, scope) {
			out = append(out, it.Item.ID)
		}
	}
	return out
}
