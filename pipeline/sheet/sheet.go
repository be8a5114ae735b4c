// Package sheet describes the Excel files that the office gives out: the
// self-check sheet of a company and the register companies.xlsx.
//
// In: the project, a company of the register and the criteria catalogue. Out:
// a workbook.Spec, plain data that package workbook turns into a file and
// that samples and tests may change first. The words by which package intake
// finds its way in a returned sheet are those of package criteria
// (criteria/form.go); everything else here is layout. The package decides
// nothing about a company, reads no file and writes none.
package sheet

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// SelfCheckOptions is what a self-check sheet is made of.
type SelfCheckOptions struct {
	Project   *record.Project
	Company   *record.Company
	Catalogue *criteria.Catalogue
	Date      calendar.Date // of the file's properties; zero leaves them out
}

// SelfCheck describes the self-check sheet (予備審査, 別紙1 4(1)①) of one company.
func SelfCheck(o SelfCheckOptions) *workbook.Spec {
	return &workbook.Spec{
		Title:  criteria.FormTitle,
		Author: o.Project.Body.Name,
		Date:   stamp(o.Date),
		Sheets: []*workbook.SheetSpec{
			cover(o), guide(o), scopes(o),
			items(o, requiredPage()), items(o, recommendedPage()),
			laws(o), hidden(o),
		},
	}
}

// stamp returns a date in the form of document properties.
func stamp(d calendar.Date) string {
	if d.IsZero() || d.Day == 0 {
		return ""
	}
	return d.String() + "T00:00:00Z"
}

// hidden tells intake what the sheet is and whose.
func hidden(o SelfCheckOptions) *workbook.SheetSpec {
	p := newPage(criteria.SheetHidden)
	p.VeryHidden = true
	p.ColWidths = []float64{12, 60}
	for i, kv := range [][2]string{
		{criteria.KeyForm, criteria.FormVersion},
		{criteria.KeyCatalogue, o.Catalogue.ID},
		{criteria.KeyVersion, o.Catalogue.Version},
		{criteria.KeyCompany, o.Company.ID},
		{criteria.KeyProject, o.Project.Title},
	} {
		p.put(i+1, 1, kv[0], plain)
		p.put(i+1, 2, kv[1], plain)
	}
	return p.SheetSpec
}

// due returns the day by which the company's answers are due.
func due(o SelfCheckOptions) calendar.Date {
	if o.Company.DueDate.Known {
		return o.Company.DueDate.V
	}
	return o.Project.Dates.SheetsDue
}
