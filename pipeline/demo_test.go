package pipeline_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
)

// demo is the demo's folder after one run, made once for all tests.
type demo struct {
	dir string
	sum *pipeline.Summary
	err error
}

var runDemo = sync.OnceValue(func() demo {
	dir, err := os.MkdirTemp("", "shinsa-demo-*")
	if err != nil {
		return demo{err: err}
	}
	if _, err := pipeline.DemoProject(dir); err != nil {
		return demo{err: err}
	}
	sum, err := pipeline.Run(context.Background(), dir, demoDay)
	return demo{dir, sum, err}
})

// demoDay are the options of the command demo.
var demoDay = pipeline.Options{Today: calendar.Date{Year: 2018, Month: 6, Day: 1}, Dated: true}

func run(t *testing.T, dir string, o pipeline.Options) *pipeline.Summary {
	t.Helper()
	sum, err := pipeline.Run(context.Background(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// sampleOf makes a project of made-up companies in a folder of its own.
func sampleOf(t *testing.T, companies int, mess float64) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "p")
	_, err := pipeline.Sample(dir, pipeline.SampleOptions{Companies: companies, Seed: 3, Mess: mess, Catalogue: pipeline.DefaultCatalogue})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// slow marks tests that the race detector would make minutes of: they run in the
// full run, and nothing of them runs side by side that others do not.
func slow(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left to the full run (go test without -short)")
	}
}

func TestMain(m *testing.M) {
	code := m.Run()
	if d := runDemo(); d.dir != "" {
		os.RemoveAll(d.dir)
	}
	if playedDir != "" {
		os.RemoveAll(playedDir)
	}
	os.Exit(code)
}

func theDemo(t *testing.T) demo {
	t.Helper()
	d := runDemo()
	if d.err != nil {
		t.Fatal(d.err)
	}
	return d
}

// files returns the demo's files with the ending, outside .shinsa.
func (d demo) files(t *testing.T, ext string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(d.dir, func(p string, e os.DirEntry, err error) error {
		if e.IsDir() && e.Name() == ".shinsa" {
			return filepath.SkipDir
		}
		if strings.HasSuffix(p, ext) {
			out = append(out, p)
		}
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("no %s files in the demo: %v", ext, err)
	}
	return out
}

// made returns the files that the run made with the ending: not the inbox.
func (d demo) made(t *testing.T, ext string) []string {
	var out []string
	for _, p := range d.files(t, ext) {
		if rel, _ := filepath.Rel(d.dir, p); !strings.HasPrefix(rel, "inbox") {
			out = append(out, p)
		}
	}
	return out
}

func tool(t *testing.T, name string) string {
	t.Helper()
	p, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed; test.sh installs it", name)
	}
	return p
}

// squeeze removes what a reader does not see: white space and line breaks.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00a0' {
			return -1
		}
		return r
	}, s)
}

func part(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
