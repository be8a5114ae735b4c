package disclosure

import (
	"slices"

	"shinsa/pipeline/statistics"
)

// Protection is what Protect reports beside the audit.
type Protection struct {
	Report
	Tables     []TableLoss // of each table that lost cells, in the order of the tables
	PerCompany []string    // tables with a row for each company: left as they are, not for a public edition
}

// TableLoss is how much of a table is hidden.
type TableLoss struct {
	ID, Title     string
	Cells, Hidden int
	Withheld      bool // some small number of it could not be guarded: it has no rows
}

// withheld is said in place of a table that cannot be guarded.
const withheld = "企業が少なく、数値を秘匿しても企業が特定されるおそれがあるため、公表しない。"

// Protect returns copies of the tables of the project report with the cells to
// hide marked Suppressed and emptied: no number, base, interval, day, company
// or part stays in them. A table in which a small number cannot be guarded has
// no rows and says why; the report is on the tables that remain. Rows that are
// ordered by a column with hidden cells are ordered anew, as their order would
// tell. Words are left as they are, with companies' own words among them, which
// need approval of their own.
func Protect(tables []statistics.Table, settings Settings) ([]statistics.Table, Protection, error) {
	c := newConverter(tables)
	marked, report, err := c.suppress(settings)
	if err != nil {
		return nil, Protection{}, err
	}
	p := Protection{Report: report, PerCompany: c.perCompany}
	out := make([]statistics.Table, len(tables))
	for i, t := range tables {
		out[i] = copyTable(t)
		if t.PerCompany {
			continue
		}
		loss := TableLoss{ID: t.ID, Title: t.Title}
		if m, stays := marked[t.ID]; stays {
			loss.count(&out[i], m, settings)
			reorder(&out[i])
		} else {
			loss.Withheld, out[i].Rows, out[i].Missing = true, nil, withheld
		}
		if loss.Hidden > 0 || loss.Withheld {
			p.Tables = append(p.Tables, loss)
		}
	}
	return out, p, nil
}

// suppress marks the tables, without those that cannot be guarded: what is left
// out is marked anew without them until all is guarded.
func (c *converter) suppress(settings Settings) (map[string]Table, Report, error) {
	tables := c.tables
	for {
		marked, report, err := Suppress(tables, settings)
		if err != nil {
			return nil, Report{}, err
		}
		if len(report.Unprotected) == 0 {
			out := make(map[string]Table, len(marked))
			for _, t := range marked {
				out[t.ID] = t
			}
			return out, report, nil
		}
		open := map[string]bool{}
		for _, f := range report.Unprotected {
			open[f.Place.Table] = true
		}
		tables = slices.DeleteFunc(slices.Clone(tables), func(t Table) bool { return open[t.ID] })
	}
}

// count hides the marked cells of a table and counts them.
func (l *TableLoss) count(t *statistics.Table, marked Table, settings Settings) {
	for r := range t.Rows {
		for k := range t.Rows[r].Cells {
			hide(&t.Rows[r].Cells[k], marked.Rows[r].Cells[k], t.Columns[k].Kind, settings, l)
		}
	}
}

// hide empties a cell that is marked. Days are no numbers that add up: one that
// rests on too few companies is hidden alone.
func hide(c *statistics.Cell, marked Cell, kind statistics.Kind, settings Settings, loss *TableLoss) {
	if c.Empty(kind) || !figure(kind) && kind != statistics.Day {
		return
	}
	loss.Cells++
	if marked.Hidden() || kind == statistics.Day && settings.small(len(c.Companies)) {
		*c = statistics.Cell{Suppressed: true}
		loss.Hidden++
	}
}

func copyTable(t statistics.Table) statistics.Table {
	t.Rows = slices.Clone(t.Rows)
	for r := range t.Rows {
		t.Rows[r].Cells = slices.Clone(t.Rows[r].Cells)
	}
	return t
}

// reorder takes rows with hidden cells to the end of a table that is ordered by
// a column with hidden cells: there, between two neighbours, a hidden number is
// as good as told. They stand by their IDs then.
func reorder(t *statistics.Table) {
	plain := 0
	for plain < len(t.Rows) && len(t.Rows[plain].Sum) == 0 {
		plain++
	}
	for _, r := range t.Rows[plain:] {
		if len(r.Sum) == 0 || slices.ContainsFunc(r.Sum, func(i int) bool { return i >= plain }) {
			return // subtotals in between: such rows stand in the order of a catalogue
		}
	}
	if grouped(t.Rows[:plain]) || !slices.ContainsFunc(t.Columns, func(k statistics.Column) bool { return k.Kind == statistics.Count }) {
		return
	}
	for k, column := range t.Columns {
		if column.Kind == statistics.Count && ordered(t.Rows[:plain], k) {
			was := slices.Clone(t.Rows[:plain])
			slices.SortStableFunc(t.Rows[:plain], byHidden)
			renumber(t, was)
			return
		}
	}
}

// grouped tells whether rows stand under headings.
func grouped(rows []statistics.Row) bool {
	return slices.ContainsFunc(rows, func(r statistics.Row) bool { return r.Group != "" })
}
