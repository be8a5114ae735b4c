package xls

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// object is a drawn object of BIFF 8 while the records that describe it pass:
// where it lies stands in the drawing before it ([MS-ODRAW]), its kind and state
// in its own record ([MS-XLS] 2.4.181), its text in the one after.
type object struct {
	shape  workbook.Shape
	kind   int
	list   workbook.Range // of the lines to choose from, zero for none
	hidden bool           // no shape of the sheet's: comments, pictures, charts
}

// The kinds of objects ([MS-XLS] 2.5.143).
const (
	objCheckBox = 0x0B
	objRadio    = 0x0C
	objListBox  = 0x12
	objDropDown = 0x14
	objComment  = 0x19
)

// The parts of an object's record that say what it is and how it stands.
const (
	ftCmo       = 0x15
	ftCblsData  = 0x12
	ftCblsFmla  = 0x14
	ftLbsData   = 0x13
	clientPlace = 0xF010
)

// drawing keeps the last place that the drawing names: that of the object whose
// record follows.
func (s *sheetReader) drawing(rec record) {
	var all []byte
	for _, p := range rec.parts {
		all = append(all, p...)
	}
	for r := (record{data: all}); len(r.data) >= 8; {
		kind, size := r.u16(2), int(min(r.u32(4), 1<<24))
		if kind == clientPlace && size >= 18 {
			s.place = [4]int{r.u16(8 + 6), r.u16(8 + 2), r.u16(8 + 14), r.u16(8 + 10)}
			// A shape that barely sticks out into the next row or column is of
			// the one before: offsets are 1024ths of the width, 256ths of the height.
			if r.u16(8+16) <= 96 && s.place[2] > s.place[0] {
				s.place[2]--
			}
			if r.u16(8+12) <= 160 && s.place[3] > s.place[1] {
				s.place[3]--
			}
		}
		if r.u16(0)&0xF == 0xF {
			size = 0 // a container: its parts follow
		}
		r.data = r.data[min(8+size, len(r.data)):]
	}
}

// object reads the record of an object.
func (s *sheetReader) object(rec record) {
	s.keepObject()
	o := &object{kind: rec.u16(4), shape: workbook.Shape{Row: s.place[0] + 1, Col: s.place[1] + 1, Row2: s.place[2] + 1, Col2: s.place[3] + 1}}
	o.hidden = rec.u16(0) != ftCmo || o.kind == objComment
	switch o.kind {
	case objCheckBox:
		o.shape.Control = workbook.CheckBox
	case objRadio:
		o.shape.Control = workbook.RadioButton
	case objDropDown, objListBox:
		o.shape.Control = workbook.DropDown
	}
	for at := 0; at+4 <= len(rec.data); {
		id, size := rec.u16(at), rec.u16(at+2)
		switch id {
		case ftCblsData:
			o.shape.Checked = rec.u16(at+4) == 1
		case ftCblsFmla:
			if r, ok := reference(rec, at+4); ok {
				o.shape.LinkRow, o.shape.LinkCol = r.Row1, r.Col1
			}
		case ftLbsData: // its size is not that of the whole: it is the last
			o.choice(rec, at+4)
			at = len(rec.data)
		}
		at += 4 + size
	}
	s.drawn = o
}

// choice reads which line of a list is chosen, and where its lines stand.
func (o *object) choice(rec record, at int) {
	formula := rec.u16(at)
	if formula > 0 {
		o.list, _ = reference(rec, at+2)
	}
	o.shape.Chosen = rec.u16(at + 2 + formula + 2)
	o.shape.Checked = o.shape.Chosen > 0
	// Filters and the lists of data validation are such objects, too: the high
	// byte says whose the list is ([MS-XLS] 2.5.147).
	o.hidden = o.hidden || rec.u16(at+2+formula+4)>>8 != 0
}

// reference reads a formula that is one cell or range of the same sheet.
func reference(rec record, at int) (r workbook.Range, ok bool) {
	const ptgRef, ptgArea = 0x24, 0x25
	if rec.u16(at)&0x7FFF == 0 {
		return r, false
	}
	at += 6 // size, and four bytes unused
	switch rec.u8(at)&0x1F | 0x20 {
	case ptgRef:
		row, col := rec.u16(at+1)+1, rec.u16(at+3)&0x3FFF+1
		return workbook.Range{Row1: row, Col1: col, Row2: row, Col2: col}, true
	case ptgArea:
		return workbook.Range{Row1: rec.u16(at+1) + 1, Row2: rec.u16(at+3) + 1, Col1: rec.u16(at+5)&0x3FFF + 1, Col2: rec.u16(at+7)&0x3FFF + 1}, true
	}
	return r, false
}

// keepObject adds the object just described to the sheet, once its text has
// passed.
func (s *sheetReader) keepObject() {
	o := s.drawn
	s.drawn = nil
	if o == nil || o.hidden || o.shape.Text == "" && o.shape.Control == workbook.NoControl {
		return
	}
	if s.objects++; s.objects > s.limits.Cells {
		s.fail(tooLarge("more than %d drawings", s.limits.Cells))
		return
	}
	if o.list.Row1 > 0 && o.shape.Chosen > 0 {
		s.lists = append(s.lists, chosenLine{len(s.sheet.Shapes), o.list.Row1 + o.shape.Chosen - 1, o.list.Col1})
	}
	s.sheet.Shapes = append(s.sheet.Shapes, o.shape)
}

// chosenLine is the cell that holds the text of a shape's choice.
type chosenLine struct{ shape, row, col int }

// chooseLines gives drop-downs the text of the line chosen.
func (s *sheetReader) chooseLines() {
	for _, l := range s.lists {
		if c := s.sheet.At(l.row, l.col); c != nil {
			s.sheet.Shapes[l.shape].Text = c.Text
		}
	}
}

// objectText reads the text of an object: a comment's is kept by its number,
// another's is the shape's own.
func (s *sheetReader) objectText(rec record) {
	n := rec.u16(10)
	if n == 0 || len(rec.parts) < 2 {
		return
	}
	c := s.cursor(rec, 0)
	c.parts = c.parts[1:]
	wide := c.u8()&1 != 0
	text := c.chars(n, wide)
	switch {
	case s.notes.object >= 0:
		if s.notes.texts == nil {
			s.notes.texts = map[int]string{}
		}
		s.notes.texts[s.notes.object] = text
	case s.drawn != nil:
		s.drawn.shape.Text = strings.TrimSpace(text)
	}
}
