package disclosure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Anonymity says what is asked of records.
type Anonymity struct {
	K          int     // every combination of values is that of at least so many companies
	Suppressed float64 // at most this share of the records may be left out (all values Whole)
}

// Generalised are records made coarse.
type Generalised struct {
	Reached bool     // K is reached; if not, Records are the coarsest there are
	K       int      // the smallest class there is, that of suppressed records among them
	Levels  []int    // of each attribute: 0 as recorded … the last Whole
	Names   []string // of these levels
	Records []Coarse // in the order of the records given
	Classes []Class  // the largest first
	Left    int      // records that are suppressed
	Loss    float64  // 0 nothing lost, 1 nothing said
}

// Coarse is one record as it may be shown.
type Coarse struct {
	ID         string
	Values     []string
	Suppressed bool
}

// Class is a combination of values and its number of companies.
type Class struct {
	Values []string
	N      int
}

// searchLimit bounds the combinations of levels that are tried.
const searchLimit = 1 << 18

// Generalise finds the levels, one for each attribute over all records
// (full-domain generalisation, Samarati and Sweeney 1998), at which every
// combination is that of at least K companies and least is lost; records of
// classes too small may be suppressed up to the share allowed, but then they
// are a class of at least K themselves. It tries every combination of levels,
// so what it finds is the best. Ties go to fewer suppressed records, then to
// finer levels of the first attributes. That K is not reached even when nothing
// is said (fewer than K companies) is a result. The error tells records and
// attributes that do not fit together.
func Generalise(attributes []Attribute, records []Record, want Anonymity) (Generalised, error) {
	g := lattice{attributes: attributes, records: records, want: want, allowed: int(want.Suppressed*float64(len(records)) + 1e-9)}
	nodes := 1
	for k, a := range attributes {
		if nodes *= a.steps(); nodes > searchLimit {
			return Generalised{}, fmt.Errorf("generalise: more than %d combinations of levels", searchLimit)
		}
		for _, r := range records {
			if len(r.Values) != len(attributes) {
				return Generalised{}, fmt.Errorf("generalise: record %q has %d values for %d attributes", r.ID, len(r.Values), len(attributes))
			}
		}
		c, err := newColumn(a, records, k)
		if err != nil {
			return Generalised{}, err
		}
		g.columns = append(g.columns, c)
	}
	best := g.search(nodes)
	return g.result(best), nil
}

// lattice are all combinations of levels.
type lattice struct {
	attributes []Attribute
	records    []Record
	columns    []column
	want       Anonymity
	allowed    int // records that may be suppressed
}

// point is one combination of levels and what comes of it.
type point struct {
	levels []int
	class  []int // of each record
	sizes  []int // of each class
	out    []bool
	left   int
	loss   int64
	k      int
	ok     bool
}

// search returns the best point, or the coarsest.
func (g lattice) search(nodes int) point {
	var best point
	for node := range nodes {
		p := g.point(g.levels(node))
		if p.ok && (!best.ok || cmp.Or(cmp.Compare(p.loss, best.loss), cmp.Compare(p.left, best.left), slices.Compare(p.levels, best.levels)) < 0) {
			best = p
		}
	}
	if !best.ok {
		return g.point(g.levels(nodes - 1))
	}
	return best
}

func (g lattice) levels(node int) []int {
	out := make([]int, len(g.attributes))
	for k := len(out) - 1; k >= 0; k-- {
		out[k], node = node%g.attributes[k].steps(), node/g.attributes[k].steps()
	}
	return out
}

// point works a combination of levels out.
func (g lattice) point(levels []int) point {
	p := point{levels: levels, class: make([]int, len(g.records))}
	number := map[[2]int]int{}
	for k, level := range levels { // classes by the first attributes are divided by the next
		clear(number)
		for i := range g.records {
			key := [2]int{p.class[i], int(g.columns[k].class[level][i])}
			if _, there := number[key]; !there {
				number[key] = len(number)
			}
			p.class[i] = number[key]
		}
	}
	p.sizes = make([]int, max(len(number), 1))
	for _, c := range p.class {
		p.sizes[c]++
	}
	g.leaveOut(&p)
	return p
}

// leaveOut suppresses the records of classes that are too small, and further
// small classes until the suppressed are enough to hide among.
func (g lattice) leaveOut(p *point) {
	order := upFrom(p.sizes)
	p.out = make([]bool, len(p.sizes))
	for _, c := range order {
		if p.sizes[c] < g.want.K || p.left > 0 && p.left < g.want.K {
			p.out[c] = true
			p.left += p.sizes[c]
		}
	}
	p.k = p.left
	for c, n := range p.sizes {
		if !p.out[c] && (p.k == 0 || n < p.k) {
			p.k = n
		}
	}
	if p.ok = p.k >= g.want.K && p.left <= g.allowed; !p.ok {
		p.forget()
	}
	p.loss = g.loss(p)
}

// loss is what is not said of the records.
func (g lattice) loss(p *point) int64 {
	sum := int64(0)
	for k, c := range g.columns {
		for i, of := range c.loss[p.levels[k]] {
			if p.out[p.class[i]] {
				of = c.whole
			}
			sum += of
		}
	}
	return sum
}

// forget undoes the suppression of a point that does not reach K by it.
func (p *point) forget() {
	p.left, p.k = 0, 0
	for c, n := range p.sizes {
		p.out[c] = false
		if p.k == 0 || n < p.k {
			p.k = n
		}
	}
}

// upFrom returns the classes from the smallest; among equals the first found.
func upFrom(sizes []int) []int {
	order := make([]int, len(sizes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sizes[a], sizes[b]) })
	return order
}

func (g lattice) result(p point) Generalised {
	r := Generalised{Reached: p.ok, K: p.k, Levels: p.levels, Left: p.left}
	for k, level := range p.levels {
		r.Names = append(r.Names, g.attributes[k].LevelName(level))
	}
	count := map[string]int{}
	for i, rec := range g.records {
		one := Coarse{ID: rec.ID, Suppressed: p.out[p.class[i]]}
		for k, level := range p.levels {
			v := Whole
			if !one.Suppressed {
				v = g.columns[k].labels[level][g.columns[k].class[level][i]]
			}
			one.Values = append(one.Values, v)
		}
		r.Records = append(r.Records, one)
		key := strings.Join(one.Values, "\x00")
		if count[key]++; count[key] == 1 {
			r.Classes = append(r.Classes, Class{Values: one.Values})
		}
	}
	for i := range r.Classes {
		r.Classes[i].N = count[strings.Join(r.Classes[i].Values, "\x00")]
	}
	slices.SortFunc(r.Classes, func(a, b Class) int {
		return cmp.Or(cmp.Compare(b.N, a.N), slices.Compare(a.Values, b.Values))
	})
	all := int64(0)
	for _, c := range g.columns {
		all += c.whole * int64(len(g.records))
	}
	if all > 0 {
		r.Loss = float64(p.loss) / float64(all)
	}
	return r
}
