package statistics

import (
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

const registerName = "登録簿（companies.xlsx）"
const sheetName = "自己チェックシート"
const reportName = "審査報告書・審査調書"
const logName = "経過記録.xlsx"
const afterName = "事後報告シート"
const planName = "審査計画"

// participants says who took part (1①, 2(1)(3) of 別紙1).
func (s *study) participants() {
	size, industry, unit := s.dims()
	of := func(id, title string, rule Text) Table {
		return Table{ID: id, Chapter: Participants, Title: title, Rule: rule, Sources: []string{registerName}}
	}
	each := func(ja, en string) Text {
		return Text{"登録簿の企業を1社ずつ、" + ja + "で一つに分けて数える。", "Each company of the register counts once, by " + en + "."}
	}
	s.byDimension(of("size", "企業の規模別の参加企業数", each("業種、資本金及び従業員数による中小企業基本法第2条第1項の区分", "its class under the SME Basic Act, article 2(1), from industry, capital and employees")), size)
	s.byDimension(of("employees", "従業員数別の参加企業数", each("従業員数の区分", "its number of employees")), employees())
	s.byDimension(of("industry", "業種別の参加企業数", each("日本標準産業分類の大分類", "the division of the Japan Standard Industrial Classification")), industry)
	s.byDimension(of("region", "地域別の参加企業数", each("所在地の都道府県が属する地域", "the region of the prefecture in its address")), s.coarse(s.regions()))
	s.byDimension(of("unit", "認証の範囲の単位別の参加企業数", each("認証の範囲の単位（別紙1 2(1)）", "the unit of its scope (別紙1 2(1))")), unit)
	s.scopes()
	s.cross(of("size-industry", "業種及び規模別の参加企業数", each("業種の大分類と規模の区分の組合せ", "industry division and size")), industry, size)
	s.cross(of("size-unit", "認証の範囲の単位及び規模別の参加企業数", each("範囲の単位と規模の区分の組合せ", "unit of scope and size")), unit, size)
}

// scopes counts the forms of the information and the other questions on scope
// (別紙1 2(3)); a company may have several.
func (s *study) scopes() {
	t := Table{ID: "forms", Chapter: Participants, Title: "技術等情報の態様その他の対象範囲（複数回答）", Base: base(s.returned, "社"), N: s.returned, Unit: "社",
		Columns: []Column{words("区分"), count("有", "社"), count("無", "社"), count("未回答", "社"), adds(count("計", "社"), 1, 2, 3), share("有の割合", 1, 4)},
		Rule: Text{"自己チェックシートの対象範囲の質問ごとに、有、無、未回答の企業を数える。割合は、回答のあった企業の数を分母とする。",
			"For each scope question of the self-check sheet, the companies that said yes, no, or nothing readable; shares are of the companies that returned a sheet."},
		Sources: []string{sheetName}}
	if s.returned == 0 {
		t.Missing = noReturns
	}
	for _, q := range s.Catalogue.Scopes {
		ns := s.accs(4)
		s.each(func(u *subject) {
			if !u.returned {
				return
			}
			a, at := scopeAnswer(u, q.ID)
			ns[map[string]int{"有": 0, "無": 1, "未回答": 2}[a]].one(u, a, at)
			ns[3].one(u, a, at)
		})
		t.Rows = append(t.Rows, row(q.ID, q.Label, append(cells(ns), ns[0].of(ns[3]))...))
	}
	s.put(t)
}

const noReturns = "自己チェックシートの回答はまだない。"

func scopeAnswer(u *subject, id string) (string, problem.Pos) {
	a := u.Assessment.Response.Scopes[id]
	switch {
	case !a.Yes.Known:
		return "未回答", a.Pos
	case a.Yes.V:
		return "有", a.Yes.Origin.Pos
	}
	return "無", a.Yes.Origin.Pos
}

// method says how many companies were audited by the unchanged basic method,
// of which at least half of all have to be (別紙1 前文), and why others were not.
func (s *study) method() {
	of := func(id, title string, rule Text) Table {
		return Table{ID: id, Chapter: MethodPart, Title: title, Rule: rule, Sources: []string{registerName}}
	}
	rule := Text{"登録簿の手法の欄により、企業を基本手法と変更手法に分けて数える。", "Companies by the method in the register."}
	s.byDimension(of("method", "審査の手法別の参加企業数", rule), methods())
	s.half(of("method-half", "基本手法による企業の割合と5割以上の定め", Text{
		"基本手法の企業数を参加企業数で除し、別紙1前文の定め（依頼者の数の5割以上）に必要な最小の社数と比べる。",
		"Companies with the basic method, against the least number that is half of all companies (別紙1, preamble)."}))
	s.reasons()
	size, _, unit := s.dims()
	s.cross(of("method-size", "審査の手法及び規模別の参加企業数", rule), methods(), size)
	s.cross(of("method-unit", "審査の手法及び認証の範囲の単位別の参加企業数", rule), methods(), unit)
}

func (s *study) half(t Table) {
	basic := s.acc()
	s.each(func(u *subject) {
		if u.company.Method != record.Changed {
			basic.one(u, record.Basic.Ja(), u.company.Pos)
		}
	})
	n := len(s.subjects)
	need := (n + 1) / 2
	mark := "満たす"
	if int(basic.n) < need {
		mark = "満たさない"
	}
	t.Base, t.N = base(n, "社"), n
	t.Columns = []Column{words("区分"), count("参加企業", "社"), count("基本手法", "社"), share("基本手法の割合", 2, 1), count("必要な社数", "社"), words("判定")}
	t.Rows = []Row{row("half", "5割以上の定め", s.all().cell(), basic.cell(), basic.of(s.all()), whole(need), text(mark))}
	if n == 0 {
		t.Missing = "参加企業はない。"
	}
	s.put(t)
}

// all counts every company.
func (s *study) all() acc {
	a := s.acc()
	s.each(func(u *subject) { a.one(u, "参加", u.company.Pos) })
	return a
}

// reasons lists why the method was changed, as the office wrote it.
func (s *study) reasons() {
	t := Table{ID: "method-reasons", Chapter: MethodPart, Title: "手法を変更した理由", Unit: "社", Sources: []string{registerName},
		Columns: []Column{typed("理由"), count("社数", "社"), share("割合", 1, 0)},
		Rule: Text{"変更手法の企業を、登録簿の手法変更の理由ごとに数える。同じ文言の理由は一つに数える。",
			"Companies with a changed method, by the reason in the register; equal wording is one reason."}}
	l := s.list()
	n := 0
	s.each(func(u *subject) {
		if u.company.Method == record.Changed {
			n++
			l.add(u, u.company.MethodReason.V, Part{Value: record.Changed.Ja(), Add: 1}, u.company.MethodReason.Origin.Pos)
		}
	})
	t.Base, t.N = base(n, "社"), n
	for i := range l.names {
		label := said(l.names[i], l.at[i])
		if blank(label.Text) {
			label = text("理由の記載なし")
		}
		t.Rows = append(t.Rows, Row{ID: l.id(i), Cells: []Cell{label, l.ns[i].cell(), l.ns[i].fixed(n)}})
	}
	if n == 0 {
		t.Missing = "手法を変更した企業はない。"
	}
	s.put(t)
}
