package audit

import (
	"fmt"
	"strings"

	"shinsa/pipeline/criteria"
)

// Ja returns the kind's words in documents and figures.
func (k QueryKind) Ja() string {
	switch k {
	case QueryUnanswered:
		return "回答がない項目"
	case QueryUnreadable:
		return "読み取れない記入"
	case QueryNoEvidence:
		return "証拠の記載がない実施済"
	case QueryScope:
		return "対象範囲の質問への回答なし"
	case QueryAgainstScope:
		return "対象範囲と食い違う回答"
	case QueryContradicts:
		return "実施済と食い違う記述"
	case QueryNoComment:
		return "説明の記載なし"
	case QueryNotOnSheet:
		return "旧版シートにない項目"
	case QueryLaws:
		return "法令の記載なし"
	default:
		return "―"
	}
}

// QueryKinds lists the kinds in the order of documents and figures.
func QueryKinds() []QueryKind {
	return []QueryKind{QueryScope, QueryUnanswered, QueryUnreadable, QueryNotOnSheet, QueryAgainstScope,
		QueryContradicts, QueryNoEvidence, QueryNoComment, QueryLaws}
}

// itemSentence is the ready sentence to the company about an item.
func itemSentence(it *Item, kind QueryKind) string {
	name := "この項目"
	if it.Item.Short != "" {
		name = "「" + it.Item.Short + "」"
	}
	status, _ := it.Status()
	answered := name + "を「" + status.Ja() + "」とご回答いただきましたが、"
	switch kind {
	case QueryUnanswered:
		return name + "の回答欄が空欄でした。実施済・一部実施・未実施・該当なし・代替措置のうち、当てはまるものを一つお知らせください。"
	case QueryUnreadable:
		return name + "のご記入を読み取ることができませんでした。" + rereadSentence(it)
	case QueryNotOnSheet:
		return "ご返送いただいたシートには、" + name + "の行がありませんでした。左の質問について、実施済・一部実施・未実施・該当なし・代替措置のうち当てはまるものと、証拠となる文書・記録をお知らせください。"
	case QueryNoEvidence:
		return answered + "証拠となる文書・記録のご記入がありませんでした。文書・記録の名称や保管場所をお知らせください。"
	case QueryContradicts:
		return answered + "ご記入の内容からは、一部がまだ実施されていないようにも読み取れました。現在の状況と、証拠となる文書・記録をお知らせください。"
	case QueryAgainstScope:
		return againstSentence(it, answered)
	default:
		return noCommentSentence(it, answered)
	}
}

func rereadSentence(it *Item) string {
	if it.Answer != nil && unread(it.Answer.Status) {
		return "実施済・一部実施・未実施・該当なし・代替措置のうち、当てはまるものを一つお知らせください。"
	}
	return "お手数ですが、改めて内容をお知らせください。"
}

func againstSentence(it *Item, answered string) string {
	if it.State == OutOfScope {
		return answered + "「対象範囲」のご回答では対象外（" + it.Reason + "）となる項目です。対象範囲のご回答とこの項目のご回答のどちらが正しいかをお知らせください。"
	}
	return answered + "「対象範囲」のご回答ではこの項目も対象となります。該当しない場合はその理由を、該当する場合は実施の状況をお知らせください。"
}

func noCommentSentence(it *Item, answered string) string {
	switch status, _ := it.Status(); status {
	case criteria.Alternative:
		return answered + "代替措置の内容のご記入がありませんでした。どのような方法で行っているかをお知らせください。"
	case criteria.NotApplicable:
		return answered + "理由のご記入がありませんでした。該当しない理由をお知らせください。"
	default:
		return answered + "実施の状況のご記入がありませんでした。実施していることと、まだ実施していないことをお知らせください。"
	}
}

// maxListed is how many items a sentence names; Query.Items has them all.
const maxListed = 5

func scopeSentence(s *criteria.Scope, why string, items []string) string {
	ask := "対象範囲の「" + s.Label + "」について、" + why + "有・無のどちらかでお知らせください。"
	switch {
	case len(items) == 0:
		return ask
	case len(items) <= maxListed:
		return ask + "「有」の場合は、項番" + strings.Join(items, "、") + "にもご回答ください。"
	default:
		return ask + fmt.Sprintf("「有」の場合は、項番%sなど空欄の%d項目にもご回答ください。", strings.Join(items[:maxListed], "、"), len(items))
	}
}
