package method

import (
	"testing"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// A sound audit goes through the whole method, step by step.
func TestNextFollowsTheMethod(t *testing.T) {
	for _, c := range []struct {
		day   calendar.Date
		step  Step
		owner Owner
	}{
		{day(6, 5), StepPlan, Office}, {day(6, 11), StepReview, Auditors}, {day(6, 14), StepTell, Office}, {day(6, 18), StepPossible, Client},
		{day(6, 20), StepOnsite, Auditors}, {day(7, 4), StepReport, Auditors}, {day(7, 12), StepEvaluation, Committee}, {day(7, 20), StepDeliver, Office},
		{day(7, 25), StepAftermath, Client}, {day(8, 20), StepKeep, Office}, {calendar.Date{Year: 2023, Month: 10, Day: 1}, StepPurge, Office},
	} {
		w := sound()
		w.until(c.day)
		if c.day.Before(day(7, 12)) {
			w.c.Report = nil
		} else if c.day.Before(day(7, 20)) {
			w.drop("review.date")
		}
		if got := Next(w.in, w.c); got.Step != c.step || got.Owner != c.owner {
			t.Errorf("%s: %+v, want %s", c.day, got, c.step)
		}
	}
}

func TestNextOfOtherStates(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world)
		want   Step
		late   bool
	}{
		"no contract": {func(w *world) { w.c.Assessment.Company.ContractDate = record.Value[calendar.Date]{} }, StepContract, true},
		"not sent": {func(w *world) {
			w.c.Assessment.Company.SentDate, w.c.Assessment.Response, w.in.Today = record.Value[calendar.Date]{}, nil, day(5, 21)
			w.until(day(5, 20))
		}, StepSend, false},
		"not returned":    {func(w *world) { w.until(day(6, 10)); w.c.Assessment.Response = nil }, StepReturn, true},
		"asked":           {func(w *world) { w.until(day(6, 10)); w.c.Assessment.Queries = []audit.Query{{}} }, StepQuery, true},
		"told, not asked": {func(w *world) { w.until(day(6, 18)); w.without(record.EventOnsiteExplained) }, StepInvite, false},
		"to be explained": {func(w *world) { w.until(day(6, 19)); w.event(record.EventAsked, day(6, 19), "", "") }, StepExplain, false},
		"plan changed":    {func(w *world) { w.until(day(6, 20)); w.event(record.EventPlanChanged, day(6, 20), "", "") }, StepReplan, false},
		"written": {func(w *world) {
			w.until(day(7, 10))
			w.drop("direction.date", "review.date")
		}, StepDirection, false},
		"sent, not stated": {func(w *world) { w.without(record.EventConformity) }, StepConformity, true},
		"doubt":            {func(w *world) { w.event(record.EventDoubt, day(7, 4), "", "") }, StepAuthority, true},
		"told, going on": {func(w *world) {
			w.event(record.EventDoubt, day(7, 4), "", "")
			w.event(record.EventAuthority, day(7, 5), "", "")
		}, StepStop, true},
		"stopped": {func(w *world) {
			w.event(record.EventDoubt, day(7, 4), "", "")
			w.event(record.EventAuthority, day(7, 5), "", "")
			w.event(record.EventStopped, day(7, 5), "", "")
		}, StepKeep, false},
		"destroyed": {func(w *world) { w.event(record.EventDestroyed, day(8, 30), "", "") }, StepDone, false},
	} {
		w := sound()
		c.change(w)
		if got := Next(w.in, w.c); got.Step != c.want || got.Late != c.late {
			t.Errorf("%s: %+v, want %s late %v", name, got, c.want, c.late)
		}
	}
}
