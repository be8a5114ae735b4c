package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
)

// index holds the catalogue in the forms that a sheet is compared with. It is
// made once and never changed.
type index struct {
	catalogue *criteria.Catalogue
	place     map[string]int // item ID → place in the catalogue
	byID      map[string]int // idKey of an item's ID
	exact     map[string]int // an item's question as written; -1 where two items share it
	question  map[string]int // the same, folded
	asked     [][]rune       // folded question of each item
	shortest  int            // question, in bytes
	longest   int
	near      *nearest          // by likeness of the question
	scopeID   map[string]string // folded ID or label of a scope → ID
	scopeAsk  map[string]string // folded question of a scope → ID
	own       map[string]bool   // texts of our form, as written and folded
	ownSaid   map[string]bool   // those of them that are words of an answer
	ownLong   map[string]bool   // long lines without their figures: a due date differs from sheet to sheet
}

func newIndex(c *criteria.Catalogue, own []string) *index {
	ix := &index{catalogue: c, place: map[string]int{}, byID: map[string]int{}, exact: map[string]int{}, question: map[string]int{},
		scopeID: map[string]string{}, scopeAsk: map[string]string{}, own: map[string]bool{}, ownSaid: map[string]bool{}, ownLong: map[string]bool{}}
	if len(c.Items) > 0 {
		ix.shortest = len(c.Items[0].Question)
	}
	for i, it := range c.Items {
		ix.shortest, ix.longest = min(ix.shortest, len(it.Question)), max(ix.longest, len(it.Question))
		key := normalize.Fold(it.Question)
		ix.place[it.ID] = i
		ix.byID[idKey(it.ID)] = i
		unique(ix.exact, it.Question, i)
		unique(ix.question, key, i)
		ix.asked = append(ix.asked, []rune(key))
	}
	ix.near = newNearest(ix.asked)
	for _, s := range c.Scopes {
		ix.scopeID[normalize.Fold(s.ID)] = s.ID
		ix.scopeID[normalize.Fold(s.Label)] = s.ID
		ix.scopeAsk[normalize.Fold(s.Question)] = s.ID
	}
	ix.addOwn(own...)
	ix.ownForm()
	ix.ownCatalogue()
	return ix
}

func unique(m map[string]int, key string, i int) {
	if _, twice := m[key]; twice {
		i = -1
	}
	m[key] = i
}

// idKey folds an ID as people write it: ４－１－３ａ, 4.1.3a, 4(1)③a, No.4-1-3a.
func idKey(s string) string {
	key := normalize.Fold(s)
	for _, p := range []string{"項番", "項目番号", "項目", "番号", "no.", "no", "№", "第", "#", "q", "問"} {
		if cut, ok := strings.CutPrefix(key, p); ok && cut != "" {
			key = cut
			break
		}
	}
	parts := strings.FieldsFunc(key, func(r rune) bool { return strings.ContainsRune("-._()[]/・,:、。", r) })
	return strings.Join(parts, "-")
}

// itemByID returns the place of the item that an ID cell names, -1 for none.
func (ix *index) itemByID(text string) int {
	if text == "" || len(text) > 100 {
		return -1
	}
	if i, ok := ix.place[text]; ok {
		return i
	}
	if !strings.ContainsFunc(text, unicode.IsNumber) {
		return -1
	}
	if i, ok := ix.byID[idKey(text)]; ok {
		return i
	}
	return -1
}

// itemByQuestion returns the place of the item whose question the text is,
// but for width, case and spaces; -1 for none.
func (ix *index) itemByQuestion(text string) int {
	if i, ok := ix.exact[text]; ok {
		return i
	}
	if 2*len(text) < ix.shortest || len(text) > 2*ix.longest {
		return -1
	}
	if i, ok := ix.question[normalize.Fold(text)]; ok {
		return i
	}
	return -1
}

