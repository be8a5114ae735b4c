package catalogues_test

import (
	"testing"

	catalogues "shinsa/criteria"
	"shinsa/pipeline/criteria"
)

func BenchmarkLoad(b *testing.B) {
	data, err := catalogues.Files.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		criteria.Load(file, data)
	}
}
