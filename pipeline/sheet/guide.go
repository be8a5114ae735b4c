package sheet

import (
	"fmt"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/workbook"
)

// guide tells a small firm how to fill the sheet in.
func guide(o SelfCheckOptions) *workbook.SheetSpec {
	p := newPage(criteria.SheetGuide).printed(o, criteria.FormTitle)
	p.ColWidths = []float64{14, 42, 44}
	all := [2]int{1, 3}
	p.wide(1, all, criteria.SheetGuide, title)
	p.Rows[1] = workbook.RowSpec{Height: 32}
	row := 2
	for _, s := range guideBefore(o) {
		row = p.section(row, s)
	}
	row = p.answers(row)
	for _, s := range guideAfter(o) {
		row = p.section(row, s)
	}
	return p.SheetSpec
}

// section is a numbered part of the guide.
type section struct {
	title string
	lines []string
}

func (p page) section(row int, s section) int {
	all := [2]int{1, 3}
	p.wide(row, all, s.title, heading)
	p.Rows[row] = workbook.RowSpec{Height: 24}
	for _, l := range s.lines {
		row++
		p.wide(row, all, l, prose)
		p.fit(row, 1)
	}
	return row + 1
}

func guideBefore(o SelfCheckOptions) []section {
	when := due(o).Wareki()
	if when == "" {
		when = "事務局からお知らせする日"
	}
	return []section{
		{"1. このシートについて", []string{
			"このシートは、貴社の技術等情報の管理の様子を、審査の前にお伺いするものです（予備審査）。ご回答をもとに、審査計画を作り、文書審査と現地審査の準備をします。",
			"「技術等情報」とは、貴社が守りたい技術の情報のことです（設計図、製造のノウハウ、試験データ、顧客から預かった図面、試作品など）。紙か電子データか物かを問いません。",
			"今できていないことがあっても、不利に扱うことはありません。ありのままをお書きください。",
		}},
		{"2. 記入の順序", []string{
			"①「" + criteria.SheetCover + "」で、回答者と回答日を記入します。",
			"②「" + criteria.SheetScope + "」で、審査の対象となるものの有無を選びます。「無」を選んだものについての項目は、記入しなくて結構です。",
			"③「" + criteria.SheetItems + "」で、項目ごとに回答を選び、実施の様子と証拠を書きます。",
			"④「" + criteria.SheetExtra + "」は、義務ではありません。すでに行っていることがあれば書いてください。",
			"⑤「" + criteria.SheetLaws + "」に、情報の管理について貴社が従うべき法令などを書きます。",
			"記入する所には色が付いています。行や列を消したり、並べ替えたりしないでください。",
		}},
		{"3. 期限", []string{when + "までに、このファイルを事務局へお送りください。間に合わないときは、早めにご相談ください。"}},
		{"4. 回答の選び方", []string{"各項目の「" + criteria.HeadAnswer + "」の欄で、次の五つから一つを選びます。"}},
	}
}

// meaning explains one answer on the sheet.
type meaning struct {
	answer        criteria.Answer
	text, example string
}

func meanings() []meaning {
	return []meaning{
		{criteria.Implemented, "問われていることを、対象のすべてについて行っている。着眼点があれば、そのすべてに当てはまる（「いずれか」とある項目は一つでよい）。",
			"アクセス権者の名簿を作り、毎年4月に見直している。証拠：アクセス権者名簿"},
		{criteria.Partial, "一部だけ行っている、または着眼点の一部だけに当てはまる。何が残っているかを「" + criteria.HeadComment + "」に書く。",
			"本社は施錠しているが、倉庫は予定（9月）。証拠：鍵管理簿（本社）"},
		{criteria.NotImplemented, "行っていない。予定があれば「" + criteria.HeadComment + "」に書く。", "規程がない。今年度中に作る予定。"},
		{criteria.NotApplicable, "問われていることが貴社にはない（対象の設備や業務がないなど）。理由を「" + criteria.HeadComment + "」に書く。",
			"外部に保守を任せていないため。"},
		{criteria.Alternative, "問われている方法とは別の方法で、同じ目的を果たしている。その方法を「" + criteria.HeadComment + "」に書く。",
			"金庫の代わりに、警備員が常駐する部屋で保管している。証拠：警備契約書"},
	}
}

func (p page) answers(row int) int {
	for i, h := range []string{criteria.HeadAnswer, "選ぶとき", "記入の例"} {
		p.put(row, i+1, h, head)
	}
	p.Rows[row] = workbook.RowSpec{Height: 20}
	for _, m := range meanings() {
		row++
		p.put(row, 1, m.answer.Ja(), centred)
		p.put(row, 2, m.text, cell)
		p.put(row, 3, m.example, cell)
		p.fit(row, 2)
	}
	return row + 1
}

func guideAfter(o SelfCheckOptions) []section {
	return []section{
		{"5. 証拠の書き方", []string{
			fmt.Sprintf("「%s」には、審査のときに見せていただける文書や記録の名前を書きます（例：情報管理規程 第5条、入退室記録、現場の写真）。ファイルの送付は、この時点では要りません。", criteria.HeadEvidence),
			fmt.Sprintf("「%s」と答えた項目には、証拠を必ず一つ書いてください。", criteria.Implemented.Ja()),
		}},
		{"6. 分からないとき", append([]string{
			"選べないときは空欄のままにし、その理由を「" + criteria.HeadComment + "」に書くか、事務局にお尋ねください。",
		}, office(o.Project)...)},
		{"7. 情報の取扱い", []string{
			"ご回答は秘密として扱い、この認証トライアルの目的のほかには用いません。貴社が分かる形で、経済産業省を除く第三者に開示することはありません。契約に定めた期間の後、返還するか、元に戻せない方法で廃棄します。",
		}},
	}
}
