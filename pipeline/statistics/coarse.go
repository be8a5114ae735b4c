package statistics

// Traits are by what a company could be told apart in the tables: the words of
// its groups.
type Traits struct{ Company, Industry, Size, Region string }

// TraitsOf returns the traits of every company, in the order of the cases.
func TraitsOf(in Input) []Traits {
	in.Coarse = nil
	s := newStudy(in)
	industry, size, region := s.industries(), sizes(), s.regions()
	out := make([]Traits, 0, len(s.subjects))
	for _, u := range s.subjects {
		out = append(out, Traits{u.id, industry.word(u), size.word(u), region.word(u)})
	}
	return out
}

// word is how the company's group is called.
func (d dimension) word(u *subject) string {
	key := d.of(u)
	for _, g := range d.groups {
		if g.key == key {
			return g.label
		}
	}
	return key
}

// coarse says a dimension less precisely, as Input.Coarse has it: groups that
// are called the same become one.
func (s *study) coarse(d dimension) dimension {
	to := s.Coarse[d.id]
	if to == nil {
		return d
	}
	fine := d
	said := func(word string) string {
		if c, ok := to[word]; ok {
			return c
		}
		return word
	}
	d.groups = nil
	seen := map[string]bool{}
	for _, g := range fine.groups {
		if c := said(g.label); !seen[c] {
			seen[c] = true
			d.groups = append(d.groups, group{c, c})
		}
	}
	d.of = func(u *subject) string { return said(fine.word(u)) }
	return d.settled(s)
}
