package intake

import (
	"strings"
	"unicode/utf8"

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
		l := &line{table: t, row: s.row, item: -1, doubt: -1}
		t.own(s.row, "")
		d.takeNumber(t, s.row)
		for _, v := range d.scopeSayings(l, id) {
			d.addScope(record.ScopeAnswer{Scope: id, Pos: t.page.pos.At(s.row, t.cols[roleYesNo]), Yes: v})
		}
	}
}

// scopeSayings gathers every statement of the answer to a scope question: of
// its cell, and of what stands beside it. Shapes that may belong to another
// row count only where there is nothing else.
func (d *reading) scopeSayings(l *line, id string) []record.Value[bool] {
	answer, label := l.field(roleYesNo), d.catalogue.Scope(id).Label
	cell := marked(d, answer, normalize.YesNo, about[bool]{"scope-unknown", label, true, yesWord})
	var all []record.Value[bool]
	if cell.Origin.Raw != "" && !d.linked(answer) {
		all = append(all, cell)
	}
	if v, ok := d.scopeInQuestion(l, id); ok {
		all = append(all, v)
	}
	if v, ok := inComment(d, answer, normalize.YesNo); ok {
		all = append(all, v)
	}
	if all = append(all, drawnValues(d.scopeShapes(l, true))...); len(all) > 0 {
		return all
	}
	for _, s := range d.scopeShapes(l, false) {
		d.reportUnread("scope-unknown", s.value.Origin, label)
		all = append(all, s.value)
	}
	if len(all) == 0 {
		all = append(all, cell)
	}
	return all
}

// scopeInQuestion reads an answer typed behind the question.
func (d *reading) scopeInQuestion(l *line, id string) (record.Value[bool], bool) {
	f := l.field(roleQuestion)
	asked := normalize.Fold(d.catalogue.Scope(id).Question)
	tail, ok := tailOf(asked, f.text(), normalize.YesNo)
	if !ok {
		return record.Value[bool]{}, false
	}
	v, rule, _ := normalize.YesNo(tail)
	o := d.origin(f, rule+"; "+markQuestion)
	o.Raw = tail
	return record.Known(v, o), true
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
		if id, ok := d.scopeAsked(text); ok {
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

// scopeAsked finds the one scope question in a text that has more than it: an
// answer or a remark typed behind or before it.
func (d *reading) scopeAsked(text string) (id string, ok bool) {
	const shortest = 10 // characters: below, a question may be a part of others
	for _, s := range d.catalogue.Scopes {
		core := strings.TrimRight(normalize.Fold(s.Question), "。?")
		if utf8.RuneCountInString(core) < shortest || !strings.Contains(text, core) {
			continue
		}
		if ok {
			return "", false
		}
		id, ok = s.ID, true
	}
	return id, ok
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
