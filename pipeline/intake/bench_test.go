package intake_test

import (
	"context"
	"testing"

	"shinsa/pipeline/intake"
	"shinsa/pipeline/sample"
	"shinsa/pipeline/workbook"
)

// onefile is a return of the normal size.
func oneFile(b *testing.B) (*intake.Reader, intake.Input) {
	c := real(b)
	files, truth, err := sample.Make(sample.Options{Companies: 3, Seed: 1, Catalogue: c})
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range files {
		if f.Path == truth.Returns[0].Path {
			return intake.NewReader(intake.Options{Catalogue: c, Own: blankTexts(c, truth)}), intake.Input{File: f.Path, Data: f.Data, Digest: "d"}
		}
	}
	b.Fatal("no return")
	return nil, intake.Input{}
}

func BenchmarkFile(b *testing.B) {
	r, in := oneFile(b)
	b.ReportAllocs()
	b.SetBytes(int64(len(in.Data)))
	for b.Loop() {
		if _, _, err := r.File(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWorkbook is the part of BenchmarkFile that is package workbook's.
func BenchmarkWorkbook(b *testing.B) {
	_, in := oneFile(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := workbook.Read(in.Data, workbook.DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBook is the rest.
func BenchmarkBook(b *testing.B) {
	r, in := oneFile(b)
	book, err := workbook.Read(in.Data, workbook.DefaultLimits())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := r.Book(context.Background(), in, book); err != nil {
			b.Fatal(err)
		}
	}
}
