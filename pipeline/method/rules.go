package method

import (
	"shinsa/pipeline/problem"
)

// Rule is one line of the table of checks.
type Rule struct {
	ID     string
	Clause string
	Ja     string         // what the clause demands
	Looks  string         // what the check looks at
	Codes  []problem.Code // what it says when the demand is not met
	Where  string         // the function that holds it, when another package does
	check  func(*checker) // nil: Where holds it
}

// Rules lists every check of the method and of the call, in the order of the
// clauses.
func Rules() []Rule {
	return append(append(rulesBefore(), rulesAudit()...), rulesAfter()...)
}

type codes = []problem.Code

// rulesBefore are those of the preamble and of clauses 1 to 3.
func rulesBefore() []Rule {
	return []Rule{
		{"P1", "別紙1 前文", "依頼者の5割以上は、基本手法で実施する", "登録簿の手法", codes{"method-share"}, "audit.Check", nil},
		{"P2", "別紙1 前文", "手法を変えるときは、理由を記録する", "登録簿の手法変更の理由", codes{"method-reason"}, "audit.Check", nil},
		{"P3", "別紙1 前文", "手法を変えるときは、受託者及び委託者と協議する", "経過記録の「手法変更の協議」と審査の初日", codes{"method-unagreed"}, "", (*checker).agreed},
		{"I1", "別紙1 1(1)", "従事する者に、公平性の重要性とリスクを認識させる", "経過記録の「公平性の説明」と審査の初日", codes{"method-impartiality"}, "", (*checker).impartial},
		{"I2", "別紙1 1(1)(2)", "利害関係を届け出た者を割り当てない", "project.yaml の conflicts と審査計画", codes{"staff-none", "conflict-unknown-company"}, "audit.Plans", nil},
		{"I3", "別紙1 1(2)", "報告された公平性のリスクに措置をとる", "経過記録の「公平性のリスクの報告」と「公平性のリスクへの措置」", codes{"method-risk-open"}, "", (*checker).risks},
		{"S1", "別紙1 2(1)、公募要領 1.①ハ", "範囲の単位と対象を審査の前に特定する", "登録簿の範囲の単位・名称と審査の初日", codes{"method-scope-unset"}, "", (*checker).scope},
		{"S2", "別紙1 2(2)", "範囲は、依頼者との合意により変更する", "審査報告書の範囲の変更、経過記録の「範囲変更の合意」", codes{"method-scope-agreed", "finish-scope-change"}, "closing.Check", (*checker).scopeAgreed},
		{"C1", "別紙1 3(3)", "着手の前に契約を締結する（自己チェックの配布・回答）", "登録簿の契約日・配布日、回答日", codes{"contract-missing", "contract-after-start", "contract-future"}, "audit.Check", nil},
		{"C2", "別紙1 3(3)", "着手の前に契約を締結する（その後の審査業務）", "登録簿の契約日と経過記録・審査報告書の日付", codes{"method-before-contract"}, "", (*checker).contract},
		{"C3", "別紙1 3(4)", "契約に、保存する期間と期間の後の措置を定める", "登録簿の保存期間、返還・廃棄", codes{"retention-missing", "disposal-missing"}, "audit.Check", nil},
		{"C4", "別紙1 3(4)", "保存期間が終われば返還し、又は廃棄する", "保存期間の終わりの日、経過記録の「返還」「廃棄」", codes{"method-retention-over"}, "", (*checker).retention},
	}
}

// rulesAudit are those of clause 4.
func rulesAudit() []Rule {
	return []Rule{
		{"A1", "別紙1 4(1)③", "従う法令の名称を依頼者に照会する", "自己チェックの法令の欄", codes{"method-laws-unasked"}, "audit.Queries", (*checker).lawsAsked},
		{"A2", "別紙1 4(1)④", "審査計画書は、予備審査が終わった後に作り、送る", "回答を受け付けた日と経過記録の「計画書の送付」", codes{"method-plan-early"}, "", (*checker).planAfter},
		{"A3", "別紙1 4(1)⑤", "審査計画書に、工数、日数及び従事者を明記する", "審査計画の三つの欄", codes{"method-plan-field"}, "", (*checker).planFields},
		{"A4", "別紙1 4(1)⑥", "審査計画を説明する", "登録簿の計画の説明記録、経過記録の「計画の説明」、文書審査の日", codes{"method-plan-unexplained"}, "", (*checker).planExplainedFirst},
		{"A5", "別紙1 4", "予備審査、文書審査、現地審査の順に行う", "文書審査の日と現地審査の日", codes{"method-order"}, "", (*checker).order},
		{"A6", "別紙1 4(2)③④", "文書審査の結果を通知し、適合していない部分を指摘する", "経過記録の「文書審査結果の通知」と現地審査の日", codes{"method-result-untold"}, "", (*checker).resultTold},
		{"A7", "別紙1 4(2)⑤", "求められたときは、適合していない部分を説明する", "経過記録の「説明の要請」と「文書審査結果の説明」", codes{"method-request-open"}, "", (*checker).requests},
		{"A8", "別紙1 4(2)⑥", "現地審査の事項と準備することを説明する", "経過記録の「現地審査の説明」と現地審査の日", codes{"method-onsite-untold"}, "", (*checker).onsiteTold},
		{"A9", "別紙1 4(2)⑦", "受入れ可能時期を、一定期間前に知らせてもらう", "経過記録の「受入れ可能時期の連絡」、現地審査の日、project.yaml の notice_days", codes{"method-notice-missing", "method-notice-short"}, "", (*checker).notice},
		{"A10", "別紙1 4(2)⑧", "計画を変更したときは、改めて送付し、説明する", "経過記録の「計画の変更」「計画書の送付」「計画の説明」", codes{"method-replan"}, "", (*checker).replan},
		{"A15", "別紙1 4(2)⑧、5", "送付した文書の基になる記録が変われば、改めたものを送り、変更した箇所を知らせる", "経過記録に送付・説明の記録がある文書と、今の記録から作る文書", codes{"method-stale-sent", "method-sent-void"}, "pipeline.Run", nil},
		{"A11", "別紙1 4(3)①", "所在地に赴いて現地審査を行う", "経過記録の「現地審査」、審査報告書の日時及び場所", codes{"method-no-onsite", "finish-no-visit", "finish-visit"}, "closing.Check", (*checker).onsite},
		{"A12", "別紙1 4(3)②ロホヘ", "従業員、管理の責任者及び上位の責任者から聞き取る", "審査計画の現地審査の区分と審査報告書の聞き取りの表", codes{"method-interview"}, "", (*checker).interviews},
		{"A13", "別紙1 4(3)②ト", "実施している推奨措置を確認する", "審査報告書の推奨措置の欄", codes{"finish-recommended"}, "closing.Check", nil},
		{"A14", "別紙1 4(3)②チ", "法令の遵守を現地で確認し、報告書に記す", "審査報告書の法令の欄と現地審査の日", codes{"method-law-unchecked", "finish-law", "finish-law-evidence"}, "closing.Check", (*checker).lawsChecked},
	}
}

