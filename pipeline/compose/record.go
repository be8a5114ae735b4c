package compose

import (
	"strconv"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
)

// The tables of an audit report that auditors and reviewers fill in. Nothing
// is set beforehand.

// scopeChanges is the record of agreed changes of the scope (別紙1 2(2)).
func scopeChanges() doc.Block {
	t := pairs("changes", "審査中の範囲の変更", .28, .72)
	pair(t, "変更の有無", blankCell(choice("scope-change.any", "範囲の変更の有無", "なし", "あり")))
	pair(t, "変更の日", blankCell(day("scope-change.date", "範囲を変更した日")))
	pair(t, "変更の内容及び理由", blankCell(entry("scope-change.reason", "範囲の変更の内容及び理由")))
	pair(t, "合意した者", blankCell(line("scope-change.agreed", "変更に合意した者")))
	return t
}

// visits is when and where the audit took place (別紙1 5(2) 第4号).
func visits() doc.Block {
	t := newTable("visits", "審査業務を実施した日時及び場所", col{"区分", .16, 0}, col{"日", .20, 0}, col{"時間", .20, 0}, col{"場所", .24, 0}, col{"実施した者", .20, 0})
	for i, kind := range []string{"文書審査", "文書審査", "現地審査", "現地審査", "現地審査"} {
		tag := "visit." + strconv.Itoa(i+1)
		row(t, cell(kind), blankCell(day(tag+".date", kind+"の日")), blankCell(line(tag+".time", kind+"の時間")),
			blankCell(line(tag+".place", kind+"の場所")), blankCell(line(tag+".by", kind+"を実施した者")))
	}
	return t
}

// lawCheckTable is for the confirmation of 別紙1 4(3)②チ.
func (j *job) lawCheckTable() doc.Block {
	if len(j.in.Assessment.Laws) == 0 {
		return nil
	}
	t := newTable("laws", "法令等の遵守状況", col{"番号", .08, doc.Centre}, col{"法令等の名称\n（企業の回答）", .26, 0},
		col{criteria.HeadLawNote, .24, 0}, col{"遵守状況", .14, doc.Centre}, col{"確認した内容及び証拠", .28, 0})
	for i, l := range j.in.Assessment.Laws {
		n := strconv.Itoa(i + 1)
		row(t, cell(n), cell(typed(l)), cell(j.lawNote(i)), blankCell(choice("law."+n+".status", "法令"+n+"の遵守状況", "遵守を確認", "疑義あり", "未確認")),
			blankCell(entry("law."+n+".text", "法令"+n+"について確認した内容")))
	}
	return t
}

// adviceTable is the record of advice given (別紙1 5(2) 第6号), beside the
// advice that stands at its item.
func adviceTable() doc.Block {
	t := newTable("advice", "指導助言の実績", col{"番号", .08, doc.Centre}, col{"日", .18, 0}, col{"項番", .14, 0}, col{"指導助言の内容", .38, 0}, col{"企業の対応", .22, 0})
	for i := 1; i <= 5; i++ {
		n := strconv.Itoa(i)
		row(t, cell(n), blankCell(day("advice-log."+n+".date", "指導助言の日")), blankCell(line("advice-log."+n+".item", "項番")),
			blankCell(entry("advice-log."+n+".text", "指導助言の内容")), blankCell(entry("advice-log."+n+".response", "企業の対応")))
	}
	return t
}

// directionTable is the record of the explanation of 別紙1 5(3).
func directionTable() doc.Block {
	t := pairs("direction", "結論の方向性の説明の記録", .28, .72)
	pair(t, "説明の日", blankCell(day("direction.date", "説明の日")))
	pair(t, "説明の相手", blankCell(line("direction.to", "説明の相手（部署、役職、氏名）")))
	pair(t, "説明した者", blankCell(line("direction.by", "説明した者")))
	pair(t, "説明の方法", blankCell(choice("direction.how", "説明の方法", "対面", "電話", "オンライン会議", "その他")))
	pair(t, "説明した内容", blankCell(entry("direction.text", "説明した内容")))
	return t
}

// opinionTable is the company's opinion (別紙1 5(4)).
func opinionTable() doc.Block {
	t := pairs("opinion", "依頼者の意見等", .28, .72)
	pair(t, "意見等の有無", blankCell(choice("opinion.any", "意見等の有無", "なし", "あり")))
	pair(t, "意見等の内容", blankCell(entry("opinion.text", "依頼者の意見等")))
	pair(t, "意見等への対応", blankCell(entry("opinion.response", "意見等への対応")))
	return t
}

// conclusionTable is the proposal of the auditors (別紙1 5(5), (9), (11)).
func conclusionTable() doc.Block {
	t := pairs("conclusion", "審査の結論（案）", .28, .72)
	pair(t, "結論", blankCell(choice("conclusion.result", "審査の結論", "基準の全部に適合", "基準の一部に適合", "評価を中止")))
	pair(t, "適合した部分", blankCell(entry("conclusion.conforms", "適合した部分")))
	pair(t, "適合しない部分", blankCell(entry("conclusion.does-not-conform", "適合しない部分")))
	pair(t, "所見", blankCell(entry("conclusion.remarks", "所見")))
	return t
}

// reviewTable is the review of the report (別紙1 5(6)–(10)).
func (j *job) reviewTable() doc.Block {
	t := pairs("review", "レビューの記録", .28, .72)
	pair(t, "レビューの方法", blankCell(choice("review.kind", "レビューの方法", "委員会によるレビュー", "代表者によるレビュー")))
	pair(t, "レビューの日", blankCell(day("review.date", "レビューの日")))
	pair(t, "委員の出席", fill(words("委員 "+strconv.Itoa(len(j.in.Project.Committee))+"人中　出席　", line("review.present", "出席した委員の数")),
		words("出席者のうち外部の者　", line("review.external", "出席した外部の委員の数"))))
	pair(t, "レビューの意見", blankCell(entry("review.text", "レビューの意見")))
	pair(t, "最終的な判断", blankCell(choice("review.result", "最終的な判断", "基準の全部に適合していると評価する", "基準の一部に適合していると評価する", "評価を中止する", "再審査とする")))
	rep := j.in.Project.Body.Representative
	pair(t, "代表者の確認", fill(words(office(j.in.Project, rep.Title), "　", office(j.in.Project, rep.Name)), words("確認の日　", day("review.confirmed", "代表者が確認した日"))))
	return t
}

// attendanceTable names the committee (別紙1 5(7)).
func (j *job) attendanceTable() doc.Block {
	if len(j.in.Project.Committee) == 0 {
		return nil
	}
	t := newTable("attendance", "委員会の構成及び出席", col{"氏名", .26, 0}, col{"所属・役職", .40, 0}, col{"内部・外部", .16, doc.Centre}, col{"出席", .18, doc.Centre})
	for i, m := range j.in.Project.Committee {
		side := "内部"
		if m.External {
			side = "外部"
		}
		row(t, cell(office(j.in.Project, m.Name)), cell(office(j.in.Project, m.Title)), cell(side),
			blankCell(choice("attendance."+strconv.Itoa(i+1), "委員"+strconv.Itoa(i+1)+"の出席", "出席", "欠席")))
	}
	return t
}
