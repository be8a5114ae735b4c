package docx_test

import (
	"fmt"
	"io/fs"
	"math"
	"testing"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/docx"
	"shinsa/templates"
)

func reference(tb testing.TB) *docx.Reference {
	tb.Helper()
	sub, err := fs.Sub(templates.Files, "reference")
	if err != nil {
		tb.Fatal(err)
	}
	ref, problems, err := docx.OpenReference(sub)
	if err != nil || len(problems) > 0 {
		tb.Fatal(err, problems)
	}
	return ref
}

func text(s string) []doc.Inline { return []doc.Inline{doc.Text{S: s}} }

func para(style doc.Style, s string) *doc.Paragraph {
	return &doc.Paragraph{Style: style, Content: text(s)}
}

func cell(s string) doc.Cell {
	return doc.Cell{Content: []*doc.Paragraph{{Content: text(s)}}}
}

// sample is a document with every kind of content.
func sample() *doc.Document {
	return &doc.Document{
		Kind: "report-draft",
		Meta: doc.Meta{Title: "審査報告書（案）", Subject: "株式会社〇〇製作所", Org: "一般社団法人〇〇審査機構", Marking: "取扱注意",
			Version: "第1版", Date: calendar.Date{Year: 2018, Month: 7, Day: 27}, Record: "meti-2018/1 sha256:0123", Company: "C001"},
		Header: doc.Running{Left: "審査報告書　株式会社〇〇製作所", Right: "取扱注意"},
		Cover: []doc.Block{
			para(doc.CoverMarking, "取扱注意"),
			para(doc.CoverSeries, "中小企業等の技術情報管理状況等調査　認証トライアル"),
			para(doc.CoverTitle, "審査報告書（案）"),
			para(doc.CoverSubtitle, "株式会社〇〇製作所"),
			para(doc.CoverOrg, "一般社団法人〇〇審査機構"),
			coverTable(),
		},
		TOC:  true,
		Body: append(letterBlocks(), reportBlocks()...),
	}
}

func coverTable() *doc.Table {
	t := &doc.Table{ID: "cover", Columns: []doc.Column{{Share: 0.2}, {Share: 0.45}}}
	for _, r := range [][2]string{{"認証の範囲", "本社工場（事業所単位）"}, {"審査業務従事者", "〇〇 〇〇（主任）、〇〇 〇〇"}, {"版", "第1版（平成30年7月27日）"}} {
		head := cell(r[0])
		head.Head = true
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{head, cell(r[1])}})
	}
	return t
}

func letterBlocks() []doc.Block {
	return []doc.Block{
		&doc.Heading{Level: 1, ID: "h-letter", Content: text("はじめに")},
		para(doc.Right, "技管審第12号"),
		para(doc.Right, "平成30年7月2日"),
		para(doc.Addressee, "株式会社〇〇製作所\n　技術等情報管理責任者　〇〇 〇〇　様"),
		para(doc.Sender, "一般社団法人〇〇審査機構"),
		para(doc.LetterTitle, "文書審査の結果について（通知）"),
		para(doc.Body, "平成30年6月21日に実施した文書審査の結果を、下記のとおり通知します。内容についてご不明な点があるときは、説明いたしますので、末尾の連絡先までお申し出ください。"),
		para(doc.Center, "記"),
		&doc.List{Items: []doc.Item{
			{Label: "1", Content: text("審査の範囲　本社工場（事業所単位）、電子情報・紙媒体・製造設備")},
			{Label: "2", Content: text("確認を要する規程等18件のうち、基準に沿うもの15件、沿わないもの3件で、沿わないものは次のとおりである。確認した文書の名称を並べて示す。")},
			{Label: "・", Level: 1, Content: text("見直しの時期の定めがない")},
			{Label: "(3)", Content: text("沿わない部分 <次の表> & 「注」")},
		}},
		&doc.Table{ID: "contact", Plain: true, Columns: []doc.Column{{Share: 0.5}, {Share: 0.5}},
			Rows: []doc.Row{{Cells: []doc.Cell{cell(""), cell("連絡先　事務局　〇〇\n電話 00-0000-0000")}}}},
		para(doc.Right, "以上"),
	}
}

