package record

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

// Project is what project.yaml says: one project of one certification body.
type Project struct {
	Title          string // 中小企業等の技術情報管理状況等調査 認証トライアル
	Client         string // 株式会社三菱総合研究所 (受託者)
	Ministry       string // 経済産業省 (委託者)
	Body           Body
	Contractor     string // "A" (事業者A) or "B" (事業者B)
	Catalogue      string // criteria/<name>.yaml, or a file of the project
	Dates          Dates
	Ceilings       Ceilings
	Auditors       []Auditor
	Committee      []Member
	Effort         EffortTable
	Planning       Planning
	RetentionYears int    // unless the register says otherwise for a company
	QueryDays      int    // days that a company has to answer a query; 0: the office fills the day in
	NoticeDays     int    // 別紙1 4(2)⑦: the period before the on-site audit
	Marking        string // 取扱注意
	Numbering      string // how letters are numbered (NumberYear …); "": the office numbers them
	Aftermath      AftermathTerms
	Publication    Publication
	Typesetting    Typesetting
	File           string
	Digest         string // SHA-256 of project.yaml
}

// The places in Project.Numbering: the year of the era, the company and the
// kind of letter. Together they make every number one of its kind.
const (
	NumberYear    = "{年}"
	NumberCompany = "{企業}"
	NumberKind    = "{文書}"
)

// AftermathTerms is what is agreed on the reports after the trial (call, main
// text 1①イ); the zero value sets no day of its own and no further subject.
type AftermathTerms struct {
	Due    calendar.Date
	Agreed []string
}

// Body is the certification body (認証機関).
type Body struct {
	Name           string
	Address        string
	Representative Person
	Office         Office
}

// Person is a named person with a post.
type Person struct{ Name, Title string }

// Office is the project office (事務局), the contact in letters.
type Office struct{ Name, Contact, Phone, Mail string }

// Dates are the dates of the project (call, main text 2).
type Dates struct {
	ContractStart calendar.Date // 契約締結日
	ContractEnd   calendar.Date // 2018-09-30
	ReportDue     calendar.Date // mid August 2018
	SheetsDue     calendar.Date // when returns are due unless the register says otherwise
	AuditFrom     calendar.Date // on-site audits are planned from
	AuditTo       calendar.Date
}

// Ceilings are the limits of the call (main text 4(2)(3)).
type Ceilings struct {
	PerCompanyYen int // 700,000
	TotalYen      int // 40,000,000
	MinCompanies  int // 50 over the whole project, or the agreed share
	DayRateYen    int // price of one person-day, to compare plans with the ceilings
}

// Auditor is one 審査業務従事者.
type Auditor struct {
	ID             string
	Name           string
	Organisation   string
	Qualifications []string
	Lead           bool     // may lead an audit (主任)
	MaxDays        float64  // person-days over the project; 0 no limit
	Base           string   // where journeys begin: a prefecture; "" the body's address
	Areas          []string // where the auditor is sent: prefectures or regions; none everywhere
	DaysOff        []Span
	Conflicts      []Conflict
	Pos            problem.Pos
}

// Span is a run of days, both ends included.
type Span struct{ From, To calendar.Date }

// Planning is how the plan over all companies is made.
type Planning struct {
	Qualifications []string // of which every team has each
	Weights        Weights
}

// Weights tell how much the parts of a plan count; all zero means the
// program's own.
type Weights struct{ Travel, Balance, Lateness, Overdue, Stability int }

// Conflict is a declared conflict of interest with a company.
type Conflict struct{ Company, Reason string }

// Member is one member of the review committee (別紙1 5(7)).
type Member struct {
	Name, Title string
	External    bool
}

// EffortTable is how person-days are computed; every figure is the office's.
type EffortTable struct {
	Preliminary      float64 // person-days, every company
	DocumentBase     float64 // document review, every company
	DocumentPer      PerItem
	OnsiteBase       float64
	OnsitePer        PerItem
	Report           float64
	ScopeUnit        map[string]float64 // factor by 認証範囲の単位
	PerSite          float64            // each further site
	PerEmployees     []EmployeeStep     // by number of employees
	PerLaw           float64            // each law that binds
	RoundTo          float64            // 0.5
	AuditorsPerVisit int
	PerForm          map[string]float64 // form of the information (ID of the scope question) that the company has
	Travel           []TravelStep       // by distance from the body to the company
}

// TravelStep adds days for companies at least so far away.
type TravelStep struct {
	FromKm int
	Days   float64
}

// PerItem adds days for each so many applicable items, and for gaps.
type PerItem struct {
	Items float64 // items that cost one person-day; 0: none
	Gaps  float64 // answers other than 実施済 that cost one person-day; 0: none
}

// EmployeeStep adds days for companies with at least so many employees.
type EmployeeStep struct {
	From int
	Days float64
}
