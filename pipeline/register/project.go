// Package register reads what the office says of a project: project.yaml and
// the register of companies, companies.xlsx.
//
// In: the bytes of the two files. Out: a record.Project and one
// record.Company a line, and a problem with line or cell for everything that
// is unknown, missing, twice there or cannot be read. Values keep their cell
// and what was typed; what cannot be read stays unread, never guessed.
// Whether a company is a 中小企業者 is decided here, with the rule that decided
// it; all other rules over the project (dates, ceilings, shares) belong to
// package audit. The package reads no files and writes none.
package register

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/strict"
)

//go:embed project.yaml
var projectTemplate string

// ProjectTemplate returns the commented project.yaml of a new project. It can
// be loaded as it is.
func ProjectTemplate() []byte { return []byte(projectTemplate) }

// Project reads a project file. file is the name that problems cite. The
// project holds what could be read; while the list has errors it must not be
// used.
func Project(file string, data []byte) (*record.Project, problem.List) {
	r := projectReader{file: file}
	r.problems = strict.Decode(file, data, &r.f)
	r.check()
	return r.project(digest(data)), r.problems.Sorted()
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

type projectReader struct {
	file     string
	f        projectFile
	problems problem.List
}

func (r *projectReader) add(code problem.Code, line int, args ...string) {
	r.problems.Add(code, problem.Pos{File: r.file, Line: line}, args...)
}

// check finds what each value for itself does not show.
func (r *projectReader) check() {
	if c := r.f.Contractor; c.IsSet() && c.V != "A" && c.V != "B" {
		r.add("project-contractor", c.Line, c.V)
	}
	r.order("contract_start", r.f.Dates.ContractStart, "contract_end", r.f.Dates.ContractEnd)
	r.order("audit_from", r.f.Dates.AuditFrom, "audit_to", r.f.Dates.AuditTo)
	r.notNegative()
	r.auditors()
	r.units()
	r.planning()
	r.intake()
	r.publication()
	r.letters()
}

func (r *projectReader) order(first string, a strict.Value[calendar.Date], second string, b strict.Value[calendar.Date]) {
	if !a.V.IsZero() && !b.V.IsZero() && b.V.Before(a.V) {
		r.add("project-order", b.Line, "dates."+second, b.V.String(), "dates."+first, a.V.String())
	}
}

func (r *projectReader) notNegative() {
	e, c := &r.f.Effort, &r.f.Ceilings
	for _, v := range []struct {
		name  string
		value float64
		line  int
	}{
		{"ceilings.per_company_yen", float64(c.PerCompanyYen.V), c.PerCompanyYen.Line}, {"ceilings.total_yen", float64(c.TotalYen.V), c.TotalYen.Line},
		{"ceilings.min_companies", float64(c.MinCompanies.V), c.MinCompanies.Line}, {"ceilings.day_rate_yen", float64(c.DayRateYen.V), c.DayRateYen.Line},
		{"effort.preliminary", e.Preliminary.V, e.Preliminary.Line}, {"effort.document_base", e.DocumentBase.V, e.DocumentBase.Line},
		{"effort.document_per.items", e.DocumentPer.Items.V, e.DocumentPer.Items.Line}, {"effort.document_per.gaps", e.DocumentPer.Gaps.V, e.DocumentPer.Gaps.Line},
		{"effort.onsite_base", e.OnsiteBase.V, e.OnsiteBase.Line}, {"effort.onsite_per.items", e.OnsitePer.Items.V, e.OnsitePer.Items.Line},
		{"effort.onsite_per.gaps", e.OnsitePer.Gaps.V, e.OnsitePer.Gaps.Line}, {"effort.report", e.Report.V, e.Report.Line},
		{"effort.per_site", e.PerSite.V, e.PerSite.Line}, {"effort.per_law", e.PerLaw.V, e.PerLaw.Line}, {"effort.round_to", e.RoundTo.V, e.RoundTo.Line},
		{"effort.auditors_per_visit", float64(e.AuditorsPerVisit.V), e.AuditorsPerVisit.Line},
		{"retention_years", float64(r.f.RetentionYears.V), r.f.RetentionYears.Line}, {"notice_days", float64(r.f.NoticeDays.V), r.f.NoticeDays.Line},
		{"query_days", float64(r.f.QueryDays.V), r.f.QueryDays.Line},
	} {
		if v.value < 0 {
			r.add("project-negative", v.line, v.name, fmt.Sprint(v.value))
		}
	}
}

// auditors sees that an ID names one auditor only.
func (r *projectReader) auditors() {
	seen := map[string]int{}
	for _, a := range r.f.Auditors {
		if a.ID.V == "" {
			continue
		}
		if first, again := seen[a.ID.V]; again {
			r.add("project-duplicate-auditor", a.ID.Line, a.ID.V, fmt.Sprint(first))
			continue
		}
		seen[a.ID.V] = a.ID.Line
	}
}

func (r *projectReader) units() {
	var known []string
	for _, u := range record.ScopeUnits() {
		known = append(known, string(u))
	}
	var names []string
	for name := range r.f.Effort.ScopeUnit {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		v := r.f.Effort.ScopeUnit[name]
		if !slices.Contains(known, name) {
			r.add("project-scope-unit", v.Line, name, strings.Join(known, ", "))
		}
		if v.V <= 0 {
			r.add("project-factor", v.Line, "effort.scope_unit."+name, fmt.Sprint(v.V))
		}
	}
}
