package statistics

import (
	"slices"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// results gives what companies said and what auditors found, by section and
// clause, in the three stages of the method, and by kinds of companies.
func (s *study) results() {
	s.answers(Table{ID: "sections", Title: "区分別の自己チェックの回答（項目数）"}, s.sections(), "区分", true)
	s.answers(Table{ID: "clauses", Title: "条項別の自己チェックの回答（項目数）"}, s.clauses(), "条項", false)
	s.stages(Table{ID: "stages-section", Title: "区分別の自己チェック、文書審査及び審査の判定"}, s.sections(), "区分", true)
	s.stages(Table{ID: "stages-clause", Title: "条項別の自己チェック、文書審査及び審査の判定"}, s.clauses(), "条項", false)
	s.verdicts(Table{ID: "verdicts-section", Title: "区分別の審査の判定（項目数）"}, s.sections(), "区分", true)
	s.verdicts(Table{ID: "verdicts-clause", Title: "条項別の審査の判定（項目数）"}, s.clauses(), "条項", false)
	size, industry, unit := s.dims()
	for _, d := range []dimension{size, industry, unit, s.coarse(s.regions()), employees(), methods()} {
		s.resultsBy(d)
	}
	s.conformity(unit, size)
	s.conformity(industry, size)
	s.matrix()
}

// part is a section or clause of the catalogue: a row.
type part struct {
	id, label, group string
	section          bool
}

func (s *study) sections() (out []part) {
	for _, x := range s.Catalogue.Sections {
		out = append(out, part{x.ID, x.Number + "　" + x.Title, "", true})
	}
	return out
}

func (s *study) clauses() (out []part) {
	for _, x := range s.Catalogue.Sections {
		for _, c := range x.Clauses {
			out = append(out, part{c.ID, c.Number + "　" + c.Title, x.Number + "　" + x.Title, false})
		}
	}
	return out
}

// in gives the row that an item belongs to, by the ID of its clause. A section
// of one clause may have the ID of that clause.
func (s *study) in(rows []part) map[string]int {
	sections, clauses := map[string]int{}, map[string]int{}
	for i, r := range rows {
		if r.section {
			sections[r.id] = i
		} else {
			clauses[r.id] = i
		}
	}
	out := map[string]int{}
	for _, x := range s.Catalogue.Sections {
		for _, c := range x.Clauses {
			if i, ok := sections[x.ID]; ok {
				out[c.ID] = i
			} else if i, ok := clauses[c.ID]; ok {
				out[c.ID] = i
			}
		}
	}
	return out
}

// answers counts the self-check answers: the items that apply by answer, and
// those out of scope.
func (s *study) answers(t Table, rows []part, head string, sum bool) {
	t.Chapter, t.Base, t.N, t.Unit, t.Sources = Results, base(s.returned, "社"), s.returned, "項目", []string{sheetName}
	t.Rule = Text{"回答があった企業の必須の項目を、対象のもの（対象範囲が未回答のものを含む。）は回答ごとに、対象外のものは別に、全社を通じて数える。実施済の割合は、対象の項目数を分母とする。",
		"Required items of the companies that returned a sheet: those that apply (or may apply) by answer, those out of scope apart; the share of 実施済 is of those that apply."}
	t.Columns = []Column{words(head), adds(count("対象", "項目"), 2, 3, 4, 5, 6, 7)}
	for _, a := range criteria.Answers() {
		t.Columns = append(t.Columns, count(a.Ja(), "項目"))
	}
	t.Columns = append(t.Columns, count("未回答", "項目"), share("実施済の割合", 2, 1), count("対象外", "項目"))
	ns := make([][]acc, len(rows))
	for i := range ns {
		ns[i] = s.accs(8) // applicable, five answers, unanswered, out of scope
	}
	in := s.in(rows)
	for i := range s.facts {
		f := &s.facts[i]
		r, ok := in[f.it.Item.Clause]
		if !ok || !f.s.returned {
			continue
		}
		if f.out {
			ns[r][7].add(f.s, Part{Item: f.it.Item.ID, Value: "対象外", Add: 1}, f.answerAt)
			continue
		}
		ns[r][0].answer(f)
		ns[r][answerIndex(f.answer)].answer(f)
	}
	for i, p := range rows {
		c := cells(ns[i])
		t.Rows = append(t.Rows, Row{ID: p.id, Group: p.group, Cells: append(append([]Cell{text(p.label)}, c[:7]...), ns[i][1].of(ns[i][0]), c[7])})
	}
	if sum {
		s.total(&t, "total", "計")
	}
	if s.returned == 0 {
		t.Missing = noReturns
	}
	s.put(t)
}

// answerIndex is 1 to 5 for the answers in their order, 6 for none.
func answerIndex(a criteria.Answer) int {
	for i, b := range criteria.Answers() {
		if a == b {
			return i + 1
		}
	}
	return 6
}

const noFindings = "審査の判定の記録（審査報告書又は審査調書）はまだない。"

// judged tells whether a verdict says that an item conforms or does not.
func judged(v record.Verdict) bool { return v == record.Conforms || v == record.Fails }

// stages follows the items through the method: what the company said, what the
// documents showed, what the audit found. Each stage has its own base.
func (s *study) stages(t Table, rows []part, head string, sum bool) {
	t.Chapter, t.Base, t.N, t.Sources = Results, base(s.audited, "社")+"（判定のある企業）", s.audited, []string{sheetName, reportName}
	t.Rule = Text{"段階ごとに分母を示す。自己チェックは、判定のある企業の対象の項目のうち実施済のもの。文書審査は、文書審査の判定が記録された項目のうち適合のもの（現地審査の初日より前の日付の調書の判定）。審査の判定は、適合又は不適合と判定された項目のうち適合のもの。区間は、Wilsonの方法による95%信頼区間。",
		"Each stage with its own base, over companies with findings: items answered 実施済; of items with a finding of the document review (working papers dated before the first day on site) those that conform; of items found 適合 or 不適合 those that conform, with Wilson intervals of 95 %."}
	t.Notes = []string{dependence}
	t.Columns = []Column{words(head), count("自己チェック：対象", "項目"), count("自己チェック：実施済", "項目"), share("自己チェック：実施済の割合", 2, 1),
		count("文書審査：判定", "項目"), count("文書審査：適合", "項目"), share("文書審査：適合の割合", 5, 4),
		count("審査：判定", "項目"), count("審査：適合", "項目"), rate("審査：適合の割合", 8, 7)}
	ns := s.perRow(rows, 6, func(f *fact, ns []acc) {
		if f.s.returned {
			ns[0].answer(f)
			if f.answer == criteria.Implemented {
				ns[1].answer(f)
			}
		}
		s.count(&ns[2], &ns[3], f, f.reviewed, f.reviewAt)
		s.count(&ns[4], &ns[5], f, f.found, f.foundAt)
	})
	for i, p := range rows {
		n := ns[i]
		t.Rows = append(t.Rows, Row{ID: p.id, Group: p.group, Cells: []Cell{text(p.label), n[0].cell(), n[1].cell(), n[1].of(n[0]),
			n[2].cell(), n[3].cell(), n[3].of(n[2]), n[4].cell(), n[5].cell(), n[5].rate(n[4])}})
	}
	if sum {
		s.total(&t, "total", "計")
	}
	if n := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Cells[4].Number > 0 }); n < 0 {
		blankColumns(&t, true, 4, 5, 6)
		t.Notes = append(t.Notes, "文書審査の判定を現地審査の前の日付で記録した企業はないため、文書審査の欄は空欄とした。")
	}
	if s.audited == 0 {
		t.Missing = noFindings
	}
	s.put(t)
}

