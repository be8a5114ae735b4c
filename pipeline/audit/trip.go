package audit

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/staffing"
)

// Trip is one journey of an auditor: from the base to one company, or to
// several that are visited on days that follow one another, and back.
type Trip struct {
	From, To  calendar.Date
	Companies []*record.Company
	Places    []string // prefectures on the way: base, companies, base
	Km        int      // in straight lines between prefectures
	Saved     int      // kilometres that journeys one by one would be longer
}

// Trips joins the visits of an auditor into journeys. Who visits two companies
// on days that follow one another travels on, and does not go home between. A
// visit within the prefecture of the base is none.
func (t Itinerary) Trips(p *record.Project) []Trip {
	base := t.Auditor.Base
	if base == "" {
		base = p.Body.Address
	}
	var out []Trip
	for _, s := range t.Stops {
		if s.Step != StepVisit {
			continue
		}
		there := s.Company.Address.V
		if n := len(out); n > 0 && follows(out[n-1].To, s.From) {
			last := &out[n-1]
			before := last.Companies[len(last.Companies)-1].Address.V
			on := staffing.Distance(before, there) - staffing.Distance(base, before)
			last.Km += on + staffing.Distance(base, there)
			last.Saved += staffing.Distance(base, there) - on
			last.To, last.Companies = s.To, append(last.Companies, s.Company)
			continue
		}
		out = append(out, Trip{From: s.From, To: s.To, Companies: []*record.Company{s.Company}, Km: 2 * staffing.Distance(base, there)})
	}
	var away []Trip
	for _, trip := range out {
		if trip.Km == 0 {
			continue
		}
		trip.Places = append(trip.Places, staffing.Prefecture(base))
		for _, c := range trip.Companies {
			trip.Places = append(trip.Places, staffing.Prefecture(c.Address.V))
		}
		trip.Places = append(trip.Places, staffing.Prefecture(base))
		away = append(away, trip)
	}
	return away
}

// follows tells whether a visit begins on the day after another one or on its
// last day: over a weekend people go home.
func follows(end, next calendar.Date) bool {
	return next == end || next == end.AddDays(1)
}
