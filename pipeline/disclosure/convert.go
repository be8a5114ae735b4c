package disclosure

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"shinsa/pipeline/statistics"
)

// hundredths is the unit in which decimals are taken, so that they add up.
const hundredths = 100

// converter turns the tables of the project report into plain ones. Numbers of
// one unit and value that are made up of the same companies are taken to be one
// number, in whatever table: at worst readers are taken to know more than they
// do.
type converter struct {
	tables     []Table
	perCompany []string
}

func newConverter(tables []statistics.Table) *converter {
	c := &converter{}
	for i := range tables {
		if tables[i].PerCompany {
			c.perCompany = append(c.perCompany, tables[i].ID)
			continue
		}
		c.tables = append(c.tables, convert(&tables[i]))
	}
	return c
}

// figure tells whether cells of a kind hold numbers.
func figure(k statistics.Kind) bool { return adding(k) || k == statistics.Share }

// adding tells whether numbers of a kind may add up.
func adding(k statistics.Kind) bool {
	return k == statistics.Count || k == statistics.Decimal || k == statistics.Yen
}

func convert(t *statistics.Table) Table {
	out := Table{ID: t.ID, Rows: make([]Row, len(t.Rows))}
	for r := range t.Rows {
		out.Rows[r].Cells = make([]Cell, len(t.Rows[r].Cells))
	}
	for k, column := range t.Columns {
		for r := range t.Rows {
			out.Rows[r].Cells[k] = plain(t, r, k)
		}
		if adding(column.Kind) {
			weigh(t, &out, k)
		}
	}
	for k, column := range t.Columns {
		if column.Kind == statistics.Share {
			for r := range t.Rows {
				ratio(t, &out, r, k)
			}
		}
	}
	tie(t, &out)
	addSums(t, &out)
	return out
}

// plain is a cell as a plain one; shares follow in ratio.
func plain(t *statistics.Table, r, k int) Cell {
	kind, c := t.Columns[k].Kind, t.Rows[r].Cells[k]
	if !adding(kind) || c.Empty(kind) {
		return Cell{Blank: true}
	}
	n := whole(kind, c.Number)
	return Cell{N: n, Contributors: len(c.Companies), Key: key(t, k, c, n, fmt.Sprint(t.ID, "/", r, "/", k))}
}

// whole is a number in whole units; yen in thousands where they are large.
func whole(kind statistics.Kind, x float64) int {
	switch {
	case kind == statistics.Decimal:
		x *= hundredths
	case kind == statistics.Yen:
		x /= 1000
	}
	return int(math.Round(math.Abs(x)))
}

// key is the same for numbers that are the same quantity.
func key(t *statistics.Table, k int, c statistics.Cell, n int, place string) string {
	if n == 0 || len(c.Companies) == 0 {
		return place
	}
	unit := t.Columns[k].Unit
	if unit == "" {
		unit = t.Unit
	}
	return fmt.Sprint(unit, " ", n, " ", strings.Join(c.Companies, " "))
}

// weigh makes a column add up where a row is said to be the sum of others:
// rounded numbers as they are; means and the like with their companies, because
// a reader who knows the mean of all and of all groups but one knows the last
// one, too.
func weigh(t *statistics.Table, out *Table, k int) {
	if t.Columns[k].Kind == statistics.Count {
		return
	}
	for r, row := range t.Rows {
		cell := &out.Rows[r].Cells[k]
		if len(row.Sum) == 0 || cell.Blank || sumOf(out, row.Sum, k) == cell.N {
			continue
		}
		sum, rounded := 0, roundedSum(t, r, k)
		for _, part := range row.Sum {
			if p := &out.Rows[part].Cells[k]; !p.Blank {
				if !rounded {
					p.N *= max(p.Contributors, 1)
				}
				p.Key = fmt.Sprint(t.ID, "/", part, "/", k)
				sum += p.N
			}
		}
		cell.N, cell.Key = sum, fmt.Sprint(t.ID, "/", r, "/", k)
	}
}

