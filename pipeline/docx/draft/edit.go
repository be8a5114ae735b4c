package draft

import "strings"

// EditKind says what an edit did.
type EditKind string

// The kinds of edits.
const (
	EditField   EditKind = "field" // what stands in a control
	EditText    EditKind = "text"  // text outside controls
	EditAdded   EditKind = "added" // a paragraph, row, table, cell
	EditRemoved EditKind = "removed"
	EditFormat  EditKind = "format"  // looks of runs
	EditStyle   EditKind = "style"   // style, alignment, list, page break of a paragraph; spans of a cell; page
	EditObject  EditKind = "object"  // picture, chart, text box, equation, footnote, link, embedded object …
	EditTracked EditKind = "tracked" // a tracked change that waits
	EditComment EditKind = "comment"
)

// Edit is one difference between two drafts.
type Edit struct {
	Kind          EditKind
	Unit          UnitKind // what was edited
	Tag           string   // of the field, if it is one
	Place         string   // for a person
	Before, After string
	Represented   bool // the record of collected values carries it; else it is kept in the Word file only
	X, Y          *Unit
}

// Key is equal for edits that do the same, wherever headings and tables have
// moved.
func (e Edit) Key() string {
	return strings.Join([]string{string(e.Kind), string(e.Unit), e.Tag, e.Before, e.After}, "\x00")
}

// Edits lists every difference between a version of ours and what became of
// it, in the order of the edited file.
func Edits(base, edited *Draft) []Edit {
	d := &differ{}
	d.pair(base.Body, edited.Body)
	d.stories(base, edited)
	d.comments(base, edited)
	return d.out
}

type differ struct{ out []Edit }

func (d *differ) add(e Edit) {
	if e.Before == e.After {
		return
	}
	u := e.Y
	if u == nil {
		u = e.X
	}
	e.Place = Place(u)
	if e.Unit == "" {
		e.Unit = u.Kind
		if e.X != nil && e.X.Leaf() {
			e.Unit = e.X.Kind
		}
	}
	d.out = append(d.out, e)
}

// pair compares two versions of a unit.
func (d *differ) pair(x, y *Unit) {
	if Same(x, y) {
		return
	}
	switch {
	case x.Leaf() && y.Leaf():
		d.leaves(x, y)
	case x.Kind == Contents:
		d.add(Edit{Kind: EditText, X: x, Y: y, Before: x.Text(), After: y.Text()})
	default:
		d.content(x, y)
		d.list(x.Kids, y.Kids)
	}
}

// list compares the kids of two units.
func (d *differ) list(a, b []*Unit) {
	ab := Match(a, b)
	from := make([]int, len(b))
	for j := range from {
		from[j] = -1
	}
	for i, j := range ab {
		if j >= 0 {
			from[j] = i
		}
	}
	next := 0
	removed := func(to int) {
		for ; next < to; next++ {
			if ab[next] < 0 {
				d.one(EditRemoved, a[next])
			}
		}
	}
	for j, y := range b {
		i := from[j]
		if i < 0 {
			d.one(EditAdded, y)
			continue
		}
		removed(i)
		d.pair(a[i], y)
	}
	removed(len(a))
}

// one tells of a unit that stands in one version only, and of all in it that
// is no text.
func (d *differ) one(kind EditKind, u *Unit) {
	if u.Kind == Paragraph && u.Content.Blank() && u.Props == "" { // an empty line
		return
	}
	e := Edit{Kind: kind, X: u, Before: u.Text()}
	if kind == EditAdded {
		e = Edit{Kind: kind, Y: u, After: u.Text()}
	}
	if u.Kind == Entry {
		e.Tag, e.Represented = u.Key, true
	}
	if e.Before == e.After { // a table of empty cells
		if kind == EditAdded {
			e.After = "（空）"
		} else {
			e.Before = "（空）"
		}
	}
	d.add(e)
	for l := range u.Leaves() {
		empty := &Unit{Kind: l.Kind, Style: l.Style, Props: l.Props}
		if kind == EditAdded {
			d.contentOf(empty, l, l)
		} else {
			d.contentOf(l, empty, l)
		}
	}
}

// leaves compares two leaves: segment by segment where both have the same
// controls in the same order.
func (d *differ) leaves(x, y *Unit) {
	if Skeleton(x, y) {
		d.style(x, y)
		for i := range x.Kids {
			if !Same(x.Kids[i], y.Kids[i]) {
				d.leaf(x.Kids[i], y.Kids[i])
			}
		}
		d.tracked(whole(x), whole(y), x, y)
		return
	}
	d.style(x, y)
	d.leaf(x, y)
}

// whole is the content of a paragraph that none of its segments has.
func whole(u *Unit) *Content {
	n := 0
	for _, k := range u.Kids {
		n += len(k.Content.Tracked)
	}
	return &Content{Tracked: u.Content.Tracked[min(n, len(u.Content.Tracked)):]}
}

// Skeleton tells whether two paragraphs have the same controls in the same
// order, with text between them at the same places.
func Skeleton(x, y *Unit) bool {
	if len(x.Kids) == 0 || len(x.Kids) != len(y.Kids) || x.blockEntry() || y.blockEntry() {
		return false
	}
	for i := range x.Kids {
		if x.Kids[i].Kind != y.Kids[i].Kind || x.Kids[i].Key != y.Kids[i].Key {
			return false
		}
	}
	return true
}

func (d *differ) leaf(x, y *Unit) {
	e := Edit{Kind: EditText, X: x, Y: y, Before: x.Content.Text, After: y.Content.Text}
	if x.Kind == Entry {
		e.Kind, e.Tag, e.Represented = EditField, x.Key, true
	}
	d.add(e)
	d.contentOf(x, y, y)
}

func (d *differ) style(x, y *Unit) {
	if x.Kind == Segment || y.Kind == Segment {
		return
	}
	d.add(Edit{Kind: EditStyle, X: x, Y: y, Before: x.Style + "｜" + x.Props, After: y.Style + "｜" + y.Props})
}

// content compares what tables, rows and cells have of their own.
func (d *differ) content(x, y *Unit) {
	d.add(Edit{Kind: EditStyle, X: x, Y: y, Before: x.Props, After: y.Props})
	d.tracked(&x.Content, &y.Content, x, y)
}
