// Package delimited reads tables that are plain text (.csv, .tsv), in the
// encodings that Japanese programs write.
//
// In: the bytes of the file. Out: a workbook.Book with one sheet named "csv".
// Every field is a text, so that leading zeros live; nothing is computed, and
// a field that begins with = is no formula, save the ="0012" by which programs
// keep zeros from Excel. A file that is no table of text is an error that
// wraps one of workbook's Err values.
//
// Plain text says neither its encoding nor its delimiter. Both are decided by
// rules that stand in this package (encoding.go, delimiter.go), and Open tells
// how. A file whose bytes fit no encoding is turned away: no character is
// ever replaced.
package delimited

import (
	"fmt"

	"shinsa/pipeline/workbook"
)

// SheetName is the name of the only sheet.
const SheetName = "csv"

// maxBytes is less than other formats may take: trying encodings takes several
// times the file, and half a million cells hardly fill it.
const maxBytes = 16 << 20

// Form is how a file was read.
type Form struct {
	Encoding  string // UTF-8, CP932, EUC-JP, ISO-2022-JP, UTF-16LE or UTF-16BE
	BOM       bool   // the file itself says its encoding
	Delimiter byte
}

// Read reads a table of text.
func Read(data []byte, limits workbook.Limits) (*workbook.Book, error) {
	book, _, err := Open(data, limits)
	return book, err
}

// Open is Read that also tells how the file was read.
func Open(data []byte, limits workbook.Limits) (book *workbook.Book, form Form, err error) {
	defer func() {
		if r := recover(); r != nil {
			book, err = nil, fmt.Errorf("%w: reading broke off: %v", workbook.ErrDamaged, r)
		}
	}()
	switch {
	case len(data) == 0:
		return nil, form, workbook.ErrEmpty
	case int64(len(data)) > min(limits.FileBytes, maxBytes):
		return nil, form, fmt.Errorf("%w: %d bytes", workbook.ErrTooLarge, len(data))
	}
	text, form, err := decode(data)
	if err != nil {
		return nil, form, err
	}
	rest, told := announced(text)
	if told != 0 {
		text, form.Delimiter = rest, told
	} else if form.Delimiter, err = delimiter(text); err != nil {
		return nil, form, err
	}
	sheet, err := table(text, form.Delimiter, limits)
	if err != nil {
		return nil, form, err
	}
	return &workbook.Book{Sheets: []*workbook.Sheet{sheet}}, form, nil
}
