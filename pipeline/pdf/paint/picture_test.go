package paint

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"shinsa/pipeline/pdf/layout"
)

func testJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func testPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// segment is a JPEG segment.
func segment(marker byte, content string) []byte {
	return append([]byte{0xFF, marker, byte((len(content) + 2) >> 8), byte(len(content) + 2)}, content...)
}

// What a camera or a program wrote besides the picture is gone; the picture
// itself is the same, byte for byte.
func TestStrip(t *testing.T) {
	plain := testJPEG(t, image.NewGray(image.Rect(0, 0, 20, 10)))
	adobe := segment(0xEE, "Adobe\x00d\x00\x00\x00\x00\x01")
	jfif := segment(0xE0, "JFIF\x00\x01\x02\x01\x00H\x00H\x00\x00")
	preview := segment(0xE0, "JFXX\x00\x10a preview of what was cut away")
	var full []byte
	for _, part := range [][]byte{plain[:2], jfif, preview, segment(0xE1, "Exif\x00\x00GPS"), segment(0xE2, "MPF"), adobe, segment(0xED, "Photoshop 3.0"), segment(0xFE, "by Taro"), {0xFF}, plain[2:], []byte("and a film behind the end")} {
		full = append(full, part...)
	}
	want := append(append(append(append([]byte{}, plain[:2]...), jfif...), adobe...), plain[2:]...)
	got, ok := strip(full)
	if !ok || !bytes.Equal(got.data, want) || got.width != 20 || got.height != 10 || got.components != 1 {
		t.Errorf("%v, %d by %d in %d colours: %q\nwant %q", ok, got.width, got.height, got.components, got.data, want)
	}
	for n := range len(want) - 1 {
		if _, ok := strip(want[:n]); ok {
			t.Errorf("the first %d of %d bytes pass for a picture", n, len(want))
		}
	}
}

// The rows of a PNG are taken as they are wherever PDF knows them.
func TestPNG(t *testing.T) {
	r := image.Rect(0, 0, 5, 3)
	see := image.NewNRGBA(r)
	see.SetNRGBA(1, 1, color.NRGBA{1, 2, 3, 4})
	solid := image.NewNRGBA(r)
	for i := range solid.Pix {
		solid.Pix[i] = 0xFF
	}
	two := image.NewPaletted(r, color.Palette{color.Black, color.White})
	for _, c := range []struct {
		name   string
		m      image.Image
		space  string
		bits   int
		params string
		mask   bool
	}{
		{"grey", image.NewGray(r), "/DeviceGray", 8, "/Predictor 15/Colors 1/BitsPerComponent 8/Columns 5", false},
		{"two colours", two, "[/Indexed/DeviceRGB 1<000000FFFFFF>]", 1, "/Predictor 15/Colors 1/BitsPerComponent 1/Columns 5", false},
		{"solid", solid, "/DeviceRGB", 8, "/Predictor 15/Colors 3/BitsPerComponent 8/Columns 5", false},
		{"transparent", see, "/DeviceRGB", 8, "/Predictor 15/Colors 3/BitsPerComponent 8/Columns 5", true},
		{"deep", image.NewGray16(r), "/DeviceRGB", 8, "/Predictor 15/Colors 3/BitsPerComponent 8/Columns 5", false},
	} {
		im, err := encode(testPNG(t, c.m))
		if err != nil || im.Space != c.space || im.Bits != c.bits || im.Params != c.params || (im.Mask != nil) != c.mask || im.Width != 5 || im.Height != 3 {
			t.Errorf("%s: %v %+v", c.name, err, im)
		}
		if c.mask && (im.Mask.Space != "/DeviceGray" || im.Mask.Mask != nil) {
			t.Errorf("%s: mask %+v", c.name, im.Mask)
		}
	}
}

// FuzzImages: whatever is said to be a picture is coded, or a fault of its own.
func FuzzImages(f *testing.F) {
	m := image.NewNRGBA(image.Rect(0, 0, 9, 9))
	f.Add(testPNG(f, m))
	f.Add(testJPEG(f, m))
	f.Add(testJPEG(f, image.NewGray(m.Rect)))
	f.Fuzz(func(t *testing.T, data []byte) {
		if c, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && (c.Width > 1000 || c.Height > 1000) {
			t.Skip("takes too long to be of use here")
		}
		_, faults, err := Images(context.Background(), []layout.Picture{{Data: data}})
		if err != nil || faults[0] != nil && !errors.Is(faults[0], ErrDamaged) && !errors.Is(faults[0], ErrLarge) {
			t.Error(err, faults)
		}
	})
}
