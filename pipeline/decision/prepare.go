package decision

import (
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// prepare checks the words of a decision; rows without one are not decided.
func (a *applier) prepare(d Decision) {
	if strings.TrimSpace(d.Word) == "" {
		return
	}
	t := targetOf(d.Target, a.cat)
	if t.kind == noTarget || a.company(d.Company) == nil {
		a.add("decision-no-answer", d, excerpt(d.Company), excerpt(d.Target))
		return
	}
	far, ok := wide(d.Reach)
	switch {
	case d.Struck:
		a.add("decision-struck", d, excerpt(d.Word))
		return
	case !ok:
		a.add("decision-unknown-reach", d, excerpt(d.Reach), ReachOne, ReachAll)
		return
	}
	r := &rule{Decision: d, target: t, wide: far}
	if !a.understand(r) {
		return
	}
	if strings.TrimSpace(d.By) == "" {
		a.add("decision-unsigned", d, d.Company, d.Target)
	}
	if r.wide && t.typed() {
		r.wide = false
		a.add("decision-not-wide", d, d.Company, d.Target, "値を書いた判断は、その記入だけに使います")
	}
	a.rules = append(a.rules, r)
	a.one[d.key()] = append(a.one[d.key()], r)
	if r.wide {
		a.all[r.words()] = append(a.all[r.words()], r)
	}
}

// understand reads the word of a decision: one of the list, or where a value
// is typed, the value by the rules by which the company's are read.
func (a *applier) understand(r *rule) bool {
	among := r.target.verdicts()
	v, known := verdict(r.Word, among)
	switch {
	case known:
		r.verdict = v
	case r.target.kind == dateTarget:
		date, _, ok := normalize.Date(r.Word)
		if !ok || date.Day == 0 {
			a.add("decision-not-date", r.Decision, excerpt(r.Word), WordAsk)
			return false
		}
		r.date, r.value = date, date.String()
	case r.target.kind == textTarget:
		r.value = normalize.Clean(r.Word)
	default:
		a.add("decision-unknown-word", r.Decision, excerpt(r.Word), choices(among))
		return false
	}
	return true
}

func choices(among []Verdict) string {
	var out []string
	for _, v := range among {
		out = append(out, v.Ja())
	}
	return strings.Join(out, "・")
}

// company finds the return that a row is about, however its ID is typed.
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
			a.agree(a.all[r.words()])
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
		case r.verdict != first.verdict || r.value != first.value:
			a.problems = append(a.problems, problem.New("decision-contradicts", r.Pos, r.Company, r.Target, excerpt(r.Raw),
				first.said(), r.said()).With(first.Pos).For(r.Company))
			for _, g := range group {
				g.void = true
			}
			return
		}
	}
}
