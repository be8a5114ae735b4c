package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"io"

	"golang.org/x/image/ccitt"
)

// Gray is lightness, 0 for black and 255 for white. Of a colour the lightest
// of red, green and blue counts: so red seals and blue ink are pale, while
// print is black.
type Gray struct {
	W, H int
	Pix  []uint8
}

// Gray decodes the picture, made smaller by a whole number (1 for its own
// size): each pixel is the mean of by×by.
func (c *Coded) Gray(by int) (*Gray, error) {
	s := &c.source
	if c.Width <= 0 || c.Height <= 0 || c.Width > limit/c.Height {
		return nil, ErrCode{"a size that is not possible"}
	}
	switch s.filter {
	case "DCTDecode":
		m, err := jpeg.Decode(bytes.NewReader(s.data))
		if err != nil {
			return nil, ErrCode{"JPEG that cannot be decoded"}
		}
		return fromImage(m, by), nil
	case "CCITTFaxDecode":
		return c.faxed(by)
	case "":
		return c.plain(by)
	}
	return nil, ErrCode{s.filter}
}

func (c *Coded) faxed(by int) (*Gray, error) {
	f := c.source.fax
	if f.k > 0 {
		return nil, ErrCode{"CCITT fax group 3, two-dimensional"}
	}
	if f.columns <= 0 || f.columns > limit/max(1, c.Height) {
		return nil, ErrCode{"CCITT fax"}
	}
	sub := ccitt.Group3
	if f.k < 0 {
		sub = ccitt.Group4
	}
	order := ccitt.MSB
	if f.reverse {
		order = ccitt.LSB
	}
	// The reader's bits are 1 for white; PDF's are 0 for black unless
	// BlackIs1: after its own inversion both mean that black is dark.
	r := ccitt.NewReader(bytes.NewReader(c.source.data), order, sub, f.columns, c.Height, &ccitt.Options{Align: f.align, Invert: false})
	b := make([]byte, (f.columns+7)/8*c.Height)
	n, err := io.ReadFull(r, b)
	if n == 0 && err != nil {
		return nil, ErrCode{"CCITT fax that cannot be decoded"}
	}
	for i := n; i < len(b); i++ {
		b[i] = 0xFF // the rest of a cut page is white
	}
	inverted := c.source.inverted != f.black // both turn the colours
	return bilevel(b, c.Width, c.Height, (f.columns+7)/8, by, inverted), nil
}

// bilevel makes a picture of bits that are 1 for white, or 0 where inverted.
func bilevel(b []byte, w, h, stride, by int, inverted bool) *Gray {
	return shrink(w, h, by, func(x, y int) int {
		if (b[y*stride+x>>3]>>(7-x&7)&1 == 1) != inverted {
			return 255
		}
		return 0
	})
}

// plain reads samples that are not coded further.
func (c *Coded) plain(by int) (*Gray, error) {
	s := &c.source
	comps := max(1, s.comps)
	stride := (c.Width*comps*s.bits + 7) / 8
	if s.bits < 1 || s.bits > 16 || stride*c.Height > len(s.data)+stride {
		return nil, ErrCode{"samples that are not all there"}
	}
	data := s.data
	if len(data) < stride*c.Height {
		data = append(bytes.Clone(data), make([]byte, stride*c.Height-len(data))...)
	}
	return shrink(c.Width, c.Height, by, func(x, y int) int {
		at := func(k int) int { return sample(data[y*stride:], x*comps+k, s.bits) }
		v := at(0)
		switch {
		case s.palette != nil:
			if i := 3 * index(data[y*stride:], x, s.bits); i+2 < len(s.palette) {
				v = int(max(s.palette[i], s.palette[i+1], s.palette[i+2]))
			}
		case comps == 3:
			v = max(v, at(1), at(2))
		case comps == 4:
			v = (255 - min(v, at(1), at(2))) * (255 - at(3)) / 255
		}
		if s.inverted {
			return 255 - v
		}
		return v
	}), nil
}

// index is the i-th number of a row.
func index(row []byte, i, bits int) int {
	switch bits {
	case 8:
		return int(row[i])
	case 16:
		return int(row[2*i])
	}
	bit := i * bits
	return int(row[bit>>3]) >> (8 - bits - bit&7) & (1<<bits - 1)
}

// sample is the same as a share of 255.
func sample(row []byte, i, bits int) int {
	v := index(row, i, bits)
	if bits < 8 {
		return v * 255 / (1<<bits - 1)
	}
	return v
}

// shrink averages squares of pixels.
func shrink(w, h, by int, at func(x, y int) int) *Gray {
	by = max(1, by)
	g := &Gray{W: max(1, w/by), H: max(1, h/by)}
	g.Pix = make([]uint8, g.W*g.H)
	for y := range g.H {
		for x := range g.W {
			sum, n := 0, 0
			for v := y * by; v < min(h, y*by+by); v++ {
				for u := x * by; u < min(w, x*by+by); u++ {
					sum += at(u, v)
					n++
				}
			}
			g.Pix[y*g.W+x] = uint8(sum / max(1, n))
		}
	}
	return g
}

// fromImage reads a decoded picture; the common kinds by their own layout,
// since a colour at a time is ten times slower.
func fromImage(m image.Image, by int) *Gray {
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	switch p := m.(type) {
	case *image.Gray:
		return shrink(w, h, by, func(x, y int) int { return int(p.Pix[y*p.Stride+x]) })
	case *image.YCbCr:
		return fromYCbCr(p, by)
	case *image.Paletted:
		light := make([]int, 256)
		for i, c := range p.Palette {
			light[i] = lightness(c)
		}
		return shrink(w, h, by, func(x, y int) int { return light[p.Pix[y*p.Stride+x]] })
	case *image.RGBA:
		return shrink(w, h, by, func(x, y int) int { q := p.Pix[y*p.Stride+4*x:]; return int(max(q[0], q[1], q[2])) })
	}
	return shrink(w, h, by, func(x, y int) int { return lightness(m.At(b.Min.X+x, b.Min.Y+y)) })
}

// lightness of a colour, over white where it is transparent.
func lightness(c color.Color) int {
	r, g, b, a := c.RGBA()
	return int((max(r, g, b) + 0xFFFF - a) >> 8)
}

// fromYCbCr averages brightness and colour by themselves and joins them in
// the small picture.
func fromYCbCr(p *image.YCbCr, by int) *Gray {
	w, h := p.Rect.Dx(), p.Rect.Dy()
	light := shrink(w, h, by, func(x, y int) int { return int(p.Y[y*p.YStride+x]) })
	for y := range light.H {
		for x := range light.W {
			i := p.COffset(p.Rect.Min.X+min(w-1, x*by+by/2), p.Rect.Min.Y+min(h-1, y*by+by/2))
			r, g, b := color.YCbCrToRGB(light.Pix[y*light.W+x], p.Cb[i], p.Cr[i])
			light.Pix[y*light.W+x] = max(r, g, b)
		}
	}
	return light
}
