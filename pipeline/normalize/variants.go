package normalize

// legalForm is one legal form of a company with its spellings after Fold,
// longest first.
type legalForm struct {
	name      string
	spellings []string
}

// legalForms lists the forms that the register and letterheads use. ㈱ and
// （株） are (株) after Fold.
var legalForms = []legalForm{
	{"特例有限会社", []string{"特例有限会社"}},
	{"株式会社", []string{"株式会社", "(株)", "[株]", "〔株〕", "【株】", "カブシキガイシヤ", "co.,ltd.", "co.,ltd", "co.ltd.", "corporation", "k.k."}},
	{"有限会社", []string{"有限会社", "(有)", "[有]", "〔有〕", "【有】"}},
	{"合同会社", []string{"合同会社", "(同)", "(合)", "llc"}},
	{"合資会社", []string{"合資会社", "(資)"}},
	{"合名会社", []string{"合名会社", "(名)"}},
	{"一般社団法人", []string{"一般社団法人", "(一社)"}},
	{"公益社団法人", []string{"公益社団法人", "(公社)"}},
	{"一般財団法人", []string{"一般財団法人", "(一財)"}},
	{"公益財団法人", []string{"公益財団法人", "(公財)"}},
	{"特定非営利活動法人", []string{"特定非営利活動法人", "npo法人", "(特非)"}},
	{"協同組合", []string{"事業協同組合", "協同組合", "(協)"}},
	{"医療法人", []string{"医療法人社団", "医療法人", "(医)"}},
	{"社会福祉法人", []string{"社会福祉法人", "(福)"}},
	{"学校法人", []string{"学校法人", "(学)"}},
}

// variantPairs lists a variant and the usual character, for comparing names.
// NFKC makes one of most compatibility ideographs (U+F900–FAFF) already; 﨑 and
// eleven others it leaves alone. 斎 and 斉 are different characters and stay so.
const variantPairs = `髙高 﨑崎 嵜崎 德徳 𠮷吉 濵浜 濱浜 邊辺 邉辺 齋斎 齊斉 澤沢 櫻桜 國国 廣広 眞真 榮栄 龍竜 鐵鉄 銕鉄 會会 學学 圓円 實実 寶宝 惠恵
應応 藏蔵 縣県 經経 關関 豐豊 瀧滝 瀨瀬 彌弥 萬万 與与 總総 發発 證証 晉晋 曾曽 曻昇 桒桑 槇槙 檜桧 淸清 靑青 冨富 嶋島 嶌島 栁柳
桺柳 舘館 壽寿 壯壮 渕淵 渊淵 薗園 條条 橫横 黑黒 黃黄 郞郎 鷗鴎 淺浅 增増 步歩 戶戸 每毎 澁渋 澀渋 穗穂 莊荘 賴頼 鎭鎮 驒騨 巖巌
圖図 團団 專専 將将 靜静 轉転 傳伝 單単 嚴厳 勳勲 從従 惡悪 戰戦 擴拡 數数 當当 禮礼 稻稲 絲糸 緣縁 藝芸 號号 螢蛍 邨村 鹽塩 點点
齒歯 燈灯 爲為 狹狭 獨独 產産 畫画 礦鉱 鑛鉱 氣気 來来 兒児 兩両 劍剣 劒剣 勞労 區区 參参 吳呉 壘塁 壹壱 奧奥 寬寛 屆届 屬属 峯峰
峽峡 嶽岳 帶帯 廢廃 廳庁 彥彦 戀恋 擧挙 攝摂 斷断 晝昼 曉暁 樂楽 樞枢 樣様 權権 檢検 欒栾 歐欧 歸帰 殘残 溫温 滿満 澂澄 濟済 灣湾
燒焼 狀状 獻献 瑤瑶 疊畳 盜盗 硏研 祕秘 稱称 穰穣 竊窃 籠篭 粹粋 繩縄 繪絵 續続 罐缶 聲声 聽聴 肅粛 膽胆 臺台 舊旧 萠萌 蔣蒋 藥薬
虛虚 蟲虫 裝装 覺覚 覽覧 觀観 觸触 譯訳 讀読 變変 豫予 貳弐 賣売 辭辞 遙遥 遞逓 遲遅 醫医 釋釈 鄕郷 錄録 鍊錬 鑄鋳 閒間 隨随 險険
隱隠 雙双 雜雑 靈霊 頹頽 顏顔 顯顕 驛駅 驗験 髮髪 鬪闘 鷄鶏 麥麦 麴麹 默黙 龜亀 槗橋 𣘺橋 𠀋丈 𡈽土 圡土 隝島 㟢崎 𥔎崎 𦚰脇 飮飲
祗祇 頰頬 塡填 剝剥 𠮟叱 繫繋 蟬蝉 醬醤 鹼鹸 嚙噛 瘦痩 簞箪`

var variants = pairs(variantPairs)

// pairs reads two-character entries.
func pairs(table string) map[rune]rune {
	m := map[rune]rune{}
	var from rune
	for _, r := range table {
		switch {
		case r == ' ' || r == '\n':
			from = 0
		case from == 0:
			from = r
		default:
			m[from] = r
		}
	}
	return m
}
