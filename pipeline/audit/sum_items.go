package audit

import (
	"cmp"
	"slices"

	"shinsa/pipeline/criteria"
)

// answers fills the figures by section, clause and item. The assessments of
// one run have the same catalogue, so item i of each is the same item.
func (t *Totals) answers(all []Assessment, cat *criteria.Catalogue) {
	places := t.clauses(cat)
	gaps, alternatives, recommended := itemTotals(cat), itemTotals(cat), itemTotals(cat)
	for _, a := range all {
		if a.Response == nil {
			continue
		}
		for i := range a.Items {
			it := &a.Items[i]
			if it.Item.Kind == criteria.Recommended {
				recommended[i].add(it.State != OutOfScope, it.Does())
				continue
			}
			for _, n := range places[it.Item.Clause] {
				n.add(it)
			}
			gaps[i].add(it.asked(), it.Gap())
			s, ok := it.Status()
			alternatives[i].add(it.asked(), it.asked() && ok && s == criteria.Alternative)
		}
	}
	t.Gaps, t.Alternatives, t.Recommended = commonest(gaps), commonest(alternatives), commonest(recommended)
}

// clauses makes the empty figures of all sections and clauses, and returns
// which of them each clause's items count in.
func (t *Totals) clauses(cat *criteria.Catalogue) map[string][]*ClauseTotal {
	for _, s := range cat.Sections {
		t.Clauses = append(t.Clauses, clauseTotal(s.ID, s.Number, s.Title))
		for _, c := range s.Clauses {
			t.ByClause = append(t.ByClause, clauseTotal(c.ID, c.Number, c.Title))
		}
	}
	places, n := map[string][]*ClauseTotal{}, 0
	for i, s := range cat.Sections {
		for _, c := range s.Clauses {
			places[c.ID] = []*ClauseTotal{&t.Clauses[i], &t.ByClause[n]}
			n++
		}
	}
	return places
}

func clauseTotal(id, number, title string) ClauseTotal {
	return ClauseTotal{ID: id, Number: number, Title: title, Answers: map[criteria.Answer]int{}}
}

func (c *ClauseTotal) add(it *Item) {
	if it.State == OutOfScope {
		c.OutOfScope++
		return
	}
	c.Applicable++
	if s, ok := it.Status(); ok {
		c.Answers[s]++
	} else {
		c.Unanswered++
	}
}

func itemTotals(cat *criteria.Catalogue) []ItemTotal {
	out := make([]ItemTotal, len(cat.Items))
	for i := range cat.Items {
		out[i].Item = &cat.Items[i]
	}
	return out
}

func (t *ItemTotal) add(applies, counts bool) {
	if applies {
		t.Of++
	}
	if counts {
		t.N++
	}
}

// commonest returns what any company has, by number of companies, then by
// share; equal ones stay in the order of the catalogue.
func commonest(all []ItemTotal) []ItemTotal {
	out := slices.DeleteFunc(all, func(t ItemTotal) bool { return t.N == 0 })
	slices.SortStableFunc(out, func(a, b ItemTotal) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Of, b.Of))
	})
	return out
}
