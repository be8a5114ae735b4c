package markup

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// book is a SpreadsheetML workbook while it is read. The format is described in
// Microsoft's "XML Spreadsheet Reference" (Office XP).
type book struct {
	*workbook.Scanner
	*budget
	out     *workbook.Book
	styles  map[string]xmlStyle
	formats *workbook.Formats
	grid    *grid // of the worksheet being read
	columns int   // ranges of columns that are described
}

// xmlStyle is what reading needs to know of a style.
type xmlStyle struct {
	format string
	struck bool
}

func readSpreadsheetML(text string, limits workbook.Limits) (*workbook.Book, error) {
	if strings.Contains(text[:min(len(text), 64<<10)], "<!ENTITY") {
		return nil, damaged("entities of its own")
	}
	b := &book{budget: &budget{limits: limits}, out: &workbook.Book{}, styles: map[string]xmlStyle{},
		Scanner: workbook.NewScanner([]byte(text)), formats: workbook.NewFormats(false)}
	for b.next() != workbook.Ended {
	}
	switch {
	case b.err != nil:
		return nil, b.err
	case b.Err() != nil:
		return nil, b.Err()
	case len(b.out.Sheets) == 0:
		return nil, damaged("an XML spreadsheet without a sheet")
	}
	return b.out, nil
}

// next moves on at the top, and reads what it comes upon.
func (b *book) next() workbook.Event {
	e := b.step()
	if e != workbook.Start {
		return e
	}
	switch b.Name() {
	case "Date1904":
		b.out.Date1904 = true
		b.formats = workbook.NewFormats(true)
	case "SupBook":
		b.out.Links = true
		b.Leave()
	case "Style":
		b.style()
	case "Worksheet":
		b.worksheet()
	case "binData", "DocumentProperties", "Names", "PivotCache":
		b.Leave()
	}
	return e
}

// step moves on, up to a fault or the bound of depth.
func (b *book) step() workbook.Event {
	if b.err != nil {
		return workbook.Ended
	}
	e := b.Next()
	if e == workbook.Start && b.Depth() > maxDepth {
		b.fail(damaged("elements nested over %d deep", maxDepth))
		return workbook.Ended
	}
	return e
}

// within moves on inside the element that stands at depth; ok is false once
// it has ended.
func (b *book) within(depth int) (e workbook.Event, ok bool) {
	e = b.step()
	return e, e != workbook.Ended && b.Depth() >= depth
}

func (b *book) style() {
	id, s := b.Word("ID"), b.styles[b.Word("Parent")]
	for depth := b.Depth(); ; {
		e, ok := b.within(depth)
		if !ok {
			break
		}
		if e != workbook.Start {
			continue
		}
		switch b.Name() {
		case "NumberFormat":
			if s.format = b.Word("Format"); namedFormats[s.format] != "" {
				s.format = namedFormats[s.format]
			}
		case "Font":
			s.struck = b.Has("StrikeThrough", "1")
		}
	}
	if len(b.styles) >= maxStyles {
		b.fail(tooLarge("more than %d styles", maxStyles))
		return
	}
	b.styles[id] = s
}

func (b *book) worksheet() {
	b.grid = b.budget.grid(b.Word("Name"))
	b.out.Sheets = append(b.out.Sheets, b.grid.sheet)
	row, column := 1, 1
	for depth := b.Depth(); ; {
		e, ok := b.within(depth)
		if !ok {
			return
		}
		if e != workbook.Start {
			continue
		}
		switch b.Name() {
		case "Column":
			column = b.column(column)
		case "Row":
			row = b.row(row)
		case "Visible": // of WorksheetOptions
			b.grid.sheet.Hidden = strings.TrimSpace(b.Inner()) != "SheetVisible"
		case "Table", "WorksheetOptions":
		default:
			b.Leave()
		}
	}
}

// column reads what is said of one column or several, and returns the next.
func (b *book) column(next int) int {
	from := b.at(next)
	to := from + min(max(b.Number("Span", 0), 0), maxCol)
	if b.columns++; b.columns > maxCol {
		b.fail(tooLarge("more than %d ranges of columns", maxCol))
	}
	if b.Has("Hidden", "1") || b.Word("Width") == "0" {
		b.grid.hide(from, to)
	}
	b.Leave()
	return to + 1
}

// at returns where a row, column or cell says that it stands, else the next.
func (b *book) at(next int) int {
	if n := b.Number("Index", 0); n > 0 {
		return min(n, 1<<24)
	}
	return next
}

// row reads a row, or several that are alike and empty, and returns the next.
func (b *book) row(next int) int {
	row := b.at(next)
	span := min(max(b.Number("Span", 0), 0), maxRow)
	if b.Has("Hidden", "1") || b.Word("Height") == "0" {
		b.hideRows(row, row+span)
	}
	b.grid.nextRow(row)
	for depth := b.Depth(); ; {
		e, ok := b.within(depth)
		if !ok {
			break
		}
		if e == workbook.Start && b.Name() == "Cell" {
			b.cell()
		} else if e == workbook.Start {
			b.Leave()
		}
	}
	return row + span + 1
}

// hideRows notes hidden rows; they count as cells do.
func (b *book) hideRows(from, to int) {
	for row := from; row <= min(to, maxRow); row++ {
		if len(b.grid.sheet.HiddenRows) >= b.limits.Cells {
			b.fail(tooLarge("more than %d hidden rows", b.limits.Cells))
			return
		}
		b.grid.sheet.HiddenRows[row] = true
	}
}
