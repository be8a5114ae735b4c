// Package ods reads OpenDocument spreadsheets (.ods, also the flat .fods), as
// LibreOffice writes them.
//
// In: the bytes of the file. Out: a workbook.Book whose cells mean what those
// of workbook.Read mean. A formula is kept as written and never computed: its
// cached value counts. Scripts and links are not followed. A file
// that cannot be read is an error that wraps one of workbook's Err values; the
// package survives any input without panic and within its limits: repeated
// cells and rows are only multiplied when they hold something, and every one
// counts.
package ods

import (
	"bytes"
	"fmt"

	"shinsa/pipeline/workbook"
)

// Read reads a spreadsheet, from its zip container or flat.
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
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return readPacked(data, limits)
	case flat(data):
		r := newReader(limits)
		return r.book, r.part(data)
	}
	return nil, fmt.Errorf("%w: no OpenDocument file", workbook.ErrNotWorkbook)
}

// flat tells whether data begins as an OpenDocument file of plain XML.
func flat(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xEF\xBB\xBF")), " \t\r\n")
	return bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("<office:document")) &&
		bytes.Contains(head, []byte("opendocument.spreadsheet"))
}

func readPacked(data []byte, limits workbook.Limits) (*workbook.Book, error) {
	c, err := workbook.OpenParts(data, limits)
	if err != nil {
		return nil, err
	}
	if err := check(c); err != nil {
		return nil, err
	}
	r := newReader(limits)
	for _, name := range []string{"styles.xml", "content.xml"} {
		data, err := c.Read(name)
		if data == nil && err == nil {
			continue // all looks may stand in the content
		}
		if err == nil {
			err = r.part(data)
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	r.book.Macros = c.HasFolder("Basic/") || c.HasFolder("Scripts/")
	return r.book, nil
}

// part reads one XML document.
func (r *reader) part(data []byte) error {
	d := newDocument(data, r.limits)
	r.document = d
	for d.next() {
		if d.start {
			r.element()
		}
	}
	if d.err == nil && d.depth > 0 {
		d.err = damaged("the document ends within an element")
	}
	if d.err == nil && d.elements == 0 {
		d.err = damaged("an empty document")
	}
	return d.err
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", workbook.ErrDamaged, fmt.Sprintf(format, args...))
}

func tooLarge(format string, args ...any) error {
	return fmt.Errorf("%w: %s", workbook.ErrTooLarge, fmt.Sprintf(format, args...))
}
