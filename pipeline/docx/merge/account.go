package merge

import (
	"maps"
	"slices"
	"strconv"

	"shinsa/pipeline/docx/draft"
	"shinsa/pipeline/problem"
)

// account looks for every edit of the auditor in the result.
func (m *merger) account(out []byte) error {
	d, err := draft.Read(out)
	if err != nil {
		return err
	}
	m.report.Edits = draft.Edits(m.b, m.e)
	found := map[string]int{}
	for _, e := range draft.Edits(m.r, d) {
		found[e.Key()]++
	}
	c := m.census(d)
	for _, e := range m.report.Edits {
		switch k := e.Key(); {
		case found[k] > 0:
			found[k]--
			m.report.Kept++
		case c.stands(e):
			m.report.Kept++
		case m.reported(e):
			m.report.Reported = append(m.report.Reported, e)
		default:
			m.report.Lost = append(m.report.Lost, e)
			m.report.Problems.Add("merge-edit-lost", problem.Pos{File: m.o.File}, e.Place, excerpt(e))
		}
	}
	m.problems()
	return nil
}

func excerpt(e draft.Edit) string {
	s := e.After
	if s == "" {
		s = e.Before
	}
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return s
}

// problems says what a person has to look at.
func (m *merger) problems() {
	if n := len(m.report.Conflicts); n > 0 {
		m.report.Problems.Add("merge-conflict", problem.Pos{File: m.o.File}, strconv.Itoa(n), m.report.Conflicts[0].Place)
	}
	for _, id := range slices.Sorted(maps.Keys(m.styles)) {
		m.report.Problems.Add("merge-style", problem.Pos{File: m.o.File}, id)
	}
}

// reported tells whether a conflict names the place of an edit.
func (m *merger) reported(e draft.Edit) bool {
	for _, n := range m.report.Conflicts {
		if n.b != nil && (holds(n.b, e.X) || holds(e.X, n.b)) || n.e != nil && (holds(n.e, e.Y) || holds(e.Y, n.e)) {
			return true
		}
	}
	return false
}

// holds tells whether u is, or stands in, another unit.
func holds(in, u *draft.Unit) bool {
	if in == nil {
		return false
	}
	for ; u != nil; u = u.Up {
		if u == in {
			return true
		}
	}
	return false
}

// census counts what stands in the edited file and in the result, by what it
// says and how it looks.
type census struct{ edited, out, put, took map[uint64]int }

func (m *merger) census(out *draft.Draft) *census {
	return &census{count(m.e), count(out), m.put, m.took}
}

func count(d *draft.Draft) map[uint64]int {
	n := map[uint64]int{}
	for _, s := range append([]*draft.Unit{d.Body}, d.Stories...) {
		tally(n, s)
	}
	return n
}

// tally counts a unit and all in it.
func tally(n map[uint64]int, u *draft.Unit) {
	n[u.Sum()]++
	for _, k := range u.Kids {
		tally(n, k)
	}
}

// stands tells whether an edit stands in the result though the difference to
// our new version is another: our change is the same, or the units were
// paired otherwise. What was written stands as often as in his file, but for
// untouched units that say the same and were renewed; what was deleted is not
// back but where the new data have it anew.
func (c *census) stands(e draft.Edit) bool {
	if e.Y != nil {
		k := e.Y.Sum()
		return c.out[k] >= c.edited[k]-c.took[k]
	}
	return e.X != nil && c.out[e.X.Sum()] <= c.edited[e.X.Sum()]+c.put[e.X.Sum()]
}
