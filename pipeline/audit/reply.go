package audit

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// ReplyBy returns the day until which a query of that date is to be answered:
// the project's days later, or the next working day where offices rest then.
// The zero Date when the project leaves the day to the office.
func ReplyBy(asked calendar.Date, p *record.Project) calendar.Date {
	if p.QueryDays <= 0 || asked.IsZero() {
		return calendar.Date{}
	}
	return newDiary().onOrAfter(asked.AddDays(p.QueryDays))
}
