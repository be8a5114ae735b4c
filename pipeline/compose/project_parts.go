package compose

import (
	"strconv"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/doc"
)

// projectParts are the parts of the 事業報告書.
func projectParts(p *project) parts {
	out := parts{
		blocks: map[string]func(string) doc.Block{
			"table: cover":    func(string) doc.Block { return p.cover() },
			"chart: size":     func(string) doc.Block { return p.bars("size") },
			"chart: industry": func(string) doc.Block { return p.bars("industry") },
			"chart: unit":     func(string) doc.Block { return p.bars("unit") },
			"chart: queries":  func(string) doc.Block { return p.bars("queries") },
			"chart: sections": func(string) doc.Block { return p.sectionChart() },
			"chart: gaps":     func(string) doc.Block { return p.gapChart() },
			"table: dates":    func(string) doc.Block { return p.dateTable() },
			"table: items":    func(string) doc.Block { return p.itemIndex() },
		},
		fields: fields(
			prose("overview.text", "事業の概要の補足"), prose("participants.text", "参加企業の特徴"), prose("method.text", "変更した手法の内容"),
			prose("answers.text", "自己チェックの結果の考察"), prose("gaps.text", "未実施の多い項目の考察"),
			prose("alternatives.text", "代替措置の内容"), prose("recommended.text", "推奨措置の考察"), prose("laws.text", "法令の遵守状況"),
			prose("schedule.text", "日程の変更及びその理由"), prose("ceilings.text", "数値の範囲外のものの理由及び対応"),
			prose("effectiveness.text", "手法の実効性に関する所見"), prose("effectiveness.proposal", "手法の改善の提案"),
			prose("impartiality.text", "公平性の確保のために講じた措置"), prose("impartiality.risks", "報告された公平性へのリスク"),
			prose("notice.text", "通知期間での対応の困難性に関する所見"), prose("certification.text", "認証に係る実態"), prose("certification.problems", "認証に係る課題"),
			prose("remarks.text", "その他の報告事項"),
		),
	}
	for _, name := range []string{"size", "industry", "unit", "method", "returns", "queries", "gaps", "alternatives",
		"recommended", "laws", "effort", "ceilings", "stages"} {
		out.blocks["table: "+name] = func(string) doc.Block { return p.figureTable(name) }
	}
	for _, name := range []string{"sections", "clauses"} {
		out.blocks["table: "+name] = func(string) doc.Block { return p.answerTable(name) }
	}
	return out
}

func (p *project) figure(name string) Figure {
	for _, f := range p.figures {
		if f.Name == name {
			return f
		}
	}
	return Figure{Name: name}
}

// figureTable shows a figure as it is.
func (p *project) figureTable(name string) doc.Block {
	f := p.figure(name).orNone()
	t := newTable(f.Name, f.caption(), p.columns(f)...)
	rows := f.Rows
	if f.Columns[0] == "項番" && len(rows) > gapsShown {
		rows = rows[:gapsShown]
		t.Note = words("注　社数の多い順に" + strconv.Itoa(gapsShown) + "項目を掲げた。全" + strconv.Itoa(len(f.Rows)) + "項目は、別に納める図表データに掲げる。")
	}
	for _, r := range rows {
		var cells []doc.Cell
		for _, d := range r {
			cells = append(cells, p.datum(d))
		}
		row(t, cells...)
	}
	return t
}

// orNone gives a figure without rows one that says so.
func (f Figure) orNone() Figure {
	if len(f.Rows) == 0 {
		f.Rows = [][]Datum{make([]Datum, len(f.Columns))}
	}
	return f
}

func (f Figure) caption() string {
	if f.Base == "" {
		return f.Title
	}
	return f.Title + "（" + f.Base + "）"
}

// datum is a cell; names of industries, laws and items are the office's and
// companies' words, which the totals give without their place.
func (p *project) datum(d Datum) doc.Cell {
	c := cell(Word{d.String(), d.Src})
	if d.IsNumber {
		c.Align = doc.End
	}
	return c
}

