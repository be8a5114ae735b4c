package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// impartialityParts are the parts of the 公平性誓約書.
func impartialityParts(j *job) parts {
	return parts{
		blocks: map[string]func(string) doc.Block{
			"table: interests": func(string) doc.Block { return interestTable() },
			"table: awareness": func(string) doc.Block { return j.awarenessTable() },
			"table: risks":     func(string) doc.Block { return j.riskTable() },
		},
		fields: fields(day("sworn.date", "誓約の日"), line("sworn.name", "氏名"), line("sworn.organisation", "所属"), line("sworn.sign", "署名"),
			choice("sworn.role", "従事する業務", Roles()...)),
	}
}

// interestTable asks for what may endanger impartiality (別紙1 1(1)).
func interestTable() doc.Block {
	t := newTable("interests", "", col{"番号", .08, doc.Centre}, col{"確認する事項", .48, 0}, col{"有無", .14, doc.Centre}, col{"該当する場合の内容", .30, 0})
	for i, what := range []string{
		"現在又は過去に、依頼者の役員又は従業員である（あった）こと",
		"依頼者に対する出資、貸付けその他の経済的な利害関係",
		"依頼者の技術等の情報の管理について、助言、構築の支援又は内部監査を行ったこと（審査の中で行う指導助言を除く。）",
		"依頼者の役員又は情報の管理の責任者との親族その他これに準ずる関係",
		"依頼者と競争の関係にある事業者の役員、従業員又は顧問であること",
		"依頼者から金品その他の利益の提供を受け、又はその約束をしたこと",
		"その他、公平性に影響を及ぼすおそれのある事項",
	} {
		n := strconv.Itoa(i + 1)
		row(t, cell(n), cell(what), blankCell(choice("interest."+n+".any", "事項"+n+"の有無", "なし", "あり")),
			blankCell(entry("interest."+n+".text", "事項"+n+"の内容")))
	}
	return t
}

// awarenessTable records what the body did so that the person knows (別紙1 1(1)).
func (j *job) awarenessTable() doc.Block {
	t := pairs("awareness", "", .32, .68)
	told := j.madeAware()
	pair(t, "公平性の重要性及びリスクについて説明を受けた日", blankCell(on(told, day("aware.date", "説明を受けた日"))))
	pair(t, "説明の方法・資料", blankCell(wrote(told, line("aware.how", "説明の方法及び資料"), textOf)))
	pair(t, "誓約の内容を確認した者", blankCell(line("aware.by", "確認した者（役職、氏名）")))
	pair(t, "確認した日", blankCell(day("aware.checked", "確認した日")))
	pair(t, "従事させることの可否", blankCell(choice("aware.result", "従事させることの可否", "従事させる", "措置を講じて従事させる", "従事させない")))
	pair(t, "講じた措置", blankCell(entry("aware.measure", "講じた措置")))
	return t
}

// riskTable is for what is reported while the audit goes on (別紙1 1(2)).
func (j *job) riskTable() doc.Block {
	t := newTable("risks", "", col{"報告の日", .20, 0}, col{"生じた事項", .30, 0}, col{"審査機関の対応", .30, 0}, col{"対応した者", .20, 0})
	told := j.in.Steps.of(record.EventRisk)
	if j.in.Person.Name == "" {
		told = nil
	}
	for i := range max(1, len(told)) {
		var e, done *record.Event
		if i < len(told) {
			e = &told[i]
			done = j.after(e, record.EventRiskSettled)
		}
		row(t, blankCell(on(e, day("risk-log.date", "報告の日"))), blankCell(wrote(e, entry("risk-log.text", "生じた事項"), textOf)),
			blankCell(wrote(done, entry("risk-log.response", "審査機関の対応"), textOf)), blankCell(wrote(done, line("risk-log.by", "対応した者"), byOf)))
	}
	repeated(t, "risk-log", 0)
	return t
}

// madeAware is the event that says that this person was told of impartiality:
// one that names the person, or names nobody.
func (j *job) madeAware() *record.Event {
	if j.in.Person.Name == "" {
		return nil
	}
	for _, e := range j.in.Steps.of(record.EventImpartiality) {
		if !e.With.Known || strings.Contains(e.With.V, j.in.Person.Name) {
			return &e
		}
	}
	return nil
}
