package compose

import (
	"slices"
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
)

// Figure is one table of figures of the project report, free of how it is
// shown: the report's own tables and the sheets of the workbook beside it are
// made from the same Figures, so that the numbers agree.
type Figure struct {
	Name    string   // stable: size, industry, sections …
	Title   string   // 規模別の参加企業数
	Base    string   // what n is: n = 52 社
	Columns []string // head; the first is the name of the row
	Rows    [][]Datum
}

// Datum is one value of a Figure: a text, or a number with its unit.
type Datum struct {
	Text     string
	Number   float64
	IsNumber bool
	Unit     string // "%", "社", "円", "人日", ""; not shown in tables whose head names it
	Decimals int
	Src      problem.Pos // where the text stands, when known
}

// String returns the value as documents show it.
func (d Datum) String() string {
	if !d.IsNumber {
		return orNone(d.Text)
	}
	if d.Unit == "%" {
		return strconv.FormatFloat(d.Number, 'f', 1, 64) + "%"
	}
	if d.Decimals == 0 {
		return grouped(int64(round(d.Number, 0)))
	}
	return strconv.FormatFloat(d.Number, 'f', d.Decimals, 64)
}

func word(s string) Datum { return Datum{Text: s} }
func whole(n int) Datum   { return Datum{Number: float64(n), IsNumber: true} }
func decimal(v float64) Datum {
	return Datum{Number: round(v, 2), IsNumber: true, Decimals: 2}
}

// share is n of base in percent with one decimal; None without a base.
func share(n, base int) Datum {
	if base == 0 {
		return word("")
	}
	return Datum{Number: round(100*float64(n)/float64(base), 1), IsNumber: true, Unit: "%", Decimals: 1}
}

func percent(n, base int) string { return share(n, base).String() }

// Figures returns every table of figures of the project report, in its order.
func Figures(in ProjectInput) []Figure {
	t := in.Totals
	out := []Figure{
		counted("size", "企業の規模別の参加企業数", "規模", "社", t.BySize, t.Companies),
		counted("industry", "業種別の参加企業数", "業種", "社", t.ByIndustry, t.Companies),
		counted("unit", "認証の範囲の単位別の参加企業数", "認証の範囲の単位", "社", t.ByUnit, t.Companies),
		counted("method", "審査の手法別の参加企業数", "手法", "社", t.ByMethod, t.Companies),
		returns(t),
		counted("queries", "照会の理由別の件数", "照会の理由", "件", t.Queries, total(t.Queries)),
		answersBySection(t),
		answers("clauses", "条項別の自己チェックの回答（項目数）", t.ByClause, t.Returned),
		itemFigure("gaps", "一部実施又は未実施の多い項目", t.Gaps, in),
		itemFigure("alternatives", "代替措置の回答があった項目", t.Alternatives, in),
		itemFigure("recommended", "推奨措置の実施状況", t.Recommended, in),
		counted("laws", "情報の適切な管理を求める法令等", "法令等", "社", t.Laws, t.Returned),
		effort(t), ceilings(t), stages(in.Stages),
	}
	return out
}

func base(n int) string { return "n = " + grouped(int64(n)) + " 社" }

// counted is a table of named counts with their share of a base.
func counted(name, title, head, unit string, counts []audit.Count, of int) Figure {
	f := Figure{Name: name, Title: title, Base: "n = " + grouped(int64(of)) + " " + unit, Columns: []string{head, unit + "数", "割合"}}
	if unit == "件" {
		f.Columns[1] = "件数"
	}
	for _, c := range counts {
		f.Rows = append(f.Rows, []Datum{word(c.Name), whole(c.N), share(c.N, of)})
	}
	return f
}

func returns(t audit.Totals) Figure {
	return Figure{Name: "returns", Title: "自己チェックシートの回収状況", Base: base(t.Companies), Columns: []string{"区分", "社数", "割合"},
		Rows: [][]Datum{
			{word("回答があった企業"), whole(t.Returned), share(t.Returned, t.Companies)},
			{word("回答がない企業"), whole(t.Companies - t.Returned), share(t.Companies-t.Returned, t.Companies)},
			{word("計"), whole(t.Companies), share(t.Companies, t.Companies)},
		}}
}

