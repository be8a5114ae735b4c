package decision

import "shinsa/pipeline/normalize"

// The form's name in the project folder, and its sheets.
const (
	File         = "decisions.xlsx"
	sheetTable   = "判断"
	sheetGuide   = "記入要領"
	sheetRemarks = "覚え書き"
	sheetHidden  = "_shinsa"
)

// Words of the drop-downs beyond those of the self-check sheet.
const (
	WordAsk  = "企業に照会"
	ReachOne = "この回答だけ"
	ReachAll = "同じ記入すべて"
)

// role is a column of the table.
type role int

// The columns in the order of the form: those that the office fills in first.
const (
	roleWord role = iota
	roleReach
	roleBy
	roleDay
	roleWhy
	roleCompany
	roleName
	roleTarget
	roleQuestion
	roleRaw
	roleFile
	roleSheet
	roleCell
	roleReason
	roleCount
	roleExtra role = 100 // a column that a person added, of any table
)

// office is how many columns the office fills in.
const office = int(roleCompany)

// column is one column of the table.
type column struct {
	head, help string
	width      float64
}

func columns() [roleCount]column {
	return [roleCount]column{
		roleWord:     {"判断", "一覧から選びます（日付や文は、読み取る内容をそのまま書きます）。空欄は「まだ判断していない」ことを表します。消せば、判断を取り消したことになります。", 12},
		roleReach:    {"及ぶ範囲", "空欄は「" + ReachOne + "」と同じです。「" + ReachAll + "」を選ぶと、他の項目や企業の、同じ文字の記入にも同じ判断を使います。", 14},
		roleBy:       {"判断者", "判断した人の氏名です。", 10},
		roleDay:      {"判断日", "判断した日です。", 11},
		roleWhy:      {"理由", "なぜそう読んだか（例：電話で確認、備考欄の記載から明らか）。", 26},
		roleCompany:  {"整理番号", "", 9},
		roleName:     {"名称", "", 18},
		roleTarget:   {"項番", "", 9},
		roleQuestion: {"確認すること", "", 30},
		roleRaw:      {"記入された内容", "企業が書いたままの文字です。この文字が変わると、判断は使われません。", 18},
		roleFile:     {"ファイル", "", 20},
		roleSheet:    {"シート", "", 12},
		roleCell:     {"セル", "", 6},
		roleReason:   {"読み取れない理由", "", 24},
	}
}

// roleOf returns the column that a head word names.
func roleOf(head string) (role, bool) {
	k := normalize.Fold(head)
	for r, c := range columns() {
		if normalize.Fold(c.head) == k {
			return role(r), true
		}
	}
	return 0, false
}

const (
	titleText  = "読み取れない回答についての判断"
	noteText   = "企業が記入した内容のうち、どの回答か読み取れなかったものの一覧です。色の付いた欄に記入して保存し、shinsa run をもう一度実行すると、判断が使われます。判断できないものは「" + WordAsk + "」を選ぶか、空欄のままにしてください（照会書で企業に尋ねます）。"
	groupMine  = "事務局が記入する欄"
	groupOurs  = "判断の対象（記入されたまま）"
	remarkHead = "元の場所"
	remarkText = "書かれていたこと"
	remarkNote = "判断の表の外に書かれていたことを、ここに移しました。続けて書き足してもかまいません。"
)

// guideLines explain the form to the office; a line without a mark is a
// heading.
func guideLines() []string {
	return []string{
		"1. この表について",
		"・回答の読み違いを避けるため、意味が二つ以上ある記入（「検討中」「－」「△×」など）や、意味の分からない記入は、推測せずここに挙げます。",
		"・判断は、事業者と項番と記入された内容の三つで覚えます。企業が同じ内容のファイルを送り直しても判断は生き、内容が変われば使われません（実行の結果に表示されます）。",
		"2. 書き方",
		"・「判断」を一覧から選びます。項目には「実施済」などの五つ、対象範囲の質問には「有」「無」があります。",
		"・回答日、証拠、実施状況、法令の名称のように一覧から選べないものは、読み取る内容（例：平成30年6月1日）を「判断」の欄に書きます。企業の記入と同じ決まりで読みます。",
		"・「" + WordAsk + "」を選ぶと、回答は読み取れないままとなり、照会書で企業に尋ねます。",
		"・「及ぶ範囲」で「" + ReachAll + "」を選ぶと、同じ文字の記入すべてに使います。取消線や二つの回答など、文字のほかに理由があるものには及びません。",
		"・一つの回答についての判断は、「" + ReachAll + "」の判断より先に立ちます。",
		"・「判断者」「判断日」「理由」も書いてください。判断の記録として残り、shinsa explain で見られます。",
		"3. 取り消すとき",
		"・「判断」の欄を空にして、もう一度実行してください。回答は読み取れないものに戻ります。",
		"4. 書き足すとき",
		"・列やシートを加えてかまいません。並べ替えもできます。書かれたものは、次に表が作り直されても残ります（文字の色や枠は残りません。計算式はその時の値になります）。",
		"・書き終えたら、保存してExcelを閉じてから実行してください。",
		"5. 回答票を選ぶとき（シート「" + sheetReturns + "」）",
		"・一つの事業者から二つ以上の回答票が届いたときは、回答日の新しいものを提案し、それを使います。別のものを使うときは、その行の「扱い」で「" + WordUse + "」を選びます。「" + WordLeaveOut + "」を選んだものは使いません。",
		"・どの事業者の回答か分からないものは、「事業者の指定」に登録簿の整理番号を選びます。関係のないファイルなら「" + WordLeaveOut + "」を選びます。",
		"・選択はファイルの内容（SHA-256）で覚えます。名前を変えても生き、内容が変われば使われません。",
	}
}
