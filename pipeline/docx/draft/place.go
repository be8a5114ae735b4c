package draft

import (
	"strings"
	"unicode"
)

// Place tells a person where a unit stands: heading, table, row and column,
// or the text of its own paragraph.
func Place(u *Unit) string {
	var parts []string
	if h := u.heading(); h != nil && h != u {
		parts = append(parts, strings.TrimSpace(h.Number+" "+oneLine(h.Content.Text, 40)))
	}
	if t := outermost(u); t != nil {
		parts = append(parts, tablePlace(u, t)...)
	} else if s := u.story(); s != nil && s.Key != "body" {
		parts = append(parts, map[string]string{"header": "ページの頭", "footer": "ページの脚"}[s.Key[:6]])
	} else if text := oneLine(words(line(u)), 20); text != "" {
		parts = append(parts, "「"+text+"」")
	}
	return strings.Join(parts, " › ")
}

func (u *Unit) heading() *Unit {
	for p := u; p != nil; p = p.Up {
		if p.Kind == Heading {
			return p
		}
		if p.head != nil {
			return p.head
		}
	}
	return nil
}

func (u *Unit) story() *Unit {
	p := u
	for p.Up != nil {
		p = p.Up
	}
	if p.Kind != Story {
		return nil
	}
	return p
}

// outermost returns the table in which a unit stands, or that it is.
func outermost(u *Unit) *Unit {
	var t *Unit
	for p := u; p != nil; p = p.Up {
		if p.Kind == Table {
			t = p
		}
	}
	return t
}

func tablePlace(u, t *Unit) []string {
	var out []string
	switch {
	case t.Number != "":
		out = append(out, oneLine(t.Number, 40))
	case len(t.Kids) > 0:
		out = append(out, "表「"+oneLine(t.Kids[0].Text(), 20)+"」")
	}
	row, cell := u, u
	for row != nil && (row.Kind != Row || row.Up != t) {
		row = row.Up
	}
	if row == nil {
		return out
	}
	if s := rowName(row); s != "" {
		out = append(out, s)
	}
	for cell != nil && cell.Up != row {
		cell = cell.Up
	}
	if cell == nil {
		return out
	}
	if s := columnName(t, row, cell); s != "" {
		out = append(out, s)
	}
	return out
}

// rowName names a row: by the item in its first cell, else by its number.
func rowName(r *Unit) string {
	if r.Section == "" && len(r.Kids) > 0 {
		if s := oneLine(r.Kids[0].Text(), 20); s != "" {
			return s
		}
	}
	n := 0
	for _, k := range r.Up.Kids[:r.index+1] {
		if k.Props != "head" {
			n++
		}
	}
	return itoa(n) + "行目"
}

// columnName names a column by the lowest cell of the head rows over it.
func columnName(t, row, cell *Unit) string {
	name := ""
	for _, r := range t.Kids {
		if r.Props != "head" || r == row {
			break
		}
		for _, c := range r.Kids {
			if c.index <= cell.index {
				if s := oneLine(c.Text(), 20); s != "" {
					name = s
				}
			}
		}
	}
	return name
}

// oneLine shortens a text to one line of n characters.
func oneLine(s string, n int) string {
	out := make([]rune, 0, n+1)
	space := false
	for _, c := range s {
		if unicode.IsSpace(c) {
			space = len(out) > 0
			continue
		}
		if space {
			out, space = append(out, ' '), false
		}
		if len(out) >= n {
			return string(out[:n]) + "…"
		}
		out = append(out, c)
	}
	return string(out)
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// line returns the paragraph that a part of a line stands in.
func line(u *Unit) *Unit {
	if u.Up != nil && u.Up.Kind == Paragraph {
		return u.Up
	}
	return u
}

// placer tells places of many units one after another: what they share is
// told once.
type placer struct {
	cell, row, table       *Unit
	atCell, atRow, atTable string
	columns                map[int]string
}

func (p *placer) place(u *Unit) string {
	cell := u.Above(Cell)
	if cell == nil || cell.Above(Cell) != nil {
		return Place(u)
	}
	if cell == p.cell {
		return p.atCell
	}
	row := cell.Up
	if row.Up != p.table {
		p.table, p.atTable, p.columns = row.Up, Place(row.Up), map[int]string{}
	}
	if row != p.row {
		p.row, p.atRow = row, p.atTable
		if s := rowName(row); s != "" {
			p.atRow += " › " + s
		}
	}
	name, ok := p.columns[cell.index]
	if !ok || row.Props == "head" {
		name = columnName(p.table, row, cell)
		p.columns[cell.index] = name
	}
	p.cell, p.atCell = cell, p.atRow
	if name != "" {
		p.atCell += " › " + name
	}
	return p.atCell
}
