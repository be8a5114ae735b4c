package xls

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// notes gathers the comments of a sheet. In BIFF 8 a comment is three things:
// a drawn object with a number, the text drawn in it, and a record that gives
// the object a cell. Before, its text stands in the record.
type notes struct {
	object int            // number of the last object drawn
	texts  map[int]string // by object
	placed []placedNote
}

type placedNote struct {
	row, col int
	object   int
	text     []byte // before BIFF 8
}

// drawnRecord reads an object or the text within it.
func (s *sheetReader) drawnRecord(rec record) {
	switch {
	case s.version < 8:
	case rec.id == idDrawing:
		s.drawing(rec)
	case rec.id == idObject:
		s.notes.object = -1
		if rec.u16(0) == ftCmo && rec.u16(4) == objComment {
			s.notes.object = rec.u16(6)
		}
		s.object(rec)
	default:
		s.objectText(rec)
	}
}

func (s *sheetReader) note(rec record) {
	if len(s.notes.placed) >= s.limits.Cells {
		s.fail(tooLarge("more than %d comments", s.limits.Cells))
		return
	}
	p := placedNote{row: rec.u16(0) + 1, col: rec.u16(2) + 1, object: rec.u16(6)}
	if s.version >= 8 {
		s.notes.placed = append(s.notes.placed, p)
		return
	}
	text := rec.data[min(6, len(rec.data)):]
	if n := len(s.notes.placed); rec.u16(0) == 0xFFFF && n > 0 { // goes on
		last := &s.notes.placed[n-1]
		last.text = append(last.text, text[:min(rec.u16(4), len(text))]...)
		return
	}
	p.text = append(p.text, text[:min(rec.u16(4), 2048, len(text))]...)
	s.notes.placed = append(s.notes.placed, p)
}

// attachNotes gives the cells their comments; a comment on an empty cell makes
// a cell of its own.
func (s *sheetReader) attachNotes() error {
	if len(s.notes.placed) == 0 {
		return nil
	}
	s.inOrder()
	read := len(s.sheet.Cells)
	for _, p := range s.notes.placed {
		text := s.notes.texts[p.object]
		if s.version < 8 {
			text = s.bytesText(p.text)
		}
		text = strings.TrimSpace(text)
		if text == "" {
			continue
		}
		in := workbook.Sheet{Cells: s.sheet.Cells[:read]}
		if c := in.At(p.row, p.col); c != nil {
			c.Comment = text
			continue
		}
		s.add(workbook.Cell{Row: p.row, Col: p.col, Comment: text})
	}
	return s.err
}
