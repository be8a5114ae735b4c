package pdf_test

import (
	"context"
	"testing"

	"shinsa/fonts"
	"shinsa/pipeline/pdf"
	"shinsa/pipeline/pdf/font"
)

// BenchmarkReport writes a report of 15 pages of item tables, as dense as that of the comparison.
func BenchmarkReport(b *testing.B) {
	d, set := report(2, 36), fontSet(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := pdf.Write(context.Background(), d, pdf.Options{Look: testLook(), Fonts: set}); err != nil {
			b.Fatal(err)
		}
	}
	out := write(b, d)
	b.ReportMetric(float64(out.Pages), "pages")
	b.ReportMetric(float64(len(out.Data)), "bytes")
}

// BenchmarkCheck reads that report back and compares it: the part of the gate.
func BenchmarkCheck(b *testing.B) {
	d := report(2, 36)
	data := write(b, d).Data
	b.ReportAllocs()
	for b.Loop() {
		if found, err := pdf.Check(d, data); err != nil || len(found) > 0 {
			b.Fatal(found, err)
		}
	}
}

// BenchmarkLetter writes a letter of one page.
func BenchmarkLetter(b *testing.B) {
	d, set := letter(), fontSet(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := pdf.Write(context.Background(), d, pdf.Options{Look: testLook(), Fonts: set}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFonts parses the fonts, once per process.
func BenchmarkFonts(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := font.New(font.Files{Mincho: fonts.Mincho, Gothic: fonts.Gothic, GothicBold: fonts.GothicBold, Supplement: fonts.Supplement}); err != nil {
			b.Fatal(err)
		}
	}
}
