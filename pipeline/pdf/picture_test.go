package pdf_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf"
)

// drawn fills a picture with colours that tell its corners apart.
func drawn(m draw.Image) draw.Image {
	b := m.Bounds()
	for y := range b.Dy() {
		for x := range b.Dx() {
			a := uint8(255)
			if x > b.Dx()/2 {
				a = uint8(255 - 255*y/b.Dy())
			}
			m.Set(x, y, color.NRGBA{uint8(255 * x / b.Dx()), uint8(255 * y / b.Dy()), 90, a})
		}
	}
	return m
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// private is what a camera writes into a file, and no reader shall see.
const private = "GPS 35.6895N 139.6917E Taro"

// spied puts private segments behind the start of a JPEG and at its end.
func spied(data []byte) []byte {
	out := append([]byte{}, data[:2]...)
	for _, marker := range []byte{0xE1, 0xE2, 0xED, 0xFE} {
		out = append(out, 0xFF, marker, 0, byte(len(private)+2))
		out = append(out, private...)
	}
	return append(append(out, data[2:]...), private...)
}

// pictures are the kinds of picture that persons paste.
func pictures(t testing.TB) map[string][]byte {
	r := image.Rect(0, 0, 90, 60)
	palette := image.NewPaletted(r, color.Palette{color.White, color.Black, color.NRGBA{200, 0, 0, 255}})
	out := map[string][]byte{
		"rgb.png": pngOf(t, opaque(r)), "alpha.png": pngOf(t, drawn(image.NewNRGBA(r))), "grey.png": pngOf(t, drawn(image.NewGray(r))),
		"deep.png": pngOf(t, drawn(image.NewNRGBA64(r))), "deepgrey.png": pngOf(t, drawn(image.NewGray16(r))), "palette.png": pngOf(t, drawn(palette)),
		"rgb.jpeg": spied(jpegOf(t, opaque(r))), "grey.jpeg": jpegOf(t, drawn(image.NewGray(r))),
	}
	for _, name := range []string{"cmyk.jpeg", "progressive.jpeg", "interlaced.png"} {
		if data, err := os.ReadFile(filepath.Join("testdata", name)); err == nil {
			out[name] = data
		} else {
			t.Fatal(err)
		}
	}
	return out
}

func opaque(r image.Rectangle) image.Image {
	m := image.NewRGBA(r)
	draw.Draw(m, r, drawn(image.NewNRGBA(r)), image.Point{}, draw.Over)
	for i := 3; i < len(m.Pix); i += 4 {
		m.Pix[i] = 255
	}
	return m
}

func pasted(data []byte, w, h float64, alt string) *doc.Paragraph {
	return &doc.Paragraph{Style: doc.BodyFlush, Picture: &doc.Picture{Data: data, Width: w, Height: h, Alt: alt}}
}

// album has each picture in the body, in a cell and in a field.
func album(t testing.TB) *doc.Document {
	d := &doc.Document{Kind: "report-draft", Meta: doc.Meta{Title: "図", Org: "機構"}}
	all := pictures(t)
	for _, name := range []string{"rgb.png", "alpha.png", "grey.png", "deep.png", "deepgrey.png", "palette.png", "interlaced.png", "rgb.jpeg", "grey.jpeg", "progressive.jpeg", "cmyk.jpeg"} {
		d.Body = append(d.Body, para("次に"+name+"を示す。"), pasted(all[name], 180, 120, name), styled(doc.FigureCaption, "図　"+name))
	}
	in := func(p *doc.Paragraph) doc.Cell { return doc.Cell{Content: []*doc.Paragraph{p}} }
	written := &doc.Paragraph{Style: doc.TableText, Content: []doc.Inline{doc.Field{Tag: "f", Kind: doc.FieldRich, Rich: []*doc.Paragraph{para("前の文"), pasted(all["alpha.png"], 900, 60, "証拠"), para("後の文"), para("終わり")}}}}
	d.Body = append(d.Body, &doc.Table{ID: "t", Caption: txt("表"), Columns: []doc.Column{{Share: 0.3}, {Share: 0.7}}, Head: []doc.Row{row("項目", "証拠")},
		Rows: []doc.Row{{Cells: []doc.Cell{cell("一"), in(pasted(all["rgb.jpeg"], 5000, 4000, "広い"))}}, {Cells: []doc.Cell{cell("二"), in(pasted(all["rgb.png"], 100, 5000, ""))}}, {Cells: []doc.Cell{cell("三"), in(written)}}}})
	return d
}

// Pictures stand in the file, once each, are figures to the reader and keep
// to archive and accessibility rules.
func TestPictures(t *testing.T) {
	d := album(t)
	dir := t.TempDir()
	if keep := os.Getenv("SHINSA_PDF_KEEP"); keep != "" {
		dir = keep
	}
	file := filepath.Join(dir, "album.pdf")
	data := write(t, d).Data
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte("GPS")) {
		t.Error("what a camera wrote of place and person stands in the file")
	}
	list := run(t, "pdfimages", "-list", file)
	used := map[string]bool{}
	for _, line := range strings.Split(list, "\n") {
		if f := strings.Fields(line); len(f) > 10 && f[2] == "image" {
			used[f[10]] = true // the object
		}
	}
	if len(used) != 11 {
		t.Errorf("%d pictures stand in the file, want 11:\n%s", len(used), list)
	}
	structure := run(t, "pdfinfo", "-struct", file)
	if n := strings.Count(structure, "Figure"); n != 14 {
		t.Errorf("%d figures, want 14", n)
	}
	if n := strings.Count(structure, "/BBox"); n != 14 {
		t.Errorf("%d figures have a place, want 14", n)
	}
	run(t, "qpdf", "--check", file)
	for _, flavour := range []string{"2a", "ua1"} {
		valid(t, flavour, []string{file})
	}
}

