package pipeline_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/sample"
)

// playedDir is where the played demo stands; TestMain takes it away.
var playedDir string

// playedDemo is the demo after it was played to its end, made once.
var playedDemo = sync.OnceValue(func() (d struct {
	demo
	played *pipeline.Played
}) {
	if d.dir, d.err = os.MkdirTemp("", "shinsa-played-*"); d.err != nil {
		return d
	}
	playedDir = d.dir
	if _, d.err = pipeline.DemoProject(d.dir); d.err == nil {
		d.played, d.sum, d.err = pipeline.Enact(context.Background(), d.dir, demoDay, pipeline.DemoEnd())
	}
	return d
})

// The demo carries three companies to the end and the others to different
// states, and nobody breaks the method on the way.
func TestDemoCarriesThreeCompaniesToTheEnd(t *testing.T) {
	slow(t)
	d := playedDemo()
	if d.err != nil {
		t.Fatal(d.err)
	}
	ends := map[sample.Fate]string{}
	for _, a := range d.played.Acts {
		ends[a.Fate] = a.Company
	}
	if len(ends) < 9 {
		t.Errorf("only %d different states: %v", len(ends), ends)
	}
	for fate, files := range map[sample.Fate][]string{
		sample.Full:    {"審査報告書.docx", "審査報告書.pdf", "手続/適合通知書.pdf", "手続/レビュー記録.pdf", "手続/結論の方向性の説明記録.pdf"},
		sample.Part:    {"審査報告書.docx", "審査報告書.pdf", "手続/評価結果通知書.pdf", "手続/レビュー記録.pdf"},
		sample.Stopped: {"手続/評価中止通知書.pdf", "手続/評価中止記録.pdf", "手続/関係行政機関への報告書（案）.pdf"},
	} {
		for _, f := range files {
			if _, err := os.Stat(filepath.Join(d.dir, "companies", ends[fate], f)); err != nil {
				t.Errorf("%s: %v", fate, err)
			}
		}
	}
	for _, id := range []string{ends[sample.Part], ends[sample.Stopped]} {
		if _, err := os.Stat(filepath.Join(d.dir, "companies", id, "手続", "適合通知書.pdf")); err == nil {
			t.Errorf("%s does not conform in full and is told so", id)
		}
	}
	for _, p := range d.sum.Problems {
		three := []string{ends[sample.Full], ends[sample.Part], ends[sample.Stopped]}
		if slices.Contains(three, p.Company) && strings.HasPrefix(string(p.Code), "method-") || p.Code == "method-stale-sent" {
			t.Errorf("%s", p.Text("en"))
		}
	}
}

// The same demo is the same to the byte, journal and all.
func TestDemoIsTheSameEachTime(t *testing.T) {
	slow(t)
	d := playedDemo()
	if d.err != nil {
		t.Fatal(d.err)
	}
	dir := t.TempDir()
	if _, err := pipeline.DemoProject(dir); err != nil {
		t.Fatal(err)
	}
	if _, _, err := pipeline.Enact(t.Context(), dir, demoDay, pipeline.DemoEnd()); err != nil {
		t.Fatal(err)
	}
	a, b := tree(t, d.dir), tree(t, dir)
	for f := range b { // nor does a run leave anything that another would not
		if _, ok := a[f]; !ok && !strings.HasPrefix(f, ".shinsa/cache") {
			t.Errorf("%s is there once", f)
		}
	}
	for f, data := range a {
		got, want := b[f], data
		if strings.HasSuffix(f, "ledger.jsonl") || strings.HasSuffix(f, "versions.jsonl") { // in the order in which jobs were done
			got, want = sortedLines(got), sortedLines(want)
		}
		if !bytes.Equal(got, want) && !strings.HasPrefix(f, ".shinsa/cache") {
			t.Errorf("%s differs", f)
		}
	}
}

func sortedLines(b []byte) []byte {
	lines := bytes.Split(b, []byte("\n"))
	slices.SortFunc(lines, bytes.Compare)
	return bytes.Join(lines, []byte("\n"))
}

// What persons wrote in a sample is not played over, and nothing is played in a
// project that is not made up.
func TestPlayTouchesNoProjectOfAnybody(t *testing.T) {
	dir := t.TempDir()
	if _, err := pipeline.Init(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Play(t.Context(), dir, demoDay); err == nil {
		t.Error("played in a real project")
	}
	dir = sampleOf(t, 2, 0)
	put(t, filepath.Join(dir, "経過記録.xlsx"), []byte("mine"))
	if _, err := pipeline.Play(t.Context(), dir, demoDay); err == nil {
		t.Error("played over a log")
	}
}

// No company's name stands in a document of another one (別紙1 3(1)).
func TestNoCompanyStandsInAnothersDocuments(t *testing.T) {
	slow(t)
	d := playedDemo()
	if d.err != nil {
		t.Fatal(d.err)
	}
	names := map[string]string{}
	for _, c := range d.sum.Companies {
		names[c.ID] = c.Name
	}
	n := 0
	for id := range names {
		err := filepath.WalkDir(filepath.Join(d.dir, "companies", id), func(p string, e os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(p, ".docx") {
				return err
			}
			text := lines(t, p)
			n++
			for other, name := range names {
				if other != id && strings.Contains(text, name) {
					t.Errorf("%s names %s", p, name)
				}
			}
			return nil
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	if n < 100 {
		t.Errorf("only %d documents were looked at", n)
	}
}
