package overlay_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shinsa/pipeline/overlay"
	"shinsa/pipeline/overlay/scantest"
)

// ghostscript prints the original by a device: TIFF as faxes and scanners make
// it, PDF of pictures.
func ghostscript(t *testing.T, device, ext string, args ...string) overlay.File {
	t.Helper()
	need(t, "gs")
	name := filepath.Join(t.TempDir(), "scan."+ext)
	all := append([]string{"-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=" + device, "-r200", "-o", name}, append(args, originalFile)...)
	if out, err := exec.Command("gs", all...).CombinedOutput(); err != nil {
		t.Skipf("gs does not know %s: %s", device, out)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return overlay.File{Name: name, Data: b}
}

// TestFormatsOfOthers reads what another program wrote in each format, three
// pages each, and holds text and standard.
func TestFormatsOfOthers(t *testing.T) {
	need(t, "pdftotext")
	for _, c := range []struct {
		device, ext string
		args        []string
		most        int // kilobytes of the result
	}{
		{"tiffg4", "tif", nil, 200}, {"tiffg4", "tif", []string{"-dMaxStripSize=0"}, 120}, {"tiffgray", "tif", []string{"-sCompression=lzw"}, 1500},
		{"tiff24nc", "tif", []string{"-sCompression=lzw"}, 2500}, {"tiffpack", "tif", nil, 400},
		{"pdfimage8", "pdf", nil, 3000}, {"pdfimage24", "pdf", nil, 3000},
	} {
		t.Run(c.device+strings.Join(c.args, ""), func(t *testing.T) {
			scan := ghostscript(t, c.device, c.ext, c.args...)
			res, found, err := overlay.Make(context.Background(), original(t), scan, overlay.Options{Jobs: 2})
			if err != nil || len(found) > 0 {
				t.Fatal(found, err)
			}
			out := file(t, res.PDF)
			for n := 1; n <= 3; n++ {
				if got, want := rawText(t, out, n), rawText(t, originalFile, n); got != want {
					t.Errorf("page %d: text differs", n)
				}
			}
			t.Logf("%d KB → %d KB, scores %.3f %.3f %.3f", len(scan.Data)>>10, len(res.PDF)>>10, res.Pages[0].Score, res.Pages[1].Score, res.Pages[2].Score)
			if len(res.PDF)>>10 > c.most {
				t.Errorf("%d KB, want at most %d", len(res.PDF)>>10, c.most)
			}
			conforms(t, out)
		})
	}
}

// conforms holds that a file is PDF/A-2u, by veraPDF's engine.
func conforms(t *testing.T, name string) {
	t.Helper()
	check := os.Getenv("SHINSA_CHECK_PDF")
	if check == "" {
		check = "/work/shared/validators/check-pdf.sh"
	}
	if _, err := os.Stat(check); err != nil {
		t.Log("PDF/A is not checked: set SHINSA_CHECK_PDF to check-pdf.sh")
		return
	}
	if out, err := exec.Command(check, "--flavour", "2u", name).CombinedOutput(); err != nil {
		t.Errorf("no PDF/A-2u: %s", out)
	}
}

func TestArchival(t *testing.T) {
	m, _ := scantest.Make(printed(t, originalFile, 1, 150), scantest.Wish{Angle: 2, Noise: 10, Seals: 2})
	for name, data := range map[string][]byte{"JPEG": asJPEG(t, m, 60), "PNG": asPNG(t, m), "bilevel PNG": asPNG(t, scantest.Bilevel(m, 150))} {
		res, codes := run(t, overlay.File{Name: "scan", Data: data}, overlay.Options{})
		if res.PDF == nil {
			t.Fatal(name, codes)
		}
		t.Logf("%s: %d KB → %d KB", name, len(data)>>10, len(res.PDF)>>10)
		conforms(t, file(t, res.PDF))
	}
}

// TestOriginalOfLibreOffice holds that a PDF of another program serves too:
// simple fonts with one-byte codes, clips, transformed pages.
func TestOriginalOfLibreOffice(t *testing.T) {
	need(t, "pdftotext")
	const name = "testdata/libreoffice.pdf"
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 2; n++ {
		m, _ := scantest.Make(printed(t, name, n, 150), scantest.Wish{Angle: 1.5, Noise: 8, Seals: 1})
		res, found, err := overlay.Make(context.Background(), overlay.File{Name: name, Data: b}, overlay.File{Name: "a.jpg", Data: asJPEG(t, m, 60)}, overlay.Options{})
		if err != nil || res.PDF == nil {
			t.Fatal(codesOf(found), err)
		}
		if p := res.Pages[0]; p.Original != n || p.Score < 0.97 {
			t.Errorf("page %d: %+v", n, p)
		}
		if got, want := letters(rawText(t, file(t, res.PDF), 1)), letters(rawText(t, name, n)); got != want {
			t.Errorf("page %d: text differs:\n got %s\nwant %s", n, got, want)
		}
	}
}

// TestRecognised holds that Japanese words are found without spaces in them.
func TestRecognised(t *testing.T) {
	need(t, "tesseract")
	need(t, "pdftotext")
	m, _ := scantest.Make(printed(t, originalFile, 1, 200), scantest.Wish{Noise: 4})
	res, found, err := overlay.Recognise(context.Background(), overlay.File{Name: "a.jpg", Data: asJPEG(t, m, 80)}, overlay.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if codes := codesOf(found); codes == "overlay-ocr-language" {
		t.Skip("tesseract has no Japanese data")
	} else if codes != "overlay-ocr-guess" {
		t.Fatal(codes)
	}
	out := file(t, res.PDF)
	text := rawText(t, out, 1)
	seen := 0
	words := []string{"自己チェックシート", "回答", "照会", "技術情報", "確認"}
	for _, w := range words {
		if strings.Contains(text, w) {
			seen++
		}
	}
	if seen < len(words)-1 {
		t.Errorf("%d of %d words found in:\n%s", seen, len(words), text)
	}
	conforms(t, out)
}

func TestRecogniserMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, found, err := overlay.Recognise(context.Background(), overlay.File{Name: "a.jpg"}, overlay.Options{})
	if err != nil || codesOf(found) != "overlay-ocr-missing" {
		t.Errorf("%v %v", codesOf(found), err)
	}
}