// A picture stays inside column and page and on the page of its caption.
func TestPicturesFit(t *testing.T) {
	data := pngOf(t, opaque(image.Rect(0, 0, 9, 9)))
	p := testLook().Page
	for lines := range 40 {
		d := &doc.Document{Body: []doc.Block{styled(doc.BodyFlush, strings.Repeat("行\n", lines)+"行"), pasted(data, 300, 200, ""), styled(doc.FigureCaption, "図　下の見出し"),
			pasted(data, 2000, 3000, ""), styled(doc.FigureCaption, "図　大きい")}}
		l, text := laid(t, d)
		found := 0
		for _, page := range l.Pages {
			for i, pic := range page.Pictures {
				found++
				if pic.X < p.MarginLeft-0.01 || pic.X+pic.W > p.Width-p.MarginRight+0.01 || pic.Y < p.MarginTop-0.01 || pic.Y+pic.H > p.Height-p.MarginBottom+0.01 {
					t.Errorf("a picture stands outside of the text: %+v", pic)
				}
				below := ""
				for _, r := range page.Runs {
					if r.Y > pic.Y+pic.H && (i+1 == len(page.Pictures) || r.Y < page.Pictures[i+1].Y) {
						below += text(r)
					}
				}
				if !strings.HasPrefix(below, "図") {
					t.Errorf("%d lines: %q stands below a picture", lines, below)
				}
			}
		}
		if found != 2 {
			t.Errorf("%d pictures, want 2", found)
		}
	}
}

// A picture that cannot be shown is a problem with its page, not a crash.
func TestDamagedPictures(t *testing.T) {
	good := pictures(t)
	huge := bytes.Clone(good["rgb.png"])
	copy(huge[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // and its checksum is wrong besides
	for name, data := range map[string][]byte{"nothing": nil, "noise": []byte("GIF89a???????"), "huge": huge, "cut.png": good["rgb.png"][:200], "cut.jpeg": good["rgb.jpeg"][:400], "no end": bytes.TrimSuffix(jpegOf(t, opaque(image.Rect(0, 0, 9, 9))), []byte{0xFF, 0xD9})} {
		d := &doc.Document{Body: []doc.Block{pasted(data, 100, 100, "写真")}}
		out, problems, err := pdf.Write(context.Background(), d, pdf.Options{Look: testLook(), Fonts: fontSet(t)})
		if err != nil || out.Data != nil || len(problems) != 1 || !strings.HasPrefix(string(problems[0].Code), "pdf-picture-") || problems[0].Args[1] != "写真" {
			t.Errorf("%s: %v %v", name, problems, err)
		}
	}
}

// Poppler shows each picture as it is.
func TestPicturesAreSeen(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed")
	}
	for name, data := range pictures(t) {
		d := &doc.Document{Body: []doc.Block{pasted(data, 90, 60, name)}}
		file := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(file, write(t, d).Data, 0o644); err != nil {
			t.Fatal(err)
		}
		run(t, "pdftoppm", "-r", "72", "-png", file, file)
		data, err := os.ReadFile(file + "-1.png")
		if err != nil {
			t.Fatal(err)
		}
		page, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		p := testLook().Page
		seen := func(x, y float64) (r, g, b uint32) {
			r, g, b, _ = page.At(int(p.MarginLeft+x), int(p.MarginTop+y)).RGBA()
			return r >> 8, g >> 8, b >> 8
		}
		if r, g, _ := seen(6, 6); r > 90 || g > 90 {
			t.Errorf("%s: the upper left is %d, %d", name, r, g)
		}
		if r1, g1, _ := seen(6, 54); name != "palette.png" && g1 < r1 && !strings.Contains(name, "grey") {
			t.Errorf("%s: the lower left is %d, %d", name, r1, g1)
		}
	}
}
