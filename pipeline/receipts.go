package pipeline

import (
	"shinsa/pipeline/decision"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Receipt says what became of one file of the inbox. Every file has one, so
// files = read + superseded + turned away + unassigned.
type Receipt struct {
	File    string       `json:"file"`
	Fate    record.Fate  `json:"fate"`
	Company string       `json:"company,omitempty"`
	Matched string       `json:"matched,omitempty"` // how the company was found
	Used    string       `json:"used,omitempty"`    // the file used instead
	Reason  problem.Code `json:"reason,omitempty"`

	Ruling *decision.Ruling `json:"ruling,omitempty"` // what the office decided about the file
}

func (s *state) listReceipts() []Receipt {
	out := make([]Receipt, len(s.receipts))
	for i, r := range s.receipts {
		out[i] = Receipt{File: r.File, Fate: r.Fate, Company: r.Company, Matched: r.Matched, Used: r.Used, Reason: r.Reason, Ruling: s.ruling(r.Digest)}
	}
	return out
}
