package trace

import (
	"strings"

	"shinsa/pipeline/decision"
	"shinsa/pipeline/normalize"
)

// phrase is a rule in words of both languages; {v} stands for the value, {r}
// for what the rule names.
type phrase struct{ ja, en string }

// rules are the first words of a rule: how a value was read.
func rules() map[string]phrase {
	return map[string]phrase{
		"":                       {"書かれたとおりに読んだ", "read as written"},
		"text":                   {"書かれたとおりに読んだ", "read as written"},
		"text joined":            {"いくつかの行の記入をつないだ", "texts of several rows, joined"},
		"answer":                 {"表記「{r}」を「{v}」と読んだ", "the spelling “{r}” was read as {v}"},
		"verdict":                {"「{r}」を判定として読んだ", "“{r}” was read as the finding"},
		"joined":                 {"いくつかの欄の記入をつないだ", "texts of several places, joined"},
		"yesno":                  {"表記「{r}」を「{v}」と読んだ", "the spelling “{r}” was read as {v}"},
		normalize.RuleWareki:     {"和暦の日付として読んだ", "a date of the Japanese calendar"},
		normalize.RuleWestern:    {"西暦の日付として読んだ", "a date of the western calendar"},
		normalize.RuleDigits:     {"8桁の数字を日付として読んだ", "eight digits, read as a date"},
		normalize.RuleSerial:     {"Excelの日付として読んだ", "a date of Excel"},
		normalize.RuleBoth:       {"西暦と和暦の両方で書かれた日付として読んだ（両者は一致）", "a date in both calendars, which agree"},
		normalize.RuleNumber:     {"数として読んだ", "read as a number"},
		normalize.RuleAbout:      {"「約」の付いた数として読んだ", "read as an approximate number"},
		normalize.RuleEmpty:      {"記入なし", "nothing was typed"},
		normalize.RuleUnknown:    {"表にない表記のため、読まなかった", "not read: no table has this spelling"},
		normalize.RuleAmbiguous:  {"二つ以上の意味に取れるため、読まなかった", "not read: it has two meanings"},
		normalize.RuleImpossible: {"ありえない値のため、読まなかった", "not read: such a value cannot be"},
		"two-answers":            {"一つの項目に異なる回答があるため、読まなかった", "not read: two answers to one item"},
		"whose":                  {"項番と質問が別の項目を指すため、読まなかった", "not read: id and question name different items"},
		"several":                {"一つの欄にいくつもの回答があるため、読まなかった", "not read: several answers in one cell"},
		"place":                  {"図形がいくつもの行に重なっているため、読まなかった", "not read: a shape that touches several rows"},
		ruleStruck:               {"取消線があるため、読まなかった", "not read: struck through"},
		"colour":                 {"色や枠だけで「{r}」が選ばれているため、読まなかった", "not read: {r} is set apart by its look alone"},
		"control":                {"値を読めないコントロール（ActiveXなど）のため、読まなかった", "not read: a control whose value the file does not show"},
		"error":                  {"セルがエラー値のため、読まなかった", "not read: the cell holds an error"},
		"default":                {"記入がないため、project.yaml の {r} を使った", "taken from {r} of project.yaml"},
	}
}

// marks are what follows: why the value deserves a second look.
func marks() map[string]phrase {
	return map[string]phrase{
		"formula":         {"計算式のその時の値", "the cached value of a formula"},
		"merged":          {"結合されたセル {r}", "of the merged cells {r}"},
		"hidden":          {"非表示の行か列", "in a hidden row or column"},
		"in the question": {"質問の欄に書かれていた", "typed into the question"},
		"comment":         {"セルのコメントに書かれていた", "in a comment on the cell"},
		"shape":           {"セルに重ねた図形に書かれていた", "in a shape over the cell"},
		"check box":       {"チェックボックスの印", "a ticked check box"},
		"drop-down":       {"フォームのドロップダウンで選ばれたもの", "chosen in a drop-down control"},
		"column":          {"選択肢ごとの列の印", "a mark in a column of its own"},
		"named":           {"項番とともに書かれていた", "named with its item"},
		"struck":          {"取消線のない部分（消されたもの：{r}）", "what is not struck through ({r} is)"},
		ticked:            {"並べた選択肢のうち印のあるもの", "the ticked one of several choices"},
	}
}

