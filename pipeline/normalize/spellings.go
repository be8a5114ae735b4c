package normalize

import "shinsa/pipeline/criteria"

// spelling lists the ways to write one meaning, separated by spaces; they are
// compared after Fold, so width and case need not be listed. What has two
// meanings stands in ambiguousWords, so that nobody adds it here by mistake.
type spelling[T any] struct {
	means T
	words string
}

var answerSpellings = []spelling[criteria.Answer]{
	{criteria.Implemented, `実施済 実施済み 実施ずみ 済 済み ずみ すみ 実施 実施している 実施しています 実施してます 実施しております
		対応済 対応済み 対応している 対応しています 完了 完了済 完了済み 整備済 整備済み 導入済 導入済み 行っている 行っています できている できています
		○ ◯ 〇 O ⭕ レ ✓ ✔ ☑ ✅ 🗸 はい 有 有り あり yes y`},
	{criteria.Partial, `一部実施 一部実施済 一部実施済み 一部実施中 一部 一部済 一部済み 一部のみ 一部のみ実施 一部対応 一部対応済 一部対応中 部分的 部分的に実施 部分実施
		対応中 取組中 取り組み中 △ partial partially`},
	{criteria.NotImplemented, `未実施 未 未対応 未着手 未整備 未導入 実施していない 実施していません 実施しておりません 対応していない 対応していません
		していない していません 行っていない 行っていません できていない できていません × ✕ ✖ ✗ ✘ ❌ ╳ x 無 無し なし いいえ no n`},
	{criteria.NotApplicable, `該当なし 該当無し 該当無 該当せず 該当しない 該当しません 非該当 対象外 対象なし 対象無し 適用外 n/a na n.a. notapplicable`},
	{criteria.Alternative, `代替措置 代替 代替あり 代替有り 代替有 代替措置あり 代替措置有り 代替措置有 代替措置を実施 代替手段 代替策 代替対応 別の方法 別の方法で実施 別の手段`},
}

var yesNoSpellings = []spelling[bool]{
	{true, `有 有り あり ある あります はい 該当 該当する 該当します 該当あり 該当有り 対象 対象あり する している しています 扱う 扱っている 使用 使用あり 利用 利用あり
		○ ◯ 〇 O ⭕ レ ✓ ✔ ☑ ✅ 🗸 yes y`},
	{false, `無 無し なし ない ありません いいえ 非該当 該当なし 該当無し 該当無 該当しない 該当しません 該当せず 対象外 対象なし しない していない していません 扱わない 扱っていない
		不使用 使用なし 利用なし × ✕ ✖ ✗ ✘ ❌ ╳ x no n n/a na`},
}

// ambiguousWords have two meanings or none; the company is asked.
const ambiguousWords = `0 1 2 3 4 5 - -- ? ?? / * ◎ ● ▲ ▼ ■ □ ☐ ◇ ◆ ※ △× ○△ ○× △? 検討中 検討 実施中 予定 実施予定 対応予定 導入予定 準備中 計画中 不明 わからない 分からない
	空欄 空白 未記入 無記入 無回答 回答なし 未回答 わかりません 分かりません 確認中 調査中 同上 〃 " 々 別紙 別紙参照 別紙の通り 別紙のとおり 要確認 保留 その他 省略 tbd`

// laterWords stand in answers that speak of what is to come: H30.9予定. Whether
// that is 未実施 or 一部実施, the company must say.
const laterWords = `予定 検討 見込 計画中 準備中 予算 未定 後日 までに`

// answerSigns are the signs among the spellings, and what joins them.
const answerSigns = `○◯〇⭕△▲×✕✖✗✘❌レ✓✔-~/・,?!→()or`

var (
	answers   = spellings(answerSpellings)
	yesNos    = spellings(yesNoSpellings)
	ambiguous = spellings([]spelling[bool]{{true, ambiguousWords}})
)
