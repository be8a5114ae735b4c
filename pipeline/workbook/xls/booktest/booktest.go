// Package booktest helps to test the readers of table formats: it finds the
// files of other makers, has LibreOffice convert files, and compares two books.
// It goes into tests only.
package booktest

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"shinsa/pipeline/workbook"
)

const corpus = "/work/shared/corpus/spreadsheets"

// File is a file of the corpus.
type File struct {
	Name string
	Data []byte
}

// Corpus returns the files of other makers with those endings, and skips the
// test where there is no corpus.
func Corpus(t testing.TB, exts ...string) []File {
	t.Helper()
	var out []File
	err := filepath.WalkDir(corpus, func(p string, d os.DirEntry, err error) error {
		if err != nil || !slices.Contains(exts, strings.ToLower(filepath.Ext(p))) {
			return err
		}
		data, err := os.ReadFile(p)
		out = append(out, File{filepath.Base(p), data})
		return err
	})
	if err != nil || len(out) == 0 {
		t.Skipf("no corpus of spreadsheets at %s", corpus)
	}
	return out
}

// Coded tells whether an error wraps one of workbook's reasons.
func Coded(err error) bool {
	return slices.ContainsFunc([]error{workbook.ErrNotWorkbook, workbook.ErrEncrypted, workbook.ErrOldFormat,
		workbook.ErrDamaged, workbook.ErrEmpty, workbook.ErrTooLarge}, func(r error) bool { return errors.Is(err, r) })
}

// Office converts files with LibreOffice, all at once, and returns the results
// in their order; what LibreOffice could not convert is nil. Format is an
// ending, perhaps with a filter and its options behind a colon.
func Office(t *testing.T, format string, files []File) [][]byte {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice is not installed")
	}
	if testing.Short() {
		t.Skip("converting with LibreOffice takes long")
	}
	in, out := t.TempDir(), t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", format, "--outdir", out}
	for i, f := range files {
		p := filepath.Join(in, fmt.Sprintf("%03d%s", i, filepath.Ext(f.Name)))
		if err := os.WriteFile(p, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, p)
	}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	if log, err := exec.CommandContext(ctx, "soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, log)
	}
	ext, _, _ := strings.Cut(format, ":")
	results := make([][]byte, len(files))
	for i := range files {
		if data, err := os.ReadFile(filepath.Join(out, fmt.Sprintf("%03d.%s", i, ext))); err == nil {
			results[i] = data
		}
	}
	return results
}

// Differences compares what does not depend on number formats.
func Differences(mine, theirs *workbook.Book) (out []string) {
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for _, m := range mine.Sheets {
		o := theirs.Sheet(m.Name)
		if o == nil {
			say("sheet %q is only ours", m.Name)
			continue
		}
		if m.Hidden != o.Hidden {
			say("%s: hidden %v, theirs %v", m.Name, m.Hidden, o.Hidden)
		}
		if a, b := ranges(m), ranges(o); a != b {
			say("%s: merges %s, theirs %s", m.Name, a, b)
		}
		for _, c := range m.Cells {
			d := o.At(c.Row, c.Col)
			if d == nil {
				say("%s r%dc%d: %q is only ours", m.Name, c.Row, c.Col, c.Text)
			} else if what := differs(c, *d); what != "" {
				say("%s r%dc%d: %s: %+v, theirs %+v", m.Name, c.Row, c.Col, what, c, *d)
			}
			if m.HiddenRows[c.Row] != o.HiddenRows[c.Row] || m.HiddenCols[c.Col] != o.HiddenCols[c.Col] {
				say("%s r%dc%d: hidden differently", m.Name, c.Row, c.Col)
			}
		}
		for _, d := range o.Cells {
			if m.At(d.Row, d.Col) == nil {
				say("%s r%dc%d: %q is only theirs", m.Name, d.Row, d.Col, d.Text)
			}
		}
	}
	return out
}

func differs(a, b workbook.Cell) string {
	if a.Kind == workbook.Bool && b.Kind == workbook.Number && b.Formula != "" && a.Number == b.Number {
		return "" // LibreOffice computes comparisons as numbers
	}
	constant := a.Kind == workbook.Bool || a.Kind == workbook.Error // which LibreOffice makes TRUE() and NA()
	switch {
	case a.Kind != b.Kind:
		return "kind"
	case a.Kind == workbook.Number && math.Abs(a.Number-b.Number) > 1e-9*math.Max(1, math.Abs(a.Number)):
		return "number"
	case a.Kind != workbook.Number && strings.TrimSpace(a.Text) != strings.TrimSpace(b.Text):
		return "text"
	case a.Date != b.Date:
		return "date"
	case a.Struck != b.Struck || a.StruckPart != b.StruckPart:
		return "struck"
	case (a.Formula == "") != (b.Formula == "") && !constant:
		return "formula"
	case a.Comment != b.Comment:
		return "comment"
	}
	return ""
}

func ranges(s *workbook.Sheet) string {
	seen := map[workbook.Range]bool{}
	for _, m := range s.Merges {
		seen[m] = true
	}
	var out []string
	for m := range seen {
		out = append(out, m.String())
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// Sound holds what every book that was read promises: cells in order and one
// to a place, within the limits, with something in them.
func Sound(t testing.TB, b *workbook.Book, limits workbook.Limits) {
	t.Helper()
	cells := 0
	for _, s := range b.Sheets {
		for i, c := range s.Cells {
			switch {
			case c.Row < 1 || c.Col < 1 || c.Row > 1_048_576 || c.Col > 16_384:
				t.Fatalf("cell outside the sheet: %+v", c)
			case i > 0 && (s.Cells[i-1].Row > c.Row || s.Cells[i-1].Row == c.Row && s.Cells[i-1].Col >= c.Col):
				t.Fatalf("cells out of order: %+v after %+v", c, s.Cells[i-1])
			case c.Text == "" && c.Formula == "" && c.Comment == "":
				t.Fatalf("empty cell: %+v", c)
			}
		}
		for _, m := range s.Merges {
			if m.Row1 < 1 || m.Col1 < 1 || m.Row2 < m.Row1 || m.Col2 < m.Col1 {
				t.Fatalf("merge %+v", m)
			}
		}
		cells += len(s.Cells)
	}
	if cells > limits.Cells || len(b.Sheets) > limits.Sheets {
		t.Fatalf("%d cells, %d sheets", cells, len(b.Sheets))
	}
}
