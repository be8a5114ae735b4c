package compose

import (
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// The tables that say who and what is audited; plan and report share them.

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
	pair(t, "担当者", cellOf(words(typed(c.ContactTitle)), join(typed(c.Contact).mention(), "")))
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
// form of the information (別紙1 2(3)) and what else decides which items apply. A draft has remarks at what is not
// answered; a plan goes to the company.
func (j *job) formsTable(draft bool) doc.Block {
	t := newTable("forms", "技術等情報の態様その他の対象範囲", col{"区分", .32, 0}, col{"回答", .18, doc.Centre}, col{"区分", .32, 0}, col{"回答", .18, doc.Centre})
	scopes := j.in.Catalogue.Scopes
	rows := (len(scopes) + 1) / 2
	for i := range rows {
		cells := j.formCells(&scopes[i], draft)
		if i+rows < len(scopes) {
			cells = append(cells, j.formCells(&scopes[i+rows], draft)...)
		} else {
			cells = append(cells, cell(None), cell(None))
		}
		row(t, cells...)
	}
	return t
}

func (j *job) formCells(s *criteria.Scope, draft bool) []doc.Cell {
	answer := cell(j.scopeAnswer(s.ID))
	if draft {
		answer = noted(answer, j.scopeRemarks(s.ID))
	}
	return []doc.Cell{cell(listed(j.in.Catalogue, s.Line, s.Label)), answer}
}

// scopesTable gives the same with the questions as they were asked.
func (j *job) scopesTable() doc.Block {
	t := newTable("scopes", "対象範囲の質問への回答", col{"区分", .22, 0}, col{"質問", .66, 0}, col{"回答", .12, doc.Centre})
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
