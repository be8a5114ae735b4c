package decision

import "shinsa/pipeline/normalize"

// The sheet of returns and its words.
const (
	sheetReturns = "回答票の選択"
	WordUse      = "使う"
	WordLeaveOut = "使わない"
	inbox        = "inbox/" // left out where a person types a file's name
)

// The columns of the sheet of returns in their order.
const (
	retWord role = iota
	retOwner
	retBy
	retDay
	retWhy
	retCompany
	retName
	retFile
	retAnswered
	retSeen
	retVersion
	retRead
	retProposed
	retDiffers
	retDigest
	retCount
)

// retOffice is how many columns of it the office fills in.
const retOffice = int(retCompany)

func returnColumns() [retCount]column {
	return [retCount]column{
		retWord:     {"扱い", "「" + WordUse + "」「" + WordLeaveOut + "」から選びます。空欄なら提案のとおりに扱います。消せば、選択を取り消したことになります。", 11},
		retOwner:    {"事業者の指定", "どの事業者の回答か分からないときに、登録簿の整理番号を書きます。空欄ならファイルの記載によります。", 12},
		retBy:       {"判断者", "判断した人の氏名です。", 10},
		retDay:      {"判断日", "判断した日です。", 11},
		retWhy:      {"理由", "なぜそう決めたか（例：電話で確認、こちらが最終版）。", 22},
		retCompany:  {"整理番号", "ファイルの記載から分かった事業者です。空欄は、分からないものです。", 9},
		retName:     {"名称", "", 20},
		retFile:     {"ファイル", "", 30},
		retAnswered: {"回答日", "回答票に書かれた日です。", 13},
		retSeen:     {"受付日", "このファイルをはじめて読んだ日です。", 13},
		retVersion:  {"様式", "回答票が作られた基準とその版です。", 14},
		retRead:     {"読み取り", "読み取った項目の数と、尋ねた項目の数です。", 9},
		retProposed: {"提案", "", 22},
		retDiffers:  {"提案のものとの違い", "", 36},
		retDigest:   {"SHA-256", "ファイルの内容の要約値です。選択はこの値で覚えます。", 32},
	}
}

// returnRole returns the column of the sheet of returns that a head names.
func returnRole(head string) (role, bool) {
	k := normalize.Fold(head)
	for r, c := range returnColumns() {
		if normalize.Fold(c.head) == k {
			return role(r), true
		}
	}
	return 0, false
}

const (
	returnsTitle = "回答票の選択"
	returnsNote  = "一つの事業者から二つ以上の回答票が届いたもの、どの事業者の回答か分からないものの一覧です。選ばなければ、提案のとおりに扱います。ファイルの内容が変わらないかぎり、選択はその後の実行でも使われます。"
	groupFiles   = "届いたファイル"
)
