package font

import "encoding/binary"

// Use is what one document uses of a Set. Each character of a face gets a
// code of its own, from 1 up in the order of first use; the code is the
// glyph's number in the subset. Two characters that share an outline keep
// two codes, so that each code stands for one character and the text can be
// copied out as it was. A Use belongs to one goroutine.
type Use struct {
	set   *Set
	faces [faces]subset
}

type subset struct {
	pages  [0x300]*[256]uint16 // rune → code
	runes  []rune              // code-1 → rune
	glyphs []uint16            // code-1 → glyph of the face
}

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
	if c := page[r&0xFF]; c != 0 {
		return c
	}
	s.runes, s.glyphs = append(s.runes, r), append(s.glyphs, g.ID)
	page[r&0xFF] = uint16(len(s.runes))
	return uint16(len(s.runes))
}

// Runes returns the characters of a face by code; the first has code 1.
func (u *Use) Runes(face int) []rune { return u.faces[face].runes }

// Used tells whether the document has a character of the face.
func (u *Use) Used(face int) bool { return len(u.faces[face].runes) > 0 }

// Face returns the face of that number.
func (u *Use) Face(face int) *Face { return u.set.Faces[face] }

// Metrics returns a TrueType file that has the codes of a face as characters
// and their widths, but no outlines. A drawing library that wants a font file
// gets this small one and spends no time on outlines; the finisher puts in
// the real one (Outlines), whose glyph numbers are the same.
func (u *Use) Metrics(face int) []byte {
	f, s := u.set.Faces[face], &u.faces[face]
	n := len(s.glyphs) + 1
	return sfnt([]table{
		{"OS/2", f.tables["OS/2"]}, {"cmap", identityCmap(n - 1)}, {"glyf", nil}, {"head", f.head(true)},
		{"hhea", f.hhea(n)}, {"hmtx", f.hmtx(s.glyphs)}, {"loca", make([]byte, 4*(n+1))}, {"maxp", f.maxp(n)},
		{"name", plainName(f.Name)}, {"post", f.post()},
	})
}

// Outlines returns the TrueType file with the outlines of the codes of a
// face, without hinting. Glyphs that composite glyphs are made of follow
// after the codes.
func (u *Use) Outlines(face int) []byte {
	f, s := u.set.Faces[face], &u.faces[face]
	glyphs, parts := f.closure(s.glyphs)
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

// Faces returns the number of faces.
func (u *Use) Faces() int { return faces }

// Widths returns the widths of a face's codes in thousandths of an em; the
// first has code 1.
func (u *Use) Widths(face int) []int {
	f, s := u.set.Faces[face], &u.faces[face]
	out := make([]int, len(s.glyphs))
	for i, g := range s.glyphs {
		out[i] = f.advance(g) * 1000 / f.upem
	}
	return out
}
