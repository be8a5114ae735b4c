package statistics

import (
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// impartiality counts the measures of 別紙1 1(1)(2).
func (s *study) impartiality() {
	t := Table{ID: "impartiality", Chapter: Impartiality, Title: "公平性の確保のために講じた措置の記録", Sources: []string{"project.yaml", planName, logName},
		Columns: []Column{words("事項"), count("数", ""), words("単位"), firms("社数")},
		Rule: Text{"project.yaml の審査業務従事者、利害関係の申告及び委員、審査計画で従事から除いた者、経過記録の公平性に関するできごとを数える。社数は、記録のある（申告の対象となった）企業の数。",
			"Auditors, declared conflicts and committee of project.yaml, exclusions in the plans, and the log's events on impartiality; companies that they concern."}}
	p := s.Project
	var declared, persons, external int
	about := s.acc()
	for _, a := range p.Auditors {
		declared += len(a.Conflicts)
		persons += one(len(a.Conflicts) > 0)
	}
	excluded := s.acc()
	s.each(func(u *subject) {
		for _, a := range p.Auditors {
			for _, c := range a.Conflicts {
				if c.Company == u.id {
					about.one(u, a.ID, a.Pos)
				}
			}
		}
		if u.Plan != nil {
			for _, x := range u.Plan.Team.Excluded {
				excluded.one(u, x.Reason, problem.Pos{File: p.File})
			}
		}
	})
	for _, m := range p.Committee {
		external += one(m.External)
	}
	t.Rows = []Row{
		row("auditors", "審査業務従事者", whole(len(p.Auditors)), text("人"), none()),
		row("conflicts", "利害関係の申告", whole(declared), text("件"), companies(about)),
		row("declarers", "利害関係を申告した審査業務従事者", whole(persons), text("人"), none()),
		row("excluded", "利害関係により従事から除いたもの（延べ）", excluded.cell(), text("人"), companies(excluded)),
	}
	for _, e := range []struct {
		kind record.EventKind
		ja   string
	}{{record.EventImpartiality, "公平性の重要性及びリスクの説明"}, {record.EventRisk, "公平性へのリスクの報告"}, {record.EventRiskSettled, "公平性へのリスクへの措置"}} {
		n := s.logged(e.kind)
		t.Rows = append(t.Rows, row(string(e.kind), e.ja, n.cell(), text("件"), companies(n)))
	}
	t.Rows = append(t.Rows, row("committee", "委員会の委員", whole(len(p.Committee)), text("人"), none()), row("external", "うち外部の者", whole(external), text("人"), none()))
	s.put(t)
}

// logged counts the events of a kind.
func (s *study) logged(kinds ...record.EventKind) acc {
	n := s.acc()
	s.each(func(u *subject) {
		for _, e := range u.Events {
			for _, k := range kinds {
				if e.Kind == k {
					n.one(u, e.Kind.Ja(), eventAt(e))
				}
			}
		}
	})
	return n
}

// eventAt is the place of an event's day, else its row.
func eventAt(e record.Event) problem.Pos {
	if p := e.Date.Origin.Pos; !p.IsZero() {
		return p
	}
	return e.Pos
}
