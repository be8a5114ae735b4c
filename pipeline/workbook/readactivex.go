package workbook

import (
	"strconv"
	"strings"
)

// namedControl is a control as the sheet part lists it (ECMA-376 18.3.1.19):
// form controls once more, and those of ActiveX only here.
type namedControl struct {
	id    int // of its shape in the older drawing
	rel   string
	place Shape
	name  string
	link  string
}

// control reads the control just started. The list holds each one again for
// old programs, without its place.
func (s *sheetReader) control() {
	c := namedControl{id: s.number("shapeId", 0), rel: s.word("id"), name: s.word("name")}
	to := false
	for depth := s.depth; ; {
		switch e := s.next(); {
		case e == ended, e == end && s.depth < depth:
			for _, n := range s.named {
				if n.id == c.id {
					return
				}
			}
			if len(s.named) < maxControls {
				s.named = append(s.named, c)
			}
			return
		case e != start:
		case s.name == "controlPr":
			c.link = s.word("linkedCell")
		case s.name == "from", s.name == "to":
			to = s.name == "to"
		case s.name == "row", s.name == "col", s.name == "rowOff", s.name == "colOff":
			c.place.corner(s.name, to, count(s.inner()))
		}
	}
}

// maxControls bounds the controls of one sheet; each is compared with all.
const maxControls = 5_000

// controlsOf is what the older drawing of a sheet says of its controls.
type controlsOf struct {
	sheet  *Sheet
	known  map[string]int   // those that were read, by their names
	places map[string]Shape // where the others stand
}

// namedControls adds the controls that the older drawing does not tell.
func (r *reader) namedControls(rels []relation, of controlsOf) error {
	for _, c := range r.named {
		id := "_x0000_s" + strconv.Itoa(c.id)
		if of.known[id] > 0 {
			continue
		}
		if p, there := of.places[id]; there && c.place.Row == 0 {
			c.place = p
		}
		c.place.link(c.link, of.sheet.Name)
		rel, ok := relationOf(rels, c.rel)
		if !ok {
			continue
		}
		c.place.Row, c.place.Col = max(c.place.Row, 1), max(c.place.Col, 1) // one without a place is told of, too
		part, err := r.read(rel.target)
		if err != nil {
			return err
		}
		before := len(of.sheet.Shapes)
		switch rel.kind {
		case "ctrlProp":
			r.formControl(c, of.sheet, newScanner(part))
		case "control":
			r.activeX(c, of.sheet, newScanner(part))
		}
		if len(of.sheet.Shapes) > before {
			of.known[id] = len(of.sheet.Shapes)
		}
	}
	return nil
}

func relationOf(rels []relation, id string) (relation, bool) {
	for _, rel := range rels {
		if rel.id == id {
			return rel, true
		}
	}
	return relation{}, false
}

// formControl reads a form control by its properties (ECMA-376 18.3.1.20 and
// [MS-XLSX] 2.6.53).
func (r *reader) formControl(c namedControl, sheet *Sheet, s *scanner) {
	for e := s.next(); e != ended; e = s.next() {
		if e != start || s.name != "formControlPr" {
			continue
		}
		shape := c.place
		switch s.word("objectType") {
		case "CheckBox":
			shape.Control = CheckBox
		case "Radio":
			shape.Control = RadioButton
		case "Drop", "List":
			shape.Control, shape.Chosen = DropDown, s.number("sel", 0)
			shape.Checked = shape.Chosen > 0
			r.lists = append(r.lists, listOf{sheet, len(sheet.Shapes), s.word("fmlaRange")})
		default:
			return
		}
		if shape.Control != DropDown {
			shape.Checked = s.word("checked") == "Checked"
		}
		shape.link(s.word("fmlaLink"), sheet.Name)
		sheet.Shapes = append(sheet.Shapes, shape)
		return
	}
}

// activeXKinds are the classes of Microsoft Forms 2.0 ([MS-OFORMS] 1.9) that
// hold what a person enters; false those that do not. A class that is not
// listed may hold anything.
var activeXKinds = []struct {
	class string
	kind  Control
	asks  bool
}{
	{"8BD21D40-EC42-11CE-9E0D-00AA006002F3", CheckBox, true},
	{"8BD21D60-EC42-11CE-9E0D-00AA006002F3", CheckBox, true}, // a button that stays down
	{"8BD21D50-EC42-11CE-9E0D-00AA006002F3", RadioButton, true},
	{"8BD21D30-EC42-11CE-9E0D-00AA006002F3", DropDown, true},
	{"8BD21D20-EC42-11CE-9E0D-00AA006002F3", DropDown, true},  // a list
	{"8BD21D10-EC42-11CE-9E0D-00AA006002F3", NoControl, true}, // a text
	{"D7053240-CE69-11CD-A777-00DD01143C57", NoControl, false},
	{"978C9E23-D4B0-11CE-BF2D-00AA003F40D0", NoControl, false},
	{"4C599241-6926-101B-9992-00000B65C6F9", NoControl, false},
	{"79176FB0-B7F2-11CE-97EF-00AA006D2776", NoControl, false},
	{"DFD181E0-5E2F-11CE-A449-00AA004A803D", NoControl, false},
}

// activeX reads a control of ActiveX. Its state stands in its properties, in
// the cell that it is linked to, or else in a binary part of its own, which is
// not read: then that much is said.
func (r *reader) activeX(c namedControl, sheet *Sheet, s *scanner) {
	shape, asks, values := c.place, true, map[string]string{}
	for e := s.next(); e != ended; e = s.next() {
		switch {
		case e != start:
		case s.name == "ocx":
			class := strings.ToUpper(strings.Trim(s.word("classid"), "{}"))
			for _, k := range activeXKinds {
				if k.class == class {
					shape.Control, asks = k.kind, k.asks
				}
			}
		case s.name == "ocxPr" && len(values) < 100:
			values[s.word("name")] = s.word("value")
		}
	}
	if !asks {
		return
	}
	shape.Text = strings.TrimSpace(values["Caption"])
	value, told := values["Value"]
	if linked := sheet.At(shape.LinkRow, shape.LinkCol); linked != nil && !told {
		value, told = linked.Text, true
		if linked.Kind == Bool {
			value = strconv.Itoa(int(linked.Number))
		}
	}
	shape.state(c.name, value, told)
	sheet.Shapes = append(sheet.Shapes, shape)
}

// state sets what a control of ActiveX holds.
func (f *Shape) state(name, value string, told bool) {
	switch value = strings.TrimSpace(value); {
	case !told:
		f.Unread = true
		if f.Text == "" {
			f.Text = name
		}
	case f.Control == CheckBox, f.Control == RadioButton:
		f.Checked = value == "1" || value == "-1" || strings.EqualFold(value, "true")
	default:
		f.Text, f.Checked = value, value != ""
	}
}
