package problem

import (
	"cmp"
	"fmt"
	"strings"
)

// Pos is a place in user material: a cell of a workbook (Row and Col count
// from 1), a line of a text file, or a place in a Word file in words (heading,
// table, row). Zero values mean not known.
type Pos struct {
	File  string `json:"file,omitempty"`
	Sheet string `json:"sheet,omitempty"`
	Row   int    `json:"row,omitempty"`
	Col   int    `json:"col,omitempty"`
	Line  int    `json:"line,omitempty"`
	Place string `json:"place,omitempty"` // 6.2 人的アクセスの制限 › 4-1-3a › 判定
}

// At returns the place of a cell in the same file and sheet.
func (p Pos) At(row, col int) Pos {
	p.Row, p.Col, p.Line = row, col, 0
	return p
}

// Cell returns the cell's name in Excel's own form, such as F31, a row alone
// as "31", or "" where no row is known.
func (p Pos) Cell() string {
	switch {
	case p.Row > 0 && p.Col > 0:
		return Column(p.Col) + fmt.Sprint(p.Row)
	case p.Row > 0:
		return fmt.Sprint(p.Row)
	default:
		return ""
	}
}

// String returns the place as file[sheet]!cell, file:line or file「place」.
func (p Pos) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Sheet != "" {
		b.WriteString("[" + p.Sheet + "]")
	}
	if c := p.Cell(); c != "" {
		b.WriteString("!" + c)
	}
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	if p.Place != "" {
		b.WriteString("「" + p.Place + "」")
	}
	return b.String()
}

// IsZero tells whether no place is known.
func (p Pos) IsZero() bool { return p == Pos{} }

// Compare orders places by file, sheet, line, row and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(
		cmp.Compare(p.File, q.File), cmp.Compare(p.Sheet, q.Sheet),
		cmp.Compare(p.Line, q.Line), cmp.Compare(p.Row, q.Row), cmp.Compare(p.Col, q.Col), cmp.Compare(p.Place, q.Place))
}

// Column returns the letters of column n (1 is A); "" for n below 1.
func Column(n int) string {
	var s string
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}