func reportBlocks() []doc.Block {
	return []doc.Block{
		&doc.Heading{Level: 1, Numbered: true, ID: "h1", PageBreak: true, Content: text("審査各項目の適合状況及び証拠")},
		&doc.Heading{Level: 2, Numbered: true, ID: "h2", Content: text("4(1) 人的アクセスの制限")},
		&doc.Heading{Level: 3, Numbered: true, ID: "h3", Content: text("アクセス権の管理")},
		&doc.Paragraph{Style: doc.Body, Content: []doc.Inline{doc.Text{S: "本文の中の"}, doc.Text{S: "強調", Mark: doc.Strong}, doc.Text{S: "と"},
			doc.Text{S: "小さな字", Mark: doc.Small}, doc.LineBreak{}, doc.Text{S: "改行のあと、髙﨑德𠮷。ABC 123 と"}, doc.Text{S: "（案内）", Mark: doc.Hint | doc.Strong}}},
		itemTable(8),
		&doc.Paragraph{Style: doc.BodyFlush, Content: []doc.Inline{doc.Text{S: "説明した日："},
			doc.Field{Tag: "explained.date", Title: "説明した日", Kind: doc.FieldDate, Placeholder: "（日付を選択）"},
			doc.Text{S: "　立会い"}, doc.Field{Tag: "explained.check", Title: "立会い", Kind: doc.FieldCheck, Placeholder: "□"},
			doc.Text{S: "　説明者"}, doc.Field{Tag: "explained.by", Title: "説明者", Placeholder: "（氏名を記入）", Value: "〇〇 〇〇"}}},
		&doc.Paragraph{Style: doc.Body, Content: []doc.Inline{doc.Field{Tag: "opinion", Title: "意見", Kind: doc.FieldRich, Placeholder: "（企業の意見を記入）"}}},
		&doc.Heading{Level: 1, Numbered: true, ID: "h4", Content: text("評価の結果")},
		&doc.Heading{Level: 2, Numbered: true, ID: "h5", Content: text("条項別の自己チェックと現地審査")},
		&doc.Chart{ID: "c1", Caption: text("図 2-1　条項別の実施済の割合と適合の割合（n = 52 社）"), Alt: "条項別の棒グラフ", Percent: true, Unit: "%",
			Categories: []string{"3 責任者", "4(1) 人的アクセス", "4(2) 物理的アクセス", "7 トレーニング", "9 情報セキュリティ"},
			Series:     []doc.Series{{Name: "実施済", Values: []float64{90, 75.5, 67, 83, 54}}, {Name: "適合", Values: []float64{80, 62.5, 60, 75, 35}}}},
		&doc.Chart{ID: "c2", Caption: text("図 2-2　回答の内訳"), Alt: "積み上げ棒グラフ", Stacked: true, Unit: "社", Note: text("出典　自己チェックシート"),
			Categories: []string{"製造業", "情報通信業"},
			Series:     []doc.Series{{Name: "実施済", Values: []float64{12, 8.25}}, {Name: "一部実施", Values: []float64{5, 4}}, {Name: "未実施", Values: []float64{3, 2}}}},
		&doc.PageBreak{},
		heatSample(), radarSample(), timelineSample(),
		para(doc.Right, "以上"),
	}
}

func heatSample() *doc.Chart {
	c := &doc.Chart{ID: "c3", Kind: doc.ChartHeat, Caption: text("図 2-3　企業と条項"), Note: text("注　企業の記号は無作為の順である。"),
		Levels: []string{"実施済", "一部実施", "未実施", "該当なし"}, Categories: []string{"3　責任者", "4(1)　人的アクセスの制限", "9　情報セキュリティ（外部委託先及びクラウドサービスを含む。）"}}
	for i := range 24 {
		c.Series = append(c.Series, doc.Series{Name: fmt.Sprintf("C%02d", i+1), Values: []float64{float64(i % 4), float64(i%5 - 1), float64(i / 7)}})
	}
	return c
}

