package compose

import (
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
)

// planParts are the parts of the 審査計画書.
func planParts(j *job) parts {
	return parts{
		blocks: map[string]func(string) doc.Block{
			"table: cover":       func(string) doc.Block { return j.planCover() },
			"table: company":     func(string) doc.Block { return j.companyTable() },
			"table: scope":       func(string) doc.Block { return j.scopeTable() },
			"table: forms":       func(string) doc.Block { return j.formsTable(false) },
			"table: laws":        func(string) doc.Block { return j.lawTable() },
			"table: effort":      func(string) doc.Block { return j.effortTable() },
			"table: schedule":    func(string) doc.Block { return j.scheduleTable() },
			"table: changes":     func(string) doc.Block { return j.changesTable() },
			"table: team":        func(string) doc.Block { return j.teamTable() },
			"table: focus":       func(string) doc.Block { return j.focusTable() },
			"table: prepare":     func(string) doc.Block { return j.prepareTable() },
			"table: onsite":      func(string) doc.Block { return j.onsiteTable() },
			"table: explanation": func(string) doc.Block { return j.explanationTable() },
			"table: contact":     func(string) doc.Block { return contact(j) },
		},
	}
}

func (j *job) planCover() doc.Block {
	e := j.in.Plan.Effort
	t := pairs("cover", "", .20, .60)
	pair(t, "認証の範囲", cell(j.scope()...))
	pair(t, "審査業務従事者", cell(j.members()))
	pair(t, "審査工数", cell(days(e.Total)+"人日（現地審査 "+strconv.Itoa(e.OnsiteDays)+"日）"))
	pair(t, "審査の基準", cell(j.catalogue()...))
	pair(t, "版", cell(our(j.in.Version), "（", our(j.in.Date.Wareki()), "）"))
	pair(t, "審査機関", cell(office(j.in.Project, j.in.Project.Body.Name)))
	return t
}

func (j *job) lawTable() doc.Block {
	if len(j.in.Assessment.Laws) == 0 {
		return nil
	}
	t := newTable("laws", "情報の適切な管理を求める法令等", col{"番号", .08, doc.Centre}, col{"法令・ガイドライン等の名称（依頼者の回答による）", .52, 0},
		col{criteria.HeadLawNote, .40, 0})
	for i, l := range j.in.Assessment.Laws {
		row(t, cell(strconv.Itoa(i+1)), cell(typed(l)), cell(j.lawNote(i)))
	}
	return t
}

// lawNote is what the company wrote beside its i-th law: the information or
// work that the law concerns.
func (j *job) lawNote(i int) Word {
	notes := j.in.Assessment.LawNotes
	if i >= len(notes) {
		return Word{}
	}
	return typed(notes[i])
}

// effortTable shows the arithmetic of the person-days (別紙1 4(1)⑤).
func (j *job) effortTable() doc.Block {
	e := j.in.Plan.Effort
	t := newTable("effort", "審査工数の算定", col{"区分", .34, 0}, col{"計算", .51, 0}, col{"人日", .15, doc.End})
	for _, l := range e.Lines {
		row(t, cell(our(l.Label)), cell(our(l.Formula)), cell(fixed(l.Days)))
	}
	row(t, cell("小計"), cell(None), cell(fixed(e.Sum)))
	row(t, cell(bold("審査工数")), cellOf(words(our(e.Rounding)), overridden(e)), cell(bold(fixed(e.Total))))
	row(t, cell("うち文書審査"), cell(our(orElse(e.DocumentFormula, None))), cell(fixed(e.Document)))
	onsite := "想定される現地審査の日数　" + strconv.Itoa(e.OnsiteDays) + "日"
	row(t, cell("うち現地審査"), cellOf(ours(e.OnsiteFormula), words(onsite)), cell(fixed(e.Onsite)))
	return t
}

func bold(s string) doc.Text { return doc.Text{S: s, Mark: doc.Strong} }

// fixed writes person-days with two decimals, to stand under each other.
func fixed(d float64) string { return strconv.FormatFloat(round(d, 2), 'f', 2, 64) }

