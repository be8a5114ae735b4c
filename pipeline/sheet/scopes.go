package sheet

import (
	"fmt"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

// scopes asks what the audit covers: 有 or 無 for each question.
func scopes(o SelfCheckOptions) *workbook.SheetSpec {
	const headRow = 3
	p := newPage(criteria.SheetScope).printed(o, criteria.FormTitle)
	p.ColWidths = []float64{7, 22, 58, 10}
	p.FreezeRow, p.PrintRows = headRow, [2]int{headRow, headRow}
	all := [2]int{1, 4}
	p.wide(1, all, criteria.SheetScope+"（審査の対象となるもの）", title)
	p.Rows[1] = workbook.RowSpec{Height: 32}
	p.wide(2, all, "貴社の審査の対象について、質問ごとに「"+criteria.WordYes+"」か「"+criteria.WordNo+"」を選んでください。「"+criteria.WordNo+"」としたものに関わる項目は、自己チェックの対象から外れます。", note)
	p.fit(2, 1)
	for i, h := range []string{criteria.HeadScopeID, "区分", criteria.HeadScopeAsk, criteria.HeadYesNo} {
		p.put(headRow, i+1, h, head)
	}
	p.Rows[headRow] = workbook.RowSpec{Height: 24}
	row := headRow
	for i, s := range o.Catalogue.Scopes {
		row++
		p.put(row, 1, s.ID, numbered(i+1))
		p.put(row, 2, s.Label, given)
		p.put(row, 3, s.Question, given)
		p.put(row, 4, nil, choice)
		p.fit(row, 1)
		p.Rows[row] = workbook.RowSpec{Height: max(p.Rows[row].Height, 24)}
	}
	if row > headRow {
		p.Choices = []workbook.Choice{{Range: workbook.Range{Row1: headRow + 1, Col1: 4, Row2: row, Col2: 4},
			Words: []string{criteria.WordYes, criteria.WordNo}, Strict: true}}
	}
	return p.SheetSpec
}

// numbered shows a text as a number: the cell holds the ID by which intake
// knows the question, whatever becomes of the order of rows, and a reader
// sees 1, 2, 3. The fourth section of a number format is that of texts.
func numbered(n int) workbook.Style {
	s := centred
	s.NumFmt = fmt.Sprintf(`0;0;0;"%d"`, n)
	return s
}
