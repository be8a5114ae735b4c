package staffing

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOverfull: what is said to be too much for the bins cannot be packed,
// tried out.
func TestOverfull(t *testing.T) {
	rnd := rand.New(rand.NewPCG(4, 4))
	said, beyond := 0, 0
	for range 3000 {
		bin, bins := 2+rnd.IntN(8), 1+rnd.IntN(4)
		var parts []int
		sum := 0
		for range rnd.IntN(9) {
			parts = append(parts, 1+rnd.IntN(bin))
			sum += parts[len(parts)-1]
		}
		if !overfull(parts, bin, bins) {
			continue
		}
		said++
		if sum <= bin*bins {
			beyond++
		}
		if pack(parts, slices.Repeat([]int{bin}, bins)) {
			t.Fatalf("%v fit into %d bins of %d", parts, bins, bin)
		}
	}
	if said < 300 || beyond < 30 {
		t.Errorf("said %d times, %d of them beyond the sum: too few to prove anything", said, beyond)
	}
}

func pack(parts, room []int) bool {
	if len(parts) == 0 {
		return true
	}
	for i := range room {
		if room[i] < parts[0] || slices.Contains(room[:i], room[i]) {
			continue
		}
		room[i] -= parts[0]
		if pack(parts[1:], room) {
			return true
		}
		room[i] += parts[0]
	}
	return false
}

// TestWholeFindsWhatEnumerationFinds: on tiny tight projects the formula over
// all companies has a plan exactly when trying all of them finds one.
func TestWholeFindsWhatEnumerationFinds(t *testing.T) {
	count := map[answer]int{}
	for seed := range uint64(120) {
		rnd := rand.New(rand.NewPCG(seed, 9))
		in := project(2+rnd.IntN(2), 2+rnd.IntN(2), seed)
		in.Window = Span{date(7, 9), date(7, 11+rnd.IntN(8))}
		for i := range in.Visits {
			in.Visits[i].Possible = nil
			in.Visits[i].Start = date(6, 11)
		}
		in.Days = workdays(date(6, 11), date(7, 20))
		g := newGrid(in, nil)
		want := unsatisfiable
		if exists(g.newPlan(), 0) {
			want = satisfiable
		}
		p, got := g.whole(1 << 20)
		count[got]++
		if got != want {
			t.Fatalf("seed %d: formula %v, enumeration %v", seed, got, want)
		}
		if got == satisfiable {
			if broken := Check(*in, p.assignments()); len(broken) > 0 {
				t.Fatalf("seed %d: %v", seed, broken)
			}
		}
		if want == satisfiable && g.short() {
			t.Fatalf("seed %d: said to be short, and there is a plan", seed)
		}
	}
	if count[satisfiable] < 10 || count[unsatisfiable] < 10 {
		t.Errorf("too much alike: %v", count)
	}
}

func exists(p *plan, i int) bool {
	if i == len(p.spots) {
		return true
	}
	for _, o := range p.options(i, width{40, 40, 1 << 20}) {
		p.put(i, o.spot)
		found := exists(p, i+1)
		p.lift(i)
		if found {
			return true
		}
	}
	return false
}
