package sheet

import (
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

// lawRows is how many laws a company can name without adding rows.
const lawRows = 12

// laws asks which laws already bind the company (別紙1 4(1)③).
func laws(o SelfCheckOptions) *workbook.SheetSpec {
	const headRow = 4
	p := newPage(criteria.SheetLaws).printed(o, criteria.FormTitle)
	p.ColWidths = []float64{46, 54}
	p.FreezeRow = headRow
	both := [2]int{1, 2}
	p.wide(1, both, "法令（情報の管理について貴社が従うもの）", title)
	p.Rows[1] = workbook.RowSpec{Height: 32}
	p.wide(2, both, "情報の管理について、貴社がすでに従っている法令やガイドラインがあれば、一行に一つずつ書いてください。ないときは、一行目に「なし」と書いてください。", note)
	p.fit(2, 1)
	p.wide(3, both, "例：個人情報の保護に関する法律（従業員名簿・顧客名簿）、不正競争防止法（設計図・製法）、外国為替及び外国貿易法（輸出する装置の図面）、取引先の情報管理基準（支給図面）", note)
	p.fit(3, 1)
	p.put(headRow, 1, criteria.HeadLaw, head)
	p.put(headRow, 2, criteria.HeadLawNote, head)
	p.Rows[headRow] = workbook.RowSpec{Height: 24}
	for r := headRow + 1; r <= headRow+lawRows; r++ {
		p.put(r, 1, nil, entry)
		p.put(r, 2, nil, entry)
		p.Rows[r] = workbook.RowSpec{Height: 30}
	}
	return p.SheetSpec
}
