package auditor

import (
	"fmt"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
)

// Variant is the data behind a report draft.
type Variant struct {
	Items    int            // number of items
	Without  map[int]bool   // items that are not in it
	Said     map[int]string // what the company said about an item, when it is not the usual
	Findings map[int]string // findings that are known
	Evidence map[int]string // evidence that is known
	Asks     map[int]bool   // items with a remark
	Scope    string         // a sentence of the body
	Extra    []string       // paragraphs more
	Visits   []string       // kinds of visits
	Title    string         // of the second chapter
	Pages    map[string]int // for the table of contents
	Company  string
	Counts   []string // of a table of numbers: cells that say the same at other columns
}

// Usual returns the data of the first version.
func Usual(items int) Variant {
	return Variant{Items: items, Scope: "審査は、本社工場（事業所単位）について行った。", Visits: []string{"文書審査", "現地審査"}, Title: "評価の結果",
		Company: "株式会社〇〇製作所", Asks: map[int]bool{2: true}, Counts: []string{"19", "0", "0", "3", "3"},
		Pages: map[string]int{"scope": 3, "items": 4, "result": 9}}
}

func text(s string) []doc.Inline { return []doc.Inline{doc.Text{S: s}} }

func para(style doc.Style, s string) *doc.Paragraph {
	return &doc.Paragraph{Style: style, Content: text(s)}
}

func cell(s string) doc.Cell {
	return doc.Cell{Content: []*doc.Paragraph{{Content: text(s)}}}
}

func locked(tag string, lines ...string) doc.Cell {
	var c doc.Cell
	for _, l := range lines {
		c.Content = append(c.Content, &doc.Paragraph{Content: text(l), Lock: tag})
	}
	return c
}

func entry(fields ...doc.Field) doc.Cell {
	c := doc.Cell{Fill: doc.FillEntry}
	for _, f := range fields {
		c.Content = append(c.Content, &doc.Paragraph{Content: []doc.Inline{f}})
	}
	return c
}

func rich(tag, title, value string) doc.Field {
	return doc.Field{Tag: tag, Title: title, Kind: doc.FieldRich, Placeholder: "（記入）", Value: value}
}

// Report makes the draft.
func Report(v Variant) *doc.Document {
	return &doc.Document{
		Kind: "report-draft",
		Meta: doc.Meta{Title: "審査報告書（案）", Subject: v.Company, Org: "一般社団法人〇〇審査機構", Marking: "取扱注意", Version: "第1版",
			Date: calendar.Date{Year: 2018, Month: 7, Day: 27}, Record: "meti-2018/1", Company: "C001"},
		Header: doc.Running{Left: "審査報告書　" + v.Company, Right: "取扱注意"},
		Cover: []doc.Block{para(doc.CoverMarking, "取扱注意"), para(doc.CoverTitle, "審査報告書（案）"), para(doc.CoverSubtitle, v.Company),
			&doc.Table{ID: "cover", Columns: []doc.Column{{Share: .3}, {Share: .5}}, Rows: []doc.Row{
				{Cells: []doc.Cell{headCell("認証の範囲"), cell("本社工場")}},
				{Cells: []doc.Cell{headCell("審査の日"), {Content: []*doc.Paragraph{{Content: []doc.Inline{doc.Text{S: "文書審査　"},
					doc.Field{Tag: "cover.document-date", Title: "文書審査の日", Kind: doc.FieldDate, Placeholder: "（日付を選択）"}}}}}}}}}},
		TOC:  true,
		Body: body(v),
	}
}

func headCell(s string) doc.Cell {
	c := cell(s)
	c.Head = true
	return c
}

func body(v Variant) []doc.Block {
	out := []doc.Block{
		&doc.Heading{Level: 1, Numbered: true, ID: "scope", Content: text("認証の範囲")},
		para(doc.Body, v.Scope),
		para(doc.Body, "範囲の変更があったときは、次の表に記録する。"),
		visits(v),
		&doc.Paragraph{Style: doc.BodyFlush, Content: []doc.Inline{doc.Text{S: "説明した日："},
			doc.Field{Tag: "explained.date", Title: "説明した日", Kind: doc.FieldDate, Placeholder: "（日付を選択）"}, doc.Text{S: "　立会い"},
			doc.Field{Tag: "explained.check", Title: "立会い", Kind: doc.FieldCheck, Placeholder: "□"}, doc.Text{S: "　説明者"},
			doc.Field{Tag: "explained.by", Title: "説明者", Placeholder: "（氏名を記入）"}}},
		&doc.Heading{Level: 1, Numbered: true, ID: "items", PageBreak: true, Content: text("審査各項目の適合状況及び証拠")},
		para(doc.Body, "各項目の適合状況は、次のとおりである。"),
	}
	out = append(out, items(v)...)
	for _, s := range v.Extra {
		out = append(out, para(doc.Body, s))
	}
	return append(out,
		&doc.Heading{Level: 1, Numbered: true, ID: "result", Content: text(v.Title)},
		para(doc.Body, "評価の結果を次に記す。"),
		counts(v),
		&doc.List{Items: []doc.Item{{Label: "・", Content: text("全ての項目に適合する場合")}, {Label: "・", Content: text("適合しない項目がある場合")}}},
		&doc.Paragraph{Style: doc.Body, Content: []doc.Inline{rich("opinion.text", "意見", "")}},
		para(doc.Right, "以上"))
}

