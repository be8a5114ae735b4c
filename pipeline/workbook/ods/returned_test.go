package ods_test

import (
	"os"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/ods"
	"shinsa/pipeline/workbook/xls/booktest"
)

func read(t testing.TB, path string) *workbook.Book {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	book, err := ods.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return book
}

// TestReturned reads one Japanese sheet, flat as it was written by hand and
// packed as LibreOffice saved it, and compares with what workbook.Read has of
// LibreOffice's .xlsx of it (texts of numbers too) and with the truth.
func TestReturned(t *testing.T) {
	data, err := os.ReadFile("../xls/testdata/returned.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"testdata/returned.fods", "testdata/returned.ods"} {
		book := read(t, path)
		for _, d := range booktest.Differences(book, theirs) {
			if path == "testdata/returned.ods" {
				t.Errorf("%s: %s", path, d)
			}
		}
		for _, d := range booktest.Returned(book) {
			t.Errorf("%s: %s", path, d)
		}
	}
}

// TestSelfCheck reads a self-check sheet (of `shinsa sample`) that LibreOffice
// saved in this format and compares with the .xlsx that it was.
func TestSelfCheck(t *testing.T) {
	book := read(t, "testdata/selfcheck.ods")
	data, err := os.ReadFile("../xls/testdata/selfcheck.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if len(book.Sheets) != len(theirs.Sheets) {
		t.Errorf("%d sheets, theirs %d", len(book.Sheets), len(theirs.Sheets))
	}
	for _, d := range booktest.Differences(book, theirs) {
		t.Error(d)
	}
}
