package audit

import (
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/staffing"
)

// shownDemands is how many demands of a clash a message names; a clash of the
// limits of all auditors has very many.
const shownDemands = 12

// clash says a smallest set of demands that cannot be kept together, with the
// places where each can be changed.
func (r *roster) clash(c staffing.Clash) problem.Problem {
	companies := c.Companies()
	var words []string
	var places []problem.Pos
	for _, d := range c.Demands {
		if d.Kind == staffing.Audit {
			continue
		}
		words = append(words, r.demand(d))
		places = append(places, r.place(d))
	}
	code := problem.Code("schedule-clash")
	if !c.Smallest {
		code = "schedule-clash-wide"
	}
	first := r.company(companies[0])
	p := problem.New(code, first.Pos, r.names(companies), list(words, shownDemands)).For(companies[0])
	for _, id := range companies[1:] {
		places = append(places, r.company(id).Pos)
	}
	return p.With(distinct(places)[:min(len(distinct(places)), shownDemands)]...)
}

func distinct(places []problem.Pos) []problem.Pos {
	var out []problem.Pos
	for _, p := range places {
		if !p.IsZero() && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func list(words []string, most int) string {
	if len(words) > most {
		return strings.Join(words[:most], "、") + fmt.Sprintf("、ほか%d件", len(words)-most)
	}
	if len(words) == 0 {
		return "審査員の人数と日数"
	}
	return strings.Join(words, "、")
}

// names says whose days cannot be found.
func (r *roster) names(companies []string) string {
	var out []string
	for _, id := range companies {
		out = append(out, "「"+r.company(id).Name.V+"」")
	}
	if len(out) == 1 {
		return out[0] + "の審査の日程"
	}
	return fmt.Sprintf("%sの計%d社の審査の日程の全て", list(out, 6), len(out))
}

func (r *roster) company(id string) *record.Company {
	for i := range r.jobs {
		if r.jobs[i].a.Company.ID == id {
			return r.jobs[i].a.Company
		}
	}
	return &record.Company{ID: id}
}

func (r *roster) auditor(id string) *record.Auditor {
	for i := range r.p.Auditors {
		if r.p.Auditors[i].ID == id {
			return &r.p.Auditors[i]
		}
	}
	return &record.Auditor{ID: id, Name: id}
}

// demand says one demand.
func (r *roster) demand(d staffing.Demand) string {
	c, u := r.company(d.Company), r.auditor(d.Auditor)
	switch d.Kind {
	case staffing.Conflict:
		return fmt.Sprintf("審査員%sと「%s」の利害関係", u.Name, c.Name.V)
	case staffing.RoleLead:
		return fmt.Sprintf("「%s」に主任を置くこと", c.Name.V)
	case staffing.RoleSkill:
		return fmt.Sprintf("「%s」に必要な資格（%s）", c.Name.V, strings.Join(append(slices.Clone(r.p.Planning.Qualifications), c.NeededSkills...), "、"))
	case staffing.TeamSize:
		return fmt.Sprintf("「%s」の審査に行く人数", c.Name.V)
	case staffing.Area:
		return fmt.Sprintf("審査員%sの担当地域（%s）", u.Name, strings.Join(u.Areas, "、"))
	case staffing.DaysOff:
		return fmt.Sprintf("審査員%sの審査に出られない日", u.Name)
	case staffing.MaxLoad:
		return fmt.Sprintf("審査員%sの人日の上限（%s人日）", u.Name, figure(u.MaxDays))
	case staffing.PossibleDays:
		return fmt.Sprintf("「%s」の受入れ可能日（%s）", c.Name.V, c.Possible.V)
	case staffing.Earliest:
		return fmt.Sprintf("「%s」の回答の受領日と現地審査までの期間（%d日前の連絡）", c.Name.V, r.p.NoticeDays)
	case staffing.Explained:
		return fmt.Sprintf("「%s」に説明済みの計画", c.Name.V)
	case staffing.Effort:
		return fmt.Sprintf("「%s」の審査工数", c.Name.V)
	default:
		return fmt.Sprintf("審査期間（%s～%s）", r.p.Dates.AuditFrom, r.p.Dates.AuditTo)
	}
}

// place is where a demand is written.
func (r *roster) place(d staffing.Demand) problem.Pos {
	c := r.company(d.Company)
	at := c.Pos
	switch d.Kind {
	case staffing.Conflict, staffing.Area, staffing.DaysOff, staffing.MaxLoad:
		return auditorPos(r.auditor(d.Auditor), r.p)
	case staffing.Period:
		return problem.Pos{File: r.p.File}
	case staffing.PossibleDays:
		at = c.Possible.Origin.Pos
	case staffing.Explained:
		at = c.PlanExplained.Origin.Pos
	case staffing.RoleSkill:
		at = c.Needed.Origin.Pos
	}
	if at.IsZero() {
		return c.Pos
	}
	return at
}

// unplaced is a company without days whose reason could not be proven.
func (r *roster) unplaced(c *record.Company) problem.Problem {
	return problem.New("schedule-full", c.Pos, c.Name.V, "審査", r.p.Dates.AuditTo.String()).For(c.ID)
}

// release tells that a plan explained to the company cannot stand.
func (r *roster) release(x staffing.Release, why map[string]string) {
	c := r.company(x.Company)
	reason := r.demand(x.Demand) + "により、説明済みの計画のままでは審査できないため"
	if x.Demand.Kind == staffing.TeamSize {
		reason = "審査員「" + x.Demand.Auditor + "」が審査に加わらなくなったため"
	}
	why[c.ID] = reason
	r.problems = append(r.problems, problem.New("plan-released", r.place(x.Demand), c.Name.V, reason).For(c.ID))
}
