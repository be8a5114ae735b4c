package criteria

// The words of the self-check sheet. Package sheet writes them, package
// intake looks for them (and for what companies make of them).
const (
	FormTitle   = "技術等情報管理 自己チェックシート"
	SheetCover  = "表紙"
	SheetGuide  = "記入要領"
	SheetScope  = "対象範囲"
	SheetItems  = "自己チェック"
	SheetExtra  = "推奨措置" // recommended measures
	SheetLaws   = "法令"
	SheetHidden = "_shinsa" // key in column A, value in B
	FormVersion = "1"       // of the layout, in the hidden sheet
)

// Keys of the hidden sheet.
const (
	KeyForm      = "form"      // FormVersion
	KeyCatalogue = "catalogue" // meti-2018
	KeyVersion   = "version"   // of the catalogue
	KeyCompany   = "company"   // company ID
	KeyProject   = "project"
)

// Labels of the cover: label in one cell, value in the cell at its right.
const (
	LabelCompanyID = "整理番号"
	LabelName      = "事業者名"
	LabelNumber    = "法人番号"
	LabelAddress   = "所在地"
	LabelScope     = "認証の範囲"
	LabelSent      = "配布日"
	LabelDue       = "回答期限"
	LabelAnswerer  = "回答者（部署・氏名）"
	LabelAnswered  = "回答日"
	LabelPhone     = "電話番号"
	LabelMail      = "メールアドレス"
)

// Head words of the tables of the sheet.
const (
	HeadID       = "項番"
	HeadClause   = "条項"
	HeadQuestion = "確認すること"
	HeadPoints   = "着眼点"
	HeadAnswer   = "回答"
	HeadEvidence = "証拠となる文書・記録"
	HeadComment  = "実施状況・代替措置の内容"
	HeadDept     = "担当部署"
	HeadScopeID  = "番号"
	HeadScopeAsk = "質問"
	HeadYesNo    = "有・無"
	HeadLaw      = "法令・ガイドラインの名称"
	HeadLawNote  = "該当する情報・業務"
)

// Words of a scope answer.
const (
	WordYes = "有"
	WordNo  = "無"
)

// Words of the follow-up sheet beyond those of the self-check sheet. The two
// heads stand over columns of our own texts, which intake takes for ours; the
// keys stand in the hidden sheet.
const (
	HeadAsked  = "お尋ねしたいこと"
	HeadBefore = "前回のご記入"
	KeyKind    = "kind"
	KeyFollows = "follows"  // digest of the return that the sheet follows
	FollowUpIs = "followup" // value of KeyKind
)
