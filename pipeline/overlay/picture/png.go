package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
)

// header is the first chunk of a PNG.
type header struct {
	w, h, bits, colour int
	interlaced         bool
}

// fromPNG passes the data of a PNG on as they are where PDF knows their form
// (no transparency, no interlace, eight bits at most: ISO 32000-1, 7.4.4.4)
// and they are not too large; else the picture is packed anew.
func fromPNG(data []byte) (Coded, error) {
	conf, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || conf.Width <= 0 || conf.Height <= 0 || conf.Width > limit/conf.Height {
		return Coded{}, ErrCode{"PNG that cannot be decoded"}
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return Coded{}, ErrCode{"PNG that cannot be decoded"}
	}
	h, idat, clear, x, y := chunks(data)
	if s, ok := passed(h, idat, m); ok && !clear && len(idat) <= h.w*h.h/4 {
		c := Coded{Width: h.w, Height: h.h, DPIX: x, DPIY: y, Stream: s}
		raw, space := samples(m)
		comps := 1
		if space == "/DeviceRGB" {
			comps = 3
		}
		c.source = source{data: raw, bits: 8, comps: comps}
		return c, nil
	}
	c, err := packed(m)
	c.DPIX, c.DPIY = x, y
	return c, err
}

// chunks reads what matters of a PNG: header, data, whether it is transparent,
// resolution.
func chunks(data []byte) (h header, idat []byte, clear bool, x, y float64) {
	for at := 8; at+12 <= len(data); {
		size := int(binary.BigEndian.Uint32(data[at:]))
		if size < 0 || size > len(data)-at-12 {
			return
		}
		b := data[at+8 : at+8+size]
		switch kind := string(data[at+4 : at+8]); {
		case kind == "IHDR" && size >= 13:
			h = header{int(binary.BigEndian.Uint32(b)), int(binary.BigEndian.Uint32(b[4:])), int(b[8]), int(b[9]), b[12] != 0}
		case kind == "IDAT":
			idat = append(idat, b...)
		case kind == "tRNS":
			clear = true
		case kind == "pHYs" && size >= 9 && b[8] == 1:
			x, y = known(float64(binary.BigEndian.Uint32(b))*0.0254, float64(binary.BigEndian.Uint32(b[4:]))*0.0254)
		}
		at += 12 + size
	}
	return
}

// passed writes the dictionary for a PNG's own data.
func passed(h header, idat []byte, m image.Image) (Stream, bool) {
	if h.interlaced || h.bits > 8 || h.bits == 0 {
		return Stream{}, false
	}
	space, comps := "/DeviceGray", 1
	switch h.colour {
	case 0:
	case 2:
		space, comps = "/DeviceRGB", 3
	case 3:
		p, ok := m.(*image.Paletted)
		if !ok {
			return Stream{}, false
		}
		table := make([]byte, 0, 3*len(p.Palette))
		for _, c := range p.Palette {
			r, g, b, _ := c.RGBA()
			table = append(table, byte(r>>8), byte(g>>8), byte(b>>8))
		}
		space = fmt.Sprintf("[/Indexed /DeviceRGB %d <%X>]", len(p.Palette)-1, table)
	default:
		return Stream{}, false
	}
	parms := fmt.Sprintf("<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>", comps, h.bits, h.w)
	return Stream{Data: idat, Keys: append(keys(h.w, h.h, h.bits, space), Key{Name: "Filter", Value: "/FlateDecode"}, Key{Name: "DecodeParms", Value: parms})}, true
}
