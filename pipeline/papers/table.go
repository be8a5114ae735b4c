package papers

import (
	"math"
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/workbook"
)

// tableForm is one kind of table of a form: the words that its heads may have,
// by role.
type tableForm struct {
	name  string
	must  []string // roles without which it is not this table
	roles []roleWords
	byKey map[string]string // head without its remark → role
	whole map[string]bool   // heads as they are
}

// indexed prepares the forms for looking heads up.
func indexed(forms []tableForm) []tableForm {
	for i := range forms {
		f := &forms[i]
		f.byKey, f.whole = map[string]string{}, map[string]bool{}
		for _, r := range f.roles {
			for w := range strings.FieldsSeq(r.words) {
				f.whole[normalize.Fold(w)] = true
				if k := headKey(w); f.byKey[k] == "" {
					f.byKey[k] = r.role
				}
			}
		}
	}
	return forms
}

// roleWords are the head words of one column. given columns hold texts of ours
// that nobody fills in.
type roleWords struct {
	role  string
	words string // separated by spaces; compared without remarks in brackets
	given bool
}

// table is a table as it was found on a page.
type table struct {
	page *page
	form *tableForm
	head int
	last int // row
	cols map[string]int
}

// findTables finds the head rows of a page; a table ends above the next head.
func findTables(p *page, forms []tableForm) []*table {
	var out []*table
	for _, row := range p.rows {
		t := headAt(p, row, forms)
		if t == nil {
			continue
		}
		if n := len(out); n > 0 {
			out[n-1].last = row - 1
		}
		out = append(out, t)
	}
	return out
}

// headAt reads a row as the head of the form that most of its words belong to.
func headAt(p *page, row int, forms []tableForm) *table {
	cells := p.cells(row)
	if len(cells) < 2 {
		return nil
	}
	var best *table
	heads := make([]string, len(cells))
	for i := range cells {
		if len(cells[i].Text) <= longestHead {
			heads[i] = headKey(cells[i].Text)
		}
	}
	for i := range forms {
		t := &table{page: p, form: &forms[i], head: row, last: math.MaxInt - 1, cols: map[string]int{}}
		for n, c := range cells {
			if role := forms[i].byKey[heads[n]]; role != "" && t.cols[role] == 0 {
				t.cols[role] = c.Col
			}
		}
		if forms[i].complete(t.cols) && (best == nil || len(t.cols) > len(best.cols)) {
			best = t
		}
	}
	return best
}

func (f *tableForm) complete(cols map[string]int) bool {
	for _, m := range f.must {
		if cols[m] == 0 {
			return false
		}
	}
	return true
}

// longestHead is beyond what any head takes, in bytes.
const longestHead = 150

// headKey compares heads without what stands in brackets behind them: 日（和暦可）.
func headKey(text string) string {
	key := strings.Trim(normalize.Fold(text), "【】[]<>■●◆□:*※")
	if i := strings.IndexAny(key, "(※*[【:"); i > 0 {
		key = key[:i]
	}
	return key
}

// takeHeads marks heads as read; one with a remark in brackets is a note, too.
func (t *table) takeHeads() {
	for _, c := range t.page.cells(t.head) {
		if t.form.whole[normalize.Fold(c.Text)] {
			t.page.taken[[2]int{c.Row, c.Col}] = true
		}
	}
}

// rows lists the table's rows that have cells.
func (t *table) rows() []int { return t.page.rowsFrom(t.head+1, t.last) }

func (t *table) field(row int, role string) field { return t.page.field(row, t.cols[role]) }

// typed tells whether anything is typed in a row in the columns of these
// roles that no step has taken. What a range lends from the row above was typed
// there.
func (t *table) typed(row int, roles ...string) bool {
	for _, r := range roles {
		if f := t.field(row, r); !f.merged && !f.blank() && !t.page.taken[[2]int{f.row, f.col}] {
			return true
		}
	}
	return false
}

// given takes what stands in the columns of ours. Where the file has marks of
// our texts, a text that is not among them is left for the notes: somebody
// changed it.
func (d *reading) given(t *table, row int) {
	for _, r := range t.form.roles {
		f := t.field(row, r.role)
		if !r.given || f.blank() {
			continue
		}
		if d.marked && !d.isMark(f.cell) {
			continue
		}
		f.take()
	}
}

func (d *reading) isMark(c *workbook.Cell) bool { return d.own[mark(c.Text)] }
