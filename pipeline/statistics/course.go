package statistics

import (
	"slices"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// stage is a step of the method whose day is counted.
type stage struct {
	id, ja string
	kinds  []record.EventKind
}

// The stages that other files name.
const (
	stageContract = "contract"
	stageSent     = "sent"
	stageReturned = "returned"
	stageReview   = "document-review"
	stageTold     = "onsite-explained"
	stagePossible = "possible"
	stageOnsite   = "onsite"
	stageConclude = "direction"
	stageEvaluate = "review"
	stageDeliver  = "report-sent"
)

// stages lists them in the order of the method.
func stages() []stage {
	of := func(k ...record.EventKind) []record.EventKind { return k }
	return []stage{
		{stageContract, "契約の締結", of(record.EventContract)},
		{stageSent, "自己チェックシートの配布", nil},
		{stageReturned, "自己チェックシートの回答", nil},
		{"plan-sent", "審査計画書の送付", of(record.EventPlanSent)},
		{"plan-explained", "審査計画の説明", of(record.EventPlanExplained)},
		{stageReview, "文書審査", of(record.EventDocumentReview)},
		{"result-told", "文書審査の結果の通知", of(record.EventResultTold)},
		{stageTold, "現地審査の説明", of(record.EventOnsiteExplained)},
		{stagePossible, "受入れ可能時期の連絡", of(record.EventPossible)},
		{stageOnsite, "現地審査", of(record.EventOnsite)},
		{stageConclude, "結論の方向性の説明", of(record.EventDirection)},
		{stageEvaluate, "レビュー", of(record.EventCommittee, record.EventHead)},
		{stageDeliver, "審査報告書の送付", of(record.EventReportSent)},
		{"conformity", "適合の通知", of(record.EventConformity)},
		{"stopped", "評価の中止", of(record.EventStopped)},
		{"aftermath", "事後報告", of(record.EventAftermathReported)},
	}
}

// moment is a day with the place that tells it.
type moment struct {
	day calendar.Date
	at  problem.Pos
}

// firstDay is the first day on which a stage took place, by the log, the
// register, the report or the working papers.
func firstDay(c Case, id string) (moment, bool) {
	all := daysOf(c, id)
	if len(all) == 0 {
		return moment{}, false
	}
	return slices.MinFunc(all, func(a, b moment) int { return a.day.Compare(b.day) }), true
}

func daysOf(c Case, id string) []moment {
	var out []moment
	for _, s := range stages() {
		if s.id == id {
			out = logged(c.Events, s.kinds...)
		}
	}
	if c.Assessment == nil {
		return out
	}
	co := c.Assessment.Company
	switch id {
	case stageContract:
		out = append(out, given(co.ContractDate)...)
	case stageSent:
		out = append(out, given(co.SentDate)...)
	case stageReturned:
		out = append(out, returnedOn(c.Assessment.Response)...)
	case stageReview:
		out = append(append(out, entered(c.Report, "cover.document-date")...), visited(c, "文書審査")...)
	case stageOnsite:
		out = append(append(out, entered(c.Report, "cover.onsite-date")...), visited(c, "現地審査")...)
	case stageConclude:
		out = append(out, entered(c.Report, "direction.date")...)
	case stageEvaluate:
		if reviewKind(c) != "" {
			out = append(out, entered(c.Report, "review.date")...)
		}
	case "aftermath":
		if c.Aftermath != nil {
			out = append(out, given(c.Aftermath.Reported)...)
		}
	}
	return out
}

// logged are the days of the log's events of some kinds.
func logged(events []record.Event, kinds ...record.EventKind) []moment {
	var out []moment
	for _, e := range events {
		if slices.Contains(kinds, e.Kind) {
			out = append(out, given(e.Date)...)
		}
	}
	return out
}

func given(d record.Value[calendar.Date]) []moment {
	if !d.Known || d.V.Day == 0 {
		return nil
	}
	return []moment{{d.V, d.Origin.Pos}}
}

// returnedOn is the day written on the sheet, else the one on which the office
// first read it.
func returnedOn(r *record.Response) []moment {
	switch {
	case r == nil:
		return nil
	case r.Received.Known && r.Received.V.Day > 0:
		return given(r.Received)
	case r.Seen.Day > 0:
		return []moment{{r.Seen, problem.Pos{File: r.File}}}
	}
	return nil
}

func entered(r *record.Report, tag string) []moment {
	if r == nil {
		return nil
	}
	e := r.Entry(tag)
	if e.Date.Day == 0 {
		return nil
	}
	return []moment{{e.Date, e.Value.Origin.Pos}}
}

// visited are the days of a kind of visit, in the report and the working papers.
func visited(c Case, kind string) []moment {
	var out []moment
	for _, v := range visits(c) {
		if v.kind == kind && v.day.Day > 0 {
			out = append(out, moment{v.day, v.at})
		}
	}
	return out
}

// visit is a day's work somewhere, by those who did it.
type visit struct {
	kind string
	day  calendar.Date
	by   []string
	at   problem.Pos
}

// visits are those of the report; where it has none, of the working papers.
func visits(c Case) []visit {
	var out []visit
	if c.Report != nil {
		for _, r := range c.Report.Rows("visits") {
			d := r["visits.date"]
			out = append(out, visit{strings.TrimSpace(r["visits.kind"].Value.V), d.Date, people(r["visits.by"].Value.V), d.Value.Origin.Pos})
		}
	}
	if len(out) > 0 || c.Fieldwork == nil {
		return out
	}
	for _, v := range c.Fieldwork.Visits {
		out = append(out, visit{strings.TrimSpace(v.Kind.V), v.Date.V, people(v.By.V), v.Date.Origin.Pos})
	}
	return out
}

// people splits 髙橋、田中 into names.
func people(s string) []string {
	var out []string
	for _, n := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,／/\n・;；", r) }) {
		if n = strings.Join(strings.Fields(n), ""); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// The words of the draft's choices.
const (
	allConform    = "基準の全部に適合"
	partConform   = "基準の一部に適合"
	stopConclude  = "評価を中止"
	judgedAll     = "基準の全部に適合していると評価する"
	judgedPart    = "基準の一部に適合していると評価する"
	judgedStop    = "評価を中止する"
	byCommittee   = "委員会によるレビュー"
	byHead        = "代表者によるレビュー"
	attended      = "出席"
	outsideMember = "外部"
)

// tell is what the report says at a tag, "" without one.
func tell(c Case, tag string) string {
	if c.Report == nil {
		return ""
	}
	return c.Report.Said(tag)
}

// reviewKind is how the report was reviewed: by the report, else by the log.
func reviewKind(c Case) string {
	if k := tell(c, "review.kind"); k == byCommittee || k == byHead {
		return k
	}
	switch {
	case len(logged(c.Events, record.EventCommittee)) > 0:
		return byCommittee
	case len(logged(c.Events, record.EventHead)) > 0:
		return byHead
	}
	return ""
}

// plannedDays are the days that the plan has for a stage.
func plannedDays(p *audit.Plan, id string) (from calendar.Date, ok bool) {
	if p == nil {
		return calendar.Date{}, false
	}
	switch id {
	case stageReview:
		from = p.Schedule.DocumentFrom
	case stagePossible:
		from = p.Schedule.NoticeBy
	case stageOnsite:
		from = p.Schedule.OnsiteFrom
	case stageConclude:
		from = p.Schedule.ReportBy
	}
	return from, from.Day > 0
}

// returnedAt is the file of the return.
func returnedAt(u *subject) problem.Pos { return problem.Pos{File: u.Assessment.Response.File} }
