package decision

import (
	"slices"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

// The rows of the form above its table.
const (
	rowTitle = iota + 1
	rowNote
	rowGroup
	rowHead
)

// Input is what the form is made of.
type Input struct {
	Form      *Form // as persons left it; nil when there is none yet
	Open      []Open
	Used      []Used
	Catalogue *criteria.Catalogue
	Project   string // title, at the foot of printed pages
	Returns   []Candidate
	Companies []string // IDs of the register, to choose from
}

// Spec describes the form: first every row in which a person typed something,
// as it stands, then the open answers that have no row and that no decision
// covers.
func Spec(in Input) *workbook.Spec {
	form := in.Form
	if form == nil {
		form = &Form{}
	}
	footer := "&L&9 " + strings.ReplaceAll(in.Project, "&", "&&") + "&C&9&P / &N"
	w := &writer{form: form, catalogue: in.Catalogue, tableWriter: tableWriter{extra: form.extra, look: look,
		sheet: &workbook.SheetSpec{Name: sheetTable, Rows: map[int]workbook.RowSpec{}, FitWidth: true, Landscape: true,
			FreezeRow: rowHead, PrintRows: [2]int{rowHead, rowHead}, Footer: footer}}}
	all := columns()
	w.heads(headWords{titleText, noteText, groupOurs, office, all[:]})
	for _, d := range form.Decisions {
		if d.Typed {
			w.keep(d)
		}
	}
	for _, o := range missing(form, in.Open, in.Used) {
		w.open(o)
	}
	w.finish()
	spec := &workbook.Spec{Title: titleText, Sheets: []*workbook.SheetSpec{w.sheet}}
	files, marks := returns(in, form, footer)
	if files != nil {
		spec.Sheets = append(spec.Sheets, files)
	}
	spec.Sheets = append(spec.Sheets, guide())
	if len(form.remarks) > 0 {
		spec.Sheets = append(spec.Sheets, remarks(form.remarks))
	}
	spec.Sheets = append(spec.Sheets, form.sheets...)
	spec.Sheets = append(spec.Sheets, hidden(append(w.marks, marks...)))
	return spec
}

// Current tells whether the form holds the rows that Spec would give it, so
// that it need not be written: an office's file is best left alone.
func Current(form *Form, in Input) bool {
	open, used := in.Open, in.Used
	if form == nil {
		return len(open) == 0 && len(returnRows(&Form{}, in.Returns)) == 0
	}
	if !currentReturns(form, in.Returns) {
		return false
	}
	want := map[key]bool{}
	for _, o := range missing(form, open, used) {
		want[o.key()] = true
	}
	have := map[key]bool{}
	for _, d := range form.Decisions {
		if !d.Typed {
			have[d.key()] = true
		}
	}
	for k := range want {
		if !have[k] {
			return false
		}
	}
	return len(want) == len(have)
}

// missing lists the open answers to which no row of a person's belongs and
// that no decision about the same words covers, each once.
func missing(form *Form, open []Open, used []Used) []Open {
	done := map[key]bool{}
	for _, d := range form.Decisions {
		if d.Typed {
			done[d.key()] = true
		}
	}
	for _, u := range used {
		done[keyOf(u.Company, u.Target, u.Raw)] = true
	}
	var out []Open
	for _, o := range open {
		if !done[o.key()] {
			done[o.key()] = true
			out = append(out, o)
		}
	}
	return out
}

// writer is the table of answers while it is laid out.
type writer struct {
	tableWriter
	form      *Form
	catalogue *criteria.Catalogue
	marks     []string // of rows in which nobody typed anything yet
}

func look(r role) workbook.Style {
	s := oursLook
	if int(r) < office || r == roleExtra {
		s = mineLook
	}
	switch r {
	case roleDay:
		s.NumFmt = "yyyy/m/d"
	case roleWord, roleReach, roleCompany, roleTarget, roleCell:
		s.HAlign = "center"
	}
	return s
}

// keep writes a row that a person has typed in, as it stands.
func (w *writer) keep(d Decision) {
	w.row++
	filled := map[int]bool{}
	tall := 1
	for _, k := range d.cells {
		tall = max(tall, w.cell(k, filled))
	}
	w.blanks(filled)
	w.sheet.Rows[w.row] = height(tall)
	w.choose(targetOf(d.Target, w.catalogue))
}

// open writes the row of an answer that nobody has decided.
func (w *writer) open(o Open) {
	w.row++
	texts := textsOf(o)
	tall := 1
	for r, t := range texts {
		var v any = t
		if t == "" {
			v = nil
		}
		w.put(w.row, r+1, v, look(role(r)))
		tall = max(tall, lines(t, w.sheet.ColWidths[r]))
	}
	for i := range w.form.extra {
		w.put(w.row, int(roleCount)+i+1, nil, look(roleExtra))
	}
	w.sheet.Rows[w.row] = height(tall)
	w.marks = append(w.marks, rowMark(texts))
	w.choose(targetOf(o.Target, w.catalogue))
}

func textsOf(o Open) [roleCount]string {
	var t [roleCount]string
	t[roleCompany], t[roleName], t[roleTarget], t[roleQuestion] = o.Company, o.Name, o.Target, o.Question
	t[roleRaw], t[roleFile], t[roleSheet], t[roleCell] = shown(o.Raw), o.Pos.File, o.Pos.Sheet, o.Pos.Cell()
	t[roleReason] = reasonFor(o.kind, o.Rule)
	return t
}

// choose gives the last row its drop-down, joined with that of the row above
// where the words are the same.
func (w *writer) choose(t target) {
	var words []string
	for _, v := range t.verdicts() {
		words = append(words, v.Ja())
	}
	n := len(w.sheet.Choices)
	if n > 0 && w.sheet.Choices[n-1].Range.Row2 == w.row-1 && slices.Equal(w.sheet.Choices[n-1].Words, words) {
		w.sheet.Choices[n-1].Range.Row2 = w.row
		return
	}
	const col = int(roleWord) + 1
	w.sheet.Choices = append(w.sheet.Choices, workbook.Choice{Words: words, Strict: !t.typed(),
		Range: workbook.Range{Row1: w.row, Col1: col, Row2: w.row, Col2: col}})
}

// finish adds what depends on the number of rows.
func (w *writer) finish() {
	if w.row > rowHead {
		w.sheet.Choices = append(w.sheet.Choices, workbook.Choice{Words: []string{ReachOne, ReachAll}, Strict: true,
			Range: workbook.Range{Row1: rowHead + 1, Col1: int(roleReach) + 1, Row2: w.row, Col2: int(roleReach) + 1}})
	}
	w.filter()
}
