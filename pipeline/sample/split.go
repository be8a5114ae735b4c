package sample

import (
	"slices"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// splitSheet moves the lower half of the items to a sheet of its own, under a
// copy of the head.
func splitSheet(d *draft) {
	t := d.form.items
	rows := t.sorted()
	cut := rows[len(rows)/2]
	crosses := func(r workbook.Range) bool { return r.Row1 < cut && r.Row2 >= cut }
	if slices.ContainsFunc(t.Merges, crosses) {
		return
	}
	below := func(row int) bool { return row >= cut }
	second := d.copyOf(t.SheetSpec, t.Name+" (2)")
	second.AutoFilter, second.Choices, second.PrintRows = nil, nil, [2]int{}
	keep(second, func(row int) bool { return below(row) || row <= t.head+1 && t.isHead(row) })
	keep(t.SheetSpec, func(row int) bool { return !below(row) })
	for id, row := range t.rows {
		if below(row) {
			delete(t.rows, id)
			d.elsewhere[id] = problem.Pos{File: d.out.Path, Sheet: second.Name}.At(row, 0)
		}
	}
	t.index, t.Protect, second.Protect = nil, false, false
}

// isHead tells the head row, and the one below it where the head has two
// storeys.
func (t *table) isHead(row int) bool {
	for _, r := range t.rows {
		if r == row {
			return false
		}
	}
	return row >= t.head
}

// keep leaves in the sheet the rows that satisfy ok.
func keep(s *workbook.SheetSpec, ok func(row int) bool) {
	s.Cells = slices.DeleteFunc(slices.Clone(s.Cells), func(c workbook.CellSpec) bool { return !ok(c.Row) })
	s.Merges = slices.DeleteFunc(slices.Clone(s.Merges), func(r workbook.Range) bool { return !ok(r.Row1) })
	s.Choices = slices.DeleteFunc(slices.Clone(s.Choices), func(c workbook.Choice) bool { return !ok(c.Range.Row1) })
	s.Shapes = slices.DeleteFunc(slices.Clone(s.Shapes), func(c workbook.ShapeSpec) bool { return !ok(c.Row) })
}

// copiedSheet leaves a copy in the workbook in which some answers differ:
// which of them holds, nobody can say.
func copiedSheet(d *draft) {
	t, col := d.form.items, d.form.items.cols[criteria.HeadAnswer]
	if d.has("old-version") || d.has("choice-columns") {
		return
	}
	copied := d.copyOf(t.SheetSpec, t.Name+" (控え)")
	g := newGrid(copied)
	for _, id := range d.answered(.02*d.plan.strength, criteria.Implemented) {
		row := t.rows[id]
		g.set(row, col, criteria.NotImplemented.Ja())
		it := d.content.items[id]
		it.Status = ""
		d.content.items[id] = it
		d.keepRows = append(d.keepRows, id)
	}
	g.arrange()
}

// copyOf adds a copy of a sheet to the workbook.
func (d *draft) copyOf(s *workbook.SheetSpec, name string) *workbook.SheetSpec {
	c := *s
	c.Name, c.Cells, c.Merges, c.Shapes = name, slices.Clone(s.Cells), slices.Clone(s.Merges), slices.Clone(s.Shapes)
	c.Rows = map[int]workbook.RowSpec{}
	for r, spec := range s.Rows {
		c.Rows[r] = spec
	}
	d.form.spec.Sheets = append(d.form.spec.Sheets, &c)
	return &c
}