// roundedSum tells whether a cell is the sum of its parts but for rounding.
func roundedSum(t *statistics.Table, r, k int) bool {
	one, left := 0.01, t.Rows[r].Cells[k].Number
	if t.Columns[k].Kind == statistics.Yen {
		one = 1000
	}
	for _, part := range t.Rows[r].Sum {
		left -= t.Rows[part].Cells[k].Number
	}
	return math.Abs(left) <= one*float64(len(t.Rows[r].Sum)+1)
}

func sumOf(out *Table, rows []int, k int) int {
	sum := 0
	for _, r := range rows {
		sum += out.Rows[r].Cells[k].N
	}
	return sum
}

// ratio is a share: it shows its number, its base and the rest, or where it is
// no part of a whole, both numbers.
func ratio(t *statistics.Table, out *Table, r, k int) {
	column, c := t.Columns[k], t.Rows[r].Cells[k]
	if c.Empty(statistics.Share) {
		return
	}
	cell := Cell{N: whole(statistics.Count, c.Number), Of: whole(statistics.Count, c.Of), Contributors: len(c.Companies), Key: fmt.Sprint(t.ID, "/", r, "/", k)}
	part, base := at(out, r, column.Part), at(out, r, column.Whole)
	if part != nil && base != nil && (c.Number > c.Of || t.Columns[column.Part].Kind != statistics.Count) {
		out.Rows[r].Cells[k] = Cell{N: part.N, Contributors: len(c.Companies), Key: part.Key, Shows: []string{base.Key}}
		return
	}
	if part != nil && part.N == cell.N {
		cell.Key = part.Key
	}
	if base != nil && base.N == cell.Of {
		cell.OfKey, cell.OfContributors = base.Key, base.Contributors
	}
	out.Rows[r].Cells[k] = cell
}

// at returns the cell of a row in a column, nil for none.
func at(out *Table, r, k int) *Cell {
	if k == 0 || out.Rows[r].Cells[k].Blank {
		return nil
	}
	return &out.Rows[r].Cells[k]
}

// tie joins the decimals and sums of money of a row that are made up of the
// same companies: total, mean and count give each other away, so they are
// hidden together.
func tie(t *statistics.Table, out *Table) {
	for r, row := range t.Rows {
		for a := range row.Cells {
			for b := range row.Cells {
				if a != b && loose(t.Columns[a].Kind) && loose(t.Columns[b].Kind) && !out.Rows[r].Cells[a].Blank && !out.Rows[r].Cells[b].Blank &&
					len(row.Cells[a].Companies) > 0 && slices.Equal(row.Cells[a].Companies, row.Cells[b].Companies) {
					out.Rows[r].Cells[a].Shows = append(out.Rows[r].Cells[a].Shows, out.Rows[r].Cells[b].Key)
				}
			}
		}
	}
}

func loose(k statistics.Kind) bool { return k == statistics.Decimal || k == statistics.Yen }

// addSums says the sums of a table, where they hold: rows that a company can be
// counted in twice do not add up, and readers cannot use them.
func addSums(t *statistics.Table, out *Table) {
	for k, column := range t.Columns {
		if len(column.Sum) == 0 {
			continue
		}
		for r := range t.Rows {
			s := Sum{Total: Ref{Row: r, Col: k}}
			for _, part := range column.Sum {
				s.Parts = append(s.Parts, Ref{Row: r, Col: part})
			}
			s.addTo(out)
		}
	}
	for r, row := range t.Rows {
		if len(row.Sum) == 0 {
			continue
		}
		for k, column := range t.Columns {
			if !adding(column.Kind) {
				continue
			}
			s := Sum{Total: Ref{Row: r, Col: k}}
			for _, part := range row.Sum {
				s.Parts = append(s.Parts, Ref{Row: part, Col: k})
			}
			s.addTo(out)
		}
	}
}

// addTo adds the sum to a table if it holds there.
func (s Sum) addTo(out *Table) {
	total := out.Rows[s.Total.Row].Cells[s.Total.Col]
	if total.Blank {
		return
	}
	left := total.N
	for _, p := range s.Parts {
		if c := out.Rows[p.Row].Cells[p.Col]; !c.Blank {
			left -= c.N
		}
	}
	if left == 0 {
		out.Sums = append(out.Sums, s)
	}
}
