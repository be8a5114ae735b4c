package audit

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/staffing"
)

// Outline is what a plan told the company, short enough to be kept: what a
// later plan is compared with.
type Outline struct {
	Version    int           `json:"version"` // 1: 第1版
	Date       calendar.Date `json:"date"`    // of the document
	Explained  bool          `json:"explained,omitempty"`
	Total      float64       `json:"total"`
	Lines      []EffortLine  `json:"lines,omitempty"`
	Reason     string        `json:"reason,omitempty"` // why Total is not what the lines give
	PriceYen   int64         `json:"price_yen"`
	Team       []Person      `json:"team,omitempty"` // the lead first
	Schedule   Schedule      `json:"schedule"`
	OnsiteDays int           `json:"onsite_days"`
}

// Person is an auditor by ID and name.
type Person struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// OutlineOf keeps what a plan tells.
func OutlineOf(p Plan, version int, date calendar.Date) Outline {
	o := Outline{Version: version, Date: date, Total: p.Effort.Total, Lines: p.Effort.Lines, Reason: p.Effort.Reason.V, PriceYen: p.PriceYen, Schedule: p.Schedule, OnsiteDays: p.Effort.OnsiteDays}
	for _, m := range p.Team.Members {
		o.Team = append(o.Team, Person{m.Auditor.ID, m.Auditor.Name})
	}
	return o
}

// Next is the outline of the plan as the version after old: old itself where
// the company would be told nothing new.
func Next(old Outline, p Plan, date calendar.Date) (Outline, bool) {
	if old.Version > 0 && len(Diff(old, OutlineOf(p, old.Version, date), "")) == 0 {
		return old, false
	}
	return OutlineOf(p, old.Version+1, date), true
}

func (o Outline) assignment(company string) *staffing.Assignment {
	a := &staffing.Assignment{Company: company, DocumentFrom: o.Schedule.DocumentFrom, DocumentTo: o.Schedule.DocumentTo,
		VisitFrom: o.Schedule.OnsiteFrom, VisitTo: o.Schedule.OnsiteTo}
	for _, p := range o.Team {
		a.Team = append(a.Team, p.ID)
	}
	if len(a.Team) == 0 || a.VisitFrom.IsZero() {
		return nil
	}
	return a
}