// visits is a table of rows that a person may add to.
func visits(v Variant) doc.Block {
	t := &doc.Table{ID: "visits", Caption: text("表 1-1　審査の日時及び場所"), Columns: []doc.Column{{Share: .2}, {Share: .3}, {Share: .5}},
		Head: []doc.Row{{Cells: []doc.Cell{cell("区分"), cell("日付"), cell("場所")}}}}
	for _, kind := range v.Visits {
		t.Rows = append(t.Rows, doc.Row{Repeat: "visits", Cells: []doc.Cell{
			entry(doc.Field{Tag: "visits.kind", Title: "区分", Placeholder: "（区分）", Value: kind}),
			entry(doc.Field{Tag: "visits.date", Title: "日付", Kind: doc.FieldDate, Placeholder: "（日付を選択）"}),
			entry(doc.Field{Tag: "visits.place", Title: "場所", Placeholder: "（場所）"})}})
	}
	return t
}

// counts is a table of numbers.
func counts(v Variant) doc.Block {
	t := &doc.Table{ID: "counts", Caption: text("表 3-1　回答の状況"), Columns: []doc.Column{{Share: .25}, {Share: .15}, {Share: .15}, {Share: .15}, {Share: .15}, {Share: .15}},
		Head: []doc.Row{{Cells: []doc.Cell{cell("区分"), cell("対象"), cell("実施済"), cell("一部実施"), cell("未実施"), cell("対象外")}}}}
	row := doc.Row{Cells: []doc.Cell{cell("計")}}
	for _, n := range v.Counts {
		row.Cells = append(row.Cells, cell(n))
	}
	t.Rows = []doc.Row{row}
	return t
}

// items are the tables of the items, ten to a table.
func items(v Variant) []doc.Block {
	var out []doc.Block
	var t *doc.Table
	for i := 1; i <= v.Items; i++ {
		if (i-1)%10 == 0 {
			n := (i-1)/10 + 1
			t = &doc.Table{ID: fmt.Sprintf("items.%d", n), Caption: text(fmt.Sprintf("表 2-%d　基準4(%d)　アクセス権の管理", n, n)),
				Columns: []doc.Column{{Share: .09}, {Share: .24}, {Share: .11}, {Share: .2}, {Share: .11}, {Share: .25}},
				Head:    []doc.Row{{Cells: []doc.Cell{cell("項番"), cell("確認すること"), cell("自己\nチェック"), cell("企業の記入と証拠"), cell("判定"), cell("確認した証拠・\n指導助言")}}}}
			out = append(out, para(doc.Body, fmt.Sprintf("基準4(%d)の各項目について、文書及び現地で確認した。", n)), t)
		}
		if !v.Without[i] {
			t.Rows = append(t.Rows, item(v, i))
		}
	}
	return out
}

func item(v Variant, i int) doc.Row {
	id := fmt.Sprintf("4-%d-%d", (i-1)/10+1, (i-1)%10+1)
	said, ok := v.Said[i]
	if !ok {
		said = fmt.Sprintf("年%d回、人事異動の時期に見直している。", i%4+1)
	}
	finding := entry(doc.Field{Tag: "finding." + id, Title: id + "の判定", Kind: doc.FieldChoice, Placeholder: "（選択）",
		Choices: []string{"適合", "不適合", "該当なし", "未確認"}, Value: v.Findings[i]})
	if v.Asks[i] {
		finding.Content[0].Remarks = []doc.Remark{{Text: "実施済との回答ですが、証拠の記入がありません。現地で確認してください。"}}
	}
	work := entry(rich("evidence."+id, id+"の証拠", v.Evidence[i]), rich("advice."+id, id+"の助言", ""))
	work.Content = []*doc.Paragraph{{Content: text("証拠")}, work.Content[0], {Content: text("助言")}, work.Content[1]}
	return doc.Row{Cells: []doc.Cell{locked("lock."+id+".id", id),
		locked("lock."+id+".question", fmt.Sprintf("第%d項のアクセス権の範囲を定期的に見直していますか。", i), "・年1回以上"),
		locked("lock."+id+".answer", "実施済"), locked("lock."+id+".said", said, "証拠：権限一覧"), finding, work}}
}
