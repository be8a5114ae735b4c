package merge_test

import (
	"fmt"
	"math/rand/v2"
	"shinsa/pipeline/docx/auditor"
	"testing"
)

func TestMore(t *testing.T) {
	ref := reference(t)
	base := report(t, ref, auditor.Usual(12))
	lo, err := auditor.LibreOffice(t.TempDir(), base)
	if err != nil {
		t.Fatal(err)
	}
	odt, err := auditor.LibreOffice(t.TempDir(), base, "odt")
	if err != nil {
		t.Fatal(err)
	}
	for seed := uint64(1200); seed < 1500; seed++ {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 3))
			renewed := report(t, ref, mixed(r))
			var steps []auditor.Step
			all := scripts()
			for range 1 + r.IntN(9) {
				steps = append(steps, all[r.IntN(len(all)-2)])
			}
			from := [][]byte{lo, odt, base}[seed%3]
			edited, f := edit(t, from, seed, steps...)
			out, rep := three(t, base, edited, renewed)
			holdsStill(t, edited, out, f.Said)
			wordForWord(t, edited, out, rep)
			stable(t, renewed, out)
		})
	}
}
