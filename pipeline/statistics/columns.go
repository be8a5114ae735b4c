package statistics

import "slices"

// The columns of the tables.

func words(head string) Column       { return Column{Head: head} }
func typed(head string) Column       { return Column{Head: head, Kind: Typed} }
func count(head, unit string) Column { return Column{Head: head, Unit: unit, Kind: Count} }
func days(head string) Column        { return Column{Head: head, Unit: "日", Kind: Decimal, Decimals: 1} }
func effort(head string) Column {
	return Column{Head: head, Unit: "人日", Kind: Decimal, Decimals: 2}
}
func yen(head string) Column { return Column{Head: head, Unit: "円", Kind: Yen} }
func day(head string) Column { return Column{Head: head, Kind: Day} }

// share is a column of shares of the numbers in column part in those of column
// whole.
func share(head string, part, whole int) Column {
	return Column{Head: head, Unit: "%", Kind: Share, Decimals: 1, Part: part, Whole: whole}
}

// rate is a share with intervals.
func rate(head string, part, whole int) Column {
	c := share(head, part, whole)
	c.Interval = true
	return c
}

// firms is a column of companies that have something of a row; a company may
// be in several.
func firms(head string) Column {
	c := count(head, "社")
	c.Apart = true
	return c
}

// adds says which columns make one up.
func adds(c Column, columns ...int) Column {
	c.Sum = columns
	return c
}

// put takes a finished table. One without rows says why there are none.
func (s *study) put(t Table) {
	if len(t.Rows) == 0 && t.Missing == "" {
		t.Missing = "該当するものはない。"
	}
	if t.Missing != "" {
		t.Rows = nil
	}
	s.out = append(s.out, t)
}

// total is the row that the rows of a table add up to.
func (s *study) total(t *Table, id, label string) {
	if len(t.Rows) == 0 {
		return
	}
	sum := Row{ID: id, Cells: make([]Cell, len(t.Columns))}
	for i := range t.Rows {
		if len(t.Rows[i].Sum) == 0 {
			sum.Sum = append(sum.Sum, i)
		}
	}
	for j, c := range t.Columns {
		switch c.Kind {
		case Count, Share, Decimal, Yen:
			sum.Cells[j] = s.sum(t, sum.Sum, j)
		}
	}
	sum.Cells[0] = text(label)
	t.Rows = append(t.Rows, sum)
}

// sum adds up a column. Shares add up by numerator and denominator.
func (s *study) sum(t *Table, rows []int, col int) Cell {
	var out Cell
	in := make([]bool, len(s.subjects))
	for _, r := range rows {
		c := &t.Rows[r].Cells[col]
		out.Number += c.Number
		if out.Of += c.Of; t.Columns[col].Kind == Share && t.Columns[col].Whole == 0 {
			out.Of = c.Of // one base for all rows
		}
		out.Parts = append(out.Parts, c.Parts...)
		for _, id := range c.Companies {
			in[s.order[id]] = true
		}
	}
	for i, is := range in {
		if is {
			out.Companies = append(out.Companies, s.subjects[i].id)
		}
	}
	if t.Columns[col].Kind == Decimal {
		out.Number = cents(out.Number)
	}
	if t.Columns[col].Interval {
		out.Interval = Wilson(out.Number, out.Of)
	}
	return out
}

// group is one value of a dimension, in the order of its rows.
type group struct{ key, label string }

// keep drops groups that no company has, unless they belong to a closed list.
func keep(groups []group, has func(string) bool) []group {
	return slices.DeleteFunc(slices.Clone(groups), func(g group) bool { return !has(g.key) })
}
