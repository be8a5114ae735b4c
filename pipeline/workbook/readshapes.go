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
	part, err := r.read(find(rels, "drawing"))
	if err != nil || part == nil {
		return err
	}
	s := newScanner(part)
	for e := s.next(); e != ended; e = s.next() {
		if e != start || !strings.HasSuffix(s.name, "CellAnchor") {
			continue
		}
		if shape := s.shape(); shape.Text != "" {
			sheet.Shapes = append(sheet.Shapes, shape)
		}
		if len(sheet.Shapes) > r.limits.Cells {
			return ErrTooLarge
		}
	}
	return s.err
}

// shape reads the anchored drawing just started: where it begins, and its
// paragraphs, one a line. A picture or chart has none.
func (s *scanner) shape() Shape {
	var out Shape
	var text joined
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			out.Text = strings.TrimSpace(text.String())
			return out
		case e == end && s.name == "p":
			text.add("\n")
		case e != start:
		case s.name == "row" && out.Row == 0:
			out.Row = 1 + count(s.inner())
		case s.name == "col" && out.Col == 0:
			out.Col = 1 + count(s.inner())
		case s.name == "t":
			text.add(s.inner())
		case s.name == "Fallback": // the same shape again, for old programs
			s.leave()
		}
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
