package intake

import (
	"strings"

	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
)

// scopes reads the answers on what the audit covers.
func (d *reading) scopes() {
	for _, t := range d.tables {
		if t.kind == scopeTable {
			d.scopeTable(t)
		}
	}
}

func (d *reading) scopeTable(t *table) {
	for _, s := range t.page.rows(t.head+1, t.last) {
		id, ok := d.scopeOf(t, s.row)
		if !ok {
			continue
		}
		answer := t.field(s.row, roleYesNo)
		a := record.ScopeAnswer{Scope: id, Pos: t.page.pos.At(s.row, t.cols[roleYesNo]), Yes: marked(d, answer, normalize.YesNo, about[bool]{"scope-unknown", d.catalogue.Scope(id).Label, true})}
		t.own(s.row, "")
		d.takeNumber(t, s.row)
		d.addScope(a)
	}
}

// scopeOf finds the scope question of a row, by its number or label, or by
// the question.
func (d *reading) scopeOf(t *table, row int) (string, bool) {
	for _, r := range []role{roleID, roleQuestion} {
		text := normalize.Fold(t.field(row, r).text())
		if id, ok := d.scopeID[text]; ok {
			return id, true
		}
		if id, ok := d.scopeAsk[text]; ok {
			return id, true
		}
	}
	for _, s := range t.page.rows(row, row) { // a label in a column of its own
		for i := s.from; i < s.to; i++ {
			if id, ok := d.scopeID[normalize.Fold(t.page.sheet.Cells[i].Text)]; ok {
				return id, true
			}
		}
	}
	return "", false
}

// addScope keeps an answer; two that differ are not read.
func (d *reading) addScope(a record.ScopeAnswer) {
	before, twice := d.out.Scopes[a.Scope]
	switch {
	case !twice || before.Yes.Origin.Raw == "":
		d.out.Scopes[a.Scope] = a
	case a.Yes.Origin.Raw == "" || before.Yes.Known && a.Yes.Known && before.Yes.V == a.Yes.V:
	default:
		d.problems.Add("answer-twice", a.Yes.Origin.Pos, a.Scope, excerpt(before.Yes.Origin.Raw+"／"+a.Yes.Origin.Raw))
		before.Yes.Origin.Raw += "\n" + a.Yes.Origin.Raw
		before.Yes = unread(before.Yes, ruleTwoAnswers)
		d.out.Scopes[a.Scope] = before
	}
}

// takeNumber marks the number of a row, and what a follow-up sheet says in it,
// as ours.
func (d *reading) takeNumber(t *table, row int) {
	t.field(row, roleAsked).take()
	t.field(row, roleBefore).take()
	if f := t.field(row, roleID); strings.Trim(normalize.Fold(f.text()), "0123456789.()") == "" {
		f.take()
	}
}
