// Package problem describes faults in user material as values with a place.
//
// In: a stable code and the place where something was found. Out: a Problem
// that says what is wrong, where, and what to do, in Japanese and English. A
// List is sorted and free of duplicates, so that one run reports everything
// at once. The package never prints and never decides whether to go on;
// faults of the machinery (a full disk, a bug) are errors, not problems.
package problem

import (
	"fmt"
	"strings"
)

// Severity says what a problem does to the work.
type Severity int

// Info is a note; Warning lets every document be written; Error withholds
// the documents that depend on the faulty material.
const (
	Info Severity = iota
	Warning
	Error
)

// String returns the severity as it stands in a printed problem.
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	default:
		return "error"
	}
}

// MarshalText writes the severity by name, for --json and the cache.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Severity) UnmarshalText(b []byte) error {
	for _, c := range []Severity{Info, Warning, Error} {
		if string(b) == c.String() {
			*s = c
			return nil
		}
	}
	return fmt.Errorf("parse severity %q", b)
}

// Problem is one fault in user material. Make it with New.
type Problem struct {
	Severity Severity `json:"severity"`
	Code     Code     `json:"code"`
	Pos      Pos      `json:"pos"`
	Args     []string `json:"args,omitempty"`
	Company  string   `json:"company,omitempty"` // company ID, when known
	Related  []Pos    `json:"related,omitempty"`
}

// New makes a problem of a code that stands in the table of codes, at pos;
// args fill the %s of its texts, in order. An unknown code is a fault of the
// program and is shown as such, never dropped.
func New(code Code, pos Pos, args ...string) Problem {
	return Problem{Severity: Lookup(code).Severity, Code: code, Pos: pos, Args: args}
}

// For returns the problem marked as concerning the company of that ID.
func (p Problem) For(company string) Problem {
	p.Company = company
	return p
}

// With returns the problem with further places that explain it.
func (p Problem) With(related ...Pos) Problem {
	p.Related = append(append([]Pos(nil), p.Related...), related...)
	return p
}

// Msg returns what is wrong, in the language ("ja" or "en").
func (p Problem) Msg(lang string) string { return fill(Lookup(p.Code).text(lang).Msg, p.Args) }

// Hint returns what to do about it, in the language ("ja" or "en").
func (p Problem) Hint(lang string) string { return fill(Lookup(p.Code).text(lang).Hint, p.Args) }

// Text returns the whole problem on one line, in the form
// place: severity: message [code]. A place that is the same for every company
// (a template, or none) has the company before it.
func (p Problem) Text(lang string) string {
	var b strings.Builder
	if p.Company != "" && (p.Pos.File == "" || strings.HasPrefix(p.Pos.File, "templates/")) {
		b.WriteString(p.Company + ": ")
	}
	if s := p.Pos.String(); s != "" {
		b.WriteString(s)
		b.WriteString(": ")
	}
	fmt.Fprintf(&b, "%s: %s [%s]", p.Severity, p.Msg(lang), p.Code)
	for _, r := range p.Related {
		b.WriteString(" (→ " + r.String() + ")")
	}
	return b.String()
}

// fill puts args for {1}, {2} … of a text; a placeholder without an argument
// stays visible.
func fill(text string, args []string) string {
	var pairs []string
	for i, a := range args {
		pairs = append(pairs, fmt.Sprintf("{%d}", i+1), a)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
