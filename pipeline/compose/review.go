package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// materialParts are the parts of the レビュー資料.
func materialParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: object":     func(string) doc.Block { return j.reviewObject() },
			"table: visits":     func(string) doc.Block { return j.visited() },
			"table: conclusion": func(string) doc.Block { return j.proposal() },
			"table: tally":      func(string) doc.Block { return j.verdictTable() },
			"table: failures":   func(string) doc.Block { return j.failureTable(false) },
			"table: evidence":   func(string) doc.Block { return j.unproven() },
			"table: laws":       func(string) doc.Block { return j.lawsFound() },
			"table: direction":  func(string) doc.Block { return j.directionFound() },
			"table: committee":  func(string) doc.Block { return j.committeeTable() },
		}),
	}
}

// reviewObject says what is reviewed.
func (j *job) reviewObject() doc.Block {
	c := j.company()
	t := pairs("object", "レビューの対象", .26, .74)
	pair(t, "依頼者", cell(typed(c.Name), "（整理番号　", Word{c.ID, c.Pos}, "）"))
	pair(t, "住所", cell(typed(c.Address)))
	pair(t, "認証の範囲", cell(j.scope()...))
	pair(t, "審査の基準", cell(j.catalogue()...))
	pair(t, "審査の手法", cellOf(words(c.Method.Ja()), known(typed(c.MethodReason)), known(j.told("method.deviation"))))
	pair(t, "範囲の変更", cell(j.told("scope-change.any")))
	pair(t, "審査業務従事者", cell(j.worked()))
	return t
}

// known is a line of a word, or no line.
func known(w Word) []doc.Inline {
	if !w.Known() {
		return nil
	}
	return w.inlines()
}

// worked names the auditors of the report, or else of the plan.
func (j *job) worked() []doc.Inline {
	var out []doc.Inline
	if j.in.Report != nil {
		for _, r := range j.in.Report.Rows("team") {
			name, role := entryWord(r["team.name"]), entryWord(r["team.role"])
			if !name.Known() {
				continue
			}
			if len(out) > 0 {
				out = append(out, doc.Text{S: "、"})
			}
			out = append(out, name.inlines()...)
			if role.Known() {
				out = append(out, words("（", role, "）")...)
			}
		}
	}
	if len(out) == 0 {
		return j.members()
	}
	return out
}

// visited is when and where the audit took place, as the report has it.
func (j *job) visited() doc.Block {
	t := newTable("visits", "審査業務を実施した日時及び場所", col{"区分", .14, 0}, col{"日", .22, 0}, col{"時間", .18, 0}, col{"場所", .24, 0}, col{"実施した者", .22, 0})
	if j.in.Report == nil {
		return nil
	}
	for _, r := range j.in.Report.Rows("visits") {
		var cells []doc.Cell
		for _, tag := range []string{"visits.kind", "visits.date", "visits.time", "visits.place", "visits.by"} {
			cells = append(cells, cell(entryWord(r[tag])))
		}
		row(t, cells...)
	}
	return noneOr(t)
}

// unproven lists items whose finding stands without evidence, or is missing:
// the review asks whether judgements rest on objective evidence (別紙1 1(3)).
func (j *job) unproven() doc.Block {
	t := newTable("evidence", "判定又は証拠の記載がない項目", col{"項番", .14, 0}, col{"確認すること", .56, 0}, col{"判定", .14, doc.Centre}, col{"証拠", .16, doc.Centre})
	for _, it := range inScope(j.required) {
		f := j.finding(it.Item.ID)
		v := verdict(f)
		bare := f == nil || strings.TrimSpace(f.Evidence.V) == ""
		if v != "" && v != record.Unconfirmed && !bare {
			continue
		}
		said := "記載あり"
		if bare {
			said = "記載なし"
		}
		row(t, cell(j.itemID(it)), cell(j.short(it)), cell(orElse(v.Ja(), "未記入")), cell(said))
	}
	return noneOr(t)
}

