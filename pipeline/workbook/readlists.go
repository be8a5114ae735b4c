package workbook

import "strings"

// listOf is a drop-down whose chosen line is looked up when all sheets are
// read.
type listOf struct {
	sheet *Sheet
	shape int    // place in its sheet
	lines string // reference to the cells that hold them
}

// mostNames bounds the defined names that are kept.
const mostNames = 10_000

// defineName keeps a name that drop-downs may use for their list.
func (r *reader) defineName(s *scanner) {
	name := strings.ToLower(s.word("name"))
	if ref := s.inner(); name != "" && len(r.names) < mostNames && len(ref) < 300 {
		if r.names == nil {
			r.names = map[string]string{}
		}
		r.names[name] = ref
	}
}

// chooseLines gives every drop-down the text of its chosen line.
func (r *reader) chooseLines() {
	for _, l := range r.lists {
		s := &l.sheet.Shapes[l.shape]
		if s.Chosen < 1 || s.Text != "" {
			continue
		}
		lines := strings.TrimPrefix(strings.TrimSpace(l.lines), "=")
		if ref, named := r.names[strings.ToLower(lines)]; named {
			lines = ref
		}
		sheet, at, ok := r.cellsOf(l.sheet, lines)
		row := at.Row1 + s.Chosen - 1
		if !ok || row > at.Row2 {
			s.Unread = true
			continue
		}
		if c := sheet.At(row, at.Col1); c != nil {
			s.Text = strings.TrimSpace(c.Text)
		}
		s.Unread = s.Text == ""
	}
}

// cellsOf resolves a reference such as 選択肢!$A$1:$A$5.
func (r *reader) cellsOf(own *Sheet, ref string) (*Sheet, Range, bool) {
	name, ref := cutSheet(ref)
	if name != "" {
		own = r.book.Sheet(name)
	}
	at, ok := parseRange([]byte(strings.TrimSpace(ref)))
	return own, at, ok && own != nil
}

// cutSheet parts a reference from the name of its sheet.
func cutSheet(ref string) (sheet, rest string) {
	i := strings.LastIndexByte(ref, '!')
	if i < 0 {
		return "", ref
	}
	sheet = strings.TrimSpace(ref[:i])
	if n := len(sheet); n > 1 && sheet[0] == '\'' && sheet[n-1] == '\'' {
		sheet = strings.ReplaceAll(sheet[1:n-1], "''", "'")
	}
	return sheet, ref[i+1:]
}

// link notes the cell in which a control keeps its choice. One on another
// sheet is of no use to a reader of this one.
func (f *Shape) link(ref, own string) {
	sheet, cell := cutSheet(ref)
	if row, col, ok := parseRef([]byte(strings.TrimSpace(cell))); ok && (sheet == "" || sheet == own) {
		f.LinkRow, f.LinkCol = row, col
	}
}
