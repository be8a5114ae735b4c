package intake

import (
	"slices"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
)

// The ways in which a row was given to its item, as record.Answer.Found.
const (
	foundByID       = "id"
	foundByQuestion = "question"
	foundByPosition = "position"
)

// line is a row of an item table.
type line struct {
	table  *table
	row    int
	item   int    // place in the catalogue; -1 for not known
	found  string // how
	doubt  int    // another item that the row's question is; -1 for none
	tail   string // the answer typed into the question cell
	asked  string // the question as it stands, where the company altered it
	shared bool   // the row names several items
}

// field returns what stands in the column of a role.
func (l *line) field(r role) field { return l.table.field(l.row, r) }

// pos returns the place of the row: of its id, or else its first column known.
func (l *line) pos() problem.Pos {
	for r := roleID; r < roleCount; r++ {
		if col := l.table.cols[r]; col > 0 {
			return l.table.page.pos.At(l.row, col)
		}
	}
	return l.table.page.pos.At(l.row, 0)
}

// lines gives the rows of all item tables to their items.
func (d *reading) lines() []*line {
	var all []*line
	fuzzy := fuzzyRows
	for _, t := range d.tables {
		if t.kind != itemTable {
			continue
		}
		for _, s := range t.page.rows(t.head+1, t.last) {
			if several := d.idsOf(t, s.row); len(several) > 1 {
				for _, item := range several {
					all = append(all, &line{table: t, row: s.row, item: item, doubt: -1, found: foundByID, shared: true})
				}
				continue
			}
			l := &line{table: t, row: s.row, item: -1, doubt: -1}
			d.identify(l, &fuzzy)
			all = append(all, l)
		}
	}
	d.placeByPosition(all)
	return all
}

// idsOf returns the items of a row that names several in its id cell, because
// somebody joined their rows: 4-1-3a、4-1-3b.
func (d *reading) idsOf(t *table, row int) []int {
	text := t.field(row, roleID).text()
	if len(text) > 200 || !strings.ContainsAny(text, "、，,;；/／&＆と及 　\n") || d.itemByID(text) >= 0 {
		return nil
	}
	var out []int
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,;；/／&＆と及び \u3000\n", r) }) {
		i := d.itemByID(part)
		if i < 0 || slices.Contains(out, i) {
			return nil
		}
		out = append(out, i)
	}
	return out
}

// placeByPosition gives the rows between two known neighbours to the items
// between them, when there are as many rows as items and nothing in a row
// speaks against it.
func (d *reading) placeByPosition(all []*line) {
	found := make([]bool, len(d.catalogue.Items))
	for _, l := range all {
		if l.item >= 0 {
			found[l.item] = true
		}
	}
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].table == all[from].table {
			to++
		}
		d.placeInTable(all[from:to], found)
		from = to
	}
}

func (d *reading) placeInTable(lines []*line, found []bool) {
	before := -1
	var open []*line
	for _, l := range lines {
		if l.item < 0 {
			if d.candidate(l) {
				open = append(open, l)
			}
			continue
		}
		if before >= 0 {
			d.placeBetween(open, before, l.item, found)
		}
		before, open = l.item, nil
	}
}

// candidate tells a row that may be an item's: something is asked or answered
// in it that is not our own heading.
func (d *reading) candidate(l *line) bool {
	asked := l.field(roleID).text() + l.field(roleQuestion).text()
	return !l.field(roleAnswer).blank() || asked != "" && !d.isOwn(l.field(roleID).text()+l.field(roleQuestion).text())
}

func (d *reading) placeBetween(open []*line, before, after int, found []bool) {
	items := d.catalogue.Items
	if len(open) == 0 || after <= before || items[before].Kind != items[after].Kind {
		return
	}
	var missing []int
	for i := before + 1; i < after; i++ {
		if items[i].Kind == items[before].Kind {
			if found[i] {
				return
			}
			missing = append(missing, i)
		}
	}
	if len(missing) != len(open) || slices.ContainsFunc(open, func(l *line) bool { return d.speaksAgainst(l, missing[slices.Index(open, l)]) }) {
		return
	}
	for n, l := range open {
		l.item, l.found, found[missing[n]] = missing[n], foundByPosition, true
		if q := l.field(roleQuestion).text(); q != "" {
			d.reportAltered(l, q)
		}
	}
}

// speaksAgainst tells whether what is left of id and question in a row shows
// that it is not the item's.
func (d *reading) speaksAgainst(l *line, item int) bool {
	if id := idKey(l.field(roleID).text()); id != "" && !alike(id, idKey(d.catalogue.Items[item].ID)) {
		return true
	}
	q := l.field(roleQuestion).text()
	return q != "" && likeness([]rune(normalize.Fold(q)), d.asked[item]) < farQuestion
}

// alike allows one slip in an id.
func alike(a, b string) bool { return distance([]rune(a), []rune(b)) <= 1 }

// ids lists the ids of items for a problem, shortened.
func ids(items []criteria.Item) string {
	const most = 12
	var s string
	for i, it := range items {
		if i == most {
			return s + "、…"
		}
		if i > 0 {
			s += "、"
		}
		s += it.ID
	}
	return s
}

// excerpt shortens a text for a problem.
func excerpt(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
