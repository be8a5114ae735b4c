package statistics

import "shinsa/pipeline/criteria"

// resultsBy gives the results by a kind of companies.
func (s *study) resultsBy(d dimension) {
	t := Table{ID: "results-" + d.id, Chapter: Results, Title: d.head + "別の自己チェックと審査の結果", Base: base(s.returned, "社") + "（回答があった企業）", N: s.returned, Sources: []string{registerName, sheetName, reportName},
		Rule: Text{"企業の" + d.head + "の区分ごとに、回答があった企業の対象の項目と実施済の項目、判定のある企業の適合・不適合の項目と適合の項目、全部に適合と評価した企業を数える。区間は、Wilsonの方法による95%信頼区間。",
			"By " + d.id + " of the company: items that apply and items answered 実施済 (companies with a return), items found 適合 or 不適合 and items found 適合 (companies with findings), companies evaluated as conforming to all; Wilson intervals of 95 %."},
		Columns: []Column{words(d.head), count("回答があった企業", "社"), count("対象の項目", "項目"), count("実施済", "項目"), share("実施済の割合", 3, 2),
			count("判定のある企業", "社"), count("適合・不適合の計", "項目"), count("適合", "項目"), rate("適合の割合", 7, 6), count("全部に適合と評価した企業", "社"), rate("全部に適合の割合", 9, 5)},
		Notes: []string{dependence}}
	for _, g := range d.groups {
		t.Rows = append(t.Rows, s.groupRow(d, g))
	}
	s.total(&t, "total", "計")
	if s.returned == 0 {
		t.Missing = noReturns
	}
	s.put(t)
}

func (s *study) groupRow(d dimension, g group) Row {
	n := s.accs(7) // returned, applicable, implemented, audited, judged, conforms, all conform
	s.each(func(u *subject) {
		if d.of(u) != g.key {
			return
		}
		if u.returned {
			n[0].one(u, "回答あり", returnedAt(u))
		}
		if u.audited {
			n[3].one(u, "判定あり", u.company.Pos)
			if u.state == Full {
				n[6].one(u, Full.Ja(), u.company.Pos)
			}
		}
	})
	s.held(func(f *fact) bool { return d.of(f.s) == g.key }, func(f *fact) {
		if f.s.returned {
			n[1].answer(f)
			if f.answer == criteria.Implemented {
				n[2].answer(f)
			}
		}
		s.count(&n[4], &n[5], f, f.found, f.foundAt)
	})
	return row(g.key, g.label, n[0].cell(), n[1].cell(), n[2].cell(), n[2].of(n[1]), n[3].cell(), n[4].cell(), n[5].cell(), n[5].rate(n[4]), n[6].cell(), n[6].rate(n[3]))
}

// conformity crosses the share of items found to conform by two dimensions.
func (s *study) conformity(rows, cols dimension) {
	t := Table{ID: "conformity-" + rows.id + "-" + cols.id, Chapter: Results, Title: rows.head + "及び" + cols.head + "別の適合の割合", Base: base(s.audited, "社") + "（判定のある企業）", N: s.audited,
		Columns: []Column{words(rows.head)}, Sources: []string{registerName, reportName}, Notes: []string{dependence},
		Rule: Text{"二つの区分の組合せごとに、適合又は不適合と判定された項目を分母とし、適合と判定された項目の割合を示す。", "For each pair of groups the items found 適合, of those found 適合 or 不適合."}}
	for i, g := range cols.groups {
		t.Columns = append(t.Columns, count(g.label+"：企業", "社"), count(g.label+"：判定", "項目"), count(g.label+"：適合", "項目"), rate(g.label+"：適合の割合", 4*i+3, 4*i+2))
	}
	for _, g := range rows.groups {
		r := row(g.key, g.label)
		for _, h := range cols.groups {
			r.Cells = append(r.Cells, s.pair(rows, cols, g.key, h.key)...)
		}
		t.Rows = append(t.Rows, r)
	}
	s.total(&t, "total", "計")
	if s.audited == 0 {
		t.Missing = noFindings
	}
	s.put(t)
}

