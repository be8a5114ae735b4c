package audit

import (
	"strconv"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
	"shinsa/pipeline/staffing"
)

// Outline is what a version of a plan told the company, short enough to be
// kept: what a later plan starts from and is compared with.
type Outline struct {
	Version    int           `json:"version"` // 1: 第1版
	Date       calendar.Date `json:"date"`    // of the version
	Total      float64       `json:"total"`
	Lines      []EffortLine  `json:"lines,omitempty"`
	Reason     string        `json:"reason,omitempty"` // why Total is not what the lines give
	PriceYen   int64         `json:"price_yen"`
	Team       []Person      `json:"team,omitempty"` // the lead first
	Schedule   Schedule      `json:"schedule"`
	OnsiteDays int           `json:"onsite_days"`

	Explained   bool     `json:"explained,omitempty"`   // 別紙1 4(1)⑥: the plan stands from then on
	Explanation string   `json:"explanation,omitempty"` // the register's record of it
	Changes     []Change `json:"changes,omitempty"`     // against Last
	Last        *Outline `json:"last,omitempty"`        // the version explained before this one
}

// Person is an auditor by ID and name.
type Person struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Edition names the version: 第2版.
func (o Outline) Edition() string { return "第" + strconv.Itoa(max(1, o.Version)) + "版" }

// outlineOf keeps what a plan tells.
func outlineOf(p Plan, date calendar.Date) Outline {
	o := Outline{Version: 1, Date: date, Total: p.Effort.Total, Lines: p.Effort.Lines, Reason: p.Effort.Reason.V, PriceYen: p.PriceYen,
		Schedule: p.Schedule, OnsiteDays: p.Effort.OnsiteDays}
	for _, m := range p.Team.Members {
		o.Team = append(o.Team, Person{m.Auditor.ID, m.Auditor.Name})
	}
	return o
}

// Next is what is to be kept after a plan was made: old itself where the
// company would be told nothing new; else the plan as a version. The number
// goes up, and the changes are told, from the last version that was explained to
// the company; one that was not yet explained is replaced. why is PlanAll's
// reason for releasing the plan, "" for none.
func Next(old Outline, p Plan, date calendar.Date, why string) (now Outline, changed bool) {
	now = outlineOf(p, date)
	if old.Version > 0 && len(Diff(old, now, "")) == 0 {
		return old, false
	}
	last := old.Last
	if old.Explained {
		last = &old
	}
	if last == nil {
		return now, true
	}
	kept := *last
	kept.Last, kept.Changes = nil, nil
	now.Version, now.Last, now.Changes = kept.Version+1, &kept, Diff(kept, now, why)
	return now, true
}

// Explain marks the version as explained when the register records an
// explanation that is not the one of the version before.
func (o Outline) Explain(c *record.Company) Outline {
	if o.Version == 0 || !c.PlanExplained.Known || o.Last != nil && o.Last.Explanation == c.PlanExplained.V {
		return o
	}
	o.Explained, o.Explanation = true, c.PlanExplained.V
	return o
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
