package audit

import (
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

func TestReplyBy(t *testing.T) {
	for _, c := range []struct {
		asked calendar.Date
		days  int
		want  calendar.Date
	}{
		{day(6, 1), 10, day(6, 11)}, // a Monday
		{day(6, 1), 9, day(6, 11)},  // a Sunday moves on
		{day(7, 6), 10, day(7, 17)}, // 海の日 moves on
		{day(6, 1), 0, calendar.Date{}},
		{calendar.Date{}, 10, calendar.Date{}},
	} {
		if got := ReplyBy(c.asked, &record.Project{QueryDays: c.days}); got != c.want {
			t.Errorf("ReplyBy(%v, %d days) = %v, want %v", c.asked, c.days, got, c.want)
		}
	}
}
