package sample

import (
	"cmp"
	"slices"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

// shapeMesses change the written workbook. Whole-sheet changes that keep the
// places come first, then what moves rows and columns, names last.
func shapeMesses() []Mess {
	return []Mess{
		{"old-version", "an older version of the sheet: other head words, fewer items, catalogue 0.9", .08, nil, oldVersion},
		{"furigana", "phonetic readings over names and departments", .3, nil, furigana},
		{"cell-comments", "comments (notes) on answer cells", .3, nil, cellComments},
		{"margin-notes", "notes beside the table", .4, nil, marginNotes},
		{"sorted-rows", "the rows sorted by department", .1, nil, sortedRows},
		{"hidden-rows", "rows hidden, as after filtering", .2, nil, hiddenRows},
		{"inserted-rows", "rows inserted between the items", .3, nil, insertedRows},
		{"inserted-columns", "a column of the company's own inserted", .2, nil, insertedCols},
		{"moved-header", "the table begins further down, under the company's own heading", .2, nil, movedHeader},
		{"no-hidden-sheet", "the hidden sheet is gone", .15, nil, noHiddenSheet},
		{"renamed-sheet", "the sheet with the items has another name", .25, nil, renamedSheet},
	}
}

// mergeCells merges the answers of neighbours that are still neighbours.
func mergeCells(d *draft) {
	t, col := d.form.items, d.form.items.cols[criteria.HeadAnswer]
	for i := range len(d.cat.Items) - 1 {
		a, b := d.cat.Items[i].ID, d.cat.Items[i+1].ID
		x, y := d.content.items[a], d.content.items[b]
		if !x.Merged || !y.Merged {
			continue
		}
		if t.rows[b] != t.rows[a]+1 {
			x.Merged, y.Merged = false, false
			d.content.items[a], d.content.items[b] = x, y
			continue
		}
		t.set(t.rows[b], col, nil)
		t.Merges = append(slices.Clone(t.Merges), workbook.Range{Row1: t.rows[a], Col1: col, Row2: t.rows[b], Col2: col})
	}
	t.Protect = false
}

func furigana(d *draft) {
	if c := d.form.fillLabel(criteria.LabelName, d.out.Name); c != nil && d.planner.firm.rec.Kana != "" {
		c.Phonetic = d.planner.firm.rec.Kana
	}
	t := d.form.items
	for _, row := range t.sorted() {
		c := t.at(row, t.cols[criteria.HeadDept])
		if c == nil {
			continue
		}
		if s, _ := c.Value.(string); d.lib.words.Readings[s] != "" {
			c.Phonetic = d.lib.words.Readings[s]
		}
	}
}

func cellComments(d *draft) {
	t := d.form.items
	for _, row := range draw(d.r, t.sorted(), 2+int(4*d.plan.strength)) {
		text := pick(d.r, d.lib.words.Comments)
		c := t.at(row, t.cols[criteria.HeadAnswer])
		if c == nil {
			c = t.set(row, t.cols[criteria.HeadAnswer], nil)
		}
		if c.Comment != "" {
			continue
		}
		c.Comment = text
		d.out.Notes = append(d.out.Notes, text)
	}
}

func marginNotes(d *draft) {
	t := d.form.items
	col := 0
	for _, c := range t.cols {
		col = max(col, c)
	}
	for _, row := range draw(d.r, t.sorted(), 2+int(4*d.plan.strength)) {
		d.note(t, row, col+1+d.r.IntN(2), pick(d.r, d.lib.words.Notes))
	}
	t.Protect = false
}

// note writes outside the places to fill.
func (d *draft) note(t *table, row, col int, text string) {
	t.set(row, col, text)
	d.out.Notes = append(d.out.Notes, text)
}

// oldVersion makes the sheet of March 2018: it asks about every tenth item
// less, calls the columns otherwise and says so in the hidden sheet.
func oldVersion(d *draft) {
	for _, t := range []*table{d.form.items, d.form.extra} {
		d.dropItems(t)
	}
	for _, t := range []*table{d.form.items, d.form.extra, d.form.scopes, d.form.laws} {
		for head, col := range t.cols {
			if old := d.lib.words.OldHeads[head]; old != "" {
				t.set(t.head, col, old)
			}
		}
	}
	for _, s := range d.form.spec.Sheets {
		if s.Name == criteria.SheetHidden {
			setKey(newGrid(s), criteria.KeyVersion, "0.9")
		}
	}
	d.out.Version = "0.9"
}

func (d *draft) dropItems(t *table) {
	var rows []int
	for i, row := range t.sorted() {
		if i%10 == 7 {
			rows = append(rows, row)
		}
	}
	for id, row := range t.rows {
		if slices.Contains(rows, row) {
			delete(t.rows, id)
		}
	}
	t.deleteRows(rows)
	t.moved(func(r int) int { n, _ := slices.BinarySearch(rows, r); return r - n }, same)
}

func setKey(g *grid, key, value string) {
	for _, c := range g.Cells {
		if c.Col == 1 && c.Value == key {
			g.set(c.Row, 2, value)
			return
		}
	}
}

// sortedRows sorts by department the rows that stand for items; headings of
// sections stay where they were, so that items stand under wrong ones.
func sortedRows(d *draft) {
	t := d.form.items
	to := t.sorted()
	merged := func(row int) bool {
		return slices.ContainsFunc(t.Merges, func(m workbook.Range) bool { return m.Row1 <= row && row <= m.Row2 })
	}
	to = slices.DeleteFunc(to, merged)
	order := slices.Clone(to)
	dept := t.cols[criteria.HeadDept]
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.text(a, dept), t.text(b, dept)) })
	t.permute(order, to)
	t.moved(func(r int) int {
		if i := slices.Index(order, r); i >= 0 {
			return to[i]
		}
		return r
	}, same)
	t.Protect = false
}

