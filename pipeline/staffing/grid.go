package staffing

import (
	"math"
	"math/bits"
	"slices"

	"shinsa/pipeline/calendar"
)

// MaxDays is how many working days a plan may run over: more than a year.
const MaxDays = 320

// days is a set of working days, by their number.
type days [MaxDays / 64]uint64

func (d *days) add(i int)      { d[i/64] |= 1 << (i % 64) }
func (d *days) has(i int) bool { return d[i/64]>>(i%64)&1 == 1 }

func (d days) or(e days) days {
	for i := range d {
		d[i] |= e[i]
	}
	return d
}

func (d days) minus(e days) days {
	for i := range d {
		d[i] &^= e[i]
	}
	return d
}

func (d days) count() (n int) {
	for _, w := range d {
		n += bits.OnesCount64(w)
	}
	return n
}

// stretch is n days from the one numbered from.
func stretch(from, n int) (d days) {
	for i := from; i < from+n; i++ {
		d.add(i)
	}
	return d
}

// fits tells whether n days from the one numbered from are all in the set.
func (d *days) fits(from, n int) bool {
	for i := from; i < from+n; i++ {
		if i >= MaxDays || !d.has(i) {
			return false
		}
	}
	return true
}

// grid is the input as numbers: auditors, visits and working days by their
// place in the input.
type grid struct {
	in       *Input
	w        Weights
	auditors []person
	visits   []visit
	after    []int // first day of a visit by the last day of the document review
	last     int   // days that the plan may use
	due      int   // the last day of a visit whose report is in time
}

type person struct {
	free days // not off
	max  int  // hundredths of person-days; -1: no limit
}

// visit is a company's audit in numbers.
type visit struct {
	v              *Visit
	review, onsite int  // working days
	share          int  // each auditor's load, in hundredths of person-days
	from           int  // document review not before
	window         days // days on which the visit may be
	best           int  // the earliest day of a visit, whoever comes; -1: none
	teams          []team
	km             []int   // by auditor, there and back
	roles          [][]int // auditors of whom one has to be in the team: who may lead, who has a qualification
	old            *spot   // the previous plan's, as far as it can still be said in numbers
	fixed          bool    // old is the only spot: it was explained to the company
}

// spot is a team with its days.
type spot struct {
	team          team
	review, visit int // first days
}

// team is a set of auditors.
type team []int

// relaxed says which demands are left out, to find those that clash.
type relaxed map[Demand]bool

func newGrid(in *Input, without relaxed) *grid {
	g := &grid{in: in, w: in.Weights, last: min(len(in.Days), MaxDays)}
	if g.w == (Weights{}) {
		g.w = DefaultWeights()
	}
	in.Days = in.Days[:g.last]
	end := g.last
	if !without[Demand{Kind: Period}] && !in.Window.To.IsZero() {
		end = g.first(in.Window.To.AddDays(1))
	}
	for i := range in.Auditors {
		g.auditors = append(g.auditors, g.person(&in.Auditors[i], without))
	}
	g.after = make([]int, g.last)
	for i := range g.after {
		g.after[i] = g.first(g.day(i + in.Notice.Answer).AddDays(in.Notice.Notice))
	}
	g.due = g.last
	if !in.Report.IsZero() {
		g.due = g.first(in.Report.AddDays(1)) - 1 - in.Notice.Report
	}
	for i := range in.Visits {
		g.visits = append(g.visits, g.visit(&in.Visits[i], end, without))
	}
	return g
}

// first is the number of the first working day not before d.
func (g *grid) first(d calendar.Date) int {
	i, _ := slices.BinarySearchFunc(g.in.Days, d, calendar.Date.Compare)
	return i
}

// day is the working day of that number; of numbers beyond the plan the day
// after its last.
func (g *grid) day(i int) calendar.Date {
	if i < len(g.in.Days) {
		return g.in.Days[i]
	}
	return g.in.Days[len(g.in.Days)-1].AddDays(1 + i - len(g.in.Days))
}

func (g *grid) person(a *Auditor, without relaxed) person {
	p := person{max: -1}
	if a.Max > 0 && !without[Demand{MaxLoad, a.ID, ""}] {
		p.max = hundredths(a.Max)
	}
	for i := range g.last {
		off := slices.ContainsFunc(a.Off, func(s Span) bool { return s.Holds(g.in.Days[i]) })
		if !off || without[Demand{DaysOff, a.ID, ""}] {
			p.free.add(i)
		}
	}
	return p
}

func (g *grid) visit(v *Visit, end int, without relaxed) visit {
	size := max(1, v.Size)
	least := size
	if without[Demand{TeamSize, "", v.Company}] {
		least = 1
	}
	out := visit{v: v, review: daysFor(v.Document, size), onsite: max(1, daysFor(v.Onsite, size)),
		share: hundredths(v.Total / float64(size)), from: g.first(v.Start), best: -1}
	if without[Demand{Earliest, "", v.Company}] {
		out.from = 0
	}
	begin := g.first(g.in.Window.From)
	if without[Demand{Kind: Period}] {
		begin = 0
	}
	for i := begin; i < end; i++ {
		possible := len(v.Possible) == 0 || slices.ContainsFunc(v.Possible, func(s Span) bool { return s.Holds(g.in.Days[i]) })
		if possible || without[Demand{PossibleDays, "", v.Company}] {
			out.window.add(i)
		}
	}
	for i := g.visitFrom(&out, out.from); i < g.last && out.best < 0; i++ {
		if out.window.fits(i, out.onsite) {
			out.best = i
		}
	}
	for i := range g.in.Auditors {
		out.km = append(out.km, 2*Distance(g.in.Auditors[i].Base, v.Place))
	}
	out.teams = g.teams(v, least, size, without)
	out.roles = g.roles(v, without)
	g.pin(&out, without)
	return out
}

// visitFrom is the first day for a visit when the document review begins on
// the day numbered review.
func (g *grid) visitFrom(v *visit, review int) int {
	last := review + v.review - 1
	if v.review == 0 {
		last = max(v.from, 0)
	}
	if last >= g.last {
		return g.last
	}
	return g.after[last]
}

// daysFor is how many days so many auditors need for the work.
func daysFor(work float64, auditors int) int {
	if work <= 0 {
		return 0
	}
	return int(math.Ceil(work/float64(auditors) - 1e-9))
}

func hundredths(x float64) int { return int(math.Round(x * 100)) }
