package statistics

// Outcomes tells how far the audit of each company came, in the order of the
// cases.
func Outcomes(in Input) []State {
	s := newStudy(in)
	out := make([]State, len(s.subjects))
	for i, u := range s.subjects {
		out[i] = u.state
	}
	return out
}

// Final tells whether nothing more is to come in the audit itself.
func (s State) Final() bool { return s == Full || s == Partial || s == Stopped }
