package record

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

// Company is one line of the register companies.xlsx: a 依頼者 of the trial.
type Company struct {
	ID              string
	Name            Value[string] // as typed
	Kana            string        // フリガナ, for matching
	CorporateNumber string        // 法人番号, 13 digits
	Address         Value[string]
	Industry        Value[string] // as typed
	Division        string        // its 大分類 of 日本標準産業分類; "" when it cannot be told
	Capital         Value[int64]  // yen
	Employees       Value[int]
	Contact         Value[string] // 担当者
	ContactTitle    Value[string] // 部署・役職
	Mail            Value[string]
	Phone           Value[string]
	ScopeUnit       ScopeUnit
	ScopeName       Value[string] // what is audited, in words: 本社工場
	Sites           []Value[string]
	ContractDate    Value[calendar.Date]
	RetentionYears  Value[int]
	Disposal        Value[string] // 返還 or 廃棄
	Method          Method
	MethodReason    Value[string]        // why the method was changed
	SentDate        Value[calendar.Date] // sheets sent
	DueDate         Value[calendar.Date]
	PriceYen        Value[int64]
	PlanExplained   Value[string] // record of the explanation 別紙1 4(1)⑥, when held
	Note            Value[string]
	Possible        Value[string]  // 受入れ可能日 (別紙1 4(2)⑦), as typed
	PossibleDays    []Span         // what of it could be read
	Needed          Value[string]  // 必要な資格 of the team, as typed
	NeededSkills    []string       // one by one
	EffortDays      Value[float64] // person-days that stand for the computed ones
	EffortReason    Value[string]  // why
	Hidden          Value[string]  // 公表しない語: products, brands and other words that tell the company
	SME             SME
	Pos             problem.Pos // of its line in the register
}

// ScopeUnit is the unit of the scope (別紙1 2(1)).
type ScopeUnit string

// The units of scope.
const (
	UnitCompany  ScopeUnit = "company"  // 事業者単位
	UnitSite     ScopeUnit = "site"     // 事業所単位
	UnitDivision ScopeUnit = "division" // 事業部門単位
	UnitOther    ScopeUnit = "other"    // その他
)

// ScopeUnits lists the units in the order of the call.
func ScopeUnits() []ScopeUnit { return []ScopeUnit{UnitCompany, UnitSite, UnitDivision, UnitOther} }

// Ja returns the unit's word in documents and in the register.
func (u ScopeUnit) Ja() string {
	switch u {
	case UnitCompany:
		return "事業者単位"
	case UnitSite:
		return "事業所単位"
	case UnitDivision:
		return "事業部門単位"
	case UnitOther:
		return "その他"
	default:
		return "―"
	}
}

// Method is how the company is audited (別紙1 前文).
type Method string

// The methods.
const (
	Basic   Method = "basic"   // 基本手法
	Changed Method = "changed" // 変更手法
)

// Ja returns the method's word in documents and in the register.
func (m Method) Ja() string {
	if m == Changed {
		return "変更手法"
	}
	return "基本手法"
}

// SME tells whether the company is a 中小企業者 under 中小企業基本法 第2条第1項,
// and by which rule. Known is false when industry, capital and employees do
// not decide it.
type SME struct {
	Is    bool
	Known bool
	Class string // 製造業その他, 卸売業, サービス業, 小売業
	Rule  string // the sentence that decided it, for documents
}
