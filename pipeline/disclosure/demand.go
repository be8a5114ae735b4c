package disclosure

// Subject says which number of a cell a demand is about.
type Subject int

// The subjects.
const (
	Count Subject = iota // N
	Rest                 // Of - N
	Base                 // Of
)

// demand is what must hold of the interval of a number that is to be guarded.
type demand struct {
	number  int
	unit    int
	subject Subject
	high    int // a value of at least this must be possible; 0: no such demand
	low     int // a value of at most this must be possible; -1: no such demand
	width   int // the interval must be at least so wide
}

// raise lists the demands of all cells: what is small, and zeros where they
// are hidden.
func (s *system) raise() {
	seen := map[[2]int]bool{}
	for u := range s.units {
		for _, d := range s.demandsOf(u) {
			d.unit = u
			key := [2]int{d.number, int(d.subject)}
			if d.subject == Rest { // rests of one number may have several bases
				key[0] = -1 - u
			}
			if !seen[key] {
				seen[key] = true
				s.demands = append(s.demands, d)
			}
		}
	}
}

func (s *system) demandsOf(u int) []demand {
	one := s.units[u]
	c, n := one.cell, one.numbers[0]
	var out []demand
	if s.settings.small(c.contributors()) || s.zero(c.N, c) {
		out = append(out, s.need(n, Count))
	}
	if c.Of > 0 && !s.settings.ShowRests {
		if rest := c.Of - c.N; s.settings.small(rest) || s.zero(rest, c) {
			out = append(out, s.restNeed(one, rest))
		}
	}
	if len(one.numbers) > 1 && s.settings.small(c.baseContributors()) {
		return append(out, s.need(one.numbers[1], Base))
	}
	for i := range out { // a base that is large enough may be known from elsewhere
		if c.Of > 0 {
			out[i].width = min(out[i].width, c.Of)
		}
	}
	return out
}

// zero tells whether a 0 is to be hidden: none, or all, of a base.
func (s *system) zero(n int, c *Cell) bool {
	return n == 0 && c.Of > 0 && s.settings.Zeros == ZerosHidden
}

func (s *system) need(n int, what Subject) demand {
	d := demand{number: n, subject: what, low: -1, high: s.settings.Threshold, width: s.settings.width(s.numbers[n].value)}
	if top := s.numbers[n].top; top >= 0 {
		d.high, d.width = min(d.high, top), min(d.width, top)
	}
	return d
}

// restNeed is the demand of a small rest. Where the reader knows the base, the
// rest is known by the number and is guarded there.
func (s *system) restNeed(one unit, rest int) demand {
	if len(one.numbers) > 1 {
		return s.need(one.numbers[2], Rest)
	}
	n, of := one.numbers[0], one.cell.Of
	top := s.numbers[n].top // may be less than of, when another cell of the number has a smaller base
	return demand{number: n, subject: Rest, high: 0, low: max(of-s.settings.Threshold, 0), width: min(s.settings.width(rest), top)}
}

// met tells whether an interval is what the demand asks for.
func (d demand) met(lo, hi int) bool {
	return hi-lo >= d.width && d.halfMet(lo, hi)
}

// halfMet tells whether nothing but the width may be missing.
func (d demand) halfMet(lo, hi int) bool { return hi >= d.high && (d.low < 0 || lo <= d.low) }

// primaries returns which units are hidden for their own sake: those that show
// a number that is to be guarded.
func (s *system) primaries() []bool {
	out := make([]bool, len(s.units))
	for _, d := range s.demands {
		for _, u := range s.numbers[d.number].units {
			out[u] = out[u] || !s.units[u].cell.Fixed
		}
	}
	return out
}
