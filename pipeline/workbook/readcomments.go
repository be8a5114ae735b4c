package workbook

import (
	"cmp"
	"slices"
	"strings"
)

// comments adds the comments of a sheet to its cells. Comments of the newer,
// threaded kind stand in a part of their own; the older one then holds only a
// note for old programs.
func (r *reader) comments(sheetPart string, sheet *Sheet) error {
	rels, err := r.relations(sheetPart)
	if err != nil {
		return err
	}
	notes, err := r.notes(find(rels, "comments"), "comment")
	if err != nil {
		return err
	}
	threads, err := r.notes(find(rels, "threadedComment"), "threadedComment")
	if err != nil {
		return err
	}
	for at, text := range threads {
		notes[at] = text
	}
	return r.attach(sheet, notes)
}

// notes reads a part of comments: their texts by cell.
func (r *reader) notes(part, element string) (map[[2]int]string, error) {
	out := map[[2]int]string{}
	if part == "" {
		return out, nil
	}
	data, err := r.read(part)
	if err != nil || data == nil {
		return out, err
	}
	parts := map[[2]int][]string{}
	s := newScanner(data)
	for e := s.next(); e != ended; e = s.next() {
		if e != start || s.name != element {
			continue
		}
		row, col, ok := parseRef(s.attr("ref"))
		text := strings.TrimSpace(s.commentText())
		if ok && text != "" {
			parts[[2]int{row, col}] = append(parts[[2]int{row, col}], text)
		}
	}
	for at, texts := range parts {
		out[at] = strings.Join(texts, "\n")
	}
	return out, s.err
}

// commentText reads the comment just started: a text of runs with readings,
// or of threads plain text.
func (s *scanner) commentText() string {
	var text joined
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			return text.String()
		case e == start && s.name == "text":
			text.add(s.textElement())
		case e == start:
			s.leave()
		}
	}
}

func (s *scanner) textElement() string {
	var p pieces
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			return undoEscapes(p.text.String())
		case e == chars:
			if t := s.value(); strings.TrimSpace(t) != "" {
				p.text.add(t)
			}
		case e != start:
		case s.name == "t":
			p.text.add(s.inner())
		case s.name == "r":
			s.run(&p)
		default:
			s.leave()
		}
	}
}

// attach gives the cells their comments; a comment on an empty cell makes a
// cell of its own.
func (r *reader) attach(sheet *Sheet, notes map[[2]int]string) error {
	if len(notes) == 0 {
		return nil
	}
	var alone []Cell
	for at, text := range notes {
		if c := sheet.At(at[0], at[1]); c != nil {
			c.Comment = text
			continue
		}
		alone = append(alone, Cell{Row: at[0], Col: at[1], Comment: text})
	}
	if r.cells += len(alone); r.cells > r.limits.Cells {
		return ErrTooLarge
	}
	sheet.Cells = append(sheet.Cells, alone...)
	slices.SortStableFunc(sheet.Cells, func(a, b Cell) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) })
	return nil
}
