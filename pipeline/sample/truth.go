package sample

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Truth is what a made-up project really says.
type Truth struct {
	Date      calendar.Date // the day the project is looked at
	Companies []Company     // in the order of the register
	Returns   []Return      // every file of the inbox, by path
}

// Company is one company of the register and what its return says.
type Company struct {
	Record record.Company
	Return string // path of the return that counts; "": none came, or none can be read
}

// Return is the truth about one file of the inbox.
type Return struct {
	Path     string
	Company  string      // ID; "" for one that is not in the register
	Name     string      // of the company, as on the cover
	Fate     record.Fate // what must become of the file
	Messes   []string    // what was done to it, by name
	Version  string      // of the catalogue that the sheet was made from
	Answered Cell        // 回答日
	Date     calendar.Date
	Answerer string
	Scopes   map[string]Scope
	Items    map[string]Item
	Laws     []Law    // none and not NoLaws: nothing was said
	NoLaws   bool     // なし was written
	Notes    []string // what was written outside the places to fill
}

// Cell is a text and where it stands; Pos.File is the return's path.
type Cell struct {
	Text string
	Pos  problem.Pos
}

// Scope is an answer to a scope question: Said.Text is "" where it was left
// blank (then Yes is still what holds at the company).
type Scope struct {
	Said     Cell
	Yes      bool
	Coloured bool   // which of the two words is meant, only a colour tells
	Way      string // where the answer stands when it is not the text of its cell
}

// Item is what a company says about one item. Status "" means that nothing
// can be read from the sheet: unanswered when Said.Text is "", else one of the
// deliberately unreadable answers.
type Item struct {
	Status     criteria.Answer
	Said       Cell // the answer cell
	Evidence   string
	Comment    string
	Department string
	Missing    bool   // the (older) sheet does not ask it
	Merged     bool   // the answer cell covers two items
	Way        string // where the answer stands when it is not the text of its cell; "" for its cell
	OutOfScope bool   // by the company's real scope
	// Proposed is the answer that the colour of a choice tells: it must not be
	// read, but proposed to the office.
	Proposed criteria.Answer
	Doubts   []Doubt // what the office must ask about
}

// Law is a law that the company names.
type Law struct{ Name, Note string }

// Doubt is a reason to ask the company again, put into the return on purpose.
type Doubt string

// The doubts.
const (
	Unanswered   Doubt = "unanswered"
	Unreadable   Doubt = "unreadable"
	NoEvidence   Doubt = "no_evidence"
	Contradicts  Doubt = "contradicts"
	AgainstScope Doubt = "against_scope"
)

// Ambiguous tells whether the answer itself cannot be known from the sheet.
func (i Item) Ambiguous() bool { return i.Status == "" && i.Said.Text != "" }

// Of returns the return at that path, or nil.
func (t *Truth) Of(path string) *Return {
	for i := range t.Returns {
		if t.Returns[i].Path == path {
			return &t.Returns[i]
		}
	}
	return nil
}

// Texts returns the free texts of the return in no particular order, without
// repetitions.
func (r *Return) Texts() map[string]bool {
	out := map[string]bool{}
	for _, it := range r.Items {
		for _, s := range []string{it.Evidence, it.Comment} {
			if s != "" && !it.Missing {
				out[s] = true
			}
		}
	}
	return out
}

// Own returns, by company ID, the texts that stand in that company's returns
// and in no other's: none of them may be found in another company's document.
func (t *Truth) Own() map[string]map[string]bool {
	owner := map[string]string{}
	for i := range t.Returns {
		r := &t.Returns[i]
		for s := range r.Texts() {
			if o, seen := owner[s]; seen && o != r.Company {
				owner[s] = "?"
				continue
			}
			owner[s] = r.Company
		}
	}
	out := map[string]map[string]bool{}
	for s, id := range owner {
		if id == "?" {
			continue
		}
		if out[id] == nil {
			out[id] = map[string]bool{}
		}
		out[id][s] = true
	}
	return out
}
