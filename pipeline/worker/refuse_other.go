//go:build !linux

package worker

// refuseBeyond does nothing where there is no such limit: the worker watches
// itself, and the pool the clock.
func refuseBeyond(uint64) {}
