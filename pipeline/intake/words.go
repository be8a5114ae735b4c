package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
)

// role is what a column of a table holds.
type role int

const (
	noRole role = iota
	roleID
	roleClause
	roleQuestion
	rolePoints
	roleAnswer
	roleEvidence
	roleComment
	roleDept
	roleYesNo
	roleLaw
	roleLawNote
	roleAsked  // our own sentence on a follow-up sheet
	roleBefore // what the company wrote before, on a follow-up sheet
	roleCount
)

// headWords lists how companies (and older sheets) name the columns. The
// first word of each is our own. Words are compared after Fold; a remark in
// brackets or behind ※ is left out.
var headWords = [roleCount][]string{
	roleID:       {criteria.HeadID, criteria.HeadScopeID, "項目番号", "項目No", "項目No.", "No", "No.", "№", "番", "ID", "チェック番号", "設問番号", "質問番号"},
	roleClause:   {criteria.HeadClause, "条項番号", "該当条項", "基準", "基準番号"},
	roleQuestion: {criteria.HeadQuestion, criteria.HeadScopeAsk, "確認事項", "ご確認事項", "確認内容", "確認項目", "チェック項目", "チェック内容", "設問", "質問事項", "質問内容", "項目", "内容"},
	rolePoints:   {criteria.HeadPoints, "着眼事項", "確認のポイント", "ポイント", "留意点"},
	roleAnswer:   {criteria.HeadAnswer, "ご回答", "回答欄", "回答内容", "選択", "実施の有無", "実施有無", "チェック", "チェック欄", "判定", "自己評価", "自己チェック", "対応状況", "結果"},
	roleEvidence: {criteria.HeadEvidence, "証拠", "証拠文書", "証拠書類", "証拠となる文書", "証拠となる文書、記録", "証拠となる文書・記録等", "根拠", "根拠資料", "根拠文書", "エビデンス", "文書・記録", "文書名", "関連文書", "規程・記録"},
	roleComment:  {criteria.HeadComment, "実施状況", "実施内容", "実施状況・代替措置", "代替措置の内容", "具体的な内容", "内容・代替措置", "備考", "コメント", "自由記述", "補足", "補足説明", "特記事項"},
	roleDept:     {criteria.HeadDept, "担当", "担当部門", "担当部課", "所管部署", "所管", "部署", "部門", "責任部署", "担当者"},
	roleYesNo:    {criteria.HeadYesNo, "有無", "有／無", "有・無の別", "該当の有無", "該当有無", "あり・なし", "有or無"},
	roleLaw:      {criteria.HeadLaw, "法令", "法令名", "法令等の名称", "法令・ガイドライン", "法令・ガイドライン名", "適用法令", "該当法令", "関係法令"},
	roleLawNote:  {criteria.HeadLawNote, "該当する情報", "該当する業務", "該当情報", "対象となる情報・業務", "該当する情報、業務"},
	roleAsked:    {criteria.HeadAsked},
	roleBefore:   {criteria.HeadBefore},
}

// coverWords lists how the cover's labels are written; the key is our own.
var coverWords = map[string][]string{
	criteria.LabelCompanyID: {"整理No", "整理No.", "受付番号", "企業ID", "事業者ID", "ID"},
	criteria.LabelName:      {"会社名", "企業名", "貴社名", "御社名", "法人名", "事業者の名称", "名称", "商号", "社名"},
	criteria.LabelNumber:    {"法人番号（13桁）", "法人No"},
	criteria.LabelAddress:   {"住所", "本社所在地", "ご住所"},
	criteria.LabelScope:     {"認証範囲", "審査の範囲"},
	criteria.LabelSent:      {"送付日", "配付日"},
	criteria.LabelDue:       {"回答期日", "提出期限", "締切", "締切日", "期限"},
	criteria.LabelAnswerer:  {"回答者", "回答者氏名", "記入者", "ご回答者", "ご記入者", "担当者", "担当者名", "ご担当者", "回答者（部署、氏名）", "部署・氏名"},
	criteria.LabelAnswered:  {"ご回答日", "記入日", "ご記入日", "提出日", "回答年月日", "記入年月日", "作成日"},
	criteria.LabelPhone:     {"電話", "TEL", "連絡先電話番号", "お電話番号"},
	criteria.LabelMail:      {"メール", "E-mail", "Email", "Mail", "e-mailアドレス", "電子メール"},
}