// answersBySection is answers with the sum of all sections below.
func answersBySection(t audit.Totals) Figure {
	sum := audit.ClauseTotal{Answers: map[criteria.Answer]int{}}
	for _, c := range t.Clauses {
		sum.Applicable += c.Applicable
		sum.Unanswered += c.Unanswered
		sum.OutOfScope += c.OutOfScope
		for _, a := range criteria.Answers() {
			sum.Answers[a] += c.Answers[a]
		}
	}
	f := answers("sections", "区分別の自己チェックの回答（項目数）", append(slices.Clone(t.Clauses), sum), t.Returned)
	f.Columns[0] = "区分"
	f.Rows[len(f.Rows)-1][0] = word("計")
	return f
}

// answers is a table of answers by section or clause.
func answers(name, title string, totals []audit.ClauseTotal, returned int) Figure {
	f := Figure{Name: name, Title: title, Base: base(returned), Columns: []string{"条項", "対象"}}
	for _, a := range criteria.Answers() {
		f.Columns = append(f.Columns, a.Ja())
	}
	f.Columns = append(f.Columns, "未回答", "実施済の割合", "対象外")
	for _, c := range totals {
		r := []Datum{word(c.Number + "　" + c.Title), whole(c.Applicable)}
		for _, a := range criteria.Answers() {
			r = append(r, whole(c.Answers[a]))
		}
		f.Rows = append(f.Rows, append(r, whole(c.Unanswered), share(c.Answers[criteria.Implemented], c.Applicable), whole(c.OutOfScope)))
	}
	return f
}

func itemFigure(name, title string, totals []audit.ItemTotal, in ProjectInput) Figure {
	f := Figure{Name: name, Title: title, Base: base(in.Totals.Returned), Columns: []string{"項番", "確認すること", "社数", "対象の社数", "割合"}}
	for _, i := range totals {
		text := i.Item.Short
		if text == "" {
			text = i.Item.Question
		}
		src := listed(in.Catalogue, i.Item.Line, "").Src
		f.Rows = append(f.Rows, []Datum{{Text: i.Item.ID, Src: src}, {Text: text, Src: src}, whole(i.N), whole(i.Of), share(i.N, i.Of)})
	}
	return f
}

func effort(t audit.Totals) Figure {
	e := t.Effort
	return Figure{Name: "effort", Title: "審査工数（計画）", Base: base(t.Companies), Columns: []string{"区分", "人日"},
		Rows: [][]Datum{{word("合計"), decimal(e.Days)}, {word("1社当たりの平均"), decimal(e.Mean)},
			{word("1社当たりの最小"), decimal(e.Min)}, {word("1社当たりの最大"), decimal(e.Max)}}}
}

func ceilings(t audit.Totals) Figure {
	f := Figure{Name: "ceilings", Title: "公募要領の数値との比較", Base: base(t.Companies), Columns: []string{"区分", "計画", "公募要領の数値", "単位", "判定"}}
	for _, c := range t.Ceilings {
		mark := "範囲内"
		if !c.Within {
			mark = "範囲外"
		}
		f.Rows = append(f.Rows, []Datum{word(c.Name), amount(c.Value), amount(c.Limit), word(c.Unit), word(mark)})
	}
	return f
}

func amount(n int64) Datum { return Datum{Number: float64(n), IsNumber: true} }

func stages(list []Stage) Figure {
	f := Figure{Name: "stages", Title: "各段階の実施の時期", Columns: []string{"段階", "最初の日", "最後の日", "社数", "全社数"}}
	for _, s := range list {
		f.Rows = append(f.Rows, []Datum{word(s.Name), word(s.From.Wareki()), word(s.To.Wareki()), whole(s.N), whole(s.Of)})
	}
	return f
}
