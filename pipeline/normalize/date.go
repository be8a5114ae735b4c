package normalize

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
)

// The rules of dates that were read.
const (
	RuleWareki  = "date:wareki"  // 平成30年4月1日, H30.4.1
	RuleWestern = "date:western" // 2018年4月1日, 2018/4/1
	RuleDigits  = "date:digits"  // 20180401
	RuleSerial  = "date:serial"  // a number of days, as Excel keeps dates
	RuleBoth    = "date:both"    // 2018年（平成30年）4月1日, which agree
)

const (
	yearPart = `(令和|平成|昭和|大正|明治|令|平|昭|大|明|[rhstm])\.?([0-9]{1,2}|元)|([0-9]{4})`
	restPart = `(?:([0-9]{1,2})(?:月|[./-]|$)(?:([0-9]{1,2})日?)?)?`
)

var (
	dateForm   = regexp.MustCompile(`^(?:` + yearPart + `)(?:年|[./-]|$)` + restPart + `$`)
	bothForm   = regexp.MustCompile(`^(.+?)年?\((.+?)年?\)年?(.*)$`)
	digitsForm = regexp.MustCompile(`^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$`)
	yearless   = regexp.MustCompile(`^(?:'?[0-9]{1,2}(?:年|[./-]))?[0-9]{1,2}(?:月|[./-])(?:[0-9]{1,2}日?)?$`)
	weekday    = regexp.MustCompile(`\(?[月火水木金土日](?:曜日?)?\)$|[月火水木金土日]曜日?$`)
	clock      = regexp.MustCompile(`[tT\s]+[0-9]{1,2}[:：時][0-9]{2}\S*\s*$`)
	kanjiRun   = regexp.MustCompile(`[〇一二三四五六七八九十]+`)
)

// Date reads a date in any of the ways of offices, as far as it says: 2018年4月
// has no day. A year of two digits without an era is ambiguous; a date that
// the calendar or the era lacks (平成32年4月) is impossible.
func Date(s string) (d calendar.Date, rule string, ok bool) {
	key := dateKey(s)
	switch {
	case key == "":
		return d, RuleEmpty, false
	case spaced(clock.ReplaceAllString(s, "")):
		return d, RuleUnknown, false
	}
	if m := digitsForm.FindStringSubmatch(key); m != nil {
		return existing(calendar.Date{Year: atoi(m[1]), Month: atoi(m[2]), Day: atoi(m[3])}, RuleDigits)
	}
	if m := bothForm.FindStringSubmatch(key); m != nil {
		return twoYears(m[1], m[2], m[3])
	}
	if yearless.MatchString(key) {
		return d, RuleAmbiguous, false
	}
	return oneDate(key)
}

// oneDate reads a folded date with one year.
func oneDate(key string) (d calendar.Date, rule string, ok bool) {
	m := dateForm.FindStringSubmatch(key)
	if m == nil {
		return d, RuleUnknown, false
	}
	d = calendar.Date{Year: atoi(m[3]), Month: atoi(m[4]), Day: atoi(m[5])}
	if m[4] != "" && d.Month == 0 || m[5] != "" && d.Day == 0 {
		return calendar.Date{}, RuleImpossible, false
	}
	if m[1] == "" {
		return existing(d, RuleWestern)
	}
	return inEra(m[1], m[2], d)
}

// twoYears reads 2018年（平成30年）4月1日; the two years must agree.
func twoYears(first, second, rest string) (d calendar.Date, rule string, ok bool) {
	a, _, okA := oneDate(first + "年" + rest)
	b, _, okB := oneDate(second + "年" + rest)
	switch {
	case !okA || !okB:
		return d, RuleUnknown, false
	case a != b:
		return d, RuleAmbiguous, false
	default:
		return a, RuleBoth, true
	}
}

// inEra gives the date its western year and sees that the era has it.
func inEra(era, year string, d calendar.Date) (calendar.Date, string, bool) {
	n := atoi(year)
	if year == "元" {
		n = 1
	}
	end := calendar.Date{Year: 9999, Month: 12, Day: 31}
	for _, e := range calendar.Eras() {
		if !strings.HasPrefix(e.Name, era) && !strings.EqualFold(e.Short, era) {
			end = e.First.AddDays(-1)
			continue
		}
		d.Year = e.First.Year + n - 1
		first, last := bounds(d)
		if n < 1 || !d.Exists() || last.Before(e.First) || end.Before(first) {
			break
		}
		return d, RuleWareki, true
	}
	return calendar.Date{}, RuleImpossible, false
}

// bounds returns the first and last day that the date can mean.
func bounds(d calendar.Date) (first, last calendar.Date) {
	first, last = d, d
	if d.Month == 0 {
		first.Month, last.Month = 1, 12
	}
	if d.Day == 0 {
		first.Day, last.Day = 1, 31 // only compared: a 31st that is not there does no harm
	}
	return first, last
}

func existing(d calendar.Date, rule string) (calendar.Date, string, bool) {
	if !d.Exists() {
		return calendar.Date{}, RuleImpossible, false
	}
	return d, rule, true
}

// dateKey folds a date: no time of day, no weekday, 付 gone, kanji as digits.
func dateKey(s string) string {
	key := Fold(clock.ReplaceAllString(Clean(s), ""))
	key = strings.TrimSuffix(key, "付")
	key = strings.TrimPrefix(key, "西暦")
	key = strings.TrimPrefix(key, "'")
	if loc := weekday.FindStringIndex(key); loc != nil && loc[0] > 0 && key[loc[0]] == '(' || strings.Contains(key, "曜") {
		key = weekday.ReplaceAllString(key, "")
	}
	return kanjiRun.ReplaceAllStringFunc(key, func(k string) string {
		n, ok := amount(k)
		if !ok {
			return k
		}
		return strconv.FormatInt(n, 10)
	})
}

// Serial returns the date of an Excel serial number in the epoch of 1900 or
// 1904; ok is false outside the calendar and for the 29 February 1900 that
// Excel has and the world had not.
func Serial(n float64, date1904 bool) (calendar.Date, bool) {
	const last = 2958465 // 9999-12-31
	if math.IsNaN(n) || n < 0 || n >= last+1 {
		return calendar.Date{}, false
	}
	days := int(n)
	switch {
	case date1904 && days <= last-1462:
		return calendar.Date{Year: 1904, Month: 1, Day: 1}.AddDays(days), true
	case date1904 || days == 0 || days == 60:
		return calendar.Date{}, false
	case days < 60:
		return calendar.Date{Year: 1899, Month: 12, Day: 31}.AddDays(days), true
	default:
		return calendar.Date{Year: 1899, Month: 12, Day: 30}.AddDays(days), true
	}
}

// atoi reads the digits that a form has matched; "" is 0.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
