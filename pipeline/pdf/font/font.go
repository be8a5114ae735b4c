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

// Bits of fsType (OpenType, OS/2 table) that forbid what a PDF does.
const (
	restricted = 1 << 1
	whole      = 1 << 8 // no subsets
	bitmaps    = 1 << 9 // no outlines
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
	uvs     []byte     // the cmap of format 14, nil for none
	loca    []byte
	glyf    []byte
}

// Parse reads a TrueType file, or the first font of a collection. The bytes
// are kept and must not change.
func Parse(data []byte) (*Face, error) {
	f := &Face{data: data, tables: map[string][]byte{}}
	at := 0
	if len(data) >= 16 && string(data[:4]) == "ttcf" {
		at = int(binary.BigEndian.Uint32(data[12:]))
	}
	if len(data) < at+12 || binary.BigEndian.Uint32(data[at:]) != 0x00010000 {
		return nil, fmt.Errorf("read font: not a TrueType file with glyf outlines")
	}
	n := int(binary.BigEndian.Uint16(data[at+4:]))
	for i := range n {
		if err := f.directory(at + 12 + 16*i); err != nil {
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
	f.loca, f.glyf = f.tables["loca"], f.tables["glyf"]
	size := 2
	if f.longLoc {
		size = 4
	}
	if len(f.loca) < size*(f.glyphs+1) || f.hm < 1 || len(f.tables["hmtx"]) < 4*f.hm || f.upem == 0 {
		return fmt.Errorf("read font: loca or hmtx is too short")
	}
	if os2 := f.tables["OS/2"]; len(os2) >= 10 && binary.BigEndian.Uint16(os2[8:])&(restricted|whole|bitmaps) != 0 {
		return fmt.Errorf("read font: its licence bits (OS/2 fsType) forbid to embed a subset")
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

// Measures are what a font descriptor says, in thousandths of an em; Descent
// is negative.
type Measures struct {
	Box                        [4]int
	Ascent, Descent, CapHeight int
}

// Measures returns the measures of the whole face.
func (f *Face) Measures() Measures {
	head, hhea, os2 := f.tables["head"], f.tables["hhea"], f.tables["OS/2"]
	at := func(t []byte, i int) int { return int(int16(binary.BigEndian.Uint16(t[i:]))) * 1000 / f.upem }
	m := Measures{Ascent: at(hhea, 4), Descent: at(hhea, 6)}
	for i := range m.Box {
		m.Box[i] = at(head, 36+2*i)
	}
	m.CapHeight = m.Ascent
	if len(os2) >= 90 && binary.BigEndian.Uint16(os2) >= 2 {
		m.CapHeight = at(os2, 88)
	}
	return m
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
