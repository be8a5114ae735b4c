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
	purged, err := purgedCompanies(folder)
	if err != nil {
		return nil, err
	}
	if err := offerEvents(folder); err != nil {
		return nil, err
	}
	sum = &Summary{}
	for i := range s.companies {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c := s.companies[i]
		if _, gone := purged[c.ID]; gone {
			continue
		}
		files := []workspace.Published{}
		p, err := s.blankSheet(ledger, i, o)
		switch {
		case errors.Is(err, workspace.ErrBusy):
			s.problems = append(s.problems, busy(p).For(c.ID))
		case err != nil:
			return nil, err
		default:
			files = append(files, p)
		}
		sum.Companies = append(sum.Companies, CompanyResult{ID: c.ID, Name: c.Name.V, Files: files})
	}
	sum.Problems = s.problems.Sorted()
	return sum, nil
}

// blankSheet publishes the sheet of one company. It is the same on every day
// unless the user gave it a date.
func (s *state) blankSheet(l *workspace.Ledger, i int, o Options) (workspace.Published, error) {
	c := &s.companies[i]
	var date calendar.Date
	if o.Dated {
		date = o.Today
	}
	data, err := workbook.Write(sheet.SelfCheck(sheet.SelfCheckOptions{
		Project: s.project, Company: c, Catalogue: s.catalogue, Date: date}))
	if err != nil {
		return workspace.Published{}, fmt.Errorf("write sheet of %s: %w", c.ID, err)
	}
	return l.Publish(SheetsDir+"/"+c.ID+"_自己チェックシート.xlsx", data)
}
