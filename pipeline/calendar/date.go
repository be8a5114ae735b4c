// Package calendar holds civil dates and the Japanese era calendar.
//
// In: year, month, day as numbers. Out: dates that compare, format as 和暦 or
// ISO 8601, and know whether they exist. It reads no clock and no text other
// than ISO dates; Japanese spellings are package normalize's.
package calendar

import (
	"fmt"
	"time"
)

// Date is a civil date. Day 0 means that only year and month are known, Month
// 0 that only the year is. The zero Date means no date.
type Date struct{ Year, Month, Day int }

// IsZero tells whether no date is known.
func (d Date) IsZero() bool { return d == Date{} }

// Time returns midnight UTC of the date; the first day of what is not known.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// Of returns the civil date of t in its own location.
func Of(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// Exists tells whether the date is on the Gregorian calendar.
func (d Date) Exists() bool {
	if d.Year < 1 || d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Month == 0 && d.Day > 0 {
		return false
	}
	return d.Day == 0 || Of(d.Time()) == d
}

// Compare orders dates; an unknown part sorts first.
func (d Date) Compare(e Date) int {
	return (d.Year*10000 + d.Month*100 + d.Day) - (e.Year*10000 + e.Month*100 + e.Day)
}

// Before tells whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// AddDays returns the date n days later.
func (d Date) AddDays(n int) Date { return Of(d.Time().AddDate(0, 0, n)) }

// String returns the date in ISO 8601, as far as it is known, "" for none.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	default:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
}

// ParseISO reads 2018-06-01, 2018-06 or 2018.
func ParseISO(s string) (Date, error) {
	for layout, parts := range map[string]int{"2006-01-02": 3, "2006-01": 2, "2006": 1} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		d := Of(t)
		if parts < 3 {
			d.Day = 0
		}
		if parts < 2 {
			d.Month = 0
		}
		return d, nil
	}
	return Date{}, fmt.Errorf("parse date %q: want YYYY-MM-DD", s)
}

// MarshalText writes ISO 8601, for JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseISO(string(b))
	*d = v
	return err
}
