package booktest

import (
	"errors"
	"slices"
	"testing"

	"shinsa/pipeline/workbook"
)

// Reader is what the readers of formats are.
type Reader func([]byte, workbook.Limits) (*workbook.Book, error)

// HoldCorpus holds that a reader reads every file of the corpus with that
// ending, or turns it away for the reason that away names.
func HoldCorpus(t *testing.T, ext string, read Reader, away map[string]error) {
	t.Helper()
	for _, f := range Corpus(t, ext) {
		book, err := read(f.Data, workbook.DefaultLimits())
		want := away[f.Name]
		switch {
		case err != nil && !Coded(err):
			t.Errorf("%s: %v wraps no reason", f.Name, err)
		case !errors.Is(err, want):
			t.Errorf("%s: %v, want %v", f.Name, err, want)
		case err == nil && len(book.Sheets) == 0:
			t.Errorf("%s: no sheets", f.Name)
		case err == nil:
			Sound(t, book, workbook.DefaultLimits())
		}
	}
}

// AgainstOffice has LibreOffice turn the files of the corpus into .xlsx and
// compares what both then hold. Files in known are read differently, and why.
// Those that are turned away are left out: one of them takes LibreOffice all
// memory there is.
func AgainstOffice(t *testing.T, ext string, read Reader, away map[string]error, known map[string]string) {
	t.Helper()
	files := slices.DeleteFunc(Corpus(t, ext), func(f File) bool { return away[f.Name] != nil })
	compared, cells := 0, 0
	for i, converted := range Office(t, "xlsx", files) {
		mine, err := read(files[i].Data, workbook.DefaultLimits())
		theirs, err2 := workbook.Read(converted, workbook.DefaultLimits())
		if err != nil || err2 != nil {
			continue
		}
		compared++
		for _, s := range mine.Sheets {
			cells += len(s.Cells)
		}
		for n, d := range Differences(mine, theirs) {
			if why, is := known[files[i].Name]; is {
				t.Logf("%s: %s (%s)", files[i].Name, d, why)
			} else if n < 5 {
				t.Errorf("%s: %s", files[i].Name, d)
			}
		}
	}
	t.Logf("%d files, %d cells compared", compared, cells)
}
