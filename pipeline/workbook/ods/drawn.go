package ods

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// control is a form control as the sheet's forms describe it; a drawing
// elsewhere says where it lies.
type control struct {
	kind    workbook.Control
	label   string
	checked bool
	chosen  int
	row     int // of the cell that keeps its state, 0 for none
	col     int
}

// forms reads the controls of a sheet, by their names.
func (t *table) forms() {
	t.controls = map[string]control{}
	for depth := t.depth; t.within(depth); {
		if !t.start {
			continue
		}
		c := control{label: t.attr("label")}
		switch t.name {
		case "checkbox":
			c.kind, c.checked = workbook.CheckBox, t.attr("current-state") == "checked" || t.attr("current-state") == "" && t.attr("state") == "checked"
		case "radio":
			c.kind, c.checked = workbook.RadioButton, t.flag("current-selected", "selected")
		case "listbox", "combobox":
			c.kind, c.label = workbook.DropDown, t.attr("current-value")
		case "fixed-text", "button", "frame":
		default:
			continue
		}
		c.row, c.col = t.linked(t.attr("linked-cell"))
		t.control(c)
	}
}

// control reads on in the control just started, and keeps it by its name.
func (t *table) control(c control) {
	ids := []string{t.attr("id"), t.scan.Prefixed("xml", "id")}
	option := 0
	for depth := t.depth; t.within(depth); {
		if t.start && t.name == "option" {
			if option++; t.flag("current-selected", "selected") {
				c.label, c.chosen = t.attr("label"), option
			}
		}
	}
	c.checked = c.checked || c.chosen > 0 || c.kind == workbook.DropDown && c.label != ""
	for _, id := range ids {
		if id != "" && len(t.controls) < t.limits.Cells {
			t.controls[id] = c
		}
	}
}

// flag returns the first of the attributes that is there.
func (t *table) flag(names ...string) bool {
	for _, n := range names {
		if v := t.attr(n); v != "" {
			return v == "true"
		}
	}
	return false
}

// drawings reads what is anchored to the sheet and not to a cell.
func (t *table) drawings() {
	for depth := t.depth; t.within(depth); {
		if t.start {
			t.drawing(1, 1)
		}
	}
}

// drawing reads the drawing just started, which begins at that cell: its text,
// or the control in it. A picture or chart has none.
func (t *table) drawing(row, col int) {
	s := workbook.Shape{Row: row, Col: col}
	s.Row2, s.Col2 = cellAddress(t.attr("end-cell-address"))
	if c, known := t.controls[t.attr("control")]; known && t.name == "control" {
		s.Control, s.Checked, s.Chosen, s.LinkRow, s.LinkCol = c.kind, c.checked, c.chosen, c.row, c.col
		s.Text = strings.TrimSpace(c.label)
		t.skip()
	} else {
		s.Text = t.drawnText()
	}
	if s.Text == "" && s.Control == workbook.NoControl {
		return
	}
	if t.shapes++; t.shapes > t.limits.Cells {
		t.fault(tooLarge("more than %d drawings", t.limits.Cells))
		return
	}
	t.sheet.Shapes = append(t.sheet.Shapes, s)
}

// drawnText reads the paragraphs of the drawing just started, one a line.
func (t *table) drawnText() string {
	var p paragraph
	for depth := t.depth; t.within(depth); {
		switch {
		case !t.start:
		case t.name == "p":
			if p.all.Len() > 0 {
				p.add("\n", false)
			}
			p.spaced = true
			t.inline(&p, false)
		case t.name == "title", t.name == "desc", t.name == "event-listeners", t.name == "object", t.name == "image":
			t.skip()
		}
	}
	t.tooLong(&p)
	return strings.TrimSpace(p.all.String())
}

// linked returns the cell of this sheet that an address names.
func (t *table) linked(address string) (row, col int) {
	sheet, _, _ := cutLast(address)
	if sheet != "" && strings.Trim(strings.TrimPrefix(sheet, "$"), "'") != t.sheet.Name {
		return 0, 0
	}
	return cellAddress(address)
}

func cutLast(address string) (sheet, cell string, ok bool) {
	i := strings.LastIndexByte(address, '.')
	if i < 0 {
		return "", address, false
	}
	return address[:i], address[i+1:], true
}

// cellAddress reads the cell of an address (Sheet.C5, $Sheet.$C$5), 0 for none.
func cellAddress(address string) (row, col int) {
	_, cell, _ := cutLast(address)
	for _, c := range strings.ReplaceAll(cell, "$", "") {
		switch {
		case c >= 'A' && c <= 'Z' && row == 0:
			col = min(col*26+int(c-'A')+1, maxCol+1)
		case c >= '0' && c <= '9':
			row = min(row*10+int(c-'0'), maxRow+1)
		default:
			return 0, 0
		}
	}
	if row < 1 || row > maxRow || col < 1 || col > maxCol {
		return 0, 0
	}
	return row, col
}
