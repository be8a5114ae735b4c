package leak

// variantGroups are kanji that people write for one another in names. The
// first of a group stands for all. NFKC makes one of the compatibility
// ideographs (U+F900–FAFF, U+2F800–) before this. The groups are those of
// package normalize and more: there 斎 and 斉 are two characters, since a false
// join would mix up two companies; here a join that is missing is a leak, and
// one too many costs a look. Gathered from 常用漢字表 (2010, the forms in
// brackets), 人名用漢字の許容字体 and the forms in which registers of families
// have 斎, 辺, 崎, 高, 吉 and the like.
const variantGroups = `
高髙 崎﨑嵜㟢𥔎碕埼 徳德㥁 吉𠮷 浜濱濵 辺邊邉 斎齋斉齊𪗱 沢澤 桜櫻 国國圀 広廣 真眞 栄榮 竜龍 鉄鐵銕鐡 会會 学學斈 円圓 実實 宝寶 恵惠 応應 蔵藏
県縣 経經 関關閞 豊豐 滝瀧 瀬瀨 弥彌 万萬 与與 総總 発發 証證 晋晉 曽曾 昇曻陞 桑桒 槙槇 桧檜 清淸 青靑 富冨 島嶋嶌隝㠀 柳栁桺 館舘 寿壽
壮壯 渕淵渊 園薗 条條 横橫 黒黑 黄黃 郎郞 鴎鷗 浅淺 増增 歩步 戸戶 毎每 渋澁澀 穂穗 荘莊庄 頼賴 鎮鎭 騨驒 巌巖岩嵒 図圖 団團 専專 将將 静靜
転轉 伝傳 単單 厳嚴 勲勳 従從 悪惡 戦戰 拡擴 数數 当當 礼禮 稲稻 糸絲 縁緣 芸藝 号號 蛍螢 村邨 塩鹽 点點 歯齒 灯燈 為爲 狭狹 独獨 産產 画畫
鉱礦鑛 気氣 来來 児兒 両兩 剣劍劒剱 労勞 区區 参參 呉吳 塁壘 壱壹弌 奥奧 寛寬 届屆 属屬 峰峯 峡峽 岳嶽 帯帶 廃廢 庁廳 彦彥 恋戀 挙擧 摂攝 断斷
昼晝 暁曉 楽樂 枢樞 様樣 権權 検檢 欧歐 帰歸 残殘 温溫 満滿 澄澂 済濟 湾灣 焼燒 状狀 献獻 畳疊 盗盜 研硏 秘祕 称稱 穣穰 窃竊 篭籠 粋粹 縄繩
絵繪 続續 缶罐 声聲 聴聽 粛肅 胆膽 台臺 旧舊 萌萠 蒋蔣 薬藥 虚虛 虫蟲 装裝 覚覺 覧覽 観觀 触觸 訳譯 読讀 変變 予豫 弐貳 売賣 辞辭 遥遙 逓遞
遅遲 医醫 釈釋 郷鄕鄉 録錄 錬鍊 鋳鑄 間閒 随隨 険險 隠隱 双雙 雑雜 霊靈 頽頹 顔顏 顕顯 駅驛 験驗 髪髮 闘鬪 鶏鷄 麦麥 麹麴 黙默 亀龜 橋槗𣘺
丈𠀋 土圡𡈽 脇𦚰 飲飮 祇祗 頬頰 填塡 剥剝 叱𠮟 繋繫 蝉蟬 醤醬 鹸鹼 噛嚙 痩瘦 箪簞 藤籐
柏栢 梅楳 杉椙 松枩 桝枡 樋桶 穐秋龝 苅刈 籔薮藪 儘侭 檮梼 濤涛 禰祢 祷禱 蝋蠟 轟軣 鯵鰺 鶯鴬 麸麩 挿插 捜搜 曳曵 粂久 坂阪 野埜 梁樑 鎌鐮
弁辨瓣辯 余餘 欠缺 予預 芦蘆 沪濾 炉爐 撹攪 涜瀆 焔焰 莱萊 蝿蠅 諫諌 賎賤 迩邇 尭堯 凛凜 煕熙熈 凉涼 笹篠 亘亙 衛衞
亜亞 悦悅 閲閱 鋭銳 税稅 説說 脱脫 緑綠 縦縱 緒緖 隣鄰 凜凛 涙淚 郭廓 禄祿 掲揭 渇渴 巻卷 圏圈 倹儉
`

// variants returns each variant with the character that stands for it.
func variants() map[rune]rune {
	m := map[rune]rune{}
	var first rune
	for _, r := range variantGroups {
		switch {
		case r == ' ' || r == '\n':
			first = 0
		case first == 0:
			first = last(m, r)
		case last(m, r) != first:
			m[last(m, r)] = first
		}
	}
	for r := range m {
		m[r] = last(m, r)
	}
	return m
}

// last follows a chain of variants: groups may share a character.
func last(m map[rune]rune, r rune) rune {
	for {
		v, ok := m[r]
		if !ok {
			return r
		}
		r = v
	}
}
