package pipeline

import (
	"context"
	"errors"
	"fmt"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/pipeline/workspace"
)

// Sheets writes one self-check sheet per company into sheets/. A sheet that a
// person changed is kept, as with every other document.
func Sheets(ctx context.Context, dir string, o Options) (sum *Summary, err error) {
	folder, err := workspace.Open(dir)
	if err != nil {
		return nil, err
	}
	unlock, err := folder.Lock()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, folder.Sweep(), unlock()) }()
	s, err := setUp(folder)
	if err != nil || !s.ready() {
		return s.summary(), err
	}
	ledger, err := workspace.OpenLedger(folder)
	if err != nil {
		return nil, err
	}
	sum = &Summary{}
	for i := range s.companies {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := s.blankSheet(ledger, i, o.Today)
		if err != nil {
			return nil, err
		}
		c := s.companies[i]
		sum.Companies = append(sum.Companies, CompanyResult{ID: c.ID, Name: c.Name.V, Files: []workspace.Published{p}})
	}
	sum.Problems = s.problems.Sorted()
	return sum, nil
}

func (s *state) blankSheet(l *workspace.Ledger, i int, today calendar.Date) (workspace.Published, error) {
	c := &s.companies[i]
	data, err := workbook.Write(sheet.SelfCheck(sheet.SelfCheckOptions{
		Project: s.project, Company: c, Catalogue: s.catalogue, Date: today}))
	if err != nil {
		return workspace.Published{}, fmt.Errorf("write sheet of %s: %w", c.ID, err)
	}
	return l.Publish(SheetsDir+"/"+c.ID+"_自己チェックシート.xlsx", data)
}
