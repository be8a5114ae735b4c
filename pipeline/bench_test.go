package pipeline_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
)

var benchDay = pipeline.Options{Today: calendar.Date{Year: 2018, Month: 6, Day: 1}, Dated: true}

// BenchmarkRun times a first run over 50 made-up companies, and one with
// nothing changed.
func BenchmarkRun(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "p")
	if _, err := pipeline.Sample(dir, pipeline.SampleOptions{Companies: 50, Seed: 1, Mess: 0.3, Catalogue: pipeline.DefaultCatalogue}); err != nil {
		b.Fatal(err)
	}
	run := func(b *testing.B) {
		if _, err := pipeline.Run(context.Background(), dir, benchDay); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer()
			for _, d := range []string{".shinsa", "companies", "project"} {
				if err := os.RemoveAll(filepath.Join(dir, d)); err != nil {
					b.Fatal(err)
				}
			}
			b.StartTimer()
			run(b)
		}
	})
	b.Run("again", func(b *testing.B) {
		b.ReportAllocs()
		run(b)
		for b.Loop() {
			run(b)
		}
	})
}
