package sample

import (
	"bytes"
	"sync"
	"testing"

	catalogues "shinsa/criteria"
	"shinsa/pipeline/criteria"
)

func catalogue(t testing.TB) *criteria.Catalogue {
	t.Helper()
	data, err := catalogues.Files.ReadFile("meti-2018.yaml")
	if err != nil {
		t.Fatal(err)
	}
	cat, ps := criteria.Load("criteria/meti-2018.yaml", data)
	if cat == nil || ps.HasErrors() {
		t.Fatalf("load catalogue: %v", ps)
	}
	return cat
}

func makeOf(t testing.TB, o Options) ([]File, Truth) {
	t.Helper()
	if o.Catalogue == nil {
		o.Catalogue = catalogue(t)
	}
	files, truth, err := Make(o)
	if err != nil {
		t.Fatal(err)
	}
	return files, truth
}

// demoOnce makes the demo once for all tests that only look at it.
var demoOnce = sync.OnceValues(func() ([]File, Truth) {
	data, _ := catalogues.Files.ReadFile("meti-2018.yaml")
	cat, _ := criteria.Load("criteria/meti-2018.yaml", data)
	files, truth, _ := Demo(cat)
	return files, truth
})

func demoOf(t testing.TB) ([]File, Truth) {
	t.Helper()
	files, truth := demoOnce()
	if len(files) == 0 {
		t.Fatal("the demo could not be made")
	}
	return files, truth
}

func equal(a, b []File) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Path != b[i].Path || !bytes.Equal(a[i].Data, b[i].Data) {
			return false
		}
	}
	return true
}

func TestSameOptionsSameBytes(t *testing.T) {
	o := Options{Companies: 6, Seed: 7, Mess: .6, Catalogue: catalogue(t)}
	a, _ := makeOf(t, o)
	b, _ := makeOf(t, o)
	if !equal(a, b) {
		t.Error("the same options made other files")
	}
	o.Seed = 8
	if c, _ := makeOf(t, o); equal(a, c) {
		t.Error("another seed made the same files")
	}
	d, _ := demoOf(t)
	e, _, err := Demo(o.Catalogue)
	if err != nil || !equal(d, e) {
		t.Error("the demo differs from run to run")
	}
}

func BenchmarkMake(b *testing.B) {
	cat := catalogue(b)
	for _, n := range []int{50, 200} {
		b.Run(itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				makeOf(b, Options{Companies: n, Seed: 1, Mess: .3, Catalogue: cat})
			}
		})
	}
}

func mustLoad(t testing.TB) *library {
	t.Helper()
	l, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestOptions(t *testing.T) {
	cat := catalogue(t)
	for name, o := range map[string]Options{
		"no catalogue": {Companies: 1},
		"negative":     {Companies: -1, Catalogue: cat},
		"too many":     {Companies: MaxCompanies + 1, Catalogue: cat},
		"mess":         {Companies: 1, Mess: 1.5, Catalogue: cat},
	} {
		if _, _, err := Make(o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	files, truth := makeOf(t, Options{Mess: 1, Catalogue: cat})
	if len(files) != 2 || len(truth.Returns) != 0 {
		t.Errorf("no companies: got %d files and %d returns", len(files), len(truth.Returns))
	}
}

// Any catalogue will do: one without items or scopes too.
func TestOtherCatalogue(t *testing.T) {
	c := &criteria.Catalogue{ID: "other", Version: "2.0"}
	files, _ := makeOf(t, Options{Companies: 4, Seed: 1, Mess: 1, Catalogue: c})
	if len(files) < 3 {
		t.Errorf("got %d files", len(files))
	}
}
