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

// Selection says which return of each company is used, and what became of
// every file.
type Selection struct {
	Receipts []record.Receipt            // one for each file, by file name
	Used     map[string]*record.Response // by company ID
}

// Choose gives every file its fate. Of several returns of one company the one
// with the later 回答日 is used; where the dates do not decide, the one whose
// name sorts last. The others are superseded and named; follow-up sheets are
// read over it. The problems are those of choosing alone, not those of reading.
func Choose(results []Result, companies []record.Company) (Selection, problem.List) {
	results = slices.Clone(results)
	slices.SortStableFunc(results, func(a, b Result) int { return cmp.Compare(a.File, b.File) })
	s := Selection{Receipts: make([]record.Receipt, len(results)), Used: map[string]*record.Response{}}
	var problems problem.List
	mine := map[string][]int{}
	for i, r := range results {
		receipt := &s.Receipts[i]
		*receipt = record.Receipt{File: r.File, Digest: r.Digest, Fate: record.TurnedAway, Reason: reason(r.Problems)}
		if r.Response == nil {
			continue
		}
		who, why := match(r.Response, companies)
		problems = append(problems, why...)
		if who.id == "" {
			receipt.Fate, receipt.Reason = record.Unassigned, reason(why)
			continue
		}
		receipt.Fate, receipt.Reason, receipt.Company, receipt.Matched = record.Read, "", who.id, who.how
		mine[who.id] = append(mine[who.id], i)
	}
	for _, id := range slices.Sorted(maps.Keys(mine)) {
		first, followups := parted(results, mine[id])
		if len(first) > 0 {
			used := newest(results, first)
			s.Used[id] = results[used].Response
			for _, i := range first {
				if i != used {
					s.Receipts[i].Fate, s.Receipts[i].Used = record.Superseded, results[used].File
					problems = append(problems, superseded(results[i].Response, results[used].Response).For(id))
				}
			}
		}
		problems = append(problems, s.merge(id, results, followups)...)
	}
	return s, problems.Sorted()
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

// superseded explains why one return gives way to another.
func superseded(old, used *record.Response) problem.Problem {
	pos := problem.Pos{File: old.File}
	code := problem.Code("intake-two-returns")
	switch {
	case old.Digest == used.Digest && old.Digest != "":
		code = "intake-same-file"
	case sameContent(old, used):
		code = "intake-same-answers"
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
