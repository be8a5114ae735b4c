package worker

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"
)

// startTime is how long a worker may take to be ready: on Windows a virus
// scanner reads the program first.
const startTime = 2 * time.Minute

// process is one worker, seen from the other side.
type process struct {
	limits Limits
	cmd    *exec.Cmd
	stdin  io.Closer
	in     *bufio.Writer
	out    *bufio.Reader
	said   head // what it printed on standard error
	ended  bool
}

// start starts a worker and waits until it is ready.
func start(ctx context.Context, o Options) (*process, error) {
	cmd, err := o.Start()
	if err != nil {
		return nil, fmt.Errorf("make command of worker: %w", err)
	}
	p := &process{limits: o.Limits, cmd: cmd}
	cmd.Stderr, cmd.WaitDelay = &p.said, 5*time.Second
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("open input of worker: %w", err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("open output of worker: %w", err)
	}
	p.stdin, p.in, p.out = stdin, bufio.NewWriter(stdin), bufio.NewReader(stdout)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start worker: %w", err)
	}
	setup := append(binary.BigEndian.AppendUint64(nil, uint64(o.Limits.Memory)), o.Setup...)
	err = p.guarded(ctx, startTime, func(func()) error {
		if err := writeFrame(p.in, tagSetup, setup); err != nil {
			return err
		}
		return p.ready()
	})
	switch {
	case err == nil:
		return p, nil
	case ctx.Err() != nil:
		return nil, err
	}
	return nil, fmt.Errorf("start worker: %v", err) // no Failure: no request is to blame
}

func (p *process) ready() error {
	t, text, err := readFrame(p.out)
	switch {
	case err != nil:
		return err
	case t == tagFault:
		return fault(text)
	case t != tagReady:
		return errFrame
	}
	return nil
}

// fault is an error that the worker told of; it is the machinery's.
type fault string

func (f fault) Error() string { return "worker: " + string(f) }

// ask sends the request and hands over the answers.
func (p *process) ask(ctx context.Context, request []byte, each func([]byte) error) error {
	return p.guarded(ctx, p.limits.Step, func(alive func()) error {
		if err := writeFrame(p.in, tagRequest, request); err != nil {
			return err
		}
		for room := p.limits.Answers; ; {
			t, n, err := readHead(p.out)
			if err != nil {
				return err
			}
			if room -= int64(n); room < 0 {
				return &Failure{Kind: Memory}
			}
			payload := make([]byte, n)
			if _, err := io.ReadFull(p.out, payload); err != nil {
				return err
			}
			alive()
			switch t {
			case tagEnd:
				return nil
			case tagFault:
				return fault(payload)
			case tagAnswer:
				if err := each(payload); err != nil {
					return unheard{err}
				}
			default:
				return errFrame
			}
		}
	})
}

// unheard is an error of the one who asked.
type unheard struct{ error }

// guarded talks to the worker, which is killed when the context ends or step
// passes without alive being called. After an error the worker has ended.
func (p *process) guarded(ctx context.Context, step time.Duration, talk func(alive func()) error) error {
	var late atomic.Bool
	timer := time.AfterFunc(step, func() { late.Store(true); p.kill() })
	release := context.AfterFunc(ctx, p.kill)
	err := talk(func() { timer.Reset(step) })
	if running := timer.Stop(); !release() || !running || err != nil {
		p.end() // also one that was killed just when it had done
	}
	var f *Failure
	var told fault
	var own unheard
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &own):
		return own.error
	case errors.As(err, &told), errors.As(err, &f):
		return err
	case late.Load():
		return &Failure{Kind: Time}
	}
	return p.autopsy()
}

func (p *process) kill() { _ = p.cmd.Process.Kill() } // one that has ended needs no killing

// end ends the process and waits until it is gone.
func (p *process) end() {
	if p.ended {
		return
	}
	p.ended = true
	_ = p.stdin.Close()
	p.kill()         // one that closed its output is dying already: its exit code stands
	_ = p.cmd.Wait() // how it ended, ProcessState tells
}

// autopsy says how a process ended that nobody has killed.
func (p *process) autopsy() error {
	said := p.said.String()
	switch {
	case p.cmd.ProcessState.ExitCode() == exitMemory, strings.Contains(said, "out of memory"), strings.Contains(said, "cannot allocate memory"):
		return &Failure{Kind: Memory}
	case strings.Contains(said, "stack overflow"):
		return &Failure{Kind: Crash, Detail: "stack overflow"}
	case strings.Contains(said, "panic:"):
		return &Failure{Kind: Crash, Detail: "panic"}
	}
	return &Failure{Kind: Crash, Detail: p.cmd.ProcessState.String()}
}

// head keeps the beginning of what is written.
type head struct{ text []byte }

func (h *head) Write(b []byte) (int, error) {
	h.text = append(h.text, b[:min(len(b), 4096-len(h.text))]...)
	return len(b), nil
}

func (h *head) String() string { return string(h.text) }
