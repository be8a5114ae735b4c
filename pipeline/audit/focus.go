package audit

import "shinsa/pipeline/criteria"

// maxFocus keeps the list to what can be looked at first.
const maxFocus = 15

// focus lists the points to look at first: what the company says it lacks,
// what it does in another way, what contradicts itself, what has no evidence.
// It also returns how many more there would be.
func focus(a Assessment) ([]Focus, int) {
	asked := queryKinds(a.Queries)
	var all []Focus
	for _, reason := range reasons() {
		for i := range a.Items {
			it := &a.Items[i]
			if it.asked() && reason.holds(it, asked[it.Item.ID]) {
				all = append(all, Focus{it, reason.words})
			}
		}
	}
	n := min(len(all), maxFocus)
	return all[:n:n], len(all) - n
}

func queryKinds(qs []Query) map[string]QueryKind {
	m := map[string]QueryKind{}
	for _, q := range qs {
		if q.Item != "" {
			m[q.Item] = q.Kind
		}
	}
	return m
}

// A reason is one cause for looking at an item first; an item has at most one,
// since an answer is one and a query asks once.
type reason struct {
	words string
	holds func(*Item, QueryKind) bool
}

func reasons() []reason {
	return []reason{
		{"未実施と回答", answeredAs(criteria.NotImplemented)},
		{"一部実施と回答", answeredAs(criteria.Partial)},
		{"代替措置と回答", answeredAs(criteria.Alternative)},
		{"実施済と回答したが、記述が食い違う", queriedAs(QueryContradicts)},
		{"該当なしと回答したが、対象範囲では対象", queriedAs(QueryAgainstScope)},
		{"実施済と回答したが、証拠の記載なし", queriedAs(QueryNoEvidence)},
		{"該当なしと回答（該当しない理由の確認）", func(it *Item, k QueryKind) bool {
			return k != QueryAgainstScope && k != QueryUnreadable && answeredAs(criteria.NotApplicable)(it, k)
		}},
		{"回答を読み取れない", queriedAs(QueryUnreadable)},
		{"回答なし", func(it *Item, k QueryKind) bool {
			_, ok := it.Status()
			return !ok && k != QueryUnreadable
		}},
	}
}

func answeredAs(want criteria.Answer) func(*Item, QueryKind) bool {
	return func(it *Item, k QueryKind) bool {
		s, ok := it.Status()
		return ok && s == want && (k != QueryUnreadable || want != criteria.Implemented)
	}
}

func queriedAs(want QueryKind) func(*Item, QueryKind) bool {
	return func(it *Item, k QueryKind) bool { return k == want && !gapOrAlternative(it) }
}

// gapOrAlternative items are listed for that already.
func gapOrAlternative(it *Item) bool {
	s, ok := it.Status()
	return ok && (s == criteria.NotImplemented || s == criteria.Partial || s == criteria.Alternative)
}
