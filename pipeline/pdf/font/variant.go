package font

import (
	"encoding/binary"
	"sort"
)

// variant returns the glyph of a character with a variation selector by the
// font's cmap of format 14; 0 when it lists no such pair. A pair that is
// listed as the default has the character's own glyph.
func (f *Face) variant(r, selector rune) uint16 {
	t := f.uvs
	if len(t) < 10 {
		return 0
	}
	n := int(binary.BigEndian.Uint32(t[6:]))
	if n > (len(t)-10)/11 {
		return 0
	}
	i := sort.Search(n, func(i int) bool { return uint24(t[10+11*i:]) >= selector })
	if i == n || uint24(t[10+11*i:]) != selector {
		return 0
	}
	e := t[10+11*i+3:]
	if g := listed(t, binary.BigEndian.Uint32(e[4:]), r); g != 0 && int(g) < f.glyphs {
		return g
	}
	if standard(t, binary.BigEndian.Uint32(e), r) {
		return f.Glyph(r)
	}
	return 0
}

// entries returns the records of a list of format 14 that stands at off.
func entries(t []byte, off uint32, size int) ([]byte, int) {
	if off == 0 || int(off) > len(t)-4 {
		return nil, 0
	}
	list := t[off+4:]
	return list, min(int(binary.BigEndian.Uint32(t[off:])), len(list)/size)
}

// listed returns the glyph of a character in a list of variants with glyphs
// of their own.
func listed(t []byte, off uint32, r rune) uint16 {
	list, n := entries(t, off, 5)
	i := sort.Search(n, func(i int) bool { return uint24(list[5*i:]) >= r })
	if i == n || uint24(list[5*i:]) != r {
		return 0
	}
	return binary.BigEndian.Uint16(list[5*i+3:])
}

// standard tells whether the list of ranges at off has a character.
func standard(t []byte, off uint32, r rune) bool {
	list, n := entries(t, off, 4)
	i := sort.Search(n, func(i int) bool { return uint24(list[4*i:])+rune(list[4*i+3]) >= r })
	return i < n && uint24(list[4*i:]) <= r
}

func uint24(b []byte) rune { return rune(b[0])<<16 | rune(b[1])<<8 | rune(b[2]) }
