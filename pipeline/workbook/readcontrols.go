package workbook

import "strings"

// controls adds the check boxes, radio buttons and drop-downs of a sheet, with
// their labels: people use them for an answer. They stand in the older kind of
// drawing (VML, ECMA-376 part 4, 19.4), which Excel and LibreOffice still write
// for them; newer files say the same in ctrlProps again. It returns the names
// under which the newer drawing repeats them, with how many shapes there were
// then.
//
// The markup is that of HTML in places (<br> without an end), so it is read
// tag by tag, and a fault in it ends the reading of this part only.
func (r *reader) controls(rels []relation, sheet *Sheet) (map[string]int, error) {
	known := map[string]int{}
	places := map[string]Shape{}
	for _, rel := range rels {
		if rel.kind != "vmlDrawing" {
			continue
		}
		part, err := r.read(rel.target)
		if err != nil {
			return nil, err
		}
		v := vml{scanner: newScanner(part), sheet: sheet, known: known, places: places}
		v.read(r.limits.Cells)
		r.lists = append(r.lists, v.lists...)
	}
	return known, r.namedControls(rels, controlsOf{sheet, known, places})
}

// vml is an older drawing while it is read.
type vml struct {
	*scanner
	sheet *Sheet
	known map[string]int
	shape Shape
	ids   [2]string
	text  joined
	typed bool // within the text of a shape
	kind  string
	list  string // reference to the lines of a drop-down

	places map[string]Shape // of ActiveX controls, whose state is elsewhere
	lists  []listOf
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
		v.shape, v.text, v.typed, v.kind, v.list = Shape{}, joined{}, false, "", ""
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
	case "Sel":
		v.shape.Chosen = count(v.inner())
	case "FmlaRange":
		v.list = v.inner()
	case "FmlaLink":
		v.shape.link(v.inner(), v.sheet.Name)
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
	case "Drop", "List":
		v.shape.Control, v.shape.Checked, v.shape.Text = DropDown, v.shape.Chosen > 0, ""
	case "Pict":
		for _, id := range v.ids {
			v.places[id] = v.shape
		}
		return
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
	if v.shape.Control == DropDown {
		v.lists = append(v.lists, listOf{v.sheet, len(v.sheet.Shapes), v.list})
	}
	v.sheet.Shapes = append(v.sheet.Shapes, v.shape)
	for _, id := range v.ids {
		if id != "" {
			v.known[id] = len(v.sheet.Shapes)
		}
	}
}
