package decision

import (
	"maps"
	"slices"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Used says that a decision was used for an answer.
type Used struct {
	Company string      `json:"company"`
	Target  string      `json:"target"` // ID of an item or of a scope question
	Raw     string      `json:"raw"`
	Verdict Verdict     `json:"verdict"`
	Wide    bool        `json:"wide,omitempty"`
	By      string      `json:"by,omitempty"`
	Day     string      `json:"day,omitempty"`
	Why     string      `json:"why,omitempty"`
	Pos     problem.Pos `json:"pos"` // the row of the form
}

// RulePrefix begins the rule of a decided answer; the place in the form and,
// behind "; ", the rule by which it had not been read follow.
const RulePrefix = "decision:"

// Apply returns the returns with what was decided, by company ID. The given
// returns stay as they are: one in which something is decided is copied. A
// decision that decides nothing is a problem, as are two that contradict each
// other; of these none is used.
func Apply(responses map[string]*record.Response, ds []Decision, cat *criteria.Catalogue) (map[string]*record.Response, []Used, problem.List) {
	a := &applier{cat: cat, in: responses, out: maps.Clone(responses), one: map[key][]*rule{}, all: map[words][]*rule{}}
	if a.out == nil {
		a.out = map[string]*record.Response{}
	}
	for _, d := range ds {
		a.prepare(d)
	}
	a.contradictions()
	for _, id := range slices.Sorted(maps.Keys(responses)) {
		if responses[id] != nil {
			a.response(id)
		}
	}
	for _, r := range a.rules {
		if !r.used && !r.void {
			a.unused(r)
		}
	}
	return a.out, a.used, a.problems.Sorted()
}

// rule is a decision that can be used.
type rule struct {
	Decision
	verdict    Verdict
	wide       bool
	used, void bool
}

// words are what a wide decision is about.
type words struct {
	scope bool
	raw   string
}

type applier struct {
	cat      *criteria.Catalogue
	in, out  map[string]*record.Response
	rules    []*rule
	one      map[key][]*rule   // by the answer that they name
	all      map[words][]*rule // wide ones
	used     []Used
	problems problem.List
}

func (a *applier) add(code problem.Code, d Decision, args ...string) {
	a.problems = append(a.problems, problem.New(code, d.Pos, args...).For(d.Company))
}

// prepare checks the words of a decision; rows without one are not decided.
func (a *applier) prepare(d Decision) {
	if strings.TrimSpace(d.Word) == "" {
		return
	}
	scope := a.scope(d.Target)
	if a.item(d.Target) == nil && scope == nil || a.company(d.Company) == nil {
		a.add("decision-no-answer", d, excerpt(d.Company), excerpt(d.Target))
		return
	}
	among := itemVerdicts()
	if scope != nil {
		among = scopeVerdicts()
	}
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

// item, scope and company find what a row names, however it is typed.
func (a *applier) item(id string) *criteria.Item {
	for i := range a.cat.Items {
		if normalize.Fold(a.cat.Items[i].ID) == normalize.Fold(id) {
			return &a.cat.Items[i]
		}
	}
	return nil
}

func (a *applier) scope(id string) *criteria.Scope {
	for i := range a.cat.Scopes {
		if normalize.Fold(a.cat.Scopes[i].ID) == normalize.Fold(id) {
			return &a.cat.Scopes[i]
		}
	}
	return nil
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
			a.agree(a.all[words{a.scope(r.Target) != nil, rawKey(r.Raw)}])
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

// response decides the answers of one return.
func (a *applier) response(id string) {
	old := a.in[id]
	var answers map[string]record.Answer
	for _, it := range a.cat.Items {
		ans, ok := old.Answers[it.ID]
		if !ok {
			continue
		}
		u, ok := a.decide(id, it.ID, false, ans.Status.Known, ans.Status.Origin)
		if !ok || u.Verdict == Ask {
			continue
		}
		if answers == nil {
			answers = maps.Clone(old.Answers)
		}
		ans.Status = record.Known(criteria.Answer(u.Verdict), decided(ans.Status.Origin, u))
		answers[it.ID] = ans
	}
	var scopes map[string]record.ScopeAnswer
	for _, s := range a.cat.Scopes {
		ans, ok := old.Scopes[s.ID]
		if !ok {
			continue
		}
		u, ok := a.decide(id, s.ID, true, ans.Yes.Known, ans.Yes.Origin)
		if !ok || u.Verdict == Ask {
			continue
		}
		if scopes == nil {
			scopes = maps.Clone(old.Scopes)
		}
		ans.Yes = record.Known(u.Verdict == Yes, decided(ans.Yes.Origin, u))
		scopes[s.ID] = ans
	}
	if answers == nil && scopes == nil {
		return
	}
	changed := *old
	if answers != nil {
		changed.Answers = answers
	}
	if scopes != nil {
		changed.Scopes = scopes
	}
	a.out[id] = &changed
}

// decided is the origin of a decided answer: what was typed stays.
func decided(o record.Origin, u Used) record.Origin {
	rule := RulePrefix + u.Pos.File + "!" + u.Pos.Cell()
	if o.Rule != "" {
		rule += "; " + o.Rule
	}
	o.Rule = rule
	return o
}

// decide finds the decision about one answer: one that names it, or one about
// all of its words.
func (a *applier) decide(company, target string, scope, known bool, o record.Origin) (Used, bool) {
	if strings.TrimSpace(o.Raw) == "" {
		return Used{}, false
	}
	own := a.one[keyOf(company, target, o.Raw)]
	if known {
		for _, r := range own {
			r.used = true
			a.add("decision-not-needed", r.Decision, company, target, excerpt(o.Raw))
		}
		return Used{}, false
	}
	var by *rule
	for _, r := range own {
		if r.void {
			return Used{}, false // contradicted: nothing else is used in its place
		}
		if r.used = true; by == nil {
			by = r
		}
		if r.wide && !wording(o.Rule) {
			a.add("decision-not-wide", r.Decision, company, target, reason(o.Rule))
		}
	}
	if by == nil && wording(o.Rule) {
		by = a.wide(words{scope, rawKey(o.Raw)})
	}
	if by == nil {
		return Used{}, false
	}
	u := Used{Company: company, Target: target, Raw: o.Raw, Verdict: by.verdict, Wide: by.wide,
		By: by.By, Day: by.Day, Why: by.Why, Pos: by.Pos}
	a.used = append(a.used, u)
	return u, true
}

func (a *applier) wide(w words) *rule {
	var by *rule
	for _, r := range a.all[w] {
		if r.void {
			continue
		}
		if r.used = true; by == nil {
			by = r
		}
	}
	return by
}

// unused says of a decision why it decided nothing.
func (a *applier) unused(r *rule) {
	response := a.company(r.Company)
	var now record.Origin
	if s := a.scope(r.Target); s != nil {
		now = response.Scopes[s.ID].Yes.Origin
	} else if it := a.item(r.Target); it != nil {
		now = response.Answers[it.ID].Status.Origin
	}
	said := excerpt(now.Raw)
	if said == "" {
		said = "（記入なし）"
	}
	p := problem.New("decision-changed", r.Pos, r.Company, r.Target, excerpt(r.Raw), said).For(r.Company)
	if !now.Pos.IsZero() {
		p = p.With(now.Pos)
	}
	a.problems = append(a.problems, p)
}
