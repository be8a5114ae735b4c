package intake

import (
	"slices"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Rules of answers that several rows of one item give.
const (
	ruleTwoAnswers = "two-answers" // they differ: not read
	ruleWhose      = "whose"       // id and question name different items: not read
	ruleJoined     = "text joined" // texts of several rows, a line each
	ruleSeveral    = "several"     // several answers in one cell, none marked by anything that can be read: not read
	rulePlace      = "place"       // a shape that touches several rows: not read
)

// answers reads the answers to all items.
func (d *reading) answers() {
	byItem := make([][]*line, len(d.catalogue.Items))
	var strays []*line
	for _, l := range d.lines() {
		if l.item < 0 {
			strays = append(strays, l)
			continue
		}
		byItem[l.item] = append(byItem[l.item], l)
	}
	for i, lines := range byItem {
		if len(lines) > 0 {
			it := d.catalogue.Items[i]
			d.out.Answers[it.ID] = d.answer(it, lines)
		}
	}
	d.reportStrays(strays)
	d.reportHidden(byItem)
}

// answer reads one item from the rows that are its own.
func (d *reading) answer(it criteria.Item, lines []*line) record.Answer {
	for _, l := range lines {
		l.table.own(l.row, it.ID)
		if f := l.field(roleID); d.itemByID(f.text()) == l.item || l.shared {
			f.take() // an altered id stays, and becomes a note
		}
		l.field(roleAsked).take()
		l.field(roleBefore).take()
	}
	lead := lines[0]
	for _, l := range slices.Backward(lines) {
		if !l.field(roleAnswer).blank() {
			lead = l
		}
	}
	return record.Answer{
		Item: it.ID, Pos: lead.pos(), Found: lead.found, Asked: lead.asked,
		Status:     d.status(it, lines),
		Evidence:   d.joinedText(lines, roleEvidence),
		Comment:    d.joinedText(lines, roleComment),
		Department: d.joinedText(lines, roleDept),
	}
}

// status reads the answer. Rows that answer one item differently, or a row
// whose question is another item's, are not read.
func (d *reading) status(it criteria.Item, lines []*line) record.Value[criteria.Answer] {
	all := d.sayings(it, lines)
	if len(all) == 0 {
		f := lines[0].field(roleAnswer)
		f.take()
		return record.Unread[criteria.Answer](d.nothing(f))
	}
	first := all[0].value
	for _, l := range lines {
		if l.doubt >= 0 {
			d.problems.Add("intake-row-contradicts", l.pos(), it.ID, d.catalogue.Items[l.doubt].ID)
			return unread(first, ruleWhose)
		}
	}
	raws := []string{first.Origin.Raw}
	same := true
	for _, s := range all[1:] {
		raws = append(raws, s.value.Origin.Raw)
		same = same && s.value.Known == first.Known && s.value.V == first.V && (first.Known || normalize.Fold(s.value.Origin.Raw) == normalize.Fold(first.Origin.Raw))
	}
	if !same {
		d.problems = append(d.problems, problem.New("answer-twice", all[0].from.pos(), it.ID, excerpt(strings.Join(raws, "／"))).With(all[1].from.pos()))
		first.Origin.Raw = strings.Join(raws, "\n")
		return unread(first, ruleTwoAnswers)
	}
	return first
}

// sayings gathers every statement of the answer: of the answer cells and
// choice columns, of what stands beside them, and only where there is none of
// these, of shapes that may belong to the row and of colours.
func (d *reading) sayings(it criteria.Item, lines []*line) []said {
	var all []said
	for _, f := range filledFields(lines, roleAnswer) {
		if d.linked(f) {
			continue
		}
		all = append(all, said{d.answerCell(f, it.ID), f})
	}
	for _, l := range lines {
		for _, col := range l.table.others {
			if f := l.table.page.field(l.row, col, func(int) bool { return false }); !f.blank() {
				all = append(all, said{d.answerCell(f, it.ID), f})
			}
		}
		if s, ok := d.inColumns(l, it.ID); ok {
			all = append(all, s)
		}
		all = append(all, d.asides(l)...)
	}
	if len(all) > 0 {
		return all
	}
	for _, l := range lines {
		all = append(all, d.inShapes(l, false)...)
		if o, ok := d.byLegend(l); ok && len(all) == 0 {
			all = append(all, said{record.Unread[criteria.Answer](o), l.field(roleAnswer)})
		}
	}
	for _, s := range all {
		d.reportUnread("answer-unknown", s.value.Origin, it.ID)
	}
	return all
}

// answerCell reads one answer cell: as a choice, or the piece that names the
// item.
func (d *reading) answerCell(f field, item string) record.Value[criteria.Answer] {
	return marked(d, f, func(text string) (criteria.Answer, string, bool) {
		if f.page.digits[f.col] && zeroLike(text) {
			return "", normalize.RuleAmbiguous, false
		}
		a, rule, ok := normalize.Answer(text)
		if piece, named := d.namedPiece(text, item); !ok && named {
			if a, rule, ok = normalize.Answer(piece); ok {
				rule += "; " + markNamed
			}
		}
		return a, rule, ok
	}, about[criteria.Answer]{"answer-unknown", item, criteria.Implemented, criteria.Answer.Ja})
}

// unread takes the value back and says why.
func unread[T any](v record.Value[T], rule string) record.Value[T] {
	v.Origin.Rule = rule
	return record.Unread[T](v.Origin)
}

// filledFields returns the places of a role that hold something, each once.
func filledFields(lines []*line, r role) []field {
	var out []field
	for _, l := range lines {
		f := l.field(r)
		if f.blank() {
			continue
		}
		if n := len(out); n == 0 || out[n-1].index != f.index || out[n-1].page != f.page {
			out = append(out, f)
		}
	}
	return out
}

// joinedText reads a free text; those of several rows stand in lines, each
// once.
func (d *reading) joinedText(lines []*line, r role) record.Value[string] {
	filled := filledFields(lines, r)
	if len(filled) == 0 {
		return d.textValue(lines[0].field(r))
	}
	v := d.textValue(filled[0])
	seen := map[string]bool{v.V: true}
	for _, f := range filled[1:] {
		next := d.textValue(f)
		switch {
		case !next.Known || seen[next.V]:
			continue
		case !v.Known:
			v = next
		default:
			v.V += "\n" + next.V
			v.Origin.Raw += "\n" + next.Origin.Raw
			v.Origin.Rule = ruleJoined
		}
		seen[next.V] = true
	}
	return v
}

// reportStrays names rows with an answer that belong to no item that we know.
func (d *reading) reportStrays(strays []*line) {
	for _, l := range strays {
		if f := l.field(roleAnswer); !f.blank() && !d.isOwn(f.text()) && l.table.cols[roleAnswer] > 0 {
			d.problems.Add("intake-row-unknown", f.pos(), excerpt(f.text()), excerpt(l.field(roleID).text()+" "+l.field(roleQuestion).text()))
		}
	}
}

// reportHidden says on each page which hidden rows were read.
func (d *reading) reportHidden(byItem [][]*line) {
	for _, p := range d.pages {
		var hidden []criteria.Item
		row := 0
		for i, lines := range byItem {
			for _, l := range lines {
				if l.table.page == p && p.hidden(l.row) {
					hidden = append(hidden, d.catalogue.Items[i])
					if row == 0 || l.row < row {
						row = l.row
					}
					break
				}
			}
		}
		if len(hidden) > 0 {
			d.problems.Add("intake-hidden-row", p.pos.At(row, 0), ids(hidden))
		}
	}
}
