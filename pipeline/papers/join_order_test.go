package papers

import (
	"slices"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// What has no day comes last, whatever stood first.
func TestByDay(t *testing.T) {
	day := func(d int) record.Value[calendar.Date] {
		return record.Value[calendar.Date]{V: calendar.Date{Year: 2018, Month: 7, Day: d}, Known: d > 0}
	}
	list := []int{0, 9, 3, 0, 5}
	byDay(list, day)
	if !slices.Equal(list, []int{3, 5, 9, 0, 0}) {
		t.Error(list)
	}
}
