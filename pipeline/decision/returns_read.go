package decision

import (
	"slices"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// grid is a table of the form: where its head is and what its columns hold.
type grid struct {
	sheet *workbook.Sheet
	head  int // row
	cols  map[role]int
	byCol map[int]role
}

// findReturns looks for the sheet of returns: by its name, or where it was
// renamed by its heads.
func (r *reader) findReturns(s *workbook.Sheet) {
	g := headOf(s, returnRole)
	if g == nil || g.cols[retWord] == 0 || g.cols[retFile] == 0 || g.cols[retDigest] == 0 {
		if s.Name == sheetReturns {
			r.problems.Add("decision-no-table", problem.Pos{File: r.file, Sheet: s.Name}, returnColumns()[retWord].head, returnColumns()[retDigest].head)
		}
		return
	}
	if r.returns == nil || s.Name == sheetReturns && r.returns.sheet.Name != sheetReturns {
		r.returns = g
	}
}

// headOf finds the first row of a sheet with three or more head words.
func headOf(s *workbook.Sheet, roleOf func(string) (role, bool)) *grid {
	const headRows, enough = 60, 3
	for i := 0; i < len(s.Cells) && s.Cells[i].Row <= headRows; {
		g := &grid{sheet: s, head: s.Cells[i].Row, cols: map[role]int{}, byCol: map[int]role{}}
		for ; i < len(s.Cells) && s.Cells[i].Row == g.head; i++ {
			if ro, ok := roleOf(s.Cells[i].Text); ok && g.cols[ro] == 0 {
				g.cols[ro], g.byCol[s.Cells[i].Col] = s.Cells[i].Col, ro
			}
		}
		if len(g.cols) >= enough {
			return g
		}
	}
	return nil
}

// readReturns reads the rows of the sheet of returns.
func (r *reader) readReturns() {
	g := r.returns
	from := slices.IndexFunc(g.sheet.Cells, func(c workbook.Cell) bool { return c.Row >= g.head })
	r.beside(g.sheet, g.sheet.Cells[:from])
	var extra map[int]int
	extra, r.form.returnExtra = r.extraColumns(g, g.sheet.Cells[from:])
	rows, order := r.rowsOf(g, g.sheet.Cells[from:])
	for _, row := range order {
		r.form.Choices = append(r.form.Choices, r.choice(row, rows[row], extra))
	}
}

// choice reads one row of the sheet of returns.
func (r *reader) choice(row int, cells []workbook.Cell, extra map[int]int) Choice {
	g := r.returns
	c := Choice{Pos: problem.Pos{File: r.file, Sheet: g.sheet.Name}.At(row, g.cols[retWord])}
	var texts [retCount]string
	for i := range cells {
		cell := &cells[i]
		ro, ours := g.byCol[cell.Col]
		if !ours {
			ro = roleExtra
		} else {
			texts[ro] = cell.Text
		}
		if ro == retWord || ro == retOwner {
			c.Struck = c.Struck || cell.Struck || cell.StruckPart != ""
		}
		c.Typed = c.Typed || !ours || cell.Comment != "" || cell.Struck || int(ro) < retOffice && cell.Text != ""
		c.cells = append(c.cells, kept{ro, extra[cell.Col], keep(cell, r.book.Date1904)})
	}
	c.mark = returnMark(texts)
	c.ours = r.own[c.mark]
	c.Typed = c.Typed || !c.ours
	c.Word, c.Owner, c.By, c.Day, c.Why = normalize.Clean(texts[retWord]), normalize.Clean(texts[retOwner]),
		normalize.Clean(texts[retBy]), normalize.Clean(texts[retDay]), normalize.Clean(texts[retWhy])
	c.File, c.Digest = normalize.Clean(texts[retFile]), normalize.Clean(texts[retDigest])
	return c
}

// returnMark is the mark of our own cells of a row of the sheet of returns.
func returnMark(texts [retCount]string) string {
	return mark(append([]string{"return"}, texts[retOffice:]...)...)
}
