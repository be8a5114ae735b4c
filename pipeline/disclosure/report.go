package disclosure

// Report is what an audit found. It tells true things of hidden numbers and
// does not leave the office.
type Report struct {
	Settings      Settings
	Cells         int // cells with a number
	Primary       int
	Complementary int
	Guarded       []Finding // every number that is to be guarded, in the order of the tables
	Unprotected   []Finding // those of them that are not, at every place that has the number
	Witnesses     int       // fillings that prove it; 0 of Audit
	Rounds        int       // of hiding and auditing; 0 of Audit
}

// Unlimited is the High of a number of which a reader can tell no upper limit.
const Unlimited = 1 << 30

// Finding is the interval of one number as a reader can work it out.
type Finding struct {
	Place   Ref
	Subject Subject
	// Low and High are possible for all that a reader can tell. Of Audit they
	// are the ends of the interval; of Suppress the interval is at least so
	// wide.
	Low, High int
	Protected bool
	// Proven: Low and High are values of complete fillings in whole numbers
	// that agree with all that is printed. Otherwise the solver gave up, and
	// the number counts as unprotected.
	Proven bool
}

// report puts the intervals of all demands together.
func (s *system) report(interval func(n int) Finding) Report {
	r := Report{Settings: s.settings, Cells: len(s.units)}
	for _, one := range s.units {
		switch one.cell.Mark {
		case Primary:
			r.Primary++
		case Complementary:
			r.Complementary++
		}
	}
	for _, d := range s.demands {
		f := interval(d.number)
		f.Place, f.Subject = s.units[d.unit].ref, d.subject
		f.Protected = f.Proven && d.met(f.Low, f.High)
		if d.subject == Rest && len(s.units[d.unit].numbers) == 1 {
			of := s.units[d.unit].cell.Of
			f.Low, f.High = of-f.High, of-f.Low
		}
		r.Guarded = append(r.Guarded, f)
		if f.Protected {
			continue
		}
		for _, u := range s.numbers[d.number].units {
			f.Place = s.units[u].ref
			r.Unprotected = append(r.Unprotected, f)
		}
	}
	return r
}

// marked returns which units are hidden by their marks.
func (s *system) marked() []bool {
	hidden := make([]bool, len(s.units))
	for u, one := range s.units {
		hidden[u] = one.cell.Hidden()
	}
	return hidden
}
