package staffing

import "shinsa/pipeline/calendar"

// Input is everything that a plan is made from.
type Input struct {
	Auditors []Auditor
	Visits   []Visit
	Days     []calendar.Date // the working days to plan on, in their order
	Window   Span            // on-site audits and document reviews end in it; visits begin in it
	Report   calendar.Date   // when the last report is due; zero: never
	Notice   Notice
	Weights  Weights // zero: DefaultWeights
}

// Auditor is one person who may audit.
type Auditor struct {
	ID     string
	Lead   bool // may lead
	Skills []string
	Base   string   // where journeys begin: a prefecture or an address
	Areas  []string // where the auditor may be sent: prefectures or regions; none: everywhere
	Off    []Span
	Max    float64 // person-days at most; 0: no limit
}

// Visit is the audit of one company.
type Visit struct {
	Company  string
	Place    string // address or prefecture
	Document float64
	Onsite   float64
	Total    float64 // person-days of all parts
	Size     int     // auditors in the team
	Skills   []string
	Barred   []string      // auditors who declared a conflict: never staffed
	Start    calendar.Date // document review not before
	Possible []Span        // when the company can be visited; none: any day
	Previous *Assignment   // what the previous plan says
	Pinned   bool          // the previous plan was explained to the company and must stand
}

// Span is a run of days, both ends included; a zero end is open.
type Span struct{ From, To calendar.Date }

// Holds tells whether the day is in the span.
func (s Span) Holds(day calendar.Date) bool {
	return !day.Before(s.From) && (s.To.IsZero() || !s.To.Before(day))
}

// Notice are the periods between the steps of an audit.
type Notice struct {
	Answer int // working days that a company has to name possible days
	Notice int // calendar days from then to the visit (別紙1 4(2)⑦)
	Report int // working days from the visit to the report
}

// Assignment is the audit of one company with people and days.
type Assignment struct {
	Company                  string
	Team                     []string // the lead first
	DocumentFrom, DocumentTo calendar.Date
	VisitFrom, VisitTo       calendar.Date
}

// Weights tells how much the parts of the cost count, as points for each.
type Weights struct {
	Travel    int // 10 km of an auditor's journey
	Balance   int // the sum of the squares of person-days
	Lateness  int // a working day after the earliest possible one
	Overdue   int // a working day by which the report comes after its deadline
	Stability int // a step of change against the previous plan
}

// DefaultWeights are the weights where the project gives none.
func DefaultWeights() Weights {
	return Weights{Travel: 1, Balance: 1, Lateness: 2, Overdue: 60, Stability: 1}
}

// Steps of change against the previous plan, in units of Weights.Stability.
const (
	changeMember = 40 // one auditor replaced
	changeVisit  = 30 // other days of the visit
	changeReview = 15 // other days of the document review
)
