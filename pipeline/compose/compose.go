// Package compose turns what the audit rules found out into documents.
//
// In: records, assessment, plan and totals, and the texts in templates/*.md.
// Out: doc.Documents (照会書, 審査計画書, 審査報告書（案）, 事業報告書, 回答の受付結果) and the
// tables of figures for the workbook beside the project report. The package
// knows no writer, reads no clock and judges nothing: every finding, advice
// and review is an empty doc.Field for a person.
//
// # The scheme of the templates
//
// A template is Markdown that text/template fills in first. Office and
// ministry wording lives there; what needs arithmetic or a grid is built in Go
// and called by name. Of Markdown there are only
//
//	# …  ## …  ### …        headings, numbered 1. → 1.1 → (1) by doc.Outline;
//	                         {.plain} unnumbered, {.newpage} on a new page, {#id}
//	- …   1. …               lists, labelled ・ and (1), (2) …; one deeper ①, ②
//	**…**                    strong
//	\ at the end of a line   a line break; other line ends join without a space
//
// and three things of our own:
//
//	::: right                every line up to ::: is a paragraph of that style
//	[[table: items 4-1]]     alone in a paragraph: a table or chart built in Go
//	[[field: opinion.text]]  alone or within a line: a place to fill in
//	[[ref: items]]           within a line: the number of a table or figure (表 5-3)
//	[[body]] [[toc]]         what stands before is the cover; contents follow it
//	[[newpage]] [[blank: 2]] a page break; empty lines, as letters and covers need them
//
// Tables, quotes, code and HTML of Markdown are refused when templates are
// loaded, with file and line, so that nothing is shown raw by accident.
//
// # Values are not text
//
// A value that {{…}} shows never becomes part of the Markdown. Load rewrites
// every action so that it leaves a token (two private-use characters around a
// number, which templates themselves may not contain), and the token becomes
// a doc.Text after the Markdown is parsed. So "{{", "|", "#" or "<w:p>" in a
// company's free text is shown as typed, and each such doc.Text knows the cell
// it came from (Text.Src): there a missing glyph is reported.
package compose

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// The kinds of documents, as in doc.Document.Kind; each has a template of
// that name in templates/.
const (
	KindQuery         = "query"
	KindPlan          = "plan"
	KindReportDraft   = "report-draft"
	KindProjectReport = "project-report"
	KindIntakeReport  = "intake-report"
)

// Kinds lists the kinds of documents that the package makes.
func Kinds() []string {
	return []string{KindQuery, KindPlan, KindReportDraft, KindProjectReport, KindIntakeReport}
}

// Input is what the documents of one company are made from. Plan may be nil
// for a query.
type Input struct {
	Project    *record.Project
	Catalogue  *criteria.Catalogue
	Date       calendar.Date // of the document
	Assessment *audit.Assessment
	Plan       *audit.Plan
	Number     string        // 発番; "" leaves a place to fill in
	Version    string        // 版; "" is 第1版
	ReplyBy    calendar.Date // until when a query is to be answered; zero leaves a place to fill in
}

// Query makes the 照会書 of a company. It returns no document when there is
// nothing to ask.
func (t *Templates) Query(in Input) (*doc.Document, problem.List) {
	if in.Assessment == nil || len(in.Assessment.Queries) == 0 {
		return nil, nil
	}
	j := newJob(in)
	return t.compose(KindQuery, j.view(), queryParts(j), j.meta())
}

// Plan makes the 審査計画書 of a company (別紙1 4(1)④⑤).
func (t *Templates) Plan(in Input) (*doc.Document, problem.List) {
	j := newJob(in)
	return t.compose(KindPlan, j.view(), planParts(j), j.meta())
}

// ReportDraft makes the 審査報告書（案） of a company, for an auditor to finish
// (別紙1 5(2)).
func (t *Templates) ReportDraft(in Input) (*doc.Document, problem.List) {
	j := newJob(in)
	return t.compose(KindReportDraft, j.view(), reportParts(j), j.meta())
}
