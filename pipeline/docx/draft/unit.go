package draft

import (
	"iter"
	"strings"

	"shinsa/pipeline/docx/markup"
)

// UnitKind says what a unit is.
type UnitKind string

// The kinds of units.
const (
	Story     UnitKind = "story"     // the body, a running head or foot
	Paragraph UnitKind = "paragraph" // its kids are segments
	Heading   UnitKind = "heading"   // a paragraph that the outline has
	Table     UnitKind = "table"     // its kids are rows
	Row       UnitKind = "row"       // its kids are cells
	Cell      UnitKind = "cell"      // its kids are blocks
	Entry     UnitKind = "entry"     // a control with an identity: a paragraph of its own, several of them, or a segment
	Segment   UnitKind = "segment"   // text of a paragraph between controls
	Contents  UnitKind = "contents"  // table of contents
	Other     UnitKind = "other"     // a block that this package does not know
)

// Unit is a part of a document that is compared and renewed as one. Its bytes
// are those of Node, with the wrappers that hold nothing else: From and To.
type Unit struct {
	Kind     UnitKind
	Key      string // identity; "" for none
	Alt      string // another identity, when Key finds nothing
	Node     *markup.Node
	Control  *markup.Node // the w:sdt of an Entry
	From, To int
	Up       *Unit
	Kids     []*Unit
	Content  Content
	Style    string // name of the paragraph style, in small letters
	Props    string // other properties of a paragraph, row or cell, spelled alike for every program
	Level    int    // of a Heading
	Number   string // of a Heading
	Section  string // of a Row: the repeating section that it belongs to
	Part     string // of a Story: the part that it stands in
	Pages    string // of Contents: the text with page numbers
	sum      uint64
	head     *Unit // the heading above
	index    int   // among the kids of Up; of a Cell: its grid column
}

// Sum is equal for units that say the same with the same looks, whatever
// program saved them.
func (u *Unit) Sum() uint64 {
	if u.sum == 0 {
		u.sum = u.hash()
	}
	return u.sum
}

// Same tells whether two units say the same with the same looks.
func Same(a, b *Unit) bool { return a.Sum() == b.Sum() }

func (u *Unit) hash() uint64 {
	h := hasher(14695981039346656037)
	kind := u.Kind
	if kind == Entry || kind == Heading { // a control that is lost, or turned from one paragraph into a block, says the same
		kind = Paragraph
	}
	if u.blockEntry() {
		for _, k := range u.Kids {
			h.add(k.Sum())
		}
		if len(u.Kids) == 1 {
			return u.Kids[0].Sum()
		}
		return uint64(h)
	}
	h.text(string(kind))
	h.text(u.Style)
	h.text(u.Props)
	if u.Kind == Table || u.Kind == Row || u.Kind == Cell || u.Kind == Story || u.Kind == Contents {
		for _, k := range u.Kids {
			h.add(k.Sum())
		}
	}
	u.Content.hash(&h)
	if h == 0 {
		h = 1
	}
	return uint64(h)
}

// blockEntry tells whether the unit is a control around paragraphs.
func (u *Unit) blockEntry() bool {
	return u.Kind == Entry && u.Control != nil && u.Control == u.Node && len(u.Kids) > 0
}

// Leaf tells whether the unit is compared by its content.
func (u *Unit) Leaf() bool {
	switch u.Kind {
	case Table, Row, Cell, Story, Contents:
		return false
	}
	return true
}

// Block tells whether the unit is a paragraph, or stands for one.
func (u *Unit) Block() bool {
	return u.Kind == Paragraph || u.Kind == Heading || u.Kind == Entry
}

// Text is what a person reads, paragraphs joined by line ends.
func (u *Unit) Text() string {
	if u.Leaf() {
		return u.Content.Text
	}
	var parts []string
	for _, k := range u.Kids {
		if t := k.Text(); t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "\n")
}

// Leaves gives the leaves at and below the unit, in order.
func (u *Unit) Leaves() iter.Seq[*Unit] {
	return func(yield func(*Unit) bool) { u.leaves(yield) }
}

func (u *Unit) leaves(yield func(*Unit) bool) bool {
	if u.Leaf() {
		return yield(u)
	}
	for _, k := range u.Kids {
		if !k.leaves(yield) {
			return false
		}
	}
	return true
}

// adopt makes kids the kids of the unit.
func (u *Unit) adopt(kids []*Unit) {
	u.Kids = kids
	for i, k := range kids {
		k.Up = u
		if k.Kind != Cell {
			k.index = i
		}
	}
}

// Above returns the nearest unit of a kind that holds u.
func (u *Unit) Above(kind UnitKind) *Unit {
	for p := u.Up; p != nil; p = p.Up {
		if p.Kind == kind {
			return p
		}
	}
	return nil
}

// hasher is FNV-1a over words.
type hasher uint64

func (h *hasher) add(v uint64) { *h = (*h ^ hasher(v)) * 1099511628211; *h ^= *h >> 29 }

func (h *hasher) text(s string) {
	for i := 0; i < len(s); i++ {
		*h = (*h ^ hasher(s[i])) * 1099511628211
	}
	h.add(uint64(len(s)) + 0x9E3779B97F4A7C15)
}
