package restore

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"shinsa/pipeline/docx/markup"
)

// What an auditor cut away of a picture is neither seen nor in the file.
func TestCroppedPictureIsCut(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 100, 50))
	for x := range 100 {
		for y := range 50 {
			img.Set(x, y, color.RGBA{uint8(x), uint8(y), 0, 255})
		}
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	n, err := markup.Parse([]byte(`<a:blipFill xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:srcRect l="10000" t="20000" r="40000"/></a:blipFill>`))
	if err != nil {
		t.Fatal(err)
	}
	data, format, err := crop(buf.Bytes(), "png", n)
	if err != nil || format != "png" {
		t.Fatal(format, err)
	}
	got, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if b := got.Bounds(); b.Dx() != 50 || b.Dy() != 40 {
		t.Errorf("got %v", b)
	}
	if r, g, _, _ := got.At(got.Bounds().Min.X, got.Bounds().Min.Y).RGBA(); r>>8 != 10 || g>>8 != 10 {
		t.Errorf("first point is %d, %d of the whole", r>>8, g>>8)
	}
}