// lawsFound is what the auditors found on laws (別紙1 4(3)②チ).
func (j *job) lawsFound() doc.Block { return j.lawRows(func(int) bool { return true }) }

func (j *job) lawRows(want func(n int) bool) doc.Block {
	t := newTable("laws", "法令等の遵守状況", col{"番号", .08, doc.Centre}, col{"法令等の名称", .30, 0}, col{"遵守状況", .16, doc.Centre}, col{"確認した内容及び証拠", .46, 0})
	for i, l := range j.in.Assessment.Laws {
		tag := "law." + strconv.Itoa(i+1)
		if want(i + 1) {
			row(t, cell(strconv.Itoa(i+1)), cell(typed(l)), cell(j.told(tag+".status")), cell(j.told(tag+".text")))
		}
	}
	return noneOr(t)
}

// directionFound repeats what was explained and what the company said.
func (j *job) directionFound() doc.Block {
	t := pairs("direction", "結論の方向性の説明及び依頼者の意見等", .26, .74)
	pair(t, "説明の日及び方法", cell(j.told("direction.date"), "　", j.told("direction.how")))
	pair(t, "説明の相手及び説明した者", cell(j.told("direction.to"), "　／　", j.told("direction.by")))
	pair(t, "説明した内容", cell(j.told("direction.text")))
	pair(t, "依頼者の意見等", cellOf(words(j.told("opinion.any")), known(j.told("opinion.text"))))
	pair(t, "意見等への対応", cell(j.told("opinion.response")))
	return t
}

// side is 内部 or 外部.
func side(m record.Member) string {
	if m.External {
		return outsideMember
	}
	return "内部"
}

// committeeTable names the committee and says whether more than half of it is
// external (別紙1 5(7)).
func (j *job) committeeTable() doc.Block {
	p := j.in.Project
	t := newTable("committee", "委員会の構成", col{"番号", .08, doc.Centre}, col{"氏名", .28, 0}, col{"所属・役職", .46, 0}, col{"内部・外部", .18, doc.Centre})
	for i, m := range p.Committee {
		row(t, cell(strconv.Itoa(i+1)), cell(office(p, m.Name)), cell(office(p, m.Title)), cell(side(m)))
	}
	t.Note = words(j.composition())
	return noneOr(t)
}

func (j *job) composition() string {
	n, external := len(j.in.Project.Committee), 0
	for _, m := range j.in.Project.Committee {
		if m.External {
			external++
		}
	}
	s := "注　委員" + strconv.Itoa(n) + "人のうち外部の者" + strconv.Itoa(external) + "人。外部の者が半数を"
	if 2*external > n {
		return s + "超えている。"
	}
	return s + "超えていない。構成を改めた上でレビューを行う。"
}

// reviewRecordParts are the parts of the レビュー記録.
func reviewRecordParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: meeting":    func(string) doc.Block { return j.meeting() },
			"table: attendance": func(string) doc.Block { return j.attendanceRecord() },
			"table: review":     func(string) doc.Block { return j.reviewFound() },
			"table: sent":       func(string) doc.Block { return sentRecord() },
		}),
		fields: fields(choice("review.may", "代表者によるレビューとする理由", "基準の一部に適合している旨の審査報告書であるため（5(10)）", "認証機関の代表者によるレビューを望むため（前文）")),
	}
}

// meeting is when and where the review was held.
func (j *job) meeting() doc.Block {
	t := pairs("meeting", "", .28, .72)
	pair(t, "レビューの方法", blankCell(j.from("review.kind", choice("review.kind", "レビューの方法", byCommittee, byHead))))
	pair(t, "レビューの日", blankCell(j.from("review.date", day("review.date", "レビューの日"))))
	pair(t, "時間及び場所", fill(words(line("review.time", "レビューの時間"), "　", line("review.place", "レビューの場所"))))
	pair(t, "議長（委員会のとき）", blankCell(line("review.chair", "議長")))
	pair(t, "説明した者", blankCell(line("review.by", "審査の結果を説明した者")))
	pair(t, "記録した者", blankCell(line("review.clerk", "記録した者")))
	return t
}

