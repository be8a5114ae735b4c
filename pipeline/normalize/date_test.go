package normalize

import (
	"math"
	"testing"

	"shinsa/pipeline/calendar"
)

func TestDate(t *testing.T) {
	day, month, year := calendar.Date{Year: 2018, Month: 4, Day: 1}, calendar.Date{Year: 2018, Month: 4}, calendar.Date{Year: 2018}
	for want, spellings := range map[calendar.Date][]string{
		day: {"平成30年4月1日", "平成３０年４月１日", "平30.4.1", "H30.4.1", "H30/4/1", "h30-4-1", "Ｈ３０．４．１", "Ｈ３０／４／１", "H.30.4.1", "㍻30年4月1日",
			"2018/4/1", "2018-04-01", "2018.4.1", "２０１８年４月１日", "2018年04月01日", "平成30年4月1日（日）", "平成30年4月1日(日曜日)", "2018年4月1日 日曜日",
			"2018年（平成30年）4月1日", "平成30年(2018)4月1日", "平成三十年四月一日", "二〇一八年四月一日", "20180401", "2018-04-01 00:00:00", "2018/4/1 9:30",
			"平成 30 年 4 月 1 日", "平成30年4月1日付", "西暦2018年4月1日", "2018—4—1", "2018年4月1日\n", "H30.04.01"},
		month:                            {"2018年4月", "平成30年4月", "H30.4", "2018/4", "2018-04", "２０１８．４", "平成三十年四月"},
		year:                             {"2018年", "２０１８年", "平成30年", "2018", "H30"},
		{Year: 1989, Month: 2, Day: 3}:   {"平成元年2月3日", "H元.2.3", "平成1年2月3日"},
		{Year: 1989}:                     {"平成元年", "昭和64年"},
		{Year: 1989, Month: 1, Day: 7}:   {"昭和64年1月7日", "S64.1.7"},
		{Year: 2019, Month: 5, Day: 1}:   {"令和元年5月1日", "R1.5.1", "㋿元年5月1日"},
		{Year: 2019, Month: 4, Day: 30}:  {"平成31年4月30日"},
		{Year: 2018, Month: 12, Day: 20}: {"平成三十年十二月二十日"},
		{Year: 2016, Month: 2, Day: 29}:  {"平成28年2月29日"},
	} {
		for _, s := range spellings {
			if got, rule, ok := Date(s); !ok || got != want {
				t.Errorf("Date(%q) = %v, %q, %v; want %v", s, got, rule, ok, want)
			}
		}
	}
}

func TestDateNotGuessed(t *testing.T) {
	for want, spellings := range map[string][]string{
		RuleEmpty:      {"", "　"},
		RuleAmbiguous:  {"30.4.1", "３０．４．１", "30/4/1", "18/4/1", "4/1", "4月1日", "30年4月1日", "'18/4/1", "2018年(平成31年)4月1日", "4月"},
		RuleImpossible: {"平成32年4月", "平成32年", "平成31年5月", "平成31年5月1日", "H30.2.30", "2018/2/29", "2018/13/1", "昭和65年1月1日", "平成0年1月1日", "2018/0/1", "20181301", "平成元年1月7日", "平成30年4月0日"},
		RuleUnknown:    {"未定", "H30.9予定", "平成30年4月頃", "平成30年度", "来月", "30", "2018/4/1～2018/5/1", "2018/4/1\n2018/5/1", "2018 4 1", "1 Apr 2018"},
	} {
		for _, s := range spellings {
			if got, rule, ok := Date(s); ok || rule != want || !got.IsZero() {
				t.Errorf("Date(%q) = %v, %q, %v; want not read, %q", s, got, rule, ok, want)
			}
		}
	}
}

func TestSerial(t *testing.T) {
	for _, c := range []struct {
		n    float64
		e    bool
		want string
	}{
		{43191, false, "2018-04-01"}, {43191.75, false, "2018-04-01"}, {41729, true, "2018-04-01"}, {1, false, "1900-01-01"}, {59, false, "1900-02-28"},
		{61, false, "1900-03-01"}, {2958465, false, "9999-12-31"}, {0, true, "1904-01-01"},
		{60, false, ""}, {0, false, ""}, {-1, false, ""}, {2958466, false, ""}, {2957004, true, ""}, {math.NaN(), false, ""}, {math.Inf(1), true, ""},
	} {
		if got, ok := Serial(c.n, c.e); got.String() != c.want || ok != (c.want != "") {
			t.Errorf("Serial(%v, %v) = %v, %v; want %q", c.n, c.e, got, ok, c.want)
		}
	}
}

// A date written the way of letters is read back.
func TestDateReadsWareki(t *testing.T) {
	for d := (calendar.Date{Year: 1925, Month: 1, Day: 1}); d.Year < 2022; d = d.AddDays(13) {
		if got, _, ok := Date(d.Wareki()); !ok || got != d {
			t.Fatalf("Date(%q) = %v, %v", d.Wareki(), got, ok)
		}
	}
}
