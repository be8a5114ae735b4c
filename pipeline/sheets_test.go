package pipeline_test

import (
	"context"
	"path/filepath"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/workspace"
)

// TestSheetsOfAnotherDay holds that the sheets do not change because a day has
// passed; a date that the user gives stands in them.
func TestSheetsOfAnotherDay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "p")
	if _, err := pipeline.Sample(dir, pipeline.SampleOptions{Companies: 2, Seed: 7, Catalogue: pipeline.DefaultCatalogue}); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		day   int
		dated bool
		want  int
	}{{16, false, 2}, {17, false, 0}, {18, true, 2}, {18, true, 0}} {
		o := pipeline.Options{Today: calendar.Date{Year: 2018, Month: 4, Day: step.day}, Dated: step.dated}
		sum, err := pipeline.Sheets(context.Background(), dir, o)
		if err != nil {
			t.Fatal(err)
		}
		if got := sum.Count(workspace.Written); got != step.want {
			t.Errorf("day %d, dated %v: %d sheets written, want %d", step.day, step.dated, got, step.want)
		}
	}
}
