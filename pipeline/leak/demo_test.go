package leak_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/leak"
)

// TestDemo scans what the demo project publishes: the project report names
// nobody, and every document of a company names that company.
func TestDemo(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the whole demo project")
	}
	dir := t.TempDir()
	if _, err := pipeline.DemoProject(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Run(context.Background(), dir, pipeline.Options{Today: calendar.Date{Year: 2018, Month: 6, Day: 1}, Dated: true}); err != nil {
		t.Fatal(err)
	}
	s := leak.New(leak.DemoNames())
	for _, f := range files(t, filepath.Join(dir, "project")) {
		if !strings.HasPrefix(filepath.Base(f), "事業報告書") {
			continue
		}
		hits, problems := s.File(filepath.Base(f), read(t, f))
		for _, p := range problems {
			t.Error(p.Text("en"))
		}
		t.Logf("%s: %d hits", filepath.Base(f), len(hits))
	}
	for _, f := range files(t, filepath.Join(dir, "companies")) {
		id := strings.Split(strings.TrimPrefix(f, filepath.Join(dir, "companies")+string(filepath.Separator)), string(filepath.Separator))[0]
		hits, _ := s.File("x", read(t, f))
		found := strings.Contains(f, "誓約書_用紙")
		for _, h := range hits {
			found = found || h.Company == id && h.Certainty == leak.Certain
		}
		if !found {
			t.Errorf("%s: %s is not found: %v", f, id, hits)
		}
	}
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
