package audit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pattern is a wording that speaks against 実施済. It is found where one of
// Tails stands (directly after one of Stems, when there are any; a particle
// may stand between), what follows ends the clause, and the sentence holds one
// of Needs (when there are any) and none of Calm.
type pattern struct{ Stems, Tails, Needs, Calm []string }

// The list is conservative on purpose: a query that a firm cannot understand
// costs more than a contradiction that the auditor sees anyway. So 許可していない,
// 使用していない, できない (measures!), 未然, 未満 and the like are not in it.
func patterns() []pattern {
	renewal := []string{"更新", "改訂", "改定", "改正", "見直", "強化", "拡充", "次回", "今後も", "来年も", "来年度も", "次年度も",
		"翌年度も", "引き続き", "継続", "毎年", "毎月"}
	calm := []string{"事故", "漏えい", "漏洩", "違反", "問題", "紛失", "事例", "該当者", "対象者", "例外", "机上", "紙の"}
	deeds := []string{"実施", "作成", "整備", "策定", "制定", "導入", "締結", "文書化", "明文化"}
	return []pattern{
		{Tails: []string{"未実施", "未作成", "未整備", "未策定", "未着手", "未対応", "未導入", "未設置", "未制定", "未締結", "未構築", "未了", "手つかず", "手付かず"},
			Calm: []string{"事故", "違反"}},
		{Tails: []string{"検討中", "準備中", "作成中", "整備中", "策定中", "調整中", "構築中", "手配中",
			"検討しているところ", "準備しているところ", "作成しているところ", "整備しているところ"}, Calm: renewal},
		{Tails: []string{"なる見込み", "する見込み", "完了見込み", "完了の見込み"}, Calm: renewal},
		{Stems: append([]string{"設置", "対応", "着手", "開始", "構築", "購入", "配備", "施行"}, deeds...),
			Tails: []string{"予定", "する予定", "を予定", "の予定", "していく予定"}, Calm: renewal},
		{Tails: []string{"まだ", "未だ"}, Needs: []string{"ない", "ません", "おらず", "途中", "これから", "まだです", "未だです"}, Calm: calm},
		{Stems: deeds, Tails: negated("して", "されて"), Calm: calm},
		{Tails: negated("できて", "出来て", "決めて", "決まって", "定めて"), Calm: calm},
		{Stems: []string{"規程", "規定", "ルール", "台帳", "手順書", "マニュアル", "名簿", "証拠", "規則"},
			Tails: []string{"ない", "無い", "なし", "無し", "ありません", "ございません"}, Calm: calm},
		{Tails: []string{"これから実施", "これから作成", "これから整備"}},
	}
}

func negated(verbs ...string) []string {
	var out []string
	for _, v := range verbs {
		out = append(out, v+"いない", v+"ない", v+"おらず", v+"いません", v+"ません", v+"おりません")
	}
	return out
}

// wholly are texts that say 未 when nothing else stands in the cell.
var wholly = []string{"未", "未済", "未了", "まだ", "まだです", "予定", "予定あり", "今後", "今後予定", "検討", "これから"}

// markers: every pattern holds one of them, most texts none.
var markers = []string{"未", "中", "予定", "まだ", "見込み", "ところ", "ない", "ません", "おらず", "なし", "無", "これから", "手つかず", "手付かず"}

// contradictions looks for wordings that speak against 実施済. The table is
// built once and then only read.
type contradictions struct{ list []pattern }

func newContradictions() contradictions { return contradictions{patterns()} }

// find returns the wording that speaks against 実施済, or "".
func (c contradictions) find(text string) string {
	folded := foldText(text)
	for _, w := range wholly {
		if strings.Trim(folded, "。.()（）\n") == w {
			return w
		}
	}
	if !containsAny(folded, markers) {
		return ""
	}
	for _, s := range strings.FieldsFunc(folded, func(r rune) bool { return strings.ContainsRune("。\n!?；;", r) }) {
		for _, p := range c.list {
			if w := p.in(s); w != "" {
				return w
			}
		}
	}
	return ""
}

func (p pattern) in(sentence string) string {
	for _, t := range p.Tails {
		if w := p.tail(sentence, t); w != "" && !containsAny(sentence, p.Calm) &&
			(len(p.Needs) == 0 || containsAny(sentence, p.Needs)) {
			return w
		}
	}
	return ""
}

// tail finds a tail with its stem and a proper end after it.
func (p pattern) tail(s, t string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], t)
		if i < 0 {
			return ""
		}
		i += from
		from = i + len(t)
		if stem, ok := p.stem(s[:i]); ok && (len(p.Needs) > 0 || endsClause(s[from:])) {
			return stem + t
		}
	}
}

func (p pattern) stem(before string) (string, bool) {
	if len(p.Stems) == 0 {
		return "", true
	}
	for _, particle := range []string{"", "は", "が", "も", "を", "まで", "等は"} {
		cut, ok := strings.CutSuffix(before, particle)
		for _, s := range p.Stems {
			if ok && strings.HasSuffix(cut, s) {
				return s + particle, true
			}
		}
	}
	return "", false
}

// endsClause tells whether what follows a tail ends the statement, and does not
// make it modify a noun (未実施の者には…, 作成中の図面, 実施予定表).
func endsClause(after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	if after == "" || !unicode.IsLetter(r) && r != 'ー' {
		return true
	}
	if strings.HasPrefix(after, "では") {
		return false
	}
	for _, ok := range []string{"です", "だ", "で", "が", "けれど", "けど", "ため", "ので", "のため", "なので", "のまま", "し", "状態", "状況", "とのこと", "となって"} {
		if strings.HasPrefix(after, ok) {
			return true
		}
	}
	return false
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
