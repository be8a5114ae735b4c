package audit

import (
	"slices"
	"testing"

	"shinsa/pipeline/calendar"
)

func isoHolidays(year int) []string {
	var out []string
	for d := range holidays(year) {
		out = append(out, d.String()[5:])
	}
	slices.Sort(out)
	return out
}

// TestHolidays against the lists that 内閣府 publishes (「国民の祝日」について).
func TestHolidays(t *testing.T) {
	for year, want := range map[int][]string{
		2016: {"01-01", "01-11", "02-11", "03-20", "03-21", "04-29", "05-03", "05-04", "05-05", "07-18", "08-11", "09-19", "09-22", "10-10", "11-03", "11-23", "12-23"},
		2017: {"01-01", "01-02", "01-09", "02-11", "03-20", "04-29", "05-03", "05-04", "05-05", "07-17", "08-11", "09-18", "09-23", "10-09", "11-03", "11-23", "12-23"},
		2018: {"01-01", "01-08", "02-11", "02-12", "03-21", "04-29", "04-30", "05-03", "05-04", "05-05", "07-16", "08-11", "09-17", "09-23", "09-24", "10-08", "11-03", "11-23", "12-23", "12-24"},
		2019: {"01-01", "01-14", "02-11", "03-21", "04-29", "04-30", "05-01", "05-02", "05-03", "05-04", "05-05", "05-06", "07-15", "08-11", "08-12", "09-16", "09-23", "10-14", "10-22", "11-03", "11-04", "11-23"},
		2020: {"01-01", "01-13", "02-11", "02-23", "02-24", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-23", "07-24", "08-10", "09-21", "09-22", "11-03", "11-23"},
		2021: {"01-01", "01-11", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "07-22", "07-23", "08-08", "08-09", "09-20", "09-23", "11-03", "11-23"},
		2024: {"01-01", "01-08", "02-11", "02-12", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-15", "08-11", "08-12", "09-16", "09-22", "09-23", "10-14", "11-03", "11-04", "11-23"},
		2025: {"01-01", "01-13", "02-11", "02-23", "02-24", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-21", "08-11", "09-15", "09-23", "10-13", "11-03", "11-23", "11-24"},
		2026: {"01-01", "01-12", "02-11", "02-23", "03-20", "04-29", "05-03", "05-04", "05-05", "05-06", "07-20", "08-11", "09-21", "09-22", "09-23", "10-12", "11-03", "11-23"},
	} {
		if got := isoHolidays(year); !slices.Equal(got, want) {
			t.Errorf("%d: got  %v\nwant %v", year, got, want)
		}
	}
	if holidays(2026)[calendar.Date{Year: 2026, Month: 9, Day: 22}] != "国民の休日" {
		t.Error("2026-09-22 lies between two holidays")
	}
}

// TestEquinoxes: 暦要項 of 国立天文台 for 2016 to 2030.
func TestEquinoxes(t *testing.T) {
	spring := []int{20, 20, 21, 21, 20, 20, 21, 21, 20, 20, 20, 21, 20, 20, 20}
	autumn := []int{22, 23, 23, 23, 22, 23, 23, 23, 22, 23, 23, 23, 22, 23, 23}
	for i := range spring {
		y := 2016 + i
		if got := equinox(y, 20.8431); got != spring[i] {
			t.Errorf("春分 %d: %d, want %d", y, got, spring[i])
		}
		if got := equinox(y, 23.2488); got != autumn[i] {
			t.Errorf("秋分 %d: %d, want %d", y, got, autumn[i])
		}
	}
}

func TestWorkingDays(t *testing.T) {
	d := newDiary()
	for _, c := range []struct {
		day  calendar.Date
		want bool
	}{{day(6, 1), true}, {day(6, 2), false}, {day(7, 16), false}, {day(12, 28), true}, {day(12, 31), false},
		{calendar.Date{Year: 2019, Month: 1, Day: 3}, false}, {calendar.Date{Year: 2019, Month: 1, Day: 4}, true}} {
		if d.working(c.day) != c.want {
			t.Errorf("%s: working is %v", c.day, !c.want)
		}
	}
	if got := d.later(day(7, 13), 1); got != day(7, 17) {
		t.Errorf("after Friday before 海の日: %s", got)
	}
	if got := d.onOrBefore(day(7, 16)); got != day(7, 13) {
		t.Errorf("before 海の日: %s", got)
	}
}
