package papers

import (
	"cmp"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Counting says which of the papers of one company count. A paper gives way to
// another one of the same auditor that says all that it says or, written on a
// later day, says something in each of its places: so nothing goes that the
// other has no word for. instead names the file that counts for each file that
// gives way. Papers of one auditor that both say something of their own count
// both (see Join). A file that came twice counts once.
func Counting(list []*record.Paper) (count []*record.Paper, instead map[string]string) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *record.Paper) int {
		return cmp.Or(cmp.Compare(a.Auditor, b.Auditor), compareDays(a.Written, b.Written), cmp.Compare(a.File, b.File))
	})
	list = slices.CompactFunc(list, func(a, b *record.Paper) bool { return a.File == b.File })
	all := make([]said, len(list))
	for i, p := range list {
		all[i] = paperSaid(p)
	}
	instead = map[string]string{}
	over := func(i, j int) bool { // j counts instead of i
		if i == j || whoOf(list[i]) != whoOf(list[j]) || !all[j].covers(all[i], later(list[i].Written, list[j].Written)) {
			return false
		}
		return j > i || !all[i].covers(all[j], later(list[j].Written, list[i].Written))
	}
	for i, p := range list {
		for j := range slices.Backward(list) {
			if over(i, j) {
				instead[p.File] = list[j].File
				break
			}
		}
		if instead[p.File] == "" {
			count = append(count, p)
		}
	}
	for file, to := range instead { // the one that counts in the end
		for n := 0; instead[to] != "" && n < len(list); n++ {
			to = instead[to]
		}
		instead[file] = to
	}
	return count, instead
}

// whoOf tells papers of one auditor: by ID, else by name.
func whoOf(p *record.Paper) string { return cmp.Or(p.Auditor, "name:"+p.Called()) }

// compareDays orders days, unknown ones first.
func compareDays(a, b record.Value[calendar.Date]) int {
	switch {
	case a.Known && b.Known:
		return a.V.Compare(b.V)
	case a.Known:
		return 1
	case b.Known:
		return -1
	}
	return 0
}

// Latest says which of the post-trial reports of a company counts: the one
// with the latest day, by name of file where days are equal or unknown. That
// another one says something that it does not say is told.
func Latest(list []*record.Aftermath) (*record.Aftermath, problem.List) {
	if len(list) == 0 {
		return nil, nil
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *record.Aftermath) int {
		return cmp.Or(compareDays(a.Reported, b.Reported), cmp.Compare(a.File, b.File))
	})
	now := list[len(list)-1]
	said := afterSaid(now)
	var found problem.List
	for _, a := range list[:len(list)-1] {
		if !said.covers(afterSaid(a), later(a.Reported, now.Reported)) {
			found = append(found, problem.New("after-twice", problem.Pos{File: a.File}, now.File).For(a.Company))
		}
	}
	return now, found
}
