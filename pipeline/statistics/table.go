// Package statistics makes every table of figures of the project report
// (事業報告書): who took part, how the method was carried out, what companies
// said of themselves, what the auditors found, how well the one foretold the
// other, what the work took, and how it went in time.
//
// In: the project, the catalogue and one Case for each company (its
// assessment, plan, working papers, report, post-trial report and log). Out:
// Tables, plain values of which the report's tables and charts, the open-data
// workbook, its csv files and the explanation of every figure are made. Each
// number knows its denominator and the companies that make it up; a stage of
// the work that nobody has reached gives a table that says so and no zeros. A
// share is kept as numerator and denominator, so no percentage can be shown
// without its n. The package reads no files and no clock, names no company
// beyond its ID, and suppresses nothing: package disclosure does that in the
// Tables that it makes.
package statistics

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

// Table is one table of figures.
type Table struct {
	ID      string // stable: size, industry, forecast-clause …
	Chapter Chapter
	Title   string // 規模別の参加企業数
	Base    string // what n is: n = 52 社; "" for none
	N       int    // the number in Base
	Unit    string // of the numbers where all columns share one: 社, 項目, 人日; "" where columns have their own
	Columns []Column
	Rows    []Row
	Rule    Text     // how it is counted, for the notes of the workbook and for shinsa explain
	Notes   []string // below the table, in Japanese
	Sources []string // what it was counted from: 登録簿, 自己チェックシート, 審査報告書 …
	// Missing says why there are no figures (yet); such a table has no rows.
	Missing string
	// PerCompany: each row is one company (Row.Company); its label is the code
	// of Input.Codes. Such a table is not for a public edition as it stands.
	PerCompany bool
}

// Text is a sentence in both languages.
type Text struct {
	Ja string `json:"ja"`
	En string `json:"en"`
}

// Chapter is the part of the report that a table belongs to.
type Chapter string

// The chapters, in the order of the report.
const (
	Participants Chapter = "participants"
	MethodPart   Chapter = "method"
	Returns      Chapter = "returns"
	Results      Chapter = "results"
	Forecast     Chapter = "forecast"
	Gaps         Chapter = "gaps"
	Alternatives Chapter = "alternatives"
	Recommended  Chapter = "recommended"
	Laws         Chapter = "laws"
	Advice       Chapter = "advice"
	Work         Chapter = "work"
	Schedule     Chapter = "schedule"
	Notice       Chapter = "notice"
	Impartiality Chapter = "impartiality"
	Review       Chapter = "review"
)

// Kind tells what the cells of a column hold.
type Kind int

// The kinds. Words are ours or the catalogue's; Typed are a company's, an
// auditor's or the office's own and need approval before they are published.
const (
	Words   Kind = iota // Text
	Typed               // Text, with Src
	Count               // Number, whole
	Share               // Number of Of, shown as percent
	Decimal             // Number
	Yen                 // Number, whole
	Day                 // Day
)

// Column is one column. Column 0 of every table names the row.
type Column struct {
	Head     string
	Unit     string // 社, 項目, %, 人日, 円, 日; "" for words
	Kind     Kind
	Decimals int
	// Sum lists the columns whose numbers add up to this one's in every row.
	Sum []int
	// Part and Whole are the columns that a share is of: Number is that of
	// Part, Of that of Whole. 0: no column of this table (Of is fixed).
	Part, Whole int
	// Interval: cells have Wilson intervals of 95 %.
	Interval bool
	// Apart: one company may count in several rows, so that the rows do not add
	// up to their total in this column.
	Apart bool
}

// Row is one row with a cell for each column.
type Row struct {
	ID      string // stable within the table: sme, 4-1-3, 4-1-3a
	Company string // of a table per company
	Group   string // title of the group that the row stands in: a section
	Cells   []Cell
	// Sum lists the rows whose counts add up to this one's: a total.
	Sum []int
}

// Cell is one value. Which of its fields count is told by the column's Kind.
type Cell struct {
	Text   string
	Number float64 // of a Share the numerator
	Of     float64 // denominator of a Share; 0: there is nothing to take a share of
	Day    calendar.Date
	None   bool // there is nothing to tell: no base, nothing recorded

	Companies  []string // IDs of the companies that make the value up, in the order of the register
	Suppressed bool     // set by package disclosure: shown as x
	Interval   Interval // of a Share of a column with intervals

	Src   problem.Pos // where typed words stand
	Parts []Part      // what the value rests on; only with Input.Trace
}

// Interval is a confidence interval of a share, as fractions of 1.
type Interval struct{ Low, High float64 }

// Part is one thing that a cell counts: an answer, a finding, an entry.
type Part struct {
	Company string
	Item    string // ID; "" for none
	Value   string // as it was counted: 実施済, 適合, 3.5
	Add     float64
	From    []problem.Pos // the places in files that it was read from
}

// Empty tells whether the cell has no value: nothing recorded, or no base.
func (c Cell) Empty(k Kind) bool {
	switch k {
	case Words, Typed:
		return c.Text == ""
	case Share:
		return c.None || c.Of == 0
	case Day:
		return c.None || c.Day.IsZero()
	default:
		return c.None
	}
}

// Value is the number as documents and workbooks show it: a share in percent.
func (c Cell) Value(k Kind) float64 {
	if k == Share {
		if c.Of == 0 {
			return 0
		}
		return 100 * c.Number / c.Of
	}
	return c.Number
}

// Find returns the table of that ID, nil when there is none.
func Find(tables []Table, id string) *Table {
	for i := range tables {
		if tables[i].ID == id {
			return &tables[i]
		}
	}
	return nil
}
