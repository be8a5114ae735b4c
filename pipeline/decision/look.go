package decision

import "shinsa/pipeline/workbook"

// The looks of the form: those of the office's other sheets, with the cells to
// fill in tinted.
const (
	tint      = "FFF8E1"
	mineFill  = "F8CBAD" // heads of the columns that the office fills in
	oursFill  = "D9E2F3"
	greyText  = "595959"
	blueText  = "1F4E79"
	rowHeight = 13.5 // points, of one line
)

var (
	titleLook   = workbook.Style{Size: 16, Bold: true, VAlign: "center"}
	noteLook    = workbook.Style{Wrap: true, Color: greyText}
	headingLook = workbook.Style{Size: 11, Bold: true, VAlign: "center", Color: blueText}
	proseLook   = workbook.Style{Wrap: true}
	mineHead    = workbook.Style{Bold: true, Fill: mineFill, Border: true, HAlign: "center", VAlign: "center", Wrap: true}
	oursHead    = workbook.Style{Bold: true, Fill: oursFill, Border: true, HAlign: "center", VAlign: "center", Wrap: true}
	mineLook    = workbook.Style{Border: true, Fill: tint, VAlign: "center", Wrap: true}
	oursLook    = workbook.Style{Border: true, VAlign: "center", Wrap: true}
)

// over lays what a kept cell brings with it over the look of its column.
func over(s, own workbook.Style) workbook.Style {
	s.Struck = own.Struck
	if own.NumFmt != "" {
		s.NumFmt = own.NumFmt
	}
	return s
}

// lines estimates on how many lines a text stands in a column: a Japanese
// character takes the width of nearly two digits.
func lines(text string, width float64) int {
	n, at := 1, 0.0
	for _, r := range text {
		w := 1.75
		if r < 0x2E80 {
			w = 1.05
		}
		switch {
		case r == '\n':
			n, at = n+1, 0
		case at+w > width-1.5:
			n, at = n+1, w
		default:
			at += w
		}
	}
	return n
}

func height(n int) workbook.RowSpec {
	return workbook.RowSpec{Height: min(max(float64(n)*rowHeight+6, 22), 409)}
}
