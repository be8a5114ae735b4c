package compose

import (
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// ProjectInput is what the 事業報告書 is made from. Nothing in it names a
// company.
type ProjectInput struct {
	Project   *record.Project
	Catalogue *criteria.Catalogue
	Date      calendar.Date
	Totals    audit.Totals
	Stages    []Stage // of the work, in order
	Version   string  // "" is 第1版
}

// Stage is one stage of the work over all companies.
type Stage struct {
	Name     string
	From, To calendar.Date // first and last day, planned or done
	N, Of    int           // companies that are planned or done
}

// Stages gathers the stages of the work from register and plans, for
// ProjectInput. Plans of companies without one may be nil.
func Stages(companies []*record.Company, plans []*audit.Plan) []Stage {
	out := []Stage{{Name: "契約の締結"}, {Name: "自己チェックシートの配布"}, {Name: "自己チェックシートの回答期限"},
		{Name: "文書審査（予定）"}, {Name: "現地審査（予定）"}, {Name: "審査報告書の作成（予定）"}}
	for i := range out {
		out[i].Of = len(companies)
	}
	for _, c := range companies {
		for i, d := range []record.Value[calendar.Date]{c.ContractDate, c.SentDate, c.DueDate} {
			if d.Known {
				out[i].cover(d.V, d.V)
			}
		}
	}
	for _, p := range plans {
		if p == nil {
			continue
		}
		s := p.Schedule
		out[3].cover(s.DocumentFrom, s.DocumentTo)
		out[4].cover(s.OnsiteFrom, s.OnsiteTo)
		out[5].cover(s.ReportBy, s.ReportBy)
	}
	return out
}

// cover widens a stage by one company's days.
func (s *Stage) cover(from, to calendar.Date) {
	if from.IsZero() {
		from = to
	}
	if from.IsZero() {
		return
	}
	if to.IsZero() {
		to = from
	}
	s.N++
	if s.From.IsZero() || from.Before(s.From) {
		s.From = from
	}
	if s.To.Before(to) {
		s.To = to
	}
}

// ProjectReport makes the 事業報告書 over all companies.
func (t *Templates) ProjectReport(in ProjectInput) (*doc.Document, problem.List) {
	if in.Version == "" {
		in.Version = "第1版"
	}
	p := &project{in: in, figures: Figures(in)}
	d, faults := t.compose(KindProjectReport, p.view(), projectParts(p), p.meta())
	if d != nil {
		d.Header.Left = strings.TrimSpace(d.Meta.Title + "　" + in.Project.Body.Name)
	}
	return d, faults
}

// project is the making of one project report.
type project struct {
	in      ProjectInput
	figures []Figure
}

// projectView is what its template sees.
type projectReportView struct {
	Date         calendar.Date
	Version      Word
	Project      projectView
	Catalogue    catalogueView
	Companies    int
	Returned     int
	Rate         Word // share of returns
	Basic        int
	BasicOf      int
	BasicRate    Word
	HalfMet      bool
	Queries      int
	Days         Word
	MeanDays     Word
	MinDays      Word
	MaxDays      Word
	Price        Word
	CeilingsMet  bool
	Applicable   bool // some item applies to some company
	Gaps         int
	Alternatives int
	Recommended  int
	Laws         int
	SuffixA      bool // 事業者A
	Committee    int
	External     int
	Auditors     int
	Conflicts    int
	Start, End   calendar.Date
	ReportDue    calendar.Date
	HasStages    bool
}

func (p *project) view() projectReportView {
	in, t := p.in, p.in.Totals
	v := projectReportView{
		Date: in.Date, Version: our(in.Version), Project: newProjectView(in.Project), Catalogue: newCatalogueView(in.Catalogue),
		Companies: t.Companies, Returned: t.Returned, Rate: our(percent(t.Returned, t.Companies)),
		Basic: t.BasicShare.N, BasicOf: t.BasicShare.Of, BasicRate: our(percent(t.BasicShare.N, t.BasicShare.Of)),
		HalfMet: t.BasicShare.Of > 0 && 2*t.BasicShare.N >= t.BasicShare.Of, Queries: total(t.Queries),
		Days: our(days(t.Effort.Days)), MeanDays: our(days(t.Effort.Mean)), MinDays: our(days(t.Effort.Min)), MaxDays: our(days(t.Effort.Max)),
		Price: our(yenText(t.PriceYen)), CeilingsMet: true, Gaps: len(t.Gaps), Alternatives: len(t.Alternatives),
		Recommended: len(t.Recommended), Laws: len(t.Laws), SuffixA: in.Project.Contractor == "A",
		Committee: len(in.Project.Committee), Auditors: len(in.Project.Auditors),
		Start: in.Project.Dates.ContractStart, End: in.Project.Dates.ContractEnd, ReportDue: in.Project.Dates.ReportDue,
		HasStages: len(in.Stages) > 0,
	}
	for _, c := range t.Clauses {
		v.Applicable = v.Applicable || c.Applicable > 0
	}
	for _, c := range t.Ceilings {
		v.CeilingsMet = v.CeilingsMet && c.Within
	}
	for _, m := range in.Project.Committee {
		if m.External {
			v.External++
		}
	}
	for _, a := range in.Project.Auditors {
		v.Conflicts += len(a.Conflicts)
	}
	return v
}

func (p *project) meta() doc.Meta {
	in := p.in
	return doc.Meta{Subject: in.Project.Title, Org: in.Project.Body.Name, Marking: in.Project.Marking, Version: in.Version, Date: in.Date,
		Record: "catalogue " + in.Catalogue.ID + " " + in.Catalogue.Version + " " + in.Catalogue.Digest + "; project " + in.Project.Digest}
}

func total(counts []audit.Count) int {
	n := 0
	for _, c := range counts {
		n += c.N
	}
	return n
}
