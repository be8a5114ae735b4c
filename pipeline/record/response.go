package record

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
)

// Response is one returned self-check sheet, as it was read.
type Response struct {
	File      string                 // path in the inbox, slash-separated
	Seen      calendar.Date          // when the office first read it
	Digest    string                 // SHA-256 of the file
	Catalogue string                 // catalogue ID and version named in the sheet; "" when none
	Claims    Claims                 // who the sheet says it is from
	Received  Value[calendar.Date]   // 回答日 written on the sheet
	Answered  Value[string]          // 回答者
	Answers   map[string]Answer      // by item ID
	Scopes    map[string]ScopeAnswer // by scope ID
	Laws      []Value[string]
	LawNotes  []Value[string]          // by index of Laws: the information or work concerned
	Cover     map[string]Value[string] // what stands on the cover, as typed, by label (criteria.Label…)
	Notes     []Note                   // what stands in the sheet outside the places to fill
	FollowUp  string                   // of a follow-up sheet: Digest of the return that it follows; "" for a return of its own
	Joined    []Source                 // follow-up sheets that were read over this return, in order (see Merge)
}

// Source names a file by name and content.
type Source struct{ File, Digest string }

// Claims is what identifies the company in a returned file, as typed; package
// intake matches it against the register.
type Claims struct {
	ID              Value[string] // from the hidden sheet or the cover
	Name            Value[string]
	CorporateNumber Value[string]
}

// Answer is what the company says about one item.
type Answer struct {
	Item       string
	Status     Value[criteria.Answer] // Known false with Origin.Raw "": unanswered
	Evidence   Value[string]
	Comment    Value[string] // free text
	Department Value[string]
	Pos        problem.Pos // of the item's row
	Found      string      // how the row was found: "id", "question", "position"
	Asked      string      // the question as the company's sheet has it, where it was altered
}

// ScopeAnswer is the company's 有 or 無 on a scope question.
type ScopeAnswer struct {
	Scope string
	Yes   Value[bool]
	Pos   problem.Pos
}

// Note is a text that stands outside the places to fill, kept so that nothing
// is lost: a margin note, a cell comment.
type Note struct {
	Text string
	Pos  problem.Pos
	Item string // the item whose row it stands in; "" for none
	// Settled: the company has answered about its item anew since it wrote this.
	Settled bool `json:",omitempty"`
}

// Fate is what became of a file of the inbox.
type Fate string

// The fates; every file has exactly one.
const (
	Read       Fate = "read"       // the company's return
	Superseded Fate = "superseded" // another return of the company is used
	TurnedAway Fate = "turned-away"
	Unassigned Fate = "unassigned" // read, but whose it is cannot be told
	Draft      Fate = "draft"      // a document of ours that an auditor sends back
	PaperRead  Fate = "paper"      // an auditor's working paper (審査調書)
	AfterRead  Fate = "aftermath"  // a company's post-trial report (事後報告シート)
)

// Receipt says what became of one file of the inbox.
type Receipt struct {
	File    string
	Digest  string
	Fate    Fate
	Company string       // ID, when known
	Matched string       // how the company was found
	Used    string       // the file used instead, when superseded
	Reason  problem.Code // when turned away or unassigned
}
