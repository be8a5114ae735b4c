package normalize

import (
	"testing"

	"golang.org/x/text/width"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
)

// The ledger of issue 3, word by word: every spelling that it lists, in full
// and half width, with and without white space around.
func TestLedgerOfAnswers(t *testing.T) {
	for want, words := range map[criteria.Answer][]string{
		criteria.Implemented:    {"○", "◯", "〇", "O", "o", "✓", "レ", "済", "はい", "有", "あり", "Yes", "YES", "実施済", "ハイ", "アリ"},
		criteria.Partial:        {"△", "一部", "対応中", "一部実施"},
		criteria.NotImplemented: {"×", "✕", "無", "なし", "いいえ", "No", "未実施", "ナシ"},
		criteria.NotApplicable:  {"該当なし", "対象外", "N/A", "該当ナシ"},
		criteria.Alternative:    {"代替措置", "代替"},
		"":                      {"0", "-", "△×", "検討中", "H30.9予定", "空欄", "○?", "△?", "予定あり", "1", "同上", "不明"},
	} {
		for _, w := range words {
			for _, form := range []string{w, width.Widen.String(w), width.Narrow.String(w), " " + w + "\n", "　" + w + "　", w + "\u200B"} {
				got, rule, ok := Answer(form)
				if got != want || ok != (want != "") || !ok && rule != RuleAmbiguous {
					t.Errorf("Answer(%q) = %q, %q, %v; want %q", form, got, rule, ok, want)
				}
			}
		}
	}
}

// Every spelling of the tables reads alike in both widths.
func TestSpellingsInBothWidths(t *testing.T) {
	for _, e := range answers {
		for _, form := range []string{width.Widen.String(e.word), width.Narrow.String(e.word)} {
			if got, rule, ok := Answer(form); !ok || got != e.means {
				t.Errorf("Answer(%q) = %q, %q, %v; want %q", form, got, rule, ok, e.means)
			}
		}
	}
	for _, e := range yesNos {
		for _, form := range []string{width.Widen.String(e.word), width.Narrow.String(e.word)} {
			if got, rule, ok := YesNo(form); !ok || got != e.means {
				t.Errorf("YesNo(%q) = %v, %q, %v; want %v", form, got, rule, ok, e.means)
			}
		}
	}
}

func TestLedgerOfDates(t *testing.T) {
	day, month := calendar.Date{Year: 2018, Month: 4, Day: 1}, calendar.Date{Year: 2018, Month: 4}
	for in, want := range map[string]calendar.Date{
		"平成30年4月1日": day, "平30.4.1": day, "H30/4/1": day, "2018年4月": month, "2018-04-01": day, "平成30年4月": month,
		"平成元年4月1日": {Year: 1989, Month: 4, Day: 1}, "令和元年5月": {Year: 2019, Month: 5}, "平成31年4月": {Year: 2019, Month: 4}, "平成31年4月30日": {Year: 2019, Month: 4, Day: 30},
	} {
		for _, form := range []string{in, width.Widen.String(in), " " + in + "　"} {
			if got, rule, ok := Date(form); !ok || got != want {
				t.Errorf("Date(%q) = %v, %q, %v; want %v", form, got, rule, ok, want)
			}
		}
	}
	for in, want := range map[string]string{"３０．４．１": RuleAmbiguous, "30.4.1": RuleAmbiguous, "平成32年4月": RuleImpossible, "平成32年": RuleImpossible,
		"平成31年5月": RuleImpossible, "平成31年5月1日": RuleImpossible, "平成三十二年四月": RuleImpossible, "Ｈ３２．４．１": RuleImpossible} {
		if got, rule, ok := Date(in); ok || rule != want {
			t.Errorf("Date(%q) = %v, %q, %v; want not read, %q", in, got, rule, ok, want)
		}
	}
	for _, epoch := range []struct {
		serial float64
		of1904 bool
	}{{43191, false}, {41729, true}} {
		if got, ok := Serial(epoch.serial, epoch.of1904); !ok || got != day {
			t.Errorf("Serial(%v, %v) = %v, %v", epoch.serial, epoch.of1904, got, ok)
		}
	}
}

func TestLedgerOfNumbers(t *testing.T) {
	for in, want := range map[string]int64{"1,234人": 1234, "約30名": 30, "十二名": 12, "３億円": 300_000_000, "5千万円": 50_000_000} {
		for _, form := range []string{in, width.Widen.String(in), " " + in} {
			if got, rule, ok := Number(form); !ok || got != want {
				t.Errorf("Number(%q) = %d, %q, %v; want %d", form, got, rule, ok, want)
			}
		}
	}
}

// Names stay as typed; only keys fold them.
func TestLedgerOfNames(t *testing.T) {
	for _, name := range []string{"髙﨑德𠮷", "葛\U000E0100城", "ﾐﾄﾞﾘｶﾜ電子株式会社", "㈱髙﨑", "Ｂテック"} {
		if got := Clean(" " + name + "　"); got != name {
			t.Errorf("Clean changes %q to %q", name, got)
		}
	}
	for _, same := range [][]string{{"株式会社髙﨑精機", "㈱高崎精機", "(株)髙崎 精機"}, {"ﾐﾄﾞﾘｶﾜ電子", "ミドリカワ電子㈱"}, {"葛\U000E0100城工業", "葛城工業"}} {
		for _, s := range same {
			if CompanyKey(s) != CompanyKey(same[0]) {
				t.Errorf("CompanyKey tells %q from %q", s, same[0])
			}
		}
	}
}
