package audit

import (
	"cmp"
	"slices"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// Itinerary is what one auditor does over all companies.
type Itinerary struct {
	Auditor   *record.Auditor
	Stops     []Stop // by day
	Companies int
	Led       int     // companies that the auditor leads
	Days      float64 // person-days, the effort of each company over its team
}

// Stop is one thing on an auditor's calendar.
type Stop struct {
	Company  *record.Company
	Step     Step
	From, To calendar.Date
	Role     string
	With     []*record.Auditor // the others of the team
	Version  int               // of the company's plan; 0: not known
}

// Step is a step of an audit that takes place on a day.
type Step string

// The steps on a calendar.
const (
	StepReview Step = "文書審査"
	StepVisit  Step = "現地審査"
	StepReport Step = "審査報告書の期限"
)

// Itineraries lists for each auditor what the plans say, in the order of the
// project file; one without any company too.
func Itineraries(companies []Assessment, plans map[string]Plan, p *record.Project) []Itinerary {
	out := make([]Itinerary, len(p.Auditors))
	for i := range p.Auditors {
		out[i].Auditor = &p.Auditors[i]
		for _, a := range companies {
			out[i].add(a.Company, plans[a.Company.ID])
		}
		out[i].Days = cents(out[i].Days)
		slices.SortStableFunc(out[i].Stops, func(a, b Stop) int { return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To)) })
	}
	return out
}

// add adds the steps of one company, if the auditor is in its team.
func (t *Itinerary) add(c *record.Company, plan Plan) {
	at := slices.IndexFunc(plan.Team.Members, func(m TeamMember) bool { return m.Auditor.ID == t.Auditor.ID })
	if at < 0 {
		return
	}
	s := Stop{Company: c, Role: plan.Team.Members[at].Role}
	for i, m := range plan.Team.Members {
		if i != at {
			s.With = append(s.With, m.Auditor)
		}
	}
	t.Companies++
	t.Days += plan.Effort.Total / float64(len(plan.Team.Members))
	if s.Role == RoleLead {
		t.Led++
	}
	d := plan.Schedule
	for _, x := range []struct {
		step     Step
		from, to calendar.Date
	}{{StepReview, d.DocumentFrom, d.DocumentTo}, {StepVisit, d.OnsiteFrom, d.OnsiteTo}, {StepReport, d.ReportBy, d.ReportBy}} {
		if !x.from.IsZero() {
			s.Step, s.From, s.To = x.step, x.from, x.to
			t.Stops = append(t.Stops, s)
		}
	}
}

// DayOfRest names why offices rest on a day: 土曜日, 日曜日, the holiday's name,
// 年末年始; "" for a working day.
func DayOfRest(day calendar.Date) string { return newDiary().rests(day) }