// dependence tells what an interval over items cannot know.
const dependence = "信頼区間は、項目を互いに独立とみなして計算した。同じ企業の項目は似た結果になりやすいため、実際の不確かさは、これより大きい。"

// count counts an item that was judged, and if it conforms.
func (s *study) count(all, good *acc, f *fact, v record.Verdict, at problem.Pos) {
	if !judged(v) {
		return
	}
	p := Part{Item: f.it.Item.ID, Value: verdictWord(v), Add: 1}
	all.add(f.s, p, at)
	if v == record.Conforms {
		good.add(f.s, p, at)
	}
}

// perRow counts the items in scope of the companies with findings, row by row.
func (s *study) perRow(rows []part, n int, do func(*fact, []acc)) [][]acc {
	ns := make([][]acc, len(rows))
	for i := range ns {
		ns[i] = s.accs(n)
	}
	in := s.in(rows)
	s.held(func(f *fact) bool { return f.s.audited }, func(f *fact) {
		if r, ok := in[f.it.Item.Clause]; ok {
			do(f, ns[r])
		}
	})
	return ns
}

// verdicts counts the findings, with what is open.
func (s *study) verdicts(t Table, rows []part, head string, sum bool) {
	t.Chapter, t.Base, t.N, t.Unit, t.Sources = Results, base(s.audited, "社")+"（判定のある企業）", s.audited, "項目", []string{reportName}
	t.Rule = Text{"判定のある企業の対象の項目を、審査報告書の判定（記載がなければ、従事者の間で一致した審査調書の判定）ごとに数える。適合の割合は、適合又は不適合と判定された項目を分母とする。",
		"Items in scope of companies with findings, by the finding of the report (else that on which the working papers agree); the share is of items found 適合 or 不適合."}
	t.Notes = append(s.leftOver(), dependence)
	t.Columns = []Column{words(head), adds(count("対象", "項目"), 2, 3, 4, 5, 6)}
	for _, v := range record.Verdicts() {
		t.Columns = append(t.Columns, count(v.Ja(), "項目"))
	}
	t.Columns = append(t.Columns, count("判定なし", "項目"), adds(count("適合・不適合の計", "項目"), 2, 3), rate("適合の割合", 2, 7))
	ns := s.perRow(rows, 7, func(f *fact, ns []acc) {
		ns[0].found(f)
		ns[verdictIndex(f.found)].found(f)
		if judged(f.found) {
			ns[6].found(f)
		}
	})
	for i, p := range rows {
		t.Rows = append(t.Rows, Row{ID: p.id, Group: p.group, Cells: append(append([]Cell{text(p.label)}, cells(ns[i])...), ns[i][1].rate(ns[i][6]))})
	}
	if sum {
		s.total(&t, "total", "計")
	}
	if s.audited == 0 {
		t.Missing = noFindings
	}
	s.put(t)
}

// leftOver tells of findings on items that are out of scope by now.
func (s *study) leftOver() []string {
	n := 0
	for i := range s.facts {
		if f := &s.facts[i]; f.out && f.found != "" {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []string{"対象外の項目についての判定" + grouped(n) + "件は、数えていない。"}
}

// verdictIndex is 1 to 4 for the verdicts in their order, 5 for none.
func verdictIndex(v record.Verdict) int {
	for i, w := range record.Verdicts() {
		if v == w {
			return i + 1
		}
	}
	return 5
}
