package staffing

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSolverAgainstEnumeration: over random small formulas the solver says
// what trying every assignment says, and the cheapest model is the cheapest.
func TestSolverAgainstEnumeration(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	counts := map[answer]int{}
	for n := range 6000 {
		f := randomFormula(rnd)
		want, ok := enumerate(f)
		model, a := f.solve(1 << 20)
		counts[a]++
		if a == unknown || (a == satisfiable) != ok {
			t.Fatalf("%d: solver %v, enumeration %v: %+v", n, a, ok, f)
		}
		if !ok {
			continue
		}
		if !f.holds(model) {
			t.Fatalf("%d: not a model", n)
		}
		best, proven := f.cheapest(1<<20, 1<<20)
		if best == nil || !proven || f.price(best) != want || !f.holds(best) {
			t.Fatalf("%d: cheapest %d, want %d, proven %v", n, f.price(best), want, proven)
		}
	}
	if counts[satisfiable] < 500 || counts[unsatisfiable] < 500 {
		t.Errorf("formulas are too much alike: %v", counts)
	}
}

func randomFormula(rnd *rand.Rand) *formula {
	f := &formula{}
	vars := 6 + rnd.IntN(8)
	for range vars {
		f.variable()
	}
	for range 4 + rnd.IntN(18) {
		var lits, weights []int
		for _, v := range rnd.Perm(vars)[:2+rnd.IntN(5)] {
			l := v + 1
			if rnd.IntN(2) == 0 {
				l = -l
			}
			lits, weights = append(lits, l), append(weights, 1+rnd.IntN(7))
		}
		switch rnd.IntN(4) {
		case 0:
			f.any(lits...)
		case 1:
			f.atMost(lits, nil, 1+rnd.IntN(2))
		case 2:
			f.atMost(lits, weights, 3+rnd.IntN(9))
		default:
			f.one(lits)
		}
	}
	for v := 1; v <= vars; v++ {
		f.cost(v, rnd.IntN(9))
	}
	return f
}

// enumerate tries every assignment.
func enumerate(f *formula) (best int, ok bool) {
	for bits := range 1 << f.vars {
		m := make([]bool, f.vars+1)
		for v := 1; v <= f.vars; v++ {
			m[v] = bits>>(v-1)&1 == 1
		}
		if !f.holds(m) {
			continue
		}
		if p := f.price(m); !ok || p < best {
			best, ok = p, true
		}
	}
	return best, ok
}

func (f *formula) holds(m []bool) bool {
	return !slices.ContainsFunc(f.rows, func(r linear) bool {
		sum := 0
		for i, l := range r.lits {
			if m[max(l, -l)] == (l > 0) {
				sum += r.weight(i)
			}
		}
		return sum < r.least
	})
}

// TestBudget: a formula too hard for the budget is left undecided.
func TestBudget(t *testing.T) {
	f := pigeons(11, 10)
	if _, a := f.solve(50); a != unknown {
		t.Errorf("got %v", a)
	}
}

// pigeons puts n into holes of which each has room for one.
func pigeons(n, holes int) *formula {
	f := &formula{}
	in := make([][]int, holes)
	for range n {
		var row []int
		for h := range holes {
			v := f.variable()
			row, in[h] = append(row, v), append(in[h], v)
		}
		f.any(row...)
	}
	for _, h := range in {
		f.atMost(h, nil, 1)
	}
	return f
}
