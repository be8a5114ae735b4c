package font

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// Use is what one document uses of a Set. Each character of a face gets a
// code of its own in the order of first use. Two characters that share an
// outline keep two codes, so that each code stands for one character and the
// text can be copied out as it was. Subset numbers the codes anew for the
// file. A Use belongs to one goroutine.
type Use struct {
	set   *Set
	faces [faces]used
}

type used struct {
	pages    [0x300]*[256]uint16 // rune → code
	variants map[char]uint16     // the same for characters with a selector
	chars    []char              // code-1 → character
	glyphs   []uint16            // code-1 → glyph of the face
}

// char is a character with the variation selector behind it; 0 for none.
type char struct{ base, selector rune }

// NewUse returns an empty Use.
func NewUse(s *Set) *Use { return &Use{set: s} }

// Code returns the code of a character in its face, a new one on first use.
func (u *Use) Code(r rune, g Glyph) uint16 {
	s := &u.faces[g.Face]
	page := s.pages[r>>8]
	if page == nil {
		page = new([256]uint16)
		s.pages[r>>8] = page
	}
	if page[r&0xFF] == 0 {
		page[r&0xFF] = s.add(char{r, 0}, g.ID)
	}
	return page[r&0xFF]
}

// Variant returns the code of a character with a variation selector, shown by
// the given glyph.
func (u *Use) Variant(r, selector rune, g Glyph) uint16 {
	s, key := &u.faces[g.Face], char{r, selector}
	if c := s.variants[key]; c != 0 {
		return c
	}
	if s.variants == nil {
		s.variants = map[char]uint16{}
	}
	s.variants[key] = s.add(key, g.ID)
	return s.variants[key]
}

func (s *used) add(c char, glyph uint16) uint16 {
	s.chars, s.glyphs = append(s.chars, c), append(s.glyphs, glyph)
	return uint16(len(s.chars))
}

// Text returns the character of a code, as given to Code or Variant.
func (u *Use) Text(face int, code uint16) string {
	c := u.faces[face].chars[code-1]
	if c.selector == 0 {
		return string(c.base)
	}
	return string([]rune{c.base, c.selector})
}

// Used tells whether the document has a character of the face.
func (u *Use) Used(face int) bool { return len(u.faces[face].chars) > 0 }

// Face returns the face of that number.
func (u *Use) Face(face int) *Face { return u.set.Faces[face] }

// Faces returns the number of faces.
func (u *Use) Faces() int { return len(u.set.Faces) }

// Subset is what a document's file must hold of a face.
type Subset struct {
	Final    []uint16 // code-1 → glyph number in the subset
	Texts    []string // glyph number-1 → character
	Widths   []int    // glyph number-1 → thousandths of an em
	Outlines []byte   // the TrueType file
}

// Subset numbers the codes of a face in the order of their characters, which
// packs better than the order of use by some three percent, and returns what
// the file must hold.
func (u *Use) Subset(face int) Subset {
	f, s := u.set.Faces[face], &u.faces[face]
	order := make([]int, len(s.chars))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.chars[a].base, s.chars[b].base), cmp.Compare(s.chars[a].selector, s.chars[b].selector))
	})
	n := len(order)
	out := Subset{Final: make([]uint16, n), Texts: make([]string, n), Widths: make([]int, n)}
	glyphs := make([]uint16, n, n+8)
	for to, from := range order {
		out.Final[from] = uint16(to + 1)
		out.Texts[to] = u.Text(face, uint16(from+1))
		out.Widths[to] = (f.advance(s.glyphs[from])*1000 + f.upem/2) / f.upem
		glyphs[to] = s.glyphs[from]
	}
	out.Outlines = f.file(glyphs)
	return out
}

// file returns the TrueType file with the outlines of the glyphs, numbered
// from 1, without hinting. Glyphs that composite glyphs are made of follow
// after them.
func (f *Face) file(glyphs []uint16) []byte {
	glyphs, parts := f.closure(glyphs)
	loca := make([]byte, 0, 4*(len(glyphs)+2))
	glyf := make([]byte, 0, 300*len(glyphs))
	add := func(g uint16) {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = appendOutline(glyf, f.outline(g), parts)
	}
	add(0)
	for _, g := range glyphs {
		add(g)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	n := len(glyphs) + 1
	return sfnt([]table{{"glyf", glyf}, {"head", f.head(true)}, {"hhea", f.hhea(n)}, {"hmtx", f.hmtx(glyphs)},
		{"loca", loca}, {"maxp", f.maxp(n)}})
}