// labels are the cover's labels in the order of the form.
var labels = []string{criteria.LabelCompanyID, criteria.LabelName, criteria.LabelNumber, criteria.LabelAddress, criteria.LabelScope,
	criteria.LabelSent, criteria.LabelDue, criteria.LabelAnswerer, criteria.LabelAnswered, criteria.LabelPhone, criteria.LabelMail}

var (
	roleByWord  = foldHeads()
	headFirsts  = firsts()
	labelByWord = foldLabels()
)

func foldHeads() map[string]role {
	m := map[string]role{}
	for r, words := range headWords {
		for _, w := range words {
			m[normalize.Fold(w)] = role(r)
		}
	}
	return m
}

func foldLabels() map[string]string {
	m := map[string]string{}
	for label, words := range coverWords {
		for _, w := range append([]string{label}, words...) {
			m[normalize.Fold(w)] = label
		}
	}
	return m
}

// firsts returns the characters that head words begin with, as typed and
// folded.
func firsts() map[rune]bool {
	m := map[rune]bool{}
	for _, words := range headWords {
		for _, w := range words {
			for _, s := range []string{w, normalize.Fold(w)} {
				r, _ := utf8.DecodeRuneInString(s)
				m[r] = true
			}
		}
	}
	return m
}

// headBegins tells quickly that most cells are no heads, by their first
// character. Letters come in many widths and are looked at in full.
func headBegins(text string) bool {
	text = strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '№' })
	r, _ := utf8.DecodeRuneInString(text)
	return headFirsts[r] || r < utf8.RuneSelf && !unicode.IsDigit(r) || r >= 0xF900 || unicode.Is(unicode.Latin, r)
}

// headRole returns the role that a head cell names; noRole for none. Long
// texts are no heads.
func headRole(text string) role {
	if len(text) > 120 || !headBegins(text) {
		return noRole
	}
	key := normalize.Fold(text)
	if r, ok := roleByWord[key]; ok {
		return r
	}
	short := bare(key)
	if slices.ContainsFunc(notNow, func(w string) bool { return strings.Contains(key[min(len(short), len(key)):], w) }) {
		return noRole
	}
	return roleByWord[short]
}

// notNow are remarks that make a head word that of something else: 回答（前回）.
var notNow = []string{"前回", "前年", "昨年", "過去", "旧", "記入例", "(例)", "見本", "事務局", "審査員"}

// coverLabel returns our label for a label cell, and what follows a colon in
// the same cell.
func coverLabel(text string) (label, rest string, ok bool) {
	if len(text) > 400 {
		return "", "", false
	}
	before, after, _ := cutColon(text)
	key := normalize.Fold(before)
	if label, ok = labelByWord[key]; !ok {
		label, ok = labelByWord[bare(key)]
	}
	return label, normalize.Clean(after), ok
}

func cutColon(text string) (before, after string, found bool) {
	if i := strings.IndexAny(text, ":："); i >= 0 {
		return text[:i], strings.TrimPrefix(strings.TrimPrefix(text[i:], ":"), "："), true
	}
	return text, "", false
}

// bare cuts a remark: 回答（選択してください）, 回答※必須, 【回答】.
func bare(key string) string {
	key = strings.Trim(key, "【】[]<>■●◆□:*※")
	if i := strings.IndexAny(key, "(※*[【:"); i > 0 {
		key = key[:i]
	}
	return key
}
