package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// The words of the working paper (審査調書) and of the post-trial report
// (事後報告シート). Package sheet writes them, package papers looks for them.
const (
	PaperTitle     = "審査調書"
	AftermathTitle = "事後報告シート"

	SheetVisits     = "表紙"
	SheetFindings   = "判定"
	SheetInterviews = "聞き取り"
	SheetLawChecks  = "法令"
	SheetAdvice     = "指導助言"
	SheetOutside    = "対象外"

	SheetPoints       = "留意事項"
	SheetAlternatives = "別の方法"
	SheetEffects      = "助言の効果"
	SheetAgreed       = "その他の事項"
)

// Keys of the hidden sheet beyond those of package criteria. KeyKind of that
// package holds PaperIs or AftermathIs. Every mark of a text of ours stands
// below KeyOwn, in the column after the values; behind KeyShown + item stands
// the mark of the company's answer that the paper shows.
const (
	PaperIs     = "paper"
	AftermathIs = "aftermath"
	KeyAuditor  = "auditor"  // ID of project.yaml
	KeyReturn   = "return"   // digest of the return whose answers are shown
	KeyShown    = "shown."   // + item
	KeyPending  = "pending." // + item: Paper.Pending
	KeyLaw      = "law."     // + number: mark of the law's name
	KeyOwn      = "own"      // head of the column of marks
	KeyDue      = "due"      // of the post-trial report
)

// Labels of the covers: label in one cell, value in a cell at its right.
const (
	LabelAuditor   = "審査業務従事者"
	LabelAuditorID = "従事者番号"
	LabelWritten   = "記入日"
	LabelRisks     = "公平性へのリスクの報告"
	LabelCompleted = "認証トライアルの完了日"
	LabelAfterDue  = "提出期限"
	LabelReporter  = "報告者（部署・氏名）"
	LabelReported  = "報告日"
	LabelAny       = "報告の有無" // on each page of the post-trial report
)

// Heads of the tables of the working paper. Those of the self-check sheet
// (項番, 条項, 確認すること) come from package criteria.
const (
	HeadCheckKind = "種別"
	HeadTheirs    = "企業の回答"
	HeadTheirText = "企業の記入と証拠"
	HeadVerdict   = "判定"
	HeadDocuments = "確認した文書"
	HeadProof     = "証拠"
	HeadAdvice    = "指導助言"
	HeadPlace     = "場所"
	HeadDay       = "日"
	HeadVisitKind = "区分"
	HeadTime      = "時間"
	HeadBy        = "実施した者"
	HeadAskKind   = "種別"
	HeadAskedOf   = "相手（部署、役職、氏名）"
	HeadHeard     = "聞き取り・確認の内容"
	HeadNumber    = "番号"
	HeadLawName   = "法令等の名称"
	HeadLawState  = "遵守状況"
	HeadLawText   = "確認した内容及び証拠"
	HeadAdviceGiv = "指導助言の内容"
	HeadResponse  = "企業の対応"
)

// Heads of the tables of the post-trial report.
const (
	HeadStage    = "段階"
	HeadPoint    = "留意した点、対応に手間取った点"
	HeadTip      = "工夫したこと、他の企業の参考になること"
	HeadMatter   = "基準の事項"
	HeadMeasure  = "講じた対応の内容"
	HeadWhy      = "別紙2の方法によらなかった理由"
	HeadWorked   = "効果、確かめ方"
	HeadGiven    = "受けた指導助言"
	HeadDone     = "対応の状況"
	HeadEffect   = "対応の内容、効果"
	HeadSubject  = "報告する事項"
	HeadReported = "報告の内容"
)

// VisitKinds lists the kinds of visits, as the report draft's choice has them.
func VisitKinds() []string { return []string{"文書審査", "現地審査", "説明", "その他"} }

// LawStates lists what an auditor can say about a law, as the report draft's
// choice has it.
func LawStates() []string { return []string{"遵守を確認", LawDoubt, "未確認"} }

// LawDoubt is the state in which the evaluation is stopped (別紙1 5(11)).
const LawDoubt = "疑義あり"

// Stages lists the stages that a point to mind can belong to.
func Stages() []string {
	return []string{"準備", "予備審査", "文書審査", "現地審査", "評価の後", "その他"}
}

// DoneStates lists what became of advice.
func DoneStates() []string {
	return []string{"対応した", "対応中", "対応する予定", "対応しない"}
}

// CheckKind is one of the eight kinds of on-site checks of 別紙1 4(3)②.
type CheckKind struct {
	Mark string // イ
	Word string // the choice of the working paper
}

// CheckKinds lists the eight kinds in the order of the call.
func CheckKinds() []CheckKind {
	return []CheckKind{
		{"イ", "イ　物的措置"}, {"ロ", "ロ　職員等"}, {"ハ", "ハ　継続"}, {"ニ", "ニ　システム"},
		{"ホ", "ホ　管理の責任者"}, {"ヘ", "ヘ　上位の責任者"}, {"ト", "ト　推奨措置"}, {"チ", "チ　法令"},
	}
}

// FormMark is a short digest by which a form knows its own texts again, so
// that what persons typed can be told from them whatever version wrote it.
// Spreadsheet programs change line ends and outer white space.
func FormMark(text string) string {
	text = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:12])
}
