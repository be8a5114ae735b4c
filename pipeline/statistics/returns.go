package statistics

import (
	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
)

// returns says which sheets came back, when, and what had to be asked again.
func (s *study) returns() {
	n := len(s.subjects)
	got, missing := s.acc(), s.acc()
	s.each(func(u *subject) {
		if u.returned {
			got.one(u, "回答あり", returnedAt(u))
		} else {
			missing.one(u, "回答なし", u.company.Pos)
		}
	})
	t := Table{ID: "returns", Chapter: Returns, Title: "自己チェックシートの回収状況", Base: base(n, "社"), N: n, Unit: "社", Sources: []string{registerName, sheetName},
		Columns: []Column{words("区分"), count("社数", "社"), share("割合", 1, 0)},
		Rows:    []Row{row("returned", "回答があった企業", got.cell(), got.fixed(n)), row("missing", "回答がない企業", missing.cell(), missing.fixed(n))},
		Rule:    Text{"読み取れた回答のある企業と、ない企業を数える。", "Companies with a return that could be read, and without."}}
	s.total(&t, "total", "計")
	s.put(t)
	s.timeliness()
	s.queries()
}

// timeliness holds the day of the return against the day it was due.
func (s *study) timeliness() {
	names := []string{"期限までに回答", "期限の後に回答", "期限又は回答日の記録なし"}
	ns, all := s.accs(len(names)), s.acc()
	s.each(func(u *subject) {
		if !u.returned {
			return
		}
		day, known := u.first[stageReturned]
		due := s.due(u)
		i := 0
		switch {
		case !known || due.IsZero():
			i = 2
		case due.Before(day.day):
			i = 1
		}
		ns[i].one(u, day.day.String()+"（期限 "+due.String()+"）", day.at, u.company.DueDate.Origin.Pos)
		all.one(u, names[i], day.at)
	})
	t := Table{ID: "returns-time", Chapter: Returns, Title: "回答の期限との関係", Base: base(s.returned, "社"), N: s.returned, Unit: "社", Sources: []string{registerName, sheetName},
		Columns: []Column{words("区分"), count("社数", "社"), share("割合", 1, 0)},
		Rule: Text{"回答日（記載がなければ事務局が最初に読み取った日）を、登録簿の回答期限（記載がなければ project.yaml の期限）と比べる。",
			"The date on the sheet (else the day it was first read) against the due date of the register (else of project.yaml)."}}
	for i, name := range names {
		t.Rows = append(t.Rows, row([]string{"in-time", "late", "unknown"}[i], name, ns[i].cell(), ns[i].fixed(s.returned)))
	}
	s.total(&t, "total", "計")
	if s.returned == 0 {
		t.Missing = noReturns
	}
	s.put(t)
}

func (s *study) due(u *subject) calendar.Date {
	if d := u.company.DueDate; d.Known {
		return d.V
	}
	return s.Project.Dates.SheetsDue
}

// queries counts what had to be asked again, by kind.
func (s *study) queries() {
	t := Table{ID: "queries", Chapter: Returns, Title: "照会の理由別の件数", Unit: "件", Sources: []string{sheetName},
		Columns: []Column{words("照会の理由"), count("件数", "件"), share("割合", 1, 0), firms("社数")},
		Rule: Text{"回答について企業に照会した（する）事項を、理由ごとに数える。社数は、その理由の照会が1件以上ある企業の数であり、合計しない。",
			"What companies have to be asked again, by reason; the companies of a reason are those with at least one such query."}}
	ns := map[audit.QueryKind]*acc{}
	all := s.acc()
	for _, k := range audit.QueryKinds() {
		a := s.acc()
		ns[k] = &a
	}
	s.each(func(u *subject) {
		for _, q := range u.Assessment.Queries {
			p := Part{Item: q.Item, Value: q.Quote, Add: 1}
			if ns[q.Kind] != nil {
				ns[q.Kind].add(u, p, q.Pos)
			}
			all.add(u, p, q.Pos)
		}
	})
	t.Base, t.N = base(int(all.n), "件"), int(all.n)
	for _, k := range audit.QueryKinds() {
		a := *ns[k]
		t.Rows = append(t.Rows, row(string(k), k.Ja(), a.cell(), a.fixed(t.N), companies(a)))
	}
	s.total(&t, "total", "計")
	if len(t.Rows) > 0 {
		t.Rows[len(t.Rows)-1].Cells[3] = companies(all)
	}
	if s.returned == 0 {
		t.Missing = noReturns
	}
	s.put(t)
}

// companies is the number of companies of a number.
func companies(a acc) Cell {
	c := a.cell()
	c.Number, c.Parts = float64(len(a.companies)), nil
	return c
}
