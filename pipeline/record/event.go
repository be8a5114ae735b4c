package record

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/problem"
)

// Event is one row of the log of dated events (経過記録.xlsx): what happened with
// a company on a day, with whom. It is the office's record of what the method
// asks to be done beside documents: an explanation, a request, an agreement.
type Event struct {
	Company string // ID, as the row has it
	Date    Value[calendar.Date]
	Kind    EventKind     // "" when the word is none of the list
	Word    Value[string] // できごと, as typed
	With    Value[string] // 相手
	Text    Value[string] // 内容
	By      Value[string] // 記録者
	Pos     problem.Pos   // of its row
}

// EventKind is what happened.
type EventKind string

// The kinds of events, in the order of the method.
const (
	EventContract          EventKind = "contract"           // 3(3)
	EventMethodAgreed      EventKind = "method-agreed"      // 前文
	EventImpartiality      EventKind = "impartiality"       // 1(1)
	EventRisk              EventKind = "risk"               // 1(2)
	EventRiskSettled       EventKind = "risk-settled"       // 1(1)
	EventScopeAgreed       EventKind = "scope-agreed"       // 2(2)
	EventPlanSent          EventKind = "plan-sent"          // 4(1)④
	EventPlanExplained     EventKind = "plan-explained"     // 4(1)⑥
	EventDocumentReview    EventKind = "document-review"    // 4(2)①
	EventResultTold        EventKind = "result-told"        // 4(2)③④
	EventAsked             EventKind = "asked"              // 4(2)⑤
	EventResultExplained   EventKind = "result-explained"   // 4(2)⑤
	EventOnsiteExplained   EventKind = "onsite-explained"   // 4(2)⑥⑦
	EventPossible          EventKind = "possible"           // 4(2)⑦
	EventPlanChanged       EventKind = "plan-changed"       // 4(2)⑧
	EventOnsite            EventKind = "onsite"             // 4(3)
	EventAdvice            EventKind = "advice"             // 5(2)
	EventEffort            EventKind = "effort"             // 4(1)⑤, call 3.(3)
	EventDirection         EventKind = "direction"          // 5(3)
	EventOpinion           EventKind = "opinion"            // 5(4)
	EventCommittee         EventKind = "committee"          // 5(6)
	EventHead              EventKind = "head"               // 5(10)
	EventReportSent        EventKind = "report-sent"        // 5(8)
	EventConformity        EventKind = "conformity"         // 5(9)
	EventDoubt             EventKind = "doubt"              // 5(11)
	EventAuthority         EventKind = "authority"          // 5(11)
	EventStopped           EventKind = "stopped"            // 5(11)
	EventAftermathAsked    EventKind = "aftermath-asked"    // main text 1①イ
	EventAftermathReported EventKind = "aftermath-reported" // main text 1①イ
	EventUnfinished        EventKind = "unfinished"         // call 3.(3)
	EventReturned          EventKind = "returned"           // 3(4)
	EventDestroyed         EventKind = "destroyed"          // 3(4)
	EventOther             EventKind = "other"
)

// EventWord is one kind with its word in the drop-down, the clause that asks
// for it and what its 内容 should hold.
type EventWord struct {
	Kind                 EventKind
	Word, Clause, Record string
}

// EventWords lists the kinds in the order of the method.
func EventWords() []EventWord {
	return []EventWord{
		{EventContract, "契約", "別紙1 3(3)", "契約の番号。保存する期間及び期間の後の措置（3(4)）を定めたこと"},
		{EventMethodAgreed, "手法変更の協議", "別紙1 前文", "変更する手法、理由、受託者及び委託者との協議の結果"},
		{EventImpartiality, "公平性の説明", "別紙1 1(1)", "公平性の重要性とリスクを認識させた者（審査業務従事者等）と方法"},
		{EventRisk, "公平性のリスクの報告", "別紙1 1(2)", "報告されたリスク"},
		{EventRiskSettled, "公平性のリスクへの措置", "別紙1 1(1)", "とった措置"},
		{EventScopeAgreed, "範囲変更の合意", "別紙1 2(2)", "変更した範囲と理由。相手の欄に合意した者"},
		{EventPlanSent, "計画書の送付", "別紙1 4(1)④", "計画書の版、送付の方法"},
		{EventPlanExplained, "計画の説明", "別紙1 4(1)⑥", "説明の方法と依頼者の理解"},
		{EventDocumentReview, "文書審査", "別紙1 4(2)①②", "確認した文書と場所"},
		{EventResultTold, "文書審査結果の通知", "別紙1 4(2)③④", "通知の発番、不適合の指摘の有無"},
		{EventAsked, "説明の要請", "別紙1 4(2)⑤", "依頼者が説明を求めた部分"},
		{EventResultExplained, "文書審査結果の説明", "別紙1 4(2)⑤", "説明した部分と依頼者の理解"},
		{EventOnsiteExplained, "現地審査の説明", "別紙1 4(2)⑥⑦", "審査事項、準備すること、受入れ可能時期の連絡を求めた期限"},
		{EventPossible, "受入れ可能時期の連絡", "別紙1 4(2)⑦", "可能な時期と、期間内の対応の困難性"},
		{EventPlanChanged, "計画の変更", "別紙1 4(2)⑧", "変更した事項と理由、新しい版"},
		{EventOnsite, "現地審査", "別紙1 4(3)", "赴いた所在地と審査業務従事者"},
		{EventAdvice, "指導助言", "別紙1 5(2)", "指導助言の内容"},
		{EventEffort, "工数の実績", "別紙1 4(1)⑤", "区分ごとの人日（例：文書審査 1.5人日、現地審査 2人日、報告書 0.5人日）"},
		{EventDirection, "結論の説明", "別紙1 5(3)", "説明した結論の方向性"},
		{EventOpinion, "意見", "別紙1 5(4)", "依頼者の意見等"},
		{EventCommittee, "委員会", "別紙1 5(6)(7)", "出席した委員の数とうち外部の数、結果"},
		{EventHead, "代表者のレビュー", "別紙1 5(10)、前文", "レビューの結果"},
		{EventReportSent, "報告書の送付", "別紙1 5(8)", "送付した審査報告書の版と方法"},
		{EventConformity, "適合の通知", "別紙1 5(9)", "通知の発番"},
		{EventDoubt, "法令の疑義", "別紙1 5(11)", "法令の名称と疑義の内容"},
		{EventAuthority, "行政機関への報告", "別紙1 5(11)", "報告した機関と内容"},
		{EventStopped, "評価の中止", "別紙1 5(11)", "中止の理由"},
		{EventAftermathAsked, "事後報告の依頼", "公募要領 1.①イ", "報告の期限"},
		{EventAftermathReported, "事後報告", "公募要領 1.①イ", "受け取った方法"},
		{EventUnfinished, "審査の未了", "公募要領 3.(3)", "事業報告書の提出までに審査が終わらない理由（辞退、延期等）。納品の記録に示す"},
		{EventReturned, "返還", "別紙1 3(4)", "返還したもの"},
		{EventDestroyed, "廃棄", "別紙1 3(4)", "廃棄したものと方法"},
		{EventOther, "その他", "―", "内容"},
	}
}

// Ja returns the kind's word.
func (k EventKind) Ja() string {
	for _, w := range EventWords() {
		if w.Kind == k {
			return w.Word
		}
	}
	return string(k)
}