func (p *project) columns(f Figure) []col {
	shares := map[int][]float64{2: {.70, .30}, 3: {.60, .20, .20}, 5: {.36, .20, .20, .12, .12}}[len(f.Columns)]
	if f.Columns[0] == "項番" {
		shares = []float64{.13, .49, .12, .14, .12}
	}
	out := make([]col, len(f.Columns))
	for i, h := range f.Columns {
		out[i] = col{head: h, share: shares[i]}
	}
	return out
}

// answerTable shows answers by section or clause; clauses under their section.
func (p *project) answerTable(name string) doc.Block {
	f := p.figure(name).orNone()
	cols := []col{{f.Columns[0], .318, 0}}
	for i, h := range f.Columns[1:] { // wide enough for heads of three characters, or of two on two lines
		cols = append(cols, col{answerHead(h), []float64{.07, .082, .07, .082, .066, .066, .082, .082, .082}[i], doc.End})
	}
	t := newTable(f.Name, f.caption(), cols...)
	at := map[int]string{}
	if name == "clauses" {
		at = p.sectionStarts()
	}
	for i, r := range f.Rows {
		if s, ok := at[i]; ok {
			group(t, our(s))
		}
		cells := []doc.Cell{p.datum(r[0])}
		for _, d := range r[1:] {
			cells = append(cells, p.datum(d))
		}
		row(t, cells...)
	}
	t.Note = words("注　数は、回答があった企業の項目数の合計である。「実施済の割合」は、対象の項目数を分母とする。")
	return t
}

func answerHead(h string) string {
	if h == "実施済の割合" {
		return "実施済\nの割合"
	}
	return twoLines(h)
}

// sectionStarts gives the title of the section that begins at each row of the
// table of clauses; sections of one clause need none.
func (p *project) sectionStarts() map[int]string {
	at := map[int]string{}
	var before *criteria.Section
	for i, t := range p.in.Totals.ByClause {
		s, _ := p.in.Catalogue.Clause(t.ID)
		if s != nil && s != before && len(s.Clauses) > 1 {
			at[i] = s.Number + "　" + s.Title
		}
		before = s
	}
	return at
}

func (p *project) cover() doc.Block {
	in := p.in
	t := pairs("cover", "", .20, .60)
	pair(t, "委託者", cell(office(in.Project, in.Project.Ministry)))
	pair(t, "受託者", cell(office(in.Project, in.Project.Client)))
	pair(t, "実施者", cell(office(in.Project, in.Project.Body.Name), "（事業者", office(in.Project, in.Project.Contractor), "）"))
	pair(t, "参加企業", cell(grouped(int64(in.Totals.Companies))+"社"))
	pair(t, "審査の基準", cell(listed(in.Catalogue, 0, in.Catalogue.Title), "（", listed(in.Catalogue, 0, in.Catalogue.ID), "　第", listed(in.Catalogue, 0, in.Catalogue.Version), "版）"))
	pair(t, "版", cell(our(in.Version), "（", our(in.Date.Wareki()), "）"))
	return t
}

// dateTable gives the dates of the project file.
func (p *project) dateTable() doc.Block {
	d := p.in.Project.Dates
	t := newTable("dates", "事業の期日", col{"事項", .36, 0}, col{"期日", .64, 0})
	row(t, cell("契約の期間"), cell(office(p.in.Project, span(d.ContractStart, d.ContractEnd))))
	row(t, cell("自己チェックシートの回答期限"), cell(office(p.in.Project, until(d.SheetsDue))))
	row(t, cell("現地審査の期間"), cell(office(p.in.Project, span(d.AuditFrom, d.AuditTo))))
	row(t, cell("報告の提出期限"), cell(office(p.in.Project, until(d.ReportDue))))
	return t
}

// itemIndex lists every required item of the catalogue, so that the numbers
// in the report can be read without it.
func (p *project) itemIndex() doc.Block {
	c := p.in.Catalogue
	t := newTable("items", "審査の項目", col{"項番", .11, 0}, col{"条項", .11, 0}, col{"確認すること", .78, 0})
	for i := range c.Items {
		it := &c.Items[i]
		if it.Kind != criteria.Required {
			continue
		}
		number := it.Clause
		if _, cl := c.Clause(it.Clause); cl != nil {
			number = cl.Number
		}
		row(t, cell(listed(c, it.Line, it.ID)), cell(listed(c, it.Line, number)), cell(listed(c, it.Line, it.Question)))
	}
	return t
}
