package staffing

import "slices"

// question asks how a few visits can be placed at the least cost beside all
// others: one way of each visit, nobody in two places, limits kept.
type question struct {
	f    formula
	p    *plan // of the others
	free []int
	ways [][]option
	vars [][]int
	now  []*spot // where they stand
	cost int     // of that, above the cheapest way of each
}

// add adds the ways of a visit; now is where it stands. One without a place
// may stay without.
func (q *question) add(i int, now *spot, w width) {
	ways := q.p.options(i, w)
	v := &q.p.g.visits[i]
	switch {
	case now == nil:
		ways = append(ways, option{nil, missing})
	case !slices.ContainsFunc(ways, func(o option) bool { return same(o.spot, now) }):
		ways = append(ways, option{now, q.p.g.spotCost(v, now) + q.p.added(i, now.team)})
	}
	least := slices.MinFunc(ways, func(a, b option) int { return a.cost - b.cost }).cost
	var vars []int
	for _, o := range ways {
		x := q.f.variable()
		vars = append(vars, x)
		q.f.cost(x, o.cost-least)
		if o.spot == nil && now == nil || same(o.spot, now) {
			q.cost += o.cost - least
		}
	}
	q.f.one(vars)
	q.free, q.now = append(q.free, i), append(q.now, now)
	q.ways, q.vars = append(q.ways, ways), append(q.vars, vars)
}

// spent is what it costs, by the same count, that the visits stand as they do.
func (q *question) spent() int {
	c := q.cost
	for i, s := range q.now {
		for j, t := range q.now[:i] {
			if s == nil || t == nil {
				continue
			}
			for _, a := range s.team {
				if slices.Contains(t.team, a) {
					c += q.p.g.w.Balance * 2 * q.p.g.visits[q.free[i]].share * q.p.g.visits[q.free[j]].share / (100 * 100 / point)
				}
			}
		}
	}
	return c
}

func same(a, b *spot) bool {
	return a != nil && b != nil && a.review == b.review && a.visit == b.visit && slices.Equal(a.team, b.team)
}

// apart keeps everybody in one place a day.
func (q *question) apart() {
	type cell struct{ auditor, day int }
	in, order := map[cell][]int{}, []cell(nil)
	visits := map[cell]int{} // how many visits may want it; -1-n: only the n-th so far
	for n, ways := range q.ways {
		for k, o := range ways {
			if o.spot == nil {
				continue
			}
			taken := q.p.g.visits[q.free[n]].taken(o.spot)
			for _, a := range o.team {
				for d := range q.p.g.last {
					if !taken.has(d) {
						continue
					}
					c := cell{a, d}
					if _, known := in[c]; !known {
						order = append(order, c)
						visits[c] = -1 - n
					} else if visits[c] != -1-n {
						visits[c] = 2
					}
					in[c] = append(in[c], q.vars[n][k])
				}
			}
		}
	}
	var last []int
	for _, c := range order {
		if visits[c] < 0 || slices.Equal(last, in[c]) {
			continue
		}
		last = in[c]
		q.f.atMost(last, nil, 1)
	}
}

// loads keeps the limits and counts what it costs when several of the visits
// come to one auditor; what each by itself costs is in its ways.
func (q *question) loads() {
	for a := range q.p.g.auditors {
		q.load(a)
	}
}

// load is the rows about one auditor's load.
func (q *question) load(a int) {
	var in, shares []int
	sum := q.p.load[a]
	for n := range q.ways {
		if x := q.comes(n, a); x > 0 {
			share := q.p.g.visits[q.free[n]].share
			in, shares, sum = append(in, x), append(shares, share), sum+share
		}
	}
	if m := q.p.g.auditors[a].max; m >= 0 && sum > m {
		q.f.atMost(in, shares, m-q.p.load[a])
	}
	for i := range in {
		for j := range i {
			both := q.f.variable()
			q.f.any(-in[i], -in[j], both)
			q.f.cost(both, q.p.g.w.Balance*2*shares[i]*shares[j]/(100*100/point))
		}
	}
}

// comes is the variable that the auditor comes to the n-th visit, 0 when none
// of its ways has the auditor.
func (q *question) comes(n, a int) int {
	x := 0
	for k, o := range q.ways[n] {
		if o.spot == nil || !slices.Contains(o.team, a) {
			continue
		}
		if x == 0 {
			x = q.f.variable()
		}
		q.f.any(-q.vars[n][k], x)
	}
	return x
}
