package papers

import (
	"maps"
	"strconv"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
)

// said is everything that a person typed into a form, whatever its cells: what
// has one place, by its place, and rows of tables that grow.
type said struct {
	fixed map[string]string
	rows  map[string]row
}

// row is one row of a table that grows: as it was typed, and what it is about.
type row struct{ table, about, text string }

func newSaid() said { return said{map[string]string{}, map[string]row{}} }

func (s said) put(place, text string) {
	if text = strings.TrimSpace(text); text != "" {
		s.fixed[place] = text
	}
}

// add keeps a row; equal rows are told apart by their number.
func (s said) add(table, about string, cells ...string) {
	text := strings.Join(cells, "\x00")
	if strings.Trim(text, "\x00 ") == "" {
		return
	}
	for n := 0; ; n++ {
		k := key(table, text, strconv.Itoa(n))
		if _, there := s.rows[k]; !there {
			s.rows[k] = row{table, key(table, about), text}
			return
		}
	}
}

// of collects what a paper says. The one who did it counts where he was typed.
func paperSaid(p *record.Paper) said {
	s := newSaid()
	s.put("written", dayKey(p.Written))
	s.put("risks", raw(p.Risks))
	for i := range p.Observations {
		o := &p.Observations[i]
		for name, v := range map[string]string{"verdict": verdictWord(o.Verdict), "documents": raw(o.Documents), "evidence": raw(o.Evidence),
			"advice": raw(o.Advice), "place": raw(o.Place), "date": dayKey(o.Date)} {
			s.put(o.Item+"."+name, v)
		}
	}
	for _, v := range p.Visits {
		s.add("visits", raw(v.Kind)+dayKey(v.Date), raw(v.Kind), dayKey(v.Date), raw(v.Time), raw(v.Place), raw(v.By))
	}
	for _, v := range p.Interviews {
		s.add("interviews", raw(v.Kind)+dayKey(v.Date)+raw(v.To), raw(v.Kind), dayKey(v.Date), raw(v.To), raw(v.Items), raw(v.Text), raw(v.By))
	}
	for _, l := range p.Laws {
		s.put("law."+normalize.Fold(raw(l.Name))+".status", raw(l.Status))
		s.put("law."+normalize.Fold(raw(l.Name))+".text", raw(l.Text))
	}
	for _, a := range p.Advice {
		s.add("advice", dayKey(a.Date)+raw(a.Item), dayKey(a.Date), raw(a.Item), raw(a.Text), raw(a.Response))
	}
	for _, n := range p.Notes {
		s.add("notes", n.Item, n.Text)
	}
	return s
}

// afterSaid collects what a post-trial report says.
func afterSaid(a *record.Aftermath) said {
	s := newSaid()
	s.put("reporter", raw(a.Reporter))
	s.put("reported", dayKey(a.Reported))
	for page, v := range a.Any {
		word := v.Origin.Raw
		if v.Known {
			word = strconv.FormatBool(v.V)
		}
		s.put("any."+page, word)
	}
	for _, p := range a.Points {
		s.add("points", raw(p.Text), raw(p.Stage), raw(p.Text), raw(p.Tip))
	}
	for _, m := range a.Alternatives {
		if m.Said() {
			s.add("alternatives", m.Item+raw(m.Matter), m.Item, raw(m.Matter), raw(m.Measure), raw(m.Why), raw(m.Worked))
		}
	}
	for _, e := range a.Effects {
		if e.Said() {
			s.add("effects", e.Item+raw(e.Advice), e.Item, raw(e.Advice), raw(e.State), raw(e.Text))
		}
	}
	for _, v := range a.Agreed {
		if v.Said() {
			s.add("agreed", raw(v.Subject), raw(v.Subject), raw(v.Text))
		}
	}
	for _, n := range a.Notes {
		s.add("notes", n.Item, n.Text)
	}
	return s
}