func (j *job) scheduleTable() doc.Block {
	s := j.in.Plan.Schedule
	t := newTable("schedule", "審査日程（予定）", col{"段階", .42, 0}, col{"時期", .58, 0})
	row(t, cell("審査計画の説明"), cell("文書審査に着手する前"))
	row(t, cell("文書審査"), cell(span(s.DocumentFrom, s.DocumentTo)))
	row(t, cell("現地審査の受入れ可能な時期のご連絡"), cell(until(s.NoticeBy)))
	row(t, cell("現地審査"), cell(span(s.OnsiteFrom, s.OnsiteTo)))
	row(t, cell("審査報告書の作成"), cell(until(s.ReportBy)))
	return t
}

// span writes a period: 平成30年6月4日から同月8日まで is left to people; both
// ends are written in full.
func span(from, to calendar.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return "未定"
	case from == to || to.IsZero():
		return from.Wareki()
	case from.IsZero():
		return until(to)
	default:
		return from.Wareki() + "から" + to.Wareki() + "まで"
	}
}

func until(d calendar.Date) string {
	if d.IsZero() {
		return "未定"
	}
	return d.Wareki() + "まで"
}

func (j *job) teamTable() doc.Block {
	t := newTable("team", "審査業務従事者", col{"氏名", .22, 0}, col{"役割", .12, doc.Centre}, col{"所属", .28, 0}, col{"資格等", .38, 0})
	for _, m := range j.in.Plan.Team.Members {
		a := m.Auditor
		var q [][]doc.Inline
		for _, s := range a.Qualifications {
			q = append(q, words(auditor(s, a.Pos)))
		}
		row(t, cell(auditor(a.Name, a.Pos)), cell(m.Role), cell(auditor(a.Organisation, a.Pos)), cellOf(q...))
	}
	if len(t.Rows) == 0 {
		row(t, cell("未定"), cell(None), cell(None), cell(None))
	}
	return t
}

func (j *job) focusTable() doc.Block {
	if len(j.in.Plan.Focus) == 0 {
		return nil
	}
	t := newTable("focus", "重点的に確認する事項", col{"項番", .12, 0}, col{"確認すること", .50, 0}, col{"理由", .38, 0})
	for _, f := range j.in.Plan.Focus {
		row(t, cell(j.itemID(f.Item)), cell(j.short(f.Item)), cell(our(f.Reason)))
	}
	return t
}

func (j *job) itemID(it *audit.Item) Word { return listed(j.in.Catalogue, it.Item.Line, it.Item.ID) }

// short names an item in a few words.
func (j *job) short(it *audit.Item) Word {
	s := it.Item.Short
	if s == "" {
		s = it.Item.Question
	}
	return listed(j.in.Catalogue, it.Item.Line, s)
}

func (j *job) prepareTable() doc.Block {
	if len(j.in.Plan.Prepare) == 0 {
		return nil
	}
	t := newTable("prepare", "準備いただく文書等", col{"番号", .08, doc.Centre}, col{"文書・記録・物", .52, 0}, col{"関係する項番", .40, 0})
	for i, d := range j.in.Plan.Prepare {
		row(t, cell(strconv.Itoa(i+1)), cell(our(d.Name)), cell(rangesOf(d.Items)))
	}
	return t
}

func (j *job) onsiteTable() doc.Block {
	if len(j.in.Plan.Onsite) == 0 {
		return nil
	}
	t := newTable("onsite", "現地審査の確認事項", col{"記号", .08, doc.Centre}, col{"確認の内容", .34, 0}, col{"対象の項番", .58, 0})
	for _, o := range j.in.Plan.Onsite {
		row(t, cell(o.Mark), cell(our(o.Title)), cell(rangesOf(o.Items)))
	}
	return t
}

// explanationTable is the record of 別紙1 4(1)⑥.
func (j *job) explanationTable() doc.Block {
	t := pairs("explanation", "計画の説明の記録", .28, .72)
	if w := typed(j.company().PlanExplained); w.Known() {
		pair(t, "これまでの説明", cell(w))
	}
	pair(t, "説明の日", blankCell(day("explained.date", "説明の日")))
	pair(t, "説明の相手", blankCell(line("explained.to", "説明の相手（部署、役職、氏名）")))
	pair(t, "説明した者", blankCell(line("explained.by", "説明した者")))
	pair(t, "説明の方法", blankCell(choice("explained.how", "説明の方法", "対面", "電話", "オンライン会議", "その他")))
	pair(t, "質問及び回答", blankCell(entry("explained.questions", "質問及び回答")))
	return t
}
