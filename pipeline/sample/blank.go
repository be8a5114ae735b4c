package sample

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
)

// blank returns the sheet that the office sent to the firm. A firm that is
// not in the register got a copy with nothing filled in.
func (p *project) blank(f *firm) *workbook.Spec {
	return sheet.SelfCheck(sheet.SelfCheckOptions{
		Project: p.record(), Company: &f.rec, Catalogue: p.cat, Date: p.sent(),
	})
}

// record returns what the sheets say of the project.
func (p *project) record() *record.Project {
	return &record.Project{
		Title: p.title,
		Body: record.Body{Name: bodyName, Office: record.Office{
			Name: officeName, Contact: officeContact, Phone: officePhone, Mail: officeMail}},
		Dates: record.Dates{SheetsDue: p.due(), ContractStart: p.start()},
	}
}

// start, sent and due are the days on which the project begins, sheets go out
// and should be back.
func (p *project) start() calendar.Date { return p.date.AddDays(-60) }
func (p *project) sent() calendar.Date  { return p.date.AddDays(-46) }
func (p *project) due() calendar.Date   { return p.date.AddDays(-21) }
