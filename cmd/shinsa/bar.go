package main

import (
	"os"
	"sync"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// bar is a progress bar on stderr; silent where stderr is no terminal.
type bar struct {
	mu   sync.Mutex
	make func(total int) *progressbar.ProgressBar
	bar  *progressbar.ProgressBar
}

func (a *app) bar() *bar {
	f, ok := a.err.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return &bar{}
	}
	return &bar{make: func(total int) *progressbar.ProgressBar {
		return progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetDescription(a.msg.S("run.progress")), progressbar.OptionShowCount())
	}}
}

// report is a pipeline.Progress. What the bar cannot show is not worth failing.
func (b *bar) report(done, total int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.make == nil {
		return
	}
	if b.bar == nil {
		b.bar = b.make(total)
	}
	_ = b.bar.Set(done)
}

func (b *bar) close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bar != nil {
		_ = b.bar.Finish()
	}
}
