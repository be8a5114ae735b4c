package xls_test

import (
	"os"
	"testing"

	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workbook/xls"
	"shinsa/pipeline/workbook/xls/booktest"
)

func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/returned.xls")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	if data, err = os.ReadFile("testdata/drawn.xls"); err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(biff5())
	f.Add(biff8(func(s *stream) {
		s.rec(0xFC, uint32(1), uint32(1), 2, byte(13), 1, uint32(4), wide("自己"), 0, 0, uint32(0)).rec(0x3C, byte(0), "ab")
	}, func(s *stream) {
		s.rec(0xFD, 0, 0, 0, uint32(0)).rec(0xBD, 1, 0, 0, uint32(6), 0, uint32(7), 1).rec(0xE5, 1, 0, 1, 0, 1)
		s.rec(0x5D, 0x15, 18, 0x19, 1).rec(0x1B6, 0, 0, 0, 0, 0, 2, 8).rec(0x3C, byte(0), "ab").rec(0x1C, 0, 0, 0, 1)
	}))
	limits := workbook.DefaultLimits()
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := xls.Read(data, limits)
		if err != nil && !booktest.Coded(err) {
			t.Fatalf("%v wraps no reason", err)
		}
		if err == nil {
			booktest.Sound(t, book, limits)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("testdata/selfcheck.xls")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := xls.Read(data, workbook.DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLarge(b *testing.B) {
	for _, f := range booktest.Corpus(b, ".xls") {
		if f.Name != "gh548_incorrect_sst_unique_count.xls" {
			continue
		}
		b.SetBytes(int64(len(f.Data)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := xls.Read(f.Data, workbook.DefaultLimits()); err != nil {
				b.Fatal(err)
			}
		}
	}
}
