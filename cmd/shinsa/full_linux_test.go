package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestFullDisk runs in file systems that are too small: the run says so, every
// file is whole or absent, and once there is room a second run completes.
func TestFullDisk(t *testing.T) {
	c := crashProject(t, 6)
	for _, room := range []int{300 << 10, 1500 << 10, 2500 << 10} {
		t.Run(fmt.Sprint(room), func(t *testing.T) {
			disk := small(t, c, room)
			dir := filepath.Join(disk, "p")
			out, code := shinsa(t, "run", dir, "--date", "2018-06-01")
			if code != exitMachinery || !strings.Contains(out, "ディスクの空きがない") {
				t.Errorf("run on a full disk: exit %d\n%s", code, out)
			}
			t.Logf("%d files stood when the disk was full", whole(t, dir))
			if err := os.Remove(filepath.Join(disk, "ballast")); err != nil {
				t.Fatal(err)
			}
			c.completes(t, dir)
		})
	}
}

// small mounts a file system that holds the material, ballast and so much room.
func small(t *testing.T, c crashed, room int) string {
	t.Helper()
	const size = 48 << 20
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skipf("a small file system cannot be mounted (%v): the test needs root", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	c.copyTo(t, filepath.Join(disk, "p"))
	var s syscall.Statfs_t
	if err := syscall.Statfs(disk, &s); err != nil {
		t.Fatal(err)
	}
	free := int(s.Bavail) * int(s.Bsize)
	if err := os.WriteFile(filepath.Join(disk, "ballast"), make([]byte, free-room), 0o644); err != nil {
		t.Fatal(err)
	}
	return disk
}

// TestReadOnly runs in a folder that may not be written.
func TestReadOnly(t *testing.T) {
	c := crashProject(t, 1)
	dir := c.copy(t)
	if err := syscall.Mount(dir, dir, "", syscall.MS_BIND, ""); err != nil {
		t.Skipf("a read-only folder cannot be mounted (%v): the test needs root", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	if err := syscall.Mount("", dir, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	before := outcome(t, dir)
	for _, args := range [][]string{{"run", dir}, {"sheets", dir}, {"status", dir}} {
		out, code := shinsa(t, args...)
		if code != exitMachinery || !strings.Contains(out, "権限がありません") {
			t.Errorf("%s in a read-only folder: exit %d\n%s", args[0], code, out)
		}
	}
	if outcome(t, dir) != before {
		t.Error("a read-only folder has changed")
	}
}

// TestFileSizeLimit makes every write of a large file fail half-way.
func TestFileSizeLimit(t *testing.T) {
	c := crashProject(t, 2)
	dir := c.copy(t)
	cmd := command("run", dir, "--date", "2018-06-01")
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Fatal(err)
	}
	limited := old
	limited.Cur = 30 << 10
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limited); err != nil {
		t.Skipf("the size of files cannot be limited: %v", err)
	}
	out, _ := cmd.CombinedOutput()
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Fatal(err)
	}
	if code := cmd.ProcessState.ExitCode(); code != exitMachinery {
		t.Errorf("run with a limit on the size of files: exit %d\n%s", code, out)
	}
	whole(t, dir)
	c.completes(t, dir)
}
