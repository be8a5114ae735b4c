package sample

import (
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// written turns demo.yaml into a project.
func written(l *library, cat *criteria.Catalogue) *project {
	p := &project{
		title: l.demo.Title, seed: uint64(l.demo.Seed), date: Today(), cat: cat,
		auditors: l.demo.Auditors, committee: l.demo.Committee,
	}
	for _, d := range l.demo.Companies {
		p.add(d, l)
	}
	p.add(l.demo.Unknown, l)
	p.firms[len(p.firms)-1].unknown = true
	return p
}

func (p *project) add(d demoFirm, l *library) {
	f := &firm{
		rec: p.company(d), short: d.Short, profile: d.Profile,
		lacks: map[string]bool{}, index: len(p.firms) + 1,
	}
	for _, id := range d.Lacks {
		f.lacks[id] = true
	}
	for _, name := range d.Laws {
		f.laws = append(f.laws, Law{Name: name, Note: l.words.note(name)})
	}
	for _, r := range d.Returns {
		f.returns = append(f.returns, planned{
			path: r.File, answered: r.Answered, style: r.Date, answerer: r.Answerer,
			messes: r.Messes, strength: .5,
		})
	}
	p.firms = append(p.firms, f)
}

// note returns what firms say of a law.
func (w *words) note(name string) string {
	for _, l := range w.Laws {
		if l.Name == name {
			return l.Note
		}
	}
	return ""
}

func text(s string) record.Value[string] { return record.Value[string]{V: s, Known: s != ""} }

func known[T any](v T) record.Value[T] { return record.Value[T]{V: v, Known: true} }

// company makes the company's line of the register.
func (p *project) company(d demoFirm) record.Company {
	c := record.Company{
		ID: d.ID, Name: text(d.Name), Kana: d.Kana, CorporateNumber: d.Number,
		Address: text(d.Address), Industry: text(d.Industry),
		Capital: known(int64(d.Capital)), Employees: known(d.Employees),
		Contact: text(d.Contact), ContactTitle: text(d.ContactTitle),
		ScopeUnit: unit(d.Unit), ScopeName: text(d.Scope),
		ContractDate: known(d.Contract), RetentionYears: known(5), Disposal: text("廃棄"),
		Method: record.Basic, MethodReason: text(d.MethodReason),
		SentDate: known(p.sent()), DueDate: known(p.due()), PriceYen: known(int64(d.Price)),
		PlanExplained: text(d.Explained), Note: text(d.Note),
		Possible: text(d.Possible),
	}
	if d.Method == record.Changed.Ja() {
		c.Method = record.Changed
	}
	if len(d.ID) > 1 {
		c.Mail = text("jimu-" + d.ID[1:] + "@example.jp")
		c.Phone = text("00-0000-" + pad(d.ID[1:]))
	}
	for _, s := range d.Sites {
		c.Sites = append(c.Sites, text(s))
	}
	return c
}

func unit(ja string) record.ScopeUnit {
	for _, u := range record.ScopeUnits() {
		if u.Ja() == ja {
			return u
		}
	}
	return record.UnitOther
}

// pad makes four digits of a number's text.
func pad(s string) string {
	for len(s) < 4 {
		s = "0" + s
	}
	return s[len(s)-4:]
}
