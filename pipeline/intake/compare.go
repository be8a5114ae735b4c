package intake

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// Part is what changed between two returns.
type Part string

// The parts of a return.
const (
	PartAnswer     Part = "answer"
	PartEvidence   Part = "evidence"
	PartComment    Part = "comment"
	PartDepartment Part = "department"
	PartScope      Part = "scope"
	PartLaw        Part = "law"
	PartLawNote    Part = "law-note"
)

// Change is one difference between two returns of a company. Values are as
// documents show them; what was not read is as typed, "" is nothing said.
type Change struct {
	Part     Part
	ID       string // of the item or scope; the law's name
	Old, New string
	OldPos   problem.Pos
	NewPos   problem.Pos
}

// Compare lists what a newer return says otherwise than an older one: answers
// and their texts by item, scopes, laws. Where things stand, how they are
// spelled and how they were read does not count.
func Compare(old, new *record.Response) []Change {
	var out comparison
	for _, id := range bothKeys(old.Answers, new.Answers) {
		a, b := old.Answers[id], new.Answers[id]
		out.add(PartAnswer, id, shown(a.Status, criteria.Answer.Ja), shown(b.Status, criteria.Answer.Ja))
		out.add(PartEvidence, id, shown(a.Evidence, typedText), shown(b.Evidence, typedText))
		out.add(PartComment, id, shown(a.Comment, typedText), shown(b.Comment, typedText))
		out.add(PartDepartment, id, shown(a.Department, typedText), shown(b.Department, typedText))
	}
	for _, id := range bothKeys(old.Scopes, new.Scopes) {
		out.add(PartScope, id, shown(old.Scopes[id].Yes, yesWord), shown(new.Scopes[id].Yes, yesWord))
	}
	before, after := lawsOf(old), lawsOf(new)
	for _, key := range bothKeys(before, after) {
		a, b := before[key], after[key]
		out.add(PartLaw, cmp.Or(b.name.text, a.name.text), a.name, b.name)
		if a.name.text != "" && b.name.text != "" {
			out.add(PartLawNote, b.name.text, a.note, b.note)
		}
	}
	return out
}

type comparison []Change

// word is a value as shown, with its place and the key to compare it by.
type word struct {
	text, key string
	pos       problem.Pos
}

func (c *comparison) add(p Part, id string, a, b word) {
	if a.key != b.key {
		*c = append(*c, Change{p, id, a.text, b.text, a.pos, b.pos})
	}
}

// shown returns a value as documents show it. A value that was not read never
// equals one that was.
func shown[T any](v record.Value[T], say func(T) string) word {
	w := word{normalize.Clean(v.Origin.Raw), "", v.Origin.Pos}
	if v.Known {
		w.text = say(v.V)
	}
	if w.text != "" {
		w.key = strconv.FormatBool(v.Known) + normalize.Fold(w.text)
	}
	return w
}

func typedText(s string) string { return s }

func yesWord(yes bool) string {
	if yes {
		return criteria.WordYes
	}
	return criteria.WordNo
}

type lawWords struct{ name, note word }

// lawsOf returns the laws by their folded names.
func lawsOf(r *record.Response) map[string]lawWords {
	out := map[string]lawWords{}
	for i, l := range r.Laws {
		w := lawWords{name: shown(l, typedText)}
		w.name.key = normalize.Fold(w.name.text)
		if i < len(r.LawNotes) {
			w.note = shown(r.LawNotes[i], typedText)
		}
		if w.name.key != "" {
			out[w.name.key] = w
		}
	}
	return out
}

// bothKeys returns the keys of two maps in the order of clauses: figures by
// their value.
func bothKeys[V any](a, b map[string]V) []string {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
	slices.SortFunc(keys, inOrder)
	return slices.Compact(keys)
}

// inOrder compares ids part by part: 4-1-10a comes after 4-1-9a.
func inOrder(a, b string) int {
	x, y := strings.Split(a, "-"), strings.Split(b, "-")
	for i := range min(len(x), len(y)) {
		n, m := leading(x[i]), leading(y[i])
		if c := cmp.Or(cmp.Compare(n, m), cmp.Compare(x[i], y[i])); c != 0 {
			return c
		}
	}
	return cmp.Or(len(x)-len(y), cmp.Compare(a, b))
}

// leading reads the figures at the head of a part; -1 for none.
func leading(s string) int {
	n, err := strconv.Atoi(s[:len(s)-len(strings.TrimLeft(s, "0123456789"))])
	if err != nil {
		return -1
	}
	return n
}

// counted says how many items, scopes and laws changed.
func counted(changes []Change) (items, scopes, laws string) {
	seen := map[string]bool{}
	s, l := 0, 0
	for _, c := range changes {
		switch c.Part {
		case PartScope:
			s++
		case PartLaw, PartLawNote:
			l++
		default:
			seen[c.ID] = true
		}
	}
	return strconv.Itoa(len(seen)), strconv.Itoa(s), strconv.Itoa(l)
}
