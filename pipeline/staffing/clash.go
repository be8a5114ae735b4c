package staffing

import "slices"

// Clash is a smallest set of demands that no plan can keep together: without
// any one of them there is a plan for the companies named.
type Clash struct {
	Demands []Demand
	// Smallest tells that each demand was proven to be needed; false when the
	// solver's budget did not suffice for all of them.
	Smallest bool
}

// Companies lists the companies whose audits clash.
func (c Clash) Companies() []string {
	var out []string
	for _, d := range c.Demands {
		if d.Kind == Audit {
			out = append(out, d.Company)
		}
	}
	return out
}

// maxClashes is how many clashes are looked for, each without the companies of
// the others.
const maxClashes = 5

// manyCompanies is beyond how many companies a clash is one of the whole
// (limits, days): what is left without them says nothing more.
const manyCompanies = 8

// clashes finds sets of demands that clash, with no company in two of them;
// none where it could not be proven that there is no plan. missing are the
// companies that found no place.
func clashes(in *Input, missing []int) (out []Clash) {
	rest := *in
	for len(out) < maxClashes {
		_, a := anyPlan(&rest, nil, wholeBudget)
		if a == unknown {
			rest.Visits = in.rivals(missing, rest.Visits)
			_, a = anyPlan(&rest, nil, wholeBudget)
		}
		if a != unsatisfiable {
			return out
		}
		c := clash(&rest)
		out = append(out, c)
		gone := c.Companies()
		if len(gone) > manyCompanies {
			return out
		}
		rest.Visits = slices.DeleteFunc(slices.Clone(rest.Visits), func(v Visit) bool { return slices.Contains(gone, v.Company) })
	}
	return out
}

// rivals are those of the visits that are possible on no days but those of
// the missing: where all of them are too many for the solver, these few may not be.
func (in *Input) rivals(missing []int, from []Visit) []Visit {
	g := newGrid(in, nil)
	var wanted days
	for _, i := range missing {
		wanted = wanted.or(g.visits[i].window)
	}
	return slices.DeleteFunc(slices.Clone(from), func(v Visit) bool {
		i := slices.IndexFunc(in.Visits, func(w Visit) bool { return w.Company == v.Company })
		return g.visits[i].window.minus(wanted) != (days{})
	})
}

// clash narrows an input without a plan down: first to companies that cannot
// all be audited though any fewer could, then to demands.
func clash(in *Input) Clash {
	x := explainer{smallest: true}
	small := *in
	small.Visits = narrow(in.Visits, func(v []Visit) answer {
		some := *in
		some.Visits = inOrder(in.Visits, v)
		return x.ask(&some, nil)
	})
	small.Visits = inOrder(in.Visits, small.Visits)
	all := small.demands()
	kept := narrow(all, func(keep []Demand) answer {
		without := relaxed{}
		for _, d := range all {
			without[d] = !slices.Contains(keep, d)
		}
		return x.ask(&small, without)
	})
	var out []Demand
	for _, v := range small.Visits {
		out = append(out, Demand{Audit, "", v.Company})
	}
	for _, d := range all {
		if slices.Contains(kept, d) {
			out = append(out, d)
		}
	}
	return Clash{out, x.smallest}
}

// inOrder returns the chosen visits in the order of all.
func inOrder(all, chosen []Visit) []Visit {
	return slices.DeleteFunc(slices.Clone(all), func(v Visit) bool {
		return !slices.ContainsFunc(chosen, func(c Visit) bool { return c.Company == v.Company })
	})
}

// explainer asks whether there is a plan. What it cannot tell counts as a plan:
// the set is then proven to clash, but perhaps not the smallest. After a few
// such answers the solver is spared: the rest would be as hard.
type explainer struct {
	smallest bool
	hard     int
}

// mostHard is how often the solver may fail to answer.
const mostHard = 6

func (x *explainer) ask(in *Input, without relaxed) answer {
	budget := clashBudget
	if x.hard >= mostHard {
		budget = 0
	}
	_, a := anyPlan(in, without, budget)
	if a == unknown {
		x.smallest = false
		x.hard++
	}
	return a
}

// narrow returns a part of from that still cannot be kept and from which
// nothing can be left out, by halving (Junker, QuickXplain, AAAI 2004): of n
// demands of which k clash it asks about k·log(n/k) times. All of from is
// known not to be kept.
func narrow[T any](from []T, ask func([]T) answer) []T { return part(nil, true, from, ask) }

func halves[T any](keep, from []T, ask func([]T) answer) []T {
	half := len(from) / 2
	a, b := from[:half], from[half:]
	second := part(join(keep, a), len(a) > 0, b, ask)
	first := part(join(keep, second), len(second) > 0, a, ask)
	return join(first, second)
}

// part narrows from with keep held; added tells whether keep has grown since it
// was last asked about.
func part[T any](keep []T, added bool, from []T, ask func([]T) answer) []T {
	if added && ask(keep) == unsatisfiable {
		return nil
	}
	if len(from) < 2 {
		return from
	}
	return halves(keep, from, ask)
}

func join[T any](a, b []T) []T { return append(slices.Clone(a), b...) }
