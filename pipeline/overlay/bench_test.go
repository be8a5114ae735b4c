package overlay_test

import (
	"context"
	"testing"

	"shinsa/pipeline/overlay"
	"shinsa/pipeline/overlay/scantest"
)

// BenchmarkPage is one page at 300 dpi in colour, turned by 1.3 degrees.
func BenchmarkPage(b *testing.B) {
	m, _ := scantest.Make(printed(b, originalFile, 1, 300), scantest.Wish{Angle: 1.3, Noise: 6, Seals: 2})
	o, scan := original(b), overlay.File{Name: "a.jpg", Data: asJPEG(b, m, 75)}
	b.ReportAllocs()
	for b.Loop() {
		if res, _, err := overlay.Make(context.Background(), o, scan, overlay.Options{}); err != nil || res.PDF == nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBits is one page of bits at 200 dpi.
func BenchmarkBits(b *testing.B) {
	m, _ := scantest.Make(printed(b, originalFile, 1, 200), scantest.Wish{Angle: 0.5})
	o, scan := original(b), overlay.File{Name: "a.png", Data: asPNG(b, scantest.Bilevel(m, 150))}
	b.ReportAllocs()
	for b.Loop() {
		if res, _, err := overlay.Make(context.Background(), o, scan, overlay.Options{}); err != nil || res.PDF == nil {
			b.Fatal(err)
		}
	}
}
