package papers

import (
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// The rules of verdicts.
const (
	ruleVerdict   = "verdict:"
	ruleAmbiguous = normalize.RuleAmbiguous
	ruleUnknown   = normalize.RuleUnknown
)

// spellings lists the ways to write one verdict, separated by spaces and
// compared after Fold. Signs are not among them: an auditor's ○ is 確認した as
// often as 適合, and his × is 未確認 as often as 不適合.
var spellings = []struct {
	means record.Verdict
	words string
}{
	{record.Conforms, "適合 適合する 適合します 適合している 適合しています 適合と判定 適合と認める 適合である 適"},
	{record.Fails, "不適合 不適合である 不適合と判定 適合しない 適合しません 適合していない 適合していません 適合せず 不適"},
	{record.NotRelevant, "該当なし 該当無し 該当無 該当せず 該当しない 該当しません 非該当 対象外 適用外 n/a na"},
	{record.Unconfirmed, "未確認 未確認である 確認できず 確認できない 確認できていない 確認していない 未"},
}

// signs have two meanings or none; words with them are asked about.
const signs = "○ ◯ 〇 o ◎ ● × ✕ ✖ ✗ ✘ x △ ▲ レ ✓ ✔ ☑ ✅ / - ― ? ok ng 可 否 良 済 確認済 確認 保留 検討中 要確認 要検討 一部適合 概ね適合 おおむね適合 条件付適合 条件付き適合 〃 同上"

// verdictOf reads a verdict. A remark in brackets may say the same again:
// ○（適合） is read, 適合（一部不適合） is not.
func verdictOf(text string) (v record.Verdict, rule string, ok bool) {
	key := strings.TrimRight(normalize.Fold(text), "。.")
	if v, ok = spelled(key); ok {
		return v, ruleVerdict + key, true
	}
	if v, ok = ticked(key); ok {
		return v, ruleVerdict + v.Ja() + "☑", true
	}
	var found []record.Verdict
	for _, part := range strings.FieldsFunc(key, func(r rune) bool { return strings.ContainsRune("()「」[]【】", r) }) {
		switch v, known := spelled(part); {
		case known:
			found = append(found, v)
		case !isSign(part):
			return "", ruleUnknown, false
		}
	}
	switch {
	case len(found) == 0:
		return "", ruleAmbiguous, false
	case len(found) == 1 || same(found):
		return found[0], ruleVerdict + found[0].Ja(), true
	}
	return "", ruleAmbiguous, false
}

func same(list []record.Verdict) bool {
	for _, v := range list {
		if v != list[0] {
			return false
		}
	}
	return true
}

func spelled(key string) (record.Verdict, bool) {
	for _, s := range spellings {
		for w := range strings.FieldsSeq(s.words) {
			if key == normalize.Fold(w) {
				return s.means, true
			}
		}
	}
	return "", false
}

func isSign(key string) bool {
	for w := range strings.FieldsSeq(signs) {
		if key == normalize.Fold(w) {
			return true
		}
	}
	return false
}

// ticked reads boxes typed before the choices, one of them ticked:
// ☑適合 □不適合. Every choice must be a spelling.
func ticked(key string) (record.Verdict, bool) {
	const open, ticks = "□☐", "☑✓✔✅レ"
	if !strings.ContainsAny(key, open) || !strings.ContainsAny(key, ticks) {
		return "", false
	}
	var chosen []record.Verdict
	rest, tick := key, false
	for rest != "" {
		i := strings.IndexAny(rest, open+ticks)
		if i != 0 {
			return "", false
		}
		r := []rune(rest)[0]
		tick = strings.ContainsRune(ticks, r)
		rest = rest[len(string(r)):]
		end := strings.IndexAny(rest, open+ticks)
		if end < 0 {
			end = len(rest)
		}
		v, ok := spelled(strings.Trim(rest[:end], "・,、/"))
		if !ok {
			return "", false
		}
		if rest = rest[end:]; tick {
			chosen = append(chosen, v)
		}
	}
	if len(chosen) != 1 {
		return "", false
	}
	return chosen[0], true
}

// verdict reads the choice of a row; what cannot be read is told, with the
// item, and stays as it was typed.
func (d *reading) verdict(f field, item string) record.Value[record.Verdict] {
	text, o, ok := d.left(f)
	if !ok {
		return record.Unread[record.Verdict](o)
	}
	v, rule, ok := verdictOf(text)
	o.Rule = strings.Replace(o.Rule, ruleText, rule, 1)
	if ok {
		return record.Known(v, o)
	}
	code := "paper-verdict"
	if rule == ruleAmbiguous {
		code = "paper-verdict-sign"
	}
	d.problems.Add(problem.Code(code), f.pos(), item, excerpt(f.cell.Text))
	return record.Unread[record.Verdict](o)
}
