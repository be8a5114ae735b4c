package sample

import (
	"bytes"
	"fmt"
	"strings"
	"text/template"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/sheet"
	"shinsa/pipeline/workbook"
	"shinsa/samples"
)

// own makes the two files that the office itself keeps.
func (p *project) own() ([]File, error) {
	text, err := samples.Files.ReadFile("project.yaml.tmpl")
	if err != nil {
		return nil, fmt.Errorf("read samples/project.yaml.tmpl: %w", err)
	}
	t, err := template.New("project.yaml").Option("missingkey=error").Parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("read samples/project.yaml.tmpl: %w", err)
	}
	var yaml bytes.Buffer
	if err := t.Execute(&yaml, p.rec); err != nil {
		return nil, fmt.Errorf("write project.yaml: %w", err)
	}
	register, err := workbook.Write(sheet.Register(p.register()))
	if err != nil {
		return nil, fmt.Errorf("write companies.xlsx: %w", err)
	}
	return []File{{"project.yaml", yaml.Bytes()}, {"companies.xlsx", register}}, nil
}

// register lists the companies that are in the register.
func (p *project) register() []record.Company {
	var out []record.Company
	for _, f := range p.firms {
		if !f.unknown {
			out = append(out, f.rec)
		}
	}
	return out
}

// blank returns the sheet that the office sent to the firm. A firm that is
// not in the register got a copy with its own name typed in.
func (p *project) blank(f *firm) *workbook.Spec {
	return sheet.SelfCheck(sheet.SelfCheckOptions{
		Project: p.rec, Company: &f.rec, Catalogue: p.cat, Date: p.sent(),
	})
}

// record returns what project.yaml says. The call's own dates and ceilings
// stand where the project is looked at on the day of the demo.
func (p *project) record() *record.Project {
	out := &record.Project{
		Title: p.title, Client: "株式会社三菱総合研究所", Ministry: "経済産業省",
		Body: record.Body{
			Name: "一般社団法人みちのく技術情報認証センター", Address: "宮城県陸前野市本町1丁目8番20号",
			Representative: record.Person{Name: "濵田 重信", Title: "代表理事"},
			Office: record.Office{Name: "認証トライアル事務局", Contact: "五十嵐 千春",
				Phone: "00-0000-0100", Mail: "jimukyoku@example.jp"},
		},
		Contractor: "A", Catalogue: p.cat.ID,
		Dates: record.Dates{ContractStart: p.start(), ContractEnd: p.date.AddDays(121), ReportDue: p.date.AddDays(75),
			SheetsDue: p.due(), AuditFrom: p.date.AddDays(3), AuditTo: p.date.AddDays(56)},
		Ceilings: record.Ceilings{PerCompanyYen: 700_000, TotalYen: max(40_000_000, 700_000*len(p.firms)),
			MinCompanies: len(p.register()), DayRateYen: 100_000},
		Numbering:   short("一般社団法人みちのく技術情報認証センター") + "発第{年}-{企業}-{文書}号",
		Aftermath:   record.AftermathTerms{Due: p.date.AddDays(91), Agreed: []string{"認証トライアルに要した社内の作業の時間"}},
		Publication: record.Publication{Threshold: 3, K: 3, Profile: "mri"},
		Effort:      effort(), RetentionYears: 5, NoticeDays: 14, QueryDays: 10, Marking: "取扱注意",
	}
	for _, a := range p.auditors {
		out.Auditors = append(out.Auditors, a.record())
	}
	for _, m := range p.committee {
		out.Committee = append(out.Committee, record.Member(m))
	}
	return out
}

func (a auditor) record() record.Auditor {
	out := record.Auditor{ID: a.ID, Name: a.Name, Organisation: a.Organisation,
		Qualifications: a.Qualifications, Lead: a.Lead, MaxDays: float64(a.MaxDays), Base: a.Base, Areas: a.Areas}
	for _, s := range a.DaysOff {
		out.DaysOff = append(out.DaysOff, record.Span(s))
	}
	for _, c := range a.Conflicts {
		out.Conflicts = append(out.Conflicts, record.Conflict(c))
	}
	return out
}

// effort comes to about six person-days for a company of the middle size, so
// that a plan stays under the ceiling of the call.
func effort() record.EffortTable {
	return record.EffortTable{
		Preliminary: 0.25, DocumentBase: 0.5, DocumentPer: record.PerItem{Items: 80, Gaps: 60},
		OnsiteBase: 1, OnsitePer: record.PerItem{Items: 100, Gaps: 60}, Report: 1,
		ScopeUnit: map[string]float64{
			string(record.UnitCompany): 1, string(record.UnitSite): 1, string(record.UnitDivision): 0.9, string(record.UnitOther): 1,
		},
		PerSite: 0.25, PerEmployees: []record.EmployeeStep{{From: 100, Days: 0.25}, {From: 300, Days: 0.5}},
		PerLaw: 0.05, RoundTo: 0.5, AuditorsPerVisit: 2,
	}
}

// start, sent and due are the days on which the project begins, sheets go out
// and should be back.
func (p *project) start() calendar.Date { return p.date.AddDays(-60) }
func (p *project) sent() calendar.Date  { return p.date.AddDays(-46) }
func (p *project) due() calendar.Date   { return p.date.AddDays(-21) }

// short is what a body calls itself in the numbers of its letters.
func short(body string) string {
	for _, form := range []string{"一般社団法人", "一般財団法人", "公益財団法人", "株式会社"} {
		body = strings.TrimPrefix(body, form)
	}
	r := []rune(body)
	return string(r[:min(4, len(r))]) + "認"
}
