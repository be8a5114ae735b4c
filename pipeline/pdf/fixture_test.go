package pdf_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"shinsa/fonts"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/pdf/font"
)

// testFonts parses the fonts once for all tests.
var testFonts = sync.OnceValues(func() (*font.Set, error) {
	return font.New(font.Files{Mincho: fonts.Mincho, Gothic: fonts.Gothic, GothicBold: fonts.GothicBold, Supplement: fonts.Supplement})
})

func fontSet(t testing.TB) *font.Set {
	t.Helper()
	s, err := testFonts()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// testLook has the numbers of the reference document.
func testLook() *doc.Look {
	const mincho, gothic = "BIZ UD明朝", "BIZ UDゴシック"
	type l = doc.StyleLook
	body := l{Font: mincho, Size: 10.5, Line: 18, FirstLine: 10.5, Align: doc.Justify}
	flush := l{Font: mincho, Size: 10.5, Line: 18, Align: doc.Justify}
	head := func(size, line, before, after float64) l {
		return l{Font: gothic, Bold: true, Size: size, Line: line, Before: before, After: after, KeepNext: true}
	}
	h1 := head(14, 22, 18, 8)
	h1.BarLeft = &doc.Rule{Width: 5, Space: 6, Color: "36454F"}
	aligned := func(a doc.Align) l { return l{Font: mincho, Size: 10.5, Line: 18, Align: a} }
	return &doc.Look{
		Page: doc.PageLook{Width: 595.3, Height: 841.9, MarginTop: 85, MarginBottom: 79.4, MarginLeft: 79.4, MarginRight: 79.4, HeaderTop: 42.5, FooterBottom: 42.5},
		Styles: map[doc.Style]doc.StyleLook{
			doc.Body: body, doc.BodyFlush: flush,
			doc.Right: aligned(doc.End), doc.Addressee: aligned(doc.Left), doc.Sender: aligned(doc.End), doc.Center: aligned(doc.Centre),
			doc.LetterTitle:   {Font: gothic, Bold: true, Size: 13, Line: 22, Before: 18, After: 12, Align: doc.Centre},
			doc.ListItem:      {Font: mincho, Size: 10.5, Line: 18, Indent: 21, FirstLine: -21, Align: doc.Justify},
			doc.ListItem2:     {Font: mincho, Size: 10.5, Line: 18, Indent: 42, FirstLine: -21, Align: doc.Justify},
			doc.Note:          {Font: mincho, Size: 8.5, Line: 12, Before: 3},
			doc.TableCaption:  {Font: gothic, Size: 9.5, Line: 14, Before: 8, After: 3, Align: doc.Centre, KeepNext: true},
			doc.FigureCaption: {Font: gothic, Size: 9.5, Line: 14, Before: 4, After: 10, Align: doc.Centre},
			doc.TableText:     {Font: mincho, Size: 9, Line: 13}, doc.TableHead: {Font: gothic, Bold: true, Size: 9, Line: 13, Align: doc.Centre},
			doc.CoverMarking:  {Font: gothic, Size: 9, Line: 14, Align: doc.End, Boxed: &doc.Rule{Width: 0.7, Space: 5, Color: "404040"}},
			doc.CoverSeries:   {Font: gothic, Size: 12, Line: 20, Before: 130, Align: doc.Centre},
			doc.CoverTitle:    {Font: gothic, Bold: true, Size: 24, Line: 36, Before: 14, After: 14, Align: doc.Centre},
			doc.CoverSubtitle: {Font: gothic, Size: 14, Line: 24, After: 100, Align: doc.Centre},
			doc.CoverOrg:      {Font: gothic, Size: 12, Line: 20, Before: 40, Align: doc.Centre},
			doc.TOCTitle:      {Font: gothic, Bold: true, Size: 14, Line: 22, After: 12, Align: doc.Centre},
			doc.TOC1:          {Font: gothic, Size: 10.5, Line: 20, Before: 4}, doc.TOC2: {Font: mincho, Size: 10.5, Line: 18, Indent: 14},
			doc.TOC3:   {Font: mincho, Size: 10.5, Line: 18, Indent: 28},
			doc.Header: {Font: gothic, Size: 8.5, Line: 12}, doc.Footer: {Font: gothic, Size: 8.5, Line: 12, Align: doc.Centre},
			doc.Heading1: h1, doc.Heading2: head(11.5, 18, 12, 4), doc.Heading3: head(10.5, 18, 8, 2),
		},
		Table: doc.TableLook{Rule: doc.Rule{Width: 0.5, Color: "404040"}, PadX: 4, PadTop: 2.5, PadBottom: 2.5,
			HeadFill: "E9EEF1", GroupFill: "F4F6F7", EntryFill: "FFF8E1", EntryColor: "9A7B00"},
	}
}

// Short makers of model values.
func txt(s string) []doc.Inline              { return []doc.Inline{doc.Text{S: s}} }
func para(s string) *doc.Paragraph           { return &doc.Paragraph{Style: doc.Body, Content: txt(s)} }
func styled(k doc.Style, s string) doc.Block { return &doc.Paragraph{Style: k, Content: txt(s)} }
func cell(s string) doc.Cell {
	return doc.Cell{Content: []*doc.Paragraph{{Style: doc.TableText, Content: txt(s)}}}
}
func headCell(s string) doc.Cell { c := cell(s); c.Head = true; return c }
func row(s ...string) doc.Row    { return doc.Row{Cells: cells(s)} }
func heading(l int, id, s string) doc.Block {
	return &doc.Heading{Level: l, Numbered: true, ID: id, Content: txt(s)}
}
func cells(s []string) (out []doc.Cell) {
	for _, x := range s {
		out = append(out, cell(x))
	}
	return out
}
func entry(tag, hint string) doc.Cell {
	return doc.Cell{Fill: doc.FillEntry, Content: []*doc.Paragraph{{Style: doc.TableText,
		Content: []doc.Inline{doc.Field{Tag: tag, Placeholder: hint}}}}}
}

const prose = "本報告書は、平成30年度「中小企業等の技術情報管理状況等調査」の認証トライアルとして、株式会社髙﨑製作所（以下「会社」という。）の技術等情報の管理の状況を審査した結果をまとめたものである。" +
	"審査は、別紙1「認証トライアルの方法」に定める基本手法により、文書審査（2018年6月21日）と現地審査（2018年7月18日・19日）の2段階で行った。会社の回答は「自己チェックシート」による。"

var questions = []string{
	"アクセス権者の範囲を定期的に、少なくとも個別の業務が終わるときに見直していますか。",
	"不要になった人のアクセス権を速やかに止めていますか。",
	"氏名、役職、設定日時、範囲、誓約書の提出日、受講履歴を関連づけて確かめられますか。",
	"立入りの許可を含む名簿を責任者が保管していますか。",
	"技術等情報を扱うPC、サーバー及びUSBメモリを台帳で管理し、持出しの都度、責任者の承認を得ていますか。",
}

var answers = []string{
	"年1回、人事異動の時期に見直し。\n証拠：権限一覧（2018年4月）",
	"退職日に情報システム課が停止。証拠：停止依頼票 No.12-3",
	"名簿は人事台帳と受講管理表の二つで管理し、社員番号で突き合わせる。担当：𠮷田、德永、﨑山、髙橋",
	"立入制限区域を置かないため（範囲確認表3）。",
	"台帳はExcelで管理。PC 35台、サーバー2台、USBメモリ12本（2018/4/1現在）。持出しは「媒体持出申請書」により課長が承認し、返却時に消去を確認する。https://example.jp/policy/information-security/2018/rule.html を参照。",
}

// report is a document like an audit report, with the given number of
// chapters of item tables.
func report(chapters, items int) *doc.Document {
	d := &doc.Document{Kind: "report-draft", TOC: true,
		Meta:   doc.Meta{Title: "審査報告書（案）", Subject: "株式会社髙﨑製作所", Org: "一般社団法人〇〇審査機構", Record: "catalogue meti-2018; sheet 0f3a"},
		Header: doc.Running{Left: "審査報告書（案）　株式会社髙﨑製作所", Right: "取扱注意"},
	}
	d.Cover = []doc.Block{
		styled(doc.CoverMarking, "取扱注意"), styled(doc.CoverSeries, "中小企業等の技術情報管理状況等調査　認証トライアル"),
		styled(doc.CoverTitle, "審査報告書（案）"), styled(doc.CoverSubtitle, "株式会社髙﨑製作所"),
		&doc.Table{ID: "cover", Columns: []doc.Column{{Share: 0.22}, {Share: 0.43}}, Rows: []doc.Row{
			{Cells: []doc.Cell{headCell("認証の範囲"), cell("本社工場（事業所単位）")}},
			{Cells: []doc.Cell{headCell("審査業務従事者"), cell("𠮷田 德（主任）、髙橋 﨑")}},
			{Cells: []doc.Cell{headCell("審査の日"), cell("文書審査 平成30年6月21日　現地審査 平成30年7月18日・19日")}},
			{Cells: []doc.Cell{headCell("版"), cell("第1版（平成30年7月27日）")}}}},
		styled(doc.CoverOrg, "平成30年7月27日"), styled(doc.CoverOrg, "一般社団法人〇〇審査機構"),
	}
	d.Body = []doc.Block{heading(1, "outline", "審査の概要"), heading(2, "purpose", "目的及び方法"), para(prose), para(prose + prose),
		&doc.List{Items: []doc.Item{{Label: "・", Content: txt("紙及び電子情報の管理の状況を、規程、記録、聞き取りにより確かめた。" + questions[4])},
			{Label: "(1)", Content: txt("会社の同意を得た範囲に限り、記録の写しを受け取った。")}, {Label: "①", Level: 1, Content: txt("写しは審査の終了後に返却し、又は復元できない方法で廃棄する。" + questions[2])}}},
		heading(2, "figures", "回答の状況"), para("条項別の回答を図に示す。"), chart(false), chart(true),
		rowspans()}
	for c := range chapters {
		d.Body = append(d.Body, heading(1, fmt.Sprintf("c%d", c), fmt.Sprintf("4(%d) 人的アクセスの制限及び物理的アクセスの制限", c+1)), para(prose),
			heading(2, fmt.Sprintf("c%d-1", c), "適合状況及び証拠"), heading(3, fmt.Sprintf("c%d-1-1", c), "項目ごとの確認"), itemTable(c, items))
	}
	d.Body = append(d.Body, heading(1, "opinion", "会社の意見"), &doc.Paragraph{Style: doc.Body, Content: []doc.Inline{doc.Text{S: "特記事項：", Mark: doc.Strong},
		doc.Field{Tag: "opinion", Placeholder: "（会社の意見を記入）"}, doc.LineBreak{}, doc.Text{S: "以上のとおり報告する。", Mark: doc.Small}}}, styled(doc.Right, "以上"))
	return d
}

func itemTable(c, items int) *doc.Table {
	t := &doc.Table{ID: fmt.Sprintf("t%d", c), Caption: txt(fmt.Sprintf("表 %d-1　4(1)③ アクセス権の管理", c+1)),
		Note:    txt("注　自己チェックの欄は、平成30年5月28日に受領した回答による。黄色の欄は審査業務従事者が記入する。"),
		Columns: []doc.Column{{Share: 0.11, Align: doc.Centre}, {Share: 0.25}, {Share: 0.12, Align: doc.Centre}, {Share: 0.22}, {Share: 0.1, Align: doc.Centre}, {Share: 0.2}},
		Head:    []doc.Row{row("項目", "確認すること", "自己\nチェック", "企業の記入と証拠", "判定", "確認した証拠・\n指導助言")}}
	for i := range items {
		if i%10 == 0 {
			t.Rows = append(t.Rows, doc.Row{Group: true, Cells: []doc.Cell{{ColSpan: 6, Align: doc.Left, Content: []*doc.Paragraph{{Style: doc.TableText, Content: txt(fmt.Sprintf("4(%d)③ イ　アクセス権者の管理（その%d）", c+1, i/10+1))}}}}})
		}
		r := row(fmt.Sprintf("4-%d-%d%c", c+1, i/3+1, 'a'+i%3), questions[i%5], []string{"実施済", "一部実施", "未実施", "代替措置"}[i%4], answers[(i*2)%5])
		r.Cells = append(r.Cells, entry(fmt.Sprintf("finding.%d.%d", c, i), "（選択）"), entry(fmt.Sprintf("evidence.%d.%d", c, i), "（確認した文書・記録・聞き取りを記入）"))
		t.Rows = append(t.Rows, r)
	}
	return t
}

func rowspans() *doc.Table {
	tall := cell("紙・電子・物\nのすべて")
	tall.RowSpan = 3
	wide := cell("該当なし（範囲外）")
	wide.ColSpan = 2
	return &doc.Table{ID: "spans", Caption: txt("表　範囲"), Columns: []doc.Column{{Share: 0.3}, {Share: 0.3}, {Share: 0.4}}, Head: []doc.Row{row("形態", "区分", "備考")},
		Rows: []doc.Row{{Cells: []doc.Cell{tall, cell("紙"), cell("図面1,200枚")}}, row("電子", "CADデータ約3.5万件"), {Cells: []doc.Cell{wide}}, row("外部委託", "あり", "2社")}}
}

func chart(stacked bool) *doc.Chart {
	c := &doc.Chart{ID: "chart", Caption: txt("図　条項別の実施済の割合（濃）と適合の割合（淡）（n = 52 社）"), Note: txt("出典：自己チェックシート"), Percent: !stacked, Stacked: stacked,
		Categories: []string{"3 責任者", "4(1) 人的アクセス", "4(2) 物理的アクセス", "7 トレーニング", "9 情報セキュリティ（外部委託先及びクラウドサービスを含む。）"},
		Series:     []doc.Series{{Name: "実施済", Values: []float64{90, 75, 67, 83, 54}}, {Name: "適合", Values: []float64{80, 62, 60, 75, 35}}}}
	if stacked {
		c.Series = append(c.Series, doc.Series{Name: "未実施", Values: []float64{3, 0, 7, 12, 4.5}}, doc.Series{Name: "対象外", Values: []float64{1, 2, 3, 4, 5}})
	}
	return c
}

// letter is a short document without cover.
func letter() *doc.Document {
	return &doc.Document{Kind: "query", Meta: doc.Meta{Title: "照会書", Org: "機構"}, Header: doc.Running{Left: "照会書"},
		Body: []doc.Block{styled(doc.Right, "技管審第 12 号"), styled(doc.Right, "平成30年7月2日"), styled(doc.Addressee, "株式会社髙﨑製作所"), styled(doc.Sender, "一般社団法人〇〇審査機構\n審査部長　〇〇　〇〇"),
			styled(doc.LetterTitle, "文書審査の結果について（通知）"), para("平成30年6月21日に実施した文書審査の結果を、下記のとおり通知します。内容についてご不明な点があるときは、説明いたしますので、末尾の連絡先までお申し出ください。"),
			styled(doc.Center, "記"), &doc.Table{ID: "t", Plain: true, Columns: []doc.Column{{Share: 0.3}, {Share: 0.7}}, Rows: []doc.Row{row("1　審査の範囲", "本社工場（事業所単位）、電子情報・紙媒体・製造設備"), row("2　審査の結果", "確認を要する規程等18件のうち、基準に沿うもの15件")}},
			styled(doc.Right, "以上")}}
}

// squeeze removes all white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n\f　\u00A0", r) {
			return -1
		}
		return r
	}, s)
}
