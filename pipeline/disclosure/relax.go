package disclosure

import (
	"cmp"
	"slices"
)

// relax shows complementary cells again, the dearest first, where other moves
// among what stays hidden do for those that go through the cell.
func (p *protector) relax() {
	var order []int
	for u := range p.units {
		if p.hidden[u] && !p.primary[u] && !p.insisted(u) {
			order = append(order, u)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.units[b].weight, p.units[a].weight) })
	was := len(p.unmet())
	for _, u := range order {
		before := p.witnesses
		p.hidden[u] = false
		if p.without(u); len(p.witnesses) == len(before) {
			continue
		}
		if len(p.unmet()) > was {
			p.refind()
		}
		if len(p.unmet()) > was {
			p.hidden[u] = true
			p.replay(before)
		}
	}
}

// insisted tells whether an audit asked for the cell.
func (p *protector) insisted(u int) bool {
	return slices.ContainsFunc(p.extra, func(w move) bool {
		return slices.ContainsFunc(w.numbers, func(n int) bool { return slices.Contains(p.numbers[n].units, u) })
	})
}

// without drops the witnesses that change a number which the cell shows.
func (p *protector) without(u int) {
	shown := slices.Concat(p.units[u].numbers, p.units[u].shows)
	through := func(w move) bool {
		return slices.ContainsFunc(shown, func(n int) bool { return slices.Contains(w.numbers, n) })
	}
	if slices.ContainsFunc(p.witnesses, through) {
		p.replay(slices.DeleteFunc(slices.Clone(p.witnesses), through))
	}
}

// refind looks for moves among what is hidden for the demands that are not met;
// one without ends it.
func (p *protector) refind() {
	free := mover{system: p.system, hidden: p.hidden, free: true, moves: p.moves, left: &p.left}
	for _, d := range p.demands {
		if p.met(d) {
			continue
		}
		if p.approach(d, free.whole); !p.met(d) {
			return
		}
	}
}

// replay takes these witnesses and no others.
func (p *protector) replay(ws []move) {
	p.reset()
	for _, w := range ws {
		p.count(w)
	}
	p.witnesses = slices.Clip(ws)
}

// unmet returns the demands that the witnesses do not meet.
func (p *protector) unmet() []int {
	var out []int
	for i, d := range p.demands {
		if !p.met(d) {
			out = append(out, i)
		}
	}
	return out
}
