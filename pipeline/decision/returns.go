package decision

import (
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
)

// Candidate is one returned file, as the sheet of returns shows it. The texts
// are those of the software's own finding, whatever the office decides: the
// form must not change for a decision that stands in it.
type Candidate struct {
	Company  string // ID, as the file says; "" where whose it is cannot be told
	Name     string // of the company in the register, or as the sheet claims it
	File     string
	Digest   string
	Answered string // 回答日
	Seen     string // the day on which the office first read it
	Version  string // of the form
	Read     string // items read, of those asked
	Proposed string // 使う or 使わない, and why
	Differs  string // from the proposed one
	Listed   bool   // there is something to choose, so that it has a row
}

// Use says whether a returned file is to be used.
type Use string

// The uses; "" leaves it to the software.
const (
	UseIt    Use = "use"
	LeaveOut Use = "leave-out"
)

// Ja returns the word of the drop-down.
func (u Use) Ja() string {
	switch u {
	case UseIt:
		return WordUse
	case LeaveOut:
		return WordLeaveOut
	default:
		return ""
	}
}

// Ruling is what the office decided about one returned file, known by its
// content: it holds while a file of that digest is there, whatever its name.
type Ruling struct {
	File    string      `json:"file"`
	Digest  string      `json:"digest"`
	Company string      `json:"company,omitempty"` // whose it is as the file says
	Owner   string      `json:"owner,omitempty"`   // whose it is as the office says
	Use     Use         `json:"use,omitempty"`
	By      string      `json:"by,omitempty"`
	Day     string      `json:"day,omitempty"`
	Why     string      `json:"why,omitempty"`
	Pos     problem.Pos `json:"pos"` // the row of the form
}

// Ja says what was decided.
func (r Ruling) Ja() string {
	switch {
	case r.Owner == "":
		return r.Use.Ja()
	case r.Use == "":
		return r.Owner + " の回答とする"
	default:
		return r.Owner + " の回答として" + r.Use.Ja()
	}
}

// whose is the company that the file counts for.
func (r Ruling) whose() string {
	if r.Owner != "" {
		return r.Owner
	}
	return r.Company
}

// Choice is one row of the sheet of returns, decided or not.
type Choice struct {
	Pos    problem.Pos
	Word   string // 扱い, as typed
	Owner  string // 事業者の指定, as typed
	Struck bool   // one of the two is struck through
	By     string
	Day    string
	Why    string
	File   string
	Digest string
	Typed  bool   // a person typed something in the row
	ours   bool   // our own cells stand as we wrote them
	mark   string // of our own cells
	cells  []kept
}

// Rule reads the rows of the sheet of returns. among are all files that were
// read, companies the IDs of the register. Rows that say nothing, or nothing
// that can be used, give no ruling; those that contradict each other are
// problems, and of these none is used.
func Rule(form *Form, among []Candidate, companies []string) ([]Ruling, problem.List) {
	if form == nil {
		return nil, nil
	}
	r := ruler{among: among, companies: companies}
	for _, c := range form.Choices {
		if c.Word != "" || c.Owner != "" {
			r.row(c)
		}
	}
	r.perFile()
	r.perCompany()
	return r.out, r.problems.Sorted()
}

type ruler struct {
	among     []Candidate
	companies []string
	out       []Ruling
	problems  problem.List
}

func (r *ruler) add(code problem.Code, c Choice, args ...string) {
	r.problems = append(r.problems, problem.New(code, c.Pos, args...))
}

// row turns one row into a ruling.
func (r *ruler) row(c Choice) {
	use, known := useOf(c.Word)
	owner, registered := r.company(c.Owner)
	file, there := r.file(c)
	switch {
	case c.Struck:
		r.add("decision-struck", c, excerpt(c.Word+c.Owner))
	case !known:
		r.add("decision-unknown-word", c, excerpt(c.Word), WordUse+"・"+WordLeaveOut)
	case c.Owner != "" && !registered:
		r.add("return-no-company", c, excerpt(c.Owner))
	case !there:
		r.add("return-gone", c, excerpt(c.File))
	case use == UseIt && owner == "" && file.Company == "":
		r.add("return-whose", c, excerpt(c.File))
	default:
		if c.By == "" {
			r.add("return-unsigned", c, excerpt(c.File))
		}
		r.out = append(r.out, Ruling{File: file.File, Digest: file.Digest, Company: file.Company, Owner: owner, Use: use,
			By: c.By, Day: c.Day, Why: c.Why, Pos: c.Pos})
	}
}

func useOf(word string) (Use, bool) {
	switch normalize.Fold(word) {
	case "":
		return "", true
	case normalize.Fold(WordUse):
		return UseIt, true
	case normalize.Fold(WordLeaveOut):
		return LeaveOut, true
	}
	return "", false
}

// company finds an ID of the register, however it is typed, alone or with the
// name behind it.
func (r *ruler) company(text string) (string, bool) {
	for _, id := range r.companies {
		if text != "" && normalize.Fold(id) == normalize.Fold(text) {
			return id, true
		}
	}
	return "", false
}

// file finds the file that a row is about: by content; by name where a person
// wrote the row and gave no digest.
func (r *ruler) file(c Choice) (Candidate, bool) {
	for _, f := range r.among {
		if c.Digest != "" && f.Digest == c.Digest || c.Digest == "" && c.File != "" && sameFile(f.File, c.File) {
			return f, true
		}
	}
	return Candidate{}, false
}

func sameFile(path, typed string) bool {
	return path == typed || path == inbox+typed
}

// perFile sees that rows about one file agree.
func (r *ruler) perFile() {
	r.agree(func(u Ruling) string { return u.Digest }, func(a, b Ruling) bool { return a.Use == b.Use && a.Owner == b.Owner })
}

// perCompany sees that one file of a company at most is said to be used.
func (r *ruler) perCompany() {
	r.agree(func(u Ruling) string {
		if u.Use != UseIt {
			return ""
		}
		return u.whose()
	}, func(a, b Ruling) bool { return a.Digest == b.Digest })
}

// agree takes out the rulings of every group in which two differ; those with
// no key are in no group.
func (r *ruler) agree(key func(Ruling) string, alike func(a, b Ruling) bool) {
	first, void := map[string]Ruling{}, map[string]bool{}
	for _, u := range r.out {
		k := key(u)
		f, there := first[k]
		switch {
		case k == "":
		case !there:
			first[k] = u
		case !alike(f, u):
			void[k] = true
			r.problems = append(r.problems, problem.New("return-contradicts", u.Pos, f.File, u.File).With(f.Pos).For(u.whose()))
		}
	}
	var kept []Ruling
	for _, u := range r.out {
		if !void[key(u)] {
			kept = append(kept, u)
		}
	}
	r.out = kept
}
