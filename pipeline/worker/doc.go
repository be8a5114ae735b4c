// Package worker has work on material that cannot be trusted done in processes
// of its own, so that no endless loop, no panic of a goroutine, no exhausted
// stack or memory takes the program with it.
//
// In: a command that starts a worker, what every piece of work shares (the
// setup), and requests, all as bytes. Out: the answers to a request, in order,
// as they come; or a Failure that says how the process ended. A failure costs
// the one request: the next one finds a fresh process. Both sides are here: a
// Pool asks, Serve answers.
//
// The two speak in frames over standard input and output, so nothing that is
// asked stands in arguments or the environment. A worker that hears nothing
// more, because the other side has ended in whatever way, ends at once, even in
// the midst of work; so none is left behind.
//
// Three watch over a worker. The pool kills one that gives no answer within
// Limits.Step. The worker itself looks at what it holds and ends when that is
// more than Limits.Memory. Where the system can (Linux), it refuses the process
// memory far beyond that, for what is eaten faster than anybody looks.
//
// The package does not know what the bytes mean. It never repeats what a worker
// printed when it died: that may hold anything.
package worker

import (
	"fmt"
	"time"
)

// Limits bound one worker.
type Limits struct {
	// Step is the longest time between two frames of a worker: from request to
	// first answer, from one answer to the next.
	Step time.Duration
	// Memory is how many bytes the process may hold.
	Memory int64
	// Answers is how many bytes the answers to one request may have in all:
	// they are held by the process that asked.
	Answers int64
}

// Failure says how a worker ended that did not do what it was asked. It is the
// fault of the material until proven otherwise, not of the machinery.
type Failure struct {
	Kind   Kind
	Detail string // of a crash: "panic", "signal: killed", …
}

// Kind is the kind of a failure.
type Kind int

// The kinds of failures.
const (
	Crash  Kind = iota // it ended by itself
	Time               // it was ended: no answer within Limits.Step
	Memory             // it wanted more than Limits.Memory, or answered more than Limits.Answers
)

// Error makes a failure an error.
func (f *Failure) Error() string {
	switch f.Kind {
	case Time:
		return "worker took too long"
	case Memory:
		return "worker wanted too much memory"
	}
	return fmt.Sprintf("worker ended: %s", f.Detail)
}

// exitMemory is the exit code of a worker that ended because of its memory.
const exitMemory = 77
