package calendar

import "testing"

func TestWareki(t *testing.T) {
	for want, d := range map[string]Date{
		"平成30年6月1日":  {2018, 6, 1},
		"昭和64年1月7日":  {1989, 1, 7},
		"平成元年1月8日":   {1989, 1, 8},
		"平成31年4月30日": {2019, 4, 30},
		"令和元年5月1日":   {2019, 5, 1},
		"平成30年4月":    {2018, 4, 0},
		"平成30年":      {2018, 0, 0},
		"令和2年":       {2020, 0, 0},
		"":           {},
		"1867-12-31": {1867, 12, 31},
	} {
		if got := d.Wareki(); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}

func TestExists(t *testing.T) {
	for d, want := range map[Date]bool{
		{2018, 2, 28}: true, {2018, 2, 29}: false, {2020, 2, 29}: true, {2018, 13, 1}: false,
		{2018, 4, 0}: true, {2018, 0, 0}: true, {2018, 0, 5}: false, {0, 1, 1}: false,
	} {
		if got := d.Exists(); got != want {
			t.Errorf("%v exists: %v, want %v", d, got, want)
		}
	}
}

func TestISORoundTrip(t *testing.T) {
	for _, d := range []Date{{2018, 6, 1}, {2018, 6, 0}, {2018, 0, 0}} {
		got, err := ParseISO(d.String())
		if err != nil || got != d {
			t.Errorf("%v: %v, %v", d, got, err)
		}
	}
	for _, s := range []string{"2018-02-30", "2018/06/01", "30.6.1", "x"} {
		if d, err := ParseISO(s); err == nil {
			t.Errorf("ParseISO(%q) = %v, want an error", s, d)
		}
	}
}
