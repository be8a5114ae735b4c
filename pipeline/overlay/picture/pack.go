package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"

	"github.com/klauspost/compress/zlib"
)

// quality is that of the JPEG made of pictures that are too large otherwise.
const quality = 90

// bits returns a picture of only black and white as bits, 1 for white.
func bits(m image.Image) ([]byte, bool) {
	b := m.Bounds()
	at := func(x, y int) (white, ok bool) {
		r, g, bl, a := m.At(b.Min.X+x, b.Min.Y+y).RGBA()
		white = r == 0xFFFF && g == 0xFFFF && bl == 0xFFFF
		return white, a == 0xFFFF && (white || r|g|bl == 0)
	}
	switch p := m.(type) {
	case *image.Gray:
		at = func(x, y int) (bool, bool) { v := p.Pix[y*p.Stride+x]; return v == 255, v == 0 || v == 255 }
	case *image.Paletted, *image.NRGBA, *image.RGBA, *image.Gray16:
	default:
		return nil, false
	}
	w, h := b.Dx(), b.Dy()
	stride := (w + 7) / 8
	out := make([]byte, stride*h)
	for y := range h {
		for x := range w {
			white, ok := at(x, y)
			if !ok {
				return nil, false
			}
			if white {
				out[y*stride+x>>3] |= 0x80 >> (x & 7)
			}
		}
	}
	return out, true
}

// samples returns a picture as bytes, grey where all its colours are grey.
func samples(m image.Image) ([]byte, string) {
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	if p, ok := m.(*image.Gray); ok {
		out := make([]byte, 0, w*h)
		for y := range h {
			out = append(out, p.Pix[y*p.Stride:y*p.Stride+w]...)
		}
		return out, "/DeviceGray"
	}
	out, grey := make([]byte, 0, 3*w*h), true
	for y := range h {
		for x := range w {
			c := color.NRGBA64Model.Convert(m.At(b.Min.X+x, b.Min.Y+y)).(color.NRGBA64)
			over := func(v uint16) byte { return byte((uint32(v)*uint32(c.A)/0xFFFF + 0xFFFF - uint32(c.A)) >> 8) }
			r, g, bl := over(c.R), over(c.G), over(c.B)
			grey = grey && r == g && g == bl
			out = append(out, r, g, bl)
		}
	}
	if !grey {
		return out, "/DeviceRGB"
	}
	for i := range w * h {
		out[i] = out[3*i]
	}
	return out[:w*h], "/DeviceGray"
}

// deflate packs samples exactly.
func (c *Coded) deflate(samples []byte, bits int, space string) error {
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, 6)
	if err != nil {
		return fmt.Errorf("make compressor: %w", err)
	}
	if _, err := z.Write(samples); err != nil {
		return fmt.Errorf("compress picture: %w", err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("compress picture: %w", err)
	}
	c.Packed = "flate"
	c.source = source{data: samples, bits: bits, comps: 1}
	c.Stream = Stream{Keys: append(keys(c.Width, c.Height, bits, space), Key{Name: "Filter", Value: "/FlateDecode"}), Data: b.Bytes()}
	return nil
}

// jpeg packs samples of eight bits.
func (c *Coded) jpeg(samples []byte, comps int) error {
	var m image.Image = &image.Gray{Pix: samples, Stride: c.Width, Rect: image.Rect(0, 0, c.Width, c.Height)}
	space := "/DeviceGray"
	if comps == 3 {
		p := image.NewRGBA(image.Rect(0, 0, c.Width, c.Height))
		for i := range c.Width * c.Height {
			p.Pix[4*i], p.Pix[4*i+1], p.Pix[4*i+2], p.Pix[4*i+3] = samples[3*i], samples[3*i+1], samples[3*i+2], 255
		}
		m, space = p, "/DeviceRGB"
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		return fmt.Errorf("code picture as JPEG: %w", err)
	}
	c.Packed = "jpeg"
	c.source = source{data: samples, bits: 8, comps: comps}
	c.Stream = Stream{Keys: append(keys(c.Width, c.Height, 8, space), Key{Name: "Filter", Value: "/DCTDecode"}), Data: b.Bytes()}
	return nil
}
