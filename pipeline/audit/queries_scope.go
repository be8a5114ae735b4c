package audit

import (
	"slices"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
)

// scopes asks once about every scope question that is open; the query names
// the unanswered items that hang on it, so that these are not asked singly.
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
	case there && ans.Yes.Known:
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
		if slices.ContainsFunc(it.Item.When, func(g []string) bool { return slices.Contains(g, scope) }) {
			out = append(out, it.Item.ID)
		}
	}
	return out
}

// laws asks when nothing at all is said about laws (別紙1 4(1)③); なし is an answer.
func (k asker) laws() []Query {
	r := k.a.Response
	var out []Query
	given := false
	for _, l := range r.Laws {
		given = given || l.Known && foldText(l.V) != "" || l.Origin.Raw != ""
		if unread(l) {
			out = append(out, Query{Kind: QueryUnreadable, Subject: criteria.HeadLaw, Pos: l.Origin.Pos, Quote: l.Origin.Raw,
				Ask: "法令・ガイドラインの名称を読み取ることができませんでした。正式な名称をお知らせください。"})
		}
	}
	if given {
		return out
	}
	return append(out, Query{Kind: QueryLaws, Subject: criteria.HeadLaw, Pos: problem.Pos{File: r.File, Sheet: criteria.SheetLaws},
		Ask: "個人情報保護法など、情報の適切な管理を求められている法令・ガイドラインについて、ご記入がありませんでした。あればその名称を、なければ「なし」とお知らせください。"})
}
