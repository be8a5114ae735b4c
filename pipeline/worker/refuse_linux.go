package worker

import "syscall"

const rlimitData = 2 // RLIMIT_DATA of <asm-generic/resource.h>, the same on every Linux that Go runs on

// refuseBeyond has the system refuse memory beyond that many bytes: since Linux
// 4.7 the limit counts all private memory that can be written. A system that
// does not allow it leaves the worker to its own watch.
func refuseBeyond(bytes uint64) {
	var now syscall.Rlimit
	if syscall.Getrlimit(rlimitData, &now) != nil {
		return
	}
	now.Cur = min(now.Max, bytes)
	_ = syscall.Setrlimit(rlimitData, &now)
}