// rulesAfter are those of clause 5 and of the call.
func rulesAfter() []Rule {
	return []Rule{
		{"R1", "別紙1 1(3)、5(2)", "全ての項目に判定があり、その証拠がある", "結論の説明の後の審査報告書の判定と証拠", codes{"finish-item", "finish-verdict", "finish-verdict-unread", "finish-unconfirmed", "finish-evidence"}, "closing.Check", (*checker).report},
		{"R2", "別紙1 5(2)", "依頼者、範囲、従事者氏名、日時及び場所を記す", "審査報告書の各欄", codes{"finish-empty", "finish-date"}, "closing.Check", nil},
		{"R3", "別紙1 5(2)", "指導助言の実績と内容を記す", "経過記録の「指導助言」、審査報告書の指導助言", codes{"method-advice", "method-advice-none"}, "", (*checker).advice},
		{"R4", "別紙1 5(3)", "評価の前に、結論の方向性を説明する", "結論の説明の日とレビュー・送付の日", codes{"method-direction-late", "finish-order"}, "closing.Check", (*checker).direction},
		{"R5", "別紙1 5(4)", "依頼者の意見を報告書に付記する", "経過記録の「意見」、審査報告書の意見等", codes{"method-opinion"}, "closing.Check", (*checker).opinion},
		{"R6", "別紙1 5(6)(10)", "評価の前にレビューを行う", "レビューの日と送付・通知の日", codes{"method-review-missing"}, "", (*checker).reviewed},
		{"R7", "別紙1 5(6)、前文", "全部に適合の評価は、委員会がレビューする", "審査報告書の結論とレビューの方法、経過記録の「委員会」", codes{"method-committee", "finish-committee"}, "closing.Check", (*checker).committee},
		{"R8", "別紙1 5(7)", "委員会は、外部の者が半数を超える", "project.yaml の委員、審査報告書の出席の表", codes{"committee-missing", "committee-external", "finish-external", "finish-attendance", "finish-count"}, "audit.Check、closing.Check", nil},
		{"R9", "別紙1 5(9)", "適合を示すのは、全ての項目に適合し、レビューを終えたときに限る", "経過記録の「適合の通知」、審査報告書の判定・結論・判断", codes{"method-conformity", "finish-not-all", "finish-judgement"}, "closing.Check", (*checker).conformity},
		{"R10", "別紙1 5(11)", "法令に疑義があれば、速やかに行政機関に報告する", "審査報告書の法令の欄、経過記録の「法令の疑義」「行政機関への報告」", codes{"method-doubt-unreported"}, "", (*checker).doubtReported},
		{"R11", "別紙1 5(11)", "法令に疑義があれば、評価を中止する", "経過記録の「評価の中止」、審査報告書の結論", codes{"method-not-stopped", "finish-law-doubt"}, "closing.Check", (*checker).doubtStopped},
		{"R12", "別紙1 5(11)", "中止した評価について、レビューや適合の通知をしない", "経過記録の「評価の中止」とその後のできごと", codes{"method-after-stop"}, "", (*checker).afterStop},
		{"M1", "公募要領 1.①イ", "依頼者は、定めた日までに事後報告をする", "経過記録の「報告書の送付」「事後報告」と期限", codes{"method-aftermath-late"}, "", (*checker).aftermath},
		{"M2", "公募要領 2.", "事業の期間に実施し、報告書を期日までに出す", "project.yaml の期日と経過記録の日付", codes{"report-late", "report-soon", "schedule-report-late", "method-after-end"}, "audit.Check、audit.Plans", (*checker).afterEnd},
		{"M3", "公募要領 3.(3)", "4(2)⑦の期間と対応の困難性を報告する", "経過記録の「受入れ可能時期の連絡」の内容", codes{"method-difficulty"}, "", (*checker).difficulty},
		{"M4", "公募要領 4.(2)(3)", "50社以上、1社70万円以内、全体4,000万円以内", "登録簿の件数と金額、project.yaml の ceilings", codes{"companies-few", "price-company", "price-total"}, "audit.Check", nil},
		{"M5", "―", "経過記録は、あったことの記録である", "経過記録の日付と今日", codes{"method-future"}, "", (*checker).future},
	}
}
