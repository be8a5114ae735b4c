package normalize

import (
	"strings"
	"testing"

	"shinsa/pipeline/criteria"
)

// wantAnswers repeats the table by hand: a change of spellings.go must be
// meant.
var wantAnswers = map[criteria.Answer][]string{
	criteria.Implemented: {"実施済", "○", "◯", "〇", "Ｏ", "O", "o", "レ", "ﾚ", "✓", "✔", "✔️", "☑", "済", "済み", "済 ", "実施済み", "実施 済", "実施ズミ", "スミ", "ハイ",
		"実施", "はい", "有", "有り", "あり", "Yes", "ＹＥＳ", "y", "Y", "対応済", "対応済み", "○（実施済）", "（済）", "「実施済」", "はい。", "\n実施済\r\n", "○(済)"},
	criteria.Partial: {"一部実施", "△", "一部", "一部済", "一部済み", "対応中", "一部対応", "一部実施済", "△（一部実施）", "一部\n実施"},
	criteria.NotImplemented: {"未実施", "×", "✕", "✖", "✖︎", "x", "X", "Ｘ", "ｘ", "未", "無", "無し", "なし", "いいえ", "No", "ＮＯ", "N", "Ｎ",
		"×（未実施）", "実施していない"},
	criteria.NotApplicable: {"該当なし", "該当無し", "該当無", "対象外", "非該当", "N/A", "Ｎ／Ａ", "n/a", "NA", "該当せず", "該当\u200Bなし", "該当ナシ", "該当ﾅｼ"},
	criteria.Alternative:   {"代替措置", "代替", "代替あり", "代替有り", "別の方法"},
}

func TestAnswer(t *testing.T) {
	for want, words := range wantAnswers {
		for _, w := range words {
			got, rule, ok := Answer(w)
			if !ok || got != want || !strings.HasPrefix(rule, "answer:") {
				t.Errorf("Answer(%q) = %v, %q, %v; want %v", w, got, rule, ok, want)
			}
		}
	}
}

// Every spelling of the tables is read as the table says, and none stands
// under two meanings or among the ambiguous ones.
func TestSpellingTables(t *testing.T) {
	checkTable(t, answerSpellings, Answer)
	checkTable(t, yesNoSpellings, YesNo)
	if len(answers) < 100 {
		t.Errorf("only %d spellings of answers", len(answers))
	}
}

func checkTable[T comparable](t *testing.T, table []spelling[T], read func(string) (T, string, bool)) {
	t.Helper()
	seen := map[string]T{}
	for _, s := range table {
		for _, w := range strings.Fields(s.words) {
			if before, twice := seen[wordKey(w)]; twice && before != s.means {
				t.Errorf("%q has two meanings", w)
			}
			seen[wordKey(w)] = s.means
			if _, both := ambiguous[wordKey(w)]; both {
				t.Errorf("%q is both read and ambiguous", w)
			}
			if got, _, ok := read(w); !ok || got != s.means {
				t.Errorf("%q is read as %v, %v; want %v", w, got, ok, s.means)
			}
		}
	}
}

func TestAnswerNotGuessed(t *testing.T) {
	for in, want := range map[string]string{
		"": RuleEmpty, " 　\n": RuleEmpty, "\uFEFF": RuleEmpty,
		"0": RuleAmbiguous, "０": RuleAmbiguous, "－": RuleAmbiguous, "-": RuleAmbiguous, "―": RuleAmbiguous, "検討中": RuleAmbiguous,
		"予定": RuleAmbiguous, "△×": RuleAmbiguous, "1": RuleAmbiguous, "３": RuleAmbiguous, "実施中": RuleAmbiguous, "別紙参照": RuleAmbiguous,
		"H30.9予定": RuleAmbiguous, "△?": RuleAmbiguous, "実施済（一部）": RuleUnknown, "実施済\n未実施": RuleUnknown, "済 未": RuleUnknown,
		"○×": RuleAmbiguous, "○○": RuleAmbiguous, "○or△": RuleAmbiguous, "△？": RuleAmbiguous, "○～△": RuleAmbiguous, "7月に導入する予定": RuleAmbiguous, "空欄": RuleAmbiguous, "未済": RuleUnknown, "実施済・代替措置": RuleUnknown, "たぶん実施": RuleUnknown, "（）": RuleUnknown,
		"☑実施済 ☑未実施": RuleUnknown, "□実施済□未実施": RuleUnknown, "□実施済 ☑まだ": RuleUnknown, "■": RuleAmbiguous, "☑実施済 未実施": RuleUnknown,
		"実施済・一部実施・未実施": RuleUnknown, "○済×未": RuleUnknown,
		"実施済／未実施": RuleUnknown, "無（対象外）": RuleUnknown, "□": RuleAmbiguous, "◎": RuleAmbiguous, "▲": RuleAmbiguous,
	} {
		if got, rule, ok := Answer(in); ok || rule != want || got != "" {
			t.Errorf("Answer(%q) = %q, %q, %v; want not read, %q", in, got, rule, ok, want)
		}
	}
}

// One ticked of several boxes typed into the cell.
func TestAnswerBoxed(t *testing.T) {
	for in, want := range map[string]criteria.Answer{
		"☑実施済 □一部実施 □未実施": criteria.Implemented, "□実施済\n■一部実施\n□未実施\n□該当なし": criteria.Partial, "□実施済・□一部実施・✔未実施": criteria.NotImplemented,
		"☐済　☐一部　☐未　✓該当なし": criteria.NotApplicable,
	} {
		if got, rule, ok := Answer(in); !ok || got != want || !strings.HasSuffix(rule, RuleBoxed) {
			t.Errorf("Answer(%q) = %q, %q, %v", in, got, rule, ok)
		}
	}
	if yes, _, ok := YesNo("□有 ☑無"); !ok || yes {
		t.Error("□有 ☑無 is not read as 無")
	}
}

func TestYesNo(t *testing.T) {
	for in, want := range map[string]bool{"有": true, "あり": true, "○": true, "はい": true, "Ｙ": true, "レ": true, "有（はい）": true,
		"無": false, "なし": false, "×": false, "いいえ": false, "該当なし": false, "Ｎ": false} {
		if got, _, ok := YesNo(in); !ok || got != want {
			t.Errorf("YesNo(%q) = %v, %v; want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "有・無", "有無", "－", "△", "不明", "0", "1", "済"} {
		if _, rule, ok := YesNo(in); ok {
			t.Errorf("YesNo(%q) is guessed by %q", in, rule)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"○（済）", "平成30年4月1日（日）", "1億2,000万円", "2018年(平成30年)4月", "((((", "㍻三十年", "約十二名程度", "1.5億"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, _, ok := Answer(s); ok != (a != "") {
			t.Fatalf("Answer(%q): %q, %v", s, a, ok)
		}
		YesNo(s)
		if d, _, ok := Date(s); ok != !d.IsZero() || ok && !d.Exists() {
			t.Fatalf("Date(%q): %v, %v", s, d, ok)
		}
		if n, _, ok := Number(s); n < 0 || !ok && n != 0 {
			t.Fatalf("Number(%q): %d", s, n)
		}
	})
}