func hiddenRows(d *draft) {
	t := d.form.items
	for id, row := range t.rows {
		it := d.content.items[id]
		if it.OutOfScope || it.Status == criteria.NotApplicable || row%11 == 3 {
			spec := t.Rows[row]
			spec.Hidden = true
			t.Rows[row] = spec
		}
	}
}

func insertedRows(d *draft) {
	t := d.form.items
	rows := draw(d.r, t.sorted(), 2+int(3*d.plan.strength))
	slices.Sort(rows)
	slices.Reverse(rows)
	col := t.cols[criteria.HeadComment]
	for i, row := range rows {
		t.addRows(row, 1+i%2)
		if i%2 == 0 {
			d.note(t, row, col, d.fillText([]string{"（〔部署〕より補足：〔拠点〕の分は別紙）", "↓ここから〔部署〕が記入"}))
		}
	}
	t.Protect = false
}

func insertedCols(d *draft) {
	t := d.form.items
	col := t.cols[criteria.HeadAnswer]
	t.addCols(col, 1)
	d.note(t, t.head, col, "社内確認欄")
	for i, row := range t.sorted() {
		if i%9 == 2 {
			d.note(t, row, col, pick(d.r, []string{"済 4/20", "課長印", "要", "○", "別紙"}))
		}
	}
	t.addCols(1, 1)
	t.Protect = false
}

func movedHeader(d *draft) {
	t := d.form.items
	t.addRows(1, 4)
	d.note(t, 1, 2, d.planner.firm.short+" 控え（社内用）")
	d.note(t, 2, 2, "作成 "+strings.TrimSpace(d.out.Answerer))
	t.Protect = false
}

func noHiddenSheet(d *draft) {
	d.form.spec.Sheets = slices.DeleteFunc(d.form.spec.Sheets, func(s *workbook.SheetSpec) bool {
		return s.Name == criteria.SheetHidden
	})
}

func renamedSheet(d *draft) { d.form.items.Name = pick(d.r, d.lib.words.SheetNames) }
