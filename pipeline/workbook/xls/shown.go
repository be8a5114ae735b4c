package xls

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Every text that a number shows as comes from here. Number formats are
// workbook's: until it lends them, numbers show as General, dates as ISO 8601.

// shown returns the text of a number in a look.
func (r *reader) shown(v float64, l style) string {
	const days = 2958466 // up to the end of 9999
	switch {
	case v < 0 || v >= days:
	case l.date && v >= 1:
		t := r.time(v)
		if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
			return t.Format("2006-01-02")
		}
		return t.Format("2006-01-02 15:04:05")
	case v < 1 && (l.date || l.clock):
		return r.time(v).Format("15:04:05")
	}
	return general(v)
}

// time returns the date and time of a serial. Day 60 of the 1900 system, the
// 29 February that never was, falls on 1 March.
func (r *reader) time(v float64) time.Time {
	day, frac := math.Modf(v)
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case r.book.Date1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day < 60:
		day++
	}
	return base.AddDate(0, 0, int(day)).Add(time.Duration(math.Round(frac*86400)) * time.Second)
}

// general shows a number as the General format does in a wide column: up to
// 15 digits, and no exponent for numbers that a person would type, so that a
// 法人番号 typed as a number keeps its digits.
func general(v float64) string {
	if a := math.Abs(v); a != 0 && (a >= 1e15 || a < 1e-9) {
		return strings.Replace(strconv.FormatFloat(v, 'G', -1, 64), "E+0", "E+", 1)
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'G', 15, 64), 64)
	if err != nil {
		short = v
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}
