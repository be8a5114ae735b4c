package decision

import (
	"strings"

	"shinsa/pipeline/normalize"
)

// why is one row of the table of reasons: the first word of a rule by which a
// value was not read, and what the form says of it; {r} is what the rule names
// behind a colon. A new rule of package
// intake or normalize needs a row here (the tests see to it), and one in the
// tables of package trace.
type why struct{ rule, ja string }

func whys() []why {
	return []why{
		{"", "どの回答にも当たらない記入です"},
		{normalize.RuleEmpty, "記入がありません"},
		{normalize.RuleUnknown, "どの回答にも当たらない記入です"},
		{normalize.RuleAmbiguous, "二つ以上の意味に取れる記入です"},
		{normalize.RuleImpossible, "ありえない値です"},
		{"two-answers", "一つの項目に異なる回答があります"},
		{"whose", "項番と質問が別の項目を指しています"},
		{"several", "一つの欄にいくつもの回答があります"},
		{"place", "図形がいくつもの行に重なっています"},
		{"struck", "取消線が引かれています"},
		{"error", "セルがエラー値です"},
		{"colour", "色や枠だけで「{r}」が選ばれているように見えます"},
		{"control", "値を読めないコントロール（ActiveXなど）による回答です"},
	}
}

// reason says in words why a value was not read; a rule that the table lacks
// is shown as it is.
func reason(rule string) string {
	base, _, _ := strings.Cut(rule, ";")
	base = strings.TrimSpace(base)
	name, subject, _ := strings.Cut(base, ":")
	for _, w := range whys() {
		if w.rule == name {
			return strings.ReplaceAll(w.ja, "{r}", subject)
		}
	}
	return "読み取りの規則：" + base
}

// reasonFor is reason for a value of a kind: what is no answer is a date that
// cannot be told.
func reasonFor(k kind, rule string) string {
	base, _, _ := strings.Cut(rule, ";")
	if base = strings.TrimSpace(base); k == dateTarget && (base == "" || base == normalize.RuleUnknown) {
		return "日付として読めない記入です"
	}
	return reason(rule)
}
