package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"shinsa/pipeline"
)

// TestNoReaderIsLeft kills and interrupts a run whose readers are caught in
// endless loops: they end with it.
func TestNoReaderIsLeft(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGKILL, syscall.SIGINT, syscall.SIGTERM} {
		t.Run(s.String(), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "p")
			if _, err := pipeline.Sample(dir, pipeline.SampleOptions{Companies: 1, Seed: 5, Catalogue: pipeline.DefaultCatalogue}); err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{"loops-1.csv", "loops-2.csv"} {
				if err := os.WriteFile(filepath.Join(dir, "inbox", name), []byte("1,2\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			c := exec.Command("shinsa-wild", "run", dir, "--jobs", "2")
			c.Env = append(os.Environ(), "LANG=ja_JP.UTF-8", "LC_ALL=")
			var out bytes.Buffer
			c.Stdout, c.Stderr = &out, &out
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			readers := busyReaders(t, c.Process.Pid)
			if err := c.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
			err := c.Wait()
			if code := c.ProcessState.ExitCode(); s != syscall.SIGKILL && code != exitInterrupted {
				t.Errorf("exit %d, %v\n%s", code, err, out.String())
			}
			for _, pid := range readers {
				for alive(pid) { // they may take a moment; the test's own time limit is the judge
					runtime.Gosched()
				}
			}
		})
	}
}

// busyReaders waits until two processes that the run has started are at work.
func busyReaders(t *testing.T, run int) []int {
	t.Helper()
	for {
		if _, err := os.Stat(fmt.Sprintf("/proc/%d/task/%d/children", run, run)); err != nil {
			t.Skipf("this system does not list the children of a process: %v", err)
		}
		var pids []int
		for _, task := range tasks(run) {
			b, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", run, task))
			if err != nil {
				continue // the thread has ended
			}
			for f := range strings.FieldsSeq(string(b)) {
				var pid int
				if _, err := fmt.Sscan(f, &pid); err == nil && cpuTicks(pid) > 20 {
					pids = append(pids, pid)
				}
			}
		}
		if len(pids) >= 1 {
			return pids
		}
		runtime.Gosched()
	}
}

func tasks(pid int) []string {
	entries, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// stat returns the fields of /proc/PID/stat from the state on.
func stat(pid int) []string {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return nil
	}
	_, rest, _ := strings.Cut(string(b), ") ")
	return strings.Fields(rest)
}

// cpuTicks is the time that the process was at work, in hundredths of seconds.
func cpuTicks(pid int) (n int) {
	if f := stat(pid); len(f) > 12 {
		if _, err := fmt.Sscan(f[11], &n); err != nil {
			return 0
		}
	}
	return n
}

// alive tells whether the process runs; one that is dead and not yet collected
// by init does not.
func alive(pid int) bool {
	f := stat(pid)
	return len(f) > 0 && f[0] != "Z" && f[0] != "X"
}
