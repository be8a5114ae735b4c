package pipeline

import (
	"os/exec"
	"runtime"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/handover"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workspace"
)

// Options say how a run works. The zero value is a run over everything.
type Options struct {
	Today   calendar.Date // what "late" is measured against, and the date of documents that are made now
	Dated   bool          // Today was given by the user: documents of another date are made anew
	Jobs    int           // companies at work at the same time; 0: one per processor
	Only    []string      // company IDs; empty: all, and the project report
	Verify  bool          // compute everything again and compare with what stands
	Proven  bool          // every PDF that is made is read by Reader too, as with Verify
	Reader  SecondReader  // nil: there is no other program here
	Version string        // of the program, for what is delivered
	Report  Progress      // nil: nobody watches
	// Worker makes the command of a process that calls ReadFiles, not started:
	// the files of the inbox are read in such processes, Jobs at a time, and no
	// file can take the run with it. nil: they are read in this process.
	Worker func() (*exec.Cmd, error)

	remember bool // note when returns were first read: a run does, status does not
}

// Progress is told how far long work has come; it is called from several
// goroutines.
type Progress func(done, total int)

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// Summary is what a run did. It is also what --json prints.
type Summary struct {
	Companies []CompanyResult       `json:"companies"`
	Project   []workspace.Published `json:"project"` // files over all companies
	Receipts  []Receipt             `json:"inbox"`
	Open      int                   `json:"decisions_open"` // answers that wait for the office's decision
	Withheld  []Withheld            `json:"withheld,omitempty"`
	Renewals  []handover.Renewal    `json:"renewals,omitempty"` // persons' files in which our parts were renewed
	Problems  problem.List          `json:"problems"`
	Verified  *Verified             `json:"verified,omitempty"`
}

// CompanyResult is what a run did for one company.
type CompanyResult struct {
	ID      string                `json:"id"`
	Name    string                `json:"name"`
	Return  string                `json:"return"` // the file that was used, "" for none
	Queries int                   `json:"queries"`
	Files   []workspace.Published `json:"files"`
	Cached  bool                  `json:"cached"`          // nothing had changed
	Draft   *Draft                `json:"draft,omitempty"` // the report, when an auditor has it in hand
}

// Withheld is a document that was not written, and why.
type Withheld struct {
	Company  string          `json:"company,omitempty"` // "" for the project's own
	Document string          `json:"document"`
	Because  problem.Problem `json:"because"`
}

// Verified is the outcome of --verify: documents computed again, and those
// that came out otherwise than they stand.
type Verified struct {
	Same   int      `json:"same"`
	Differ []string `json:"differ"`
}

// Count returns how many files of the run had the outcome.
func (s *Summary) Count(o workspace.Outcome) int {
	n := 0
	for _, p := range s.Files() {
		if p.Outcome == o {
			n++
		}
	}
	return n
}

// Files returns every file that the run published or found as it should be.
func (s *Summary) Files() []workspace.Published {
	var out []workspace.Published
	for _, c := range s.Companies {
		out = append(out, c.Files...)
	}
	return append(out, s.Project...)
}