func radarSample() *doc.Chart {
	return &doc.Chart{ID: "c4", Kind: doc.ChartRadar, Percent: true, Caption: text("図 2-4　区分別の割合"), Alt: "区分別の割合のレーダーチャート",
		Categories: []string{"責任者", "人的アクセス", "物理的アクセス", "教育", "情報セキュリティ（外部委託先及びクラウドサービスを含む。）"},
		Series:     []doc.Series{{Name: "自己チェック", Values: []float64{90, 75, 67, 83, 54}}, {Name: "現地審査", Values: []float64{80, 62, math.NaN(), 75, 35}}}}
}

func timelineSample() *doc.Chart {
	day := func(m, d int) calendar.Date { return calendar.Date{Year: 2018, Month: m, Day: d} }
	return &doc.Chart{ID: "c5", Kind: doc.ChartTimeline, Caption: text("図 2-5　工程"), Categories: []string{"文書審査", "現地審査", "報告書の作成及び提出（照会を含む。）"},
		Spans: []doc.Span{{Row: 0, Name: "第1期", From: day(6, 4), To: day(7, 20)}, {Row: 0, Name: "第2期", From: day(8, 20), To: day(9, 28)},
			{Row: 1, From: day(7, 9), To: day(10, 31)}, {Row: 2, Name: "提出", From: day(12, 14)}, {Row: 2, From: day(11, 5), To: day(12, 14)}}}
}

// itemTable is a table like that of the items of a report, n items long.
func itemTable(n int) *doc.Table {
	t := &doc.Table{ID: "items", Caption: text("表 1-1　4(1)③ アクセス権の管理"), Note: text("注　自己チェックの欄は、平成30年5月28日に受領した回答による。"),
		Columns: []doc.Column{{Share: 0.09, Align: doc.Centre}, {Share: 0.24}, {Share: 0.11, Align: doc.Centre}, {Share: 0.2}, {Share: 0.11}, {Share: 0.25}},
		Head: []doc.Row{
			{Cells: []doc.Cell{spanned("項目", 1, 2), spanned("確認すること", 1, 2), spanned("企業の回答", 2, 1), spanned("審査の結果", 2, 1)}},
			{Cells: []doc.Cell{cell("自己\nチェック"), cell("企業の記入と証拠"), cell("判定"), cell("確認した証拠・\n指導助言")}},
		}}
	for i := range n {
		if i%6 == 0 {
			t.Rows = append(t.Rows, doc.Row{Group: true, Cells: []doc.Cell{spanned(fmt.Sprintf("4(1)%d　アクセス権の管理", i/6+1), 6, 1)}})
		}
		id := fmt.Sprintf("4-1-%d", i+1)
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{cell(id),
			cell("アクセス権者の範囲を定期的に、少なくとも個別の業務が終わるときに見直していますか。"),
			cell("一部実施"), cell("年1回、人事異動の時期に見直し。\n証拠：権限一覧（2018年4月）"),
			entry(doc.Field{Tag: "finding." + id, Title: "判定", Kind: doc.FieldChoice, Placeholder: "（選択）", Choices: []string{"適合", "不適合", "該当なし"}}),
			entry(doc.Field{Tag: "evidence." + id, Title: "証拠", Kind: doc.FieldRich, Placeholder: "（確認した文書・記録・聞き取りを記入）"}),
		}})
	}
	return t
}

func spanned(s string, cols, rows int) doc.Cell {
	c := cell(s)
	c.ColSpan, c.RowSpan = cols, rows
	return c
}

func entry(f doc.Field) doc.Cell {
	return doc.Cell{Fill: doc.FillEntry, Content: []*doc.Paragraph{{Content: []doc.Inline{f}}}}
}
