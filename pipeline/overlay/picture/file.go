package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/jpeg"
)

// Read reads a picture file: one picture, or each page of a TIFF. PDF files
// are not pictures; what is none of these is ErrCode.
func Read(data []byte) ([]Coded, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		c, err := fromPNG(data)
		return []Coded{c}, err
	case bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")):
		c, err := fromJPEG(data)
		return []Coded{c}, err
	case bytes.HasPrefix(data, []byte("II*\x00")), bytes.HasPrefix(data, []byte("MM\x00*")):
		return fromTIFF(data)
	}
	return nil, ErrCode{"neither PDF, PNG, JPEG nor TIFF"}
}

// keys begin a picture's dictionary.
func keys(w, h, bits int, space string) []Key {
	return []Key{{Name: "Type", Value: "/XObject"}, {Name: "Subtype", Value: "/Image"},
		{Name: "Width", Value: fmt.Sprint(w)}, {Name: "Height", Value: fmt.Sprint(h)},
		{Name: "BitsPerComponent", Value: fmt.Sprint(bits)}, {Name: "ColorSpace", Value: space}}
}

// fromJPEG passes a JPEG on as it is.
func fromJPEG(data []byte) (Coded, error) {
	conf, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Coded{}, ErrCode{"JPEG that cannot be decoded"}
	}
	if conf.Height <= 0 || conf.Width <= 0 || conf.Width > limit/conf.Height {
		return Coded{}, ErrCode{"a size that is not possible"}
	}
	space := "/DeviceRGB"
	switch components(data) {
	case 1:
		space = "/DeviceGray"
	case 3:
	default:
		return Coded{}, ErrCode{"JPEG in CMYK"}
	}
	c := Coded{Width: conf.Width, Height: conf.Height, source: source{filter: "DCTDecode", data: data},
		Stream: Stream{Keys: append(keys(conf.Width, conf.Height, 8, space), Key{Name: "Filter", Value: "/DCTDecode"}), Data: data}}
	c.DPIX, c.DPIY = density(data)
	return c, nil
}

// segment returns the content of the first JPEG segment that is wanted.
func segment(data []byte, want func(marker byte, content []byte) bool) []byte {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if size < 2 || at+2+size > len(data) || marker == 0xDA {
			return nil
		}
		if content := data[at+4 : at+2+size]; want(marker, content) {
			return content
		}
		at += 2 + size
	}
	return nil
}

// components is the number of components that the frame header names.
func components(data []byte) int {
	s := segment(data, func(m byte, c []byte) bool {
		return m >= 0xC0 && m <= 0xCF && m != 0xC4 && m != 0xC8 && m != 0xCC && len(c) >= 6
	})
	if s == nil {
		return 0
	}
	return int(s[5])
}

// density reads the resolution of a JFIF header.
func density(data []byte) (x, y float64) {
	s := segment(data, func(m byte, c []byte) bool { return m == 0xE0 && len(c) >= 12 && string(c[:5]) == "JFIF\x00" })
	if s == nil {
		return 0, 0
	}
	x, y = float64(binary.BigEndian.Uint16(s[8:])), float64(binary.BigEndian.Uint16(s[10:]))
	switch s[7] {
	case 1:
		return known(x, y)
	case 2:
		return known(x*2.54, y*2.54)
	}
	return 0, 0
}

// known takes a resolution as said only where scanners have it: programs
// write 72 or 96 when they know none.
func known(x, y float64) (float64, float64) {
	if x < 100 || y < 100 || x > 4800 || y > 4800 {
		return 0, 0
	}
	return x, y
}

// packed makes a picture of decoded samples, as small as is sensible: exact
// where that takes at most a quarter byte a pixel (two megabytes for A4 at
// 300 dpi), as JPEG of high quality otherwise.
func packed(m image.Image) (Coded, error) {
	b := m.Bounds()
	c := Coded{Width: b.Dx(), Height: b.Dy()}
	if c.Width <= 0 || c.Height <= 0 || c.Width > limit/c.Height {
		return c, ErrCode{"a size that is not possible"}
	}
	if bits, ok := bits(m); ok {
		return c, c.deflate(bits, 1, "/DeviceGray")
	}
	samples, space := samples(m)
	comps := 1
	if space == "/DeviceRGB" {
		comps = 3
	}
	if err := c.deflate(samples, 8, space); err != nil || len(c.Stream.Data) <= c.Width*c.Height/4 {
		c.source.comps = comps
		return c, err
	}
	return c, c.jpeg(samples, comps)
}