// attendanceRecord is who was there and who has an interest (別紙1 1(1), 5(7)).
func (j *job) attendanceRecord() doc.Block {
	t := newTable("attendance", "", col{"氏名", .22, 0}, col{"所属・役職", .30, 0}, col{"内部・外部", .14, doc.Centre}, col{"出席", .14, doc.Centre}, col{"依頼者との\n利害関係", .20, doc.Centre})
	for _, m := range j.attendees() {
		row(t, blankCell(given(line("attendance.name", "委員の氏名"), m.name)), blankCell(given(line("attendance.title", "委員の所属・役職"), m.title)),
			blankCell(given(choice("attendance.side", "内部・外部", "内部", outsideMember), m.side)), blankCell(given(choice("attendance.present", "出席", attended, "欠席"), m.present)),
			blankCell(choice("attendance.interest", "依頼者との利害関係", "なし", "あり（退席）", "あり（参加せず）")))
	}
	repeated(t, "attendance", 0)
	t.Note = words(j.quorumNote())
	return noneOr(t)
}

// attendee is a member as report or project file has him.
type attendee struct{ name, title, side, present Word }

func (j *job) attendees() []attendee {
	var out []attendee
	if j.in.Report != nil {
		for _, r := range j.in.Report.Rows("attendance") {
			out = append(out, attendee{entryWord(r["attendance.name"]), entryWord(r["attendance.title"]), entryWord(r["attendance.side"]), entryWord(r["attendance.present"])})
		}
	}
	if len(out) > 0 {
		return out
	}
	p := j.in.Project
	for _, m := range p.Committee {
		out = append(out, attendee{name: office(p, m.Name), title: office(p, m.Title), side: our(side(m))})
	}
	return out
}

// quorumNote counts who was there, as soon as it is known.
func (j *job) quorumNote() string {
	present, external, ok := j.quorum()
	if !ok {
		return "注　レビューは、出席した委員のうち外部の者が半数を超えるときに行う。利害関係のある委員は、参加しない。"
	}
	s := "注　出席した委員" + strconv.Itoa(present) + "人のうち外部の者" + strconv.Itoa(external) + "人。外部の者が半数を"
	if 2*external > present {
		return s + "超えている。"
	}
	return s + "超えていない。レビューを改めて行う。"
}

// reviewFound is what the review came to (別紙1 5(6)(10)).
func (j *job) reviewFound() doc.Block {
	rep := j.in.Project.Body.Representative
	t := pairs("review", "", .28, .72)
	pair(t, "審査業務従事者の結論（案）", cell(j.told("conclusion.result")))
	pair(t, "質疑の内容", blankCell(entry("review.questions", "質疑の内容")))
	pair(t, "レビューの意見", blankCell(j.from("review.text", entry("review.text", "レビューの意見"))))
	pair(t, "意見への対応", blankCell(entry("review.response", "意見への対応")))
	pair(t, "最終的な判断", blankCell(j.from("review.result", choice("review.result", "最終的な判断", judgedAll, judgedPart, "評価を中止する", "再審査とする"))))
	pair(t, "代表者の確認", fill(words(office(j.in.Project, rep.Title), "　", office(j.in.Project, rep.Name)),
		words("確認の日　", j.from("review.confirmed", day("review.confirmed", "代表者が確認した日")))))
	return t
}

// sentRecord is the record of 別紙1 5(8): the review goes with the report to
// the company.
func sentRecord() doc.Block {
	t := pairs("sent", "", .28, .72)
	pair(t, "審査報告書への添付", blankCell(choice("sent.annexed", "レビューの審査報告書への添付", "添付した", "添付していない")))
	pair(t, "依頼者への送付の日", blankCell(day("sent.date", "審査報告書を送付した日")))
	pair(t, "送付の方法及び相手", blankCell(line("sent.how", "送付の方法及び相手")))
	return t
}
