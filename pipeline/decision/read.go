package decision

import (
	"errors"
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/workbook"
)

// Form is decisions.xlsx as persons left it. The nil Form is that of a
// project that has none yet.
type Form struct {
	Decisions []Decision          // every row of the table, in its order
	Choices   []Choice            // every row of the sheet of returns, in its order
	Digest    string              // of the file
	extra     []workbook.CellSpec // heads of the columns that persons added
	remarks   []remark
	sheets    []*workbook.SheetSpec // that persons added

	returnExtra []workbook.CellSpec // heads of the columns that persons added to the sheet of returns
}

// Refused is the problem of a form that cannot be opened as a workbook.
func Refused(file string, err error) problem.Problem {
	why := "Excelファイルとして読めません"
	switch {
	case errors.Is(err, workbook.ErrEncrypted):
		why = "パスワードで保護されています"
	case errors.Is(err, workbook.ErrEmpty):
		why = "中身が空です"
	case errors.Is(err, workbook.ErrDamaged):
		why = "壊れています"
	case errors.Is(err, workbook.ErrTooLarge):
		why = "大きすぎます"
	}
	return problem.New("decision-file", problem.Pos{File: file}, why)
}

// Read reads the form. file is the name that problems and rules cite. Where
// the problems have errors the form must not be written anew: what it holds
// was not understood.
func Read(file, digest string, b *workbook.Book) (*Form, problem.List) {
	r := &reader{book: b, file: file, own: map[string]bool{}, form: &Form{Digest: digest}}
	r.marks()
	for _, s := range b.Sheets {
		r.findReturns(s)
	}
	for _, s := range b.Sheets {
		if r.returns == nil || s != r.returns.sheet {
			r.find(s)
		}
	}
	if r.problems.HasErrors() || r.table == nil || !r.complete() {
		if r.table == nil {
			r.problems.Add("decision-no-table", problem.Pos{File: file}, columns()[roleWord].head, columns()[roleTarget].head)
		}
		return r.form, r.problems.Sorted()
	}
	for _, s := range b.Sheets {
		r.sheet(s)
	}
	return r.form, r.problems.Sorted()
}

// reader is the state of reading one form.
type reader struct {
	book     *workbook.Book
	file     string
	own      map[string]bool // marks of our own texts and rows
	table    *grid
	returns  *grid // nil where the form has none
	form     *Form
	problems problem.List
}

// marks learns our own texts: of this version, and of the one that wrote the
// form.
func (r *reader) marks() {
	for _, t := range ownTexts() {
		r.own[mark(t)] = true
	}
	if s := r.book.Sheet(sheetHidden); s != nil {
		for _, c := range s.Cells {
			if c.Col == 2 {
				r.own[c.Text] = true
			}
		}
	}
}

func (r *reader) isOwn(text string) bool { return r.own[mark(text)] }

// find looks for the row with the most of our head words; a sheet of our name
// goes before another of the same count (somebody's copy).
func (r *reader) find(s *workbook.Sheet) {
	const headRows, enough = 60, 4
	heads := map[int]map[role]int{}
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.Row > headRows {
			break
		}
		if ro, ok := roleOf(c.Text); ok {
			if heads[c.Row] == nil {
				heads[c.Row] = map[role]int{}
			}
			if heads[c.Row][ro] == 0 {
				heads[c.Row][ro] = c.Col
			}
		}
	}
	for row := 1; row <= headRows; row++ {
		n := len(heads[row])
		if n < enough {
			continue
		}
		better := r.table == nil || n > len(r.table.cols) || n == len(r.table.cols) && s.Name == sheetTable && r.table.sheet.Name != sheetTable
		if better {
			r.table = &grid{sheet: s, head: row, cols: heads[row]}
		}
	}
}

// complete sees that the columns are there without which no row means
// anything.
func (r *reader) complete() bool {
	ok := true
	for _, ro := range []role{roleWord, roleReach, roleCompany, roleTarget, roleRaw} {
		if r.table.cols[ro] == 0 {
			r.problems.Add("decision-no-column", problem.Pos{File: r.file, Sheet: r.table.sheet.Name}.At(r.table.head, 0), columns()[ro].head)
			ok = false
		}
	}
	r.table.byCol = map[int]role{}
	for ro, col := range r.table.cols {
		r.table.byCol[col] = ro
	}
	return ok
}

// sheet keeps what stands on one sheet.
func (r *reader) sheet(s *workbook.Sheet) {
	switch {
	case s == r.table.sheet:
		r.readTable(r.table)
	case r.returns != nil && s == r.returns.sheet:
		r.readReturns()
	case s.Name == sheetHidden, strings.HasPrefix(s.Name, "_choices"):
	case s.Name == sheetRemarks:
		r.readRemarks(s)
	case s.Name == sheetGuide:
		r.beside(s, s.Cells)
	default:
		r.form.sheets = append(r.form.sheets, copySheet(s, r.book.Date1904))
		return
	}
	if s.Name != sheetHidden {
		for _, sh := range s.Shapes {
			r.form.remarks = append(r.form.remarks, remark{where(s.Name, sh.Row, sh.Col) + "の図形", sh.Text})
		}
	}
}

// beside keeps texts that are not our own.
func (r *reader) beside(s *workbook.Sheet, cells []workbook.Cell) {
	for i := range cells {
		c := &cells[i]
		if normalize.Clean(c.Text) != "" && !r.isOwn(c.Text) {
			r.form.remarks = append(r.form.remarks, remark{where(s.Name, c.Row, c.Col), c.Text})
		}
		if c.Comment != "" && !r.isOwn(c.Comment) {
			r.form.remarks = append(r.form.remarks, remark{where(s.Name, c.Row, c.Col) + "のコメント", c.Comment})
		}
	}
}

// readRemarks reads the sheet of remarks: place and text, and whatever a
// person wrote there besides.
func (r *reader) readRemarks(s *workbook.Sheet) {
	for i := 0; i < len(s.Cells); {
		j := i
		for j < len(s.Cells) && s.Cells[j].Row == s.Cells[i].Row {
			j++
		}
		r.remarkRow(s, s.Cells[i:j])
		i = j
	}
}

func (r *reader) remarkRow(s *workbook.Sheet, cells []workbook.Cell) {
	if r.isOwn(cells[0].Text) {
		r.beside(s, cells)
		return
	}
	var m remark
	var rest []workbook.Cell
	for _, c := range cells {
		switch {
		case c.Col == 1:
			m.where = c.Text
		case c.Col == 2:
			m.text = c.Text
		default:
			rest = append(rest, c)
			continue
		}
		if c.Comment != "" {
			rest = append(rest, workbook.Cell{Row: c.Row, Col: c.Col, Comment: c.Comment})
		}
	}
	if m != (remark{}) {
		r.form.remarks = append(r.form.remarks, m)
	}
	r.beside(s, rest)
}
