package statistics

import (
	"strings"

	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// given is one piece of advice (別紙1 5(2)第6号).
type advised struct {
	item string // ID; "" where none is named
	text string
	at   problem.Pos
}

// adviceOf lists the advice that a report records, at its items and in its list;
// where there is no report, that of the working papers.
func (s *study) adviceOf(c Case) []advised {
	var out []advised
	put := func(item string, v record.Value[string]) {
		if !blank(v.V) {
			out = append(out, advised{s.known(item), strings.TrimSpace(v.V), v.Origin.Pos})
		}
	}
	switch {
	case c.Report != nil:
		for _, f := range c.Report.Findings {
			put(f.Item, f.Advice)
		}
		for _, r := range c.Report.Rows("advice-log") {
			put(r["advice-log.item"].Value.V, r["advice-log.text"].Value)
		}
	case c.Fieldwork != nil:
		for _, j := range c.Fieldwork.Findings {
			put(j.Item, j.Advice)
		}
		for _, a := range c.Fieldwork.Advice {
			put(a.Item.V, a.Text)
		}
	}
	return out
}

// known is the first item of the catalogue that a text names, "" for none.
func (s *study) known(text string) string {
	for _, w := range strings.FieldsFunc(fold(text), func(r rune) bool { return strings.ContainsRune("、，,／/・;；", r) }) {
		if s.Catalogue.Item(w) != nil {
			return w
		}
	}
	return ""
}

// advice counts advice by section with the finding on its item and what became
// of it by the post-trial reports.
func (s *study) advice() {
	t := Table{ID: "advice", Chapter: Advice, Title: "区分別の指導助言の件数と効果", Base: base(s.audited, "社") + "（判定のある企業）", N: s.audited, Unit: "件", Sources: []string{reportName, afterName},
		Columns: []Column{words("区分"), adds(count("指導助言", "件"), 3, 4, 5), firms("社数"), count("適合の項目へのもの", "件"), count("不適合の項目へのもの", "件"), count("その他の項目へのもの", "件"), adds(count("事後報告", "件"), 7, 8, 9, 10, 11)},
		Rule: Text{"審査報告書の項目ごとの指導助言の欄と指導助言の実績の表（審査報告書がなければ審査調書）の記載を1件ずつ、最初に記された項番の属する区分に数える。判定は、その項目の判定。事後報告は、事後報告シートの助言の効果の表のうち、企業が記入した行を、対応の状況ごとに数える。社数は合計しない。",
			"Advice recorded in the report (else in the working papers), by the section of the first item that it names, with the finding on that item; effects are the rows of the post-trial reports in which the company wrote something, by state."}}
	for _, st := range effectStates() {
		t.Columns = append(t.Columns, count("事後報告："+st, "件"))
	}
	rows := append(s.sections(), part{id: "", label: "項番の記載がないもの"})
	ns := make([][]acc, len(rows))
	for i := range ns {
		ns[i] = s.accs(5 + len(effectStates()))
	}
	total, any, rowAt := s.acc(), false, s.rowsOf(rows)
	s.each(func(u *subject) {
		for _, a := range s.adviceOf(u.Case) {
			any = true
			n, v := ns[rowAt(a.item)], u.findings[a.item].verdict
			p := Part{Item: a.item, Value: a.text, Add: 1}
			total.add(u, p, a.at)
			n[0].add(u, p, a.at)
			i := 3
			switch v {
			case record.Conforms:
				i = 1
			case record.Fails:
				i = 2
			}
			n[i].add(u, p, a.at, u.findings[a.item].from)
		}
	})
	s.eachEffect(func(u *subject, item string, state int, p Part, at problem.Pos) {
		n := ns[rowAt(item)]
		n[4].add(u, p, at)
		n[5+state].add(u, p, at)
	})
	for i, p := range rows {
		c := []Cell{text(p.label), ns[i][0].cell(), companies(ns[i][0])}
		t.Rows = append(t.Rows, Row{ID: p.id, Cells: append(c, cells(ns[i][1:])...)})
	}
	s.total(&t, "total", "計")
	t.Rows[len(t.Rows)-1].Cells[2] = companies(total)
	if s.reported() == 0 {
		blankColumns(&t, true, 6, 7, 8, 9, 10, 11)
		t.Columns[6].Sum = nil
	}
	if s.audited == 0 && !any {
		t.Missing = noFindings
	}
	s.put(t)
	s.effects()
	s.adviceSpread()
}

// effectStates are what became of advice.
func effectStates() []string { return append(record.DoneStates(), "その他・記載なし") }

func (s *study) eachEffect(do func(u *subject, item string, state int, p Part, at problem.Pos)) {
	s.each(func(u *subject) {
		if u.Aftermath == nil {
			return
		}
		for _, e := range u.Aftermath.Effects {
			if !e.Said() {
				continue
			}
			state := len(effectStates()) - 1
			for i, st := range record.DoneStates() {
				if fold(e.State.V) == fold(st) {
					state = i
				}
			}
			do(u, e.Item, state, Part{Item: e.Item, Value: e.State.V, Add: 1}, e.State.Origin.Pos)
		}
	})
}

// effects sums what became of advice.
func (s *study) effects() {
	n := s.reported()
	t := Table{ID: "advice-effects", Chapter: Advice, Title: "指導助言への対応の状況（事後報告）", Base: base(n, "社") + "（事後報告のあった企業）", N: n, Sources: []string{afterName},
		Columns: []Column{words("対応の状況"), count("件数", "件"), share("割合", 1, 0), firms("社数")},
		Rule:    Text{"事後報告シートの助言の効果の表のうち、企業が記入した行を、対応の状況ごとに数える。社数は合計しない。", "Rows on advice of the post-trial reports in which the company wrote something, by state."}}
	ns, all := s.accs(len(effectStates())), s.acc()
	s.eachEffect(func(u *subject, _ string, state int, p Part, at problem.Pos) {
		ns[state].add(u, p, at)
		all.add(u, p, at)
	})
	for i, st := range effectStates() {
		t.Rows = append(t.Rows, row([]string{"done", "doing", "planned", "not", "other"}[i], st, ns[i].cell(), ns[i].fixed(int(all.n)), companies(ns[i])))
	}
	s.total(&t, "total", "計")
	t.Rows[len(t.Rows)-1].Cells[3] = companies(all)
	if n == 0 {
		t.Missing = noAftermath
	}
	s.put(t)
}

// adviceSpread tells how much advice a company had.
func (s *study) adviceSpread() {
	t := Table{ID: "advice-company", Chapter: Advice, Title: "1社当たりの指導助言の件数", Base: base(s.audited, "社") + "（判定のある企業）", N: s.audited, Unit: "件", Sources: []string{reportName},
		Columns: []Column{words("区分"), count("社数", "社"), count("合計", "件"), Column{Head: "平均", Unit: "件", Kind: Decimal, Decimals: 2}, Column{Head: "最小", Unit: "件", Kind: Decimal, Decimals: 0}, Column{Head: "中央値", Unit: "件", Kind: Decimal, Decimals: 1}, Column{Head: "最大", Unit: "件", Kind: Decimal, Decimals: 0}},
		Rule:    Text{"判定のある企業の指導助言の件数の分布。", "How many pieces of advice companies with findings were given."}}
	var values []measured
	s.each(func(u *subject) {
		if !u.audited {
			return
		}
		m := measured{u: u}
		for _, a := range s.adviceOf(u.Case) {
			m.x++
			m.from = append(m.from, a.at)
		}
		values = append(values, m)
	})
	if len(values) == 0 {
		t.Missing = noFindings
	}
	d := s.spread(values, "件")
	t.Rows = []Row{row("advice", "指導助言", d.n, d.sum, d.mean, d.least, d.median, d.most)}
	s.put(t)
}
