package trace

import (
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/record"
)

// The fields of an answer, as the sheet calls them.
const (
	fieldStatus   = criteria.HeadAnswer
	fieldComment  = criteria.HeadComment
	fieldEvidence = criteria.HeadEvidence
	fieldDept     = criteria.HeadDept
	fieldYesNo    = criteria.HeadYesNo
	fieldLaw      = criteria.HeadLaw
	fieldLawNote  = criteria.HeadLawNote
)

// items explains the items that the topic covers.
func (t tracer) items() []Subject {
	var out []Subject
	for i := range t.a.Items {
		it := &t.a.Items[i]
		section, clause := t.Catalogue.Clause(it.Item.Clause)
		if !t.topic.covers(it.Item, section, clause) {
			continue
		}
		s := Subject{Kind: Item, ID: it.Item.ID, Class: it.Item.Kind, Question: it.Item.Question, State: it.State, Reason: it.Reason,
			Values: []Value{}, Decision: t.decided(it.Item.ID)}
		s.Typed = t.typed(func(target string) bool { return strings.HasPrefix(target, it.Item.ID+" ") })
		if clause != nil {
			s.Clause = clause.Number
		}
		if it.Answer != nil {
			s.Found, s.Asked = it.Answer.Found, it.Answer.Asked
			s.Values = answerValues(*it.Answer)
		}
		s.Remarks = t.remarks(func(n record.Note) bool { return n.Item == it.Item.ID })
		s.Queries = t.queries(func(q audit.Query) bool { return q.Item == it.Item.ID || slices.Contains(q.Items, it.Item.ID) })
		s.Others = t.others(s.Values, func(r *record.Response) []Value {
			if a, ok := r.Answers[it.Item.ID]; ok {
				return answerValues(a)
			}
			return nil
		})
		s.Documents = t.itemDocuments(it, s)
		s.Values = append(s.Values, t.findingValues(it.Item.ID)...)
		out = append(out, s)
	}
	return out
}

func answerValues(a record.Answer) []Value {
	return []Value{
		value(fieldStatus, a.Status, criteria.Answer.Ja),
		value(fieldComment, a.Comment, same), value(fieldEvidence, a.Evidence, same), value(fieldDept, a.Department, same),
	}
}

func same(s string) string { return s }

// value puts a recorded value into words.
func value[T any](field string, v record.Value[T], word func(T) string) Value {
	o := v.Origin
	out := Value{Field: field, Known: v.Known, Raw: o.Raw, File: o.Pos.File, Digest: o.Digest, Sheet: o.Pos.Sheet, Cell: o.Pos.Cell(), Rule: o.Rule}
	if v.Known {
		out.Value = word(v.V)
	}
	if out.Cell == "" && o.Pos.Line > 0 {
		out.Cell = strconv.Itoa(o.Pos.Line)
	}
	out.Ja, out.En = ruleWords(out)
	return out
}

func (t tracer) remarks(about func(record.Note) bool) []Remark {
	if t.a.Response == nil {
		return nil
	}
	var out []Remark
	for _, n := range t.a.Response.Notes {
		if about(n) {
			out = append(out, Remark{n.Text, n.Pos, n.Settled})
		}
	}
	return out
}

// scopes explains questions on scope.
func (t tracer) scopes() []Subject {
	var out []Subject
	for i := range t.Catalogue.Scopes {
		sc := &t.Catalogue.Scopes[i]
		if !t.topic.is(sc.ID, sc.Label, criteria.SheetScope) {
			continue
		}
		s := Subject{Kind: Scope, ID: sc.ID, Clause: sc.Label, Question: sc.Question, Values: []Value{}, Decision: t.decided(sc.ID)}
		if r := t.a.Response; r != nil {
			if ans, ok := r.Scopes[sc.ID]; ok {
				s.Values = scopeValues(ans)
			}
		}
		s.Queries = t.queries(func(q audit.Query) bool { return q.Scope == sc.ID })
		s.Others = t.others(s.Values, func(r *record.Response) []Value {
			if ans, ok := r.Scopes[sc.ID]; ok {
				return scopeValues(ans)
			}
			return nil
		})
		s.Documents = t.scopeDocuments(s)
		out = append(out, s)
	}
	return out
}

func scopeValues(s record.ScopeAnswer) []Value {
	return []Value{value(fieldYesNo, s.Yes, func(yes bool) string {
		if yes {
			return criteria.WordYes
		}
		return criteria.WordNo
	})}
}

// laws explains what is said about laws (別紙1 4(1)③).
func (t tracer) laws() []Subject {
	if !t.topic.is(criteria.SheetLaws, "法律", "laws", "law", criteria.HeadLaw) || t.a.Response == nil {
		return nil
	}
	r := t.a.Response
	s := Subject{Kind: Law, ID: criteria.SheetLaws, Question: criteria.HeadLaw, Values: lawValues(r)}
	s.Typed = t.typed(func(target string) bool { return target == criteria.HeadLaw })
	s.Remarks = t.remarks(func(n record.Note) bool { return n.Item == "" && n.Pos.Sheet == criteria.SheetLaws })
	s.Queries = t.queries(func(q audit.Query) bool { return q.Item == "" && q.Scope == "" && q.Subject == criteria.HeadLaw })
	s.Others = t.others(s.Values, lawValues)
	s.Documents = t.lawDocuments(s)
	return []Subject{s}
}

func lawValues(r *record.Response) []Value {
	out := []Value{}
	for i, l := range r.Laws {
		n := strconv.Itoa(i + 1)
		out = append(out, value(fieldLaw+" "+n, l, same))
		if i < len(r.LawNotes) && (r.LawNotes[i].Known || r.LawNotes[i].Origin.Raw != "") {
			out = append(out, value(fieldLawNote+" "+n, r.LawNotes[i], same))
		}
	}
	return out
}

// cover explains who answered, and when.
func (t tracer) cover() []Subject {
	if !t.topic.is(criteria.SheetCover, "cover", criteria.LabelAnswered, criteria.LabelAnswerer, "回答者") || t.a.Response == nil {
		return nil
	}
	s := Subject{Kind: Cover, ID: criteria.SheetCover, Values: coverValues(t.a.Response)}
	s.Typed = t.typed(func(target string) bool { return target == criteria.LabelAnswered })
	s.Queries = t.queries(func(q audit.Query) bool { return q.Item == "" && q.Scope == "" && q.Subject == criteria.LabelAnswered })
	s.Others = t.others(s.Values, coverValues)
	s.Documents = t.coverDocuments(s)
	return []Subject{s}
}

func coverValues(r *record.Response) []Value {
	return []Value{value(criteria.LabelAnswered, r.Received, calendar.Date.String), value(criteria.LabelAnswerer, r.Answered, same)}
}
