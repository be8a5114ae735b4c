package papers

import (
	"unicode/utf8"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// remains keeps every text that no step has taken and that is not our own:
// cells, comments, shapes. Each is a note, with a problem that names its cell.
func (d *reading) remains() {
	for _, p := range d.pages {
		item := ""
		for i := range p.sheet.Cells {
			c := &p.sheet.Cells[i]
			if owner, ok := p.owners[c.Row]; ok {
				item = owner
			} else if !p.inTable(c.Row) {
				item = ""
			}
			pos := p.pos.At(c.Row, c.Col)
			if text := normalize.Clean(c.Text); text != "" && !p.taken[[2]int{c.Row, c.Col}] && !d.isOwn(p, c) {
				d.note(pos, text, item)
			}
			if text := normalize.Clean(c.Comment); text != "" {
				d.note(pos, text, item)
			}
		}
		for _, s := range p.sheet.Shapes {
			if text := normalize.Clean(s.Text); text != "" || s.Checked {
				d.note(p.pos.At(s.Row, s.Col), shapeText(s), p.owners[s.Row])
			}
		}
	}
	if d.Book.Macros {
		d.problems.Add("paper-macros", problem.Pos{File: d.File})
	}
}

func shapeText(s workbook.Shape) string {
	if s.Checked {
		return "☑" + s.Text
	}
	return s.Text
}

// isOwn tells a text of ours. A short one is a person's wherever we have none:
// in a row of a table 実施済 or なし may well be typed.
func (d *reading) isOwn(p *page, c *workbook.Cell) bool {
	if !d.isMark(c) {
		return false
	}
	return !p.inTable(c.Row) || long(c.Text) || p.isBand(c)
}

// long tells a text that nobody types by chance as we have it.
func long(text string) bool {
	const short = 5
	return utf8.RuneCountInString(normalize.Clean(text)) > short
}

// isTitle tells a row that holds nothing but a title or a note of ours: what
// stands above a table that somebody put below another one.
func (d *reading) isTitle(p *page, row int) bool {
	for _, c := range p.cells(row) {
		if normalize.Clean(c.Text) != "" {
			return p.isBand(&c) && long(c.Text) && d.isMark(&c)
		}
	}
	return false
}

// isBand tells a text that stands alone in its row.
func (p *page) isBand(c *workbook.Cell) bool {
	n := 0
	for _, o := range p.cells(c.Row) {
		if normalize.Clean(o.Text) != "" {
			n++
		}
	}
	return n == 1
}
