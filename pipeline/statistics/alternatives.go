package statistics

import (
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

const noAftermath = "事後報告はまだない。"

// reported counts the companies with a post-trial report.
func (s *study) reported() int {
	n := 0
	s.each(func(u *subject) { n += one(u.Aftermath != nil) })
	return n
}

// blank empties columns of a stage that nobody has reached: no zeros stand for
// what was not looked at.
func blankColumns(t *Table, unreached bool, columns ...int) {
	if !unreached {
		return
	}
	for i := range t.Rows {
		for _, c := range columns {
			t.Rows[i].Cells[c] = none()
		}
	}
}

// alternatives gives what companies do in place of what 別紙2 names: by the
// self-check and the findings on it, and by the post-trial reports (call 1①イ).
func (s *study) alternatives() {
	t := Table{ID: "alternatives", Chapter: Alternatives, Title: "代替措置の回答があった項目", Base: base(s.returned, "社"), N: s.returned, Sources: []string{sheetName, reportName},
		Columns: []Column{words("項番"), words("確認すること"), count("社数", "社"), count("対象の社数", "社"), share("割合", 2, 3), count("適合の判定", "社"), count("不適合の判定", "社")},
		Rule:    Text{"必須の項目ごとに、代替措置と回答した企業と、そのうち適合、不適合と判定された企業を数える。割合は、その項目が対象となる企業を分母とする。", "For each required item the companies that answered 代替措置, of those to which it applies, and how they were found."}}
	n, of := s.items(criteria.Required, func(f *fact) (bool, bool) { return f.s.returned, f.answer == criteria.Alternative })
	found := func(v record.Verdict) map[string]*acc {
		m, _ := s.items(criteria.Required, func(f *fact) (bool, bool) {
			return f.s.returned, f.answer == criteria.Alternative && f.found == v
		})
		return m
	}
	good, bad := found(record.Conforms), found(record.Fails)
	for i := range s.Catalogue.Items {
		if it := &s.Catalogue.Items[i]; n[it.ID] != nil && n[it.ID].n > 0 {
			t.Rows = append(t.Rows, Row{ID: it.ID, Cells: []Cell{text(it.ID), text(asks(it)), n[it.ID].cell(), of[it.ID].cell(), n[it.ID].of(*of[it.ID]), good[it.ID].cell(), bad[it.ID].cell()}})
		}
	}
	blankColumns(&t, s.audited == 0, 5, 6)
	if s.returned == 0 {
		t.Missing = noReturns
	}
	s.put(t)
	s.afterMeasures()
	s.afterPoints()
	s.afterSubjects()
}

// after begins a table of the post-trial reports.
func (s *study) after(t Table) Table {
	n := s.reported()
	t.Chapter, t.Base, t.N, t.Sources = Alternatives, base(n, "社")+"（事後報告のあった企業）", n, []string{afterName}
	if n == 0 {
		t.Missing = noAftermath
	}
	return t
}

// afterMeasures counts the measures of the post-trial reports by clause, and
// lists them.
func (s *study) afterMeasures() {
	t := s.after(Table{ID: "alternatives-after", Title: "事後報告のあった別紙2に記載のない方法による対応", Columns: []Column{words("条項"), count("件数", "件"), firms("社数")},
		Rule: Text{"事後報告シートの別の方法の表のうち、企業が対応の内容、理由又は効果を記入した行を、項番の属する条項ごとに数える。社数は合計しない。", "Rows of the post-trial reports on other measures in which the company wrote something, by the clause of the item."}})
	l := s.after(Table{ID: "alternatives-text", Title: "別紙2に記載のない方法による対応の内容", Rule: Text{"上と同じ行の記入のまま。", "The same rows, as typed."},
		Columns: []Column{words("番号"), words("項番"), typed("基準の事項"), typed("講じた対応の内容"), typed("別紙2の方法によらなかった理由"), typed("効果、確かめ方")}})
	rows := append(s.clauses(), part{id: "", label: "項番の記載がないもの"})
	ns, at := s.accs(len(rows)), s.rowsOf(rows)
	s.each(func(u *subject) {
		if u.Aftermath == nil {
			return
		}
		for _, m := range u.Aftermath.Alternatives {
			if !m.Said() {
				continue
			}
			ns[at(m.Item)].add(u, Part{Item: m.Item, Value: m.Measure.V, Add: 1}, m.Measure.Origin.Pos)
			r := row(strconv.Itoa(len(l.Rows)+1), strconv.Itoa(len(l.Rows)+1), text(m.Item), quoted(m.Matter), quoted(m.Measure), quoted(m.Why), quoted(m.Worked))
			for i := range r.Cells {
				r.Cells[i].Companies = []string{u.id}
			}
			l.Rows = append(l.Rows, r)
		}
	})
	for i, p := range rows {
		if ns[i].n > 0 {
			t.Rows = append(t.Rows, Row{ID: p.id, Group: p.group, Cells: []Cell{text(p.label), ns[i].cell(), companies(ns[i])}})
		}
	}
	s.put(t)
	s.put(l)
}

func quoted(v record.Value[string]) Cell {
	if !v.Known {
		return said(v.Origin.Raw, v.Origin.Pos)
	}
	return said(v.V, v.Origin.Pos)
}

// rowsOf gives the row of the clause of an item, the last for none.
func (s *study) rowsOf(rows []part) func(item string) int {
	in := s.in(rows)
	return func(item string) int {
		if it := s.Catalogue.Item(item); it != nil {
			if i, ok := in[it.Clause]; ok {
				return i
			}
		}
		return len(rows) - 1
	}
}

// afterPoints counts and lists the points to mind, by stage.
func (s *study) afterPoints() {
	t := s.after(Table{ID: "points", Title: "事後報告のあった留意事項（段階別）", Columns: []Column{words("段階"), count("件数", "件"), firms("社数")},
		Rule: Text{"事後報告シートの留意事項の行を、段階ごとに数える。一覧にない段階は、その他に数える。社数は合計しない。", "Points to mind of the post-trial reports, by stage; a stage that is none of the list counts under the last."}})
	l := s.after(Table{ID: "points-text", Title: "留意事項の内容", Rule: Text{"上と同じ行の記入のまま。", "The same rows, as typed."},
		Columns: []Column{words("番号"), typed("段階"), typed("留意した点、対応に手間取った点"), typed("工夫したこと、他の企業の参考になること")}})
	names := record.Stages()
	ns := s.accs(len(names))
	s.each(func(u *subject) {
		if u.Aftermath == nil {
			return
		}
		for _, p := range u.Aftermath.Points {
			i := len(names) - 1
			for j, n := range names {
				if fold(p.Stage.V) == fold(n) {
					i = j
				}
			}
			ns[i].add(u, Part{Value: p.Text.V, Add: 1}, p.Text.Origin.Pos)
			r := row(strconv.Itoa(len(l.Rows)+1), strconv.Itoa(len(l.Rows)+1), quoted(p.Stage), quoted(p.Text), quoted(p.Tip))
			for i := range r.Cells {
				r.Cells[i].Companies = []string{u.id}
			}
			l.Rows = append(l.Rows, r)
		}
	})
	for i, n := range names {
		t.Rows = append(t.Rows, row(strconv.Itoa(i+1), n, ns[i].cell(), companies(ns[i])))
	}
	s.put(t)
	s.put(l)
}

// afterSubjects lists what was reported on the agreed subjects.
func (s *study) afterSubjects() {
	l := s.after(Table{ID: "subjects-text", Title: "その他の事項の事後報告の内容", Rule: Text{"事後報告シートのその他の事項のうち、報告の内容の記入がある行の記入のまま。", "Rows on further subjects in which the company wrote something, as typed."},
		Columns: []Column{words("番号"), typed("報告する事項"), typed("報告の内容")}})
	s.each(func(u *subject) {
		if u.Aftermath == nil {
			return
		}
		for _, p := range u.Aftermath.Agreed {
			if !p.Said() {
				continue
			}
			r := row(strconv.Itoa(len(l.Rows)+1), strconv.Itoa(len(l.Rows)+1), quoted(p.Subject), quoted(p.Text))
			for i := range r.Cells {
				r.Cells[i].Companies = []string{u.id}
			}
			l.Rows = append(l.Rows, r)
		}
	})
	s.put(l)
}

// recommended gives the measures of the left column that companies say they
// take, and what the auditors confirmed (別紙1 4(3)②ト).
func (s *study) recommended() {
	t := Table{ID: "recommended", Chapter: Recommended, Title: "推奨措置の実施状況", Base: base(s.returned, "社"), N: s.returned, Sources: []string{sheetName, reportName},
		Columns: []Column{words("項番"), words("確認すること"), count("実施の回答", "社"), count("対象の社数", "社"), share("割合", 2, 3), count("確認の記録", "社"), share("確認の記録の割合", 5, 2)},
		Rule: Text{"推奨措置ごとに、実施済又は一部実施と回答した企業と、そのうち審査報告書の推奨措置の欄の記載又は審査調書の適合の判定がある企業を数える。割合は、その措置が対象となる企業を、確認の記録の割合は、実施の回答をした企業を分母とする。",
			"For each recommended measure the companies that answered 実施済 or 一部実施, of those to which it applies, and of them those whose report says something about it or whose working papers find it 適合."}}
	for i := range s.Catalogue.Items {
		it := &s.Catalogue.Items[i]
		if it.Kind != criteria.Recommended {
			continue
		}
		does, of, confirmed := s.acc(), s.acc(), s.acc()
		s.each(func(u *subject) {
			if !u.returned || u.Assessment.Items[i].State == audit.OutOfScope {
				return
			}
			x := &u.Assessment.Items[i]
			a, _ := x.Status()
			of.add(u, Part{Item: it.ID, Value: answerWord(a), Add: 1}, answerAt(x))
			if !x.Does() {
				return
			}
			does.add(u, Part{Item: it.ID, Value: answerWord(a), Add: 1}, answerAt(x))
			if at, ok := confirmedAt(u, it.ID); ok {
				confirmed.add(u, Part{Item: it.ID, Value: "確認", Add: 1}, at)
			}
		})
		if does.n > 0 {
			t.Rows = append(t.Rows, Row{ID: it.ID, Cells: []Cell{text(it.ID), text(asks(it)), does.cell(), of.cell(), does.of(of), confirmed.cell(), confirmed.of(does)}})
		}
	}
	blankColumns(&t, s.audited == 0, 5, 6)
	if s.returned == 0 {
		t.Missing = noReturns
	}
	s.put(t)
}

func answerAt(it *audit.Item) problem.Pos {
	if it.Answer == nil {
		return problem.Pos{}
	}
	return it.Answer.Status.Origin.Pos
}

// confirmedAt tells where the auditors confirmed a recommended measure.
func confirmedAt(u *subject, item string) (problem.Pos, bool) {
	if u.Report != nil {
		if e := u.Report.Entry("recommended." + item); !blank(e.Value.V) {
			return e.Value.Origin.Pos, true
		}
	}
	if u.Fieldwork != nil {
		if j := u.Fieldwork.Finding(item); j != nil && j.Verdict.Known && j.Verdict.V == record.Conforms {
			return j.Verdict.Origin.Pos, true
		}
	}
	return problem.Pos{}, false
}
