package papers

import (
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// The names of the tables.
const (
	tableFindings   = "findings"
	tableVisits     = "visits"
	tableInterviews = "interviews"
	tableLaws       = "laws"
	tableAdvice     = "advice"
	tableOutside    = "outside"
	tablePoints     = record.SheetPoints
	tableMeasures   = record.SheetAlternatives
	tableEffects    = record.SheetEffects
	tableSubjects   = record.SheetAgreed
)

// The words behind the first of each list are what persons make of our heads.

func paperForms() []tableForm {
	return indexed([]tableForm{
		{name: tableFindings, must: []string{"id", "verdict"}, roles: []roleWords{
			{"id", criteria.HeadID + " 項目番号 項目 番号 No No. №", false}, {"clause", criteria.HeadClause, true}, {"kind", record.HeadCheckKind, true},
			{"question", criteria.HeadQuestion + " 確認事項 質問", true}, {"theirs", record.HeadTheirs + " 回答 自己チェック", true}, {"text", record.HeadTheirText, true},
			{"verdict", record.HeadVerdict + " 判定結果 適合・不適合 適否 審査結果 結果", false}, {"documents", record.HeadDocuments + " 確認文書 文書 文書名", false},
			{"evidence", record.HeadProof + " 確認した証拠 判定の根拠 根拠 客観的証拠", false}, {"advice", record.HeadAdvice + " 助言 助言内容 指導・助言", false},
			{"place", record.HeadPlace + " 確認場所 確認した場所", false}, {"date", record.HeadDay + " 確認日 日付 年月日 確認した日 日時", false}}},
		{name: tableVisits, must: []string{"kind", "date", "place"}, roles: []roleWords{
			{"kind", record.HeadVisitKind + " 種類", false}, {"date", record.HeadDay + " 実施日 日付 年月日 審査日", false}, {"time", record.HeadTime + " 時刻", false},
			{"place", record.HeadPlace + " 実施場所 審査場所", false}, {"by", record.HeadBy + " 実施者 従事者", false}}},
		{name: tableInterviews, must: []string{"kind", "text"}, roles: []roleWords{
			{"kind", record.HeadAskKind + " 区分", false}, {"date", record.HeadDay + " 実施日 日付 年月日 聞き取り日 日時", false},
			{"to", record.HeadAskedOf + " 聞き取り相手 対象者", false}, {"items", criteria.HeadID + " 項目番号 項目", false},
			{"text", record.HeadHeard + " 聞き取りの内容 聞き取った内容 聞き取り内容 内容 確認内容", false}, {"by", record.HeadBy + " 実施者 聞き取りを実施した者", false}}},
		{name: tableLaws, must: []string{"name", "status"}, roles: []roleWords{
			{"number", record.HeadNumber + " No No. №", false}, {"name", record.HeadLawName + " 法令名 法令 法令・ガイドラインの名称", false}, {"note", criteria.HeadLawNote, false},
			{"status", record.HeadLawState + " 遵守の状況 状況", false}, {"text", record.HeadLawText + " 確認した内容 確認内容 証拠", false}}},
		{name: tableAdvice, must: []string{"text", "response"}, roles: []roleWords{
			{"date", record.HeadDay + " 実施日 日付 年月日 助言日", false}, {"item", criteria.HeadID + " 項目番号 項目", false},
			{"text", record.HeadAdviceGiv + " 指導助言 助言 助言の内容 内容", false}, {"response", record.HeadResponse + " 対応 企業側の対応", false}}},
		{name: tableOutside, must: []string{"id", "reason"}, roles: []roleWords{
			{"id", criteria.HeadID, true}, {"clause", criteria.HeadClause, true}, {"question", criteria.HeadQuestion, true}, {"reason", "対象外の理由", true}}},
	})
}

func afterForms() []tableForm {
	return indexed([]tableForm{
		{name: tablePoints, must: []string{"text", "tip"}, roles: []roleWords{
			{"stage", record.HeadStage + " 時期 区分", false}, {"text", record.HeadPoint + " 留意した点 留意事項 留意点 手間取った点", false},
			{"tip", record.HeadTip + " 工夫したこと 工夫", false}}},
		{name: tableMeasures, must: []string{"measure", "why"}, roles: []roleWords{
			{"id", criteria.HeadID + " 項目番号 番号", false}, {"matter", record.HeadMatter + " 事項", false}, {"measure", record.HeadMeasure + " 対応の内容 代替措置の内容", false},
			{"why", record.HeadWhy + " 理由", false}, {"worked", record.HeadWorked + " 効果", false}}},
		{name: tableEffects, must: []string{"advice", "text"}, roles: []roleWords{
			{"id", criteria.HeadID + " 項目番号 番号", false}, {"advice", record.HeadGiven + " 指導助言 助言", false},
			{"state", record.HeadDone + " 対応状況 状況", false}, {"text", record.HeadEffect + " 効果 対応の内容", false}}},
		{name: tableSubjects, must: []string{"subject", "text"}, roles: []roleWords{
			{"number", record.HeadNumber + " No No. №", true}, {"subject", record.HeadSubject + " 事項", false}, {"text", record.HeadReported + " 報告 内容", false}}},
	})
}
