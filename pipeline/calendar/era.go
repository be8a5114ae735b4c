package calendar

import "fmt"

// Era is one Japanese era with its first day (元号を改める政令).
type Era struct {
	Name  string // 平成
	Short string // H
	First Date
}

// Eras lists the eras since 1868, newest first. A date belongs to the first
// whose First is not after it.
func Eras() []Era {
	return []Era{
		{"令和", "R", Date{2019, 5, 1}},
		{"平成", "H", Date{1989, 1, 8}},
		{"昭和", "S", Date{1926, 12, 25}},
		{"大正", "T", Date{1912, 7, 30}},
		{"明治", "M", Date{1868, 1, 25}},
	}
}

// EraYear returns the era that the date falls in and the year of that era
// (1 is 元年); ok is false before 1868.
func (d Date) EraYear() (era Era, year int, ok bool) {
	for _, e := range Eras() {
		if !d.Before(Date{e.First.Year, e.First.Month, e.First.Day}) ||
			d.Day == 0 && !(Date{d.Year, d.Month, 31}).Before(e.First) {
			return e, d.Year - e.First.Year + 1, true
		}
	}
	return Era{}, 0, false
}

// Wareki returns the date as letters write it (平成30年6月1日, 令和元年5月), as
// far as it is known; "" for no date, ISO form before 1868.
func (d Date) Wareki() string {
	if d.IsZero() {
		return ""
	}
	e, y, ok := d.EraYear()
	if !ok {
		return d.String()
	}
	s := fmt.Sprintf("%s%d年", e.Name, y)
	if y == 1 {
		s = e.Name + "元年"
	}
	if d.Month > 0 {
		s += fmt.Sprintf("%d月", d.Month)
	}
	if d.Day > 0 {
		s += fmt.Sprintf("%d日", d.Day)
	}
	return s
}
