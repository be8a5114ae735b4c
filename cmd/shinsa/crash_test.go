package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"shinsa/pipeline"
)

// crashed is a project whose undisturbed outcome is known.
type crashed struct{ material, outcome string }

// crashProject makes a project of n companies and runs it undisturbed.
func crashProject(t *testing.T, n int) crashed {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("signals are not sent on Windows")
	}
	c := crashed{material: filepath.Join(t.TempDir(), "material")}
	_, err := pipeline.Sample(c.material, pipeline.SampleOptions{Companies: n, Seed: 5, Mess: 0.3, Catalogue: pipeline.DefaultCatalogue})
	if err != nil {
		t.Fatal(err)
	}
	dir := c.copy(t)
	if out, code := shinsa(t, "run", dir, "--date", "2018-06-01"); code != exitClean && code != exitProblems {
		t.Fatalf("undisturbed run: exit %d\n%s", code, out)
	}
	c.outcome = outcome(t, dir)
	return c
}

// copy puts the material of the project into a folder of its own.
func (c crashed) copy(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "p")
	c.copyTo(t, dir)
	return dir
}

func (c crashed) copyTo(t *testing.T, dir string) {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS(c.material)); err != nil {
		t.Fatal(err)
	}
}

// completes runs once more and wants what an undisturbed run makes.
func (c crashed) completes(t *testing.T, dir string) {
	t.Helper()
	if out, code := shinsa(t, "run", dir, "--date", "2018-06-01"); code != exitClean && code != exitProblems {
		t.Fatalf("second run: exit %d\n%s", code, out)
	}
	if got := outcome(t, dir); got != c.outcome {
		t.Errorf("after the second run the folder differs from that of an undisturbed run:\n%s", difference(got, c.outcome))
	}
	if _, err := os.Stat(filepath.Join(dir, ".shinsa", "tmp")); err == nil {
		t.Error("temporary files stay after the second run")
	}
}

func difference(got, want string) string {
	known := map[string]bool{}
	for _, l := range strings.Split(want, "\n") {
		known[l] = true
	}
	var out strings.Builder
	for _, l := range strings.Split(got, "\n") {
		if !known[l] {
			fmt.Fprintln(&out, "got", l)
		}
		delete(known, l)
	}
	for l := range known {
		fmt.Fprintln(&out, "want", l)
	}
	return out.String()
}

func outcome(t *testing.T, dir string) string {
	t.Helper()
	sums, err := digests(dir)
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

// command is the program as a child process; testscript.Main put it into PATH.
func command(args ...string) *exec.Cmd {
	c := exec.CommandContext(context.Background(), "shinsa", args...)
	c.Env = append(os.Environ(), "LANG=ja_JP.UTF-8", "LC_ALL=")
	return c
}

func shinsa(t *testing.T, args ...string) (string, int) {
	t.Helper()
	c := command(args...)
	out, err := c.CombinedOutput()
	if c.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out), c.ProcessState.ExitCode()
}

// whole sees that every file outside .shinsa can be read to its end.
func whole(t *testing.T, dir string) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == ".shinsa" {
			return filepath.SkipDir
		}
		if err != nil || d.IsDir() || strings.Contains(p, "inbox") {
			return err
		}
		n++
		data, err := os.ReadFile(p)
		if err == nil {
			err = sound(p, data)
		}
		if err != nil {
			t.Errorf("%s is not whole: %v", p, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func sound(path string, data []byte) error {
	switch filepath.Ext(path) {
	case ".pdf":
		tail := bytes.TrimSpace(data[max(0, len(data)-32):])
		if !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.HasSuffix(tail, []byte("%%EOF")) {
			return fmt.Errorf("%d bytes without the beginning or end of a PDF", len(data))
		}
	case ".docx", ".xlsx":
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return err
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				return err
			}
			if _, err := io.Copy(io.Discard, r); err != nil {
				return fmt.Errorf("part %s: %w", f.Name, err)
			}
		}
	case ".yaml":
	default:
		return fmt.Errorf("a file that nobody asked for")
	}
	return nil
}

// signalled runs over the folder and sends the signal once there are n files
// in companies/. It returns the exit code, -1 for death by the signal.
func signalled(t *testing.T, dir string, n int, s syscall.Signal) (string, int) {
	t.Helper()
	c := command("run", dir, "--date", "2018-06-01")
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	for {
		select {
		case <-done:
			t.Fatalf("the run ended before there were %d files: %s", n, out.String())
		default:
		}
		if written(dir) >= n {
			break
		}
		runtime.Gosched()
	}
	if err := c.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
	<-done
	return out.String(), c.ProcessState.ExitCode()
}

// written counts the files below companies/ by their names.
func written(dir string) int {
	names, err := filepath.Glob(filepath.Join(dir, "companies", "*", "*.*"))
	if err != nil {
		return 0
	}
	return len(names)
}

// TestKill kills runs at various moments: every file is whole, and a second
// run completes the work as if nothing had happened.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("many runs of the program: left out with -short, run by test.sh")
	}
	c := crashProject(t, 30)
	for _, n := range []int{1, 9, 70} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			dir := c.copy(t)
			if out, code := signalled(t, dir, n, syscall.SIGKILL); code != -1 {
				t.Fatalf("killed run: exit %d\n%s", code, out)
			}
			t.Logf("%d files stood after the kill", whole(t, dir))
			c.completes(t, dir)
		})
	}
	t.Run("interrupt", func(t *testing.T) {
		dir := c.copy(t)
		out, code := signalled(t, dir, 7, syscall.SIGINT)
		if code != exitInterrupted || !strings.Contains(out, "中断しました") {
			t.Errorf("interrupted run: exit %d\n%s", code, out)
		}
		whole(t, dir)
		if _, err := os.Stat(filepath.Join(dir, ".shinsa", "tmp")); err == nil {
			t.Error("temporary files stay after an interrupt")
		}
		c.completes(t, dir)
	})
}
