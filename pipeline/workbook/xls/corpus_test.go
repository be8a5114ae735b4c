package xls_test

import (
	"errors"
	"slices"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/xls"
	"shinsa/pipeline/workbook/xls/booktest"
)

// turnedAway are the files of the corpus that cannot be read, and why.
var turnedAway = map[string]error{
	"OOM_alloc3.xls":                   workbook.ErrDamaged, // made by a fuzzer
	"too_small.xls":                    workbook.ErrNotWorkbook,
	"rc4cryptoapi_password.xls":        workbook.ErrEncrypted,
	"xor_password_123456789012345.xls": workbook.ErrEncrypted,
}

func TestCorpus(t *testing.T) {
	for _, f := range booktest.Corpus(t, ".xls") {
		book, err := xls.Read(f.Data, workbook.DefaultLimits())
		want, away := turnedAway[f.Name]
		switch {
		case err != nil && !booktest.Coded(err):
			t.Errorf("%s: %v wraps no reason", f.Name, err)
		case away && !errors.Is(err, want):
			t.Errorf("%s: %v, want %v", f.Name, err, want)
		case !away && err != nil:
			t.Errorf("%s: %v", f.Name, err)
		case err == nil && len(book.Sheets) == 0:
			t.Errorf("%s: no sheets", f.Name)
		}
	}
}

// differ are the files that LibreOffice and we read differently, and why.
var differ = map[string]string{
	"gh548_incorrect_sst_unique_count.xls":       "LibreOffice merges what is centred across a selection",
	"optional_records.xls":                       "LibreOffice merges what is centred across a selection",
	"empty-string.xls":                           "LibreOffice computes anew",
	"issue_646_unsupported_formula_function.xls": "LibreOffice computes anew",
	"ptgexp-truncated-operand.xls":               "LibreOffice computes anew",
	"types.xls":                                  "LibreOffice computes anew, with other errors",
	"xls_formula_columns_beyond_z.xls":           "LibreOffice computes anew; the file has no cached values",
	"dates-leap-year-1900-xls.xls":               "LibreOffice computes anew, and has no 29 February 1900",
}

// TestAgainstLibreOffice has LibreOffice turn the files of the corpus into
// .xlsx and compares what both then hold.
func TestAgainstLibreOffice(t *testing.T) {
	files := slices.DeleteFunc(booktest.Corpus(t, ".xls"), func(f booktest.File) bool {
		return turnedAway[f.Name] != nil // one of them takes LibreOffice all memory there is
	})
	compared, cells := 0, 0
	for i, converted := range booktest.Office(t, "xlsx", files) {
		mine, err := xls.Read(files[i].Data, workbook.DefaultLimits())
		theirs, err2 := workbook.Read(converted, workbook.DefaultLimits())
		if err != nil || err2 != nil {
			continue
		}
		compared++
		for _, s := range mine.Sheets {
			cells += len(s.Cells)
		}
		for n, d := range booktest.Differences(mine, theirs) {
			if why, known := differ[files[i].Name]; known {
				t.Logf("%s: %s (%s)", files[i].Name, d, why)
			} else if n < 5 {
				t.Errorf("%s: %s", files[i].Name, d)
			}
		}
	}
	t.Logf("%d files, %d cells compared", compared, cells)
}
