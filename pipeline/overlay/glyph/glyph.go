// Package glyph reads the outlines of glyphs from embedded TrueType fonts.
//
// In: the bytes of a font as a PDF embeds it, often a subset without the
// tables that programs for whole fonts ask for (so golang.org/x/image's sfnt
// refuses it). Out: the contours of a glyph in parts of the em. A font or
// glyph that cannot be read has no contours, which is no fault: the overlay
// then takes the glyph's box for its ink. It never runs hinting programs.
package glyph

import (
	"encoding/binary"
	"math"
)

// Segment continues a contour: a line where Curve is false, else a quadratic
// curve with its control point.
type Segment struct {
	Curve        bool
	CX, CY, X, Y float32
}

// Contour is a closed line that begins at X, Y.
type Contour struct {
	X, Y     float32
	Segments []Segment
}

// Outline is the contours of one glyph, in parts of the em, y upwards.
type Outline []Contour

// Font is a TrueType font that was opened.
type Font struct {
	glyf, loca []byte
	long       bool
	unit       float32
	cmap       map[uint16]uint16 // of a symbolic font: code → glyph
	outlines   map[int]Outline
}

// Open finds the tables of a font; false where it has no TrueType outlines.
func Open(data []byte) (*Font, bool) {
	t := tables(data)
	head := t["head"]
	if len(head) < 52 || t["glyf"] == nil || t["loca"] == nil {
		return nil, false
	}
	em := binary.BigEndian.Uint16(head[18:])
	if em == 0 {
		return nil, false
	}
	return &Font{glyf: t["glyf"], loca: t["loca"], long: binary.BigEndian.Uint16(head[50:]) != 0,
		unit: 1 / float32(em), cmap: symbols(t["cmap"]), outlines: map[int]Outline{}}, true
}

func tables(data []byte) map[string][]byte {
	out := map[string][]byte{}
	if len(data) < 12 {
		return out
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	for i := range n {
		at := 12 + 16*i
		if at+16 > len(data) {
			break
		}
		from, size := uint64(binary.BigEndian.Uint32(data[at+8:])), uint64(binary.BigEndian.Uint32(data[at+12:]))
		if from+size <= uint64(len(data)) {
			out[string(data[at:at+4])] = data[from : from+size]
		}
	}
	return out
}

// Glyph returns the number of the glyph for a code of a simple font.
func (f *Font) Glyph(code int) int {
	if f.cmap == nil {
		return code
	}
	for _, c := range []int{code, 0xF000 + code} {
		if g, ok := f.cmap[uint16(c)]; ok && g != 0 {
			return int(g)
		}
	}
	return 0
}

// Outline returns the contours of a glyph; nil for an empty one.
func (f *Font) Outline(gid int) Outline {
	if o, ok := f.outlines[gid]; ok {
		return o
	}
	var out Outline
	for _, c := range f.contours(gid, 0) {
		if s, ok := f.contour(c); ok {
			out = append(out, s)
		}
	}
	f.outlines[gid] = out
	return out
}

// data returns the bytes of a glyph.
func (f *Font) data(gid int) []byte {
	at := func(i int) (uint64, bool) {
		if f.long {
			if 4*i+4 > len(f.loca) {
				return 0, false
			}
			return uint64(binary.BigEndian.Uint32(f.loca[4*i:])), true
		}
		if 2*i+2 > len(f.loca) {
			return 0, false
		}
		return 2 * uint64(binary.BigEndian.Uint16(f.loca[2*i:])), true
	}
	if gid < 0 {
		return nil
	}
	from, ok := at(gid)
	to, ok2 := at(gid + 1)
	if !ok || !ok2 || from >= to || to > uint64(len(f.glyf)) {
		return nil
	}
	return f.glyf[from:to]
}

// contour turns points on and off the curve into segments: between two points
// off the curve lies one on it (OpenType, glyf).
func (f *Font) contour(p []point) (Contour, bool) {
	if len(p) < 2 {
		return Contour{}, false
	}
	start := 0
	for start < len(p) && !p[start].on {
		start++
	}
	first := middle(p[0], p[len(p)-1])
	if start < len(p) {
		first = p[start]
	} else {
		start = len(p) - 1 // all points are off the curve
	}
	c := Contour{X: first.x * f.unit, Y: first.y * f.unit}
	var control *point
	add := func(q point) {
		s := Segment{X: q.x * f.unit, Y: q.y * f.unit}
		if control != nil {
			s.Curve, s.CX, s.CY = true, control.x*f.unit, control.y*f.unit
		}
		c.Segments = append(c.Segments, s)
		control = nil
	}
	for i := 1; i <= len(p); i++ {
		q := p[(start+i)%len(p)]
		switch {
		case q.on:
			add(q)
		case control != nil:
			add(middle(*control, q))
			control = &q
		default:
			control = &q
		}
	}
	if control != nil {
		add(first)
	}
	return c, true
}

type point struct {
	x, y float32
	on   bool
}

func middle(a, b point) point { return point{(a.x + b.x) / 2, (a.y + b.y) / 2, true} }

func f2dot14(v uint16) float32 { return float32(int16(v)) / float32(math.Exp2(14)) }
