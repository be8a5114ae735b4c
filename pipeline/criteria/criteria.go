// Package criteria holds the catalogue of criteria: what an audit asks of a
// company, as data with a version.
//
// In: a YAML file such as criteria/meti-2018.yaml. Out: a Catalogue whose
// items know their clause, the question in our own words, when they apply,
// and the line of the file they stand on; and problems for everything in the
// file that is unknown, missing or contradictory. The package judges nothing:
// whether an item applies to a company is a pure question of its answers on
// scope (see When), whether it conforms is an auditor's.
package criteria

// Kind tells what an item binds to.
type Kind string

// Required items stand in the right column of 別紙2 and bind; recommended
// ones are the 推奨 of its left column: confirmed when a company does them
// (別紙1 4(3)②ト), never demanded.
const (
	Required    Kind = "required"
	Recommended Kind = "recommended"
)

// Catalogue is one version of the criteria.
type Catalogue struct {
	ID       string // meti-2018
	Version  string // 1.0
	Title    string
	Source   string // the text it was made from
	Scopes   []Scope
	Sections []Section
	Items    []Item // in the order of the clauses
	File     string // where it was read
	Digest   string // SHA-256 of the file, hex

	Recommendations []Recommendation // every 推奨 of the left column
}

// Recommendation traces one 推奨 of the left column of 別紙2: to the
// recommended items that ask for it, or, where the right column itself
// demands the measure, to the required item that took it up.
type Recommendation struct {
	Place   string   // 4(2)①
	Measure string   // in our own words
	Items   []string // IDs
	Line    int
}

// Scope is one question on what a company's audit covers (紙, 電子, 外部委託 …).
// Items refer to it by ID in When.
type Scope struct {
	ID       string // paper
	Label    string // 紙媒体
	Question string // asked on the sheet, answered 有 or 無
	Reason   string // why items are out of scope when the answer is 無: 紙媒体を扱わないため
	Line     int
}

// Section is a chapter of the sheet and of the report: 4(1) 人的アクセスの制限.
type Section struct {
	ID      string // 4-1
	Number  string // 4(1)
	Title   string
	Clauses []Clause
	Line    int
}

// Clause is one clause of the right column of 別紙2.
type Clause struct {
	ID     string // 4-1-3
	Number string // 4(1)③
	Title  string
	Note   string // how an ambiguous or garbled source was read
	Line   int
}

// Item asks one thing that an auditor can find conforming or not.
type Item struct {
	ID           string // 4-1-3a; recommended: 4-1-3r1
	Clause       string // ID of its clause
	Kind         Kind
	Question     string   // in our own words, for a small firm
	Short        string   // a few words, for tables and charts
	Points       []string // judged together
	AnyPoint     bool     // one of Points is enough (いずれか)
	When         When     // when it applies; empty: always
	Alternatives []string // other ways that the source itself accepts
	Evidence     []string // kinds of evidence to look for
	Onsite       []string // イ … チ of 別紙1 4(3)②
	Document     bool     // a document is demanded or shows it: part of the document review (別紙1 4(2)①)
	Note         string   // how the source was read
	Line         int
}

// When is a condition on scope answers: every group must have at least one
// scope that the company has. Empty means always.
type When [][]string

// Holds tells whether the condition is met. has reports the company's answer
// on a scope: yes, and whether it is known at all. When the outcome depends
// on an answer that is not known, known is false.
func (w When) Holds(has func(scope string) (yes, known bool)) (holds, known bool) {
	known = true
	for _, group := range w {
		g, k := anyOf(group, has)
		if !g && k {
			return false, true
		}
		known = known && (g || k)
	}
	return known, known
}

func anyOf(group []string, has func(string) (bool, bool)) (yes, known bool) {
	known = true
	for _, id := range group {
		y, k := has(id)
		if y && k {
			return true, true
		}
		known = known && k
	}
	return false, known
}

// Item returns the item of that ID, or nil.
func (c *Catalogue) Item(id string) *Item {
	for i := range c.Items {
		if c.Items[i].ID == id {
			return &c.Items[i]
		}
	}
	return nil
}

// Scope returns the scope question of that ID, or nil.
func (c *Catalogue) Scope(id string) *Scope {
	for i := range c.Scopes {
		if c.Scopes[i].ID == id {
			return &c.Scopes[i]
		}
	}
	return nil
}

// Clause returns the clause of that ID and its section, or nils.
func (c *Catalogue) Clause(id string) (*Section, *Clause) {
	for i := range c.Sections {
		for j := range c.Sections[i].Clauses {
			if c.Sections[i].Clauses[j].ID == id {
				return &c.Sections[i], &c.Sections[i].Clauses[j]
			}
		}
	}
	return nil, nil
}
