package deliverable

import (
	"cmp"
	"slices"
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// tables are the tables of one file.
type tables struct {
	file  *placed
	grids []grid
}

// agreement holds the figures of one Word file and of the files of values that
// belong to it against each other and against what was counted. Every file is
// read anew; what wrote it is not asked.
type agreement struct {
	counted []grid
	word    tables
	found   problem.List
}

func newAgreement(counted []Table, word *placed) *agreement {
	a := &agreement{word: tables{file: word}}
	for _, t := range counted {
		if cmp.Or(t.Of, "report.docx") != word.rule.Role.V {
			continue
		}
		g := grid{heads: t.Columns, rows: t.Rows}
		if slices.ContainsFunc(t.Rows, func(r []string) bool { return len(r) != len(t.Columns) }) {
			g.heads = nil // heads that do not stand over the cells name nothing
		}
		g.name(strings.TrimSpace(t.ID + "　" + t.Title))
		a.counted = append(a.counted, g)
	}
	return a
}

// report holds the tables of the Word file against what was counted, both ways.
func (a *agreement) report() {
	for _, c := range a.counted {
		g := match(a.word.grids, c)
		if g == nil {
			a.found.Add("deliver-table-missing", a.word.file.pos(), c.label)
			continue
		}
		a.compare(a.word.file, *g, c, "集計")
		a.compare(a.word.file, c, *g, a.word.file.Path)
	}
}

// data holds the Word file, and what was counted, against a file of values: it
// may have more rows and columns, but not other figures.
func (a *agreement) data(d tables) {
	for _, g := range a.word.grids {
		if other := match(d.grids, g); other != nil {
			a.compare(a.word.file, g, *other, d.file.Path)
		}
	}
	for _, c := range a.counted {
		if other := match(d.grids, c); other != nil {
			a.compare(d.file, c, *other, d.file.Path)
		}
	}
}

// every names the counted tables that no file of values has.
func (a *agreement) every(file *placed, data []grid) {
	for _, c := range a.counted {
		if match(data, c) == nil {
			a.found.Add("deliver-table-missing", file.pos(), c.label)
		}
	}
}

// compare holds each number of a table against the same row of another: where
// the columns have one name the cells agree, else the number stands somewhere
// in the row.
func (a *agreement) compare(file *placed, g, other grid, where string) {
	c := &comparison{g: g, other: other, where: where, at: file.pos(), columns: columnsOf(g.heads, other.heads)}
	index, called := other.index(g), g.naming(other)
	used := map[string]int{}
	for _, row := range g.rows {
		name, rows := lookUp(called.names(row), index)
		c.at.Place = g.label + " › " + cut(name)
		switch {
		case !slices.ContainsFunc(row, isNumber) && !slices.ContainsFunc(row, isWithheld):
		case rows == nil:
			c.found.Add("deliver-figure-row", c.at, g.label, cut(name), where)
		default:
			c.row(row, rows[min(used[name], len(rows)-1)])
			used[name]++
		}
	}
	a.found = append(a.found, c.found...)
}

// comparison is one table held against another.
type comparison struct {
	g, other grid
	where    string
	at       problem.Pos
	columns  []int // of the other, by column; -1 where it is not told
	found    problem.List
}

func (c *comparison) row(row, other []string) {
	var whole []figure
	for col, text := range row {
		k := -1
		if col < len(c.columns) {
			k = c.columns[col]
		}
		mine, ok := numbers(text)
		switch {
		case col == 0:
		case isWithheld(text) && k >= 0 && isNumber(cell(other, k)):
			c.differs(col, text, other)
		case ok:
			if whole == nil {
				whole, _ = numbers(strings.Join(other, " "))
			}
			if !agrees(mine, cell(other, k), k >= 0, whole) {
				c.differs(col, text, other)
			}
		}
	}
}

// agrees holds the numbers of a cell against the cell of the other table, or
// where none is told against its row; what stands below a number (the bounds of
// an interval) has columns of its own there.
func agrees(mine []figure, theirs string, told bool, whole []figure) bool {
	if told {
		first, _ := numbers(theirs)
		if !slices.ContainsFunc(first, mine[0].same) {
			return false
		}
		mine = mine[1:]
	}
	for _, n := range mine {
		if !slices.ContainsFunc(whole, n.same) {
			return false
		}
	}
	return true
}

func (c *comparison) differs(col int, text string, other []string) {
	c.found.Add("deliver-figure-differs", c.at, cell(c.g.heads, col), text, c.where, strings.Join(other, " "))
}

// isWithheld tells the sign of a number that is withheld.
func isWithheld(s string) bool { return s == "x" || s == "ｘ" || s == "X" }

// readTables reads the tables of a file of figures; book is its workbook, nil
// for other files.
func readTables(f *placed, book *workbook.Book) (tables, problem.List) {
	t := tables{file: f}
	if extension(f.Path) != ".csv" {
		if book != nil {
			t.grids = sheetGrids(book)
		}
		return t, nil
	}
	g, err := csvGrid(f.Path, f.Data)
	if err != nil {
		return t, problem.List{problem.New("deliver-csv-broken", f.pos(), err.Error())}
	}
	t.grids = []grid{g}
	return t, nil
}
