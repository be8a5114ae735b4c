package events

import (
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

const (
	sheetName = "経過記録"
	wordsName = "できごとの一覧"
	headRow   = 2
	drawnRows = 300  // with borders, ready to be filled in
	spareRows = 2000 // with the drop-down: 50 companies with some thirty events each
)

var (
	headStyle = workbook.Style{Bold: true, Fill: "B4C7E7", Border: true, HAlign: "center", VAlign: "center", Wrap: true}
	cellStyle = workbook.Style{Border: true, VAlign: "center", Wrap: true, NumFmt: "@"}
	dateStyle = workbook.Style{Border: true, VAlign: "center", NumFmt: `[$-411]ggge"年"m"月"d"日";@`}
	grey      = "595959"
)

// Template describes an empty log: the columns, the drop-down, one row that
// shows how to fill in and is passed over, and a second sheet that says of each
// event which clause asks for it and what to write.
func Template() *workbook.Spec {
	s := &workbook.SheetSpec{Name: sheetName, Rows: map[int]workbook.RowSpec{1: {Height: 34}, headRow: {Height: 24}}, FreezeRow: headRow, FreezeCol: 1,
		FitWidth: true, Landscape: true, PrintRows: [2]int{headRow, headRow}, Footer: "&C&9&P / &N", ColWidths: []float64{10, 18, 24, 28, 64, 14}}
	put := func(row, col int, v any, style workbook.Style) {
		s.Cells = append(s.Cells, workbook.CellSpec{Row: row, Col: col, Value: v, Style: style})
	}
	put(1, 1, "審査の経過の記録。できごと一つにつき1行を、下に書き足します（順序は問いません。並べ替えてもかまいません）。できごとごとに何を書くかは「"+wordsName+"」のシートにあります。", workbook.Style{Wrap: true, VAlign: "center"})
	s.Merges = []workbook.Range{{Row1: 1, Col1: 1, Row2: 1, Col2: int(columnCount)}}
	for i, words := range heads() {
		s.Cells = append(s.Cells, workbook.CellSpec{Row: headRow, Col: i + 1, Value: words[0], Style: headStyle, Comment: help()[i]})
	}
	example := [columnCount]any{record.ExampleID, "平成30年6月20日", record.EventPlanExplained.Ja(), "総務部長　見本太郎", "審査計画書（第1版）の審査工数、日程及び従事者を、電話により説明し、理解を得た。", "事務局　見本"}
	last := headRow + spareRows
	for row := headRow + 1; row <= headRow+drawnRows; row++ {
		for c := range columnCount {
			style, v := cellStyle, any(nil)
			if c == colDate {
				style = dateStyle
			}
			if row == headRow+1 {
				v, style = example[c], cellStyle
				style.Color = grey
			}
			put(row, int(c)+1, v, style)
		}
	}
	s.Choices = []workbook.Choice{{Range: workbook.Range{Row1: headRow + 1, Col1: int(colKind) + 1, Row2: last, Col2: int(colKind) + 1}, Words: dropDown(),
		Title: "できごと", Prompt: "一覧から選びます。当たるものがないときは「その他」を選び、内容の欄に書きます。"}}
	s.AutoFilter = &workbook.Range{Row1: headRow, Col1: 1, Row2: last, Col2: int(columnCount)}
	return &workbook.Spec{Title: sheetName, Sheets: []*workbook.SheetSpec{s, wordSheet()}}
}

func help() [columnCount]string {
	return [columnCount]string{"登録簿（companies.xlsx）の整理番号です。", "できごとの日です（2018/6/20、平成30年6月20日など）。", "一覧から選びます。",
		"説明した相手、合意した者、報告した機関などです。", "何をしたか、何を伝えたか、結果がどうであったかを書きます。", "この行を書いた者です。"}
}

func dropDown() []string {
	var out []string
	for _, w := range record.EventWords() {
		out = append(out, w.Word)
	}
	return out
}

// wordSheet tells what each event is.
func wordSheet() *workbook.SheetSpec {
	s := &workbook.SheetSpec{Name: wordsName, FreezeRow: 1, FitWidth: true, ColWidths: []float64{26, 22, 70}, Footer: "&C&9&P / &N", PrintRows: [2]int{1, 1}}
	for i, h := range []string{"できごと", "根拠", "内容の欄に書くこと"} {
		s.Cells = append(s.Cells, workbook.CellSpec{Row: 1, Col: i + 1, Value: h, Style: headStyle})
	}
	for i, w := range record.EventWords() {
		for j, v := range []string{w.Word, w.Clause, w.Record} {
			s.Cells = append(s.Cells, workbook.CellSpec{Row: i + 2, Col: j + 1, Value: v, Style: cellStyle})
		}
	}
	return s
}

// Without describes the log of the book again, without the rows of a company:
// the one moment at which the program writes it (別紙1 3(4)). Rows that name
// the company in another column go too when one of words stands in them; what
// other cells hold is kept with its value and comment, in further columns and
// further sheets as well. nil where the book has no log. cut counts the rows.
func Without(book *workbook.Book, company string, words []string) (spec *workbook.Spec, cut int) {
	t := find(book)
	if t == nil {
		return nil, 0
	}
	drop := map[int]bool{}
	for _, row := range t.rows() {
		if t.about(row, company, words) {
			drop[row] = true
		}
	}
	spec = &workbook.Spec{Title: sheetName}
	for _, s := range book.Sheets {
		if s == t.sheet {
			spec.Sheets = append(spec.Sheets, t.keep(drop, book.Date1904))
		} else if s.Name == wordsName {
			spec.Sheets = append(spec.Sheets, wordSheet())
		} else {
			spec.Sheets = append(spec.Sheets, copied(s, func(row int) int { return row }, book.Date1904))
		}
	}
	return spec, len(drop)
}

// about tells whether a row is about the company.
func (t *table) about(row int, company string, words []string) bool {
	if normalize.Clean(t.cell(row, colCompany).Text) == company {
		return true
	}
	for i := range t.sheet.Cells {
		c := &t.sheet.Cells[i]
		if c.Row != row {
			continue
		}
		for _, w := range words {
			if w != "" && (strings.Contains(c.Text, w) || strings.Contains(c.Comment, w)) {
				return true
			}
		}
	}
	return false
}

// keep lays the log out again without the dropped rows.
func (t *table) keep(drop map[int]bool, date1904 bool) *workbook.SheetSpec {
	moved, next := map[int]int{}, t.head+1
	for _, row := range t.rows() {
		if !drop[row] {
			moved[row] = next
			next++
		}
	}
	s := copied(t.sheet, func(row int) int {
		if row <= t.head {
			return row
		}
		return moved[row]
	}, date1904)
	own := Template().Sheets[0]
	s.FreezeRow, s.Landscape, s.FitWidth, s.Footer, s.PrintRows = t.head, true, true, own.Footer, [2]int{t.head, t.head}
	s.ColWidths = own.ColWidths
	last := t.head + spareRows
	s.Choices = []workbook.Choice{{Range: workbook.Range{Row1: t.head + 1, Col1: t.cols[colKind], Row2: last, Col2: t.cols[colKind]}, Words: dropDown()}}
	for i := range s.Cells {
		if c := &s.Cells[i]; c.Row == t.head {
			c.Style = headStyle
		}
	}
	return s
}

// copied describes a sheet again, its rows moved; row 0 leaves one out.
func copied(s *workbook.Sheet, to func(int) int, date1904 bool) *workbook.SheetSpec {
	out := &workbook.SheetSpec{Name: s.Name, Hidden: s.Hidden, FitWidth: true}
	for i := range s.Cells {
		c := &s.Cells[i]
		row := to(c.Row)
		if row == 0 {
			continue
		}
		cell := workbook.CellSpec{Row: row, Col: c.Col, Value: c.Text, Style: cellStyle, Comment: c.Comment, Phonetic: c.Phonetic}
		if c.Kind == workbook.Number {
			cell.Value, cell.Style.NumFmt = c.Number, ""
			if d, ok := normalize.Serial(c.Number, date1904); ok && c.Date {
				cell.Value, cell.Style = d, dateStyle
			}
		}
		cell.Style.Struck = c.Struck
		out.Cells = append(out.Cells, cell)
	}
	return out
}

// Row is one event as somebody types it.
type Row struct {
	Company string
	Date    calendar.Date
	Kind    record.EventKind
	With    string
	Text    string
	By      string
}

// Filled describes the log with rows typed in, below the row that shows how.
func Filled(rows []Row) *workbook.Spec {
	spec := Template()
	s := spec.Sheets[0]
	first := headRow + 2
	blank := s.Cells[:0:0]
	for _, c := range s.Cells {
		if c.Row < first || c.Row >= first+len(rows) {
			blank = append(blank, c)
		}
	}
	s.Cells = blank
	for i, e := range rows {
		for c, v := range []any{e.Company, e.Date, e.Kind.Ja(), e.With, e.Text, e.By} {
			style := cellStyle
			if column(c) == colDate {
				style = dateStyle
			}
			s.Cells = append(s.Cells, workbook.CellSpec{Row: first + i, Col: c + 1, Value: v, Style: style})
		}
	}
	return spec
}
