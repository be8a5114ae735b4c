package compose

import (
	"cmp"
	"slices"
	"strings"

	"shinsa/pipeline/record"
)

// CodeTable is コード表: which code of the reports is which company. It is for
// the contractor and the ministry alone, travels apart from the reports, and is
// plain data: the workbook writer makes the file of it.
type CodeTable struct {
	Title   string // コード表
	Marking string // 取扱注意
	Notes   []string
	Columns []string
	Rows    [][]string // by code
}

// Codes makes the code table of the companies that have a code (package
// disclosure gives them out). A company without one stands at the end with a
// dash, so that none is lost.
func Codes(companies []*record.Company, codes map[string]string, p *record.Project) CodeTable {
	t := CodeTable{Title: "コード表", Marking: "取扱注意",
		Notes: []string{
			"事業報告書の企業のコードと企業との対応を示す。",
			"委託者及び受託者に限って用いる。公表用の報告書及び図表データには添付しない。",
			"報告書とは別に保管し、送付するときは報告書と同じ媒体に入れない。",
		},
		Columns: []string{"コード", "企業の番号", "企業の名称", "認証の範囲の単位", "認証の範囲"}}
	if p != nil && p.Title != "" {
		t.Title += "（" + p.Title + "）"
	}
	for _, c := range companies {
		t.Rows = append(t.Rows, []string{orNone(codes[c.ID]), c.ID, typed(c.Name).S, c.ScopeUnit.Ja(), typed(c.ScopeName).S})
	}
	slices.SortStableFunc(t.Rows, func(a, b []string) int {
		if (a[0] == None) != (b[0] == None) {
			return cmp.Compare(strings.Count(a[0], None), strings.Count(b[0], None))
		}
		return strings.Compare(a[0], b[0])
	})
	return t
}
