package workbook

import (
	"strconv"
	"strings"
)

// shapes adds the texts of text boxes and other drawn shapes to the sheet:
// people write remarks there, too.
func (r *reader) shapes(sheetPart string, sheet *Sheet) error {
	rels, err := r.relations(sheetPart)
	if err != nil {
		return err
	}
	known, err := r.controls(rels, sheet)
	if err != nil {
		return err
	}
	part, err := r.read(find(rels, "drawing"))
	if err != nil || part == nil {
		return err
	}
	s := newScanner(part)
	for e := s.next(); e != ended; e = s.next() {
		if e != start || !strings.HasSuffix(s.name, "CellAnchor") {
			continue
		}
		switch shape, id := s.shape(); {
		case known[id] > 0 && sheet.Shapes[known[id]-1].Text == "" && sheet.Shapes[known[id]-1].Control != DropDown:
			sheet.Shapes[known[id]-1].Text = shape.Text
		case shape.Text != "" && known[id] == 0:
			sheet.Shapes = append(sheet.Shapes, shape)
		}
		if len(sheet.Shapes) > r.limits.Cells {
			return ErrTooLarge
		}
	}
	return s.err
}

// reach is how far, in EMU (9525 to a pixel), a shape may stick out into the
// next row or column by the way it was drawn and still be of the one before.
const reach = 8 * 9525

// shape reads the anchored drawing just started: where it lies, and its
// paragraphs, one a line; id is the name that a form control has in the older
// drawing. A picture or chart has no text.
func (s *scanner) shape() (out Shape, id string) {
	var text joined
	to := false
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			out.Text = strings.TrimSpace(text.String())
			return out, id
		case e == end && s.name == "p":
			text.add("\n")
		case e != start:
		case s.name == "from", s.name == "to":
			to = s.name == "to"
		case s.name == "row", s.name == "col", s.name == "rowOff", s.name == "colOff":
			out.corner(s.name, to, count(s.inner()))
		case s.name == "compatExt":
			id = s.word("spid")
		case s.name == "t":
			text.add(s.inner())
		case s.name == "Fallback": // the same shape again, for old programs
			s.leave()
		}
	}
}

// corner takes one figure of an anchor.
func (f *Shape) corner(name string, to bool, n int) {
	switch {
	case name == "row" && !to && f.Row == 0:
		f.Row = 1 + n
	case name == "col" && !to && f.Col == 0:
		f.Col = 1 + n
	case name == "row" && to && f.Row2 == 0:
		f.Row2 = 1 + n
	case name == "col" && to && f.Col2 == 0:
		f.Col2 = 1 + n
	case name == "rowOff" && to && n <= reach && f.Row2 > f.Row:
		f.Row2--
	case name == "colOff" && to && n <= reach && f.Col2 > f.Col:
		f.Col2--
	}
}

// count reads a number that counts from 0.
func count(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
