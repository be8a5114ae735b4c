package decision

import (
	"slices"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// readTable reads the rows below the head, the heads of further columns, and
// what stands above.
func (r *reader) readTable(s *workbook.Sheet) {
	from := slices.IndexFunc(s.Cells, func(c workbook.Cell) bool { return c.Row >= r.head })
	r.beside(s, s.Cells[:from])
	extra := r.extraColumns(s, s.Cells[from:])
	rows := map[int][]workbook.Cell{}
	var order []int
	for _, c := range s.Cells[from:] {
		if c.Row == r.head {
			if _, ours := r.byCol[c.Col]; ours && c.Comment != "" && !r.isOwn(c.Comment) {
				r.form.remarks = append(r.form.remarks, remark{where(s.Name, c.Row, c.Col) + "のコメント", c.Comment})
			}
			continue
		}
		if len(order) == 0 || order[len(order)-1] != c.Row {
			order = append(order, c.Row)
		}
		rows[c.Row] = append(rows[c.Row], c)
	}
	r.merged(s, rows)
	for _, row := range order {
		r.form.Decisions = append(r.form.Decisions, r.row(row, rows[row], extra))
	}
}

// extraColumns lists the columns that persons added, by column: those with a
// head of their own, and those with cells and none.
func (r *reader) extraColumns(s *workbook.Sheet, cells []workbook.Cell) map[int]int {
	seen := map[int]bool{}
	var cols []int
	for _, c := range cells {
		if _, ours := r.byCol[c.Col]; !ours && !seen[c.Col] {
			seen[c.Col] = true
			cols = append(cols, c.Col)
		}
	}
	slices.Sort(cols)
	place := map[int]int{}
	for i, col := range cols {
		place[col] = i
		head := workbook.CellSpec{}
		if c := s.At(r.head, col); c != nil {
			head = keep(c, r.book.Date1904)
		}
		r.form.extra = append(r.form.extra, head)
	}
	return place
}

// merged gives every row its share of cells that were merged downwards.
func (r *reader) merged(s *workbook.Sheet, rows map[int][]workbook.Cell) {
	for _, m := range s.Merges {
		top := s.At(m.Row1, m.Col1)
		if top == nil || m.Row1 <= r.head {
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
	d := Decision{Pos: problem.Pos{File: r.file, Sheet: r.table.Name}.At(row, r.cols[roleWord])}
	var texts [roleCount]string
	for i := range cells {
		c := &cells[i]
		ro, ours := r.byCol[c.Col]
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
	d.Word, d.Reach, d.By, d.Day, d.Why = normalize.Clean(texts[roleWord]), normalize.Clean(texts[roleReach]),
		normalize.Clean(texts[roleBy]), normalize.Clean(texts[roleDay]), normalize.Clean(texts[roleWhy])
	d.Company, d.Target, d.Raw = normalize.Clean(texts[roleCompany]), normalize.Clean(texts[roleTarget]), texts[roleRaw]
	return d
}
