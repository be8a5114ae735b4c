package sample

import (
	"fmt"
	"slices"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

// form is a blank sheet in which the places to fill have been found, by the
// words of package criteria and not by position: it follows whatever layout
// package sheet has.
type form struct {
	spec                       *workbook.Spec
	cover                      *grid
	items, extra, scopes, laws *table
}

// table is a table of a form: its head row, its columns by head word, and its
// rows by the ID in the column of IDs.
type table struct {
	*grid
	head int
	cols map[string]int
	rows map[string]int
	key  string // head word of the column of IDs; "" for laws
}

func openForm(spec *workbook.Spec) (*form, error) {
	f := &form{spec: spec}
	for _, s := range spec.Sheets {
		if s.Name == criteria.SheetCover {
			f.cover = newGrid(s)
		}
	}
	if f.cover == nil {
		return nil, fmt.Errorf("fill form: no sheet %q", criteria.SheetCover)
	}
	itemHeads := []string{criteria.HeadID, criteria.HeadQuestion, criteria.HeadPoints, criteria.HeadClause,
		criteria.HeadAnswer, criteria.HeadEvidence, criteria.HeadComment, criteria.HeadDept}
	for _, t := range []struct {
		into  **table
		sheet string
		key   string
		need  string
		heads []string
	}{
		{&f.items, criteria.SheetItems, criteria.HeadID, criteria.HeadAnswer, itemHeads},
		{&f.extra, criteria.SheetExtra, criteria.HeadID, criteria.HeadAnswer, itemHeads},
		{&f.scopes, criteria.SheetScope, criteria.HeadScopeID, criteria.HeadYesNo, []string{criteria.HeadScopeID, criteria.HeadScopeAsk, criteria.HeadYesNo}},
		{&f.laws, criteria.SheetLaws, "", criteria.HeadLaw, []string{criteria.HeadLaw, criteria.HeadLawNote}},
	} {
		got, err := openTable(spec, t.sheet, t.need, t.heads)
		if err != nil {
			return nil, err
		}
		got.key = t.key
		got.readRows()
		*t.into = got
	}
	return f, nil
}

// openTable finds the head row: the first that holds the needed head word.
func openTable(spec *workbook.Spec, sheet, need string, heads []string) (*table, error) {
	for _, s := range spec.Sheets {
		if s.Name != sheet {
			continue
		}
		t := &table{grid: newGrid(s), cols: map[string]int{}, rows: map[string]int{}}
		for _, c := range s.Cells {
			if v, ok := c.Value.(string); ok && squeeze(v) == need && (t.head == 0 || c.Row < t.head) {
				t.head = c.Row
			}
		}
		for _, c := range s.Cells {
			if v, ok := c.Value.(string); ok && c.Row == t.head && slices.Contains(heads, squeeze(v)) {
				t.cols[squeeze(v)] = c.Col
			}
		}
		if t.head == 0 {
			return nil, fmt.Errorf("fill form: no column %q in sheet %q", need, sheet)
		}
		return t, nil
	}
	return nil, fmt.Errorf("fill form: no sheet %q", sheet)
}

func (t *table) readRows() {
	col, ok := t.cols[t.key]
	if !ok {
		return
	}
	clear(t.rows)
	for _, c := range t.Cells {
		if v, isText := c.Value.(string); isText && c.Row > t.head && c.Col == col && v != "" {
			t.rows[squeeze(v)] = c.Row
		}
	}
}

// write puts a value under a head word in the row; a column that the sheet
// lacks is passed over.
func (t *table) write(row int, head string, value any) *workbook.CellSpec {
	col, ok := t.cols[head]
	if !ok || row == 0 {
		return nil
	}
	return t.set(row, col, value)
}

// sorted returns the rows that stand for an ID, from the top.
func (t *table) sorted() []int {
	out := make([]int, 0, len(t.rows))
	for _, r := range t.rows {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// moved updates what is known of the places after rows or columns moved.
func (t *table) moved(row, col func(int) int) {
	t.head = row(t.head)
	for id, r := range t.rows {
		t.rows[id] = row(r)
	}
	for h, c := range t.cols {
		t.cols[h] = col(c)
	}
}

func (t *table) addRows(before, n int) {
	t.insertRows(before, n)
	t.moved(from(before, n), same)
}

func (t *table) addCols(before, n int) {
	t.insertCols(before, n)
	t.moved(same, from(before, n))
}

func same(i int) int { return i }

func from(before, n int) func(int) int {
	return func(i int) int {
		if i >= before {
			return i + n
		}
		return i
	}
}

// label returns the place of the value beside a label of the cover: the next
// cell to the right that is not part of the label's own merge.
func (f *form) label(word string) (row, col int, ok bool) {
	for _, c := range f.cover.Cells {
		if v, isText := c.Value.(string); isText && squeeze(v) == word {
			for _, m := range f.cover.Merges {
				if m.Row1 == c.Row && m.Col1 == c.Col {
					return c.Row, m.Col2 + 1, true
				}
			}
			return c.Row, c.Col + 1, true
		}
	}
	return 0, 0, false
}

// cover writes the value beside a label.
func (f *form) fillLabel(word string, value any) *workbook.CellSpec {
	row, col, ok := f.label(word)
	if !ok {
		return nil
	}
	return f.cover.set(row, col, value)
}
