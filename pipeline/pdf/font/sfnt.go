package font

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

type table struct {
	tag  string
	data []byte
}

// sfnt puts tables, sorted by tag, together to a TrueType file.
func sfnt(tables []table) []byte {
	size := 12 + 16*len(tables)
	for _, t := range tables {
		size += (len(t.data) + 3) &^ 3
	}
	out := make([]byte, 12+16*len(tables), size)
	n := len(tables)
	log := bits.Len(uint(n)) - 1
	be := binary.BigEndian
	be.PutUint32(out, 0x00010000)
	be.PutUint16(out[4:], uint16(n))
	be.PutUint16(out[6:], uint16(16<<log))
	be.PutUint16(out[8:], uint16(log))
	be.PutUint16(out[10:], uint16(16*n-16<<log))
	head := -1
	for i, t := range tables {
		e := out[12+16*i:]
		copy(e, t.tag)
		be.PutUint32(e[4:], checksum(t.data))
		be.PutUint32(e[8:], uint32(len(out)))
		be.PutUint32(e[12:], uint32(len(t.data)))
		if t.tag == "head" {
			head = len(out)
		}
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}

// head returns the head table with long glyph offsets and no file checksum.
func (f *Face) head(long bool) []byte {
	h := slices.Clone(f.tables["head"])
	binary.BigEndian.PutUint32(h[8:], 0)
	if long {
		binary.BigEndian.PutUint16(h[50:], 1)
	}
	return h
}

func (f *Face) hhea(n int) []byte {
	h := slices.Clone(f.tables["hhea"])
	binary.BigEndian.PutUint16(h[34:], uint16(n))
	return h
}

func (f *Face) maxp(n int) []byte {
	m := slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint16(m[4:], uint16(n))
	return m
}

// hmtx returns the metrics of glyph 0 and the given glyphs.
func (f *Face) hmtx(glyphs []uint16) []byte {
	t := f.tables["hmtx"]
	out := make([]byte, 0, 4*len(glyphs)+4)
	add := func(g uint16) {
		out = binary.BigEndian.AppendUint16(out, uint16(f.advance(g)))
		at := 4*int(g) + 2
		if int(g) >= f.hm {
			at = 4*f.hm + 2*(int(g)-f.hm)
		}
		if at+2 > len(t) {
			out = append(out, 0, 0)
			return
		}
		out = append(out, t[at:at+2]...)
	}
	add(0)
	for _, g := range glyphs {
		add(g)
	}
	return out
}
