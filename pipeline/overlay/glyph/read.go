package glyph

import "encoding/binary"

// depth ends glyphs that are made of themselves.
const depth = 6

// contours returns the points of a glyph, contour by contour, in font units.
func (f *Font) contours(gid, level int) [][]point {
	d := f.data(gid)
	if len(d) < 10 || level > depth {
		return nil
	}
	n := int(int16(binary.BigEndian.Uint16(d)))
	if n < 0 {
		return f.composite(d[10:], level)
	}
	return simple(d[10:], n)
}

// cursor reads big-endian numbers; after the end it gives zeros and says so.
type cursor struct {
	b   []byte
	bad bool
}

func (c *cursor) u8() byte {
	if len(c.b) < 1 {
		c.bad = true
		return 0
	}
	v := c.b[0]
	c.b = c.b[1:]
	return v
}

func (c *cursor) u16() uint16 { return uint16(c.u8())<<8 | uint16(c.u8()) }

func (c *cursor) skip(n int) {
	if n > len(c.b) {
		c.bad, c.b = true, nil
		return
	}
	c.b = c.b[n:]
}

func simple(d []byte, n int) [][]point {
	c := &cursor{b: d}
	ends := make([]int, n)
	total := 0
	for i := range ends {
		ends[i] = int(c.u16())
		if ends[i] < total-1 {
			return nil
		}
		total = ends[i] + 1
	}
	c.skip(int(c.u16()))
	if c.bad || total > 4*len(d)*256 {
		return nil
	}
	flags := make([]byte, 0, min(total, 1<<16))
	for len(flags) < total && !c.bad {
		v := c.u8()
		flags = append(flags, v)
		if v&8 != 0 {
			for k := int(c.u8()); k > 0 && len(flags) < total; k-- {
				flags = append(flags, v)
			}
		}
	}
	points := make([]point, len(flags))
	axis(c, flags, 2, 16, func(i int, v float32) { points[i].x = v })
	axis(c, flags, 4, 32, func(i int, v float32) { points[i].y = v })
	if c.bad {
		return nil
	}
	for i, v := range flags {
		points[i].on = v&1 != 0
	}
	out := make([][]point, 0, n)
	from := 0
	for _, e := range ends {
		out = append(out, points[from:e+1])
		from = e + 1
	}
	return out
}

// axis reads the deltas of one coordinate; short and same are its flags.
func axis(c *cursor, flags []byte, short, same byte, set func(int, float32)) {
	v := 0
	for i, f := range flags {
		switch {
		case f&short != 0 && f&same != 0:
			v += int(c.u8())
		case f&short != 0:
			v -= int(c.u8())
		case f&same == 0:
			v += int(int16(c.u16()))
		}
		set(i, float32(v))
	}
}

// composite puts together the glyphs that make up one (OpenType, glyf).
func (f *Font) composite(d []byte, level int) [][]point {
	c := &cursor{b: d}
	var out [][]point
	for more := true; more && !c.bad; {
		flags, gid := c.u16(), int(c.u16())
		more = flags&0x20 != 0
		var dx, dy float32
		if flags&1 != 0 {
			dx, dy = float32(int16(c.u16())), float32(int16(c.u16()))
		} else {
			dx, dy = float32(int8(c.u8())), float32(int8(c.u8()))
		}
		if flags&2 == 0 {
			dx, dy = 0, 0 // matched by points, which no Japanese font does
		}
		a, b, e, g := float32(1), float32(0), float32(0), float32(1)
		switch {
		case flags&0x08 != 0:
			a = f2dot14(c.u16())
			g = a
		case flags&0x40 != 0:
			a, g = f2dot14(c.u16()), f2dot14(c.u16())
		case flags&0x80 != 0:
			a, b, e, g = f2dot14(c.u16()), f2dot14(c.u16()), f2dot14(c.u16()), f2dot14(c.u16())
		}
		for _, contour := range f.contours(gid, level+1) {
			moved := make([]point, len(contour))
			for i, p := range contour {
				moved[i] = point{a*p.x + e*p.y + dx, b*p.x + g*p.y + dy, p.on}
			}
			out = append(out, moved)
		}
	}
	return out
}

// symbols reads the table of a symbolic font from codes to glyphs: format 0,
// 4 or 6 for platform 1 or 3 (ISO 32000-1, 9.6.6.4).
func symbols(t []byte) map[uint16]uint16 {
	if len(t) < 4 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(t[2:])) {
		c := &cursor{b: t}
		c.skip(4 + 8*i)
		platform := c.u16()
		c.skip(2)
		at := int(c.u16())<<16 | int(c.u16())
		if c.bad || platform != 1 && platform != 3 || at >= len(t) {
			continue
		}
		if m := mapping(t[at:]); len(m) > 0 {
			return m
		}
	}
	return nil
}

func mapping(t []byte) map[uint16]uint16 {
	c := &cursor{b: t}
	out := map[uint16]uint16{}
	format := c.u16()
	c.skip(4)
	switch format {
	case 0:
		for i := range 256 {
			out[uint16(i)] = uint16(c.u8())
		}
	case 6:
		first, n := c.u16(), c.u16()
		for i := range n {
			out[first+i] = c.u16()
		}
	case 4:
		segments(t, out)
	}
	return out
}

// segments reads a mapping of format 4.
func segments(t []byte, out map[uint16]uint16) {
	at := func(i int) int {
		if i < 0 || i+2 > len(t) {
			return 0
		}
		return int(binary.BigEndian.Uint16(t[i:]))
	}
	n := at(6)
	for i := 0; i < n; i += 2 {
		end, start, delta, where := at(14+i), at(16+n+i), at(16+2*n+i), at(16+3*n+i)
		for code := start; code <= end && code < 0xFFFF; code++ {
			g := code
			if where != 0 {
				g = at(16 + 3*n + i + where + 2*(code-start))
				if g == 0 {
					continue
				}
			}
			out[uint16(code)] = uint16(g + delta)
		}
	}
}
