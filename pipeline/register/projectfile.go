package register

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/strict"
)

// projectFile is project.yaml as it is written.
type projectFile struct {
	Title          string               `yaml:"title,required"`
	Client         string               `yaml:"client,required"`
	Ministry       string               `yaml:"ministry,required"`
	Contractor     strict.Value[string] `yaml:"contractor,required"`
	Catalogue      string               `yaml:"catalogue,required"`
	Marking        string               `yaml:"marking"`
	RetentionYears strict.Value[int]    `yaml:"retention_years,required"`
	NoticeDays     strict.Value[int]    `yaml:"notice_days,required"`
	QueryDays      strict.Value[int]    `yaml:"query_days"`
	Body           fileBody             `yaml:"body,required"`
	Dates          fileDates            `yaml:"dates,required"`
	Ceilings       fileCeilings         `yaml:"ceilings,required"`
	Auditors       []fileAuditor        `yaml:"auditors,required"`
	Committee      []fileMember         `yaml:"committee"`
	Effort         fileEffort           `yaml:"effort,required"`
	Planning       filePlanning         `yaml:"planning"`
	Intake         fileIntake           `yaml:"intake"`
	Numbering      strict.Value[string] `yaml:"numbering"`
	Aftermath      fileAftermath        `yaml:"aftermath"`
	Publication    filePublication      `yaml:"publication"`
	Typesetting    fileTypesetting      `yaml:"typesetting"`
}

type fileBody struct {
	Name           string     `yaml:"name,required"`
	Address        string     `yaml:"address"`
	Representative filePerson `yaml:"representative,required"`
	Office         fileOffice `yaml:"office,required"`
}

type filePerson struct {
	Name  string `yaml:"name,required"`
	Title string `yaml:"title"`
}

type fileOffice struct {
	Name    string `yaml:"name,required"`
	Contact string `yaml:"contact"`
	Phone   string `yaml:"phone"`
	Mail    string `yaml:"mail"`
}

type fileDates struct {
	ContractStart strict.Value[calendar.Date] `yaml:"contract_start,required"`
	ContractEnd   strict.Value[calendar.Date] `yaml:"contract_end,required"`
	ReportDue     strict.Value[calendar.Date] `yaml:"report_due,required"`
	SheetsDue     strict.Value[calendar.Date] `yaml:"sheets_due,required"`
	AuditFrom     strict.Value[calendar.Date] `yaml:"audit_from"`
	AuditTo       strict.Value[calendar.Date] `yaml:"audit_to"`
}

type fileCeilings struct {
	PerCompanyYen strict.Value[int] `yaml:"per_company_yen,required"`
	TotalYen      strict.Value[int] `yaml:"total_yen,required"`
	MinCompanies  strict.Value[int] `yaml:"min_companies,required"`
	DayRateYen    strict.Value[int] `yaml:"day_rate_yen,required"`
}

type fileAuditor struct {
	ID             strict.Value[string] `yaml:"id,required"`
	Name           string               `yaml:"name,required"`
	Organisation   string               `yaml:"organisation"`
	Qualifications []string             `yaml:"qualifications"`
	Lead           bool                 `yaml:"lead"`
	MaxDays        float64              `yaml:"max_days"`
	Base           strict.Value[string] `yaml:"base"`
	Areas          []string             `yaml:"areas"`
	DaysOff        []fileSpan           `yaml:"days_off"`
	Conflicts      []fileConflict       `yaml:"conflicts"`
	Line           int                  `yaml:",line"`
}

type fileSpan struct {
	From strict.Value[calendar.Date] `yaml:"from,required"`
	To   strict.Value[calendar.Date] `yaml:"to"`
}

type filePlanning struct {
	Qualifications []string    `yaml:"qualifications"`
	Weights        fileWeights `yaml:"weights"`
}

type fileWeights struct {
	Travel    strict.Value[int] `yaml:"travel"`
	Balance   strict.Value[int] `yaml:"balance"`
	Lateness  strict.Value[int] `yaml:"lateness"`
	Overdue   strict.Value[int] `yaml:"overdue"`
	Stability strict.Value[int] `yaml:"stability"`
}

type fileConflict struct {
	Company string `yaml:"company,required"`
	Reason  string `yaml:"reason,required"`
}

type fileMember struct {
	Name     string `yaml:"name,required"`
	Title    string `yaml:"title"`
	External bool   `yaml:"external,required"`
}