// itemByLead reads an ID at the head of a question cell, for sheets whose two
// columns somebody joined: 4-1-3a 施錠していますか.
func (ix *index) itemByLead(text string) int {
	id, _, ok := cutLead(text)
	if !ok {
		return -1
	}
	return ix.itemByID(id)
}

// cutLead parts a text at the first space or stop.
func cutLead(text string) (lead, rest string, ok bool) {
	n := strings.IndexAny(text, " 　\n\t:：、")
	if n <= 0 || n > 40 {
		return "", text, false
	}
	_, width := utf8.DecodeRuneInString(text[n:])
	return text[:n], text[n+width:], true
}

// ownForm adds the words of the form.
func (ix *index) ownForm() {
	for _, words := range headWords {
		ix.addOwn(words...)
	}
	ix.addOwn(labels...)
	ix.addOwn(criteria.FormTitle, criteria.SheetCover, criteria.SheetGuide, criteria.SheetScope, criteria.SheetItems, criteria.SheetExtra,
		criteria.SheetLaws)
}

// ownCatalogue adds the texts that the form takes from the catalogue.
func (ix *index) ownCatalogue() {
	c := ix.catalogue
	ix.addOwn(c.ID, c.Version, c.Title, c.Source, c.ID+" "+c.Version)
	for _, s := range c.Scopes {
		ix.addOwn(s.ID, s.Label, s.Question, s.Reason)
	}
	for _, s := range c.Sections {
		ix.addOwn(s.ID, s.Number, s.Title, s.Number+s.Title)
		for _, cl := range s.Clauses {
			ix.addOwn(cl.ID, cl.Number, cl.Title, cl.Number+cl.Title)
		}
	}
	for _, it := range c.Items {
		ix.addOwn(it.ID, it.Clause, it.Short, it.Question, it.Note)
		for _, list := range [][]string{it.Points, it.Alternatives, it.Evidence} {
			ix.addOwn(list...)
			for _, sep := range []string{"", "、", "／", "・", "；", "。"} {
				ix.addOwn(strings.Join(list, sep))
			}
		}
	}
}

func (ix *index) addOwn(texts ...string) {
	for _, t := range texts {
		if _, known := ix.ownSaid[t]; known {
			continue
		}
		ix.own[t] = true
		ix.ownSaid[t] = answerLike(t)
		for line := range strings.Lines(t + "\n" + strings.ReplaceAll(t, "\n", "")) {
			key := ownKey(line)
			ix.own[key] = true
			if answerLike(line) {
				ix.ownSaid[key] = true
			}
			if long := figureless(key); long != "" {
				ix.ownLong[long] = true
			}
		}
	}
}

// ownKey folds a line without the sign that opens a list.
func ownKey(s string) string {
	return strings.TrimLeft(normalize.Fold(s), "・-*•●○◆■□※()0123456789.")
}

// figureless returns a long text without its figures, "" for a short one.
func figureless(key string) string {
	const long = 12 // characters: an id or a date is shorter
	s := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, key)
	if utf8.RuneCountInString(s) < long {
		return ""
	}
	return s
}

// isOwn tells whether a text is of our form, line by line. Signs and figures
// alone are not: they may be an answer beside its place.
func (ix *index) isOwn(text string) bool {
	if text == "" || ix.own[text] {
		return true
	}
	for line := range strings.Lines(text) {
		if !ix.ownLine(line) {
			return false
		}
	}
	return true
}

// ownAnswer tells whether one of our texts is a word of an answer: in a row of
// an item it is the company's.
func (ix *index) ownAnswer(text string) bool {
	if ix.own[text] {
		return ix.ownSaid[text]
	}
	return len(text) <= 60 && ix.ownSaid[ownKey(text)]
}

func (ix *index) ownLine(line string) bool {
	if ix.own[line] {
		return true
	}
	key := ownKey(line)
	if key == "" {
		return normalize.Fold(line) == ""
	}
	return ix.own[key] || ix.ownLong[figureless(key)]
}
