package disclosure

import (
	"fmt"
	"slices"
)

// system is what a set of tables says: numbers, the printed cells that show
// them, and the equations between them. Every equation is a sum of terms that
// is 0.
type system struct {
	settings  Settings
	numbers   []number
	units     []unit
	equations [][]term
	demands   []demand
	places    map[Ref]int     // unit of a place
	keys      map[string]int  // number of a key
	told      map[string]bool // equations that are there, by their terms
	ceiling   int64           // bound of numbers that have none, so that every search ends
}

// leastCeiling is far above what moves in a table of counts; largestNumber is where exact arithmetic would get too little room.
const (
	leastCeiling  = 1 << 12
	largestNumber = 1 << 26
)

// number is one quantity that a reader may want to know.
type number struct {
	value  int
	pinned bool  // stays printed
	top    int   // bound that the reader knows; -1: none
	units  []int // that show it
	eqs    []int // that it stands in
}

// unit is one printed cell: it is shown or hidden as a whole.
type unit struct {
	ref     Ref
	table   int
	numbers []int // number, then base and rest where the reader does not know the base
	shows   []int // further numbers
	weight  int   // what is lost by hiding it
	cell    *Cell
	level   int // 0; 1 for a total; 2 for a total of totals …
}

// compile reads tables into a system. The error names what does not fit
// together: that is a fault of the caller, not of the figures.
func compile(tables []Table, settings Settings) (*system, error) {
	s := &system{settings: settings, places: map[Ref]int{}, keys: map[string]int{}, told: map[string]bool{}, ceiling: leastCeiling}
	for i := range tables {
		if err := s.addTable(i, &tables[i]); err != nil {
			return nil, err
		}
	}
	if err := s.addShown(); err != nil {
		return nil, err
	}
	sums, err := s.resolve(tables)
	if err != nil {
		return nil, err
	}
	if err := s.addBases(sums); err != nil {
		return nil, err
	}
	for _, sum := range sums {
		s.equate(s.numbersOf(sum))
	}
	s.weigh(sums)
	s.raise()
	return s, nil
}

func (s *system) addTable(i int, t *Table) error {
	for r := range t.Rows {
		for c := range t.Rows[r].Cells {
			cell, ref := &t.Rows[r].Cells[c], Ref{t.ID, r, c}
			if cell.Blank {
				continue
			}
			if _, twice := s.places[ref]; twice {
				return fmt.Errorf("read tables: two have the ID %q", t.ID)
			}
			if cell.N < 0 || cell.Of < 0 || cell.Of > 0 && cell.N > cell.Of {
				return fmt.Errorf("read table %q row %d column %d: %d of %d is no count", t.ID, r, c, cell.N, cell.Of)
			}
			if max(cell.N, cell.Of) > largestNumber {
				return fmt.Errorf("read table %q row %d column %d: %d is too large; use a larger unit", t.ID, r, c, max(cell.N, cell.Of))
			}
			s.ceiling = max(s.ceiling, 4*int64(max(cell.N, cell.Of)))
			n, err := s.keyed(cell.Key, cell.N, ref)
			if err != nil {
				return err
			}
			s.places[ref] = len(s.units)
			s.units = append(s.units, unit{ref: ref, table: i, numbers: []int{n}, cell: cell})
		}
	}
	return nil
}

// addShown gives the units the further numbers that they show.
func (s *system) addShown() error {
	for u := range s.units {
		one := &s.units[u]
		for _, key := range one.cell.Shows {
			n, ok := s.keys[key]
			if !ok {
				return fmt.Errorf("read table %q row %d column %d: no cell has the key %q", one.ref.Table, one.ref.Row, one.ref.Col, key)
			}
			if !slices.Contains(one.numbers, n) {
				one.shows = append(one.shows, n)
			}
		}
	}
	return nil
}

