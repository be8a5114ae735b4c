package statistics

import (
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// How well do self-checks foretell findings? Of each item of a company that
// has both an answer and a finding, the answer is a claim (実施済) or an
// admitted gap (一部実施, 未実施), and the finding is 適合 or 不適合:
//
//	             適合   不適合
//	実施済        a      b      a/(a+b): how far a claim can be relied on
//	一部・未実施   c      d      d/(b+d): how many of the gaps were admitted
//
// Answers of another kind (代替措置, 該当なし, none) and findings of another
// kind stand outside the four fields; forecast-answers has them all.

// fields are the four.
type fields struct{ a, b, c, d, claims, gaps, good, bad, agree, all acc }

func (s *study) fields() fields {
	n := s.accs(10)
	return fields{n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]}
}

// foretold tells whether an item is in the four fields.
func foretold(f *fact) bool {
	return f.s.returned && judged(f.found) && (f.answer == criteria.Implemented || admitted(f.answer))
}

func admitted(a criteria.Answer) bool { return a == criteria.Partial || a == criteria.NotImplemented }

func (x *fields) add(f *fact) {
	if !foretold(f) {
		return
	}
	claim, good := f.answer == criteria.Implemented, f.found == record.Conforms
	put := func(is bool, n ...*acc) {
		for _, a := range n {
			if is {
				a.both(f)
			}
		}
	}
	put(true, &x.all)
	put(claim && good, &x.a, &x.agree)
	put(claim && !good, &x.b)
	put(!claim && good, &x.c)
	put(!claim && !good, &x.d, &x.agree)
	put(claim, &x.claims)
	put(!claim, &x.gaps)
	put(good, &x.good)
	put(!good, &x.bad)
}

var forecastRule = Text{
	"判定のある企業の対象の項目のうち、自己チェックの回答が実施済、一部実施又は未実施であり、審査の判定が適合又は不適合であるものを数える。一致は、実施済で適合、又は一部実施・未実施で不適合のもの。的中は、実施済のうち適合のもの。検出は、不適合のうち一部実施・未実施と回答していたもの。区間は、Wilsonの方法による95%信頼区間。",
	"Items answered 実施済, 一部実施 or 未実施 and found 適合 or 不適合. Agreement: 実施済 and 適合, or an admitted gap and 不適合. Predictive value: 適合 among 実施済. Sensitivity: admitted gaps among 不適合. Wilson intervals of 95 %."}

// forecast gives the four fields in total, what they say, and both by section,
// clause and size.
func (s *study) forecast() {
	s.fourFields()
	s.measures()
	s.answerByFinding()
	s.forecastBy(Table{ID: "forecast-section", Title: "区分別の自己チェックと判定の一致"}, s.sections(), "区分", true)
	s.forecastBy(Table{ID: "forecast-clause", Title: "条項別の自己チェックと判定の一致"}, s.clauses(), "条項", false)
	s.forecastSize()
}

func (s *study) start(t Table) Table {
	t.Chapter, t.Base, t.N, t.Sources, t.Rule = Forecast, base(s.audited, "社")+"（判定のある企業）", s.audited, []string{sheetName, reportName}, forecastRule
	t.Notes = []string{dependence}
	if s.audited == 0 {
		t.Missing = noFindings
	}
	return t
}

func (s *study) totalFields() fields {
	x := s.fields()
	s.held(foretold, x.add)
	return x
}

func (s *study) fourFields() {
	t, x := s.start(Table{ID: "forecast", Title: "自己チェックの回答と審査の判定（項目数）", Unit: "項目"}), s.totalFields()
	t.Notes = nil
	t.Columns = []Column{words("自己チェックの回答"), count("判定：適合", "項目"), count("判定：不適合", "項目"), adds(count("計", "項目"), 1, 2)}
	t.Rows = []Row{row("claim", "実施済", x.a.cell(), x.b.cell(), x.claims.cell()), row("gap", "一部実施・未実施", x.c.cell(), x.d.cell(), x.gaps.cell())}
	s.total(&t, "total", "計")
	s.put(t)
}

