package workbook

import (
	"strconv"

	"shinsa/pipeline/problem"
)

// ref returns the name of a cell, such as F31.
func ref(row, col int) string { return problem.Column(col) + strconv.Itoa(row) }
