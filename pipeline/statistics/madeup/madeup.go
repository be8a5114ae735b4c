// Package madeup makes up the records of whole projects for tests of the
// statistics and of what is made of them: companies, returns, plans, working
// papers, reports, logs and post-trial reports in every combination that life
// has, missing and contradictory ones among them.
//
// In: a catalogue, a number of companies, a seed and how far the project came.
// Out: a statistics.Input. The same options give the same records. No company
// or person in them exists. Only tests import the package.
package madeup

import (
	"fmt"
	"math/rand/v2"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/statistics"
)

// Options say what to make up.
type Options struct {
	Catalogue *criteria.Catalogue
	Companies int
	Seed      uint64
	// Reach is how far the project came: 0 nothing came back, 1 returns and
	// plans, 2 audits, 3 post-trial reports, too.
	Reach int
}

// Project makes up a project.
func Project(o Options) statistics.Input {
	m := &maker{Options: o, r: rand.New(rand.NewPCG(o.Seed, 77))}
	in := statistics.Input{Project: m.project(), Catalogue: o.Catalogue}
	for i := range o.Companies {
		in.Cases = append(in.Cases, m.company(i))
	}
	return in
}

type maker struct {
	Options
	r *rand.Rand
}

// chance is true with probability p.
func (m *maker) chance(p float64) bool { return m.r.Float64() < p }

// pick draws one of several.
func pick[T any](m *maker, from ...T) T { return from[m.r.IntN(len(from))] }

// day draws a day some days after one.
func (m *maker) day(from calendar.Date, least, most int) calendar.Date {
	return from.AddDays(least + m.r.IntN(most-least+1))
}

func known[T any](v T, at problem.Pos) record.Value[T] {
	return record.Known(v, record.Origin{Pos: at, Raw: fmt.Sprint(v)})
}

// maybe makes a value that is not always there.
func maybe[T any](m *maker, p float64, v T, at problem.Pos) record.Value[T] {
	if !m.chance(p) {
		return record.Value[T]{Origin: record.Origin{Pos: at}}
	}
	return known(v, at)
}

func (m *maker) project() *record.Project {
	return &record.Project{Title: "認証トライアル", File: "project.yaml", NoticeDays: 14, Contractor: "A", Body: record.Body{Name: "見本認証機構"},
		Dates:     record.Dates{SheetsDue: calendar.Date{Year: 2018, Month: 6, Day: 8}},
		Ceilings:  record.Ceilings{PerCompanyYen: 700_000, TotalYen: 40_000_000, MinCompanies: 50},
		Auditors:  []record.Auditor{{ID: "A01", Name: "見本 一郎", Conflicts: []record.Conflict{{Company: "C002", Reason: "元従業員"}, {Company: "C003", Reason: "親族"}}}, {ID: "A02", Name: "見本 二子"}},
		Committee: []record.Member{{Name: "委員 甲", External: true}, {Name: "委員 乙", External: true}, {Name: "委員 丙"}}}
}

func (m *maker) company(i int) statistics.Case {
	c := m.register(i)
	var k statistics.Case
	var r *record.Response
	if m.Reach > 0 && m.chance(.88) {
		r = m.response(c)
	}
	a := audit.Assess(c, r, m.Catalogue)
	k.Assessment = &a
	if r != nil && m.chance(.93) {
		k.Plan = m.plan(c)
	}
	if m.Reach > 1 && (r != nil || m.chance(.3)) {
		m.audited(&k)
	}
	if m.Reach > 2 && k.Report != nil && m.chance(.8) {
		k.Aftermath = m.aftermath(c)
	}
	return k
}

// register makes up a line of the register.
func (m *maker) register(i int) *record.Company {
	at := func(col int) problem.Pos {
		return problem.Pos{File: "companies.xlsx", Sheet: record.RegisterSheet, Row: i + 3, Col: col}
	}
	c := &record.Company{ID: fmt.Sprintf("C%03d", i+1), Name: known(fmt.Sprintf("株式会社見本%d", i+1), at(2)), Pos: problem.Pos{File: "companies.xlsx", Sheet: record.RegisterSheet, Row: i + 3},
		Industry: maybe(m, .95, "部品の製造", at(6)), Division: pick(m, "製造業", "製造業", "製造業", "情報通信業", "卸売業，小売業", "学術研究，専門・技術サービス業", ""),
		Address:   maybe(m, .95, pick(m, "東京都千代田区", "群馬県高崎市", "大阪府東大阪市", "愛知県豊田市", "福岡県北九州市", "北海道札幌市", "不明の地"), at(5)),
		Employees: maybe(m, .95, pick(m, 3, 5, 6, 20, 21, 48, 50, 51, 100, 101, 300, 301, 900), at(8)), Capital: maybe(m, .9, int64(10_000_000), at(7)),
		SME:       pick(m, record.SME{Known: true, Is: true, Rule: "製造業、資本金3億円以下"}, record.SME{Known: true, Is: true, Rule: "従業員300人以下"}, record.SME{Known: true, Rule: "資本金3億円超"}, record.SME{}),
		ScopeUnit: pick(m, record.UnitCompany, record.UnitCompany, record.UnitSite, record.UnitDivision, record.UnitOther, ""), Method: pick(m, record.Basic, record.Basic, record.Basic, record.Changed)}
	if c.Method == record.Changed {
		c.MethodReason = maybe(m, .85, pick(m, "遠隔地のため", "遠隔地の ため", "代表者によるレビューを望むため"), at(20))
	}
	start := calendar.Date{Year: 2018, Month: 5, Day: 14}
	c.ContractDate = maybe(m, .95, m.day(start, 0, 9), at(16))
	c.SentDate = maybe(m, .95, m.day(start, 8, 14), at(21))
	c.DueDate = maybe(m, .6, m.day(start, 20, 30), at(22))
	c.PriceYen = maybe(m, .5, int64(400_000+m.r.IntN(400_000)), at(23))
	return c
}

