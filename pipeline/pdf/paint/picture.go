package paint

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"shinsa/pipeline/pdf/layout"
)

// Image is a picture as it stands in a PDF: a stream in the code that its
// filter undoes.
type Image struct {
	Width, Height, Bits int
	Space               string // colour space, as PDF writes it
	Filter, Params      string // filter and its parameters; "" for none
	Data                []byte
	Mask                *Image // how opaque it is; nil for wholly
}

// ImageName names a picture in the pages' resources.
func ImageName(picture int) string { return fmt.Sprint("P", picture) }

// What may be wrong with a picture.
var (
	ErrLarge   = errors.New("the picture has too many pixels")
	ErrDamaged = errors.New("the picture cannot be read")
)

// maxPixels is the largest picture: those of all common cameras are smaller.
const maxPixels = 64 << 20

// Images codes pictures for PDF. The second result has, by picture, what is
// wrong with it: ErrLarge or ErrDamaged.
func Images(ctx context.Context, pictures []layout.Picture) ([]Image, map[int]error, error) {
	var faults map[int]error
	out := make([]Image, len(pictures))
	for i, p := range pictures {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		var err error
		if out[i], err = encode(p.Data); err != nil {
			if faults == nil {
				faults = map[int]error{}
			}
			faults[i] = err
		}
	}
	return out, faults, nil
}

// encode tells the format by the data: names are not to be trusted.
func encode(data []byte) (Image, error) {
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width <= 0 || c.Height <= 0 {
		return Image{}, ErrDamaged
	}
	if c.Width > maxPixels/c.Height {
		return Image{}, ErrLarge
	}
	switch format {
	case "jpeg":
		return fromJPEG(data)
	case "png":
		return fromPNG(data)
	}
	return Image{}, ErrDamaged
}

// fromPNG takes the compressed rows of a PNG as they are where PDF can show
// them (ISO 32000-1, 7.4.4.4); others are decoded and coded anew.
func fromPNG(data []byte) (Image, error) {
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return Image{}, ErrDamaged
	}
	if im, ok := rows(data); ok {
		return im, nil
	}
	return recoded(m)
}

// recoded codes samples as PNG does, the opacity apart.
func recoded(m image.Image) (Image, error) {
	whole := apart(m)
	mask := image.NewGray(whole.Rect)
	opaque := true
	for i := range mask.Pix {
		a := &whole.Pix[4*i+3]
		mask.Pix[i], opaque, *a = *a, opaque && *a == 0xFF, 0xFF
	}
	out, err := coded(whole)
	if err != nil || opaque {
		return out, err
	}
	alpha, err := coded(mask)
	out.Mask = &alpha
	return out, err
}

// apart copies a picture to one whose colours do not depend on the opacity.
func apart(m image.Image) *image.NRGBA {
	b := m.Bounds()
	if n, ok := m.(*image.NRGBA); ok && n.Stride == 4*b.Dx() { // most by far
		return &image.NRGBA{Pix: bytes.Clone(n.Pix), Stride: n.Stride, Rect: image.Rect(0, 0, b.Dx(), b.Dy())}
	}
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			c, _ := color.NRGBAModel.Convert(m.At(b.Min.X+x, b.Min.Y+y)).(color.NRGBA)
			out.SetNRGBA(x, y, c)
		}
	}
	return out
}

// coded returns the rows of a picture coded as PNG.
func coded(m image.Image) (Image, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		return Image{}, fmt.Errorf("code picture: %w", err)
	}
	im, ok := rows(b.Bytes())
	if !ok {
		return Image{}, fmt.Errorf("code picture: the rows cannot be shown")
	}
	return im, nil
}

// fromJPEG passes a JPEG on without what it says of place, time and camera.
// One in four colours is coded anew, since PDF/A would have the colours of the
// press named (ISO 19005-2, 6.2.4.3).
func fromJPEG(data []byte) (Image, error) {
	m, err := jpeg.Decode(bytes.NewReader(data))
	var unsupported jpeg.UnsupportedError
	if err != nil && !errors.As(err, &unsupported) {
		return Image{}, ErrDamaged
	}
	j, ok := strip(data)
	if !ok {
		return Image{}, ErrDamaged
	}
	space := map[int]string{1: "/DeviceGray", 3: "/DeviceRGB"}[j.components]
	if space == "" {
		if m == nil {
			return Image{}, ErrDamaged
		}
		return threeColors(m)
	}
	return Image{Width: j.width, Height: j.height, Bits: 8, Space: space, Filter: "DCTDecode", Data: j.data}, nil
}

// quality is that of pictures in four colours, coded anew: the loss is not
// seen.
const quality = 95

// threeColors codes a picture as JPEG in three colours.
func threeColors(m image.Image) (Image, error) {
	b := m.Bounds()
	rgb := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(rgb, rgb.Rect, m, b.Min, draw.Src)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, rgb, &jpeg.Options{Quality: quality}); err != nil {
		return Image{}, fmt.Errorf("code picture: %w", err)
	}
	return Image{Width: b.Dx(), Height: b.Dy(), Bits: 8, Space: "/DeviceRGB", Filter: "DCTDecode", Data: out.Bytes()}, nil
}
