package audit

import (
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// Assess says what is known about a company: the state of every item of the
// catalogue by its answers on scope, and what it must be asked again. r is nil
// when nothing came back; then there is nothing to ask again either (the
// return itself is late or not, see Check).
func Assess(c *record.Company, r *record.Response, cat *criteria.Catalogue) Assessment {
	a := Assessment{Company: c, Response: r, Items: items(r, cat)}
	if r == nil {
		return a
	}
	a.Laws, a.LawNotes = boundLaws(r)
	a.Queries = askAgain(&a, cat)
	return a
}

func items(r *record.Response, cat *criteria.Catalogue) []Item {
	out := make([]Item, len(cat.Items))
	answers := make([]record.Answer, len(cat.Items))
	has := scopeAnswers(r)
	for i := range cat.Items {
		it := &cat.Items[i]
		out[i] = Item{Item: it, State: state(it.When, has)}
		if out[i].State == OutOfScope {
			out[i].Reason = outReason(it.When, has, cat)
		}
		if r == nil {
			continue
		}
		if ans, ok := r.Answers[it.ID]; ok {
			answers[i] = ans
			out[i].Answer = &answers[i]
		}
	}
	return out
}

type hasScope func(id string) (yes, known bool)

func scopeAnswers(r *record.Response) hasScope {
	return func(id string) (bool, bool) {
		if r == nil {
			return false, false
		}
		s, ok := r.Scopes[id]
		return s.Yes.V, ok && s.Yes.Known
	}
}

func state(w criteria.When, has hasScope) State {
	switch holds, known := w.Holds(has); {
	case !known:
		return Undecided
	case holds:
		return Applicable
	default:
		return OutOfScope
	}
}

// outReason joins the reasons of the first group of scopes of which the
// company has none: that group alone puts the item out of scope.
func outReason(w criteria.When, has hasScope, cat *criteria.Catalogue) string {
	for _, group := range w {
		if yes, known := (criteria.When{group}).Holds(has); yes || !known {
			continue
		}
		var reasons []string
		for _, id := range group {
			if s := cat.Scope(id); s != nil && s.Reason != "" {
				reasons = append(reasons, s.Reason)
			}
		}
		return strings.Join(reasons, "、")
	}
	return ""
}
