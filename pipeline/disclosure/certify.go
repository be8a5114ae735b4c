package disclosure

// certify is the audit by witnesses: it holds each against all that is printed,
// by adding up, and reports how far the guarded numbers move over those that
// pass. What passes is a proof, however it was found.
func (s *system) certify(witnesses []move) Report {
	low, high := make([]int, len(s.numbers)), make([]int, len(s.numbers))
	for n, one := range s.numbers {
		low[n], high[n] = one.value, one.value
	}
	hidden, passed := s.marked(), 0
	for _, w := range witnesses {
		if !s.agrees(w, hidden) {
			continue
		}
		passed++
		for i, n := range w.numbers {
			v := s.numbers[n].value + w.by[i]
			low[n], high[n] = min(low[n], v), max(high[n], v)
		}
	}
	r := s.report(func(n int) Finding { return Finding{Low: low[n], High: high[n], Proven: true} })
	r.Witnesses = passed
	return r
}

// agrees tells whether the numbers, changed by the move, agree with all that a
// reader knows: what is printed is unchanged, no number is less than 0 or more
// than a known base, and every equation holds.
func (s *system) agrees(w move, hidden []bool) bool {
	change := make(map[int]int, len(w.numbers))
	for i, n := range w.numbers {
		v := s.numbers[n].value + w.by[i]
		if w.by[i] != 0 && s.known(n, hidden) || v < 0 || s.numbers[n].top >= 0 && v > s.numbers[n].top {
			return false
		}
		if _, twice := change[n]; twice {
			return false
		}
		change[n] = w.by[i]
	}
	for n := range change {
		for _, e := range s.numbers[n].eqs {
			sum := int64(0)
			for _, t := range s.equations[e] {
				sum += t.coef * int64(s.numbers[t.col].value+change[t.col])
			}
			if sum != 0 {
				return false
			}
		}
	}
	return true
}
