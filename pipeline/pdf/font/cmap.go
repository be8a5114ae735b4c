package font

import (
	"encoding/binary"
	"fmt"
)

// readCmap unfolds the Windows Unicode tables (format 12 for all planes, else
// format 4) into pages, so that a look-up costs two indexings.
func (f *Face) readCmap() error {
	t := f.tables["cmap"]
	if len(t) < 4 {
		return fmt.Errorf("read font: cmap is too short")
	}
	f.pages = make([][]uint16, 0x300)
	n, found := int(binary.BigEndian.Uint16(t[2:])), false
	for i := range n {
		if 4+8*i+8 > len(t) {
			break
		}
		r := t[4+8*i:]
		off := int(binary.BigEndian.Uint32(r[4:]))
		if off+16 > len(t) {
			continue
		}
		platform, format := binary.BigEndian.Uint16(r), binary.BigEndian.Uint16(t[off:])
		if platform == 0 && format == 14 {
			f.uvs = t[off:]
		}
		if platform != 3 {
			continue
		}
		switch format {
		case 4:
			f.format4(t[off:])
			found = true
		case 12:
			f.format12(t[off:])
			found = true
		}
	}
	if !found {
		return fmt.Errorf("read font: no Unicode cmap of format 4 or 12")
	}
	return nil
}

// set enters the glyph of a character. Characters of private use are left
// out: what they mean is not in the text, so a reader could not be told.
func (f *Face) set(r rune, g int) {
	p := int(r) >> 8
	if g <= 0 || g >= f.glyphs || p >= len(f.pages) || p >= 0xE0 && p <= 0xF8 {
		return
	}
	if f.pages[p] == nil {
		f.pages[p] = make([]uint16, 256)
	}
	f.pages[p][r&0xFF] = uint16(g)
}

func (f *Face) format12(t []byte) {
	n := int(binary.BigEndian.Uint32(t[12:]))
	for i := range n {
		if 16+12*i+12 > len(t) {
			return
		}
		g := t[16+12*i:]
		a, b, id := binary.BigEndian.Uint32(g), binary.BigEndian.Uint32(g[4:]), binary.BigEndian.Uint32(g[8:])
		for c := a; c <= b && c < 0x30000; c++ {
			f.set(rune(c), int(id+c-a))
		}
	}
}

func (f *Face) format4(t []byte) {
	seg2 := int(binary.BigEndian.Uint16(t[6:]))
	if 16+4*seg2 > len(t) {
		return
	}
	ends, starts, deltas, offsets := t[14:], t[16+seg2:], t[16+2*seg2:], t[16+3*seg2:]
	for i := 0; i < seg2; i += 2 {
		a, b := int(binary.BigEndian.Uint16(starts[i:])), int(binary.BigEndian.Uint16(ends[i:]))
		d, off := binary.BigEndian.Uint16(deltas[i:]), int(binary.BigEndian.Uint16(offsets[i:]))
		for c := a; c <= b && c < 0xFFFF; c++ {
			if off == 0 {
				f.set(rune(c), int(uint16(c)+d))
				continue
			}
			at := i + off + 2*(c-a)
			if at+2 > len(offsets) {
				break
			}
			if g := binary.BigEndian.Uint16(offsets[at:]); g != 0 {
				f.set(rune(c), int(g+d))
			}
		}
	}
}
