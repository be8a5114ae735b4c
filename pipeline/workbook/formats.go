package workbook

// Formats shows numbers as their number formats do, for the readers of other
// formats of workbooks. One is for one file.
type Formats struct{ shower shower }

// NewFormats prepares the formats of a file with the one or the other epoch.
func NewFormats(date1904 bool) *Formats { return &Formats{shower{date1904: date1904}} }

// Show returns v as the number format shows it; raw is how the file writes v,
// or "" where it is no text there.
func (f *Formats) Show(code string, v float64, raw string) string { return f.shower.show(code, v, raw) }

// BuiltInFormat returns a number format that files name by number alone.
func BuiltInFormat(id int) string { return builtIn(id) }

// ShowsDate tells whether a number format shows a calendar date. A time of day
// alone is no date.
func ShowsDate(code string) bool { return showsDate(code) }
