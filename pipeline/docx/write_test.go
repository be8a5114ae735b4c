package docx_test

import (
	"bytes"
	"context"
	"slices"
	"sync"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
)

func write(tb testing.TB, d *doc.Document, ref *docx.Reference) []byte {
	tb.Helper()
	data, problems, err := docx.Write(context.Background(), d, docx.Options{Reference: ref, PageCount: 7,
		Pages: map[string]int{"h-letter": 3, "h1": 4, "h2": 4, "h3": 4, "h4": 6, "h5": 6}})
	if err != nil || len(problems) > 0 {
		tb.Error(err, problems)
	}
	return data
}

func TestLinesOfSample(t *testing.T) {
	data := write(t, sample(), reference(t))
	got, err := docx.Lines(data)
	if err != nil {
		t.Fatal(err)
	}
	want := doc.Lines(sample())
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("line %d of %d/%d\n got %q\nwant %q", i, len(got), len(want), got[min(i, len(got)):min(i+3, len(got))], want[min(i, len(want)):min(i+3, len(want))])
		}
	}
}

func TestSameBytes(t *testing.T) {
	ref := reference(t)
	first := write(t, sample(), ref)
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			write(t, report(), ref) // leaves its own traces in the compressors
			if !bytes.Equal(first, write(t, sample(), ref)) {
				t.Errorf("document %d of the same content differs", i)
			}
		})
	}
	group.Wait()
	if again := write(t, sample(), reference(t)); !bytes.Equal(first, again) {
		t.Fatal("a reference opened anew gives other bytes")
	}
}

func TestPartsFirst(t *testing.T) {
	if data := write(t, sample(), reference(t)); !slices.Equal(data[30:30+19], []byte("[Content_Types].xml")) {
		t.Fatal("the list of types is not the first part")
	}
}
