package overlay_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"shinsa/pipeline/overlay"
	"shinsa/pipeline/overlay/layer"
	"shinsa/pipeline/overlay/page"
	"shinsa/pipeline/overlay/picture"
	"shinsa/pipeline/overlay/plane"
	"shinsa/pipeline/overlay/scantest"
	"shinsa/pipeline/problem"
)

const originalFile = "testdata/original.pdf" // a query letter of the sample, three pages

func original(t testing.TB) overlay.File {
	t.Helper()
	b, err := os.ReadFile(originalFile)
	if err != nil {
		t.Fatal(err)
	}
	return overlay.File{Name: "original.pdf", Data: b}
}

// need skips a test where a program of the machine is missing.
func need(t testing.TB, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skip(program + " is not installed")
	}
}

func output(t testing.TB, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).Output()
	if err != nil {
		t.Fatalf("%s %v: %v", program, args, err)
	}
	return string(out)
}

// printed is a page of a PDF as another program draws it.
func printed(t testing.TB, file string, n, dpi int) image.Image {
	t.Helper()
	need(t, "pdftoppm")
	out := output(t, "pdftoppm", "-r", strconv.Itoa(dpi), "-f", strconv.Itoa(n), "-l", strconv.Itoa(n), "-png", file)
	m, err := png.Decode(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func asJPEG(t testing.TB, m image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// scanner makes the PDF of a scanner: one picture a page, in A4.
func scanner(t testing.TB, pictures ...[]byte) overlay.File {
	t.Helper()
	var d layer.Document
	for _, data := range pictures {
		c, err := picture.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		box := plane.Box{X1: 595.28, Y1: 595.28 * float64(c[0].Height) / float64(c[0].Width)}
		d.Pages = append(d.Pages, layer.Page{Box: box, Pictures: []page.Picture{{At: plane.Scale(box.X1, box.Y1), Coded: c[0]}}})
	}
	b, err := layer.Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return overlay.File{Name: "scan.pdf", Data: b}
}

func codesOf(l problem.List) string {
	var s []string
	for _, p := range l {
		s = append(s, string(p.Code))
	}
	return strings.Join(s, " ")
}

func file(t testing.TB, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func rawText(t testing.TB, name string, n int) string {
	t.Helper()
	return output(t, "pdftotext", "-raw", "-f", strconv.Itoa(n), "-l", strconv.Itoa(n), name, "-")
}

// letters is a text without blanks and line breaks.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }

// kind is how a scan is coded.
type kind struct {
	name string
	code func(testing.TB, image.Image) []byte
}

var kinds = []kind{
	{"colour JPEG", func(t testing.TB, m image.Image) []byte { return asJPEG(t, m, 60) }},
	{"grey JPEG", func(t testing.TB, m image.Image) []byte { return asJPEG(t, scantest.Grey(m), 40) }},
	{"bilevel PNG", func(t testing.TB, m image.Image) []byte { return asPNG(t, scantest.Bilevel(m, 150)) }},
}

// one scans a page, lays the text over it and holds text and places.
func one(t *testing.T, dpi, n int, w scantest.Wish, k kind) {
	t.Helper()
	need(t, "pdftotext")
	scan, truth := scantest.Make(printed(t, originalFile, n, dpi), w)
	data := k.code(t, scan)
	res, found, err := overlay.Make(context.Background(), original(t), overlay.File{Name: "scan", Data: data}, overlay.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if res.PDF == nil || res.Pages[0].Original != n {
		t.Fatalf("not matched: %+v %v", res.Pages, codesOf(found))
	}
	p := res.Pages[0]
	if p.Score < 0.93 || len(p.Doubts) > 6 {
		t.Errorf("score %.3f, doubts %v", p.Score, p.Doubts)
	}
	out := file(t, res.PDF)
	if want, got := letters(rawText(t, originalFile, n)), letters(rawText(t, out, 1)); want != got {
		t.Errorf("text differs:\n got %s\nwant %s", got, want)
	}
	off := offPoints(t, res.PDF, n, truth, dpi, scan.Bounds())
	t.Logf("%s %d dpi %+.1f°: score %.3f doubts %d off %.2f pt, %d KB → %d KB", k.name, dpi, w.Angle, p.Score, len(p.Doubts), off, len(data)>>10, len(res.PDF)>>10)
	if off > 1.5 {
		t.Errorf("text lies %.2f points off the ink", off)
	}
}

// offPoints is the greatest distance between where the text lies in the
// result and where the true map puts the original's.
func offPoints(t *testing.T, data []byte, n int, truth plane.Affine, dpi int, b image.Rectangle) float64 {
	t.Helper()
	from, err := page.Read(context.Background(), original(t).Data)
	if err != nil {
		t.Fatal(err)
	}
	to, err := page.Read(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	o, s := from.Pages[n-1], to.Pages[0]
	if len(o.Runs) != len(s.Runs) {
		t.Fatalf("%d runs, want %d", len(s.Runs), len(o.Runs))
	}
	k := float64(dpi) / 72
	dots := plane.Affine{A: k, D: -k, E: -o.Box.X0 * k, F: o.Box.Y1 * k}
	w, h := s.Box.W()/float64(b.Dx()), s.Box.H()/float64(b.Dy())
	want := dots.Then(truth).Then(plane.Affine{A: w, D: -h, E: s.Box.X0, F: s.Box.Y1})
	worst := 0.0
	for i, r := range o.Runs {
		last := r.Glyphs[len(r.Glyphs)-1]
		end := s.Runs[i].Glyphs[len(s.Runs[i].Glyphs)-1]
		for _, p := range [][2]float64{{r.Glyphs[0].X, s.Runs[i].Glyphs[0].X}, {last.X + last.Width, end.X + end.Width}} {
			x, y := r.At.Then(want).Apply(p[0], 0)
			u, v := s.Runs[i].At.Apply(p[1], 0)
			worst = max(worst, math.Hypot(x-u, y-v))
		}
	}
	return worst
}

func TestScansOfEveryKind(t *testing.T) {
	busy := scantest.Wish{Noise: 12, Fade: 0.15, Seals: 3, Lines: 6, DX: 0.02, DY: -0.015, Seed: 3}
	for _, c := range []struct {
		dpi, page, kind, turn int
		angle, scale, skew    float64
	}{
		{150, 1, 0, 0, 3, 1, 0}, {150, 2, 1, 0, -3, 0.98, 0.004}, {200, 1, 2, 0, 1.3, 1, 0}, {200, 3, 0, 180, -0.7, 1.02, 0},
		{150, 1, 1, 90, 1, 1, 0}, {150, 2, 0, 270, -2, 0.83, 0}, {300, 1, 0, 0, 0.4, 1, -0.006},
	} {
		w := busy
		w.Angle, w.Scale, w.Skew, w.Turn = c.angle, c.scale, c.skew, c.turn
		t.Run(fmt.Sprintf("%s %d page %d", kinds[c.kind].name, c.dpi, c.page), func(t *testing.T) { one(t, c.dpi, c.page, w, kinds[c.kind]) })
	}
}

// TestGrid is the measurement behind the report; it takes minutes.
func TestGrid(t *testing.T) {
	if os.Getenv("SHINSA_GRID") == "" {
		t.Skip("set SHINSA_GRID=1 to measure over the whole grid")
	}
	for _, dpi := range []int{150, 200, 300, 600} {
		for _, angle := range []float64{-3, -1, 0, 0.5, 2, 3} {
			for _, noise := range []float64{4, 14, 25} {
				for _, k := range kinds {
					if dpi == 600 && (noise != 14 || math.Abs(angle) != 3) {
						continue
					}
					w := scantest.Wish{Angle: angle, Noise: noise, Fade: 0.1, Seals: 3, Lines: 6, Scale: 0.99, Skew: 0.003, DX: 0.01, Seed: uint64(dpi)}
					t.Run(fmt.Sprintf("%s/%d/%+.1f/%.0f", k.name, dpi, angle, noise), func(t *testing.T) { one(t, dpi, 1, w, k) })
				}
			}
		}
	}
}
