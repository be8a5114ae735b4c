package decision

import "shinsa/pipeline/workbook"

// returnRow is one row of the sheet of returns as it is to be: a file, what a
// person typed about it, or both.
type returnRow struct {
	file  *Candidate
	typed *Choice
}

// stands tells whether the row is kept as a person left it: there is no such
// file any more, or our own cells were changed.
func (r returnRow) stands() bool { return r.file == nil || r.typed != nil && !r.typed.ours }

// mark is that of the row's own cells.
func (r returnRow) mark() string {
	if r.stands() {
		return r.typed.mark
	}
	return returnMark(returnTexts(*r.file))
}

// returnRows lists the rows of the sheet of returns: the listed files, each
// with what was typed about it, and then the rows of persons about others.
func returnRows(form *Form, files []Candidate) []returnRow {
	var out []returnRow
	used := map[int]bool{}
	for i := range files {
		if !files[i].Listed {
			continue
		}
		row := returnRow{file: &files[i]}
		for j := range form.Choices {
			if c := &form.Choices[j]; c.Typed && c.Digest == files[i].Digest && !used[j] {
				row.typed, used[j] = c, true
				break
			}
		}
		out = append(out, row)
	}
	for j := range form.Choices {
		if form.Choices[j].Typed && !used[j] {
			out = append(out, returnRow{typed: &form.Choices[j]})
		}
	}
	return out
}

// currentReturns tells whether the form has the rows that it would be given.
func currentReturns(form *Form, files []Candidate) bool {
	have := map[string]int{}
	for _, c := range form.Choices {
		have[c.mark]++
	}
	for _, r := range returnRows(form, files) {
		m := r.mark()
		if have[m]--; have[m] < 0 {
			return false
		}
		if have[m] == 0 {
			delete(have, m)
		}
	}
	return len(have) == 0
}

// returnTexts are the cells of a file that no person has typed about.
func returnTexts(c Candidate) [retCount]string {
	var t [retCount]string
	t[retCompany], t[retName], t[retFile], t[retAnswered], t[retSeen] = c.Company, c.Name, c.File, c.Answered, c.Seen
	t[retVersion], t[retRead], t[retProposed], t[retDiffers], t[retDigest] = c.Version, c.Read, c.Proposed, c.Differs, c.Digest
	return t
}

// returns makes the sheet of returns; nil where it has no row.
func returns(in Input, form *Form, footer string) (*workbook.SheetSpec, []string) {
	rows := returnRows(form, in.Returns)
	if len(rows) == 0 {
		return nil, nil
	}
	w := &tableWriter{extra: form.returnExtra, look: returnLook, sheet: &workbook.SheetSpec{Name: sheetReturns, Rows: map[int]workbook.RowSpec{},
		FitWidth: true, Landscape: true, FreezeRow: rowHead, PrintRows: [2]int{rowHead, rowHead}, Footer: footer}}
	columns := returnColumns()
	w.heads(headWords{returnsTitle, returnsNote, groupFiles, retOffice, columns[:]})
	var marks []string
	for _, r := range rows {
		w.row++
		w.returnRow(r)
		if !r.stands() {
			marks = append(marks, r.mark())
		}
	}
	at := func(col role, words []string, strict bool) {
		w.sheet.Choices = append(w.sheet.Choices, workbook.Choice{Words: words, Strict: strict,
			Range: workbook.Range{Row1: rowHead + 1, Col1: int(col) + 1, Row2: w.row, Col2: int(col) + 1}})
	}
	at(retWord, []string{WordUse, WordLeaveOut}, true)
	if len(in.Companies) > 0 {
		at(retOwner, in.Companies, true)
	}
	w.filter()
	return w.sheet, marks
}

// returnRow writes our cells of a file and what a person typed about it, or
// the row as a person left it.
func (w *tableWriter) returnRow(r returnRow) {
	filled := map[int]bool{}
	tall := 1
	if r.typed != nil {
		for _, k := range r.typed.cells {
			if r.stands() || k.role == roleExtra || int(k.role) < retOffice || k.cell.Comment != "" {
				tall = max(tall, w.keptCell(k, filled, r))
			}
		}
	}
	if !r.stands() {
		for i, t := range returnTexts(*r.file) {
			if col := i + 1; !filled[col] && t != "" {
				filled[col] = true
				tall = max(tall, lines(t, w.sheet.ColWidths[i]))
				w.put(w.row, col, t, w.look(role(i)))
			}
		}
	}
	w.blanks(filled)
	w.sheet.Rows[w.row] = height(tall)
}

// keptCell writes a cell that a person typed; of our own cells only the
// comment is theirs.
func (w *tableWriter) keptCell(k kept, filled map[int]bool, r returnRow) int {
	if !r.stands() && k.role != roleExtra && int(k.role) >= retOffice {
		k.cell.Value = nil
		if t := returnTexts(*r.file)[k.role]; t != "" {
			k.cell.Value = t
		}
	}
	return w.cell(k, filled)
}

func returnLook(r role) workbook.Style {
	s := oursLook
	if int(r) < retOffice || r == roleExtra {
		s = mineLook
	}
	switch r {
	case retDay:
		s.NumFmt = "yyyy/m/d"
	case retWord, retOwner, retCompany, retRead:
		s.HAlign = "center"
	case retDigest:
		s.Size = 7
	}
	return s
}
