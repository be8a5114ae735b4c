package sample

import (
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

func blank(p *project, f *firm) *workbook.Spec {
	s := &workbook.Spec{Title: criteria.FormTitle}
	cover := &workbook.SheetSpec{Name: criteria.SheetCover}
	for i, l := range [][2]string{{criteria.LabelCompanyID, f.rec.ID}, {criteria.LabelName, f.rec.Name.V}, {criteria.LabelNumber, f.rec.CorporateNumber}, {criteria.LabelAnswerer, ""}, {criteria.LabelAnswered, ""}} {
		cover.Cells = append(cover.Cells, workbook.CellSpec{Row: 3 + i, Col: 1, Value: l[0]}, workbook.CellSpec{Row: 3 + i, Col: 2, Value: l[1]})
	}
	sc := &workbook.SheetSpec{Name: criteria.SheetScope}
	for i, h := range []string{criteria.HeadScopeID, criteria.HeadScopeAsk, criteria.HeadYesNo} {
		sc.Cells = append(sc.Cells, workbook.CellSpec{Row: 3, Col: i + 1, Value: h})
	}
	for i, q := range p.cat.Scopes {
		sc.Cells = append(sc.Cells, workbook.CellSpec{Row: 4 + i, Col: 1, Value: q.ID}, workbook.CellSpec{Row: 4 + i, Col: 2, Value: q.Question})
	}
	laws := &workbook.SheetSpec{Name: criteria.SheetLaws, Cells: []workbook.CellSpec{{Row: 2, Col: 1, Value: criteria.HeadLaw}, {Row: 2, Col: 2, Value: criteria.HeadLawNote}}}
	hid := &workbook.SheetSpec{Name: criteria.SheetHidden, Hidden: true, Cells: []workbook.CellSpec{{Row: 1, Col: 1, Value: criteria.KeyVersion}, {Row: 1, Col: 2, Value: p.cat.Version}, {Row: 2, Col: 1, Value: criteria.KeyCompany}, {Row: 2, Col: 2, Value: f.rec.ID}}}
	s.Sheets = []*workbook.SheetSpec{cover, sc, itemSheet(p, criteria.Required, criteria.SheetItems), itemSheet(p, criteria.Recommended, criteria.SheetExtra), laws, hid}
	return s
}

func itemSheet(p *project, k criteria.Kind, name string) *workbook.SheetSpec {
	s := &workbook.SheetSpec{Name: name, FreezeRow: 3}
	for i, h := range []string{criteria.HeadID, criteria.HeadQuestion, criteria.HeadPoints, criteria.HeadAnswer, criteria.HeadEvidence, criteria.HeadComment, criteria.HeadDept} {
		s.Cells = append(s.Cells, workbook.CellSpec{Row: 3, Col: i + 1, Value: h})
	}
	row := 4
	for _, it := range p.cat.Items {
		if it.Kind == k {
			s.Cells = append(s.Cells, workbook.CellSpec{Row: row, Col: 1, Value: it.ID}, workbook.CellSpec{Row: row, Col: 2, Value: it.Question})
			row++
		}
	}
	return s
}
