package disclosure

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkSuppress is a whole report of 50 companies: 16 tables, the biggest
// 161 rows × 6 columns, nine of 150 rows by groups.
func BenchmarkSuppress(b *testing.B) {
	tables := project(firms(rand.New(rand.NewPCG(1, 2)), 50, 150), 150, 10)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Suppress(tables, DefaultSettings()); err != nil {
			b.Fatal(err)
		}
	}
}
