// Package trace tells where a value of a company comes from: which file,
// sheet and cell, what was typed there, by which rule or decision it was read,
// what the office asks about it, what other returns of the company say, and
// which documents use it.
//
// In: the assessment of one company, its returns as intake read them, the
// decisions that were used, and a topic: an item (4-1-3a), a clause (4-1-3 or
// 4(1)③), a section, a question on scope, 法令, or a column of the register.
// Out: an Explanation, plain data for --json and lines of text in Japanese or
// English. The package reads no file, computes no value anew and never leaves
// out what it does not understand: a rule without words is shown as it is.
package trace

import (
	"slices"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/decision"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Input is what an explanation is made of.
type Input struct {
	Catalogue  *criteria.Catalogue
	Assessment *audit.Assessment // its Response is the return in use, decided and merged
	Plan       *audit.Plan       // nil when there is none
	Fieldwork  *record.Fieldwork // what the auditors' working papers say; nil when there are none
	Returns    []*record.Response
	Received   []audit.Received  // files of the inbox that are the company's
	Used       []decision.Used   // of all companies
	Rulings    []decision.Ruling // what the office decided about returned files
	Topic      string            // "" for everything about the company
}

// Explanation says where the values of a topic come from.
type Explanation struct {
	Company  string            `json:"company"`
	Name     string            `json:"name"`
	Topic    string            `json:"topic"`
	Return   *Source           `json:"return,omitempty"`  // nil: nothing came back
	Joined   []Source          `json:"joined,omitempty"`  // follow-up sheets read over it
	Rulings  []decision.Ruling `json:"rulings,omitempty"` // the office's choices among the company's files
	Subjects []Subject         `json:"subjects"`
}

// Source is a file by name and content.
type Source struct {
	File   string `json:"file"`
	Digest string `json:"digest"`
}

// Kind is what a subject is.
type Kind string

// The kinds of subjects.
const (
	Item   Kind = "item"
	Scope  Kind = "scope"
	Law    Kind = "law"
	Cover  Kind = "cover"
	Column Kind = "column"
)

// Subject is one item, scope question, law or column of the register.
type Subject struct {
	Kind      Kind            `json:"kind"`
	ID        string          `json:"id"`
	Clause    string          `json:"clause,omitempty"` // 4(1)③
	Class     criteria.Kind   `json:"class,omitempty"`
	Question  string          `json:"question,omitempty"`
	Asked     string          `json:"asked,omitempty"` // the question as the company's sheet has it, where altered
	State     audit.State     `json:"state,omitempty"`
	Reason    string          `json:"reason,omitempty"` // why it is out of scope
	Found     string          `json:"found,omitempty"`  // how the row was found
	Values    []Value         `json:"values"`
	Decision  *decision.Used  `json:"decision,omitempty"`
	Typed     []decision.Used `json:"typed,omitempty"` // values that the office typed: dates, texts
	Remarks   []Remark        `json:"remarks,omitempty"`
	Queries   []Query         `json:"queries,omitempty"`
	Others    []Other         `json:"others,omitempty"` // what other returns say
	Documents []Document      `json:"documents,omitempty"`
}

// Value is one value with its origin; Ja and En say the rule in words.
type Value struct {
	Field  string `json:"field"`
	Value  string `json:"value"`
	Known  bool   `json:"known"`
	Raw    string `json:"raw"`
	File   string `json:"file,omitempty"`
	Digest string `json:"digest,omitempty"`
	Sheet  string `json:"sheet,omitempty"`
	Cell   string `json:"cell,omitempty"`
	Rule   string `json:"rule,omitempty"`
	Ja     string `json:"ja"`
	En     string `json:"en"`
}

// Remark is a text beside the places to fill. Settled: the company has
// answered anew since.
type Remark struct {
	Text    string      `json:"text"`
	Pos     problem.Pos `json:"pos"`
	Settled bool        `json:"settled,omitempty"`
}

// Query is what the company is asked again.
type Query struct {
	Kind  audit.QueryKind `json:"kind"`
	Quote string          `json:"quote,omitempty"`
	Ask   string          `json:"ask"`
	Pos   problem.Pos     `json:"pos"`
}

// Other is what another return says of the same.
type Other struct {
	Source
	Received string  `json:"received,omitempty"`
	Values   []Value `json:"values"`
}

// Document is a document that uses the value, and what for.
type Document struct {
	Name string `json:"name"`
	Ja   string `json:"ja"`
	En   string `json:"en"`
}

// Explain explains a topic; the problem says that nothing has that name.
func Explain(in Input) (Explanation, problem.List) {
	a := in.Assessment
	e := Explanation{Company: a.Company.ID, Name: a.Company.Name.V, Topic: in.Topic, Subjects: []Subject{}}
	if r := a.Response; r != nil {
		e.Return = &Source{r.File, r.Digest}
		for _, j := range r.Joined {
			e.Joined = append(e.Joined, Source(j))
		}
	}
	for _, r := range in.Rulings {
		if r.Company == a.Company.ID || r.Owner == a.Company.ID {
			e.Rulings = append(e.Rulings, r)
		}
	}
	t := tracer{in, a, topic{normalize.Fold(in.Topic)}}
	for _, part := range []func() []Subject{t.columns, t.cover, t.scopes, t.items, t.laws} {
		e.Subjects = append(e.Subjects, part()...)
	}
	if len(e.Subjects) == 0 {
		return e, problem.List{problem.New("explain-unknown", problem.Pos{}, in.Topic).For(a.Company.ID)}
	}
	return e, nil
}

// topic is a folded name of what is to be explained.
type topic struct{ key string }

// all tells whether everything is asked for.
func (t topic) all() bool { return t.key == "" }

// is tells whether the topic is one of the names.
func (t topic) is(names ...string) bool {
	return t.all() || slices.ContainsFunc(names, func(n string) bool { return normalize.Fold(n) == t.key })
}

// covers tells whether the topic names an item, its clause or its section, or
// what they begin with: 4-1 covers 4-1-3a.
func (t topic) covers(it *criteria.Item, s *criteria.Section, c *criteria.Clause) bool {
	if t.is(it.ID, it.Clause) || strings.HasPrefix(normalize.Fold(it.Clause), t.key+"-") {
		return true
	}
	return s != nil && c != nil && t.is(s.ID, s.Number, c.Number)
}

type tracer struct {
	Input
	a     *audit.Assessment
	topic topic
}

// decided returns the decision about a target of this company, if any.
func (t tracer) decided(target string) *decision.Used {
	for _, u := range t.Used {
		if u.Company == t.a.Company.ID && u.Target == target {
			return &u
		}
	}
	return nil
}

// typed returns the values that the office typed for targets of this company.
func (t tracer) typed(about func(target string) bool) []decision.Used {
	var out []decision.Used
	for _, u := range t.Used {
		if u.Company == t.a.Company.ID && about(u.Target) {
			out = append(out, u)
		}
	}
	return out
}

// queries lists what is asked about a subject.
func (t tracer) queries(about func(audit.Query) bool) []Query {
	var out []Query
	for _, q := range t.a.Queries {
		if about(q) {
			out = append(out, Query{q.Kind, q.Quote, q.Ask, q.Pos})
		}
	}
	return out
}

// others lists what returns say whose file a value in use is not from.
func (t tracer) others(used []Value, of func(*record.Response) []Value) []Other {
	var out []Other
	for _, r := range t.Returns {
		var differing []Value
		for _, v := range of(r) {
			i := slices.IndexFunc(used, func(u Value) bool { return u.Field == v.Field })
			if (v.Known || v.Raw != "") && (i < 0 || used[i].File != v.File || used[i].Cell != v.Cell) {
				differing = append(differing, v)
			}
		}
		if len(differing) == 0 {
			continue
		}
		o := Other{Source: Source{r.File, r.Digest}, Values: differing}
		if r.Received.Known {
			o.Received = r.Received.V.String()
		}
		out = append(out, o)
	}
	return out
}
