package sheet

import "shinsa/pipeline/workbook"

// The looks of the sheets. Cells to fill are tinted, so that a company sees
// at once where it writes; everything else is quiet.
const (
	tint      = "FFF8E1" // cells to fill
	headFill  = "D9E2F3" // head rows and labels
	bandFill  = "1F4E79" // sections
	lightFill = "EDF2F9" // clauses
	greyText  = "595959"
)

var (
	plain   = workbook.Style{}
	note    = workbook.Style{Wrap: true, Color: greyText}
	prose   = workbook.Style{Wrap: true}
	title   = workbook.Style{Size: 16, Bold: true, VAlign: "center"}
	heading = workbook.Style{Size: 11, Bold: true, VAlign: "center", Color: bandFill}
	head    = workbook.Style{Bold: true, Fill: headFill, Border: true, HAlign: "center", VAlign: "center", Wrap: true}
	label   = workbook.Style{Bold: true, Fill: headFill, Border: true, HAlign: "left", Indent: 1, VAlign: "center", Wrap: true}
	given   = workbook.Style{Border: true, HAlign: "left", Indent: 1, VAlign: "center", Wrap: true}
	cell    = workbook.Style{Border: true, HAlign: "left", VAlign: "center", Wrap: true}
	centred = workbook.Style{Border: true, HAlign: "center", VAlign: "center", Wrap: true}
	band    = workbook.Style{Bold: true, Size: 11, Fill: bandFill, Color: "FFFFFF", VAlign: "center"}
	subband = workbook.Style{Bold: true, Fill: lightFill, Color: bandFill, VAlign: "center"}
	entry   = workbook.Style{Border: true, HAlign: "left", Wrap: true, Unlocked: true, Fill: tint}
	choice  = workbook.Style{Border: true, Wrap: true, Unlocked: true, Fill: tint, HAlign: "center", VAlign: "center"}
)

// dateEntry is a cell for a date, which Excel shows in the Japanese calendar
// however it was typed.
var dateEntry = workbook.Style{Border: true, VAlign: "center", HAlign: "left", Indent: 1, Unlocked: true, Fill: tint, NumFmt: `[$-411]ggge"年"m"月"d"日";@`}
