package picture_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"shinsa/pipeline/overlay/picture"
)

func pattern(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 255, 255, 255}
			switch (x/8 + y/8) % 3 {
			case 1:
				c = color.RGBA{0, 0, 0, 255}
			case 2:
				c = color.RGBA{220, 30, 30, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func coded(t *testing.T, m image.Image, jpg bool) []byte {
	t.Helper()
	var b bytes.Buffer
	err := png.Encode(&b, m)
	if jpg {
		b.Reset()
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: 95})
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGrey holds that black is dark and a seal's red is pale, in every code.
func TestGrey(t *testing.T) {
	m := pattern(64, 64)
	paletted := image.NewPaletted(m.Bounds(), color.Palette{color.White, color.Black, color.RGBA{220, 30, 30, 255}})
	grey := image.NewGray(m.Bounds())
	for y := range 64 {
		for x := range 64 {
			paletted.Set(x, y, m.At(x, y))
			if m.RGBAAt(x, y).R > 0 {
				grey.SetGray(x, y, color.Gray{255})
			}
		}
	}
	for name, data := range map[string][]byte{"RGB PNG": coded(t, m, false), "palette": coded(t, paletted, false), "bits": coded(t, grey, false), "JPEG": coded(t, m, true)} {
		c, err := picture.Read(data)
		if err != nil || len(c) != 1 {
			t.Fatal(name, err)
		}
		for _, by := range []int{1, 2} {
			g, err := c[0].Gray(by)
			if err != nil {
				t.Fatal(name, err)
			}
			at := func(x, y int) uint8 { return g.Pix[y/by*g.W+x/by] }
			if at(4, 4) < 240 || at(12, 4) > 30 || at(20, 4) < 190 {
				t.Errorf("%s by %d: white %d black %d red %d", name, by, at(4, 4), at(12, 4), at(20, 4))
			}
		}
	}
}

func TestWhatIsNoPicture(t *testing.T) {
	var code picture.ErrCode
	for _, data := range []string{"", "hello", "GIF89a", "\x89PNG\r\n\x1a\n", "\xFF\xD8\xFF", "II*\x00\x08\x00\x00\x00", "MM\x00*"} {
		if _, err := picture.Read([]byte(data)); !errors.As(err, &code) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

// FuzzRead holds that no picture ends the program.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := png.Encode(&b, pattern(16, 16)); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	b.Reset()
	if err := jpeg.Encode(&b, pattern(16, 16), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("II*\x00\x08\x00\x00\x00\x01\x00\x00\x01\x03\x00\x01\x00\x00\x00\x10\x00\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		all, err := picture.Read(b)
		for i := range all {
			if err == nil && all[i].Width*all[i].Height < 1<<20 {
				_, _ = all[i].Gray(2) // only that it ends
			}
		}
	})
}
