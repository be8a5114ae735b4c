package intake

import (
	"math"
	"slices"
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
)

// kind is what a table asks.
type kind int

const (
	itemTable kind = iota
	scopeTable
	lawTable
)

// table is a table of our form as it was found on a page.
type table struct {
	page     *page
	kind     kind
	head     int // row; 0 when there is none
	last     int // row
	filled   int // the last row that was read
	cols     [roleCount]int
	choices  []choiceColumn // instead of cols[roleAnswer]
	printed  bool           // they are so by what stands in every row
	others   []int          // further columns of answers: 回答（本社）, 回答（工場）
	inferred bool
	coloured map[int]int // row → the choice column that is set apart there; nil: not looked for yet
}

// field returns what stands in the column of a role in a row.
func (t *table) field(row int, r role) field {
	return t.page.field(row, t.cols[r], func(col int) bool { return !t.has(col) })
}

// own notes that a row was read as the item's, or as one of a table without
// items.
func (t *table) own(row int, item string) {
	t.filled = max(t.filled, row)
	t.page.owners[row] = item
}

func (t *table) has(col int) bool {
	for r := noRole + 1; r < roleCount; r++ {
		if t.cols[r] == col {
			return true
		}
	}
	return slices.Contains(t.others, col) || slices.ContainsFunc(t.choices, func(c choiceColumn) bool { return c.col == col })
}

// findTables finds the tables of all pages; foreign is true when the file is
// not our sheet, with the reason.
func (d *reading) findTables() (why problem.Problem, foreign bool) {
	items, rows := 0, 0
	for _, p := range d.pages {
		p.tables = findHeads(p)
		if !p.hasItems() {
			if t := d.inferTable(p); t != nil {
				p.tables = append(p.tables, t)
			}
		}
		for _, t := range p.tables {
			if t.kind == itemTable {
				d.findChoices(t)
				d.inferAnswers(t)
				t.findFigures()
				items, rows = items+1, rows+d.countKnown(t)
			}
		}
		d.tables = append(d.tables, p.tables...)
	}
	pos := problem.Pos{File: d.in.File}
	switch {
	case items == 0:
		return problem.New("intake-foreign", pos, d.sheetNames()), true
	case rows == 0:
		return problem.New("intake-foreign-items", pos, d.sheetNames()), true
	}
	return why, false
}

func (p *page) hasItems() bool {
	for _, t := range p.tables {
		if t.kind == itemTable {
			return true
		}
	}
	return false
}

// sheetNames names the first sheets, for the reason why a file is foreign.
func (d *reading) sheetNames() string {
	var names []string
	for _, p := range d.pages[:min(len(d.pages), 5)] {
		names = append(names, p.sheet.Name)
	}
	if len(d.pages) > 5 {
		names = append(names, "…")
	}
	return strings.Join(names, "、")
}

// findHeads finds the head rows of a page, wherever they stand. A table ends
// above the next head.
func findHeads(p *page) []*table {
	var tables []*table
	for _, s := range p.spans {
		t, ok := headAt(p, s)
		if !ok {
			continue
		}
		if n := len(tables); n > 0 {
			tables[n-1].last = s.row - 1
		}
		for i := s.from; i < s.to; i++ {
			if headRole(p.sheet.Cells[i].Text) != noRole {
				p.taken[i] = true
			}
		}
		tables = append(tables, t)
	}
	return tables
}

// headAt reads a row as a head: it must name what is answered and what is
// asked. The first column of a role counts.
func headAt(p *page, s span) (*table, bool) {
	if s.to-s.from < 2 {
		return nil, false
	}
	t := &table{page: p, head: s.row, last: math.MaxInt - 1}
	answer := ""
	for i := s.from; i < s.to; i++ {
		c := p.sheet.Cells[i]
		r := headRole(c.Text)
		switch {
		case r == noRole:
		case t.cols[r] == 0:
			t.cols[r] = c.Col
			if r == roleAnswer {
				answer = c.Text
			}
		case r == roleAnswer && bare(normalize.Fold(c.Text)) == bare(normalize.Fold(answer)):
			t.others = append(t.others, c.Col)
		}
	}
	asks := t.cols[roleID] > 0 || t.cols[roleQuestion] > 0
	switch {
	case t.cols[roleLaw] > 0:
		t.kind = lawTable
		if t.cols[roleLawNote] == 0 { // 内容, 備考
			t.cols[roleLawNote] = max(t.cols[roleQuestion], t.cols[roleComment])
			t.cols[roleQuestion], t.cols[roleComment] = 0, 0
		}
	case t.cols[roleYesNo] > 0 && asks:
		t.kind = scopeTable
	case asks && (t.cols[roleAnswer] > 0 || t.cols[roleEvidence] > 0 && t.cols[roleQuestion] > 0):
		t.kind = itemTable
	default:
		return nil, false
	}
	return t, true
}
