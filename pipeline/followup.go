package pipeline

import (
	"fmt"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
)

// followUp makes the sheet that goes with a query: it asks only what is open,
// and what comes back is read over the first return. Its name is "" where
// nothing is asked.
func (r *run) followUp(a *audit.Assessment, day calendar.Date) (name string, data []byte, err error) {
	spec := sheet.FollowUp(sheet.FollowUpOptions{Project: r.project, Catalogue: r.catalogue, Date: day,
		Assessment: a, ReplyBy: audit.ReplyBy(day, r.project)})
	if spec == nil {
		return "", nil, nil
	}
	data, err = workbook.Write(spec)
	if err != nil {
		return "", nil, fmt.Errorf("write follow-up sheet of %s: %w", a.Company.ID, err)
	}
	return "照会回答シート.xlsx", data, nil
}
