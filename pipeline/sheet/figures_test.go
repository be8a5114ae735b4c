package sheet

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Every figure has a sheet with a name of its own that Excel takes.
func TestFigureSheetNames(t *testing.T) {
	o := FiguresOptions{Title: "事業", Tables: []Figure{
		{Name: "size", Title: "企業の規模別の参加企業数", Columns: []string{"規模"}},
		{Name: "a", Title: "区分別の自己チェックの回答（項目数）", Columns: []string{"区分"}},
		{Name: "b", Title: strings.Repeat("長い題名", 20), Columns: []string{"区分"}},
		{Name: "c", Title: "a/b:c[1]?*'", Columns: []string{"区分"}},
		{Name: "d", Title: "（題名なし）", Columns: []string{"区分"}},
		{Name: "e", Title: "（題名なし）", Columns: []string{"区分"}},
	}}
	spec, seen := Figures(o), map[string]bool{}
	for _, s := range spec.Sheets {
		if n := utf8.RuneCountInString(s.Name); n == 0 || n > 31 || strings.ContainsAny(s.Name, `:\/?*[]'`) || seen[s.Name] {
			t.Errorf("sheet name %q", s.Name)
		}
		seen[s.Name] = true
	}
	for _, want := range []string{"01_企業の規模別の参加企業数", "02_区分別の自己チェックの回答", "04_abc1", "05_d"} {
		if !seen[want] {
			t.Errorf("no sheet %s", want)
		}
	}
}

// A column is as wide as its texts, whatever stands first.
func TestFigureWidths(t *testing.T) {
	f := Figure{Columns: []string{"項番", "確認すること", "社数"}, Rows: [][]Value{
		{{Text: "4-1-1a"}, {Text: "アクセス権の設定の考慮"}, {Number: 3, IsNumber: true}}}}
	s := figureSheet(f)
	if w := s.ColWidths; w[0] != 10 || w[1] != 24 || w[2] != 10 {
		t.Errorf("widths %v", w)
	}
}
