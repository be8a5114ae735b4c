package criteria

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/strict"
)

// OnsiteMarks lists the kinds of on-site checks of 別紙1 4(3)②, in order.
func OnsiteMarks() []string { return []string{"イ", "ロ", "ハ", "ニ", "ホ", "ヘ", "ト", "チ"} }

// shortMax is what fits a column of the tables and a label of the charts.
const shortMax = 14

// when reads the groups of a condition: paper|things is any of the two.
func (l *loader) when(groups []strict.Value[string]) When {
	var w When
	for _, g := range groups {
		ids := strings.Split(g.V, "|")
		for i, id := range ids {
			ids[i] = strings.TrimSpace(id)
			if l.cat.Scope(ids[i]) == nil {
				l.add("criteria-unknown-scope", g.Line, ids[i])
			}
		}
		w = append(w, ids)
	}
	return w
}

func (l *loader) mark(m strict.Value[string]) {
	if !slices.Contains(OnsiteMarks(), m.V) {
		l.add("criteria-onsite", m.Line, m.V, strings.Join(OnsiteMarks(), ""))
	}
}

// check holds what can be seen only when everything has been read.
func (l *loader) check() {
	ids := identifiers{l: l, seen: map[string]int{}}
	for _, s := range l.cat.Scopes {
		ids.add("scope "+s.ID, s.ID, s.Line)
	}
	for _, s := range l.cat.Sections {
		ids.add("section "+s.ID, s.ID, s.Line)
		for _, c := range s.Clauses {
			ids.add("clause "+c.ID, c.ID, c.Line)
			l.clause(c)
		}
	}
	for _, i := range l.cat.Items {
		ids.add("item "+i.ID, i.ID, i.Line)
		l.checkItem(i)
	}
	l.scopesUsed()
}

// identifiers finds repetitions. Sections, clauses and items may share a
// name among each other (section 3 has the clause 3), not among themselves.
type identifiers struct {
	l    *loader
	seen map[string]int
}

func (d *identifiers) add(key, id string, line int) {
	if first, again := d.seen[key]; again && id != "" {
		d.l.add("criteria-duplicate-id", line, id, fmt.Sprint(first))
		return
	}
	d.seen[key] = line
}

// clause demands an item that binds: a clause without one would be lost.
func (l *loader) clause(c Clause) {
	if !slices.ContainsFunc(l.cat.Items, func(i Item) bool { return i.Clause == c.ID && i.Kind == Required }) {
		l.add("criteria-empty-clause", c.Line, c.Number)
	}
}

var itemTail = regexp.MustCompile(`^(?:[a-z]|r[1-9][0-9]?)$`)

func (l *loader) checkItem(i Item) {
	tail, ok := strings.CutPrefix(i.ID, i.Clause)
	if i.ID != "" && (!ok || !itemTail.MatchString(tail)) {
		l.add("criteria-item-id", i.Line, i.ID, i.Clause)
	} else if recommended := len(tail) > 1; recommended != (i.Kind == Recommended) {
		l.add("criteria-kind-id", i.Line, i.ID)
	}
	if n := utf8.RuneCountInString(i.Short); n > shortMax {
		l.add("criteria-short", i.Line, i.ID, fmt.Sprint(n), fmt.Sprint(shortMax))
	}
	listed := func(r Recommendation) bool { return slices.Contains(r.Items, i.ID) }
	if i.Kind == Recommended && !slices.ContainsFunc(l.cat.Recommendations, listed) {
		l.add("criteria-unlisted", i.Line, i.ID)
	}
}

// scopesUsed reports questions that a company would answer for nothing.
func (l *loader) scopesUsed() {
	for _, s := range l.cat.Scopes {
		uses := func(i Item) bool {
			return slices.ContainsFunc(i.When, func(g []string) bool { return slices.Contains(g, s.ID) })
		}
		if !slices.ContainsFunc(l.cat.Items, uses) {
			l.add("criteria-unused-scope", s.Line, s.ID)
		}
	}
}
