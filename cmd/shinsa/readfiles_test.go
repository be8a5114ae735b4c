package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
)

// wild is the program with a library that runs wild over files of certain
// names, in the process that reads them. What makes it wild is here, in the
// tests: the product has only the place to put it.
func wild() { os.Exit((&app{before: runWild}).main()) }

func runWild(file string) {
	switch name := filepath.Base(file); {
	case strings.Contains(name, "loops"):
		for n := uint(1); n%2 == 1; n += 2 {
		}
	case strings.Contains(name, "panics"):
		go func() { panic("in a goroutine, where nobody recovers") }()
		select {}
	case strings.Contains(name, "recurses"):
		deep(1)
	case strings.Contains(name, "eats"):
		var held [][]byte
		for {
			held = append(held, bytes.Repeat([]byte{1}, 1<<20))
			runtime.KeepAlive(held)
		}
	case strings.Contains(name, "ends"):
		os.Exit(0)
	case strings.Contains(name, "prints"):
		_, _ = os.Stdout.WriteString("a library prints what it thinks\n")
	case strings.Contains(name, "once"): // as when the system kills a process for another's hunger
		if f, err := os.OpenFile("once", os.O_CREATE|os.O_EXCL, 0o644); err == nil {
			_ = f.Close()
			os.Exit(9)
		}
	}
}

//go:noinline
func deep(n int) int {
	if n < 0 {
		return 0
	}
	var room [1024]byte
	return deep(n+1) + int(room[n%1024])
}

// TestBothWaysOfReadingAgree holds that the program, which reads in processes
// of their own, makes what the library makes that reads in its own: every file
// and the whole summary.
func TestBothWaysOfReadingAgree(t *testing.T) {
	if testing.Short() {
		t.Skip("two runs: left out with -short, run by test.sh")
	}
	here, there := filepath.Join(t.TempDir(), "p"), filepath.Join(t.TempDir(), "p")
	if _, err := pipeline.DemoProject(here); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(there, os.DirFS(here)); err != nil {
		t.Fatal(err)
	}
	sum, err := pipeline.Run(t.Context(), here, pipeline.Options{Today: calendar.Date{Year: 2018, Month: 6, Day: 1}, Dated: true})
	if err != nil {
		t.Fatal(err)
	}
	want, err := json.Marshal(sum)
	if err != nil {
		t.Fatal(err)
	}
	out, code := shinsa(t, "run", there, "--date", demoDate, "--json")
	if code != exitProblems {
		t.Fatalf("exit %d\n%s", code, out)
	}
	var got bytes.Buffer
	if err := json.Compact(&got, []byte(out)); err != nil {
		t.Fatal(err)
	}
	if plain := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(want)); got.String() != plain {
		t.Errorf("the summaries differ:\n%.2000s\n%.2000s", got.String(), plain)
	}
	if a, b := outcome(t, there), outcome(t, here); a != b {
		t.Errorf("the documents differ:\n%s", difference(a, b))
	}
}

// TestNoPasswordInCache holds that passwords reach the readers, and that
// neither a password nor what it opened gets into the cache.
func TestNoPasswordInCache(t *testing.T) {
	packer, err := exec.LookPath("zip")
	if err != nil {
		t.Skip("zip is not installed; test.sh installs it")
	}
	dir := filepath.Join(t.TempDir(), "p")
	if _, err := pipeline.Sample(dir, pipeline.SampleOptions{Companies: 2, Seed: 3, Catalogue: pipeline.DefaultCatalogue}); err != nil {
		t.Fatal(err)
	}
	const word, inner = "himitsu-no-aikotoba", "C001-inside.xlsx"
	returned, err := filepath.Glob(filepath.Join(dir, "inbox", "C001*"))
	if err != nil || len(returned) != 1 {
		t.Fatal(returned, err)
	}
	plain := filepath.Join(t.TempDir(), inner)
	if err := errors.Join(os.Rename(returned[0], plain), os.WriteFile(filepath.Join(dir, pipeline.PasswordsFile), []byte("C001\t"+word+"\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(packer, "-j", "-P", word, filepath.Join(dir, "inbox", "C001.zip"), plain).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, _ := shinsa(t, "explain", dir, "C001", "4-1-3")
	if !strings.Contains(out, inner) || strings.Contains(out, word) {
		t.Fatalf("the protected workbook was not read:\n%s", out)
	}
	if n := cacheHolds(t, dir, word) + cacheHolds(t, dir, inner); n > 0 {
		t.Errorf("%d entries of the cache hold the password or what it opened", n)
	}
	if cacheHolds(t, dir, "C002") == 0 {
		t.Error("the other return is not found in the cache: this test looks in the wrong place")
	}
}

// cacheHolds counts the answers of readers in the cache that hold the text.
func cacheHolds(t *testing.T, dir, text string) (n int) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(dir, ".shinsa", "cache"), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		var answers [][]byte
		if json.Unmarshal(b, &answers) == nil {
			b = bytes.Join(answers, nil)
		}
		if bytes.Contains(b, []byte(text)) {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestReaderByItself holds what the hidden command does when a person calls it:
// it ends, and says that it was not meant for that.
func TestReaderByItself(t *testing.T) {
	if out, code := shinsa(t, readFiles); code != exitMachinery || !strings.Contains(out, "setup") {
		t.Errorf("exit %d\n%s", code, out)
	}
	if out, _ := shinsa(t, "--help"); strings.Contains(out, readFiles) {
		t.Error("the help shows the hidden command")
	}
	if _, err := (&app{}).worker(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
