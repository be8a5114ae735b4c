// Package events reads and lays out the log of dated events, 経過記録.xlsx: one
// row for each thing that happened with a company on a day.
//
// Why a workbook of its own: an audit has some twenty dates a company, many of
// them more than once (a plan explained again, two visits, an opinion and the
// answer to it), with whom and about what. In the register each would be
// columns that are mostly empty; in a log everybody adds a row at the end and
// sorts as he likes. The dates that the register already has (契約日, 配布日,
// 計画の説明記録) stay there and count as well.
//
// In: the bytes of the workbook. Out: record.Event values, each cell with its
// origin, and problems for what cannot be read. The program lays the workbook
// out once, empty; from then on it is the office's and is never overwritten.
// Only at the end of retention are the rows of one company taken out (Without).
// The package does not judge what happened: that is package method.
package events

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// File is the log's name in the project folder.
const File = "経過記録.xlsx"

// column is one column of the log.
type column int

const (
	colCompany column = iota
	colDate
	colKind
	colWith
	colText
	colBy
	columnCount
)

// heads are the head words; the first one is ours.
func heads() [columnCount][]string {
	return [columnCount][]string{
		{"企業ID", "整理番号", "ID", "事業者ID", "企業番号"}, {"日付", "年月日", "日"}, {"できごと", "出来事", "事項", "区分", "イベント"},
		{"相手", "相手方"}, {"内容", "記録", "詳細"}, {"記録者", "記入者"}}
}

// Read reads the log. known tells the IDs of the register; ids in another form
// (c1, Ｃ００１) are not guessed.
func Read(file string, data []byte, known func(id string) bool) ([]record.Event, problem.List) {
	sum := sha256.Sum256(data)
	r := reader{file: file, digest: hex.EncodeToString(sum[:]), known: known}
	book, err := workbook.Read(data, workbook.DefaultLimits())
	if err != nil {
		r.problems.Add("events-file", problem.Pos{File: file}, err.Error())
		return nil, r.problems
	}
	r.date1904 = book.Date1904
	if r.table = find(book); r.table == nil {
		h := heads()
		r.problems.Add("events-no-head", problem.Pos{File: file}, h[colCompany][0], h[colDate][0], h[colKind][0])
		return nil, r.problems
	}
	for _, row := range r.table.rows() {
		r.row(row)
	}
	return r.out, r.problems.Sorted()
}

// table is where the log stands in a workbook.
type table struct {
	sheet *workbook.Sheet
	head  int
	cols  [columnCount]int // 0: not there
}

const headRows = 30

// find looks for the first row that has the heads for company, day and event.
func find(book *workbook.Book) *table {
	for _, s := range book.Sheets {
		for row := 1; row <= headRows; row++ {
			t := &table{sheet: s, head: row}
			for i := range s.Cells {
				if c := &s.Cells[i]; c.Row == row {
					t.place(c)
				}
			}
			if t.cols[colCompany] > 0 && t.cols[colDate] > 0 && t.cols[colKind] > 0 {
				return t
			}
		}
	}
	return nil
}

func (t *table) place(c *workbook.Cell) {
	key := normalize.Fold(c.Text)
	for i, words := range heads() {
		if t.cols[i] == 0 && slices.ContainsFunc(words, func(w string) bool { return normalize.Fold(w) == key }) {
			t.cols[i] = c.Col
			return
		}
	}
}

// rows are those below the head in which anything stands, in our columns or
// beside them.
func (t *table) rows() []int {
	var out []int
	for i := range t.sheet.Cells {
		c := &t.sheet.Cells[i]
		if c.Row > t.head && strings.TrimSpace(c.Text) != "" && (len(out) == 0 || out[len(out)-1] != c.Row) {
			out = append(out, c.Row)
		}
	}
	return out
}

func (t *table) cell(row int, c column) workbook.Cell {
	if t.cols[c] == 0 {
		return workbook.Cell{Row: row}
	}
	if cell := t.sheet.At(row, t.cols[c]); cell != nil {
		return *cell
	}
	return workbook.Cell{Row: row, Col: t.cols[c]}
}

type reader struct {
	file, digest string
	known        func(string) bool
	date1904     bool
	table        *table
	out          []record.Event
	problems     problem.List
}

func (r *reader) pos(row int, c column) problem.Pos {
	return problem.Pos{File: r.file, Sheet: r.table.sheet.Name}.At(row, r.table.cols[c])
}

func (r *reader) origin(row int, c column, rule string) record.Origin {
	return record.Origin{Pos: r.pos(row, c), Digest: r.digest, Raw: r.table.cell(row, c).Text, Rule: rule}
}

