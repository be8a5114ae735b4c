package xls

import (
	"strings"
	"unicode/utf16"

	"shinsa/pipeline/workbook/codepage"
)

// cursor reads on over the parts of a record. Past the end it reads zeros and
// says so.
type cursor struct {
	parts [][]byte
	past  bool
	units []uint16 // scratch
}

// tidy drops the parts that are used up.
func (c *cursor) tidy() bool {
	for len(c.parts) > 0 && len(c.parts[0]) == 0 {
		c.parts = c.parts[1:]
	}
	return len(c.parts) > 0
}

func (c *cursor) u8() int {
	if !c.tidy() {
		c.past = true
		return 0
	}
	b := c.parts[0][0]
	c.parts[0] = c.parts[0][1:]
	return int(b)
}

func (c *cursor) u16() int { b := c.u8(); return b | c.u8()<<8 }

func (c *cursor) u32() int { w := c.u16(); return w | c.u16()<<16 }

// take returns n bytes, joined over the parts.
func (c *cursor) take(n int) []byte {
	if c.tidy() && len(c.parts[0]) >= n {
		b := c.parts[0][:n]
		c.parts[0] = c.parts[0][n:]
		return b
	}
	var out []byte
	for n > 0 && c.tidy() {
		k := min(n, len(c.parts[0]))
		out = append(out, c.parts[0][:k]...)
		c.parts[0], n = c.parts[0][k:], n-k
	}
	c.past = c.past || n > 0
	return out
}

// chars reads n characters of BIFF 8: two bytes each when wide, else the low
// byte only. Where a string goes on in the next part, a byte there says anew
// whether it is wide.
func (c *cursor) chars(n int, wide bool) string {
	c.units = c.units[:0]
	for n > 0 {
		if len(c.parts) == 0 {
			c.past = true
			break
		}
		size := 1
		if wide {
			size = 2
		}
		k := min(n, len(c.parts[0])/size)
		for i := range k {
			u := uint16(c.parts[0][i*size])
			if wide {
				u |= uint16(c.parts[0][i*2+1]) << 8
			}
			c.units = append(c.units, u)
		}
		c.parts[0], n = c.parts[0][k*size:], n-k
		if n > 0 {
			if c.parts = c.parts[1:]; len(c.parts) > 0 {
				wide = c.u8()&1 != 0
			}
		}
	}
	return lineEnds(string(utf16.Decode(c.units)))
}

// run is where a font begins within a text, counted in UTF-16 units.
type run struct{ at, font int }

// rich is a string of BIFF 8 as the table of strings and cells have it.
type rich struct {
	text     string
	phonetic string
	runs     []run
}

// rich reads a string whose length stands before it in two bytes.
func (c *cursor) rich() rich {
	n, flags := c.u16(), c.u8()
	runs, ext := 0, 0
	if flags&8 != 0 {
		runs = c.u16()
	}
	if flags&4 != 0 {
		ext = c.u32()
	}
	s := rich{text: c.chars(n, flags&1 != 0)}
	for range runs {
		if at, font := c.u16(), c.u16(); !c.past {
			s.runs = append(s.runs, run{at, font})
		}
	}
	if ext > 0 {
		s.phonetic = phonetic(c.take(ext))
	}
	return s
}

// phonetic reads the text of an ExtRst ([MS-XLS] 2.5.86).
func phonetic(ext []byte) string {
	r := record{data: ext}
	n := r.u16(12)
	if r.u16(0) != 1 || 14+2*n > len(ext) {
		return ""
	}
	c := cursor{parts: [][]byte{ext[14:]}}
	return c.chars(n, true)
}

// cursor begins to read a record at an offset. One at a time is in use.
func (r *reader) cursor(rec record, at int) *cursor {
	c := &r.scratch
	c.parts, c.past = append(r.parts[:0], rec.parts...), false
	r.parts = c.parts
	c.take(at)
	return c
}

// bytesText decodes the bytes of a string of BIFF 2 to 7.
func (r *reader) bytesText(b []byte) string {
	text, known := codepage.Decode(r.codePage, b)
	if !known {
		text, _ = codepage.Decode(1252, b)
	}
	return lineEnds(text)
}

// text reads the string of a record at an offset: its length in two bytes,
// or in one.
func (r *reader) text(rec record, at, lengthSize int) string {
	c := r.cursor(rec, at)
	n := c.u8()
	if lengthSize == 2 {
		n |= c.u8() << 8
	}
	if r.version >= 8 {
		flags := c.u8()
		return c.chars(n, flags&1 != 0)
	}
	return r.bytesText(c.take(n))
}

// lineEnds makes every end of a line \n.
func lineEnds(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
