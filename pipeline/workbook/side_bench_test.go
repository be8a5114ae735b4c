package workbook_test

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/xuri/excelize/v2"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/intake"
	"shinsa/pipeline/sample"
	"shinsa/pipeline/workbook"
)

// BenchmarkNormalReturn reads one returned sheet of the normal size in three
// ways, side by side: the library's own open and GetRows of every sheet,
// package workbook, and the whole of package intake. The last must stay within
// one and a half times the first.
func BenchmarkNormalReturn(b *testing.B) {
	const file = "../../criteria/meti-2018.yaml"
	yaml, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	c, _ := criteria.Load(file, yaml)
	files, truth, err := sample.Make(sample.Options{Companies: 1, Seed: 1, Catalogue: c})
	if err != nil {
		b.Fatal(err)
	}
	var data []byte
	for _, f := range files {
		if f.Path == truth.Returns[0].Path {
			data = f.Data
		}
	}
	reader := intake.NewReader(intake.Options{Catalogue: c})
	for _, way := range []struct {
		name string
		read func() error
	}{
		{"excelize", func() error { return getRows(data) }},
		{"workbook", func() error { _, err := workbook.Read(data, workbook.DefaultLimits()); return err }},
		{"intake", func() error {
			_, _, err := reader.File(context.Background(), intake.Input{File: "a.xlsx", Data: data, Digest: "d"})
			return err
		}},
	} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := way.read(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func getRows(data []byte) error {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer f.Close()
	for _, n := range f.GetSheetList() {
		if _, err := f.GetRows(n); err != nil {
			return err
		}
	}
	return nil
}
