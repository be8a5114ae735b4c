// Package audit holds the rules of the audit as pure functions: what applies
// to a company, what must be asked again, how much work the audit is, who does
// it and when, and what all companies together show.
//
// In: records and the catalogue. Out: Assessment, Plan and Totals, from which
// package compose makes documents, and problems where a rule of the call or of
// the method (別紙1) is broken. It reads no files and no clock, and it never
// judges conformity: a finding is an auditor's.
package audit

import (
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Assessment is what is known about one company after its return was read.
type Assessment struct {
	Company  *record.Company
	Response *record.Response       // nil: nothing came back
	Items    []Item                 // every item of the catalogue, in its order
	Queries  []Query                // in the order of the sheet
	Laws     []record.Value[string] // that bind it, as typed
	LawNotes []record.Value[string] // by index of Laws: the information or work concerned
}

// State tells whether an item concerns the company.
type State string

// The states. Undecided: a scope question that the item depends on is not
// answered; the item is treated as applicable until it is.
const (
	Applicable State = "applicable"
	OutOfScope State = "out_of_scope"
	Undecided  State = "undecided"
)

// Item is one item of the catalogue for one company.
type Item struct {
	Item   *criteria.Item
	State  State
	Reason string         // why it is out of scope, for documents
	Answer *record.Answer // nil: not on the sheet, or nothing came back
}

// Status returns the company's answer and whether it could be read.
func (i Item) Status() (criteria.Answer, bool) {
	if i.Answer == nil {
		return "", false
	}
	return i.Answer.Status.V, i.Answer.Status.Known
}

// Gap tells whether the company itself says that it does not (fully) do what
// an applicable required item asks.
func (i Item) Gap() bool {
	a, ok := i.Status()
	return ok && i.State != OutOfScope && i.Item.Kind == criteria.Required &&
		(a == criteria.Partial || a == criteria.NotImplemented)
}

// QueryKind says why the company must be asked again.
type QueryKind string

// The kinds of queries.
const (
	QueryUnanswered   QueryKind = "unanswered"    // no answer to an applicable item
	QueryUnreadable   QueryKind = "unreadable"    // an answer, date or number that cannot be read
	QueryNoEvidence   QueryKind = "no_evidence"   // 実施済 with no evidence named
	QueryScope        QueryKind = "scope"         // a scope question is not answered
	QueryAgainstScope QueryKind = "against_scope" // 該当なし, but the scope says that it applies; or the reverse
	QueryContradicts  QueryKind = "contradicts"   // 実施済, but the free text says not yet
	QueryNoComment    QueryKind = "no_comment"    // 代替措置 or 一部実施 or 該当なし with no explanation
	QueryNotOnSheet   QueryKind = "not_on_sheet"  // the returned (older) sheet does not ask it
	QueryLaws         QueryKind = "laws"          // nothing said about laws
)

// Query is one thing to ask the company again.
type Query struct {
	Kind    QueryKind
	Item    string      // item ID; "" for scope, laws
	Scope   string      // scope ID
	Items   []string    // scope only: unanswered items that hang on it, all of them
	Subject string      // what it is about: the item's or scope question's own words
	Pos     problem.Pos // in the company's own file
	Quote   string      // what they wrote, as typed; "" for nothing
	Ask     string      // a ready sentence to the company
}

// Counts are the numbers of required items by state and answer (an item whose
// scope is undecided counts as asked), and of recommended measures.
type Counts struct {
	Items, Applicable, OutOfScope, Undecided int
	ByAnswer                                 map[criteria.Answer]int // of applicable required items
	Unanswered                               int
	Gaps                                     int
	Recommended                              int // recommended measures that the company says it does
}
