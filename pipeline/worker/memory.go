package worker

import (
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// How often a worker looks at its memory: a loop that eats it gets some tens
// of megabytes in that time.
const look = 20 * time.Millisecond

// slack is what a process may take beyond its limit before the system refuses
// it: Go asks for memory in pieces of 64 MiB.
const slack = 256 << 20

// watchMemory ends the process once it holds more than limit bytes. The
// collector works harder as the limit comes near, so what is over it is in use.
// The stack of a goroutine is bounded as well, so that endless recursion is
// told from honest hunger.
func watchMemory(limit int64, exit func(int)) (stop func()) {
	if limit <= 0 {
		return func() {}
	}
	debug.SetMemoryLimit(limit - limit/8)
	debug.SetMaxStack(int(min(limit/4, 256<<20)))
	refuseBeyond(uint64(limit) + slack)
	ticker, done := time.NewTicker(look), make(chan struct{})
	go func() {
		held := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
			}
			if metrics.Read(held); int64(held[0].Value.Uint64()-held[1].Value.Uint64()) > limit {
				exit(exitMemory)
				return
			}
		}
	}()
	return func() { ticker.Stop(); close(done) }
}
