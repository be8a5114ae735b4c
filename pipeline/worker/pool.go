package worker

import (
	"context"
	"os/exec"
	"sync"
)

// Options say how the workers of a pool are started and bounded.
type Options struct {
	// Start makes the command of a worker: a program that calls Serve with its
	// standard input and output. It is not started yet, and its streams are free.
	Start  func() (*exec.Cmd, error)
	Size   int // workers at the same time, at least 1
	Setup  []byte
	Limits Limits
}

// Pool has requests worked on by up to Size workers. They are started when they
// are needed and live until Close.
type Pool struct {
	options Options
	free    chan struct{} // one for each worker that may be at work
	mu      sync.Mutex
	idle    []*process
}

// NewPool makes a pool, and starts nothing.
func NewPool(o Options) *Pool { return &Pool{options: o, free: make(chan struct{}, max(o.Size, 1))} }

// Do has one request worked on and hands over the answers as they come. Of the
// error, a *Failure says that the worker ended over this request; what each
// returned, and the context's, come back as they are; any other is the
// machinery's. Whatever the error, the pool can be asked again.
func (p *Pool) Do(ctx context.Context, request []byte, each func(answer []byte) error) error {
	select {
	case p.free <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-p.free }()
	w := p.take()
	if w == nil {
		var err error
		if w, err = start(ctx, p.options); err != nil {
			return err
		}
	}
	err := w.ask(ctx, request, each)
	if w.ended {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, w)
	return err
}

// take returns a worker that waits, or nil.
func (p *Pool) take() *process {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) == 0 {
		return nil
	}
	w := p.idle[len(p.idle)-1]
	p.idle = p.idle[:len(p.idle)-1]
	return w
}

// Close ends the workers that wait. Every Do must have returned.
func (p *Pool) Close() {
	for w := p.take(); w != nil; w = p.take() {
		w.end()
	}
}
