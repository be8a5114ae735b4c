package statistics

import (
	"cmp"
	"math"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

// acc adds up one number and remembers whose it is.
type acc struct {
	n         float64
	companies []string
	parts     []Part
	trace     bool
}

// acc begins a number.
func (s *study) acc() acc { return acc{trace: s.Trace} }

// accs begins several.
func (s *study) accs(n int) []acc {
	out := make([]acc, n)
	for i := range out {
		out[i] = s.acc()
	}
	return out
}

// add counts one thing of a company. Companies come in the order of the
// register, so that the last one added is the only one that can come again.
func (a *acc) add(u *subject, p Part, from ...problem.Pos) {
	if a.count(u, p.Add); a.trace {
		a.rest(u, p, from...)
	}
}

func (a *acc) count(u *subject, n float64) {
	a.n += n
	if n := len(a.companies); n == 0 || a.companies[n-1] != u.id {
		a.companies = append(a.companies, u.id)
	}
}

// rest keeps what the number rests on.
func (a *acc) rest(u *subject, p Part, from ...problem.Pos) {
	p.Company = u.id
	p.From = slices.DeleteFunc(slices.Clone(from), problem.Pos.IsZero)
	a.parts = append(a.parts, p)
}

// one counts a company itself.
func (a *acc) one(u *subject, value string, from ...problem.Pos) {
	a.add(u, Part{Value: value, Add: 1}, from...)
}

// answer and found count an item by what the company, or the auditors, said.
func (a *acc) answer(f *fact) {
	if a.count(f.s, 1); a.trace {
		a.rest(f.s, Part{Item: f.it.Item.ID, Value: answerWord(f.answer), Add: 1}, f.answerAt)
	}
}

func (a *acc) found(f *fact) {
	if a.count(f.s, 1); a.trace {
		a.rest(f.s, Part{Item: f.it.Item.ID, Value: verdictWord(f.found), Add: 1}, f.foundAt)
	}
}

// both counts an item by answer and finding.
func (a *acc) both(f *fact) {
	if a.count(f.s, 1); a.trace {
		a.rest(f.s, Part{Item: f.it.Item.ID, Value: answerWord(f.answer) + "→" + verdictWord(f.found), Add: 1}, f.answerAt, f.foundAt)
	}
}

// cell is the number.
func (a acc) cell() Cell { return Cell{Number: a.n, Companies: a.companies, Parts: a.parts} }

// of is the share of the number in another; its companies are those of the
// base, since they all make the share up.
func (a acc) of(whole acc) Cell {
	return Cell{Number: a.n, Of: whole.n, Companies: whole.companies, Parts: a.parts}
}

// rate is a share with its interval.
func (a acc) rate(whole acc) Cell {
	c := a.of(whole)
	c.Interval = Wilson(c.Number, c.Of)
	return c
}

// fixed is the share in a number that no cell shows.
func (a acc) fixed(of int) Cell {
	return Cell{Number: a.n, Of: float64(of), Companies: a.companies, Parts: a.parts}
}

// text is a cell of our own words, said one of somebody else's.
func text(s string) Cell                 { return Cell{Text: s} }
func said(s string, at problem.Pos) Cell { return Cell{Text: s, Src: at} }
func whole(n int) Cell                   { return Cell{Number: float64(n)} }
func none() Cell                         { return Cell{None: true} }
func row(id, label string, cells ...Cell) Row {
	return Row{ID: id, Cells: append([]Cell{text(label)}, cells...)}
}

// measured is one value of one company.
type measured struct {
	u    *subject
	x    float64
	from []problem.Pos
}

func daysBetween(from, to calendar.Date) float64 {
	return math.Round(to.Time().Sub(from.Time()).Hours() / 24)
}

// spread is how values lie. Who has the least or the most is told with it;
// median and mean are everybody's.
type spread struct{ n, sum, mean, least, median, most Cell }

func (s *study) spread(values []measured, unit string) spread {
	if len(values) == 0 {
		return spread{whole(0), none(), none(), none(), none(), none()}
	}
	a := s.acc()
	for _, v := range values {
		a.add(v.u, Part{Value: short(v.x) + unit, Add: v.x}, v.from...)
	}
	sorted := slices.SortedStableFunc(slices.Values(values), func(a, b measured) int { return cmp.Compare(a.x, b.x) })
	k := len(sorted)
	n := a.cell()
	n.Number, n.Parts = float64(k), slices.Clone(n.Parts)
	for i := range n.Parts {
		n.Parts[i].Add = 1
	}
	sum, mean, median := a.cell(), a.cell(), a.cell()
	sum.Number, mean.Number = cents(a.n), cents(a.n/float64(k))
	median.Number = cents((sorted[(k-1)/2].x + sorted[k/2].x) / 2)
	return spread{n, sum, mean, s.having(values, sorted[0].x, unit), median, s.having(values, sorted[k-1].x, unit)}
}

// having is a value with the companies that have it.
func (s *study) having(values []measured, x float64, unit string) Cell {
	a := s.acc()
	for _, v := range values {
		if v.x == x {
			a.add(v.u, Part{Value: short(v.x) + unit, Add: v.x}, v.from...)
		}
	}
	c := a.cell()
	c.Number = x
	return c
}

func cents(x float64) float64 { return math.Round(x*100) / 100 }

// dated is one day of one company.
type dated struct {
	u    *subject
	day  calendar.Date
	from problem.Pos
}

// span is number, first, median and last of some days; the median of an even
// number is the earlier of the two middle ones, since a day is wanted.
type span struct{ n, first, median, last Cell }

func (s *study) span(values []dated) span {
	if len(values) == 0 {
		return span{whole(0), none(), none(), none()}
	}
	sorted := slices.SortedStableFunc(slices.Values(values), func(a, b dated) int { return a.day.Compare(b.day) })
	all, k := s.acc(), len(sorted)
	for _, v := range values {
		all.one(v.u, v.day.String(), v.from)
	}
	on := func(d calendar.Date) Cell {
		a := s.acc()
		for _, v := range values {
			if v.day == d {
				a.one(v.u, d.String(), v.from)
			}
		}
		return Cell{Day: d, Companies: a.companies, Parts: a.parts}
	}
	median := all.cell()
	median.Number, median.Day = 0, sorted[(k-1)/2].day
	return span{all.cell(), on(sorted[0].day), median, on(sorted[k-1].day)}
}
