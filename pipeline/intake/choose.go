package intake

import (
	"cmp"
	"maps"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Result is what reading one file gave.
type Result struct {
	File     string
	Digest   string
	Response *record.Response // nil when turned away
	Problems problem.List
}

// Fixed is what the office decided about one returned file, by its content.
type Fixed struct {
	Digest  string
	Company string // ID: whose it is; "" as the file says
	Use     bool   // this one of the company's, whatever the dates say
	Out     bool   // not this one
}

// ByOffice is how the company of a file was found that the office assigned.
const ByOffice = "office"

// Selection says which return of each company is used, and what became of
// every file.
type Selection struct {
	Receipts []record.Receipt            // one for each file, by file name
	Used     map[string]*record.Response // by company ID
	Proposed map[string]string           // by company ID: the file that would be used if the office had not chosen
}

// Choose gives every file its fate. Of several returns of one company the one
// with the later 回答日 is used; where the dates do not decide, the one whose
// name sorts last; and before all, the one that the office has fixed. The others
// are superseded and named; follow-up sheets are read over it. What the office
// leaves out is superseded by what is used, or turned away where nothing is. The
// problems are those of choosing alone, not those of reading.
func Choose(results []Result, companies []record.Company, fixed ...Fixed) (Selection, problem.List) {
	results = slices.Clone(results)
	slices.SortStableFunc(results, func(a, b Result) int { return cmp.Compare(a.File, b.File) })
	c := chooser{Selection: Selection{Receipts: make([]record.Receipt, len(results)), Used: map[string]*record.Response{}, Proposed: map[string]string{}},
		results: results, fixed: map[string]Fixed{}}
	for _, f := range fixed {
		c.fixed[f.Digest] = f
	}
	mine := map[string][]int{}
	for i, r := range results {
		if id := c.receive(i, r, companies); id != "" {
			mine[id] = append(mine[id], i)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(mine)) {
		first, followups := parted(results, mine[id])
		c.settle(id, first)
		c.problems = append(c.problems, c.merge(id, results, followups)...)
	}
	return c.Selection, c.problems.Sorted()
}

// chooser is a selection while it is made.
type chooser struct {
	Selection
	results  []Result
	fixed    map[string]Fixed // by digest
	problems problem.List
}

// receive says whose a file is, and writes its receipt; "" for nobody's.
func (c *chooser) receive(i int, r Result, companies []record.Company) string {
	receipt, f := &c.Receipts[i], c.fixed[r.Digest]
	*receipt = record.Receipt{File: r.File, Digest: r.Digest, Fate: record.TurnedAway, Reason: reason(r.Problems)}
	if r.Response == nil {
		return ""
	}
	who, why := owner{f.Company, ByOffice}, problem.List(nil)
	if f.Company == "" {
		who, why = match(r.Response, companies)
	}
	if who.id == "" && f.Out || f.Out && r.Response.FollowUp != "" {
		receipt.Company, receipt.Reason = who.id, leftOut
		c.problems = append(c.problems, problem.New(leftOut, problem.Pos{File: r.File}, r.File).For(who.id))
		return ""
	}
	c.problems = append(c.problems, why...)
	if who.id == "" {
		receipt.Fate, receipt.Reason = record.Unassigned, reason(why)
		return ""
	}
	receipt.Fate, receipt.Reason, receipt.Company, receipt.Matched = record.Read, "", who.id, who.how
	return who.id
}

// leftOut is the reason of a file that the office does not want to be used.
const leftOut problem.Code = "return-left-out"

// settle says which of a company's returns is used, and what becomes of the
// others; places are in the order of file names.
func (c *chooser) settle(id string, places []int) {
	if len(places) == 0 {
		return
	}
	proposed := newest(c.results, places)
	c.Proposed[id] = c.results[proposed].File
	var use, rest []int
	for _, i := range places {
		switch f := c.fixed[c.results[i].Digest]; {
		case f.Out:
			continue
		case f.Use:
			use = append(use, i)
		}
		rest = append(rest, i)
	}
	switch {
	case len(use) > 0:
		c.use(id, places, newest(c.results, use), proposed)
	case len(rest) > 0:
		c.use(id, places, newest(c.results, rest), proposed)
	default:
		for _, i := range places {
			c.Receipts[i].Fate, c.Receipts[i].Reason = record.TurnedAway, leftOut
			c.problems = append(c.problems, problem.New(leftOut, problem.Pos{File: c.results[i].File}, c.results[i].File).For(id))
		}
	}
}

// use takes one of a company's returns; the others give way to it.
func (c *chooser) use(id string, places []int, used, proposed int) {
	now := c.results[used].Response
	c.Used[id] = now
	for _, i := range places {
		if i == used {
			continue
		}
		old := c.results[i].Response
		c.Receipts[i].Fate, c.Receipts[i].Used = record.Superseded, now.File
		by := c.fixed[c.results[used].Digest].Use || c.fixed[old.Digest].Out || used != proposed
		c.problems = append(c.problems, superseded(old, now, by).For(id))
	}
}

// parted sets follow-up sheets apart from first returns; the follow-ups come in
// the order in which they are read over each other.
func parted(results []Result, places []int) (first, followups []int) {
	for _, i := range places {
		if results[i].Response.FollowUp == "" {
			first = append(first, i)
		} else {
			followups = append(followups, i)
		}
	}
	slices.SortStableFunc(followups, func(a, b int) int {
		return results[a].Response.Received.V.Compare(results[b].Response.Received.V)
	})
	return first, followups
}

// merge reads a company's follow-up sheets over its return. One that has
// nothing to stand on is turned away.
func (s *Selection) merge(id string, results []Result, followups []int) problem.List {
	var out problem.List
	base := s.Used[id]
	for _, i := range followups {
		r := results[i].Response
		pos := problem.Pos{File: r.File}
		if base == nil {
			s.Receipts[i].Fate, s.Receipts[i].Reason = record.Unassigned, "followup-alone"
			out = append(out, problem.New("followup-alone", pos).For(id))
			continue
		}
		if r.FollowUp != base.Digest {
			out = append(out, problem.New("followup-other", pos, base.File).For(id))
		}
		s.Used[id] = record.Merge(s.Used[id], r)
	}
	return out
}

// reason is the code of the worst problem, the first of its kind.
func reason(list problem.List) problem.Code {
	worst, ok := list.Worst()
	if !ok {
		return ""
	}
	i := slices.IndexFunc(list, func(p problem.Problem) bool { return p.Severity == worst })
	return list[i].Code
}

// newest returns the return to use; places are in the order of file names.
func newest(results []Result, places []int) int {
	best := places[0]
	for _, i := range places[1:] {
		if !earlier(results[i].Response.Received.V, results[best].Response.Received.V) {
			best = i
		}
	}
	return best
}

// earlier tells whether d is before e as far as both are known: April is not
// before 20 April, nor is no date before any.
func earlier(d, e calendar.Date) bool {
	if d.Day == 0 || e.Day == 0 {
		d.Day, e.Day = 0, 0
	}
	if d.Month == 0 || e.Month == 0 {
		d.Month, e.Month = 0, 0
	}
	return !d.IsZero() && !e.IsZero() && d.Before(e)
}

// superseded explains why one return gives way to another: to the newer one, or
// to the one that the office chose.
func superseded(old, used *record.Response, chosen bool) problem.Problem {
	pos := problem.Pos{File: old.File}
	code := problem.Code("intake-two-returns")
	switch {
	case old.Digest == used.Digest && old.Digest != "":
		code = "intake-same-file"
	case sameContent(old, used):
		code = "intake-same-answers"
	case chosen:
		code = "return-chosen"
	}
	items, scopes, laws := counted(Compare(old, used))
	return problem.New(code, pos, old.File, used.File, date(old), date(used), items, scopes, laws).With(problem.Pos{File: used.File})
}

func date(r *record.Response) string {
	if !r.Received.Known {
		return "―"
	}
	return r.Received.V.String()
}

// sameContent tells whether two returns say the same, wherever it stands and
// however it is spelled.
func sameContent(a, b *record.Response) bool {
	return len(Compare(a, b)) == 0 && slices.Equal(remarks(a), remarks(b))
}

// remarks are the texts outside the places to fill, in one order.
func remarks(r *record.Response) []string {
	var out []string
	for _, n := range r.Notes {
		out = append(out, n.Item+" "+n.Text)
	}
	slices.Sort(out)
	return out
}