func (s *study) pair(rows, cols dimension, g, h string) []Cell {
	who, all, good := s.acc(), s.acc(), s.acc()
	s.each(func(u *subject) {
		if u.audited && rows.of(u) == g && cols.of(u) == h {
			who.one(u, "判定あり", u.company.Pos)
		}
	})
	s.held(func(f *fact) bool { return rows.of(f.s) == g && cols.of(f.s) == h }, func(f *fact) { s.count(&all, &good, f, f.found, f.foundAt) })
	return []Cell{who.cell(), all.cell(), good.cell(), good.rate(all)}
}

// matrix is each company's share of items that conform, by section: the ground
// of the heat map. Companies stand under their codes.
func (s *study) matrix() {
	t := Table{ID: "matrix", Chapter: Results, Title: "企業ごと、区分ごとの適合の割合", Base: base(s.audited, "社") + "（判定のある企業）", N: s.audited, PerCompany: true,
		Columns: []Column{words("企業")}, Sources: []string{reportName},
		Rule: Text{"企業と区分の組合せごとに、適合又は不適合と判定された項目を分母とし、適合と判定された項目の割合を示す。分母がない組合せは空欄とする。", "For each company and section the items found 適合, of those found 適合 or 不適合."}}
	secs := s.sections()
	for range secs {
		t.Columns = append(t.Columns, Column{Unit: "%", Kind: Share, Decimals: 1})
	}
	for i, p := range secs {
		t.Columns[i+1].Head = p.label
	}
	in := s.in(secs)
	all, good := map[*subject][]acc{}, map[*subject][]acc{}
	s.held(func(f *fact) bool { return f.s.audited }, func(f *fact) {
		if all[f.s] == nil {
			all[f.s], good[f.s] = s.accs(len(secs)), s.accs(len(secs))
		}
		if r, ok := in[f.it.Item.Clause]; ok {
			s.count(&all[f.s][r], &good[f.s][r], f, f.found, f.foundAt)
		}
	})
	s.each(func(u *subject) {
		if !u.audited {
			return
		}
		r := Row{ID: u.id, Company: u.id, Cells: []Cell{text(s.code(u))}}
		for i := range secs {
			r.Cells = append(r.Cells, good[u][i].of(all[u][i]))
		}
		t.Rows = append(t.Rows, r)
	})
	if s.audited == 0 {
		t.Missing = noFindings
	}
	s.put(t)
}

// code is how a company is called in a table per company.
func (s *study) code(u *subject) string {
	if s.Codes != nil {
		return s.Codes[u.id]
	}
	return u.id
}

// outcomes counts how far each audit came.
func (s *study) outcomes() {
	n := len(s.subjects)
	t := Table{ID: "outcomes", Chapter: Results, Title: "評価の結果別の企業数", Base: base(n, "社"), N: n, Unit: "社", Sources: []string{logName, reportName},
		Columns: []Column{words("評価の結果")}, Rule: Text{"企業を、経過記録及び審査報告書（結論及び最終的な判断の欄）による現在の状況で一つに分けて数える。評価の中止は、他に優先する。",
			"Each company once, by log and report (conclusion and final judgement); a stopped evaluation counts as such whatever else is recorded."}}
	d := methods()
	for _, g := range d.groups {
		t.Columns = append(t.Columns, count(g.label, "社"))
	}
	t.Columns = append(t.Columns, adds(count("計", "社"), 1, 2), share("割合", 3, 0))
	for _, st := range States() {
		ns := s.accs(3)
		s.each(func(u *subject) {
			if u.state != st {
				return
			}
			at := stateAt(u)
			ns[one(d.of(u) == "changed")].one(u, st.Ja(), at)
			ns[2].one(u, st.Ja(), at)
		})
		t.Rows = append(t.Rows, row(string(st), st.Ja(), append(cells(ns), ns[2].fixed(n))...))
	}
	s.total(&t, "total", "計")
	s.put(t)
}
