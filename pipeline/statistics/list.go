package statistics

import (
	"cmp"
	"slices"
	"strconv"

	"shinsa/pipeline/problem"
)

// list counts by names that are typed: those that are the same once folded are
// one, under the spelling seen first.
type list struct {
	s     *study
	keys  map[string]int
	names []string
	at    []problem.Pos
	ns    []acc
}

func (s *study) list() *list { return &list{s: s, keys: map[string]int{}} }

func (l *list) add(u *subject, name string, p Part, from problem.Pos) {
	key := fold(name)
	i, ok := l.keys[key]
	if !ok {
		i = len(l.names)
		l.keys[key] = i
		l.names, l.at, l.ns = append(l.names, name), append(l.at, from), append(l.ns, l.s.acc())
	}
	l.ns[i].add(u, p, from)
}

// id is the row's.
func (l *list) id(i int) string { return strconv.Itoa(i + 1) }

// commonest are the indexes of the names, the commonest first; equal ones in
// the order of the names, which tells of no company.
func (l *list) commonest() []int {
	out := make([]int, len(l.names))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Or(cmp.Compare(l.ns[b].n, l.ns[a].n), cmp.Compare(fold(l.names[a]), fold(l.names[b])))
	})
	return out
}
