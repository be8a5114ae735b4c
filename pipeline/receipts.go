package pipeline

import (
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
}

func receiptsOf(in []record.Receipt) []Receipt {
	out := make([]Receipt, len(in))
	for i, r := range in {
		out[i] = Receipt{File: r.File, Fate: r.Fate, Company: r.Company, Matched: r.Matched, Used: r.Used, Reason: r.Reason}
	}
	return out
}
