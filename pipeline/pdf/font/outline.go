package font

import (
	"encoding/binary"
	"slices"
)

// Flags of a component of a composite glyph (OpenType, glyf table).
const (
	argsAreWords  = 1 << 0
	haveScale     = 1 << 3
	more          = 1 << 5
	haveXYScale   = 1 << 6
	haveTwoByTwo  = 1 << 7
	haveInstr     = 1 << 8
	compositeHead = 10
)

// closure returns the glyphs and, after them, the components they need, with
// the new number of each component.
func (f *Face) closure(glyphs []uint16) ([]uint16, map[uint16]uint16) {
	out, parts := slices.Clone(glyphs), map[uint16]uint16{}
	for i := -1; i < len(out); i++ {
		var g uint16
		if i >= 0 {
			g = out[i]
		}
		components(f.outline(g), func(c []byte) {
			id := binary.BigEndian.Uint16(c[2:])
			if _, ok := parts[id]; !ok && int(id) < f.glyphs {
				out = append(out, id)
				parts[id] = uint16(len(out))
			}
		})
	}
	return out, parts
}

// components calls visit with each component of a composite glyph and returns
// the length of the glyph without instructions; 0 for a simple glyph.
func components(o []byte, visit func(c []byte)) int {
	if len(o) < compositeHead+4 || int16(binary.BigEndian.Uint16(o)) >= 0 {
		return 0
	}
	for at := compositeHead; at+4 <= len(o); {
		flags := binary.BigEndian.Uint16(o[at:])
		visit(o[at:])
		at += 4 + componentArgs(flags)
		if flags&more == 0 {
			return min(at, len(o))
		}
	}
	return len(o)
}

func componentArgs(flags uint16) int {
	n := 2
	if flags&argsAreWords != 0 {
		n = 4
	}
	switch {
	case flags&haveScale != 0:
		n += 2
	case flags&haveXYScale != 0:
		n += 4
	case flags&haveTwoByTwo != 0:
		n += 8
	}
	return n
}

// appendOutline appends a glyph without its instructions, its components
// renumbered, padded to four bytes.
func appendOutline(dst, o []byte, parts map[uint16]uint16) []byte {
	start := len(dst)
	switch {
	case len(o) < compositeHead:
	case int16(binary.BigEndian.Uint16(o)) < 0:
		n := components(o, func([]byte) {})
		dst = append(dst, o[:n]...)
		components(dst[start:], func(c []byte) {
			flags := binary.BigEndian.Uint16(c) &^ haveInstr
			binary.BigEndian.PutUint16(c, flags)
			binary.BigEndian.PutUint16(c[2:], parts[binary.BigEndian.Uint16(c[2:])])
		})
	default:
		dst = appendSimple(dst, o)
	}
	for (len(dst)-start)%4 != 0 {
		dst = append(dst, 0)
	}
	return dst
}

func appendSimple(dst, o []byte) []byte {
	instr := compositeHead + 2*int(binary.BigEndian.Uint16(o))
	if instr+2 > len(o) {
		return dst
	}
	n := int(binary.BigEndian.Uint16(o[instr:]))
	if instr+2+n > len(o) {
		return dst
	}
	dst = append(dst, o[:instr]...)
	dst = append(dst, 0, 0)
	return append(dst, o[instr+2+n:]...)
}
