package booktest

import (
	"fmt"
	"reflect"

	"shinsa/pipeline/workbook"
)

// Returned compares a book with the truth of returned.fods, cell by cell.
func Returned(b *workbook.Book) (out []string) {
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if len(b.Sheets) != 2 || !b.Sheets[1].Hidden || b.Sheets[0].Hidden || b.Sheets[0].Name != "自己チェック" {
		say("sheets: %+v", b.Sheets)
		return out
	}
	s := b.Sheets[0]
	want := returned()
	for i, c := range s.Cells {
		if c.Formula != "" {
			c.Formula = "marked"
		}
		if i >= len(want) || !reflect.DeepEqual(c, want[i]) {
			say("%+v", c)
			if i < len(want) {
				say("want %+v", want[i])
			}
		}
	}
	if len(s.Cells) != len(want) {
		say("%d cells, want %d", len(s.Cells), len(want))
	}
	if got := ranges(s); got != "A11:B12 A1:D1" {
		say("merges %s", got)
	}
	if !reflect.DeepEqual(s.HiddenRows, map[int]bool{8: true}) || !reflect.DeepEqual(s.HiddenCols, map[int]bool{5: true}) {
		say("hidden rows %v, columns %v", s.HiddenRows, s.HiddenCols)
	}
	if c := b.Sheets[1].At(1, 1); c == nil || c.Text != "=cmd|'/c calc'!A0" || c.Formula != "" {
		say("text that looks like a formula: %+v", c)
	}
	return out
}

func returned() []workbook.Cell {
	text := func(row, col int, s string) workbook.Cell { return workbook.Cell{Row: row, Col: col, Text: s} }
	number := func(row, col int, v float64, s string) workbook.Cell {
		return workbook.Cell{Row: row, Col: col, Kind: workbook.Number, Number: v, Text: s}
	}
	cells := []workbook.Cell{
		text(1, 1, "情報セキュリティ自己チェックシート"),
		text(2, 1, "番号"), text(2, 2, "設問"), text(2, 3, "回答"), text(2, 4, "備考"), text(2, 5, "隠し"),
		text(6, 1, "1-1"), text(6, 2, "責任者を任命していますか"), text(6, 3, "○"), text(6, 4, "㈱①髙﨑德𠮷  終\n二行目"),
		text(7, 1, "1-2"), text(7, 2, "規程はありますか"), text(7, 3, "×"), text(7, 4, "×○ 訂正"),
		text(8, 1, "1-3"), text(8, 2, "隠れた行"),
		number(9, 1, 1010401013565, "1010401013565"), number(9, 2, 1.5, "1.5"), number(9, 3, 43191, "2018/4/1"), number(9, 4, 0.5625, "13:30"), number(9, 5, 0.5, "50%"),
		{Row: 9, Col: 6, Kind: workbook.Bool, Number: 1, Text: "TRUE"},
		number(10, 1, 3, "3"), text(10, 2, "○済"), {Row: 10, Col: 3, Kind: workbook.Error, Text: "#DIV/0!"}, text(10, 4, "同"), text(10, 5, "同"),
		text(11, 1, "結合"), text(11, 3, ""),
	}
	cells[8].Comment, cells[28].Comment = "髙﨑が確認\n二行目", "空のセルへのコメント"
	cells[12].Struck, cells[13].StruckPart = true, "×"
	cells[18].Date = true
	for _, i := range []int{22, 23, 24} {
		cells[i].Formula = "marked"
	}
	return cells
}
