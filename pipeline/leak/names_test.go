package leak

// companies are those of the demo project, all made up, with what the demo's
// register lacks filled in.
func companies() []Company {
	c := func(id, name, kana, number, address, phone, mail string, persons []Person, products ...string) Company {
		return Company{ID: id, Name: name, Kana: kana, Number: number, Addresses: []string{address}, Phones: []string{phone}, Mails: []string{mail}, Persons: persons, Products: products}
	}
	person := func(name, kana string) []Person { return []Person{{Name: name, Kana: kana}} }
	return []Company{
		c("C001", "株式会社髙﨑精機", "タカサキセイキ", "3999900001111", "群馬県榛台市工業団地2丁目14番地", "027-412-3456", "jimu-001@takasaki-seiki.co.jp", person("髙﨑 由美子", "タカサキ ユミコ"), "ハルナスピンドル"),
		c("C002", "德永工業㈱", "トクナガコウギョウ", "6999900002222", "埼玉県荒見市大字新田881-3", "048-5521-7788", "jimu-002@example.jp", person("德永 秀和", "トクナガ ヒデカズ")),
		c("C003", "𠮷野鍍金工業有限会社", "ヨシノメッキコウギョウ", "9999900003333", "新潟県越川市字川原77", "025-367-1942", "jimu-003@example.jp", person("𠮷野 節子", "ヨシノ セツコ")),
		c("C004", "ﾐﾄﾞﾘｶﾜ電子株式会社", "ミドリカワデンシ", "3999900004444", "長野県諏山市テクノパーク3番5号", "026-698-2751", "jimu-004@example.jp", person("五十嵐 亮", "イガラシ リョウ"), "MDK-8000"),
		c("C005", "株式会社やまなみ精密光学機器開発製造技術研究所ホールディングス", "ヤマナミセイミツコウガクキキカイハツセイゾウギジュツケンキュウジョホールディングス", "6999900005555", "山梨県甲富士見市みどり台4丁目1番地の12 甲富士見先端産業支援センター2号館5階501号室及び502号室", "055-847-3620", "jimu-005@example.jp", person("二階堂 紀子", "ニカイドウ ノリコ")),
		c("C006", "株式会社灘浜機材商会", "ナダハマキザイショウカイ", "9999900006666", "兵庫県播南市中島6-8", "079-264-9315", "jimu-006@example.jp", person("土肥 昌弘", "ドイ マサヒロ")),
		c("C007", "合同会社あさぎりソフトウェア工房", "アサギリソフトウェアコウボウ", "3999900007777", "福岡県筑東市本町1-15-402", "092-718-4036", "jimu-007@example.jp", person("別府 千春", "ベップ チハル")),
		c("C008", "有限会社まつかぜ工具店", "マツカゼコウグテン", "6999900008888", "石川県加能野市髙砂3-2", "076-295-1843", "jimu-008@example.jp", person("榎本 勝", "エノモト マサル")),
		c("C009", "東嶺化成株式会社", "トウレイカセイ", "9999900009999", "千葉県総南市工業団地1番", "043-529-6178", "jimu-009@example.jp", person("大槻 真理", "オオツキ マリ")),
		c("C010", "滄浪物産株式会社", "ソウロウブッサン", "3999900011110", "大阪府東泉野市柳原2-30", "072-463-8517", "jimu-010@example.jp", person("早乙女 英樹", "サオトメ ヒデキ")),
		c("C011", "株式会社蓼沼鋳造所", "タデヌマチュウゾウショ", "6999900012221", "栃木県野州原市鉄砲町12", "0287-36-9142", "jimu-011@example.jp", person("蓼沼 隆", "タデヌマ タカシ")),
		c("C012", "株式会社はるか試作技研", "ハルカシサクギケン", "9999900013332", "愛知県三州野市緑が丘7-21", "0532-47-8163", "jimu-012@example.jp", person("渡邊 麻衣", "ワタナベ マイ")),
	}
}

// names are the companies, and who may be named in the edition.
func names() Names {
	return Names{Companies: companies(), Allow: []string{"一般社団法人みちのく技術情報認証センター", "株式会社三菱総合研究所", "経済産業省", "宮薗 敬三", "渡邉 さつき", "﨑山 和彦"}}
}

// DemoNames are the names for the test that runs the demo project.
func DemoNames() Names { return names() }
