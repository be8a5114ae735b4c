package compose

import (
	"strconv"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// reviewRecordParts are the parts of the レビュー記録.
func reviewRecordParts(j *job) parts {
	return parts{
		blocks: j.shared(map[string]func(string) doc.Block{
			"table: meeting":    func(string) doc.Block { return j.meeting() },
			"table: attendance": func(string) doc.Block { return j.attendanceRecord() },
			"table: review":     func(string) doc.Block { return j.reviewFound() },
			"table: sent":       func(string) doc.Block { return j.sentRecord() },
		}),
		fields: fields(choice("review.may", "代表者によるレビューとする理由", "基準の一部に適合している旨の審査報告書であるため（5(10)）", "認証機関の代表者によるレビューを望むため（前文）")),
	}
}

// meeting is when and where the review was held.
func (j *job) meeting() doc.Block {
	t := pairs("meeting", "", .28, .72)
	pair(t, "レビューの方法", blankCell(j.reviewKind()))
	pair(t, "レビューの日", blankCell(on(j.last(record.EventCommittee, record.EventHead), j.from("review.date", day("review.date", "レビューの日")))))
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
func (j *job) sentRecord() doc.Block {
	t := pairs("sent", "", .28, .72)
	sent := j.first(record.EventReportSent)
	pair(t, "審査報告書への添付", blankCell(annexed(sent)))
	pair(t, "依頼者への送付の日", blankCell(on(sent, day("sent.date", "審査報告書を送付した日"))))
	pair(t, "送付の方法及び相手", blankCell(wrote(sent, line("sent.how", "送付の方法及び相手"), postedTo)))
	return t
}

// reviewKind is how the review was held: by the report, or by the log.
func (j *job) reviewKind() doc.Field {
	f := j.from("review.kind", choice("review.kind", "レビューの方法", byCommittee, byHead))
	if e := j.last(record.EventCommittee, record.EventHead); e != nil {
		return either(e.Kind == record.EventCommittee, f, byCommittee, byHead)
	}
	return f
}

// annexed is filled when the log says that the review went with the report.
func annexed(sent *record.Event) doc.Field {
	f := choice("sent.annexed", "レビューの審査報告書への添付", "添付した", "添付していない")
	if sent != nil && strings.Contains(sent.Text.V, "レビュー") {
		return filled(f, "添付した")
	}
	return f
}

// postedTo is how and to whom something was sent.
func postedTo(e *record.Event) record.Value[string] {
	v := e.Text
	if e.With.Known && v.Known {
		v.V += "（相手　" + e.With.V + "）"
	} else if e.With.Known {
		return e.With
	}
	return v
}
