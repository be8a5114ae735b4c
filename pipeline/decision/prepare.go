package decision

import (
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// prepare checks the words of a decision; rows without one are not decided.
func (a *applier) prepare(d Decision) {
	if strings.TrimSpace(d.Word) == "" {
		return
	}
	scope := scopeOf(d.Target, a.cat)
	if itemOf(d.Target, a.cat) == nil && scope == nil || a.company(d.Company) == nil {
		a.add("decision-no-answer", d, excerpt(d.Company), excerpt(d.Target))
		return
	}
	among := verdictsOf(d.Target, a.cat)
	v, known := verdict(d.Word, among)
	far, ok := wide(d.Reach)
	switch {
	case d.Struck:
		a.add("decision-struck", d, excerpt(d.Word))
		return
	case !known:
		a.add("decision-unknown-word", d, excerpt(d.Word), choices(among))
		return
	case !ok:
		a.add("decision-unknown-reach", d, excerpt(d.Reach), ReachOne, ReachAll)
		return
	}
	if strings.TrimSpace(d.By) == "" {
		a.add("decision-unsigned", d, d.Company, d.Target)
	}
	r := &rule{Decision: d, verdict: v, wide: far}
	a.rules = append(a.rules, r)
	a.one[d.key()] = append(a.one[d.key()], r)
	if far {
		w := words{scope != nil, rawKey(d.Raw)}
		a.all[w] = append(a.all[w], r)
	}
}

func choices(among []Verdict) string {
	var out []string
	for _, v := range among {
		out = append(out, v.Ja())
	}
	return strings.Join(out, "・")
}

// itemOf, scopeOf and company find what a row names, however it is typed.
func itemOf(id string, cat *criteria.Catalogue) *criteria.Item {
	for i := range cat.Items {
		if normalize.Fold(cat.Items[i].ID) == normalize.Fold(id) {
			return &cat.Items[i]
		}
	}
	return nil
}

func scopeOf(id string, cat *criteria.Catalogue) *criteria.Scope {
	for i := range cat.Scopes {
		if normalize.Fold(cat.Scopes[i].ID) == normalize.Fold(id) {
			return &cat.Scopes[i]
		}
	}
	return nil
}

// verdictsOf are the choices for the item or scope question of a row.
func verdictsOf(target string, cat *criteria.Catalogue) []Verdict {
	if scopeOf(target, cat) != nil {
		return scopeVerdicts()
	}
	return itemVerdicts()
}

func (a *applier) company(id string) *record.Response {
	for k, r := range a.in {
		if normalize.Fold(k) == normalize.Fold(id) {
			return r
		}
	}
	return nil
}

// contradictions takes decisions out that say different things of one answer,
// and wide ones that say different things of the same words.
func (a *applier) contradictions() {
	for _, r := range a.rules {
		a.agree(a.one[r.key()])
	}
	for _, r := range a.rules {
		if r.wide {
			a.agree(a.all[words{scopeOf(r.Target, a.cat) != nil, rawKey(r.Raw)}])
		}
	}
}

// agree voids all rules of a group when two of them differ.
func (a *applier) agree(group []*rule) {
	var first *rule
	for _, r := range group {
		switch {
		case r.void:
		case first == nil:
			first = r
		case r.verdict != first.verdict:
			a.problems = append(a.problems, problem.New("decision-contradicts", r.Pos, r.Company, r.Target, excerpt(r.Raw),
				first.verdict.Ja(), r.verdict.Ja()).With(first.Pos).For(r.Company))
			for _, g := range group {
				g.void = true
			}
			return
		}
	}
}
