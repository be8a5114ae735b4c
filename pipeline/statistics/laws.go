package statistics

import (
	"slices"
	"strconv"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// laws says what companies answered about other laws (別紙1 4(1)③), and what the
// auditors saw of them (4(3)②チ).
func (s *study) laws() {
	s.lawsAsked()
	s.lawNames()
	s.lawStates()
}

func (s *study) lawsAsked() {
	names := []string{"法令等の名称の回答があった企業", "従うべき法令等がないとした企業", "法令等について回答がない企業"}
	ns := s.accs(len(names))
	s.each(func(u *subject) {
		if !u.returned {
			return
		}
		i, at := 1, returnedAt(u)
		switch {
		case len(u.Assessment.Laws) > 0:
			i, at = 0, u.Assessment.Laws[0].Origin.Pos
		case slices.ContainsFunc(u.Assessment.Queries, func(q audit.Query) bool { return q.Kind == audit.QueryLaws }):
			i = 2
		}
		ns[i].one(u, names[i], at)
	})
	t := Table{ID: "laws-asked", Chapter: Laws, Title: "情報の適切な管理を求める法令等の照会への回答", Base: base(s.returned, "社"), N: s.returned, Unit: "社", Sources: []string{sheetName},
		Columns: []Column{words("区分"), count("社数", "社"), share("割合", 1, 0)},
		Rule:    Text{"自己チェックシートの法令の表により、回答があった企業を一つに分けて数える。", "Companies with a return, by what they said about laws."}}
	for i, n := range names {
		t.Rows = append(t.Rows, row([]string{"named", "none", "open"}[i], n, ns[i].cell(), ns[i].fixed(s.returned)))
	}
	s.total(&t, "total", "計")
	if s.returned == 0 {
		t.Missing = noReturns
	}
	s.put(t)
}

// lawSeen is one law at one company.
type lawSeen struct {
	name  string // as it is counted
	state int    // index of lawStates
	at    problem.Pos
	seen  problem.Pos
}

// lawStates are what auditors say of a law, and what they say nothing of.
func lawStates() []string { return append(record.LawStates(), "記載なし") }

const (
	lawChecked = iota
	lawDoubted
	lawUnchecked
	lawUnsaid
)

// lawsOf lists the laws of a company: those it named, each once, and those that
// its auditors found on site.
func lawsOf(u *subject) []lawSeen {
	var out []lawSeen
	put := func(l lawSeen) {
		i := slices.IndexFunc(out, func(x lawSeen) bool { return fold(x.name) == fold(l.name) })
		switch {
		case i < 0:
			out = append(out, l)
		case weight(l.state) > weight(out[i].state):
			out[i].state, out[i].seen = l.state, l.seen
		}
	}
	for i, l := range u.Assessment.Laws {
		state, at := lawState(u, i+1)
		put(lawSeen{lawName(u, l), state, l.Origin.Pos, at})
	}
	if u.Fieldwork != nil {
		for _, l := range u.Fieldwork.Laws {
			if l.Number == 0 && !blank(l.Name.V) {
				put(lawSeen{lawName(u, l.Name), lawIndex(l.Status.V, l.Doubted), l.Name.Origin.Pos, l.Status.Origin.Pos})
			}
		}
	}
	return out
}

// weight orders states by what must not be overlooked.
func weight(state int) int {
	return map[int]int{lawUnsaid: 0, lawChecked: 1, lawUnchecked: 2, lawDoubted: 3}[state]
}

// lawName is the name under which package audit counts a law.
func lawName(u *subject, l record.Value[string]) string {
	counted := audit.Sum([]audit.Assessment{{Company: u.company, Laws: []record.Value[string]{l}}}, nil, &record.Project{}, &criteria.Catalogue{}).Laws
	if len(counted) == 0 {
		return l.V
	}
	return counted[0].Name
}

// lawState is what the report, else the working papers, say of a law by its
// number among those the company named.
func lawState(u *subject, number int) (int, problem.Pos) {
	if u.Report != nil {
		if e := u.Report.Entry("law." + strconv.Itoa(number) + ".status"); e.Value.Known {
			return lawIndex(u.Report.Said(e.Tag), false), e.Value.Origin.Pos
		}
	}
	if u.Fieldwork != nil {
		for _, l := range u.Fieldwork.Laws {
			if l.Number == number && (l.Status.Known || l.Doubted) {
				return lawIndex(l.Status.V, l.Doubted), l.Status.Origin.Pos
			}
		}
	}
	return lawUnsaid, problem.Pos{}
}

func lawIndex(word string, doubted bool) int {
	if doubted {
		return lawDoubted
	}
	if i := slices.Index(record.LawStates(), word); i >= 0 {
		return i
	}
	return lawUnsaid
}

func (s *study) lawNames() {
	t := Table{ID: "laws", Chapter: Laws, Title: "情報の適切な管理を求める法令等（複数回答）", Base: base(s.returned, "社"), N: s.returned, Unit: "社", Sources: []string{sheetName, reportName},
		Columns: []Column{typed("法令等"), adds(count("社数", "社"), 3, 4, 5, 6), share("割合", 1, 0)},
		Rule: Text{"法令等の名称ごとに、それを挙げた企業（現地で認められたものを含む。）を1社1回数える。通称と正式な名称は一つに数える。遵守状況は、審査報告書（記載がなければ審査調書）の記載により、同じ法令に二つ以上あるときは、疑義あり、未確認、遵守を確認の順に優先する。",
			"For each law the companies that named it, or at which the auditors found it, once each; common and full names are one; how it was found by report, else working papers, the gravest first."}}
	for _, st := range lawStates() {
		t.Columns = append(t.Columns, count(st, "社"))
	}
	l := s.list()
	states := map[string][]acc{}
	s.each(func(u *subject) {
		if !u.returned {
			return
		}
		for _, x := range u.laws {
			l.add(u, x.name, Part{Value: x.name, Add: 1}, x.at)
			if states[fold(x.name)] == nil {
				states[fold(x.name)] = s.accs(4)
			}
			states[fold(x.name)][x.state].one(u, x.name, x.at, x.seen)
		}
	})
	for _, i := range l.commonest() {
		t.Rows = append(t.Rows, Row{ID: fold(l.names[i]), Cells: append([]Cell{said(l.names[i], l.at[i]), l.ns[i].cell(), l.ns[i].fixed(s.returned)}, cells(states[fold(l.names[i])])...)})
	}
	blankColumns(&t, s.audited == 0, 3, 4, 5, 6)
	if s.audited == 0 {
		t.Columns[1].Sum = nil
	}
	if s.returned == 0 {
		t.Missing = noReturns
	}
	s.put(t)
}

// lawStates sums the laws of all companies by what the auditors saw.
func (s *study) lawStates() {
	names := lawStates()
	ns, all := s.accs(len(names)), s.acc()
	s.each(func(u *subject) {
		if !u.audited {
			return
		}
		for _, x := range u.laws {
			all.one(u, x.name, x.at, x.seen)
			ns[x.state].one(u, x.name, x.at, x.seen)
		}
	})
	t := Table{ID: "laws-state", Chapter: Laws, Title: "法令等の遵守状況の確認", Base: base(s.audited, "社") + "（判定のある企業）", N: s.audited, Sources: []string{reportName},
		Columns: []Column{words("遵守状況"), count("法令等の数（延べ）", "件"), share("割合", 1, 0), firms("社数")},
		Rule:    Text{"判定のある企業の法令等を、企業ごとに数えた延べの数で、遵守状況により分ける。社数は合計しない。", "Laws of companies with findings, once per company, by what the auditors saw."}}
	for i, n := range names {
		t.Rows = append(t.Rows, row([]string{"checked", "doubt", "unchecked", "unsaid"}[i], n, ns[i].cell(), ns[i].fixed(int(all.n)), companies(ns[i])))
	}
	s.total(&t, "total", "計")
	t.Rows[len(t.Rows)-1].Cells[3] = companies(all)
	if s.audited == 0 {
		t.Missing = noFindings
	}
	s.put(t)
}
