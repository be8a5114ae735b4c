// Command shinsa runs the project office's work over a project folder: see
// "shinsa --help" and docs/guide.ja.md.
//
// One file per command; every command parses its flags, calls one function of
// package pipeline and prints what it returned. Nothing else in the program
// prints, reads the clock or the environment, or ends the process.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"shinsa/pipeline"
	"shinsa/pipeline/message"
	"shinsa/pipeline/workspace"
)

// The exit codes (also in the help of the program and in README.md).
const (
	exitClean       = 0
	exitMachinery   = 1
	exitUsage       = 2
	exitProblems    = 3
	exitInterrupted = 130
)

// app is what the commands share.
type app struct {
	msg      *message.Printer
	out, err io.Writer
	now      func() time.Time
	before   func(file string) // see pipeline.Reader; nil
}

func main() { os.Exit((&app{}).main()) }

// main runs the program with the process's arguments and returns its exit code.
func (a *app) main() int {
	// Half the collections for a third more memory: a batch is short.
	debug.SetGCPercent(200)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	a.msg, a.out, a.err, a.now = message.New(language(os.Args[1:], os.Getenv)), os.Stdout, os.Stderr, time.Now
	err := a.root().ExecuteContext(ctx)
	return a.finish(ctx, err)
}

// finish prints a failure and turns it into an exit code.
func (a *app) finish(ctx context.Context, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errProblems):
		return exitProblems
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(a.err, a.msg.S("error.interrupted"))
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintln(a.err, a.msg.S("error.prefix", usage.text))
		return exitUsage
	case errors.Is(err, workspace.ErrLocked):
		fmt.Fprintln(a.err, a.msg.S("error.locked"))
		return exitMachinery
	case errors.Is(err, pipeline.ErrNotEmpty):
		fmt.Fprintln(a.err, a.msg.S("error.notempty", err.Error()))
		return exitUsage
	default:
		fmt.Fprintln(a.err, a.msg.S("error.prefix", a.machinery(err)))
		return exitMachinery
	}
}

// machinery says what failed, and what to do where the user can do something.
func (a *app) machinery(err error) string {
	for _, f := range []struct {
		is  error
		key string
	}{
		{syscall.ENOSPC, "error.full"}, {syscall.EDQUOT, "error.full"}, {syscall.EROFS, "error.denied"},
		{fs.ErrPermission, "error.denied"}, {fs.ErrNotExist, "error.missing"},
	} {
		if errors.Is(err, f.is) {
			return a.msg.S(f.key, err.Error())
		}
	}
	return err.Error()
}

// errProblems says that the work was done and problems were found and printed.
var errProblems = errors.New("problems found")

// usageError is a fault in how the program was called.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }
