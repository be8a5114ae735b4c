package decision

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// kept is one cell of a row, with the column that it belongs to.
type kept struct {
	role  role
	extra int // of roleExtra: which of the form's further columns
	cell  workbook.CellSpec
}

// remark is a text that stood beside the table.
type remark struct{ where, text string }

// keep turns a cell that a person may have typed into one to write. A formula
// stays as the value that it had: moved to another row it would compute
// another. What the model of cells does not carry is told in the comment.
func keep(c *workbook.Cell, date1904 bool) workbook.CellSpec {
	out := workbook.CellSpec{Row: c.Row, Col: c.Col, Value: c.Text, Comment: c.Comment, Phonetic: c.Phonetic,
		Style: workbook.Style{Struck: c.Struck}}
	switch {
	case c.Text == "" && c.Kind == workbook.Text:
		out.Value = nil
	case c.Kind == workbook.Bool:
		out.Value = c.Number != 0
	case c.Kind == workbook.Number && c.Date:
		out.Value = c.Number
		if date1904 {
			out.Value = c.Number + 1462
		}
		out.Style.NumFmt = "yyyy/m/d"
		if c.Number != float64(int(c.Number)) {
			out.Style.NumFmt = "yyyy/m/d h:mm"
		}
	case c.Kind == workbook.Number:
		out.Value = c.Number
	}
	var more []string
	if c.Formula != "" {
		more = append(more, "計算式："+c.Formula)
	}
	if c.StruckPart != "" {
		more = append(more, "取消線："+c.StruckPart)
	}
	out.Comment = strings.TrimPrefix(strings.Join(append([]string{c.Comment}, more...), "\n"), "\n")
	return out
}

// copySheet keeps a sheet that a person added, cell by cell.
func copySheet(s *workbook.Sheet, date1904 bool) *workbook.SheetSpec {
	out := &workbook.SheetSpec{Name: s.Name, Hidden: s.Hidden, Merges: s.Merges}
	for i := range s.Cells {
		c := keep(&s.Cells[i], date1904)
		if t, ok := c.Value.(string); ok && strings.Contains(t, "\n") {
			c.Style.Wrap = true
		}
		out.Cells = append(out.Cells, c)
	}
	for _, sh := range s.Shapes { // a text box becomes a cell where it stood, or below all others
		row := max(sh.Row, 1)
		if s.At(row, max(sh.Col, 1)) != nil || specHas(out, row, max(sh.Col, 1)) {
			row = lastRow(out) + 1
		}
		out.Cells = append(out.Cells, workbook.CellSpec{Row: row, Col: max(sh.Col, 1), Value: sh.Text})
	}
	return out
}

func specHas(s *workbook.SheetSpec, row, col int) bool {
	for _, c := range s.Cells {
		if c.Row == row && c.Col == col {
			return true
		}
	}
	return false
}

func lastRow(s *workbook.SheetSpec) int {
	n := 0
	for _, c := range s.Cells {
		n = max(n, c.Row)
	}
	return n
}

// mark is a short digest by which the form knows its own texts again, so that
// what persons typed can be told from them, in this version's words or in an
// older one's.
func mark(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		h.Write([]byte(normalize.Clean(t)))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// rowMark is the mark of a whole row, by its texts in the order of columns.
func rowMark(texts [roleCount]string) string { return mark(texts[:]...) }

// where names a cell of the form.
func where(sheet string, row, col int) string {
	return sheet + "!" + problem.Pos{Row: row, Col: col}.Cell()
}
