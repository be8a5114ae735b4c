package workbook

import (
	"bytes"
	"strconv"

	"shinsa/pipeline/problem"
)

// ref returns the name of a cell, such as F31.
func ref(row, col int) string { return problem.Column(col) + strconv.Itoa(row) }

// String returns the block in Excel's form, such as B2:D9.
func (r Range) String() string {
	if r.Row1 == r.Row2 && r.Col1 == r.Col2 {
		return ref(r.Row1, r.Col1)
	}
	return ref(r.Row1, r.Col1) + ":" + ref(r.Row2, r.Col2)
}

// parseRef reads a cell's name such as F31 or $F$31.
func parseRef(b []byte) (row, col int, ok bool) {
	for _, c := range b {
		switch {
		case c == '$':
		case row == 0 && col <= maxCol && c >= 'A' && c <= 'Z':
			col = col*26 + int(c-'A') + 1
		case row == 0 && col <= maxCol && c >= 'a' && c <= 'z':
			col = col*26 + int(c-'a') + 1
		case col > 0 && row <= maxRow && c >= '0' && c <= '9':
			row = row*10 + int(c-'0')
		default:
			return 0, 0, false
		}
	}
	return row, col, row > 0 && col > 0
}

func parseRange(b []byte) (Range, bool) {
	from, to, two := bytes.Cut(b, []byte(":"))
	if !two {
		to = from
	}
	r1, c1, ok1 := parseRef(from)
	r2, c2, ok2 := parseRef(to)
	return Range{min(r1, r2), min(c1, c2), max(r1, r2), max(c1, c2)}, ok1 && ok2
}
