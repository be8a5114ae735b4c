package staffing

import (
	"slices"

	"github.com/crillab/gophersat/solver"
)

// linear is Σ weight·literal ≥ least. A literal is a variable, numbered from
// 1, or its negation, the number negated.
type linear struct {
	lits, weights []int
	least         int
}

// formula is a pseudo-boolean formula being built.
type formula struct {
	vars        int
	rows        []linear
	lits, costs []int // to be kept small
}

func (f *formula) variable() int {
	f.vars++
	return f.vars
}

// any: at least one of lits is true. lits is kept.
func (f *formula) any(lits ...int) { f.rows = append(f.rows, linear{lits: lits, least: 1}) }

// atMost: the weights of the true literals add up to limit at most; no weights
// are ones.
func (f *formula) atMost(lits, weights []int, limit int) {
	r := linear{lits: make([]int, len(lits)), weights: slices.Clone(weights), least: -limit}
	for i, l := range lits {
		r.lits[i] = -l
		r.least += r.weight(i)
	}
	f.rows = append(f.rows, r)
}

// one: exactly one of lits is true.
func (f *formula) one(lits []int) {
	f.any(slices.Clone(lits)...)
	if len(lits) > 1 {
		f.atMost(lits, nil, 1)
	}
}

// cost says what a true literal costs.
func (f *formula) cost(lit, weight int) {
	if weight > 0 {
		f.lits, f.costs = append(f.lits, lit), append(f.costs, weight)
	}
}

func (r *linear) weight(i int) int {
	if r.weights == nil {
		return 1
	}
	return r.weights[i]
}

// answer is what a solver says of a formula.
type answer int

const (
	unknown answer = iota // the budget was used up
	satisfiable
	unsatisfiable
)

// solve looks for a model (by variable, from 1) in so many conflicts. The
// budget counts what the solver learns, not time: the same formula has the
// same answer on every machine.
func (f *formula) solve(budget int) ([]bool, answer) {
	rows, fixed, ok := propagate(f.rows, f.vars)
	if !ok {
		return nil, unsatisfiable
	}
	model := make([]bool, f.vars+1)
	for v := range model {
		model[v] = fixed[v] > 0
	}
	p, back := f.problem(rows, fixed)
	if len(p.Clauses) == 0 {
		return model, satisfiable
	}
	found, a := run(solver.New(p), budget)
	for i, v := range found {
		model[back[i]] = v
	}
	return model, a
}

// problem writes the rows for the solver over the variables that are still
// open; back gives their numbers here. The solver is given no unit and no
// bound variable: its own simplification moves weights out of their order.
func (f *formula) problem(rows []linear, fixed []int8) (p *solver.Problem, back []int) {
	number := make([]int, f.vars+1)
	var clauses []*solver.Clause
	for _, r := range rows {
		lits := make([]solver.Lit, len(r.lits))
		for i, l := range r.lits {
			v := max(l, -l)
			if number[v] == 0 {
				back = append(back, v)
				number[v] = len(back)
			}
			lits[i] = solver.IntToLit(int32(number[v] * l / v))
		}
		clauses = append(clauses, r.clause(lits))
	}
	p = solver.ParsePBConstrs([]solver.PBConstr{{Lits: []int{max(1, len(back))}}})
	p.Clauses, p.Status = clauses, solver.Indet
	var prefer []solver.Lit
	var weights []int
	for i, l := range f.lits {
		if v := max(l, -l); number[v] > 0 {
			prefer, weights = append(prefer, solver.IntToLit(int32(number[v]*l/v))), append(weights, f.costs[i])
		}
	}
	if len(prefer) > 0 {
		p.SetCostFunc(prefer, weights) // what is tried first; costs are bound by cheaper
	}
	return p, back
}

// clause writes a row as the plainest kind that the solver has.
func (r *linear) clause(lits []solver.Lit) *solver.Clause {
	switch {
	case r.least == 1:
		return solver.NewClause(lits)
	case r.even():
		return solver.NewCardClause(lits, r.least)
	default:
		return solver.NewPBClause(lits, slices.Clone(r.weights), r.least)
	}
}

func (r *linear) even() bool {
	for i := range r.lits {
		if r.weight(i) != 1 {
			return false
		}
	}
	return true
}

// cheapest looks for a model that costs less than limit, and then for ever
// cheaper ones; proven tells that there is none cheaper. No model: nil.
func (f *formula) cheapest(limit, budget int) (best []bool, proven bool) {
	rows := len(f.rows)
	defer func() { f.rows = f.rows[:rows] }()
	for {
		f.rows = f.rows[:rows]
		f.atMost(f.lits, f.costs, limit-1)
		model, a := f.solve(budget)
		if a != satisfiable {
			return best, a == unsatisfiable
		}
		best, limit = model, f.price(model)
	}
}

func (f *formula) price(model []bool) int {
	sum := 0
	for i, l := range f.lits {
		if model[max(l, -l)] == (l > 0) {
			sum += f.costs[i]
		}
	}
	return sum
}
