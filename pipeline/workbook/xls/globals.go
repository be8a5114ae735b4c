package xls

import (
	"fmt"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/codepage"
)

// reader holds what the sheets of a workbook share.
type reader struct {
	limits   workbook.Limits
	stream   []byte
	book     *workbook.Book
	version  int // of BIFF: 2, 3, 4, 5 (also Excel 95's 7) or 8
	codePage int
	listed   []listed
	strings  []rich
	fonts    []bool // struck through
	formats  map[int]string
	looks    []style
	shower   *workbook.Formats
	cells    int // read so far
	merges   int
	walked   int // bytes of sheets
	scratch  cursor
	parts    [][]byte // of scratch
}

// listed is a line of the workbook's list of sheets.
type listed struct {
	name   string
	hidden bool
	at     int // where its records begin
}

// The kinds of substreams, as their BOF records name them.
const (
	kindGlobals   = 0x0005
	kindSheet     = 0x0010
	kindMacros    = 0x0040
	kindWorkspace = 0x0100 // BIFF 4: sheets follow one another
)

// bof reads a BOF record: version and kind of the substream.
func bof(rec record) (version, kind int, ok bool) {
	if rec.id&0xFF != 0x09 || len(rec.data) < 4 {
		return 0, 0, false
	}
	switch rec.id {
	case 0x0009:
		version = 2
	case 0x0209:
		version = 3
	case 0x0409:
		version = 4
	case 0x0809:
		if version = 5; rec.u16(0) == 0x0600 {
			version = 8
		}
	default:
		return 0, 0, false
	}
	return version, rec.u16(2), true
}

// globals reads what comes before the sheets.
func (r *reader) globals() error {
	w := records{stream: r.stream}
	first, _ := w.next()
	version, kind, ok := bof(first)
	if !ok {
		return damaged("the workbook stream begins with record %#x", first.id)
	}
	// A file that does not say comes from the machine's own code page, and the
	// machines here are Japanese.
	r.version, r.codePage, r.formats = version, codepage.CP932, map[int]string{}
	switch {
	case kind == kindGlobals:
		return r.globalRecords(&w)
	case kind == kindWorkspace || version < 5:
		return r.oneAfterAnother()
	case kind == kindSheet:
		r.listed = []listed{{name: "Sheet1"}}
		return r.lone(&w)
	}
	return fmt.Errorf("%w: a chart or module of its own", workbook.ErrNotWorkbook)
}

// globalRecords reads the records up to the end of the globals.
func (r *reader) globalRecords(w *records) error {
	for {
		rec, ok := w.next()
		if !ok {
			return damaged("the stream ends before its sheets")
		}
		switch rec.id {
		case idEOF:
			return nil
		case idBoundSheet:
			r.boundSheet(rec)
		case idSST:
			if err := r.sst(rec); err != nil {
				return err
			}
		case idSupBook:
			if n := rec.u16(2); len(rec.data) > 4 && n != 0x0401 && n != 0x3A01 {
				r.book.Links = true // neither this file nor an add-in
			}
		case idObProj:
			r.book.Macros = true
		default:
			if err := r.common(rec); err != nil {
				return err
			}
		}
	}
}

// lone reads what a sheet without globals says of itself before its cells.
func (r *reader) lone(w *records) error {
	for rec, ok := w.next(); ok && rec.id != idEOF; rec, ok = w.next() {
		if err := r.common(rec); err != nil {
			return err
		}
	}
	return nil
}

// common reads the records that stand in the globals, or in the only sheet.
func (r *reader) common(rec record) error {
	switch rec.id {
	case idCodePage:
		if n := rec.u16(0); n != codepage.UTF16LE {
			r.codePage = n
		}
	case idDateMode:
		r.book.Date1904 = rec.u16(0) == 1
	case idExternSheet:
		r.book.Links = r.book.Links || r.version < 8 && rec.u8(1) == 1
	case idFont, idFont3, idFormat, idFormat2, idXF, idXF2, idXF3, idXF4:
		r.style(rec)
	}
	return nil
}

// boundSheet keeps the worksheets; charts and macro sheets hold no answers.
func (r *reader) boundSheet(rec record) {
	switch rec.u8(5) {
	case 0:
		name := r.text(rec, 6, 1)
		r.listed = append(r.listed, listed{name, rec.u8(4)&3 != 0, int(rec.u32(0))})
	case 1, 6:
		r.book.Macros = true
	}
}

// sst reads the table of strings. Its counts are not believed: some writers
// have them wrong.
func (r *reader) sst(rec record) error {
	c := r.cursor(rec, 8)
	for c.tidy() {
		if len(r.strings) >= r.limits.Cells {
			return tooLarge("more than %d shared strings", r.limits.Cells)
		}
		s := c.rich()
		if c.past {
			break // whoever refers to the cut string is told so
		}
		r.strings = append(r.strings, s)
	}
	return nil
}

// oneAfterAnother lists the sheets of BIFF 2 to 4: one, or in a BIFF 4
// workspace several, each with its header. Styles are those of the first.
func (r *reader) oneAfterAnother() error {
	w := records{stream: r.stream}
	name := ""
	for {
		at := w.at
		rec, ok := w.next()
		if !ok {
			break
		}
		switch _, kind, begins := bof(rec); {
		case begins && kind == kindSheet:
			if name == "" {
				name = fmt.Sprintf("Sheet%d", len(r.listed)+1)
			}
			r.listed = append(r.listed, listed{name: name, at: at})
			name = ""
		case begins && kind == kindMacros:
			r.book.Macros = true
		case rec.id == idSheetHeader:
			name = r.text(rec, 4, 1)
		default:
			if err := r.common(rec); err != nil {
				return err
			}
		}
	}
	if len(r.listed) == 0 {
		return fmt.Errorf("%w: BIFF %d without a worksheet", workbook.ErrNotWorkbook, r.version)
	}
	return nil
}
