package workspace

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
)

// Proof is what following the journal from its first line to its last showed.
type Proof struct {
	Lines   int    `json:"lines"`             // chained ones that hold
	Old     int    `json:"old"`               // lines before the first chained one: written by programs that made no chain
	Head    string `json:"head"`              // SHA-256 of the last line that holds; an office that notes it can prove later that nothing was cut off
	Torn    []int  `json:"torn,omitempty"`    // numbers of the lines that a power cut left as pieces
	Missing bool   `json:"missing,omitempty"` // there is no journal
	Break   *Break `json:"break,omitempty"`   // nil: unbroken
}

// Break is the first line at which the chain does not hold.
type Break struct {
	Line int       `json:"line"` // of the file, from 1
	Why  BreakKind `json:"why"`
}

// BreakKind says in what way a chain is broken.
type BreakKind string

// The kinds of breaks. A line that was altered is seen at the line after it,
// which holds its SHA-256; the last one by the head that is kept apart.
const (
	BreakLink     BreakKind = "link"     // the line before was altered, deleted, inserted or moved
	BreakNumber   BreakKind = "number"   // lines are missing, too many or in another order
	BreakUnread   BreakKind = "unread"   // no line of the journal, and no piece that the next line knows of
	BreakEnd      BreakKind = "end"      // lines at the end are missing
	BreakLast     BreakKind = "last"     // the last line was altered
	BreakSince    BreakKind = "since"    // the line that was noted is not there
	BreakNoChain  BreakKind = "no-chain" // a head is kept, and no chained line is there
	BreakUnreadHd BreakKind = "head"     // the head that is kept cannot be read
)

// Prove follows the journal's chain. since is a head that was noted before, or
// the beginning of one; "" for none.
func (f *Folder) Prove(since string) (Proof, error) {
	b, err := f.journal()
	if err != nil {
		return Proof{}, err
	}
	if b == nil {
		return Proof{Missing: true}, nil
	}
	p := prover{walk: walk{before: sha256.New()}, since: strings.ToLower(strings.TrimSpace(since))}
	for line := range bytes.Lines(b) {
		if p.step(line); p.out.Break != nil {
			return p.out, nil
		}
	}
	head, err := f.head()
	if err != nil {
		return p.out, err
	}
	p.end(head)
	return p.out, nil
}

func (f *Folder) head() (string, error) {
	entries, err := f.List(Own)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		if e.Path == headRel {
			b, err := f.Read(headRel)
			return strings.TrimSpace(string(b)), err
		}
	}
	return "", nil
}

// prover follows the chain and stops at the first fault.
type prover struct {
	walk
	line    int // number of the line read last
	pending int // number of a line that may be a torn piece; 0 for none
	known   []string
	since   string
	out     Proof
}

func (p *prover) fault(line int, why BreakKind) { p.out.Break = &Break{line, why} }

func (p *prover) step(raw []byte) {
	p.line++
	line, whole := bytes.CutSuffix(raw, []byte("\n"))
	e, ok := entryOf(line)
	switch {
	case ok:
		p.link(e, line)
	case p.n == 0:
		p.before.Write(raw)
		if !whole {
			p.before.Write([]byte("\n"))
		}
		p.out.Old++
	case p.pending > 0:
		p.fault(p.pending, BreakUnread)
	default:
		p.pending, p.torn = p.line, Digest(line)
	}
}

// link holds a chained line against the one before it.
func (p *prover) link(e JournalEntry, line []byte) {
	switch {
	case p.pending > 0 && e.Torn != p.torn:
		p.fault(p.pending, BreakUnread)
		return
	case p.pending == 0 && e.Torn != "", e.Prev != p.prev() && e.N == p.n+1:
		p.fault(p.line, BreakLink)
		return
	case e.N != p.n+1:
		p.fault(p.line, BreakNumber)
		return
	}
	if p.pending > 0 {
		p.out.Torn, p.pending = append(p.out.Torn, p.pending), 0
	}
	p.chained(e.N, line)
	p.known = append(p.known, p.last)
	p.out.Lines, p.out.Head = e.N, p.last
}

// end holds the last line against the head that is kept beside the journal. A
// run that was killed between the two leaves a head that lags behind.
func (p *prover) end(head string) {
	if p.pending > 0 {
		p.out.Torn = append(p.out.Torn, p.pending)
	}
	if p.since != "" && !p.knows() {
		p.fault(p.line, BreakSince)
		return
	}
	if head == "" {
		return
	}
	var n int
	var sum string
	if _, err := fmt.Sscanf(head, "%d %64s", &n, &sum); err != nil || n < 1 || strconv.Itoa(n)+" "+sum != head {
		p.fault(p.line, BreakUnreadHd)
		return
	}
	switch {
	case p.n == 0:
		p.fault(p.line, BreakNoChain)
	case n > p.n:
		p.fault(p.line, BreakEnd)
	case p.known[n-1] != sum:
		p.fault(p.line, BreakLast)
	}
}

func (p *prover) knows() bool {
	for _, k := range p.known {
		if strings.HasPrefix(k, p.since) {
			return true
		}
	}
	return false
}
