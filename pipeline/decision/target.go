package decision

import (
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
)

// kind is what sort of value a row of the form decides about.
type kind int

// The kinds: answers to items and scope questions are chosen from a list,
// dates and texts are typed.
const (
	noTarget kind = iota
	itemTarget
	scopeTarget
	dateTarget // 回答日
	textTarget // evidence or comment of an item, name of a law
)

// target is what a row is about, by the text of its column 項番.
type target struct {
	kind  kind
	id    string // as the form writes it
	item  string // ID
	scope string // ID
	field string // head of the text's column
}

// evidenceOf and commentOf name the texts beside an item's answer.
func evidenceOf(item string) string { return item + " " + criteria.HeadEvidence }
func commentOf(item string) string  { return item + " " + criteria.HeadComment }

// targetOf finds what an ID names, however it is typed.
func targetOf(id string, cat *criteria.Catalogue) target {
	key := normalize.Fold(id)
	for i := range cat.Scopes {
		if s := cat.Scopes[i].ID; normalize.Fold(s) == key {
			return target{kind: scopeTarget, id: s, scope: s}
		}
	}
	for i := range cat.Items {
		it := cat.Items[i].ID
		switch key {
		case normalize.Fold(it):
			return target{kind: itemTarget, id: it, item: it}
		case normalize.Fold(evidenceOf(it)):
			return target{kind: textTarget, id: evidenceOf(it), item: it, field: criteria.HeadEvidence}
		case normalize.Fold(commentOf(it)):
			return target{kind: textTarget, id: commentOf(it), item: it, field: criteria.HeadComment}
		}
	}
	switch key {
	case normalize.Fold(criteria.LabelAnswered):
		return target{kind: dateTarget, id: criteria.LabelAnswered, field: criteria.LabelAnswered}
	case normalize.Fold(criteria.HeadLaw):
		return target{kind: textTarget, id: criteria.HeadLaw, field: criteria.HeadLaw}
	}
	return target{}
}

// verdicts are the choices of a target's drop-down; only those of items and
// scope questions are all that may be typed.
func (t target) verdicts() []Verdict {
	switch t.kind {
	case scopeTarget:
		return scopeVerdicts()
	case dateTarget, textTarget:
		return []Verdict{Ask}
	default:
		return itemVerdicts()
	}
}

// typed tells whether the value itself is typed into the form.
func (t target) typed() bool { return t.kind == dateTarget || t.kind == textTarget }

// origin is where the target's value stands in a return. Of laws it is the
// first that was not read: they are told apart by their words alone.
func (t target) origin(r *record.Response) record.Origin {
	switch {
	case r == nil:
	case t.kind == scopeTarget:
		return r.Scopes[t.scope].Yes.Origin
	case t.kind == itemTarget:
		return r.Answers[t.item].Status.Origin
	case t.kind == dateTarget:
		return r.Received.Origin
	case t.field == criteria.HeadEvidence:
		return r.Answers[t.item].Evidence.Origin
	case t.field == criteria.HeadComment:
		return r.Answers[t.item].Comment.Origin
	default:
		for _, l := range r.Laws {
			if !l.Known {
				return l.Origin
			}
		}
	}
	return record.Origin{}
}