type fileEffort struct {
	Preliminary      strict.Value[float64]            `yaml:"preliminary,required"`
	DocumentBase     strict.Value[float64]            `yaml:"document_base,required"`
	DocumentPer      filePer                          `yaml:"document_per"`
	OnsiteBase       strict.Value[float64]            `yaml:"onsite_base,required"`
	OnsitePer        filePer                          `yaml:"onsite_per"`
	Report           strict.Value[float64]            `yaml:"report,required"`
	ScopeUnit        map[string]strict.Value[float64] `yaml:"scope_unit"`
	PerSite          strict.Value[float64]            `yaml:"per_site"`
	PerEmployees     []fileStep                       `yaml:"per_employees"`
	PerLaw           strict.Value[float64]            `yaml:"per_law"`
	RoundTo          strict.Value[float64]            `yaml:"round_to"`
	AuditorsPerVisit strict.Value[int]                `yaml:"auditors_per_visit,required"`
	PerForm          map[string]strict.Value[float64] `yaml:"per_form"`
	Travel           []fileTravel                     `yaml:"per_travel"`
}

type filePer struct {
	Items strict.Value[float64] `yaml:"items"`
	Gaps  strict.Value[float64] `yaml:"gaps"`
}

type fileTravel struct {
	FromKm int     `yaml:"from_km,required"`
	Days   float64 `yaml:"days,required"`
}

type fileStep struct {
	From int     `yaml:"from,required"`
	Days float64 `yaml:"days,required"`
}

// project makes the record of what was read.
func (r *projectReader) project(digest string) *record.Project {
	f := &r.f
	p := &record.Project{
		Title: f.Title, Client: f.Client, Ministry: f.Ministry, Contractor: f.Contractor.V, Catalogue: f.Catalogue,
		Marking: f.Marking, Numbering: f.Numbering.V, Aftermath: f.Aftermath.aftermath(), Publication: f.published(), Typesetting: record.Typesetting{Normal: f.Typesetting.Kinsoku.V == "normal"}, RetentionYears: f.RetentionYears.V, NoticeDays: f.NoticeDays.V, QueryDays: f.QueryDays.V, File: r.file, Digest: digest,
		Body: record.Body{Name: f.Body.Name, Address: f.Body.Address,
			Representative: record.Person(f.Body.Representative), Office: record.Office(f.Body.Office)},
		Dates: record.Dates{ContractStart: f.Dates.ContractStart.V, ContractEnd: f.Dates.ContractEnd.V, ReportDue: f.Dates.ReportDue.V,
			SheetsDue: f.Dates.SheetsDue.V, AuditFrom: f.Dates.AuditFrom.V, AuditTo: f.Dates.AuditTo.V},
		Ceilings: record.Ceilings{PerCompanyYen: f.Ceilings.PerCompanyYen.V, TotalYen: f.Ceilings.TotalYen.V,
			MinCompanies: f.Ceilings.MinCompanies.V, DayRateYen: f.Ceilings.DayRateYen.V},
		Effort: f.Effort.table(), Planning: f.Planning.planning(),
	}
	for _, a := range f.Auditors {
		p.Auditors = append(p.Auditors, a.auditor(r.file))
	}
	for _, m := range f.Committee {
		p.Committee = append(p.Committee, record.Member(m))
	}
	return p
}

func (a fileAuditor) auditor(file string) record.Auditor {
	out := record.Auditor{ID: a.ID.V, Name: a.Name, Organisation: a.Organisation, Qualifications: a.Qualifications,
		Lead: a.Lead, MaxDays: a.MaxDays, Base: a.Base.V, Areas: a.Areas, DaysOff: spansOf(a.DaysOff), Pos: problem.Pos{File: file, Line: a.Line}}
	for _, c := range a.Conflicts {
		out.Conflicts = append(out.Conflicts, record.Conflict(c))
	}
	return out
}

func (e fileEffort) table() record.EffortTable {
	t := record.EffortTable{Preliminary: e.Preliminary.V, DocumentBase: e.DocumentBase.V, OnsiteBase: e.OnsiteBase.V,
		DocumentPer: record.PerItem{Items: e.DocumentPer.Items.V, Gaps: e.DocumentPer.Gaps.V},
		OnsitePer:   record.PerItem{Items: e.OnsitePer.Items.V, Gaps: e.OnsitePer.Gaps.V},
		Report:      e.Report.V, PerSite: e.PerSite.V, PerLaw: e.PerLaw.V, RoundTo: e.RoundTo.V, AuditorsPerVisit: e.AuditorsPerVisit.V}
	if e.ScopeUnit != nil {
		t.ScopeUnit = map[string]float64{}
	}
	for name, v := range e.ScopeUnit {
		t.ScopeUnit[name] = v.V
	}
	if e.PerForm != nil {
		t.PerForm = map[string]float64{}
	}
	for id, v := range e.PerForm {
		t.PerForm[id] = v.V
	}
	for _, s := range e.Travel {
		t.Travel = append(t.Travel, record.TravelStep(s))
	}
	for _, s := range e.PerEmployees {
		t.PerEmployees = append(t.PerEmployees, record.EmployeeStep(s))
	}
	return t
}