// covers tells whether old has nothing that s has not: the very same or, where
// s is the later one, another word in the same place.
func (s said) covers(old said, later bool) bool {
	for place, text := range old.fixed {
		if now, there := s.fixed[place]; !there || now != text && !later {
			return false
		}
	}
	about := map[string]bool{}
	for _, r := range s.rows {
		about[r.about] = true
	}
	for k, r := range old.rows {
		if _, there := s.rows[k]; !there && !(later && r.table != "notes" && about[r.about]) {
			return false
		}
	}
	return true
}

// SamePaper tells whether two papers say the same, wherever it stands.
func SamePaper(a, b *record.Paper) bool { return paperSaid(a).same(paperSaid(b)) }

// SameAftermath tells whether two post-trial reports say the same.
func SameAftermath(a, b *record.Aftermath) bool { return afterSaid(a).same(afterSaid(b)) }

func (s said) same(t said) bool { return maps.Equal(s.fixed, t.fixed) && maps.Equal(s.rows, t.rows) }

// Silent tells whether nothing at all was typed into a paper.
func Silent(p *record.Paper) bool { return Typed(p) == 0 }

// later tells whether the second of two days is known to be the later one.
func later(old, now record.Value[calendar.Date]) bool {
	return old.Known && now.Known && old.V.Before(now.V)
}

// Portable tells whether all that a person did in a paper can stand in another
// version of the form: nothing beside the places to fill in, no formula, no
// text struck through, nothing that could not be read at all.
func Portable(p *record.Paper) bool {
	ok := len(p.Notes) == 0 && plain(p.Written.Origin, p.Risks.Origin)
	for i := range p.Observations {
		o := &p.Observations[i]
		ok = ok && plain(o.Verdict.Origin, o.Documents.Origin, o.Evidence.Origin, o.Advice.Origin, o.Place.Origin, o.Date.Origin)
	}
	for _, v := range p.Visits {
		ok = ok && plain(v.Kind.Origin, v.Date.Origin, v.Time.Origin, v.Place.Origin, v.By.Origin)
	}
	for _, v := range p.Interviews {
		ok = ok && plain(v.Kind.Origin, v.Date.Origin, v.To.Origin, v.Items.Origin, v.Text.Origin, v.By.Origin)
	}
	for _, l := range p.Laws {
		ok = ok && plain(l.Name.Origin, l.Status.Origin, l.Text.Origin)
	}
	for _, a := range p.Advice {
		ok = ok && plain(a.Date.Origin, a.Item.Origin, a.Text.Origin, a.Response.Origin)
	}
	return ok
}

// PortableAftermath is Portable for a post-trial report.
func PortableAftermath(a *record.Aftermath) bool {
	ok := len(a.Notes) == 0 && plain(a.Reporter.Origin, a.Reported.Origin)
	for _, v := range a.Any {
		ok = ok && plain(v.Origin)
	}
	for _, p := range a.Points {
		ok = ok && plain(p.Stage.Origin, p.Text.Origin, p.Tip.Origin)
	}
	for _, m := range a.Alternatives {
		ok = ok && plain(m.Matter.Origin, m.Measure.Origin, m.Why.Origin, m.Worked.Origin)
	}
	for _, e := range a.Effects {
		ok = ok && plain(e.Advice.Origin, e.State.Origin, e.Text.Origin)
	}
	for _, v := range a.Agreed {
		ok = ok && plain(v.Subject.Origin, v.Text.Origin)
	}
	return ok
}

func plain(list ...record.Origin) bool {
	for _, o := range list {
		if strings.Contains(o.Rule, ruleStruck) || strings.Contains(o.Rule, markFormula) || o.Rule == ruleError {
			return false
		}
	}
	return true
}

// SilentAftermath tells whether nothing at all was typed into a report.
func SilentAftermath(a *record.Aftermath) bool { return TypedAftermath(a) == 0 }

// Typed counts what was typed into a paper.
func Typed(p *record.Paper) int {
	s := paperSaid(p)
	return len(s.fixed) + len(s.rows)
}

// TypedAftermath counts what was typed into a post-trial report.
func TypedAftermath(a *record.Aftermath) int {
	s := afterSaid(a)
	return len(s.fixed) + len(s.rows)
}
