// Package markup reads tables that are written as markup and mostly arrive
// under the name .xls: tables of HTML, as systems "export to Excel" and as Excel
// and LibreOffice save for the web, and the XML of Excel 2002 and 2003
// (SpreadsheetML, with <?mso-application progid="Excel.Sheet"?>).
//
// In: the bytes of the file. Out: a workbook.Book whose cells mean what those
// of workbook.Read mean. Which of the two it is, the content tells; the
// character set is the one declared where the bytes fit it (encoding.go). A
// formula is kept and never computed, no link, script, style sheet or entity of
// the file's own is followed; what stands beside the tables of a page comes as
// a sheet of its own, so that nothing is lost. A cell of HTML is a text unless
// the program that wrote it says that it is a number, so that leading zeros
// live. A file that cannot be read is an error that wraps one of workbook's Err
// values; the package survives any input without panic and within its limits.
package markup

import (
	"fmt"

	"shinsa/pipeline/workbook"
)

// Bounds of a sheet, those of Excel's, and of the markup.
const (
	maxRow    = 1_048_576
	maxCol    = 16_384
	maxMerges = 100_000
	maxStyles = 100_000
	maxText   = 1 << 20 // bytes of a cell, far beyond what one may hold
	maxDepth  = 200
	// maxHTML is less than other formats may take: a page has no structure
	// that bounds what its text costs, and half a million cells hardly fill it.
	maxHTML = 16 << 20
)

// Read reads a table of HTML or a workbook of SpreadsheetML.
func Read(data []byte, limits workbook.Limits) (book *workbook.Book, err error) {
	defer func() {
		if r := recover(); r != nil {
			book, err = nil, fmt.Errorf("%w: reading broke off: %v", workbook.ErrDamaged, r)
		}
	}()
	switch {
	case len(data) == 0:
		return nil, workbook.ErrEmpty
	case int64(len(data)) > limits.FileBytes:
		return nil, tooLarge("%d bytes", len(data))
	}
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	if spreadsheetML(text) {
		return readSpreadsheetML(text, limits)
	}
	if !isHTML(text) {
		return nil, fmt.Errorf("%w: neither HTML nor an XML spreadsheet", workbook.ErrNotWorkbook)
	}
	if len(data) > maxHTML {
		return nil, tooLarge("%d bytes of HTML", len(data))
	}
	return readHTML(text, limits)
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", workbook.ErrDamaged, fmt.Sprintf(format, args...))
}

func tooLarge(format string, args ...any) error {
	return fmt.Errorf("%w: %s", workbook.ErrTooLarge, fmt.Sprintf(format, args...))
}
