package xls

import (
	"cmp"
	"slices"

	"shinsa/pipeline/workbook"
)

// Bounds of a sheet. BIFF 8 has 65,536 rows and 256 columns; a few writers go
// beyond the columns.
const (
	maxCol     = 16_384
	maxMerges  = 100_000
	maxColInfo = 1024
)

// sheetReader reads the records of one worksheet.
type sheetReader struct {
	*reader
	sheet    *workbook.Sheet
	awaiting *workbook.Cell // a formula whose text comes in a record of its own
	notes    notes
	colInfos int
	place    [4]int  // of the next object: rows and columns of its corners, from 0
	drawn    *object // whose text may still come
	objects  int
	lists    []chosenLine
	err      error
}

// sheet reads a worksheet. It must end with its own EOF record: a stream that
// ends before is a file that was cut.
func (r *reader) sheet(l listed) (*workbook.Sheet, error) {
	s := &sheetReader{reader: r, sheet: &workbook.Sheet{Name: l.name, Hidden: l.hidden,
		HiddenRows: map[int]bool{}, HiddenCols: map[int]bool{}}}
	w := records{stream: r.stream, at: l.at}
	first, _ := w.next()
	if _, _, ok := bof(first); !ok {
		return nil, damaged("no sheet begins at byte %d", l.at)
	}
	if err := s.records(&w); err != nil {
		return nil, err
	}
	if s.settle(); s.err != nil {
		return nil, s.err
	}
	if err := s.attachNotes(); err != nil {
		return nil, err
	}
	s.inOrder()
	if s.keepObject(); s.err != nil {
		return nil, s.err
	}
	s.chooseLines()
	return s.sheet, nil
}

// records reads up to the sheet's end. Charts within the sheet are
// substreams of their own, with cells that are none of the sheet's.
func (s *sheetReader) records(w *records) error {
	start := w.at
	for depth := 0; ; {
		rec, ok := w.next()
		if !ok {
			return damaged("the stream ends within the sheet")
		}
		// Sheets that overlap would let a small file cost much.
		if s.walked+w.at-start > 2*len(s.stream) {
			return damaged("sheets overlap")
		}
		_, _, begins := bof(rec)
		switch {
		case begins:
			depth++
		case rec.id == idEOF && depth == 0:
			s.walked += w.at - start
			return nil
		case rec.id == idEOF:
			depth--
		case depth == 0:
			s.record(rec)
		}
		if s.err != nil {
			return s.err
		}
	}
}

func (s *sheetReader) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *sheetReader) record(rec record) {
	switch rec.id {
	case idRow:
		if rec.u16(12)&0x20 != 0 || rec.u16(6)&0x7FFF == 0 {
			s.sheet.HiddenRows[rec.u16(0)+1] = true
		}
	case idRow2:
		if rec.u16(6)&0x7FFF == 0 {
			s.sheet.HiddenRows[rec.u16(0)+1] = true
		}
	case idColInfo:
		if rec.u16(8)&1 != 0 || rec.u16(4) == 0 {
			s.hideColumns(rec.u16(0), rec.u16(2))
		}
	case idColWidth2:
		if rec.u16(2) == 0 {
			s.hideColumns(rec.u8(0), rec.u8(1))
		}
	case idMergeCells:
		s.merge(rec)
	case idNote:
		s.note(rec)
	case idDrawing, idObject, idText:
		s.drawnRecord(rec)
	default:
		s.cellRecord(rec)
	}
}

// hideColumns takes columns counted from 0.
func (s *sheetReader) hideColumns(from, to int) {
	if s.colInfos++; s.colInfos > maxColInfo {
		s.fail(tooLarge("more than %d hidden ranges of columns", maxColInfo))
		return
	}
	for c := from; c <= min(to, 255); c++ {
		s.sheet.HiddenCols[c+1] = true
	}
}

func (s *sheetReader) merge(rec record) {
	for i := range min(rec.u16(0), (len(rec.data)-2)/8) {
		at := 2 + i*8
		m := workbook.Range{Row1: rec.u16(at) + 1, Row2: rec.u16(at+2) + 1, Col1: rec.u16(at+4) + 1, Col2: rec.u16(at+6) + 1}
		if s.merges++; s.merges > maxMerges {
			s.fail(tooLarge("more than %d merged ranges", maxMerges))
			return
		}
		if m.Row2 >= m.Row1 && m.Col2 >= m.Col1 {
			s.sheet.Merges = append(s.sheet.Merges, m)
		}
	}
}

// add keeps a cell.
func (s *sheetReader) add(c workbook.Cell) {
	if c.Col > maxCol {
		s.fail(damaged("cell in column %d", c.Col))
		return
	}
	if s.cells++; s.cells > s.limits.Cells {
		s.fail(tooLarge("more than %d cells", s.limits.Cells))
		return
	}
	s.sheet.Cells = append(s.sheet.Cells, c)
}

// inOrder sorts the cells. Where a place was written twice, the later counts,
// as in Excel.
func (s *sheetReader) inOrder() {
	place := func(a, b workbook.Cell) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) }
	cells := s.sheet.Cells
	if !slices.IsSortedFunc(cells, place) {
		slices.SortStableFunc(cells, place)
	}
	kept := cells[:0]
	for _, c := range cells {
		if n := len(kept); n > 0 && place(kept[n-1], c) == 0 {
			kept = kept[:n-1]
		}
		kept = append(kept, c)
	}
	s.sheet.Cells = kept
}
