package disclosure

// tooLarge is where the exact arithmetic gives up: two such factors still fit
// in 64 bits.
const tooLarge = 1 << 30

// term is a coefficient of a column in an equation.
type term struct {
	col  int
	coef int64
}

// linear is an equation: the terms add up to rhs.
type linear struct {
	terms []term
	rhs   int64
}

// program is a set of equations over columns between bounds.
type program struct {
	lower, upper []int64
	rows         []linear
}

// tableau is a basic feasible solution of a program, kept in whole numbers over
// one denominator (fraction-free pivoting after Bareiss and Edmonds), so that
// nothing is rounded. Column j stands for x-lower, or for upper-x when flipped;
// columns outside the basis are 0.
type tableau struct {
	rows    [][]int64 // the last entry of a row is its right side
	basis   []int     // column of each row, artificial where none is left yet
	upper   []int64   // room of each column (upper-lower)
	lower   []int64
	flipped []bool
	goal    []int64 // reduced profits
	den     int64
	filled  []int // columns of the pivot row that are not 0
	failed  bool  // arithmetic gave up
}

// artificial marks a row whose own slack is still in the basis.
const artificial = -1

// newTableau returns a feasible solution of p, or false when it has none (or
// the arithmetic gave up).
func newTableau(p program) (*tableau, bool) {
	n := len(p.upper)
	t := &tableau{den: 1, lower: p.lower, upper: make([]int64, n), flipped: make([]bool, n)}
	for j := range n {
		if t.upper[j] = p.upper[j] - p.lower[j]; t.upper[j] < 0 {
			return nil, false
		}
	}
	flat := make([]int64, len(p.rows)*(n+1))
	for i, l := range p.rows {
		row := flat[i*(n+1) : (i+1)*(n+1)]
		row[n] = l.rhs
		for _, e := range l.terms {
			row[e.col] += e.coef
			row[n] -= e.coef * p.lower[e.col]
		}
		if row[n] < 0 {
			negate(row)
		}
		t.rows = append(t.rows, row)
		t.basis = append(t.basis, artificial)
	}
	return t, t.phaseOne()
}

// phaseOne drives the slacks of the rows to 0.
func (t *tableau) phaseOne() bool {
	n := len(t.upper)
	t.goal = make([]int64, n+1)
	need := int64(0)
	for _, row := range t.rows {
		need += row[n]
		for j, a := range row[:n] {
			t.goal[j] += a
		}
	}
	if need == 0 {
		return true
	}
	t.climb(true)
	for i, row := range t.rows {
		if t.basis[i] == artificial && row[n] != 0 {
			return false
		}
	}
	return !t.failed
}

// maximise moves to a solution at which the sum of profits is largest; false
// means that the arithmetic gave up.
func (t *tableau) maximise(profit []int64) bool {
	n := len(t.upper)
	at := func(j int) int64 {
		if t.flipped[j] {
			return -profit[j]
		}
		return profit[j]
	}
	t.goal = make([]int64, n+1)
	for j := range n {
		t.goal[j] = t.den * at(j)
	}
	for i, b := range t.basis {
		if b == artificial || profit[b] == 0 {
			continue
		}
		c := at(b)
		for j, a := range t.rows[i] {
			t.goal[j] -= c * a
		}
	}
	t.climb(false)
	return !t.failed
}

// climb pivots until no column promises more. After a stretch without gain it
// takes the first promising column instead of the best (Bland), which cannot
// go round in circles.
func (t *tableau) climb(first bool) {
	stalled := 0
	for !t.failed {
		k := t.entering(stalled > 2*len(t.rows)+20)
		if k < 0 {
			return
		}
		if t.step(k, first) {
			stalled = 0
		} else {
			stalled++
		}
	}
}

// entering returns the column to bring in: the most promising, or the first.
func (t *tableau) entering(bland bool) int {
	best, most := -1, int64(0)
	for j := range t.upper {
		if t.goal[j] > most && t.upper[j] > 0 {
			best, most = j, t.goal[j]
			if bland {
				break
			}
		}
	}
	return best
}

