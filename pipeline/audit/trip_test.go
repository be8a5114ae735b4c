package audit

import (
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// Who visits two companies on days that follow one another travels once.
func TestVisitsThatFollowAreOneTrip(t *testing.T) {
	at := func(d int) calendar.Date { return calendar.Date{Year: 2018, Month: 7, Day: d} }
	firm := func(id, address string) *record.Company {
		return &record.Company{ID: id, Address: record.Known(address, record.Origin{})}
	}
	osaka, kyoto, miyagi := firm("C001", "大阪府東泉野市1"), firm("C002", "京都府南山市2"), firm("C003", "宮城県陸前野市3")
	it := Itinerary{Auditor: &record.Auditor{ID: "A1"}, Stops: []Stop{
		{Company: miyagi, Step: StepVisit, From: at(2), To: at(2)}, {Company: osaka, Step: StepReview, From: at(3), To: at(3)},
		{Company: osaka, Step: StepVisit, From: at(4), To: at(5)}, {Company: kyoto, Step: StepVisit, From: at(6), To: at(6)},
		{Company: kyoto, Step: StepVisit, From: at(9), To: at(9)}}}
	p := &record.Project{Body: record.Body{Address: "宮城県陸前野市本町1"}}
	got := it.Trips(p)
	if len(got) != 2 {
		t.Fatalf("trips: %+v", got)
	}
	one := got[0]
	if one.From != at(4) || one.To != at(6) || len(one.Companies) != 2 || one.Saved <= 0 {
		t.Errorf("the joined trip: %+v", one)
	}
	if sum := one.Km + one.Saved; sum != 2*(roundTrip(p, osaka)+roundTrip(p, kyoto)) {
		t.Errorf("%d km and %d saved", one.Km, one.Saved)
	}
	if got[1].Saved != 0 || got[1].From != at(9) {
		t.Errorf("over the weekend one goes home: %+v", got[1])
	}
}

func roundTrip(p *record.Project, c *record.Company) int {
	it := Itinerary{Auditor: &record.Auditor{}, Stops: []Stop{{Company: c, Step: StepVisit, From: calendar.Date{Year: 2018, Month: 1, Day: 1}, To: calendar.Date{Year: 2018, Month: 1, Day: 1}}}}
	return it.Trips(p)[0].Km / 2
}
