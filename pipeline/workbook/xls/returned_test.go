package xls_test

import (
	"os"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/xls"
	"shinsa/pipeline/workbook/xls/booktest"
)

func read(t testing.TB, path string) *workbook.Book {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	book, err := xls.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return book
}

// TestReturned reads a Japanese sheet that LibreOffice saved as .xls and
// compares with what workbook.Read has of its .xlsx, and with the truth
// (../ods/testdata/returned.fods, written by hand).
func TestReturned(t *testing.T) {
	book := read(t, "testdata/returned.xls")
	data, err := os.ReadFile("testdata/returned.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range booktest.Differences(book, theirs) {
		t.Error(d)
	}
	for _, d := range booktest.Returned(book) {
		t.Error(d)
	}
}

// TestSelfCheck reads a self-check sheet (of `shinsa sample`) that LibreOffice
// saved in this format and compares with the .xlsx that it was.
func TestSelfCheck(t *testing.T) {
	book := read(t, "testdata/selfcheck.xls")
	data, err := os.ReadFile("testdata/selfcheck.xlsx")
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
