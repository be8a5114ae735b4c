package pipeline

import (
	"slices"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/record"
)

// FileStatus is one file of the inbox: what it is, whose, which version of the
// sheet, what was read how, and what is asked about it. The counts by way are
// of items; each of the two lists adds up to Items.
type FileStatus struct {
	Receipt
	Name     string     `json:"name,omitempty"`     // of the company in the register, or as the sheet claims it
	Form     Form       `json:"form,omitempty"`     // "" for a file that was not read
	Version  string     `json:"version,omitempty"`  // criteria that the sheet was made of, with their version
	Answered string     `json:"answered,omitempty"` // 回答日, as typed where it was not read
	Items    int        `json:"items"`              // that the form asks for
	Read     int        `json:"read"`
	Found    []WayCount `json:"found,omitempty"`
	Ways     []WayCount `json:"ways,omitempty"`
	Marks    []WayCount `json:"marks,omitempty"`
	Queries  int        `json:"queries"`
	Problems int        `json:"problems"`
	Why      string     `json:"why,omitempty"` // of what is not used, in Japanese
}

// Form is what a returned file is.
type Form string

// The forms.
const (
	FormSheet    Form = "self-check"
	FormFollowUp Form = "follow-up"
)

// WayCount is how many items were found or read in one way.
type WayCount struct {
	Ja string `json:"ja"`
	En string `json:"en"`
	N  int    `json:"n"`
}

// fileStatuses tells of every file of the inbox.
func (s *state) fileStatuses() []FileStatus {
	receipts := s.listReceipts()
	out := make([]FileStatus, len(receipts))
	for i, f := range s.received() {
		out[i] = s.fileStatus(receipts[i], f)
	}
	return out
}

func (s *state) fileStatus(r Receipt, f audit.Received) FileStatus {
	out := FileStatus{Receipt: r, Name: f.Name, Queries: f.Queries, Problems: f.Problems, Why: f.Reason}
	x := f.Response
	if x == nil {
		return out
	}
	out.Form, out.Version, out.Answered = FormSheet, x.Catalogue, x.Received.Origin.Raw
	if x.FollowUp != "" {
		out.Form = FormFollowUp
	}
	if x.Received.Known {
		out.Answered = x.Received.V.String()
	}
	out.Read, out.Items = f.Items(s.catalogue)
	f.Fate = record.Read // count the ways of a superseded file, too
	w := audit.WaysOf([]audit.Received{f}, s.catalogue)
	out.Found, out.Ways, out.Marks = inWords(w.Found, audit.FoundWords()), inWords(w.Families, audit.FamilyWords()), inWords(w.Marked, audit.MarkWords())
	return out
}

// inWords gives counts their English words, and leaves out ways that did not
// occur.
func inWords(counts []audit.Count, table [][2]string) []WayCount {
	var out []WayCount
	for _, c := range counts {
		if c.N == 0 {
			continue
		}
		w := WayCount{Ja: c.Name, En: c.Name, N: c.N}
		if i := slices.IndexFunc(table, func(t [2]string) bool { return t[1] == c.Name }); i >= 0 {
			w.En = table[i][0]
		}
		if en, ok := wayWords()[w.En]; ok {
			w.En = en
		}
		out = append(out, w)
	}
	return out
}

// wayWords are English words for ways whose own name does not say enough.
func wayWords() map[string]string {
	return map[string]string{
		"":         "not on the sheet",
		"id":       "by id",
		"question": "by question",
		"position": "by position",
		"answer":   "spelling",
		"質問文の変更":   "question altered",
	}
}
