package problem

import (
	"cmp"
	"slices"
)

// List is a collection of problems. Append to it freely; Sorted gives the
// form that is shown.
type List []Problem

// Add appends a new problem.
func (l *List) Add(code Code, pos Pos, args ...string) { *l = append(*l, New(code, pos, args...)) }

// Sorted returns the problems in the order of company-independent place, then
// severity (worst first) and code, without exact repetitions. l is not changed.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Problem) bool { return compare(a, b) == 0 })
}

func compare(a, b Problem) int {
	return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Code, b.Code), slices.Compare(a.Args, b.Args),
		cmp.Compare(a.Company, b.Company))
}

// Worst returns the highest severity in the list, and false for an empty one.
func (l List) Worst() (Severity, bool) {
	if len(l) == 0 {
		return Info, false
	}
	return slices.MaxFunc(l, func(a, b Problem) int { return cmp.Compare(a.Severity, b.Severity) }).Severity, true
}

// HasErrors tells whether any problem withholds documents.
func (l List) HasErrors() bool {
	w, ok := l.Worst()
	return ok && w == Error
}

// Count returns how many problems have the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Severity == s {
			n++
		}
	}
	return n
}
