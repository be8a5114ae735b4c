package decision

import (
	"strings"

	"shinsa/pipeline/audit"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Open is one answer that was given and not read.
type Open struct {
	Company, Name string
	Target        string // ID of an item or of a scope question
	Question      string
	Scope         bool // answered 有 or 無
	Raw           string
	Pos           problem.Pos // in the company's file
	Rule          string      // why it was not read
}

func (o Open) key() key { return keyOf(o.Company, o.Target, o.Raw) }

// Opened lists the answers that need a decision: given, not read, and such
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
	o := Open{Company: a.Company.ID, Name: a.Company.Name.V, Question: q.Subject, Target: q.Item}
	var from record.Origin
	known := true
	if q.Scope != "" {
		s := a.Response.Scopes[q.Scope]
		o.Target, o.Scope, from, known = q.Scope, true, s.Yes.Origin, s.Yes.Known
	} else if q.Item != "" {
		s := a.Response.Answers[q.Item].Status
		from, known = s.Origin, s.Known
	}
	o.Raw, o.Pos, o.Rule = from.Raw, from.Pos, from.Rule
	if o.Pos.IsZero() {
		o.Pos = q.Pos
	}
	return o, !known && strings.TrimSpace(o.Raw) != ""
}

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

// reason says in words why an answer was not read.
func reason(rule string) string {
	base, _, _ := strings.Cut(rule, ";")
	switch base = strings.TrimSpace(base); base {
	case normalize.RuleAmbiguous:
		return "二つ以上の意味に取れる記入です"
	case normalize.RuleUnknown, "":
		return "どの回答にも当たらない記入です"
	case normalize.RuleImpossible:
		return "ありえない値です"
	case "two-answers":
		return "一つの項目に異なる回答があります"
	case "whose":
		return "項番と質問が別の項目を指しています"
	case "several":
		return "一つの欄にいくつもの回答があります"
	case "place":
		return "図形がいくつもの行に重なっています"
	case "struck":
		return "取消線が引かれています"
	case "error":
		return "セルがエラー値です"
	default:
		return "読み取りの規則：" + base
	}
}
