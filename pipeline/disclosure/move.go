package disclosure

import (
	"slices"
)

// move is a change of numbers after which every equation still holds: added to
// the true numbers it is a witness that others are possible.
type move struct {
	numbers []int
	by      []int
}

// mover looks for the moves that cost least to hide.
type mover struct {
	*system
	hidden []bool
	free   bool         // hide nothing more
	moves  map[int]move // of bases, as far as found
	left   *budget
}

// biggest is the profit of moving the number in question: more than anything
// that is lost by hiding along the way.
const biggest = 1 << 22

// programLimit bounds the entries of all linear programs of one protection
// together, repairLimit the changes that its repairs try. Where they do not
// last, companies are so few that hardly anything can be shown, and what is left
// open is reported.
const (
	programLimit = 1 << 21
	repairLimit  = 1 << 16
)

// budget is what is left of the limits.
type budget struct{ programs, repairs int }

// moveBranches bounds the search for a move in whole numbers.
const moveBranches = 8

// around and wide are how many equations away from the number the candidates of a
// move are looked for first: the next two hold every rectangle of a cross table.
// After these everything is looked at.
const (
	around     = 2
	wide       = 4
	everything = 1 << 10
)

// find returns the cheapest move that changes number n by d, or by as much as
// can be had, and by how much that is. It looks near the number first.
func (m mover) find(n, d int) (move, int) {
	var best move
	most, before := 0, 0
	for _, far := range []int{around, wide, everything} {
		if m.left.programs < 0 {
			break
		}
		ns := m.candidates(n, far)
		if len(ns) == before {
			break
		}
		before = len(ns)
		if out, got := m.among(ns, n, d); max(got, -got) > max(most, -most) {
			best, most = out, got
		}
		if most == d {
			break
		}
	}
	return best, most
}

// among looks for the move among some numbers.
func (m mover) among(ns []int, n, d int) (move, int) {
	p, profit := m.program(ns, n, d)
	if m.left.programs -= 2 * len(ns) * len(p.rows); m.left.programs < 0 {
		return move{}, 0
	}
	x, ok := largestWhole(p, profit, moveBranches)
	if !ok {
		return move{}, 0
	}
	out := moved(ns, x)
	if i := slices.Index(out.numbers, n); i >= 0 {
		return out, out.by[i]
	}
	return move{}, 0
}

// moved reads a move from the columns of a program.
func moved(ns []int, x []int64) move {
	var out move
	for k, j := range ns {
		if by := int(x[2*k] - x[2*k+1]); by != 0 {
			out.numbers, out.by = append(out.numbers, j), append(out.by, by)
		}
	}
	return out
}

// hub tells whether a number stands in so many equations that it is no way to
// further candidates: by a base everything is near everything.
func (m mover) hub(n int) bool { return len(m.numbers[n].eqs) > 12 }

// candidates returns the numbers that are hidden or can be, up to so many
// equations from n, n first.
func (m mover) candidates(n, far int) []int {
	if !m.movable(n) {
		return nil
	}
	out, at := []int{n}, map[int]int{n: 0}
	used := map[int]bool{}
	for i := 0; i < len(out) && at[out[i]] < far; i++ {
		if i > 0 && far < everything && m.hub(out[i]) {
			continue
		}
		for _, e := range m.numbers[out[i]].eqs {
			if used[e] {
				continue
			}
			used[e] = true
			for _, t := range m.equations[e] {
				if _, in := at[t.col]; !in && m.movable(t.col) {
					at[t.col] = at[out[i]] + 1
					out = append(out, t.col)
				}
			}
		}
	}
	return out
}

// movable tells whether a number is hidden or can be.
func (m mover) movable(n int) bool {
	if m.free && m.known(n, m.hidden) {
		return false
	}
	return !m.numbers[n].pinned && !slices.ContainsFunc(m.numbers[n].units, func(u int) bool { return m.units[u].cell.Fixed })
}

// program says which moves there are: a column up and one down for each
// number, and every equation unchanged.
func (m mover) program(ns []int, n, d int) (program, []int64) {
	at := make(map[int]int, len(ns))
	p := program{lower: make([]int64, 2*len(ns)), upper: make([]int64, 2*len(ns))}
	profit := make([]int64, 2*len(ns))
	for k, j := range ns {
		at[j] = k
		up, down := m.room(j)
		switch {
		case j == n && d > 0:
			up, down = min(up, int64(d)), 0
		case j == n:
			up, down = 0, min(down, int64(-d))
		}
		p.upper[2*k], p.upper[2*k+1] = up, down
		cost := m.cost(j)
		if j == n {
			cost = -biggest
		}
		profit[2*k], profit[2*k+1] = -cost, -cost
	}
	p.rows = m.rows(ns, at)
	return p, profit
}

func (m mover) room(j int) (up, down int64) {
	up = m.ceiling
	if top := m.numbers[j].top; top >= 0 {
		up = int64(top - m.numbers[j].value)
	}
	return up, int64(m.numbers[j].value)
}

// rows returns the equations of the numbers ns, once each.
func (m mover) rows(ns []int, at map[int]int) []linear {
	var out []linear
	seen := map[int]bool{}
	for _, j := range ns {
		for _, e := range m.numbers[j].eqs {
			if seen[e] {
				continue
			}
			seen[e] = true
			var l linear
			for _, t := range m.equations[e] {
				if k, in := at[t.col]; in {
					l.terms = append(l.terms, term{2 * k, t.coef}, term{2*k + 1, -t.coef})
				}
			}
			out = append(out, l)
		}
	}
	return out
}

// cost is what hiding a number loses: the weights of the cells that still show
// it.
func (m mover) cost(n int) int64 {
	sum := 0
	for _, u := range m.numbers[n].units {
		if !m.hidden[u] {
			sum += m.units[u].weight
		}
	}
	return int64(min(sum, 1<<14))
}

// hide hides every cell that shows a number of the move.
func (m mover) hide(w move) {
	for _, n := range w.numbers {
		for _, u := range m.numbers[n].units {
			m.hidden[u] = true
		}
	}
}
