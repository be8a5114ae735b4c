package finish

import (
	"encoding/binary"
	"math"
	"sync"
)

// intent says that the colours are sRGB (IEC 61966-2-1), with a profile made
// here, which may be copied freely.
func (d *document) intent() int {
	nr, icc := d.reserve(), d.reserve()
	packed, err := profile()
	if err != nil && d.err == nil {
		d.err = err
	}
	d.plain(icc, "/N 3/Filter/FlateDecode", packed)
	d.begin(nr).raw("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile ").
		ref(icc).raw(">>").end()
	return nr
}

// profile is the ICC profile, made and compressed once.
var profile = sync.OnceValues(func() ([]byte, error) {
	var b sink
	err := deflate(&b, makeProfile())
	return b, err
})

// makeProfile makes an ICC profile of version 2 for sRGB: primaries adapted to
// D50 and the tone curve as a table.
func makeProfile() []byte {
	desc := append(tagged("desc"), 0, 0, 0, 5)
	desc = append(desc, "sRGB\x00"...)
	desc = append(desc, make([]byte, 4+4+2+1+67)...)
	curve := tone()
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", desc}, {"cprt", append(tagged("text"), "No copyright, use freely\x00"...)},
		{"wtpt", xyz(0.9642, 1, 0.8249)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)}, {"gXYZ", xyz(0.38515, 0.71687, 0.09708)}, {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil},
	}
	be := binary.BigEndian
	table := be.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			at, size = 128+4+12*len(tags)+len(data), len(t.data)
			data = append(data, t.data...)
			data = append(data, make([]byte, -len(data)&3)...)
		}
		table = append(table, t.name...)
		table = be.AppendUint32(be.AppendUint32(table, uint32(at)), uint32(size))
	}
	return append(append(header(128+len(table)+len(data)), table...), data...)
}

func header(size int) []byte {
	h := make([]byte, 128)
	binary.BigEndian.PutUint32(h, uint32(size))
	copy(h[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	binary.BigEndian.PutUint16(h[24:], 2018) // a date must be there: the call's
	binary.BigEndian.PutUint16(h[26:], 4)
	binary.BigEndian.PutUint16(h[28:], 1)
	copy(h[36:], "acsp")
	copy(h[68:], xyz(0.9642, 1, 0.8249)[8:])
	return h
}

func tagged(kind string) []byte { return append([]byte(kind), 0, 0, 0, 0) }

func xyz(v ...float64) []byte {
	out := tagged("XYZ ")
	for _, x := range v {
		out = binary.BigEndian.AppendUint32(out, uint32(math.Round(x*65536)))
	}
	return out
}

func tone() []byte {
	const n = 1024
	out := binary.BigEndian.AppendUint32(tagged("curv"), n)
	for i := range n {
		x := float64(i) / (n - 1)
		y := x / 12.92
		if x > 0.04045 {
			y = math.Pow((x+0.055)/1.055, 2.4)
		}
		out = binary.BigEndian.AppendUint16(out, uint16(math.Round(y*65535)))
	}
	return out
}
