package register

import (
	"errors"
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// Companies reads the register of companies. file is the name that problems
// cite; p gives what the register leaves out, and may be nil. A line without
// a usable ID, or with one that stood before, is a problem and is left out;
// every other line becomes a company, with what of it could be read.
func Companies(file string, data []byte, p *record.Project) ([]record.Company, problem.List) {
	r := companiesReader{digest: digest(data), project: p}
	pos := problem.Pos{File: file}
	book, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		r.refuse(pos, err)
		return nil, r.problems
	}
	r.date1904 = book.Date1904
	if !r.find(book, pos) {
		return nil, r.problems.Sorted()
	}
	out := r.rows()
	return out, r.problems.Sorted()
}

// refuse reports a file that cannot be read at all.
func (r *companiesReader) refuse(pos problem.Pos, err error) {
	for _, k := range []struct {
		is   error
		code problem.Code
	}{
		{workbook.ErrEmpty, "register-empty-file"}, {workbook.ErrEncrypted, "register-encrypted"},
		{workbook.ErrOldFormat, "register-old-format"}, {workbook.ErrNotWorkbook, "register-not-workbook"},
		{workbook.ErrTooLarge, "register-too-large"}, {workbook.ErrDamaged, "register-damaged"},
	} {
		if errors.Is(err, k.is) {
			r.problems.Add(k.code, pos, err.Error())
			return
		}
	}
	r.problems.Add("register-damaged", pos, err.Error())
}

type companiesReader struct {
	problems problem.List
	digest   string
	project  *record.Project
	date1904 bool
	sheet    *workbook.Sheet
	pos      problem.Pos // of the sheet
	head     int         // row
	columns  map[record.Column]placed
	ids      map[string]problem.Pos
	company  string // ID of the line being read
}

// placed is a column where it was found.
type placed struct {
	col  int
	unit int64
}

// headRows is how far down the head row is looked for.
const headRows = 50

// find looks for the row that has the most head words, on any sheet.
func (r *companiesReader) find(book *workbook.Book, pos problem.Pos) bool {
	words, best := headings(), 0
	for _, s := range book.Sheets {
		count := map[int]int{}
		for i := range s.Cells {
			c := &s.Cells[i]
			if _, ok := words[headKey(c.Text)]; ok && c.Row <= headRows {
				count[c.Row]++
			}
		}
		for row := 1; row <= headRows; row++ {
			if count[row] > best && count[row] >= 2 {
				best, r.sheet, r.head = count[row], s, row
			}
		}
	}
	if r.sheet == nil {
		r.problems.Add("register-no-head", pos, string(record.ColID), string(record.ColName))
		return false
	}
	r.pos = problem.Pos{File: pos.File, Sheet: r.sheet.Name}
	return r.place(words)
}

// headKey folds a head word; a mark that it must be filled in falls away.
func headKey(s string) string {
	key := normalize.Fold(s)
	for _, mark := range []string{"※", "*", "(必須)", "【必須】", "必須"} {
		key = strings.TrimSuffix(strings.TrimPrefix(key, mark), mark)
	}
	return key
}

// place learns the columns from the head row.
func (r *companiesReader) place(words map[string]heading) bool {
	r.columns = map[record.Column]placed{}
	for i := range r.sheet.Cells {
		c := &r.sheet.Cells[i]
		if c.Row != r.head || headKey(c.Text) == "" {
			continue
		}
		h, known := words[headKey(c.Text)]
		first, again := r.columns[h.column]
		switch {
		case !known:
			r.problems.Add("register-unknown-column", r.at(c), normalize.Clean(c.Text))
		case again:
			r.problems = append(r.problems, problem.New("register-column-twice", r.at(c), string(h.column)).With(r.pos.At(r.head, first.col)))
		default:
			r.columns[h.column] = placed{c.Col, h.unit}
		}
	}
	ok := true
	for _, c := range required() {
		if _, there := r.columns[c]; !there {
			r.problems.Add("register-missing-column", r.pos.At(r.head, 0), string(c))
			ok = false
		}
	}
	for _, c := range expected() {
		if _, there := r.columns[c]; !there {
			r.problems.Add("register-expected-column", r.pos.At(r.head, 0), string(c))
		}
	}
	return ok
}

func (r *companiesReader) at(c *workbook.Cell) problem.Pos { return r.pos.At(c.Row, c.Col) }

// rows reads the lines below the head row.
func (r *companiesReader) rows() []record.Company {
	out := []record.Company{}
	r.ids = map[string]problem.Pos{}
	for _, row := range r.filled() {
		if c, ok := r.row(row); ok {
			out = append(out, c)
		}
	}
	return out
}

// filled returns the rows below the head that hold anything, and reports what
// stands beside the columns.
func (r *companiesReader) filled() []int {
	inColumn := map[int]bool{}
	for _, p := range r.columns {
		inColumn[p.col] = true
	}
	var rows []int
	for i := range r.sheet.Cells {
		c := &r.sheet.Cells[i]
		if c.Row <= r.head || strings.TrimSpace(c.Text) == "" {
			continue
		}
		if !inColumn[c.Col] && r.sheet.At(r.head, c.Col) == nil {
			r.problems.Add("register-stray", r.at(c), normalize.Clean(c.Text))
			continue
		}
		if inColumn[c.Col] && (len(rows) == 0 || rows[len(rows)-1] != c.Row) {
			rows = append(rows, c.Row)
		}
	}
	return rows
}
