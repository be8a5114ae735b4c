package statistics

import (
	"cmp"
	"slices"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// gaps gives what companies do not do: by their own word, by the findings, and
// what lies behind findings that fail.
func (s *study) gaps() {
	s.byItem(Table{ID: "gaps", Chapter: Gaps, Title: "一部実施又は未実施の回答の多い項目", Base: base(s.returned, "社"), N: s.returned, Sources: []string{sheetName},
		Rule: Text{"必須の項目ごとに、一部実施又は未実施と回答した企業を数える。割合は、その項目が対象となる企業（対象範囲が未回答の企業を含む。）を分母とする。", "For each required item the companies that answered 一部実施 or 未実施, of those to which it applies or may apply."}},
		noReturns, func(f *fact) (bool, bool) { return f.s.returned, admitted(f.answer) })
	s.byItem(Table{ID: "failures", Chapter: Gaps, Title: "不適合と判定された企業の多い項目", Base: base(s.audited, "社") + "（判定のある企業）", N: s.audited, Sources: []string{reportName},
		Rule: Text{"必須の項目ごとに、不適合と判定された企業を数える。割合は、適合又は不適合と判定された企業を分母とする。", "For each required item the companies found 不適合, of those found 適合 or 不適合."}},
		noFindings, func(f *fact) (bool, bool) { return judged(f.found), f.found == record.Fails })
	s.byItem(Table{ID: "overclaims", Chapter: Gaps, Title: "実施済と回答し、不適合と判定された企業の多い項目", Base: base(s.audited, "社") + "（判定のある企業）", N: s.audited, Sources: []string{sheetName, reportName},
		Rule: Text{"必須の項目ごとに、実施済と回答し、かつ不適合と判定された企業を数える。割合は、実施済と回答し、適合又は不適合と判定された企業を分母とする。", "For each required item the companies that answered 実施済 and were found 不適合, of those that answered 実施済 and were judged."}},
		noFindings, func(f *fact) (bool, bool) {
			claim := f.s.returned && judged(f.found) && f.answer == criteria.Implemented
			return claim, claim && f.found == record.Fails
		})
	s.causes()
	s.natures()
}

// byItem lists the items that some company has, the commonest first; equal ones
// by share, then in the order of the catalogue.
func (s *study) byItem(t Table, missing string, counts func(*fact) (of, n bool)) {
	t.Columns = []Column{words("項番"), words("確認すること"), count("社数", "社"), count("対象の社数", "社"), share("割合", 2, 3)}
	n, of := s.items(criteria.Required, counts)
	for i := range s.Catalogue.Items {
		if it := &s.Catalogue.Items[i]; n[it.ID] != nil && n[it.ID].n > 0 {
			t.Rows = append(t.Rows, Row{ID: it.ID, Cells: []Cell{text(it.ID), text(asks(it)), n[it.ID].cell(), of[it.ID].cell(), n[it.ID].of(*of[it.ID])}})
		}
	}
	slices.SortStableFunc(t.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Cells[2].Number, a.Cells[2].Number), cmp.Compare(a.Cells[3].Number, b.Cells[3].Number))
	})
	if len(t.Rows) == 0 && t.N == 0 {
		t.Missing = missing
	}
	s.put(t)
}

// items counts companies by item.
func (s *study) items(kind criteria.Kind, counts func(*fact) (of, n bool)) (n, of map[string]*acc) {
	n, of = map[string]*acc{}, map[string]*acc{}
	for i := range s.Catalogue.Items {
		if it := &s.Catalogue.Items[i]; it.Kind == kind {
			a, b := s.acc(), s.acc()
			n[it.ID], of[it.ID] = &a, &b
		}
	}
	s.held(func(f *fact) bool { return n[f.it.Item.ID] != nil }, func(f *fact) {
		is, has := counts(f)
		if is {
			of[f.it.Item.ID].both(f)
		}
		if is && has {
			n[f.it.Item.ID].both(f)
		}
	})
	return n, of
}

// asks is an item in few words.
func asks(it *criteria.Item) string {
	if it.Short != "" {
		return it.Short
	}
	return it.Question
}

// cause is how the company stood to an item that was found to fail.
type cause struct {
	id, ja string
	is     func(*fact) bool
}

// proved tells whether the company named evidence.
func proved(f *fact) bool { return f.it.Answer != nil && !blank(f.it.Answer.Evidence.V) }

