package page_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"shinsa/pipeline/overlay/page"
)

// TestTextIsThatOfPoppler holds that the characters read are those that
// another reader finds, in the order of the content.
func TestTextIsThatOfPoppler(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	for _, name := range []string{"../testdata/original.pdf", "../testdata/libreoffice.pdf"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := page.Read(context.Background(), b)
		if err != nil {
			t.Fatal(err)
		}
		want, err := exec.Command("pdftotext", "-raw", name, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, p := range f.Pages {
			if p.Unknown > 0 || p.Refused != "" {
				t.Errorf("%s: %d unknown, refused %q", name, p.Unknown, p.Refused)
			}
			got.WriteString(p.Text())
		}
		if g, w := strings.Join(strings.Fields(got.String()), ""), strings.Join(strings.Fields(string(want)), ""); g != w {
			t.Errorf("%s: text differs:\n got %s\nwant %s", name, g, w)
		}
	}
}

func TestBrokenFilesAreUnreadable(t *testing.T) {
	b, err := os.ReadFile("../testdata/original.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{nil, []byte("%PDF-"), b[:100]} {
		if _, err := page.Read(context.Background(), data); !errors.Is(err, page.ErrUnreadable) {
			t.Errorf("%d bytes: %v", len(data), err)
		}
	}
}

// FuzzRead holds that no file ends the program.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"../testdata/original.pdf"} {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj 4 0 obj<</Length 40>>stream\nq 1 0 0 1 0 0 cm 0 0 9 9 re f BI ID EI Q\nendstream endobj\ntrailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if doc, err := page.Read(context.Background(), b); err == nil && len(doc.Pages) == 0 {
			t.Error("no pages and no error")
		}
	})
}
