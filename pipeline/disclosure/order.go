package disclosure

import (
	"cmp"
	"slices"

	"shinsa/pipeline/statistics"
)

// ordered tells whether the numbers of a column that are shown never rise, do
// fall, and some are hidden.
func ordered(rows []statistics.Row, k int) bool {
	last, falls, hidden := -1.0, false, false
	for _, r := range rows {
		c := r.Cells[k]
		if c.Suppressed {
			hidden = true
			continue
		}
		if last >= 0 && c.Number > last {
			return false
		}
		falls = falls || last > c.Number
		last = c.Number
	}
	return falls && hidden
}

// byHidden puts rows with hidden cells after those without, by their IDs.
func byHidden(a, b statistics.Row) int {
	ha, hb := hasHidden(a), hasHidden(b)
	switch {
	case ha && hb:
		return cmp.Compare(a.ID, b.ID)
	case ha:
		return 1
	case hb:
		return -1
	}
	return 0
}

func hasHidden(r statistics.Row) bool {
	return slices.ContainsFunc(r.Cells, func(c statistics.Cell) bool { return c.Suppressed })
}

// renumber lets the sums of rows point to where the rows stand now.
func renumber(t *statistics.Table, was []statistics.Row) {
	now := map[string]int{}
	for i, r := range t.Rows[:len(was)] {
		now[r.ID] = i
	}
	for i := range t.Rows {
		sum := slices.Clone(t.Rows[i].Sum)
		for j, old := range sum {
			sum[j] = now[was[old].ID]
		}
		slices.Sort(sum)
		t.Rows[i].Sum = sum
	}
}
