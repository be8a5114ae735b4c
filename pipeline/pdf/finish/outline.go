package finish

import "strings"

// annot is a link on a page.
type annot struct {
	nr, key int   // object number; key in the parent tree
	node    int32 // of the structure
}

// dest writes a place on a page, at the left edge.
func (d *document) dest(page int, y float64) *file {
	return d.raw("[").ref(d.pages[page]).raw("/XYZ 0 ").num(d.in.Layout.Height - y).raw(" null]")
}

// links writes the links of each page as annotations that are not printed
// over. PDF/UA wants each described.
func (d *document) links() {
	h, key := d.in.Layout.Height, len(d.in.Pages)
	d.annots = make([][]annot, len(d.in.Pages))
	for i := range d.in.Layout.Pages {
		for _, l := range d.in.Layout.Pages[i].Links {
			a := annot{nr: d.reserve(), key: key, node: l.Node}
			key++
			d.begin(a.nr).raw("<</Type/Annot/Subtype/Link/Rect[").num(l.X).raw(" ").num(h - l.Y - l.H).raw(" ").num(l.X + l.W).raw(" ").num(h - l.Y).
				raw("]/Border[0 0 0]/F 4/StructParent ").int(a.key).raw("/Contents").text(strings.ReplaceAll(l.Title, "\n", " ")).raw("/Dest")
			d.dest(l.Page, l.To).raw(">>").end()
			d.annots[i] = append(d.annots[i], a)
		}
	}
}

// bookmark is a bookmark with those below it.
type bookmark struct {
	nr, heading, level int
	kids               []*bookmark
}

// bookmarks writes the outline of the headings; chapters are shown open to
// their sections.
func (d *document) bookmarks() {
	if len(d.in.Layout.Headings) == 0 {
		return
	}
	top := &bookmark{nr: d.reserve(), heading: -1}
	path := []*bookmark{top}
	for i, h := range d.in.Layout.Headings {
		for len(path) > 1 && path[len(path)-1].level >= h.Level {
			path = path[:len(path)-1]
		}
		m := &bookmark{nr: d.reserve(), heading: i, level: h.Level}
		path[len(path)-1].kids = append(path[len(path)-1].kids, m)
		path = append(path, m)
	}
	d.outline = top.nr
	d.begin(top.nr).raw("<</Type/Outlines").family(top).raw(">>").end()
	d.below(top)
}

// below writes the bookmarks below m.
func (d *document) below(m *bookmark) {
	for i, k := range m.kids {
		h := d.in.Layout.Headings[k.heading]
		d.begin(k.nr).raw("<</Title").text(strings.ReplaceAll(h.Label(), "\n", " ")).raw("/Parent ").ref(m.nr).raw("/Dest")
		d.dest(h.Page, h.Y)
		if i > 0 {
			d.raw("/Prev ").ref(m.kids[i-1].nr)
		}
		if i+1 < len(m.kids) {
			d.raw("/Next ").ref(m.kids[i+1].nr)
		}
		d.family(k).raw(">>").end()
		d.below(k)
	}
}

// family writes what a bookmark says of those below it.
func (f *file) family(m *bookmark) *file {
	if len(m.kids) == 0 {
		return f
	}
	f.raw("/First ").ref(m.kids[0].nr).raw("/Last ").ref(m.kids[len(m.kids)-1].nr)
	if m.level >= 2 {
		return f.raw("/Count ").int(-m.shown())
	}
	return f.raw("/Count ").int(m.shown())
}

// shown counts the bookmarks below m that are shown when it is open: chapters
// are open, sections closed.
func (m *bookmark) shown() int {
	n := len(m.kids)
	for _, k := range m.kids {
		if k.level < 2 {
			n += k.shown()
		}
	}
	return n
}
