package decision

import (
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Open is one value that was given and not read.
type Open struct {
	Company, Name string
	Target        string // ID of an item or of a scope question, 回答日, or the name of a text
	Question      string
	Scope         bool // answered 有 or 無
	Raw           string
	Pos           problem.Pos // in the company's file
	Rule          string      // why it was not read
	kind          kind
}

func (o Open) key() key { return keyOf(o.Company, o.Target, o.Raw) }

// Opened lists the values that need a decision: given, not read, and such
// that the company would be asked about them (a stroke beside an item that is
// out of scope says nothing else than that). The order is that of the
// assessments and of the queries.
func Opened(assessments []audit.Assessment) []Open {
	var out []Open
	for i := range assessments {
		a := &assessments[i]
		for _, q := range a.Queries {
			if o, ok := openOf(a, q); ok {
				out = append(out, o)
			}
		}
	}
	return out
}

func openOf(a *audit.Assessment, q audit.Query) (Open, bool) {
	if q.Kind != audit.QueryUnreadable || a.Response == nil {
		return Open{}, false
	}
	t, from := unreadOf(a.Response, q)
	o := Open{Company: a.Company.ID, Name: a.Company.Name.V, Question: q.Subject, Target: t.id, Scope: t.kind == scopeTarget,
		Raw: from.Raw, Pos: from.Pos, Rule: from.Rule, kind: t.kind}
	if o.Pos.IsZero() {
		o.Pos = q.Pos
	}
	if t.kind == textTarget && t.item != "" {
		o.Question += "（" + t.field + "）"
	}
	return o, t.kind != noTarget && strings.TrimSpace(o.Raw) != ""
}

// unreadOf finds the value that a query could not read: of an item the answer
// goes before its texts, as the query does.
func unreadOf(r *record.Response, q audit.Query) (target, record.Origin) {
	switch {
	case q.Scope != "":
		return of(target{kind: scopeTarget, id: q.Scope, scope: q.Scope}, r.Scopes[q.Scope].Yes)
	case q.Item != "":
		a := r.Answers[q.Item]
		switch {
		case unread(a.Status):
			return of(target{kind: itemTarget, id: q.Item, item: q.Item}, a.Status)
		case unread(a.Evidence):
			return of(target{kind: textTarget, id: evidenceOf(q.Item), item: q.Item, field: criteria.HeadEvidence}, a.Evidence)
		default:
			return of(target{kind: textTarget, id: commentOf(q.Item), item: q.Item, field: criteria.HeadComment}, a.Comment)
		}
	case q.Subject == criteria.LabelAnswered:
		return of(target{kind: dateTarget, id: criteria.LabelAnswered, field: criteria.LabelAnswered}, r.Received)
	case q.Subject == criteria.HeadLaw:
		for _, l := range r.Laws {
			if unread(l) && l.Origin.Pos == q.Pos {
				return of(target{kind: textTarget, id: criteria.HeadLaw, field: criteria.HeadLaw}, l)
			}
		}
	}
	return target{}, record.Origin{}
}

// of is the target with the origin of its value, or none where it was read.
func of[T any](t target, v record.Value[T]) (target, record.Origin) {
	if v.Known {
		return target{}, record.Origin{}
	}
	return t, v.Origin
}

// unread tells whether something was typed that could not be read.
func unread[T any](v record.Value[T]) bool { return !v.Known && v.Origin.Raw != "" }

// wording tells whether an answer was not read for its words alone: then the
// same words elsewhere mean the same. One that is struck through, one of two,
// or one that stands elsewhere than in its cell was not read for what
// surrounds it.
func wording(rule string) bool {
	for i, part := range strings.Split(rule, ";") {
		word, _, _ := strings.Cut(strings.TrimSpace(part), " ")
		switch {
		case i == 0 && (word == normalize.RuleAmbiguous || word == normalize.RuleUnknown):
		case i > 0 && (word == "formula" || word == "merged" || word == "hidden"):
		default:
			return false
		}
	}
	return true
}
