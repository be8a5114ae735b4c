package decision

import (
	"slices"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// readTable reads the rows below the head, the heads of further columns, and
// what stands above.
func (r *reader) readTable(g *grid) {
	s := g.sheet
	from := slices.IndexFunc(s.Cells, func(c workbook.Cell) bool { return c.Row >= g.head })
	r.beside(s, s.Cells[:from])
	var extra map[int]int
	extra, r.form.extra = r.extraColumns(g, s.Cells[from:])
	rows, order := r.rowsOf(g, s.Cells[from:])
	for _, row := range order {
		r.form.Decisions = append(r.form.Decisions, r.row(row, rows[row], extra))
	}
}

// rowsOf gives every row below the head its cells, with its share of cells that
// were merged downwards. Comments of persons on our heads are kept.
func (r *reader) rowsOf(g *grid, cells []workbook.Cell) (rows map[int][]workbook.Cell, order []int) {
	rows = map[int][]workbook.Cell{}
	for _, c := range cells {
		if c.Row == g.head {
			if _, ours := g.byCol[c.Col]; ours && c.Comment != "" && !r.isOwn(c.Comment) {
				r.form.remarks = append(r.form.remarks, remark{where(g.sheet.Name, c.Row, c.Col) + "のコメント", c.Comment})
			}
			continue
		}
		if len(order) == 0 || order[len(order)-1] != c.Row {
			order = append(order, c.Row)
		}
		rows[c.Row] = append(rows[c.Row], c)
	}
	g.merged(rows)
	return rows, order
}

// extraColumns lists the columns that persons added, by column: those with a
// head of their own, and those with cells and none.
func (r *reader) extraColumns(g *grid, cells []workbook.Cell) (place map[int]int, heads []workbook.CellSpec) {
	seen := map[int]bool{}
	var cols []int
	for _, c := range cells {
		if _, ours := g.byCol[c.Col]; !ours && !seen[c.Col] {
			seen[c.Col] = true
			cols = append(cols, c.Col)
		}
	}
	slices.Sort(cols)
	place = map[int]int{}
	for i, col := range cols {
		place[col] = i
		head := workbook.CellSpec{}
		if c := g.sheet.At(g.head, col); c != nil {
			head = keep(c, r.book.Date1904)
		}
		heads = append(heads, head)
	}
	return place, heads
}

// merged gives every row its share of cells that were merged downwards.
func (g *grid) merged(rows map[int][]workbook.Cell) {
	for _, m := range g.sheet.Merges {
		top := g.sheet.At(m.Row1, m.Col1)
		if top == nil || m.Row1 <= g.head {
			continue
		}
		for row := m.Row1 + 1; row <= m.Row2; row++ {
			if len(rows[row]) == 0 {
				continue
			}
			share := *top
			share.Row, share.Comment = row, ""
			at, there := slices.BinarySearchFunc(rows[row], m.Col1, func(c workbook.Cell, col int) int { return c.Col - col })
			if !there {
				rows[row] = slices.Insert(rows[row], at, share)
			}
		}
	}
}

// row reads one row of the table.
func (r *reader) row(row int, cells []workbook.Cell, extra map[int]int) Decision {
	d := Decision{Pos: problem.Pos{File: r.file, Sheet: r.table.sheet.Name}.At(row, r.table.cols[roleWord])}
	var texts [roleCount]string
	for i := range cells {
		c := &cells[i]
		ro, ours := r.table.byCol[c.Col]
		if !ours {
			ro = roleExtra
		} else {
			texts[ro] = c.Text
		}
		if ro == roleWord {
			d.Struck = c.Struck || c.StruckPart != ""
		}
		d.Typed = d.Typed || !ours || c.Comment != "" || c.Struck || int(ro) < office && c.Text != ""
		d.cells = append(d.cells, kept{ro, extra[c.Col], keep(c, r.book.Date1904)})
	}
	d.Typed = d.Typed || !r.own[rowMark(texts)]
	texts[roleWord] = r.word(cells, texts[roleWord])
	d.Word, d.Reach, d.By, d.Day, d.Why = normalize.Clean(texts[roleWord]), normalize.Clean(texts[roleReach]),
		normalize.Clean(texts[roleBy]), normalize.Clean(texts[roleDay]), normalize.Clean(texts[roleWhy])
	d.Company, d.Target, d.Raw = normalize.Clean(texts[roleCompany]), normalize.Clean(texts[roleTarget]), texts[roleRaw]
	return d
}

// word is what is typed for the decision; a date of Excel as a date, whatever
// the cell's format shows of it.
func (r *reader) word(cells []workbook.Cell, text string) string {
	for i := range cells {
		if c := &cells[i]; c.Col == r.table.cols[roleWord] && c.Kind == workbook.Number && c.Date {
			if d, ok := normalize.Serial(c.Number, r.book.Date1904); ok {
				return d.String()
			}
		}
	}
	return text
}
