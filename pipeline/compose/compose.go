// Package compose turns what the audit rules found out into documents.
//
// In: records, assessment, plan and totals, and the texts in templates/*.md.
// Out: doc.Documents (照会書, 審査計画書, 審査報告書（案）, 事業報告書, 回答の受付結果, and the
// letters and records of the audit that Papers lists), the numbers of the tables
// and figures of the project report, and the table of codes that goes with it.
// Every figure of that report is a cell of a statistics.Table. The package knows no writer,
// reads no clock and judges nothing: every finding, advice and review is an
// empty doc.Field for a person, or stands as the auditors' report has it, and
// remarks at the items of a report draft say what the return has, not what to
// think of it. Rows that a person may add (visits, interviews, advice) are
// sections, and what the company said is locked (doc.Row.Repeat,
// doc.Paragraph.Lock).
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
//	::: draft                a note that only a draft has; the final document is without
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

	KindImpartiality         = "impartiality"           // 公平性誓約書
	KindContractPoints       = "contract-points"        // 秘密保持契約の要点
	KindDocumentReview       = "document-review"        // 文書審査結果通知書
	KindDocumentReviewRecord = "document-review-record" // 文書審査結果等の説明記録
	KindOnsiteNotice         = "onsite-notice"          // 現地審査実施案内
	KindOnsiteChecklist      = "onsite-checklist"       // 現地審査チェックリスト
	KindDirection            = "direction"              // 結論の方向性の説明記録
	KindReviewMaterial       = "review-material"        // レビュー資料
	KindReviewRecord         = "review-record"          // レビュー記録
	KindConformity           = "conformity"             // 適合通知書
	KindPartial              = "partial"                // 評価結果通知書（一部適合）
	KindStopNotice           = "stop-notice"            // 評価中止通知書
	KindStopRecord           = "stop-record"            // 評価中止記録
	KindAuthorityReport      = "authority-report"       // 関係行政機関への報告書（案）
	KindAmendment            = "amendment"              // 変更通知書
	KindDisposalList         = "disposal-list"          // 返還・廃棄の一覧
	KindDisposalCertificate  = "disposal-certificate"   // 返還・廃棄証明書
)

// Kinds lists the kinds of documents that the package makes.
func Kinds() []string {
	kinds := []string{KindQuery, KindPlan, KindReportDraft, KindProjectReport, KindIntakeReport, KindItinerary}
	for _, p := range Papers() {
		kinds = append(kinds, p.Kind)
	}
	return kinds
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
	Edition    int           // of a letter: 2 for the one that replaces a letter that went out; 0 is 1
	Replaces   calendar.Date // the day on which the edition before went out
	Amended    []Amended     // of a 変更通知書: what is replaced
	Template   string        // digest of the templates; "" when it is not known
	ReplyBy    calendar.Date // until when a query is to be answered; zero leaves a place to fill in

	Report   *record.Report   // what the auditors finished in Word; nil before
	Reviewed []record.Finding // of the document review, from a working paper; nil: those of Report
	Person   Person           // of a declaration of impartiality
	Steps    Steps            // what the office knows of the course of the audit
	Holdings []Holding        // what the body holds of the company, at the end of the retention
	Changes  Changes          // of a plan, against the version before
}

// Query makes the 照会書 of a company. It returns no document when there is
// nothing to ask.
func (t *Templates) Query(in Input) (*doc.Document, problem.List) {
	if in.Assessment == nil || len(in.Assessment.Queries) == 0 {
		return nil, nil
	}
	j := newJob(in.letter(KindQuery))
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
	meta := j.meta()
	meta.Facts = append(meta.Facts, j.itemFacts()...)
	return t.compose(KindReportDraft, j.view(), reportParts(j), meta)
}
