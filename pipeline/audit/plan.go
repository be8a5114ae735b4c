package audit

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// Plan is what the audit plan (審査計画書, 別紙1 4(1)④⑤) needs beyond the
// assessment.
type Plan struct {
	Effort    Effort
	Team      Team
	Schedule  Schedule
	Focus     []Focus    // what to look at first
	MoreFocus int        // further points that the list has no room for
	Prepare   []Document // what the company should have ready
	PriceYen  int64      // effort × day rate, or the register's price
	Onsite    []OnsiteCheck
}

// Effort is the work in person-days with its arithmetic.
type Effort struct {
	Lines      []EffortLine
	Sum        float64 // of the lines
	Total      float64 // Sum rounded up to the table's step
	Rounding   string  // how Sum became Total, in words
	Document   float64 // person-days of it for document review
	Onsite     float64 // for the on-site audit
	OnsiteDays int     // days at the company: Onsite over the auditors, rounded up

	// Reason says why Total is not the computed one; the formulas say how the
	// two parts follow it. Known and filled in only where the register overrides.
	Reason                         record.Value[string]
	DocumentFormula, OnsiteFormula string
}

// EffortLine is one addend: 現地審査（項目数） 96 項目 ÷ 60 項目/人日 = 1.60 人日.
type EffortLine struct {
	Label   string
	Formula string
	Days    float64 // rounded to 0.01, so that printed lines add up
	Part    Part
}

// Part is the part of the audit that a line of the effort belongs to.
type Part string

// The parts.
const (
	PartPreliminary Part = "preliminary" // 予備審査
	PartDocument    Part = "document"    // 文書審査
	PartOnsite      Part = "onsite"      // 現地審査
	PartReport      Part = "report"      // 審査報告書
)

// Team is who audits. An auditor with a declared conflict of interest is
// never in it.
type Team struct {
	Members  []TeamMember
	Excluded []Exclusion
}

// TeamMember is one auditor with a role: 主任 or 審査員.
type TeamMember struct {
	Auditor *record.Auditor
	Role    string
}

// Exclusion names an auditor who may not audit this company, and why.
type Exclusion struct {
	Auditor *record.Auditor
	Reason  string
}

// Schedule is the expected days.
type Schedule struct {
	DocumentFrom, DocumentTo calendar.Date
	NoticeBy                 calendar.Date // the company names possible dates by then (4(2)⑦)
	OnsiteFrom, OnsiteTo     calendar.Date
	ReportBy                 calendar.Date
}

// Focus is one point to look at first, with the reason.
type Focus struct {
	Item   *Item
	Reason string // 一部実施と回答, 実施済だが証拠の記載なし, …
}

// Document is a document or thing to prepare, with the items that ask for it.
type Document struct {
	Name  string
	Items []string
}

// OnsiteCheck is one of the eight kinds of on-site checks イ–チ of 別紙1 4(3)②
// with the items that call for it.
type OnsiteCheck struct {
	Mark  string // イ
	Title string
	Items []string
	Laws  []string // チ only: the laws as the company named them
}