// measures are the shares that the four fields give.
func (s *study) measures() {
	t, x := s.start(Table{ID: "forecast-measures", Title: "自己チェックによる判定の予測の程度"}), s.totalFields()
	t.Columns = []Column{words("指標"), count("該当", "項目"), count("分母", "項目"), rate("割合", 1, 2), words("読み方")}
	for _, m := range []struct {
		id, ja, read string
		n, of        acc
	}{
		{"agreement", "一致の割合", "自己チェックの回答と判定が一致した項目", x.agree, x.all},
		{"claim", "実施済の回答の的中の割合", "実施済と回答した項目のうち、適合と判定されたもの", x.a, x.claims},
		{"gap", "一部実施・未実施の回答の的中の割合", "一部実施・未実施と回答した項目のうち、不適合と判定されたもの", x.d, x.gaps},
		{"sensitivity", "不適合の検出の割合", "不適合と判定された項目のうち、一部実施・未実施と回答していたもの", x.d, x.bad},
		{"specificity", "適合の申告の割合", "適合と判定された項目のうち、実施済と回答していたもの", x.a, x.good},
	} {
		t.Rows = append(t.Rows, row(m.id, m.ja, m.n.cell(), m.of.cell(), m.n.rate(m.of), text(m.read)))
	}
	s.put(t)
}

// answerByFinding crosses every answer with every finding.
func (s *study) answerByFinding() {
	t := s.start(Table{ID: "forecast-answers", Title: "自己チェックの全ての回答と審査の判定（項目数）", Unit: "項目"})
	t.Notes = nil
	t.Rule = Text{"判定のある企業で回答もある企業の対象の項目を、回答と判定の組合せごとに数える。", "Items in scope of companies with a return and with findings, by answer and finding."}
	t.Columns = []Column{words("自己チェックの回答")}
	for _, v := range record.Verdicts() {
		t.Columns = append(t.Columns, count(v.Ja(), "項目"))
	}
	t.Columns = append(t.Columns, count("判定なし", "項目"), adds(count("計", "項目"), 1, 2, 3, 4, 5))
	for _, a := range append(criteria.Answers(), "") {
		ns := s.accs(6)
		s.held(func(f *fact) bool { return f.s.returned && f.s.audited && f.answer == a }, func(f *fact) {
			ns[verdictIndex(f.found)-1].both(f)
			ns[5].both(f)
		})
		id := string(a)
		if a == "" {
			id = "unanswered"
		}
		t.Rows = append(t.Rows, row(id, answerWord(a), cells(ns)...))
	}
	s.total(&t, "total", "計")
	s.put(t)
}

func forecastColumns(head string) []Column {
	return []Column{words(head), count("実施済・適合", "項目"), count("実施済・不適合", "項目"), count("一部・未実施・適合", "項目"), count("一部・未実施・不適合", "項目"),
		adds(count("計", "項目"), 1, 2, 3, 4), adds(count("一致", "項目"), 1, 4), rate("一致の割合", 6, 5), adds(count("実施済の計", "項目"), 1, 2), rate("実施済の的中の割合", 1, 8),
		adds(count("不適合の計", "項目"), 2, 4), rate("不適合の検出の割合", 4, 10)}
}

func (x *fields) cells() []Cell {
	return []Cell{x.a.cell(), x.b.cell(), x.c.cell(), x.d.cell(), x.all.cell(), x.agree.cell(), x.agree.rate(x.all), x.claims.cell(), x.a.rate(x.claims), x.bad.cell(), x.d.rate(x.bad)}
}

func (s *study) forecastBy(t Table, rows []part, head string, sum bool) {
	t = s.start(t)
	t.Columns = forecastColumns(head)
	in := s.in(rows)
	xs := make([]fields, len(rows))
	for i := range xs {
		xs[i] = s.fields()
	}
	s.held(foretold, func(f *fact) {
		if r, ok := in[f.it.Item.Clause]; ok {
			xs[r].add(f)
		}
	})
	for i, p := range rows {
		t.Rows = append(t.Rows, Row{ID: p.id, Group: p.group, Cells: append([]Cell{text(p.label)}, xs[i].cells()...)})
	}
	if sum {
		s.total(&t, "total", "計")
	}
	s.put(t)
}

func (s *study) forecastSize() {
	d := s.coarse(sizes())
	t := s.start(Table{ID: "forecast-size", Title: "企業の規模別の自己チェックと判定の一致"})
	t.Columns = forecastColumns(d.head)
	for _, g := range d.groups {
		x := s.fields()
		s.held(func(f *fact) bool { return foretold(f) && d.of(f.s) == g.key }, x.add)
		t.Rows = append(t.Rows, row(g.key, g.label, x.cells()...))
	}
	s.total(&t, "total", "計")
	s.put(t)
}
