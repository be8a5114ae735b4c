package workbook

import "strings"

// controls adds the check boxes and radio buttons of a sheet, with their
// labels: people tick them for an answer. They stand in the older kind of
// drawing (VML, ECMA-376 part 4, 19.4), which Excel and LibreOffice still write
// for them; newer files say the same in ctrlProps again. It returns the names
// under which the newer drawing repeats them.
//
// The markup is that of HTML in places (<br> without an end), so it is read
// tag by tag, and a fault in it ends the reading of this part only.
func (r *reader) controls(rels []relation, sheet *Sheet) (map[string]bool, error) {
	known := map[string]bool{}
	for _, rel := range rels {
		if rel.kind != "vmlDrawing" {
			continue
		}
		part, err := r.read(rel.target)
		if err != nil {
			return nil, err
		}
		v := vml{scanner: newScanner(part), sheet: sheet, known: known}
		v.read(r.limits.Cells)
	}
	return known, nil
}

// vml is an older drawing while it is read.
type vml struct {
	*scanner
	sheet *Sheet
	known map[string]bool
	shape Shape
	ids   [2]string
	text  joined
	typed bool // within the text of a shape
	kind  string
}

func (v *vml) read(most int) {
	for e := v.next(); e != ended && len(v.sheet.Shapes) < most; e = v.next() {
		switch {
		case e == chars && v.typed:
			v.text.add(v.value())
		case e == start:
			v.tag()
		case e == end && v.name == "textbox":
			v.typed = false
		case e == end && v.name == "shape":
			v.keep()
		}
	}
}

func (v *vml) tag() {
	switch v.name {
	case "shape":
		v.shape, v.text, v.typed, v.kind = Shape{}, joined{}, false, ""
		v.ids = [2]string{v.word("id"), v.word("spid")}
	case "textbox":
		v.typed = true
	case "br":
		v.text.add("\n")
	case "ClientData":
		v.kind = v.word("ObjectType")
	case "Anchor":
		v.anchor(v.inner())
	case "Checked":
		v.shape.Checked = strings.TrimSpace(v.inner()) == "1"
	}
}

// anchor reads column, offset, row, offset of both corners, in pixels.
func (v *vml) anchor(text string) {
	f := strings.Split(text, ",")
	if len(f) != 8 {
		return
	}
	const emu = 9525
	for i, name := range []string{"col", "", "row", "", "col", "colOff", "row", "rowOff"} {
		n := count(f[i])
		if i%2 == 1 {
			n *= emu
		}
		v.shape.corner(name, i >= 4, n)
	}
}

// keep adds the shape just ended to the sheet; the boxes of comments are read
// elsewhere.
func (v *vml) keep() {
	v.shape.Text = strings.TrimSpace(v.text.String())
	switch v.kind {
	case "Checkbox":
		v.shape.Control = CheckBox
	case "Radio":
		v.shape.Control = RadioButton
	case "Note", "":
		return
	default:
		if v.shape.Text == "" {
			return
		}
	}
	if v.shape.Row == 0 {
		return
	}
	for _, id := range v.ids {
		if id != "" {
			v.known[id] = true
		}
	}
	v.sheet.Shapes = append(v.sheet.Shapes, v.shape)
}
