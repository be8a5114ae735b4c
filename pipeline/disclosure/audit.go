package disclosure

// Audit works out what a reader of the marked tables can: it takes the shown
// cells and the equations and finds for each number that is to be guarded its
// least and largest possible value, by exact linear programming. It knows
// nothing of how the marks came about, and looks at a hidden number only to
// compare.
func Audit(tables []Table, settings Settings) (Report, error) {
	s, err := compile(tables, settings)
	if err != nil {
		return Report{}, err
	}
	a := newReader(s, s.marked())
	return s.report(a.interval), nil
}

// reader is somebody with the printed tables, paper and patience.
type reader struct {
	*system
	seen  []bool // number is printed
	part  []int  // component of a hidden number
	parts []*component
	done  map[int]Finding
}

// component is a set of hidden numbers that hang together by equations.
type component struct {
	numbers  []int
	program  program
	solution *tableau
}

func newReader(s *system, hidden []bool) *reader {
	r := &reader{system: s, seen: make([]bool, len(s.numbers)), part: make([]int, len(s.numbers)), done: map[int]Finding{}}
	for n := range s.numbers {
		r.seen[n] = s.known(n, hidden)
		r.part[n] = -1
	}
	for n := range s.numbers {
		if !r.seen[n] && r.part[n] < 0 {
			r.gather(n)
		}
	}
	return r
}

// gather collects the component of a hidden number and writes its program.
func (r *reader) gather(n int) {
	id, at, used := len(r.parts), map[int]int{n: 0}, map[int]bool{}
	c := &component{numbers: []int{n}}
	r.part[n] = id
	for i := 0; i < len(c.numbers); i++ {
		for _, e := range r.numbers[c.numbers[i]].eqs {
			if used[e] {
				continue
			}
			used[e] = true
			c.program.rows = append(c.program.rows, r.printed(e, at, c, id))
		}
	}
	for _, j := range c.numbers {
		top := r.ceiling
		if r.numbers[j].top >= 0 {
			top = int64(r.numbers[j].top)
		}
		c.program.lower = append(c.program.lower, 0)
		c.program.upper = append(c.program.upper, top)
	}
	c.solution, _ = newTableau(c.program)
	r.parts = append(r.parts, c)
}

// printed is an equation with what is printed on its right side; hidden
// numbers that are new join the component.
func (r *reader) printed(e int, at map[int]int, c *component, id int) linear {
	var l linear
	for _, t := range r.equations[e] {
		if r.seen[t.col] {
			l.rhs -= t.coef * int64(r.numbers[t.col].value)
			continue
		}
		k, in := at[t.col]
		if !in {
			k = len(c.numbers)
			at[t.col] = k
			c.numbers = append(c.numbers, t.col)
			r.part[t.col] = id
		}
		l.terms = append(l.terms, term{k, t.coef})
	}
	return l
}

// interval returns the least and largest possible value of a number.
func (r *reader) interval(n int) Finding {
	if f, ok := r.done[n]; ok {
		return f
	}
	f := Finding{Low: r.numbers[n].value, High: r.numbers[n].value, Proven: true}
	if !r.seen[n] {
		c := r.parts[r.part[n]]
		low, okLow := c.extreme(n, -1)
		high, okHigh := c.extreme(n, 1)
		if int64(high) >= r.ceiling/2 {
			high = Unlimited
		}
		f = Finding{Low: low, High: high, Proven: okLow && okHigh}
	}
	r.done[n] = f
	return f
}

// extreme returns the largest (sign 1) or least (sign -1) value of a number
// over the fillings of the component in whole numbers.
func (c *component) extreme(n int, sign int64) (int, bool) {
	profit, k := make([]int64, len(c.numbers)), 0
	for i, j := range c.numbers {
		if j == n {
			profit[i], k = sign, i
		}
	}
	if c.solution == nil {
		return 0, false
	}
	if c.solution.failed || !c.solution.maximise(profit) {
		c.solution, _ = newTableau(c.program)
		return 0, false
	}
	x, whole := c.solution.values()
	if !whole {
		if x, whole = largestWhole(c.program, profit, auditBranches); !whole {
			return 0, false
		}
	}
	return int(x[k]), c.program.holds(x)
}

// holds adds up: the filling keeps every bound and every equation.
func (p program) holds(x []int64) bool {
	for j, v := range x {
		if v < p.lower[j] || v > p.upper[j] {
			return false
		}
	}
	for _, l := range p.rows {
		sum := int64(0)
		for _, t := range l.terms {
			sum += t.coef * x[t.col]
		}
		if sum != l.rhs {
			return false
		}
	}
	return true
}
