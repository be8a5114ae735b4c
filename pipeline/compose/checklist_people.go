package compose

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
)

// Whom an auditor asks on site (別紙1 4(3)②ロ, ホ and ヘ).

// managerTable asks the responsible manager by clause what 別紙1 4(3)②ホ
// names: understanding, practice, plans.
func (j *job) managerTable(items []*audit.Item) doc.Block {
	t := newTable("check.ho", "", col{"基準の条項", .25, 0}, col{"基準の理解", .25, 0}, col{"実践の状況の認識", .25, 0}, col{"将来の計画", .25, 0})
	var of []string
	flush := func(cl criteria.Clause, ids []string) {
		tag := "manager." + cl.ID
		row(t, cellOf(words(listed(j.in.Catalogue, cl.Line, cl.Number), "　", listed(j.in.Catalogue, cl.Line, cl.Title)), rangesOf(ids)),
			blankCell(entry(tag+".understands", cl.Number+"の理解")), blankCell(entry(tag+".practice", cl.Number+"の実践の状況の認識")), blankCell(entry(tag+".plans", cl.Number+"の将来の計画")))
	}
	var last *criteria.Clause
	j.byClauses(items, func(cl criteria.Clause) {
		if last != nil {
			flush(*last, of)
		}
		last, of = &cl, nil
	}, func(it *audit.Item) { of = append(of, it.Item.ID) })
	if last != nil {
		flush(*last, of)
	}
	return noneOr(t)
}

// people is whom to interview about training and practice (別紙1 4(3)②ロ): a
// row for each department that the company named.
func (j *job) people(string) doc.Block {
	t := newTable("people", "", col{"部署", .22, 0}, col{"役職、氏名", .22, 0}, col{"区分", .18, 0}, col{"受けた教育訓練・担当する情報の管理", .24, 0}, col{"日時", .14, 0})
	rows := j.departments()
	if len(rows) > mostPeople {
		rows = rows[:mostPeople]
	}
	for len(rows) < 2 {
		rows = append(rows, Word{})
	}
	for _, d := range rows {
		row(t, blankCell(given(line("people.department", "部署"), d)), blankCell(line("people.name", "役職、氏名")),
			blankCell(choice("people.kind", "区分", "教育訓練を受けた者", "管理を実践する者", "両方")), blankCell(entry("people.training", "受けた教育訓練及び担当する情報の管理")),
			blankCell(line("people.time", "聞き取りの日時")))
	}
	repeated(t, "people", 0)
	return t
}

// mostPeople bounds the departments listed beforehand.
const mostPeople = 8

// managerRecord is whom was asked, and what beside the criteria.
func managerRecord(tag, who string) doc.Block {
	t := pairs(tag, "", .30, .70)
	pair(t, who, blankCell(line(tag+".name", who+"（部署、役職、氏名）")))
	pair(t, "聞き取りの日時", fill(words(day(tag+".date", "聞き取りの日"), "　", line(tag+".time", "聞き取りの時間"))))
	pair(t, "聞き取りを実施した者", blankCell(line(tag+".by", "聞き取りを実施した者")))
	pair(t, "基準の全体についての理解", blankCell(entry(tag+".overall", "基準の全体についての理解")))
	pair(t, "最近の事案及び改善の状況", blankCell(entry(tag+".events", "最近の事案及び改善の状況")))
	pair(t, "体制、予算その他の将来計画", blankCell(entry(tag+".future", "体制、予算その他の将来計画")))
	return t
}

// superiorRecord is for 別紙1 4(3)②ヘ: only where somebody above the manager
// answers for a leak.
func superiorRecord() doc.Block {
	t := pairs("superior", "", .30, .70)
	pair(t, "漏えいが発生した場合の対応の責任者", blankCell(line("superior.name", "対応の責任者（部署、役職、氏名）")))
	pair(t, "情報の管理の責任者との関係", blankCell(choice("superior.any", "情報の管理の責任者との関係", "上位の者である", "情報の管理の責任者と同じ者である", "その他")))
	pair(t, "聞き取りの日時", fill(words(day("superior.date", "聞き取りの日"), "　", line("superior.time", "聞き取りの時間"))))
	pair(t, "実際の対応の状況", blankCell(entry("superior.practice", "漏えいが発生した場合の実際の対応の状況")))
	pair(t, "報告を受ける経路及び訓練", blankCell(entry("superior.report", "報告を受ける経路及び訓練の状況")))
	pair(t, "聞き取りを実施した者", blankCell(line("superior.by", "聞き取りを実施した者")))
	return t
}
