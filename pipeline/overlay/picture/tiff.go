package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"golang.org/x/image/tiff"
)

// pagesMost ends TIFF files whose directories point at one another.
const pagesMost = 2000

// directory is one page of a TIFF: its entries by tag.
type directory struct {
	order  binary.ByteOrder
	values map[uint16][]uint32
	at     uint32
}

// Tags of TIFF 6.0 that matter here.
const (
	tagWidth, tagHeight, tagBits, tagCompression, tagPhotometric      = 256, 257, 258, 259, 262
	tagFillOrder, tagOffsets, tagSamples, tagCounts, tagXRes, tagYRes = 266, 273, 277, 279, 282, 283
	tagT4, tagUnit                                                    = 292, 296
)

// fromTIFF reads each page. x/image reads the first directory only, so the
// header is made to point at each in turn.
func fromTIFF(data []byte) ([]Coded, error) {
	var order binary.ByteOrder = binary.LittleEndian
	if data[0] == 'M' {
		order = binary.BigEndian
	}
	if len(data) < 8 {
		return nil, ErrCode{"TIFF that cannot be decoded"}
	}
	var out []Coded
	own := bytes.Clone(data)
	for at := order.Uint32(data[4:]); at != 0 && len(out) < pagesMost; {
		d, next, ok := readDirectory(data, order, at)
		if !ok {
			return nil, ErrCode{"TIFF that cannot be decoded"}
		}
		c, err := d.page(own)
		if err != nil {
			return nil, err
		}
		c.DPIX, c.DPIY = d.resolution(data)
		out = append(out, c)
		at = next
	}
	if len(out) == 0 {
		return nil, ErrCode{"TIFF without a page"}
	}
	return out, nil
}

func readDirectory(data []byte, order binary.ByteOrder, at uint32) (directory, uint32, bool) {
	d := directory{order: order, values: map[uint16][]uint32{}, at: at}
	if uint64(at)+2 > uint64(len(data)) {
		return d, 0, false
	}
	n := uint32(order.Uint16(data[at:]))
	if uint64(at)+2+uint64(12*n)+4 > uint64(len(data)) {
		return d, 0, false
	}
	for i := range n {
		e := data[at+2+12*i:]
		d.values[order.Uint16(e)] = entry(data, order, e)
	}
	return d, order.Uint32(data[at+2+12*n:]), true
}

// entry reads the values of bytes, shorts, longs and rationals.
func entry(data []byte, order binary.ByteOrder, e []byte) []uint32 {
	size := map[uint16]int{1: 1, 3: 2, 4: 4, 5: 8}[order.Uint16(e[2:])]
	n := int(order.Uint32(e[4:]))
	if size == 0 || n < 0 || n > 1<<20 {
		return nil
	}
	b := e[8:12]
	if size*n > 4 {
		from := uint64(order.Uint32(e[8:]))
		if from+uint64(size*n) > uint64(len(data)) {
			return nil
		}
		b = data[from : from+uint64(size*n)]
	}
	var out []uint32
	for i := range n {
		switch size {
		case 1:
			out = append(out, uint32(b[i]))
		case 2:
			out = append(out, uint32(order.Uint16(b[2*i:])))
		case 4:
			out = append(out, order.Uint32(b[4*i:]))
		case 8:
			out = append(out, order.Uint32(b[8*i:]), order.Uint32(b[8*i+4:]))
		}
	}
	return out
}

func (d *directory) one(tag uint16, otherwise int) int {
	if v := d.values[tag]; len(v) > 0 {
		return int(v[0])
	}
	return otherwise
}

func (d *directory) resolution(data []byte) (float64, float64) {
	x, y := d.values[tagXRes], d.values[tagYRes]
	if len(x) < 2 || len(y) < 2 || x[1] == 0 || y[1] == 0 {
		return 0, 0
	}
	unit := 1.0
	if d.one(tagUnit, 2) == 3 {
		unit = 2.54
	}
	return known(float64(x[0])/float64(x[1])*unit, float64(y[0])/float64(y[1])*unit)
}

// page reads one page: fax data in one strip pass as they are.
func (d *directory) page(own []byte) (Coded, error) {
	if c, ok := d.fax(own); ok {
		return c, nil
	}
	d.order.PutUint32(own[4:], d.at)
	if w, h := d.one(tagWidth, 0), d.one(tagHeight, 0); w <= 0 || h <= 0 || w > limit/h {
		return Coded{}, ErrCode{"TIFF that cannot be decoded"}
	}
	m, err := tiff.Decode(bytes.NewReader(own))
	if err != nil {
		return Coded{}, ErrCode{fmt.Sprintf("TIFF of compression %d", d.one(tagCompression, 1))}
	}
	return packed(m)
}

// fax passes a page in CCITT group 4 on, if it is one strip with the usual
// order of bits.
func (d *directory) fax(own []byte) (Coded, bool) {
	at, size := d.values[tagOffsets], d.values[tagCounts]
	if d.one(tagCompression, 1) != 4 || len(at) != 1 || len(size) != 1 || d.one(tagFillOrder, 1) != 1 ||
		uint64(at[0])+uint64(size[0]) > uint64(len(own)) {
		return Coded{}, false
	}
	w, h := d.one(tagWidth, 0), d.one(tagHeight, 0)
	if w <= 0 || h <= 0 || w > limit/h {
		return Coded{}, false
	}
	data := bytes.Clone(own[at[0] : at[0]+size[0]])
	black := d.one(tagPhotometric, 0) == 1 // the fax's white is then shown black
	parms := fmt.Sprintf("<</K -1/Columns %d/Rows %d/BlackIs1 %t>>", w, h, black)
	return Coded{Width: w, Height: h, source: source{filter: "CCITTFaxDecode", data: data, fax: fax{k: -1, columns: w, rows: h, black: black}},
		Stream: Stream{Data: data, Keys: append(keys(w, h, 1, "/DeviceGray"), Key{Name: "Filter", Value: "/CCITTFaxDecode"}, Key{Name: "DecodeParms", Value: parms})}}, true
}
