package record

// Column is one column of the register companies.xlsx, by its head word.
// Package sheet writes them, package register looks for them.
type Column string

// The columns of the register.
const (
	ColID              Column = "整理番号"
	ColName            Column = "名称"
	ColKana            Column = "フリガナ"
	ColCorporateNumber Column = "法人番号"
	ColAddress         Column = "所在地"
	ColIndustry        Column = "業種"
	ColCapital         Column = "資本金"
	ColEmployees       Column = "従業員数"
	ColContact         Column = "担当者"
	ColContactTitle    Column = "部署・役職"
	ColMail            Column = "メールアドレス"
	ColPhone           Column = "電話番号"
	ColScopeUnit       Column = "認証範囲の単位"
	ColScopeName       Column = "認証範囲の名称"
	ColSites           Column = "拠点"
	ColContractDate    Column = "契約日"
	ColRetention       Column = "保存期間（年）"
	ColDisposal        Column = "返還・廃棄"
	ColMethod          Column = "手法"
	ColMethodReason    Column = "手法変更の理由"
	ColSentDate        Column = "配布日"
	ColDueDate         Column = "回答期限"
	ColPrice           Column = "契約金額"
	ColPlanExplained   Column = "計画の説明記録"
	ColNote            Column = "備考"
	ColPossible        Column = "受入れ可能日"
	ColNeeded          Column = "必要な資格"
	ColEffort          Column = "工数の上書き（人日）"
	ColEffortReason    Column = "工数の上書きの理由"
	ColHidden          Column = "公表しない語"
)

// Columns lists the columns in the order of the register.
func Columns() []Column {
	return []Column{ColID, ColName, ColKana, ColCorporateNumber, ColAddress, ColIndustry, ColCapital, ColEmployees,
		ColContact, ColContactTitle, ColMail, ColPhone, ColScopeUnit, ColScopeName, ColSites, ColContractDate,
		ColRetention, ColDisposal, ColMethod, ColMethodReason, ColSentDate, ColDueDate, ColPrice, ColPlanExplained, ColNote,
		ColPossible, ColNeeded, ColEffort, ColEffortReason, ColHidden}
}

// Words of the register.
const (
	RegisterSheet  = "事業者一覧"
	ExampleID      = "（例）" // marks the row that shows how to fill in
	DisposalReturn = "返還"
	DisposalErase  = "廃棄"
)
