// Package font knows the fonts: which face has a character, how wide it is
// and what its outline is.
//
// In: the bytes of TrueType files, parsed once per process by New. Out: a Set
// that goroutines share without locks (nothing in it changes after New); a
// Chain of faces per family that gives the glyph of a character in constant
// time; a Use, one per document, that numbers the glyphs the document needs
// and builds the subset files. It never draws and never replaces a character
// by another: a character that no face has is told to the caller.
package font

import (
	"encoding/binary"
	"fmt"
)

// Face is one parsed TrueType file with glyf outlines.
type Face struct {
	Name    string // PostScript name
	data    []byte
	tables  map[string][]byte
	upem    int
	glyphs  int
	longLoc bool
	hm      int        // number of long horizontal metrics
	pages   [][]uint16 // rune>>8 → 256 glyph numbers; nil page: none
	Ascent  float64    // of the line, in em
	Descent float64    // positive, in em
	loca    []byte
	glyf    []byte
}

// Parse reads a TrueType file. The bytes are kept and must not change.
func Parse(data []byte) (*Face, error) {
	f := &Face{data: data, tables: map[string][]byte{}}
	if len(data) < 12 || binary.BigEndian.Uint32(data) != 0x00010000 {
		return nil, fmt.Errorf("read font: not a TrueType file with glyf outlines")
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	for i := range n {
		if err := f.directory(12 + 16*i); err != nil {
			return nil, err
		}
	}
	for _, tag := range []string{"head", "hhea", "maxp", "hmtx", "cmap", "loca", "glyf", "OS/2", "post", "name"} {
		if f.tables[tag] == nil {
			return nil, fmt.Errorf("read font: table %s is missing", tag)
		}
	}
	return f, f.measures()
}

func (f *Face) directory(at int) error {
	if at+16 > len(f.data) {
		return fmt.Errorf("read font: table directory is cut short")
	}
	e := f.data[at:]
	off, n := int(binary.BigEndian.Uint32(e[8:])), int(binary.BigEndian.Uint32(e[12:]))
	if off+n > len(f.data) {
		return fmt.Errorf("read font: table %s lies outside the file", e[:4])
	}
	f.tables[string(e[:4])] = f.data[off : off+n : off+n]
	return nil
}

func (f *Face) measures() error {
	head, hhea, maxp := f.tables["head"], f.tables["hhea"], f.tables["maxp"]
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 {
		return fmt.Errorf("read font: head, hhea or maxp is too short")
	}
	f.upem = int(binary.BigEndian.Uint16(head[18:]))
	f.longLoc = binary.BigEndian.Uint16(head[50:]) != 0
	f.hm = int(binary.BigEndian.Uint16(hhea[34:]))
	f.glyphs = int(binary.BigEndian.Uint16(maxp[4:]))
	f.Ascent = float64(int16(binary.BigEndian.Uint16(hhea[4:]))) / float64(f.upem)
	f.Descent = -float64(int16(binary.BigEndian.Uint16(hhea[6:]))) / float64(f.upem)
	f.loca, f.glyf = f.tables["loca"], f.tables["glyf"]
	size := 2
	if f.longLoc {
		size = 4
	}
	if len(f.loca) < size*(f.glyphs+1) || f.hm < 1 || len(f.tables["hmtx"]) < 4*f.hm || f.upem == 0 {
		return fmt.Errorf("read font: loca or hmtx is too short")
	}
	f.Name = postScriptName(f.tables["name"])
	return f.readCmap()
}

// postScriptName finds name 6 among the Windows names (UTF-16, ASCII only).
func postScriptName(t []byte) string {
	if len(t) < 6 {
		return "Font"
	}
	n, base := int(binary.BigEndian.Uint16(t[2:])), int(binary.BigEndian.Uint16(t[4:]))
	for i := range n {
		if 6+12*i+12 > len(t) {
			break
		}
		r := t[6+12*i:]
		length, off := int(binary.BigEndian.Uint16(r[8:])), base+int(binary.BigEndian.Uint16(r[10:]))
		if binary.BigEndian.Uint16(r) != 3 || binary.BigEndian.Uint16(r[6:]) != 6 || off+length > len(t) {
			continue
		}
		s := make([]byte, 0, length/2)
		for j := off + 1; j < off+length; j += 2 {
			s = append(s, t[j])
		}
		return string(s)
	}
	return "Font"
}

// Glyph returns the glyph number of a character; 0 when the face has none.
func (f *Face) Glyph(r rune) uint16 {
	p := int(r) >> 8
	if r < 0 || p >= len(f.pages) || f.pages[p] == nil {
		return 0
	}
	return f.pages[p][r&0xFF]
}

// advance returns the advance width of a glyph in font units.
func (f *Face) advance(g uint16) int {
	i := min(int(g), f.hm-1)
	return int(binary.BigEndian.Uint16(f.tables["hmtx"][4*i:]))
}

// outline returns the bytes of a glyph; empty for a blank one.
func (f *Face) outline(g uint16) []byte {
	var a, b int
	if f.longLoc {
		a, b = int(binary.BigEndian.Uint32(f.loca[4*int(g):])), int(binary.BigEndian.Uint32(f.loca[4*int(g)+4:]))
	} else {
		a, b = 2*int(binary.BigEndian.Uint16(f.loca[2*int(g):])), 2*int(binary.BigEndian.Uint16(f.loca[2*int(g)+2:]))
	}
	if a >= b || b > len(f.glyf) {
		return nil
	}
	return f.glyf[a:b]
}