// row reads one row. What can be read of it counts; an event without company,
// day or kind says what it can and is a problem.
func (r *reader) row(row int) {
	id := normalize.Clean(r.table.cell(row, colCompany).Text)
	if id == record.ExampleID {
		return
	}
	e := record.Event{Company: id, Word: r.text(row, colKind), With: r.text(row, colWith), Text: r.text(row, colText), By: r.text(row, colBy),
		Pos: problem.Pos{File: r.file, Sheet: r.table.sheet.Name}.At(row, 0)}
	switch {
	case id == "":
		r.problems.Add("events-no-company", r.pos(row, colCompany), e.Word.V)
	case !r.known(id):
		r.problems.Add("events-company", r.pos(row, colCompany), id)
	}
	e.Date = r.date(row, id)
	if e.Kind = kindOf(e.Word.V); e.Kind == "" {
		r.add("events-kind", r.pos(row, colKind), id, e.Word.V)
	}
	if c := r.table.cell(row, colKind); c.Struck || c.StruckPart != "" {
		r.add("events-struck", r.pos(row, colKind), id, e.Word.V)
		return
	}
	r.out = append(r.out, e)
}

func (r *reader) add(code problem.Code, at problem.Pos, company string, args ...string) {
	r.problems = append(r.problems, problem.New(code, at, args...).For(company))
}

func (r *reader) text(row int, c column) record.Value[string] {
	cell := r.table.cell(row, c)
	s := normalize.Clean(cell.Text)
	if cell.Kind == workbook.Error {
		return record.Unread[string](r.origin(row, c, ""))
	}
	if s == "" {
		return record.Value[string]{Origin: record.Origin{Pos: r.pos(row, c)}}
	}
	return record.Known(s, r.origin(row, c, ""))
}

// date reads a whole day.
func (r *reader) date(row int, company string) record.Value[calendar.Date] {
	cell := r.table.cell(row, colDate)
	text := normalize.Clean(cell.Text)
	d, rule, ok := normalize.Date(text)
	if cell.Kind == workbook.Number && cell.Date {
		d, ok = normalize.Serial(cell.Number, r.date1904)
		rule = normalize.RuleSerial
	}
	if !ok || d.Day == 0 {
		r.add("events-date", r.pos(row, colDate), company, text)
		return record.Unread[calendar.Date](r.origin(row, colDate, rule))
	}
	return record.Known(d, r.origin(row, colDate, rule))
}

// kindOf reads a word of the drop-down, or another usual one for the same.
func kindOf(s string) record.EventKind {
	key := normalize.Fold(s)
	for _, w := range record.EventWords() {
		if normalize.Fold(w.Word) == key {
			return w.Kind
		}
	}
	for kind, words := range map[record.EventKind]string{
		record.EventContract: "契約締結 契約の締結", record.EventMethodAgreed: "手法の変更の協議 手法変更", record.EventScopeAgreed: "範囲の変更の合意 範囲の変更 範囲変更",
		record.EventImpartiality: "公平性の誓約 公平性誓約", record.EventPlanSent: "計画の送付 審査計画書の送付 計画書送付", record.EventPlanExplained: "計画書の説明 審査計画の説明 計画説明",
		record.EventResultTold: "通知 文書審査の通知 文書審査結果通知", record.EventResultExplained: "文書審査の説明", record.EventOnsiteExplained: "現地審査の案内 現地審査実施案内 案内",
		record.EventPossible: "受入れ可能日の連絡 受入可能時期の連絡 受入れ可能時期", record.EventPlanChanged: "計画変更 審査計画の変更", record.EventAdvice: "助言 指導・助言",
		record.EventDirection: "結論の方向性の説明 結論の方向性", record.EventOpinion: "意見等 依頼者の意見", record.EventCommittee: "委員会レビュー 委員会のレビュー 委員会によるレビュー",
		record.EventHead: "代表者レビュー 代表者によるレビュー", record.EventReportSent: "送付 審査報告書の送付", record.EventConformity: "適合通知 適合通知書の送付",
		record.EventAuthority: "関係行政機関への報告 行政機関報告", record.EventStopped: "評価中止 中止", record.EventAftermathReported: "事後報告の受領 事後報告シートの受領",
		record.EventDestroyed: "廃棄の実施 消去",
	} {
		if slices.ContainsFunc(strings.Fields(words), func(w string) bool { return normalize.Fold(w) == key }) {
			return kind
		}
	}
	return ""
}
