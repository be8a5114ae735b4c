package disclosure

import "strconv"

// SignHidden and SignNone are what stands in a table in place of a hidden
// number (秘匿) and of none (該当なし), as in Japanese official statistics.
const (
	SignHidden = "x"
	SignNone   = "-"
)

// Table is a table of counts. Rows may be of different lengths.
type Table struct {
	ID   string
	Rows []Row
	Sums []Sum
}

// Row is a row of cells; a row may be a subtotal or total, which Sums say.
type Row struct{ Cells []Cell }

// Cell is one printed number, with its base where it has one (N of Of, and the
// percentage that follows from both).
type Cell struct {
	N              int
	Of             int      // 0: no base
	Contributors   int      // companies that make up N; 0 where N is a count of companies
	OfContributors int      // companies that make up Of; 0 where Of is a count of companies
	Key            string   // cells of one key, in whatever table, are one number
	OfKey          string   // key of the number that is the base
	Shows          []string // keys of further numbers that it gives away: those of a ratio or mean
	Blank          bool     // holds no number; the reader knows that
	Fixed          bool     // is printed in any case (a caption's n)
	Mark           Mark     // set by Suppress
}

// Mark says whether a cell is printed, and why not. Readers must not be shown
// the difference between Primary and Complementary: both print as SignHidden.
type Mark int

// The marks of a cell.
const (
	Shown         Mark = iota
	Primary            // too few companies
	Complementary      // hidden so that a primary one cannot be had back
)

// Hidden tells whether the cell is not printed.
func (c Cell) Hidden() bool { return c.Mark != Shown }

// Text returns the number as it is printed: SignHidden, SignNone or digits.
func (c Cell) Text() string {
	switch {
	case c.Hidden():
		return SignHidden
	case c.Blank:
		return SignNone
	default:
		return strconv.Itoa(c.N)
	}
}

// contributors returns the companies that make up N.
func (c Cell) contributors() int {
	if c.Contributors == 0 {
		return c.N
	}
	return c.Contributors
}

// baseContributors returns the companies that make up Of.
func (c Cell) baseContributors() int {
	if c.OfContributors == 0 {
		return c.Of
	}
	return c.OfContributors
}

// Ref is the place of a cell. An empty Table in a Sum is the sum's own table.
type Ref struct {
	Table    string
	Row, Col int
}

// Sum says that a cell is the sum of others, and that readers know it.
type Sum struct {
	Total Ref
	Parts []Ref
}

// SumColumns says that in every row column total is the sum of columns parts.
// Rows too short or with a blank total are passed over.
func (t *Table) SumColumns(total int, parts ...int) {
	for r, row := range t.Rows {
		if total >= len(row.Cells) || row.Cells[total].Blank {
			continue
		}
		s := Sum{Total: Ref{Row: r, Col: total}}
		for _, c := range parts {
			if c < len(row.Cells) {
				s.Parts = append(s.Parts, Ref{Row: r, Col: c})
			}
		}
		t.Sums = append(t.Sums, s)
	}
}

// SumRows says that in every column row total is the sum of rows parts.
func (t *Table) SumRows(total int, parts ...int) {
	for c := range t.Rows[total].Cells {
		if t.Rows[total].Cells[c].Blank {
			continue
		}
		s := Sum{Total: Ref{Row: total, Col: c}}
		for _, r := range parts {
			if c < len(t.Rows[r].Cells) {
				s.Parts = append(s.Parts, Ref{Row: r, Col: c})
			}
		}
		t.Sums = append(t.Sums, s)
	}
}
