package decision

import (
	"maps"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Used says that a decision was used for an answer.
type Used struct {
	Company string      `json:"company"`
	Target  string      `json:"target"` // ID of an item or of a scope question, 回答日, or the name of a text
	Raw     string      `json:"raw"`
	Verdict Verdict     `json:"verdict,omitempty"` // "" where a value was typed
	Value   string      `json:"value,omitempty"`   // the date or text that the office typed
	Wide    bool        `json:"wide,omitempty"`
	By      string      `json:"by,omitempty"`
	Day     string      `json:"day,omitempty"`
	Why     string      `json:"why,omitempty"`
	Pos     problem.Pos `json:"pos"` // the row of the form
}

// Ja is what was decided, in words.
func (u Used) Ja() string {
	if u.Value != "" {
		return u.Value
	}
	return u.Verdict.Ja()
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
	if len(a.rules) == 0 {
		return a.out, nil, a.problems.Sorted()
	}
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
	target     target
	verdict    Verdict
	value      string // typed
	date       calendar.Date
	wide       bool
	used, void bool
}

// said is what the rule decides, in words.
func (r *rule) said() string { return Used{Verdict: r.verdict, Value: r.value}.Ja() }

// words are what the rule is about where it is a wide one.
func (r *rule) words() words { return words{r.target.kind == scopeTarget, rawKey(r.Raw)} }

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

// decided is the origin of a decided answer: what was typed stays.
func decided(o record.Origin, u Used) record.Origin {
	rule := RulePrefix + u.Pos.File + "!" + u.Pos.Cell()
	if o.Rule != "" {
		rule += "; " + o.Rule
	}
	o.Rule = rule
	return o
}

// asked is one answer that may be decided. needed: the company would be asked
// about it.
type asked struct {
	company, target string
	scope, needed   bool
}

// decide finds the decision about one answer: one that names it, or one about
// all of its words.
func (a *applier) decide(at asked, known bool, o record.Origin) (Used, bool) {
	company, target := at.company, at.target
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
			continue
		}
		if r.used = true; by == nil {
			by = r
		}
		if r.wide && !wording(o.Rule) {
			a.add("decision-not-wide", r.Decision, company, target, reason(o.Rule))
		}
	}
	if len(own) == 0 && at.needed && wording(o.Rule) { // where all of its own are void, nothing stands in their place
		by = a.wide(words{at.scope, rawKey(o.Raw)})
	}
	if by == nil {
		return Used{}, false
	}
	u := Used{Company: company, Target: target, Raw: o.Raw, Verdict: by.verdict, Value: by.value, Wide: by.wide,
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
	now := r.target.origin(a.company(r.Company))
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
