package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
)

// The tables of an audit report that auditors and reviewers fill in. Nothing
// is set beforehand.

// scopeChanges is the record of agreed changes of the scope (別紙1 2(2)), one
// a row.
func scopeChanges() doc.Block {
	t := newTable("changes", "審査中の範囲の変更", col{"変更の日", .20, 0}, col{"変更の内容及び理由", .50, 0}, col{"合意した者", .30, 0})
	row(t, blankCell(day("scope-changes.date", "範囲を変更した日")), blankCell(entry("scope-changes.reason", "範囲の変更の内容及び理由")),
		blankCell(line("scope-changes.agreed", "変更に合意した者")))
	repeated(t, "scope-changes", 0)
	return t
}

// workedTable names the auditors (別紙1 5(2) 第3号): those of the plan, for
// the person who finishes the report to correct.
func (j *job) workedTable() doc.Block {
	t := newTable("team", "審査業務従事者", col{"氏名", .22, 0}, col{"役割", .12, doc.Centre}, col{"所属", .28, 0}, col{"資格等", .38, 0})
	for _, m := range j.in.Plan.Team.Members {
		a := m.Auditor
		team(t, auditor(a.Name, a.Pos), our(m.Role), auditor(a.Organisation, a.Pos), auditor(strings.Join(a.Qualifications, "\n"), a.Pos))
	}
	if len(t.Rows) == 0 {
		team(t, Word{}, Word{}, Word{}, Word{})
	}
	repeated(t, "team", 0)
	return t
}

func team(t *doc.Table, name, role, organisation, qualifications Word) {
	row(t, blankCell(given(line("team.name", "審査業務従事者の氏名"), name)), blankCell(given(line("team.role", "役割"), role)),
		blankCell(given(line("team.organisation", "所属"), organisation)), blankCell(given(line("team.qualifications", "資格等"), qualifications)))
}

// mostVisits bounds the rows for days of on-site audit.
const mostVisits = 5

// visits is when and where the audit took place (別紙1 5(2) 第4号): a row for
// the document review and one for each day that is planned on site.
func (j *job) visits() doc.Block {
	t := newTable("visits", "審査業務を実施した日時及び場所", col{"区分", .16, 0}, col{"日", .20, 0}, col{"時間", .20, 0}, col{"場所", .24, 0}, col{"実施した者", .20, 0})
	kinds := []string{"文書審査"}
	for range min(max(j.in.Plan.Effort.OnsiteDays, 1), mostVisits) {
		kinds = append(kinds, "現地審査")
	}
	for _, kind := range kinds {
		row(t, blankCell(filled(choice("visits.kind", "審査の区分", "文書審査", "現地審査", "説明", "その他"), kind)),
			blankCell(day("visits.date", "審査の日")), blankCell(line("visits.time", "審査の時間")),
			blankCell(line("visits.place", "審査の場所")), blankCell(line("visits.by", "審査を実施した者")))
	}
	repeated(t, "visits", 0)
	return t
}

// interviews is the record of 別紙1 4(3)②ロ, ホ and ヘ.
func interviews() doc.Block {
	t := newTable("interviews", "聞き取りの記録", col{"相手の区分", .18, 0}, col{"日", .18, 0}, col{"相手（部署、役職、氏名）", .22, 0},
		col{"聞き取った内容", .26, 0}, col{"実施した者", .16, 0})
	for _, who := range []string{"従業員", "管理の責任者", "責任者の上司"} {
		row(t, blankCell(filled(choice("interviews.kind", "相手の区分", "従業員", "管理の責任者", "責任者の上司", "その他"), who)),
			blankCell(day("interviews.date", "聞き取りの日")), blankCell(line("interviews.to", "聞き取りの相手")),
			blankCell(entry("interviews.text", "聞き取った内容")), blankCell(line("interviews.by", "聞き取りを実施した者")))
	}
	repeated(t, "interviews", 0)
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
	t := newTable("advice", "指導助言の実績", col{"日", .18, 0}, col{"項番", .14, 0}, col{"指導助言の内容", .42, 0}, col{"企業の対応", .26, 0})
	for range 2 {
		row(t, blankCell(day("advice-log.date", "指導助言の日")), blankCell(line("advice-log.item", "項番")),
			blankCell(entry("advice-log.text", "指導助言の内容")), blankCell(entry("advice-log.response", "企業の対応")))
	}
	repeated(t, "advice-log", 0)
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
	p := j.in.Project
	for _, m := range p.Committee {
		side := "内部"
		if m.External {
			side = "外部"
		}
		row(t, blankCell(given(line("attendance.name", "委員の氏名"), office(p, m.Name))), blankCell(given(line("attendance.title", "委員の所属・役職"), office(p, m.Title))),
			blankCell(filled(choice("attendance.side", "内部・外部", "内部", "外部"), side)), blankCell(choice("attendance.present", "出席", "出席", "欠席")))
	}
	repeated(t, "attendance", 0)
	return t
}