// response makes up a return.
func (m *maker) response(c *record.Company) *record.Response {
	file := "inbox/" + c.ID + ".xlsx"
	r := &record.Response{File: file, Digest: "d" + c.ID, Seen: calendar.Date{Year: 2018, Month: 6, Day: 12}, Answers: map[string]record.Answer{}, Scopes: map[string]record.ScopeAnswer{}}
	r.Received = maybe(m, .9, m.day(calendar.Date{Year: 2018, Month: 6, Day: 1}, 0, 14), problem.Pos{File: file, Sheet: criteria.SheetCover, Row: 12, Col: 3})
	for i, q := range m.Catalogue.Scopes {
		at := problem.Pos{File: file, Sheet: criteria.SheetScope, Row: i + 4, Col: 4}
		r.Scopes[q.ID] = record.ScopeAnswer{Scope: q.ID, Yes: maybe(m, .96, m.chance(.75), at), Pos: at}
	}
	for i, it := range m.Catalogue.Items {
		if m.chance(.02) {
			continue // not on the sheet
		}
		at := func(col int) problem.Pos {
			return problem.Pos{File: file, Sheet: criteria.SheetItems, Row: i + 5, Col: col}
		}
		a := record.Answer{Item: it.ID, Pos: at(1), Status: maybe(m, .95, pick(m, criteria.Implemented, criteria.Implemented, criteria.Implemented, criteria.Implemented,
			criteria.Partial, criteria.NotImplemented, criteria.NotApplicable, criteria.Alternative), at(6)), Evidence: maybe(m, .7, pick(m, "情報管理規程", "台帳", "なし"), at(7)), Comment: maybe(m, .4, "毎年行う。", at(8))}
		r.Answers[it.ID] = a
	}
	for i := range pick(m, 0, 1, 2, 4, 6) {
		r.Laws = append(r.Laws, known(pick(m, "個人情報保護法", "個人情報の保護に関する法律", "外為法", "ＪＩＳ法", "jis法", "不正競争防止法"), problem.Pos{File: file, Sheet: criteria.SheetLaws, Row: i + 3, Col: 2}))
		r.LawNotes = append(r.LawNotes, record.Value[string]{})
	}
	return r
}

func (m *maker) plan(c *record.Company) *audit.Plan {
	day := calendar.Date{Year: 2018, Month: 6, Day: 25}
	doc, on := float64(2+m.r.IntN(12))/4, float64(2+m.r.IntN(16))/4
	p := &audit.Plan{PriceYen: int64(300_000 + m.r.IntN(450_000))}
	p.Effort = audit.Effort{Document: doc, Onsite: on, OnsiteDays: 1, Lines: []audit.EffortLine{{Label: "予備審査", Days: .5, Part: audit.PartPreliminary}, {Label: "文書審査", Days: doc, Part: audit.PartDocument},
		{Label: "現地審査", Days: on, Part: audit.PartOnsite}, {Label: "審査報告書", Days: .75, Part: audit.PartReport}}}
	p.Effort.Total = doc + on + 1.25 + pick(m, 0, .25, -.5)
	if c.ID == "C002" || c.ID == "C003" {
		p.Team.Excluded = []audit.Exclusion{{Reason: "利害関係の申告"}}
	}
	if m.chance(.9) {
		p.Schedule.DocumentFrom = m.day(day, 0, 6)
		p.Schedule.OnsiteFrom = m.day(day, 14, 25)
		p.Schedule.NoticeBy = p.Schedule.OnsiteFrom.AddDays(-14)
		p.Schedule.ReportBy = p.Schedule.OnsiteFrom.AddDays(10)
	}
	return p
}
