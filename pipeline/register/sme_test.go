package register

import (
	"strings"
	"testing"

	"shinsa/pipeline/record"
)

func size(industry string, capital int64, employees int) Size {
	s := Size{Industry: industry}
	if capital >= 0 {
		s.Capital = record.Known(capital, record.Origin{})
	}
	if employees >= 0 {
		s.Employees = record.Known(employees, record.Origin{})
	}
	return s
}

// The bounds of the law, on both sides; -1 is not known.
func TestDecideSME(t *testing.T) {
	const yes, no, open = "yes", "no", "open"
	for _, c := range []struct {
		industry  string
		capital   int64
		employees int
		want      string
		class     string
	}{
		{"金属製品製造業", 300_000_000, 5000, yes, "製造業その他"}, {"金属製品製造業", 300_000_001, 300, yes, "製造業その他"},
		{"金属製品製造業", 300_000_001, 301, no, "製造業その他"}, {"総合工事業", 1, -1, yes, "製造業その他"}, {"道路貨物運送業", -1, 300, yes, "製造業その他"},
		{"機械器具卸売業", 100_000_000, 1000, yes, "卸売業"}, {"機械器具卸売業", 100_000_001, 101, no, "卸売業"}, {"機械器具卸売業", 100_000_001, 100, yes, "卸売業"},
		{"ソフトウェア業", 50_000_000, 1000, yes, "サービス業"}, {"ソフトウェア業", 50_000_001, 101, no, "サービス業"}, {"学術研究、専門・技術サービス業", 50_000_001, 100, yes, "サービス業"},
		{"飲食料品小売業", 50_000_001, 50, yes, "小売業"}, {"飲食料品小売業", 50_000_001, 51, no, "小売業"}, {"飲食店", 50_000_001, 60, no, "小売業"},
		{"旅行業", 200_000_000, 1000, yes, "製造業その他"}, {"製造小売業", 60_000_000, 80, no, "小売業"}, {"インターネット附随サービス業", 200_000_000, 500, yes, "製造業その他"},
		{"製造業", 400_000_000, -1, open, "製造業その他"}, {"製造業", -1, 301, open, "製造業その他"}, {"製造業", -1, -1, open, "製造業その他"},
		{"製造業", 0, 301, no, "製造業その他"}, {"製造業", 0, 300, yes, "製造業その他"},
		{"情報通信業", 50_000_000, 10, yes, "製造業その他・サービス業"}, {"情報通信業", 90_000_000, 200, open, "製造業その他・サービス業"},
		{"卸売業、小売業", 10_000_000, 10, yes, "卸売業・小売業"}, {"ﾌﾟﾗｽﾁｯｸ製品製造業", 10, 10, yes, "製造業その他"},
		{"宇宙", 10, 10, open, ""}, {"", 10, 10, open, ""},
	} {
		got := DecideSME(size(c.industry, c.capital, c.employees))
		state := map[[2]bool]string{{true, true}: yes, {true, false}: no, {false, false}: open}[[2]bool{got.Known, got.Is}]
		if state != c.want || got.Class != c.class {
			t.Errorf("%s %d %d: %s %q, want %s %q", c.industry, c.capital, c.employees, state, got.Class, c.want, c.class)
		}
		if got.Known != (got.Rule != "") || got.Known && !strings.Contains(got.Rule, "中小企業基本法第2条第1項第") {
			t.Errorf("%s: rule %q", c.industry, got.Rule)
		}
	}
	want := "卸売業で、資本金の額（100,000,001円）が1億円を超え、常時使用する従業員の数（1,010人）が100人を超えるため、中小企業者に当たらない（中小企業基本法第2条第1項第2号）。"
	if got := DecideSME(size("卸売業", 100_000_001, 1010)).Rule; got != want {
		t.Errorf("rule %q", got)
	}
}

func TestCorporateNumber(t *testing.T) {
	for number, want := range map[string]bool{
		"7000012050002": true, // 国税庁
		"9234567890123": true, "8234567890123": false, "7000012050003": false, "700001205000": false, "": false, "700001205000x": false,
	} {
		if got := CorporateNumber(number); got != want {
			t.Errorf("%s: %v", number, got)
		}
	}
}
