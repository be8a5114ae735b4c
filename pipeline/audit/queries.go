package audit

import (
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// asker gathers the queries of one return.
type asker struct {
	a     *Assessment
	cat   *criteria.Catalogue
	words contradictions
	notes map[string][]record.Note // by item
}

// askAgain lists what the company must be asked again, in the order of the
// sheet: cover, scope, required items, recommended measures, laws. An item is
// asked about once: the first fault found covers the others.
func askAgain(a *Assessment, cat *criteria.Catalogue) []Query {
	k := asker{a, cat, newContradictions(), map[string][]record.Note{}}
	for _, n := range a.Response.Notes {
		if n.Settled { // the company has written about the item since
			continue
		}
		k.notes[n.Item] = append(k.notes[n.Item], n)
	}
	out := append(k.cover(), k.scopes()...)
	for _, kind := range []criteria.Kind{criteria.Required, criteria.Recommended} {
		for i := range a.Items {
			if a.Items[i].Item.Kind != kind {
				continue
			}
			if q, ok := k.item(&a.Items[i]); ok {
				out = append(out, q)
			}
		}
	}
	return append(out, k.laws()...)
}

func (k asker) cover() []Query {
	d := k.a.Response.Received
	if !unread(d) {
		return nil
	}
	return []Query{{Kind: QueryUnreadable, Subject: criteria.LabelAnswered, Pos: d.Origin.Pos, Quote: d.Origin.Raw,
		Ask: "回答日を読み取ることができませんでした。年月日をお知らせください（例：平成30年6月1日）。"}}
}

// item returns the one query about an item, if any.
func (k asker) item(it *Item) (Query, bool) {
	required := it.Item.Kind == criteria.Required
	switch ans := it.Answer; {
	case ans == nil:
		return k.make(it, QueryNotOnSheet, problem.Pos{File: k.a.Response.File}, ""), required && it.State != OutOfScope
	case unread(ans.Status):
		return k.make(it, QueryUnreadable, place(ans, ans.Status.Origin), ans.Status.Origin.Raw),
			it.State != OutOfScope || !dash(ans.Status.Origin.Raw)
	case unread(ans.Evidence):
		return k.make(it, QueryUnreadable, place(ans, ans.Evidence.Origin), ans.Evidence.Origin.Raw), true
	case unread(ans.Comment):
		return k.make(it, QueryUnreadable, place(ans, ans.Comment.Origin), ans.Comment.Origin.Raw), true
	case !ans.Status.Known:
		// Where the scope itself is open, the query about the scope names the item.
		return k.make(it, QueryUnanswered, place(ans, ans.Status.Origin), said(ans)), required && it.State == Applicable
	default:
		return k.answered(it, ans)
	}
}

// answered checks an answer that was read against scope, text and evidence.
func (k asker) answered(it *Item, ans *record.Answer) (Query, bool) {
	required := it.Item.Kind == criteria.Required
	status, at := ans.Status.V, place(ans, ans.Status.Origin)
	if it.State == OutOfScope {
		return k.make(it, QueryAgainstScope, at, typed(ans.Status)), claims(status)
	}
	switch status {
	case criteria.Implemented:
		return k.implemented(it, ans)
	case criteria.NotApplicable:
		if required && it.State == Applicable && len(it.Item.When) > 0 {
			return k.make(it, QueryAgainstScope, at, typed(ans.Status)), true
		}
	case criteria.NotImplemented:
		return Query{}, false
	}
	return k.make(it, QueryNoComment, place(ans, ans.Comment.Origin), typed(ans.Status)), required && blank(ans.Comment.V)
}

// dash tells whether a text is a stroke alone: beside an item that is out of
// scope it says nothing else than that.
func dash(s string) bool {
	return s != "" && strings.Trim(s, "-－‐‑–—―ー─/／ 　") == ""
}

// claims tells whether an answer says that something is done. 未実施 on an item
// out of scope contradicts nothing.
func claims(a criteria.Answer) bool {
	return a == criteria.Implemented || a == criteria.Partial || a == criteria.Alternative
}

func (k asker) implemented(it *Item, ans *record.Answer) (Query, bool) {
	for _, v := range []record.Value[string]{ans.Comment, ans.Evidence} {
		if k.words.find(v.V) != "" {
			return k.make(it, QueryContradicts, place(ans, v.Origin), typed(v)), true
		}
	}
	for _, n := range k.notes[it.Item.ID] {
		if k.words.find(n.Text) != "" {
			return k.make(it, QueryContradicts, n.Pos, n.Text), true
		}
	}
	return k.make(it, QueryNoEvidence, place(ans, ans.Evidence.Origin), typed(ans.Evidence)),
		it.Item.Kind == criteria.Required && blank(ans.Evidence.V)
}

func (k asker) make(it *Item, kind QueryKind, pos problem.Pos, quote string) Query {
	return Query{Kind: kind, Item: it.Item.ID, Subject: it.Item.Question, Pos: pos, Quote: quote, Ask: itemSentence(it, kind)}
}

// unread tells whether something was typed that could not be read.
func unread[T any](v record.Value[T]) bool { return !v.Known && v.Origin.Raw != "" }

// typed returns what stands in the cell.
func typed[T ~string](v record.Value[T]) string {
	if v.Origin.Raw != "" {
		return v.Origin.Raw
	}
	if a, ok := any(v.V).(criteria.Answer); ok && v.Known {
		return a.Ja()
	}
	return string(v.V)
}

// place is the cell where it is known, else the item's row.
func place(ans *record.Answer, o record.Origin) problem.Pos {
	if o.Pos.IsZero() {
		return ans.Pos
	}
	return o.Pos
}

// said is what stands beside an empty answer cell.
func said(ans *record.Answer) string {
	if s := typed(ans.Comment); s != "" {
		return s
	}
	return typed(ans.Evidence)
}
