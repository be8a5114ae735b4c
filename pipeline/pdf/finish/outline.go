package finish

import (
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// dest is a place on a page, at the left edge.
func (f *file) dest(page int, y float64) types.Array {
	return types.Array{f.pages[page], types.Name("XYZ"), types.Integer(0), number(f.in.Layout.Height - y), nil}
}

// number rounds a length to hundredths of a point.
func number(v float64) types.Object { return types.Float(float64(int(v*100+0.5)) / 100) }

// links adds the links of each page as annotations that are not printed
// over.
func (f *file) links() error {
	h := f.in.Layout.Height
	for i, p := range f.in.Layout.Pages {
		var annots types.Array
		for _, l := range p.Links {
			ref, err := f.object(types.Dict{"Type": types.Name("Annot"), "Subtype": types.Name("Link"),
				"Rect":   types.Array{number(l.X), number(h - l.Y - l.H), number(l.X + l.W), number(h - l.Y)},
				"Border": types.Array{types.Integer(0), types.Integer(0), types.Integer(0)},
				"F":      types.Integer(4), "Dest": f.dest(l.Page, l.To)})
			if err != nil {
				return err
			}
			annots = append(annots, ref)
		}
		if annots == nil {
			continue
		}
		page, err := f.pdf.DereferenceDict(f.pages[i])
		if err != nil {
			return fmt.Errorf("find page %d: %w", i+1, err)
		}
		page["Annots"] = annots
	}
	return nil
}

// mark is a bookmark with those below it.
type mark struct {
	ref   types.IndirectRef
	dict  types.Dict
	level int
	kids  []*mark
}

// bookmarks makes the outline of the headings; chapters are shown open to
// their sections.
func (f *file) bookmarks() error {
	delete(f.root, "Outlines")
	if len(f.in.Layout.Headings) == 0 {
		return nil
	}
	top := &mark{dict: types.Dict{"Type": types.Name("Outlines")}}
	var err error
	if top.ref, err = f.object(top.dict); err != nil {
		return err
	}
	path := []*mark{top}
	for _, h := range f.in.Layout.Headings {
		m := &mark{level: h.Level, dict: types.Dict{"Title": text(strings.ReplaceAll(h.Label(), "\n", " ")), "Dest": f.dest(h.Page, h.Y)}}
		if m.ref, err = f.object(m.dict); err != nil {
			return err
		}
		for len(path) > 1 && path[len(path)-1].level >= h.Level {
			path = path[:len(path)-1]
		}
		path[len(path)-1].kids = append(path[len(path)-1].kids, m)
		path = append(path, m)
	}
	top.chain()
	f.root["Outlines"] = top.ref
	f.root["PageMode"] = types.Name("UseOutlines")
	return nil
}

// chain links a bookmark with those below it, and returns how many of them
// are shown: chapters open, sections closed.
func (m *mark) chain() int {
	if len(m.kids) == 0 {
		return 0
	}
	shown := len(m.kids)
	m.dict["First"], m.dict["Last"] = m.kids[0].ref, m.kids[len(m.kids)-1].ref
	for i, k := range m.kids {
		k.dict["Parent"] = m.ref
		if i > 0 {
			k.dict["Prev"], m.kids[i-1].dict["Next"] = m.kids[i-1].ref, k.ref
		}
		if n := k.chain(); n > 0 && k.level < 2 {
			shown += n
		}
	}
	if m.level >= 2 {
		m.dict["Count"] = types.Integer(-shown)
	} else {
		m.dict["Count"] = types.Integer(shown)
	}
	return shown
}
