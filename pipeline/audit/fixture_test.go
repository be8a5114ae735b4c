package audit

import (
	"fmt"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// testCatalogue is small: two sections, three clauses, items of every sort.
func testCatalogue() *criteria.Catalogue {
	return &criteria.Catalogue{
		Scopes: []criteria.Scope{
			{ID: "paper", Label: "紙媒体", Question: "紙で扱いますか。", Reason: "紙媒体を扱わないため"},
			{ID: "cloud", Label: "クラウド", Question: "クラウドを使いますか。", Reason: "クラウドを利用しないため"},
		},
		Sections: []criteria.Section{
			{ID: "3", Number: "3", Title: "責任者", Clauses: []criteria.Clause{{ID: "3-1"}, {ID: "3-2"}}},
			{ID: "9", Number: "9", Title: "情報", Clauses: []criteria.Clause{{ID: "9-1"}}},
		},
		Items: []criteria.Item{
			{ID: "A", Clause: "3-1", Kind: criteria.Required, Question: "責任者を決めていますか。", Short: "責任者の任命", Document: true,
				Evidence: []string{"任命書", "社内規程"}, Onsite: []string{"ホ"}},
			{ID: "B", Clause: "3-2", Kind: criteria.Required, Question: "紙を施錠していますか。", Short: "紙の施錠",
				When: criteria.When{{"paper"}}, Onsite: []string{"イ"}, Evidence: []string{"鍵の台帳"}},
			{ID: "C", Clause: "9-1", Kind: criteria.Required, Question: "クラウドの規程がありますか。", Short: "クラウドの規程", Document: true,
				When: criteria.When{{"cloud"}}, Evidence: []string{"社内規程"}, Onsite: []string{"ニ", "ロ"}},
			{ID: "R", Clause: "9-1", Kind: criteria.Recommended, Question: "毎週点検していますか。", Short: "毎週の点検",
				When: criteria.When{{"cloud"}}},
		},
	}
}

func testCompany(id string) *record.Company {
	return &record.Company{ID: id, Name: known("株式会社"+id, 0, 0), ScopeUnit: record.UnitCompany, Method: record.Basic,
		Pos: problem.Pos{File: "companies.xlsx", Row: 2}}
}

func known(s string, row, col int) record.Value[string] {
	return record.Known(s, record.Origin{Pos: cell(row, col), Raw: s})
}

func cell(row, col int) problem.Pos {
	if row == 0 {
		return problem.Pos{}
	}
	return problem.Pos{File: "r.xlsx", Sheet: "自己チェック", Row: row, Col: col}
}

// ans is an answer in row; status "" unanswered, "?" unreadable.
func ans(row int, status criteria.Answer, evidence, comment string) record.Answer {
	a := record.Answer{Pos: cell(row, 0)}
	switch status {
	case "":
	case "?":
		a.Status = record.Unread[criteria.Answer](record.Origin{Pos: cell(row, 6), Raw: "△?"})
	default:
		a.Status = record.Known(status, record.Origin{Pos: cell(row, 6), Raw: status.Ja()})
	}
	if evidence != "" {
		a.Evidence = known(evidence, row, 7)
	}
	if comment != "" {
		a.Comment = known(comment, row, 8)
	}
	return a
}

// testResponse answers everything well; paper and cloud are 有.
func testResponse() *record.Response {
	return &record.Response{File: "r.xlsx",
		Answers: map[string]record.Answer{
			"A": ans(5, criteria.Implemented, "任命書", ""),
			"B": ans(6, criteria.Implemented, "鍵の台帳", ""),
			"C": ans(7, criteria.Implemented, "規程", ""),
			"R": ans(8, "", "", ""),
		},
		Scopes: map[string]record.ScopeAnswer{"paper": yesNo("paper", 3, true), "cloud": yesNo("cloud", 4, true)},
		Laws:   []record.Value[string]{known("個人情報保護法", 2, 1)},
	}
}

func yesNo(id string, row int, yes bool) record.ScopeAnswer {
	return record.ScopeAnswer{Scope: id, Pos: cell(row, 0), Yes: record.Known(yes, record.Origin{Pos: cell(row, 3)})}
}

func day(m, d int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: d} }

func dateOf(d calendar.Date) record.Value[calendar.Date] { return record.Known(d, record.Origin{}) }

func testProject(auditors int) *record.Project {
	p := &record.Project{File: "project.yaml", RetentionYears: 5, NoticeDays: 14,
		Dates:    record.Dates{SheetsDue: day(6, 8), AuditFrom: day(6, 18), AuditTo: day(8, 3), ReportDue: day(8, 17)},
		Ceilings: record.Ceilings{PerCompanyYen: 700000, TotalYen: 40000000, MinCompanies: 1, DayRateYen: 100000},
		Effort: record.EffortTable{Preliminary: 0.5, DocumentBase: 0.5, DocumentPer: record.PerItem{Items: 40, Gaps: 20},
			OnsiteBase: 1, OnsitePer: record.PerItem{Items: 60, Gaps: 30}, Report: 1, RoundTo: 0.5, AuditorsPerVisit: 2},
		Committee: []record.Member{{External: true}, {External: true}, {}},
	}
	for i := range auditors {
		p.Auditors = append(p.Auditors, record.Auditor{ID: fmt.Sprintf("A%d", i+1), Name: fmt.Sprintf("審査%d", i+1), Lead: i%2 == 0})
	}
	return p
}
