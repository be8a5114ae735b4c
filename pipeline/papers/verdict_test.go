package papers

import (
	"strings"
	"testing"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
)

func TestVerdict(t *testing.T) {
	for text, want := range map[string]record.Verdict{
		"適合": record.Conforms, " 適 合　": record.Conforms, "適合。": record.Conforms, "適合しています": record.Conforms, "○（適合）": record.Conforms, "適合（○）": record.Conforms,
		"☑適合 □不適合 □該当なし": record.Conforms, "不適合": record.Fails, "適合していない": record.Fails, "×（不適合）": record.Fails, "□適合　☑不適合": record.Fails,
		"該当無し": record.NotRelevant, "ＮＡ": record.NotRelevant, "n/a": record.NotRelevant, "対象外": record.NotRelevant, "未確認": record.Unconfirmed, "未": record.Unconfirmed,
	} {
		if v, rule, ok := verdictOf(text); !ok || v != want {
			t.Errorf("%q: %q %s %v, want %s", text, v, rule, ok, want)
		}
	}
}

// Signs and mixtures are asked about.
func TestVerdictNotGuessed(t *testing.T) {
	for text, rule := range map[string]string{"○": ruleAmbiguous, "×": ruleAmbiguous, "OK": ruleAmbiguous, "✓": ruleAmbiguous, "一部適合": ruleAmbiguous,
		"適合（不適合）": ruleAmbiguous, "適合（一部不適合あり）": ruleUnknown, "適合不適合": ruleUnknown, "☑適合 ☑不適合": ruleUnknown, "☑適合 ☑不適合 □該当なし": ruleUnknown, "□適合 □不適合": ruleUnknown,
		"だいたい良い": ruleUnknown, "適合？": ruleUnknown, "": ruleAmbiguous, "（）": ruleAmbiguous} {
		if v, got, ok := verdictOf(text); ok || got != rule {
			t.Errorf("%q: %q %v by %s, want %s", text, v, ok, got, rule)
		}
	}
}

// No spelling stands under two verdicts, or among the signs.
func TestSpellings(t *testing.T) {
	for _, v := range record.Verdicts() {
		if got, ok := spelled(normalize.Fold(v.Ja())); !ok || got != v || isSign(normalize.Fold(v.Ja())) {
			t.Errorf("%s is read as %s", v.Ja(), got)
		}
	}
	seen := map[string]record.Verdict{}
	for _, s := range spellings {
		for _, w := range strings.Fields(s.words) {
			key := normalize.Fold(w)
			if old, there := seen[key]; there {
				t.Errorf("%s stands twice (%s, %s)", w, old, s.means)
			}
			if seen[key] = s.means; isSign(key) {
				t.Errorf("%s is a sign, too", w)
			}
		}
	}
}
