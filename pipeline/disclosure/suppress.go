package disclosure

import (
	"cmp"
	"slices"
)

// Suppress returns the tables with the cells to hide marked, and the report of
// the audit of the result. Cells of Report.Unprotected could not be guarded
// (what they add up with is Fixed, or known): their tables must not go out.
// The error tells tables that do not fit together; it is a fault of the caller.
func Suppress(tables []Table, settings Settings) ([]Table, Report, error) {
	out := blank(tables)
	s, err := compile(out, settings)
	if err != nil {
		return nil, Report{}, err
	}
	p := newProtector(s)
	for round := 1; ; round++ {
		p.protect()
		p.prune()
		p.relax()
		p.mark()
		report := p.certify(p.witnesses)
		report.Rounds = round
		if len(report.Unprotected) == 0 || round == rounds || p.left.repairs <= 0 || !p.insist(report) {
			return out, report, nil
		}
	}
}

// rounds bounds how often an audit that finds fault is answered.
const rounds = 3

// blank returns a deep copy of the tables without marks.
func blank(tables []Table) []Table {
	out := slices.Clone(tables)
	for i := range out {
		out[i].Rows = slices.Clone(out[i].Rows)
		for r := range out[i].Rows {
			cells := slices.Clone(out[i].Rows[r].Cells)
			for c := range cells {
				cells[c].Mark = Shown
			}
			out[i].Rows[r].Cells = cells
		}
	}
	return out
}

// protector hides more and more until every demand has its witnesses.
type protector struct {
	*system
	primary   []bool
	hidden    []bool
	witnesses []move
	extra     []move // hidden because an audit asked for more
	left      budget
	moves     map[int]move // the last that raises a base
	low, high []int        // least and largest value of each number over the witnesses
}

func newProtector(s *system) *protector {
	p := &protector{system: s, primary: s.primaries(), left: budget{programLimit, repairLimit}, moves: map[int]move{}, low: make([]int, len(s.numbers)), high: make([]int, len(s.numbers))}
	p.hidden = slices.Clone(p.primary)
	p.reset()
	return p
}

// reset forgets the witnesses: the true numbers alone remain.
func (p *protector) reset() {
	p.witnesses = nil
	clear(p.moves)
	for n := range p.numbers {
		p.low[n], p.high[n] = p.numbers[n].value, p.numbers[n].value
	}
}

func (p *protector) met(d demand) bool { return d.met(p.low[d.number], p.high[d.number]) }

// protect finds moves for all demands that are not met: bases first, because
// numbers and rests move with them, and the widest.
func (p *protector) protect() {
	order := slices.Clone(p.demands)
	slices.SortStableFunc(order, func(a, b demand) int {
		return cmp.Or(cmp.Compare(b.subject, a.subject), cmp.Compare(b.width, a.width))
	})
	for _, d := range order {
		p.satisfy(d)
	}
}

// satisfy finds moves for a demand: among what is hidden already if that is
// enough, else along what is cheap to hide; by repairs if they are found, else
// by linear programming.
func (p *protector) satisfy(d demand) {
	m := mover{system: p.system, hidden: p.hidden, moves: p.moves, left: &p.left}
	free := m
	free.free = true
	for _, find := range []finder{free.whole, m.whole, m.find} {
		p.approach(d, find)
	}
}

// finder finds a move of a number by as much as asked, or by as much as can be
// had, and says by how much it is.
type finder func(n, by int) (move, int)

// whole is the finder by repairs.
func (m mover) whole(n, by int) (move, int) {
	if w, ok := m.repair(n, by); ok {
		return w, by
	}
	return move{}, 0
}

// approach moves the number to the side on which a value must be possible, if
// need be no farther than that, and where that is not wide enough to the other.
func (p *protector) approach(d demand, find finder) {
	v := p.numbers[d.number].value
	far, near, side := max(d.high-v, d.width), d.high-v, 1
	if d.low >= 0 {
		far, near, side = max(v-d.low, d.width), v-d.low, -1
	}
	for _, by := range []int{far, near} {
		if low, high := p.low[d.number], p.high[d.number]; !d.halfMet(low, high) || by == far && !p.met(d) {
			p.try(d.number, side*by, find)
		}
	}
	if !p.met(d) && d.halfMet(p.low[d.number], p.high[d.number]) {
		gone := max(v-p.low[d.number], 0)
		if side > 0 {
			gone = p.high[d.number] - v
		}
		p.try(d.number, side*(gone-d.width), find)
	}
}

// try hides along a move, unless the witnesses go as far already.
func (p *protector) try(n, by int, find finder) {
	v := p.numbers[n].value
	if p.low[n] <= v+by && v+by <= p.high[n] {
		return
	}
	if w, got := find(n, by); got != 0 {
		mover{system: p.system, hidden: p.hidden}.hide(w)
		p.take(w)
	}
}

func (p *protector) take(w move) {
	p.witnesses = append(p.witnesses, w)
	p.count(w)
}

// count takes the values of a witness into the intervals.
func (p *protector) count(w move) {
	for i, n := range w.numbers {
		if m := (mover{system: p.system}); m.hub(n) && w.by[i] > 0 {
			p.moves[n] = w
		}
		v := p.numbers[n].value + w.by[i]
		p.low[n], p.high[n] = min(p.low[n], v), max(p.high[n], v)
	}
}

// mark writes what is hidden into the cells.
func (p *protector) mark() {
	for u := range p.units {
		switch {
		case p.primary[u]:
			p.units[u].cell.Mark = Primary
		case p.hidden[u]:
			p.units[u].cell.Mark = Complementary
		default:
			p.units[u].cell.Mark = Shown
		}
	}
}

// insist hides one further cell beside each number that the audit found open;
// false means that there is none.
func (p *protector) insist(r Report) bool {
	more := false
	for _, f := range r.Unprotected {
		u := p.places[f.Place]
		for _, n := range p.units[u].numbers {
			for _, e := range p.numbers[n].eqs {
				more = p.hideOne(e) || more
			}
		}
	}
	return more
}

// hideOne hides the cheapest shown number of an equation.
func (p *protector) hideOne(e int) bool {
	m, best := mover{system: p.system, hidden: p.hidden}, -1
	for _, t := range p.equations[e] {
		if !m.movable(t.col) || !p.known(t.col, p.hidden) {
			continue
		}
		if best < 0 || m.cost(t.col) < m.cost(best) {
			best = t.col
		}
	}
	if best < 0 {
		return false
	}
	w := move{numbers: []int{best}}
	m.hide(w)
	p.extra = append(p.extra, w)
	return true
}
