package restore_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"shinsa/pipeline"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/pipeline/docx/restore"
)

// drafts makes the documents of the demo's first company.
func drafts(tb testing.TB) map[string][]byte {
	tb.Helper()
	dir := tb.TempDir()
	if _, err := pipeline.DemoProject(dir); err != nil {
		tb.Fatal(err)
	}
	o := pipeline.Options{Today: calendar.Date{Year: 2018, Month: 6, Day: 1}, Dated: true, Only: []string{"C001"}}
	if _, err := pipeline.Run(tb.Context(), dir, o); err != nil {
		tb.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "companies", "C001", "*.docx"))
	if err != nil || len(files) == 0 {
		tb.Fatal("no documents", err)
	}
	out := map[string][]byte{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		out[filepath.Base(f)] = b
	}
	return out
}

// What was written and is read back says the same, line by line.
func TestWordsComeBack(t *testing.T) {
	for name, data := range drafts(t) {
		want, err := docx.Lines(data)
		if err != nil {
			t.Fatal(err)
		}
		d, lost, err := restore.Document(data, "report", doc.Meta{})
		if err != nil {
			t.Fatal(name, err)
		}
		for _, l := range lost {
			t.Errorf("%s: lost %+v", name, l)
		}
		got := doc.Lines(d)
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Errorf("%s line %d:\n got %q\nwant %q", name, i, got[i], want[i])
				break
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d lines, want %d", name, len(got), len(want))
		}
	}
}

// The frame comes back: cover, contents, headings, running head.
func TestFrameComesBack(t *testing.T) {
	d, _, err := restore.Document(drafts(t)["審査報告書案.docx"], "report", doc.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Cover) == 0 || !d.TOC || d.Meta.Title != "審査報告書（案）" || d.Header.Left == "" || d.Header.Right == "" {
		t.Errorf("cover %d, contents %v, title %q, head %+v", len(d.Cover), d.TOC, d.Meta.Title, d.Header)
	}
	var numbers []string
	for _, e := range doc.Outline(d) {
		if e.Level == 1 {
			numbers = append(numbers, e.Label())
		}
	}
	if len(numbers) < 10 || numbers[0] != "1.　依頼者の特定" || !slices.Contains(numbers, "別添3　回答の出典") {
		t.Errorf("got %q", numbers)
	}
}
