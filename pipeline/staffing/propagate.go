package staffing

// propagate draws the conclusions that need no search: what a row forces by
// itself is set, until nothing more follows. It returns the rows that are
// left, over open variables only, with weights cut to what the row asks;
// ok is false when a row cannot hold.
func propagate(rows []linear, vars int) (left []linear, fixed []int8, ok bool) {
	fixed = make([]int8, vars+1)
	left = rows
	for again := true; again; {
		again = false
		var next []linear
		for i := range left {
			r, forced, ok := left[i].reduce(fixed)
			if !ok {
				return nil, nil, false
			}
			again = again || forced
			if r.least > 0 {
				next = append(next, r)
			}
		}
		left = next
	}
	return left, fixed, true
}

// reduce drops the bound literals and binds those without which the row
// cannot hold.
func (r *linear) reduce(fixed []int8) (out linear, forced, ok bool) {
	sum := 0
	out.least = r.least
	for i, l := range r.lits {
		switch w := r.weight(i); {
		case value(fixed, l) > 0:
			out.least -= w
		case value(fixed, l) == 0 && w > 0:
			sum += w
			out.lits, out.weights = append(out.lits, l), append(out.weights, w)
		}
	}
	if out.least <= 0 {
		return linear{}, false, true
	}
	if sum < out.least {
		return out, false, false
	}
	for i, l := range out.lits {
		if sum-out.weights[i] < out.least {
			set(fixed, l)
			forced = true
		}
		out.weights[i] = min(out.weights[i], out.least)
	}
	return out.whole(), forced, true
}

// whole divides a row whose weights are all alike, so that it counts literals.
func (r *linear) whole() linear {
	w := r.weights[0]
	for _, other := range r.weights {
		if other != w {
			return *r
		}
	}
	for i := range r.weights {
		r.weights[i] = 1
	}
	r.least = (r.least + w - 1) / w
	return *r
}

func value(fixed []int8, lit int) int8 {
	if lit < 0 {
		return -fixed[-lit]
	}
	return fixed[lit]
}

func set(fixed []int8, lit int) {
	if lit < 0 {
		fixed[-lit] = -1
		return
	}
	fixed[lit] = 1
}
