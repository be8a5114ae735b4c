package disclosure

import (
	"cmp"
	"slices"
)

// pruner knows which witnesses still stand and which values they give to the
// numbers that are to be guarded.
type pruner struct {
	*protector
	stands  []bool
	values  map[int][]value  // of a number
	demands map[int][]demand // on a number
}

// value is what a witness makes of a number.
type value struct{ witness, is int }

// prune drops the witnesses that no demand needs, the dearest first, and shows
// again what only they had hidden.
func (p *protector) prune() {
	r := p.pruner()
	m := mover{system: p.system, hidden: p.primary}
	loss := make([]int64, len(p.witnesses))
	var order []int
	for i, w := range p.witnesses {
		if loss[i] = m.loss(w); loss[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(loss[b], loss[a]) })
	for _, i := range order {
		r.stands[i] = false
		r.stands[i] = !r.needless(p.witnesses[i])
	}
	p.keep(r.stands)
}

func (p *protector) pruner() *pruner {
	r := &pruner{protector: p, stands: make([]bool, len(p.witnesses)), values: map[int][]value{}, demands: map[int][]demand{}}
	for _, d := range p.system.demands {
		r.demands[d.number] = append(r.demands[d.number], d)
	}
	for i, w := range p.witnesses {
		r.stands[i] = true
		for k, n := range w.numbers {
			if len(r.demands[n]) > 0 {
				r.values[n] = append(r.values[n], value{i, p.numbers[n].value + w.by[k]})
			}
		}
	}
	return r
}

// needless tells whether the demands that a fallen witness serves are met, or
// as little met, without it.
func (r *pruner) needless(w move) bool {
	for _, n := range w.numbers {
		if len(r.demands[n]) == 0 {
			continue
		}
		low, high := r.numbers[n].value, r.numbers[n].value
		for _, v := range r.values[n] {
			if r.stands[v.witness] {
				low, high = min(low, v.is), max(high, v.is)
			}
		}
		for _, d := range r.demands[n] {
			if !d.met(low, high) && r.met(d) {
				return false
			}
		}
	}
	return true
}

// keep leaves only the witnesses that stand, and hides what they need.
func (p *protector) keep(stands []bool) {
	all := p.witnesses
	p.reset()
	for i, w := range all {
		if stands[i] {
			p.take(w)
		}
	}
	p.hidden = slices.Clone(p.primary)
	m := mover{system: p.system, hidden: p.hidden}
	for _, w := range slices.Concat(p.witnesses, p.extra) {
		m.hide(w)
	}
}

// loss is the weight of what a move hides beyond what is hidden.
func (m mover) loss(w move) int64 {
	sum := int64(0)
	for _, n := range w.numbers {
		sum += m.cost(n)
	}
	return sum
}
