package audit

import "shinsa/pipeline/criteria"

// Totals is what all companies together show: the figures of the project
// report (事業報告書). No company is named in it.
type Totals struct {
	Companies    int
	Returned     int
	BySize       []Count // 中小企業, 中堅企業, 未確定
	ByIndustry   []Count
	ByUnit       []Count // 認証範囲の単位
	ByMethod     []Count
	BasicShare   Share         // against the half (別紙1 前文)
	Clauses      []ClauseTotal // by section of the catalogue
	ByClause     []ClauseTotal // one level finer
	Gaps         []ItemTotal   // commonest first
	Alternatives []ItemTotal   // items with alternative measures
	Recommended  []ItemTotal
	Laws         []Count
	Queries      []Count // by kind
	Effort       EffortTotal
	PriceYen     int64
	Ceilings     []CeilingCheck
}

// Count is a named number.
type Count struct {
	Name string
	N    int
}

// Share is N of Of.
type Share struct{ N, Of int }

// Percent returns the share in percent, 0 for no base.
func (s Share) Percent() float64 {
	if s.Of == 0 {
		return 0
	}
	return 100 * float64(s.N) / float64(s.Of)
}

// ClauseTotal is one section or clause over all companies that returned.
type ClauseTotal struct {
	ID, Number, Title string
	Answers           map[criteria.Answer]int
	Unanswered        int
	OutOfScope        int
	Applicable        int // answers asked for: companies × applicable items
}

// ItemTotal is one item over all companies that returned.
type ItemTotal struct {
	Item *criteria.Item
	N    int // companies
	Of   int // companies to which it applies
}

// EffortTotal is the planned work over all companies.
type EffortTotal struct {
	Days, Min, Max, Mean float64
}

// CeilingCheck compares a figure with a limit of the call.
type CeilingCheck struct {
	Name   string
	Value  int64
	Limit  int64
	Unit   string
	Within bool
}
