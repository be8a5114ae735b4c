package overlay_test

import (
	"bytes"
	"context"
	"image"
	"os"
	"os/exec"
	"strings"
	"testing"

	"shinsa/pipeline/overlay"
	"shinsa/pipeline/overlay/scantest"
)

// plain is a page as a good scanner gives it.
func plain(t testing.TB, n int, w scantest.Wish) []byte {
	t.Helper()
	m, _ := scantest.Make(printed(t, originalFile, n, 150), w)
	return asJPEG(t, m, 70)
}

func run(t *testing.T, scan overlay.File, o overlay.Options) (*overlay.Result, string) {
	t.Helper()
	res, found, err := overlay.Make(context.Background(), original(t), scan, o)
	if err != nil {
		t.Fatal(err)
	}
	return res, codesOf(found)
}

func TestPagesInAnotherOrder(t *testing.T) {
	need(t, "pdftotext")
	upside := scantest.Wish{Angle: 0.6, Turn: 180, Noise: 6}
	scan := scanner(t, plain(t, 3, scantest.Wish{Angle: -0.4}), plain(t, 1, upside), plain(t, 2, scantest.Wish{Angle: 1}))
	res, codes := run(t, scan, overlay.Options{Jobs: 2})
	for _, want := range []string{"overlay-page-order", "overlay-page-turned"} {
		if !strings.Contains(codes, want) {
			t.Errorf("%s is not among %s", want, codes)
		}
	}
	out := file(t, res.PDF)
	for i, n := range []int{3, 1, 2} {
		if res.Pages[i].Original != n {
			t.Errorf("page %d is taken for %d, want %d", i+1, res.Pages[i].Original, n)
		}
		if got, want := letters(rawText(t, out, i+1)), letters(rawText(t, originalFile, n)); got != want {
			t.Errorf("page %d: text differs", i+1)
		}
	}
	again, _ := run(t, scan, overlay.Options{Jobs: 1})
	if !bytes.Equal(res.PDF, again.PDF) {
		t.Error("two runs give different bytes")
	}
}

func TestPicturesPassUnchanged(t *testing.T) {
	data := plain(t, 1, scantest.Wish{Angle: 1})
	for name, scan := range map[string]overlay.File{"JPEG": {Name: "a.jpg", Data: data}, "PDF of a scanner": scanner(t, data)} {
		res, codes := run(t, scan, overlay.Options{})
		if !bytes.Contains(res.PDF, data) {
			t.Errorf("%s: the JPEG is not in the result (%s)", name, codes)
		}
		if !bytes.Contains(res.PDF, []byte(overlay.Mark)) {
			t.Errorf("%s: the mark is missing", name)
		}
	}
}

// TestStraight holds that the straightened page gives the original's text with
// every blank and line break.
func TestStraight(t *testing.T) {
	need(t, "pdftotext")
	res, codes := run(t, overlay.File{Name: "a.jpg", Data: plain(t, 2, scantest.Wish{Angle: -3, Scale: 0.97})}, overlay.Options{Straight: true})
	if res.PDF == nil {
		t.Fatal(codes)
	}
	if got, want := rawText(t, file(t, res.PDF), 1), rawText(t, originalFile, 2); got != want {
		t.Errorf("text differs:\n got %q\nwant %q", got, want)
	}
}

func TestMissingAndDoublePages(t *testing.T) {
	one := plain(t, 1, scantest.Wish{})
	_, codes := run(t, scanner(t, one, one), overlay.Options{})
	if codes != "overlay-page-twice overlay-pages-missing" {
		t.Errorf("codes %s", codes)
	}
}

func TestRefusals(t *testing.T) {
	white := image.NewGray(image.Rect(0, 0, 1240, 1754))
	for i := range white.Pix {
		white.Pix[i] = 252
	}
	good, blank := plain(t, 1, scantest.Wish{}), asPNG(t, white)
	strange, _ := scantest.Make(white, scantest.Wish{Lines: 60, Seals: 5})
	text, err := os.ReadFile(originalFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, want string
		scan       overlay.File
		whole      bool
	}{
		{"blank", "overlay-scan-blank overlay-page-blank", overlay.File{Name: "a.png", Data: blank}, false},
		{"blank back", "overlay-page-blank overlay-pages-missing", scanner(t, good, blank), true},
		{"scribble", "overlay-page-unmatched", overlay.File{Name: "a.png", Data: asPNG(t, strange)}, false},
		{"scribble after a page", "overlay-page-unmatched", scanner(t, good, asJPEG(t, strange, 80)), false},
		{"original twice", "overlay-scan-drawn overlay-scan-drawn overlay-scan-drawn", overlay.File{Name: "a.pdf", Data: text}, false},
		{"no picture", "overlay-scan-code", overlay.File{Name: "a.doc", Data: []byte("hello")}, false},
		{"cut JPEG", "overlay-scan-code", overlay.File{Name: "a.jpg", Data: good[:len(good)/2]}, false},
		{"broken PDF", "overlay-scan-unreadable", overlay.File{Name: "a.pdf", Data: []byte("%PDF-1.7\nrubbish")}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			res, codes := run(t, c.scan, overlay.Options{})
			if codes != c.want {
				t.Errorf("codes %s, want %s", codes, c.want)
			}
			if (res.PDF != nil) != c.whole {
				t.Errorf("written: %t, want %t", res.PDF != nil, c.whole)
			}
		})
	}
}

func TestOriginalsThatCannotServe(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"broken":      {"%PDF-1.7", "overlay-original-unreadable"},
		"only a scan": {string(scanner(t, plain(t, 1, scantest.Wish{})).Data), "overlay-original-empty"},
	} {
		_, found, err := overlay.Make(context.Background(), overlay.File{Name: "o.pdf", Data: []byte(c.data)}, overlay.File{Name: "s.png"}, overlay.Options{})
		if err != nil || codesOf(found) != c.want {
			t.Errorf("%s: %v %v", name, codesOf(found), err)
		}
	}
}

// TestOtherVersion holds that a character that differs on paper is named: the
// scan is printed from an original with two characters exchanged.
func TestOtherVersion(t *testing.T) {
	other := swapped(t, original(t).Data)
	m, _ := scantest.Make(printed(t, other, 1, 200), scantest.Wish{Angle: 0.8, Noise: 8})
	res, codes := run(t, overlay.File{Name: "a.jpg", Data: asJPEG(t, m, 70)}, overlay.Options{})
	if !strings.Contains(codes, "overlay-page-doubts") {
		t.Fatalf("codes %s", codes)
	}
	if n := len(res.Pages[0].Doubts); n < 1 || n > 3 {
		t.Errorf("doubts %v", res.Pages[0].Doubts)
	}
}

// swapped writes the original with two characters of a line exchanged, by another program.
func swapped(t *testing.T, data []byte) string {
	t.Helper()
	need(t, "qpdf")
	in, out := file(t, data), t.TempDir()+"/swapped.pdf"
	if err := exec.Command("qpdf", "--qdf", "--object-streams=disable", in, out).Run(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	// The codes of the first long run of the page: its middle two exchanged.
	i := bytes.Index(b, []byte("[<"))
	for i >= 0 {
		j := bytes.IndexByte(b[i:], '>')
		if codes := b[i+2 : i+j]; len(codes) >= 80 {
			a, c := codes[20:24], codes[48:52]
			x := string(a)
			copy(a, c)
			copy(c, x)
			break
		}
		k := bytes.Index(b[i+j:], []byte("[<"))
		if k < 0 {
			t.Fatal("no long run")
		}
		i += j + k
	}
	if err := os.WriteFile(out, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return out
}