// ruleStruck is the rule of what is struck through.
const ruleStruck = "struck"

// ticked is the mark of normalize.RuleBoxed.
var ticked = strings.TrimPrefix(normalize.RuleBoxed, "; ")

// founds say how an item's row was found.
func founds() map[string]phrase {
	return map[string]phrase{
		"id":       {"項番による", "by its id"},
		"question": {"質問文による", "by its question"},
		"position": {"前後の項目の間の位置による", "by its place between its neighbours"},
	}
}

func foundWords(found string) phrase {
	if p, ok := founds()[found]; ok {
		return p
	}
	return phrase{found, found}
}

// ruleWords says in both languages how a value was read. What no table has is
// shown as it is.
func ruleWords(v Value) (ja, en string) {
	if v.Rule == "" && !v.Known && v.Raw == "" {
		p := rules()[normalize.RuleEmpty]
		return p.ja, p.en
	}
	parts := strings.Split(v.Rule, "; ")
	if row, ok := strings.CutPrefix(parts[0], decision.RulePrefix); ok {
		was := v
		was.Rule, was.Known, was.Value = strings.Join(parts[1:], "; "), false, ""
		wasJa, wasEn := ruleWords(was)
		return "判断（" + row + "）により「" + v.Value + "」とした（もとは：" + wasJa + "）", "decided as " + v.Value + " in " + row + " (before: " + wasEn + ")"
	}
	first := filled(phraseOf(parts[0]), v.Value)
	for i, m := range parts[1:] {
		p, ok := markOf(m)
		if !ok && i == 0 && parts[0] == ruleStruck { // what is struck through of an answer follows its rule
			p = phrase{"消されたもの：" + m, "struck: " + m}
		}
		first.ja, first.en = first.ja+"、"+p.ja, first.en+", "+p.en
	}
	return first.ja, first.en
}

func filled(p phrase, value string) phrase {
	return phrase{strings.ReplaceAll(p.ja, "{v}", value), strings.ReplaceAll(p.en, "{v}", value)}
}

// phraseOf finds the words of a rule: as a whole, or by what stands before the
// colon with what follows as its subject.
func phraseOf(rule string) phrase {
	table := rules()
	if p, ok := table[rule]; ok {
		return p
	}
	name, subject, _ := strings.Cut(rule, ":")
	p, ok := table[name]
	switch {
	case !ok:
		return phrase{"規則：" + rule, "rule: " + rule}
	case name == normalize.RuleNumber:
		return numberPhrase(p, table, subject)
	}
	return phrase{strings.ReplaceAll(p.ja, "{r}", subject), strings.ReplaceAll(p.en, "{r}", subject)}
}

// numberPhrase adds the unit of the register's column: number:千円.
func numberPhrase(p phrase, table map[string]phrase, subject string) phrase {
	if rest, about := strings.CutPrefix(subject, "about:"); about {
		p, subject = table[normalize.RuleAbout], rest
	}
	return phrase{p.ja + "（見出しの単位：" + subject + "）", p.en + " (unit of the head: " + subject + ")"}
}

// markOf finds the words of a mark: as a whole, or by its first word with what
// follows as its subject.
func markOf(mark string) (p phrase, ok bool) {
	table := marks()
	if p, ok := table[mark]; ok {
		return phrase{strings.ReplaceAll(p.ja, "{r}", "―"), strings.ReplaceAll(p.en, "{r}", "―")}, true
	}
	name, subject, _ := strings.Cut(mark, " ")
	if p, ok := table[name]; ok {
		return phrase{strings.ReplaceAll(p.ja, "{r}", subject), strings.ReplaceAll(p.en, "{r}", subject)}, true
	}
	return phrase{"規則：" + mark, "rule: " + mark}, false
}
