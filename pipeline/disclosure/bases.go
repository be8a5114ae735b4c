package disclosure

import "slices"

// group is a set of cells that have one base.
type group struct {
	of, contributors int
	units            []int
	number           int // -1: the reader is taken to know the base
}

// addBases finds the bases of the cells. Cells of one base are those with one
// OfKey; and without keys those whose bases agree down a whole column, along a
// whole row, or over the parts and total of a sum. A base large enough to be
// shown is taken to be known (a caption says it); a small one is a number that
// is hidden, and those that add up with it, or have keys, can be.
func (s *system) addBases(sums []total) error {
	groups, of := s.groups(sums)
	small := slices.ContainsFunc(groups, func(g group) bool { return s.settings.small(g.contributors) })
	for i := range groups {
		if err := s.open(&groups[i], small); err != nil {
			return err
		}
	}
	additive := s.additive(sums, groups, of)
	for again := true; again; {
		again = false
		for _, t := range additive {
			again = s.openAll(t, groups, of) || again
		}
	}
	s.attach(groups)
	for _, t := range additive {
		s.equateBases(t, groups, of)
	}
	return nil
}

// groups gathers the units with bases; of tells the group of each.
func (s *system) groups(sums []total) (groups []group, of []int) {
	root := newForest(len(s.units))
	for _, line := range s.lines() {
		s.joinIfOne(root, line)
	}
	for _, t := range sums {
		s.joinIfOne(root, t.members())
	}
	s.joinKeys(root)
	at := map[int]int{}
	of = make([]int, len(s.units))
	for u := range s.units {
		of[u] = -1
		if s.units[u].cell.Of == 0 {
			continue
		}
		r := root.find(u)
		g, there := at[r]
		if !there {
			g = len(groups)
			at[r] = g
			groups = append(groups, group{number: -1, of: s.units[u].cell.Of, contributors: s.units[u].cell.baseContributors()})
		}
		groups[g].units = append(groups[g].units, u)
		groups[g].contributors = min(groups[g].contributors, s.units[u].cell.baseContributors())
		of[u] = g
	}
	return groups, of
}

// lines returns the rows and columns of the tables, in units.
func (s *system) lines() [][]int {
	type line struct{ table, row, col int }
	at := map[line]int{}
	var out [][]int
	add := func(l line, u int) {
		k, there := at[l]
		if !there {
			k = len(out)
			at[l] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], u)
	}
	for u, one := range s.units {
		add(line{one.table, one.ref.Row, -1}, u)
		add(line{one.table, -1, one.ref.Col}, u)
	}
	return out
}

// joinIfOne joins the units with keyless bases if all these bases are equal.
func (s *system) joinIfOne(root forest, units []int) {
	var with []int
	for _, u := range units {
		c := s.units[u].cell
		if c.Of == 0 || c.OfKey != "" {
			continue
		}
		if len(with) > 0 && s.units[with[0]].cell.Of != c.Of {
			return
		}
		with = append(with, u)
	}
	for _, u := range with {
		root.join(with[0], u)
	}
}

func (s *system) joinKeys(root forest) {
	first := map[string]int{}
	for u, one := range s.units {
		if one.cell.OfKey == "" || one.cell.Of == 0 {
			continue
		}
		if f, there := first[one.cell.OfKey]; there {
			root.join(f, u)
		} else {
			first[one.cell.OfKey] = u
		}
	}
}

// open makes the base of a group a number if it is small, or has a key and
// some base is small. Where none is, a base with a key is known, and the number
// of that key stays printed.
func (s *system) open(g *group, some bool) error {
	cell, ref := s.units[g.units[0]].cell, s.units[g.units[0]].ref
	if !s.settings.small(g.contributors) && (cell.OfKey == "" || !some) {
		if n, there := s.keys[cell.OfKey]; there && cell.OfKey != "" {
			s.numbers[n].pinned = true
		}
		return nil
	}
	n, err := s.keyed(cell.OfKey, g.of, ref)
	g.number = n
	return err
}

// additive returns the sums whose bases add up like their numbers.
func (s *system) additive(sums []total, groups []group, of []int) []total {
	var out []total
	for _, t := range sums {
		if of[t.of] < 0 || len(t.parts) < 2 {
			continue
		}
		left := groups[of[t.of]].of
		for _, p := range t.parts {
			if of[p] >= 0 {
				left -= groups[of[p]].of
			}
		}
		if left == 0 {
			out = append(out, t)
		}
	}
	return out
}

// openAll makes all bases of a sum numbers if one is; it tells whether
// anything changed.
func (s *system) openAll(t total, groups []group, of []int) bool {
	var shut []int
	open := false
	for _, u := range t.members() {
		if of[u] < 0 {
			continue
		}
		if groups[of[u]].number < 0 {
			shut = append(shut, of[u])
		} else {
			open = true
		}
	}
	if !open {
		return false
	}
	for _, g := range shut {
		if groups[g].number < 0 {
			s.numbers = append(s.numbers, number{value: groups[g].of, top: -1})
			groups[g].number = len(s.numbers) - 1
		}
	}
	return len(shut) > 0
}

// attach gives each unit the numbers of its base: known bases bound the
// number, others are shown by the unit, with the rest that follows.
func (s *system) attach(groups []group) {
	for _, g := range groups {
		for _, u := range g.units {
			n := &s.numbers[s.units[u].numbers[0]]
			if g.number < 0 {
				if n.top < 0 || n.top > g.of {
					n.top = g.of
				}
				continue
			}
			s.numbers = append(s.numbers, number{value: g.of - s.units[u].cell.N, top: -1})
			rest := len(s.numbers) - 1
			first := s.units[u].numbers[0]
			s.units[u].numbers = []int{first, g.number, rest}
			s.equate([]int{g.number, first, rest})
		}
	}
}

func (s *system) equateBases(t total, groups []group, of []int) {
	var ns []int
	for _, u := range t.members() {
		if of[u] < 0 {
			continue
		}
		if groups[of[u]].number < 0 {
			return
		}
		ns = append(ns, groups[of[u]].number)
	}
	s.equate(ns)
}

// forest is a union-find over units.
type forest []int

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

func (f forest) find(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) join(a, b int) { f[f.find(b)] = f.find(a) }
