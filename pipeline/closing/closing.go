// Package closing holds an auditor's finished report against what 別紙1 5
// demands before it may be made final.
//
// In: the assessment of a company, what was collected from the Word file, the
// project and the day. Out: problems, all of them, each with its place in the
// Word file. The package reads no files and judges nothing: it only says what
// is missing, what contradicts what, and which clause asks for it.
package closing

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Input is one report.
type Input struct {
	Project    *record.Project
	Assessment *audit.Assessment
	Report     *record.Report
	Fieldwork  *record.Fieldwork // what the auditors' working papers say; nil: none
	Today      calendar.Date
}

// Check returns what keeps the report from being final.
func Check(in Input) problem.List {
	k := checker{Input: in}
	k.findings()
	k.visits()
	k.changes()
	k.laws()
	k.recommended()
	k.direction()
	k.opinion()
	k.conclusion()
	k.review()
	return k.out.Sorted()
}

type checker struct {
	Input
	out problem.List
}

func (k *checker) add(code problem.Code, at problem.Pos, args ...string) {
	k.out = append(k.out, problem.New(code, at, args...).For(k.Report.Company))
}

// at is the place of an entry, or the file where it has none.
func (k *checker) at(tag string) problem.Pos {
	if p := k.Report.Entry(tag).Value.Origin.Pos; !p.IsZero() {
		return p
	}
	return problem.Pos{File: k.Report.File, Place: title(tag)}
}

// need reports each place of the list that is empty.
func (k *checker) need(tags ...string) {
	for _, tag := range tags {
		if k.Report.Said(tag) == "" {
			k.add("finish-empty", k.at(tag), title(tag))
		}
	}
}

// date returns the day at a tag; one that is no full date or lies ahead is reported.
func (k *checker) date(tag string) calendar.Date { return k.day(k.Report.Entry(tag)) }

func (k *checker) day(e record.Entry) calendar.Date {
	said := e.Value.V
	at := e.Value.Origin.Pos
	switch {
	case !e.Value.Known:
		return calendar.Date{}
	case e.Date.IsZero() || e.Date.Day == 0:
		k.add("finish-date", at, title(e.Tag), said)
	case !k.Today.IsZero() && k.Today.Before(e.Date):
		k.add("finish-date-ahead", at, title(e.Tag), said)
	}
	return e.Date
}

// order reports a day that lies before one that must come first.
func (k *checker) order(first, then string, clause string) {
	a, b := k.Report.Entry(first).Date, k.Report.Entry(then).Date
	if !a.IsZero() && !b.IsZero() && b.Before(a) {
		k.add("finish-order", k.at(then), title(then), b.String(), title(first), a.String(), clause)
	}
}
