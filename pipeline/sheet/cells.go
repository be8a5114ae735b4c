package sheet

import "shinsa/pipeline/workbook"

// The plain cells of tables that are read by machines, too.

// textWidth counts a Japanese character as two.
func textWidth(s string) float64 {
	w := 0
	for _, r := range s {
		w++
		if r >= 0x2E80 {
			w++
		}
	}
	return float64(w)
}

// headCells are the heads of a table.
func headCells(row int, words []string) []workbook.CellSpec {
	var out []workbook.CellSpec
	for i, w := range words {
		out = append(out, workbook.CellSpec{Row: row, Col: i + 1, Value: w,
			Style: workbook.Style{Size: 10, Bold: true, Fill: "E9EEF1", Border: true, HAlign: "center", VAlign: "center", Wrap: true}})
	}
	return out
}

// bodyStyle is the look of a value; words wrap.
func bodyStyle(format string) workbook.Style {
	return workbook.Style{Size: 10, Border: true, VAlign: "center", NumFmt: format, Wrap: format == ""}
}
