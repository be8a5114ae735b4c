// Package xls reads the Excel workbooks of before 2007 (.xls): BIFF 8 of
// Excel 97 to 2003, BIFF 5 and 7 of Excel 5 and 95, and the single sheets of
// BIFF 2 to 4. Offices still send them, and so do systems that "export Excel".
//
// In: the bytes of the file. Out: a workbook.Book whose cells mean what those
// of workbook.Read mean. A formula is marked, never computed nor shown: its
// cached value counts. Macros and links are not followed. A file
// that cannot be read is an error that wraps one of workbook's Err values;
// the package survives any input without panic and within its limits.
//
// The layouts of records are those of [MS-XLS] and, for what is older, of
// OpenOffice's documentation of the Excel file format.
package xls

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/xls/lock"
)

// Read reads a workbook: an OLE2 container with a workbook stream, or the
// bare stream, as Excel 2 to 4 and some exporting programs write it.
func Read(data []byte, limits workbook.Limits) (*workbook.Book, error) {
	return Open(data, limits)
}

// Open is Read with passwords to try on a file that is encrypted (the ways
// of Excel 95, 97 and 2002). A password is kept nowhere and in no error.
func Open(data []byte, limits workbook.Limits, passwords ...string) (book *workbook.Book, err error) {
	defer func() {
		if r := recover(); r != nil {
			book, err = nil, fmt.Errorf("%w: reading broke off: %v", workbook.ErrDamaged, r)
		}
	}()
	switch {
	case len(data) == 0:
		return nil, workbook.ErrEmpty
	case int64(len(data)) > limits.FileBytes:
		return nil, fmt.Errorf("%w: %d bytes", workbook.ErrTooLarge, len(data))
	case bare(data):
		return read(data, limits, passwords)
	case !bytes.HasPrefix(data, magic):
		return nil, fmt.Errorf("%w: neither an OLE2 container nor a BIFF stream", workbook.ErrNotWorkbook)
	}
	c, err := openCompound(data)
	if err != nil {
		return nil, err
	}
	stream, err := c.workbook()
	if err != nil {
		return nil, err
	}
	if book, err = read(stream, limits, passwords); err != nil {
		return nil, err
	}
	book.Macros = book.Macros || c.has("_VBA_PROJECT_CUR") || c.has("_VBA_PROJECT")
	return book, nil
}

// bare tells whether data begins with a BOF record.
func bare(data []byte) bool {
	if len(data) < 8 || data[0] != 0x09 {
		return false
	}
	size := binary.LittleEndian.Uint16(data[2:])
	return (data[1] == 0 || data[1] == 2 || data[1] == 4 || data[1] == 8) && size >= 4 && size <= 16
}

func read(stream []byte, limits workbook.Limits, passwords []string) (*workbook.Book, error) {
	stream, err := unlocked(stream, passwords)
	if err != nil {
		return nil, err
	}
	r := &reader{limits: limits, stream: stream, book: &workbook.Book{}}
	if err := r.globals(); err != nil {
		return nil, err
	}
	if len(r.listed) > limits.Sheets {
		return nil, fmt.Errorf("%w: %d sheets", workbook.ErrTooLarge, len(r.listed))
	}
	r.shower = workbook.NewFormats(r.book.Date1904)
	for _, l := range r.listed {
		s, err := r.sheet(l)
		if err != nil {
			return nil, fmt.Errorf("read sheet %q: %w", l.name, err)
		}
		r.book.Sheets = append(r.book.Sheets, s)
	}
	return r.book, nil
}

// unlocked returns the stream in the clear; one that is not encrypted comes
// back as it is.
func unlocked(stream []byte, passwords []string) ([]byte, error) {
	l, found := lock.Find(stream)
	if !found {
		return stream, nil
	}
	for _, p := range append([]string{lock.OpenPassword}, passwords...) {
		if clear, ok := l.Open(p); ok {
			return clear, nil
		}
	}
	return nil, fmt.Errorf("%w: BIFF", workbook.ErrEncrypted)
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", workbook.ErrDamaged, fmt.Sprintf(format, args...))
}

func tooLarge(format string, args ...any) error {
	return fmt.Errorf("%w: %s", workbook.ErrTooLarge, fmt.Sprintf(format, args...))
}
