package font

import (
	"fmt"
	"strings"
)

// Files are the bytes of the font files a Set is made of. Office is a font
// that the office names for characters that ours lack; nil for none.
type Files struct{ Mincho, Gothic, GothicBold, Supplement, Office []byte }

// The faces of a Set, by number. Office may be missing.
const (
	Mincho = iota
	Gothic
	GothicBold
	Supplement
	Office
	faces
)

// Set is the fonts of a process, read only.
type Set struct {
	Faces  []*Face
	chains [3]Chain // by first face
}

// New parses the files.
func New(in Files) (*Set, error) {
	s := &Set{}
	for i, data := range [faces][]byte{in.Mincho, in.Gothic, in.GothicBold, in.Supplement, in.Office} {
		if i == Office && data == nil {
			break
		}
		f, err := Parse(data)
		if err != nil {
			return nil, fmt.Errorf("parse font %d: %w", i, err)
		}
		s.Faces = append(s.Faces, f)
	}
	for i, order := range [3][]uint8{
		{Mincho, Gothic, Supplement, Office},
		{Gothic, Mincho, Supplement, Office},
		{GothicBold, Gothic, Mincho, Supplement, Office},
	} {
		if in.Office == nil {
			order = order[:len(order)-1]
		}
		s.chains[i] = s.chain(order)
	}
	return s, nil
}

// Chain is the order in which faces are asked for a character, worked out in
// advance for every character.
type Chain struct {
	set   *Set
	order []uint8
	pages [][]Glyph
}

// Glyph is a character's glyph: face, number in the face, width in em. The
// zero Glyph is none.
type Glyph struct {
	Face  uint8
	ID    uint16
	Width float32
}

func (s *Set) chain(order []uint8) Chain {
	c := Chain{set: s, order: order, pages: make([][]Glyph, 0x300)}
	for p := range c.pages {
		for _, i := range order {
			s.fill(&c, p, i)
		}
	}
	return c
}

// fill puts the glyphs of a face into page p of a chain, where no earlier
// face has the character.
func (s *Set) fill(c *Chain, p int, face uint8) {
	f := s.Faces[face]
	if f.pages[p] == nil {
		return
	}
	if c.pages[p] == nil {
		c.pages[p] = make([]Glyph, 256)
	}
	for i, g := range f.pages[p] {
		if g != 0 && c.pages[p][i].ID == 0 {
			c.pages[p][i] = s.glyph(face, g)
		}
	}
}

func (s *Set) glyph(face uint8, id uint16) Glyph {
	f := s.Faces[face]
	return Glyph{Face: face, ID: id, Width: float32(f.advance(id)) / float32(f.upem)}
}

// Chain returns the chain of a family as a Word document names it; bold
// Mincho is Gothic bold, as the BIZ UD family has no bold Mincho.
func (s *Set) Chain(family string, bold bool) *Chain {
	switch {
	case bold:
		return &s.chains[GothicBold]
	case strings.Contains(family, "ゴシック"), strings.Contains(strings.ToLower(family), "gothic"):
		return &s.chains[Gothic]
	default:
		return &s.chains[Mincho]
	}
}

// Find returns the glyph of a character; false when no face has it.
func (c *Chain) Find(r rune) (Glyph, bool) {
	p := int(r) >> 8
	if r < 0 || p >= len(c.pages) || c.pages[p] == nil {
		return Glyph{}, false
	}
	g := c.pages[p][r&0xFF]
	return g, g.ID != 0
}

// Variant returns the glyph of a character with a variation selector; false
// when no face has that variant.
func (c *Chain) Variant(r, selector rune) (Glyph, bool) {
	for _, i := range c.order {
		if id := c.set.Faces[i].variant(r, selector); id != 0 {
			return c.set.glyph(i, id), true
		}
	}
	return Glyph{}, false
}