// keyed returns the number of a key, or a new one where the key is empty or
// new.
func (s *system) keyed(key string, value int, ref Ref) (int, error) {
	if n, ok := s.keys[key]; ok && key != "" {
		if s.numbers[n].value != value {
			return 0, fmt.Errorf("read table %q row %d column %d: key %q is %d here and %d elsewhere", ref.Table, ref.Row, ref.Col, key, value, s.numbers[n].value)
		}
		return n, nil
	}
	s.numbers = append(s.numbers, number{value: value, top: -1})
	n := len(s.numbers) - 1
	if key != "" {
		s.keys[key] = n
	}
	return n, nil
}

// total is a Sum in units; blank parts, which are nothing, are left out.
type total struct {
	of    int
	parts []int
}

// members returns the units of the sum, the total first.
func (t total) members() []int { return append([]int{t.of}, t.parts...) }

// resolve finds the cells of the sums and holds that they add up.
func (s *system) resolve(tables []Table) ([]total, error) {
	var out []total
	for _, t := range tables {
		for _, sum := range t.Sums {
			of, ok := s.unitAt(t.ID, sum.Total)
			if !ok {
				return nil, fmt.Errorf("read sums of table %q: no number at row %d column %d", t.ID, sum.Total.Row, sum.Total.Col)
			}
			one, left := total{of: of}, s.units[of].cell.N
			for _, ref := range sum.Parts {
				if p, ok := s.unitAt(t.ID, ref); ok {
					one.parts = append(one.parts, p)
					left -= s.units[p].cell.N
				}
			}
			if left != 0 {
				return nil, fmt.Errorf("read sums of table %q: the parts of row %d column %d are %d away from it", t.ID, sum.Total.Row, sum.Total.Col, left)
			}
			out = append(out, one)
		}
	}
	return out, nil
}

func (s *system) unitAt(table string, ref Ref) (int, bool) {
	if ref.Table == "" {
		ref.Table = table
	}
	u, ok := s.places[ref]
	return u, ok
}

func (s *system) numbersOf(t total) []int {
	var out []int
	for _, u := range t.members() {
		out = append(out, s.units[u].numbers[0])
	}
	return out
}

// equate adds the equation that the first number is the sum of the others. A
// number that stands on both sides cancels out.
func (s *system) equate(numbers []int) {
	at := map[int]int{}
	var terms []term
	for i, n := range numbers {
		coef := int64(-1)
		if i == 0 {
			coef = 1
		}
		k, again := at[n]
		if !again {
			k = len(terms)
			at[n] = k
			terms = append(terms, term{col: n})
		}
		terms[k].coef += coef
	}
	var kept []term
	for _, e := range terms {
		if e.coef != 0 {
			kept = append(kept, e)
		}
	}
	key := fmt.Sprint(kept)
	if len(kept) > 0 && !s.told[key] {
		s.told[key] = true
		s.equations = append(s.equations, kept)
	}
}

// weigh sets what is lost by hiding a unit, and joins numbers with units and
// equations. Small numbers go before large ones (hiding the next smallest is
// the practice), parts before totals, anything before a 0, of which a reader
// may know by other ways that it must be 0.
func (s *system) weigh(sums []total) {
	s.level(sums)
	for u := range s.units {
		one := &s.units[u]
		one.weight = (64 + min(one.cell.N, 192)) << (2 * min(one.level, 3))
		if one.cell.N == 0 {
			one.weight *= 4
		}
		for _, n := range slices.Concat(one.numbers, one.shows) {
			if us := s.numbers[n].units; len(us) == 0 || us[len(us)-1] != u {
				s.numbers[n].units = append(us, u)
			}
		}
	}
	for e, terms := range s.equations {
		for _, t := range terms {
			s.numbers[t.col].eqs = append(s.numbers[t.col].eqs, e)
		}
	}
}

// level counts for each unit how many sums stand above each other below it.
func (s *system) level(sums []total) {
	for range 4 {
		for _, t := range sums {
			for _, p := range t.parts {
				if len(t.parts) > 1 {
					s.units[t.of].level = max(s.units[t.of].level, min(s.units[p].level+1, 4))
				}
			}
		}
	}
}

// known tells whether a reader sees the number, given which units are hidden.
func (s *system) known(n int, hidden []bool) bool {
	for _, u := range s.numbers[n].units {
		if !hidden[u] {
			return true
		}
	}
	return false
}