// step brings column k in and tells whether anything was gained.
func (t *tableau) step(k int, first bool) bool {
	n := len(t.upper)
	r, num, den, high := -1, t.upper[k], int64(1), false
	for i, row := range t.rows {
		a, room, up := row[k], row[n], false
		switch {
		case a == 0:
			continue
		case t.basis[i] == artificial && !first:
			room, a = 0, max(a, -a)
		case a < 0 && t.basis[i] == artificial:
			continue
		case a < 0:
			room, a, up = t.den*t.upper[t.basis[i]]-row[n], -a, true
		}
		d := room*den - num*a
		if d < 0 || d == 0 && r >= 0 && t.basis[i] < t.basis[r] {
			r, num, den, high = i, room, a, up
		}
	}
	if r < 0 {
		t.flip(k)
		return true
	}
	if high {
		t.flipBasic(r)
	}
	t.pivot(r, k)
	return num != 0
}

// flip moves a column outside the basis from one bound to the other.
func (t *tableau) flip(k int) {
	n := len(t.upper)
	for _, row := range t.rows {
		if row[k] != 0 {
			row[n] -= row[k] * t.upper[k]
			row[k] = -row[k]
		}
	}
	t.goal[k] = -t.goal[k]
	t.flipped[k] = !t.flipped[k]
}

// flipBasic measures the basic column of row r from its upper bound.
func (t *tableau) flipBasic(r int) {
	b, row := t.basis[r], t.rows[r]
	n := len(t.upper)
	negate(row)
	row[b] = -row[b]
	row[n] += t.den * t.upper[b]
	t.flipped[b] = !t.flipped[b]
}

// pivot makes column k basic in row r.
func (t *tableau) pivot(r, k int) {
	row := t.rows[r]
	if row[k] < 0 {
		negate(row)
	}
	t.filled = t.filled[:0]
	for j, v := range row {
		if v != 0 {
			t.filled = append(t.filled, j)
		}
	}
	for i, other := range t.rows {
		if i != r {
			t.eliminate(other, row, k)
		}
	}
	t.eliminate(t.goal, row, k)
	t.basis[r], t.den = k, row[k]
}

// eliminate clears column k of a row by the pivot row.
func (t *tableau) eliminate(row, by []int64, k int) {
	p, f, den, worst := by[k], row[k], t.den, int64(0)
	if p != den {
		for j, v := range row {
			if v != 0 && by[j] == 0 {
				row[j] = p * v / den
				worst = max(worst, row[j], -row[j])
			}
		}
	} else if f == 0 {
		return
	}
	for _, j := range t.filled {
		v := p*row[j] - f*by[j]
		if den != 1 {
			v /= den
		}
		row[j] = v
		worst = max(worst, v, -v)
	}
	t.failed = t.failed || worst > tooLarge
}

// values returns the solution; false when some value is no whole number.
func (t *tableau) values() ([]int64, bool) {
	n := len(t.upper)
	x, whole := make([]int64, n), true
	for i, b := range t.basis {
		if b == artificial {
			continue
		}
		if t.rows[i][n]%t.den != 0 {
			whole = false
		}
		x[b] = t.rows[i][n] / t.den
	}
	for j := range x {
		if t.flipped[j] {
			x[j] = t.upper[j] - x[j]
		}
		x[j] += t.lower[j]
	}
	return x, whole
}

// fractional returns a column whose value is no whole number and the whole
// number below it.
func (t *tableau) fractional() (col int, floor int64) {
	n, col := len(t.upper), -1
	for i, b := range t.basis {
		if b != artificial && t.rows[i][n]%t.den != 0 && (col < 0 || b < col) {
			col, floor = b, t.rows[i][n]/t.den
			if t.flipped[b] {
				floor = t.upper[b] - floor - 1
			}
			floor += t.lower[b]
		}
	}
	return col, floor
}

func negate(row []int64) {
	for j := range row {
		row[j] = -row[j]
	}
}
