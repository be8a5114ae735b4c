package compose

import (
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// planParts are the parts of the 審査計画書.
func planParts(j *job) parts {
	return parts{
		blocks: map[string]func(string) doc.Block{
			"table: cover":       func(string) doc.Block { return j.planCover() },
			"table: company":     func(string) doc.Block { return j.companyTable() },
			"table: scope":       func(string) doc.Block { return j.scopeTable() },
			"table: forms":       func(string) doc.Block { return j.formsTable() },
			"table: laws":        func(string) doc.Block { return j.lawTable() },
			"table: effort":      func(string) doc.Block { return j.effortTable() },
			"table: schedule":    func(string) doc.Block { return j.scheduleTable() },
			"table: team":        func(string) doc.Block { return j.teamTable() },
			"table: focus":       func(string) doc.Block { return j.focusTable() },
			"table: prepare":     func(string) doc.Block { return j.prepareTable() },
			"table: onsite":      func(string) doc.Block { return j.onsiteTable() },
			"table: explanation": func(string) doc.Block { return j.explanationTable() },
		},
		fields: fields(line("number", "発番")),
	}
}

func (j *job) planCover() doc.Block {
	e := j.in.Plan.Effort
	t := pairs("cover", "", .22, .48)
	pair(t, "認証の範囲", cell(j.scope()...))
	pair(t, "審査業務従事者", cell(j.members()))
	pair(t, "審査工数", cell(days(e.Total)+"人日（現地審査 "+strconv.Itoa(e.OnsiteDays)+"日）"))
	pair(t, "審査の基準", cell(j.catalogue()...))
	pair(t, "版", cell(our(j.in.Version), "（", our(j.in.Date.Wareki()), "）"))
	pair(t, "審査機関", cell(office(j.in.Project, j.in.Project.Body.Name)))
	return t
}

// scope names what is audited: 本社工場（事業所単位）.
func (j *job) scope() []any {
	c := j.company()
	return []any{typed(c.ScopeName), "（" + c.ScopeUnit.Ja() + "）"}
}

// catalogue names the version of the criteria.
func (j *job) catalogue() []any {
	c := j.in.Catalogue
	return []any{listed(c, 0, c.Title), "（", listed(c, 0, c.ID), "　第", listed(c, 0, c.Version), "版）"}
}

// members names the auditors: 佐藤 一郎（主任）、…
func (j *job) members() []doc.Inline {
	var out []doc.Inline
	for i, m := range j.in.Plan.Team.Members {
		if i > 0 {
			out = append(out, doc.Text{S: "、"})
		}
		out = append(out, words(auditor(m.Auditor.Name, m.Auditor.Pos), "（"+m.Role+"）")...)
	}
	if len(out) == 0 {
		return words("未定")
	}
	return out
}

func auditor(name string, pos problem.Pos) Word { return Word{name, pos} }

// companyTable identifies the company (別紙1 5(2) 第1号).
func (j *job) companyTable() doc.Block {
	c := j.company()
	t := pairs("company", "依頼者", .24, .76)
	pair(t, "名称", cell(typed(c.Name)))
	pair(t, "法人番号", cell(Word{c.CorporateNumber, c.Pos}))
	pair(t, "住所", cell(typed(c.Address)))
	pair(t, "業種", cell(typed(c.Industry)))
	pair(t, "資本金・従業員数", cell(yen(c.Capital), "・", people(c.Employees)))
	pair(t, "企業の規模", cell(j.size()))
	pair(t, "担当者", cellOf(words(typed(c.ContactTitle)), words(typed(c.Contact))))
	pair(t, "秘密保持を含む契約", cell("契約日　", dated(c.ContractDate), "　　保存期間　", newCompanyView(c, j.in.Project).Retention))
	pair(t, "整理番号", cell(Word{c.ID, c.Pos}))
	return t
}

// size says which rule of 中小企業基本法 第2条第1項 decided.
func (j *job) size() Word {
	s := j.company().SME
	switch {
	case s.Rule != "":
		return Word{s.Rule, j.company().Pos}
	case !s.Known:
		return our("未確定（業種、資本金及び従業員数から定まらない）")
	case s.Is:
		return our("中小企業者")
	default:
		return our("中小企業者以外")
	}
}

// scopeTable states the scope (別紙1 2).
func (j *job) scopeTable() doc.Block {
	c := j.company()
	t := pairs("scope", "認証の範囲", .24, .76)
	pair(t, "単位", cell(c.ScopeUnit.Ja()))
	pair(t, "範囲の名称", cell(typed(c.ScopeName)))
	var sites [][]doc.Inline
	for _, s := range c.Sites {
		sites = append(sites, words(typed(s)))
	}
	pair(t, "拠点", cellOf(sites...))
	return t
}

// formsTable gives the answers to the scope questions in short, two a row: the
// form of the information (別紙1 2(3)) and what else decides which items apply.
func (j *job) formsTable() doc.Block {
	t := newTable("forms", "技術等情報の態様その他の対象範囲", col{"区分", .32, 0}, col{"回答", .18, doc.Centre}, col{"区分", .32, 0}, col{"回答", .18, doc.Centre})
	scopes := j.in.Catalogue.Scopes
	rows := (len(scopes) + 1) / 2
	for i := range rows {
		cells := j.formCells(&scopes[i])
		if i+rows < len(scopes) {
			cells = append(cells, j.formCells(&scopes[i+rows])...)
		} else {
			cells = append(cells, cell(None), cell(None))
		}
		row(t, cells...)
	}
	return t
}

func (j *job) formCells(s *criteria.Scope) []doc.Cell {
	return []doc.Cell{cell(listed(j.in.Catalogue, s.Line, s.Label)), cell(j.scopeAnswer(s.ID))}
}

// scopesTable gives the same with the questions as they were asked.
func (j *job) scopesTable() doc.Block {
	t := newTable("scopes", "対象範囲の質問への回答", col{"区分", .24, 0}, col{"質問", .58, 0}, col{"回答", .18, doc.Centre})
	for _, s := range j.in.Catalogue.Scopes {
		row(t, cell(listed(j.in.Catalogue, s.Line, s.Label)), cell(listed(j.in.Catalogue, s.Line, s.Question)), cell(j.scopeAnswer(s.ID)))
	}
	return t
}

func (j *job) scopeAnswer(id string) Word {
	r := j.in.Assessment.Response
	if r == nil {
		return our("未回答")
	}
	a, ok := r.Scopes[id]
	switch {
	case ok && a.Yes.Known && a.Yes.V:
		return our("有")
	case ok && a.Yes.Known:
		return our("無")
	case ok && a.Yes.Origin.Raw != "":
		return Word{a.Yes.Origin.Raw + "（照会中）", a.Yes.Origin.Pos}
	default:
		return our("未回答")
	}
}

func (j *job) lawTable() doc.Block {
	if len(j.in.Assessment.Laws) == 0 {
		return nil
	}
	t := newTable("laws", "情報の適切な管理を求める法令等", col{"番号", .08, doc.Centre}, col{"法令・ガイドライン等の名称（依頼者の回答による）", .92, 0})
	for i, l := range j.in.Assessment.Laws {
		row(t, cell(strconv.Itoa(i+1)), cell(typed(l)))
	}
	return t
}

// effortTable shows the arithmetic of the person-days (別紙1 4(1)⑤).
func (j *job) effortTable() doc.Block {
	e := j.in.Plan.Effort
	t := newTable("effort", "審査工数の算定", col{"区分", .28, 0}, col{"計算", .57, 0}, col{"人日", .15, doc.End})
	for _, l := range e.Lines {
		row(t, cell(our(l.Label)), cell(our(l.Formula)), cell(fixed(l.Days)))
	}
	row(t, cell("小計"), cell(None), cell(fixed(e.Sum)))
	row(t, cell(bold("審査工数")), cell(our(e.Rounding)), cell(bold(fixed(e.Total))))
	row(t, cell("うち文書審査"), cell(None), cell(fixed(e.Document)))
	row(t, cell("うち現地審査"), cell("想定される現地審査の日数　"+strconv.Itoa(e.OnsiteDays)+"日"), cell(fixed(e.Onsite)))
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
		row(t, cell(strconv.Itoa(i+1)), cell(our(d.Name)), cell(listOf(d.Items)))
	}
	return t
}

func (j *job) onsiteTable() doc.Block {
	if len(j.in.Plan.Onsite) == 0 {
		return nil
	}
	t := newTable("onsite", "現地審査の確認事項", col{"記号", .08, doc.Centre}, col{"確認の内容", .40, 0}, col{"対象の項番", .52, 0})
	for _, o := range j.in.Plan.Onsite {
		row(t, cell(o.Mark), cell(our(o.Title)), cell(listOf(o.Items)))
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