func causeList() []cause {
	claim := func(f *fact) bool { return f.answer == criteria.Implemented }
	is := func(a criteria.Answer) func(*fact) bool { return func(f *fact) bool { return f.answer == a } }
	return []cause{
		{"claim-proved", "実施済と回答し、証拠の記載があった", func(f *fact) bool { return claim(f) && proved(f) }},
		{"claim-bare", "実施済と回答したが、証拠の記載がなかった", func(f *fact) bool { return claim(f) && !proved(f) }},
		{"partial", "一部実施と回答していた", is(criteria.Partial)},
		{"not-implemented", "未実施と回答していた", is(criteria.NotImplemented)},
		{"alternative", "代替措置と回答したが、認められなかった", is(criteria.Alternative)},
		{"not-applicable", "該当なしと回答したが、該当した", is(criteria.NotApplicable)},
		{"unanswered", "回答がなく、又は読み取れなかった", is("")},
	}
}

// causes tells how companies stood to what was found to fail: knew and said,
// knew not, or misread the item.
func (s *study) causes() {
	t := Table{ID: "causes", Chapter: Gaps, Title: "不適合と判定された項目についての企業の回答の状況", Base: base(s.audited, "社") + "（判定のある企業）", N: s.audited, Sources: []string{sheetName, reportName},
		Columns: []Column{words("企業の回答の状況"), count("項目数", "項目"), share("割合", 1, 0), firms("社数")},
		Rule:    Text{"不適合と判定された項目を、自己チェックの回答と証拠の記載の有無により一つに分けて数える。社数は、該当する項目が1項目以上ある企業の数であり、合計しない。", "Items found 不適合, each once, by the company's answer and whether it named evidence; the companies have at least one such item."}}
	ns, all := s.accs(len(causeList())), s.acc()
	s.held(func(f *fact) bool { return f.found == record.Fails }, func(f *fact) {
		all.both(f)
		for i, c := range causeList() {
			if c.is(f) {
				ns[i].both(f)
			}
		}
	})
	for i, c := range causeList() {
		t.Rows = append(t.Rows, row(c.id, c.ja, ns[i].cell(), ns[i].fixed(int(all.n)), companies(ns[i])))
	}
	s.total(&t, "total", "計")
	t.Rows[len(t.Rows)-1].Cells[3] = companies(all)
	if s.audited == 0 {
		t.Missing = noFindings
	}
	s.put(t)
}

// natures tells of what kind the items are that fail: documents, or one of the
// eight kinds of on-site checks (別紙1 4(3)②).
func (s *study) natures() {
	t := Table{ID: "natures", Chapter: Gaps, Title: "確認の種類別の不適合の割合", Base: base(s.audited, "社") + "（判定のある企業）", N: s.audited, Sources: []string{reportName},
		Columns: []Column{words("確認の種類"), count("判定", "項目"), count("不適合", "項目"), rate("不適合の割合", 2, 1)}, Notes: []string{"一つの項目が、二つ以上の種類に属することがある。", dependence},
		Rule: Text{"基準の項目表が定める確認の種類（文書審査の対象、別紙1 4(3)②イ～チ）ごとに、適合又は不適合と判定された項目のうち不適合のものを数える。", "By the kinds of checks that the catalogue gives an item (documents; 別紙1 4(3)② イ to チ): of the items found 適合 or 不適合 those found 不適合."}}
	kinds := []struct {
		id, ja string
		is     func(*audit.Item) bool
	}{{"document", "文書審査の対象", func(it *audit.Item) bool { return it.Item.Document }}}
	for _, k := range record.CheckKinds() {
		if k.Mark != "ト" && k.Mark != "チ" { // recommended measures and laws have tables of their own
			kinds = append(kinds, struct {
				id, ja string
				is     func(*audit.Item) bool
			}{"onsite-" + k.Mark, "現地審査：" + k.Word, func(it *audit.Item) bool { return slices.Contains(it.Item.Onsite, k.Mark) }})
		}
	}
	for _, k := range kinds {
		all, bad := s.acc(), s.acc()
		s.held(func(f *fact) bool { return judged(f.found) && k.is(f.it) }, func(f *fact) {
			all.found(f)
			if f.found == record.Fails {
				bad.found(f)
			}
		})
		t.Rows = append(t.Rows, row(k.id, k.ja, all.cell(), bad.cell(), bad.rate(all)))
	}
	if s.audited == 0 {
		t.Missing = noFindings
	}
	s.put(t)
}
