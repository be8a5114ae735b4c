package intake

import (
	"strings"

	"shinsa/pipeline/normalize"
)

// identify finds a row's item by its id and its question, which must not
// contradict each other.
func (d *reading) identify(l *line, fuzzy *int) {
	question := l.field(roleQuestion).text()
	id := l.field(roleID)
	byID := d.itemByID(id.text())
	if byID < 0 {
		byID = d.itemByLead(question)
	}
	byText := -1
	if question != "" {
		byText = d.itemByQuestion(question)
	}
	lent := id.merged.Row1 > 0 && id.row != l.row // by a merged cell, which swallowed this row's own
	switch {
	case byText >= 0 && (byID < 0 || lent && byText != byID && !d.questionLent(l)):
		l.item, l.found = byText, foundByQuestion
	case byID < 0:
		l.item = d.nearQuestion(l, question, fuzzy)
		if l.item >= 0 {
			l.found = foundByQuestion
			if l.tail == "" {
				d.reportAltered(l, question)
			}
		}
	case question == "" || byText == byID || d.exact[question] < 0:
		l.item, l.found = byID, foundByID
	case byText >= 0:
		d.contradiction(l, byID, byText)
	default:
		l.item, l.found = byID, foundByID
		d.checkQuestion(l, question, fuzzy)
	}
}

// questionLent tells whether the row's question is a merged cell's of another
// row.
func (d *reading) questionLent(l *line) bool {
	q := l.field(roleQuestion)
	return q.merged.Row1 > 0 && q.row != l.row
}

// nearQuestion finds the one item whose question the text nearly is, or is
// with an answer typed behind it.
func (d *reading) nearQuestion(l *line, question string, fuzzy *int) int {
	if question == "" || *fuzzy <= 0 || d.isOwn(question) {
		return -1
	}
	*fuzzy--
	best, like, second := d.near.find([]rune(normalize.Fold(question)))
	if best >= 0 {
		if tail, ok := d.tailOf(best, question); ok {
			l.tail = tail
			return best
		}
	}
	if best >= 0 && d.contains(normalize.Fold(question), best) {
		return best
	}
	if best < 0 || like < nearQuestion || like-second < clearOfOthers {
		return -1
	}
	return best
}

// contains tells whether a text is an item's question with words added before
// or behind, and no other item's.
func (d *reading) contains(key string, item int) bool {
	const shortest = 10 // characters: below, a question may be a part of others
	core := func(i int) string { return strings.TrimRight(string(d.asked[i]), "。?") }
	if len(d.asked[item]) < shortest || !strings.Contains(key, core(item)) {
		return false
	}
	for i := range d.asked {
		if i != item && strings.Contains(key, core(i)) {
			return false
		}
	}
	return true
}

// contradiction settles a row whose id names one item and whose question is
// another's. The company answered what it read; but only where an older
// version explains the id is the row taken for the question's item.
func (d *reading) contradiction(l *line, byID, byText int) {
	if d.older {
		l.item, l.found = byText, foundByQuestion
		return
	}
	l.item, l.found, l.doubt = byID, foundByID, byText
}

// checkQuestion compares the question of a row found by id with the item's.
func (d *reading) checkQuestion(l *line, question string, fuzzy *int) {
	if *fuzzy <= 0 || d.joined(l, question) {
		return
	}
	*fuzzy--
	if tail, ok := d.tailOf(l.item, question); ok {
		l.tail = tail
		return
	}
	key := []rune(normalize.Fold(question))
	if len(key) > longestQuestion || likeness(key, d.asked[l.item]) >= sameQuestion {
		return
	}
	if best, like, _ := d.near.find(key); best >= 0 && best != l.item && like >= nearQuestion && likeness(key, d.asked[l.item]) < nearQuestion {
		d.contradiction(l, l.item, best)
		return
	}
	d.reportAltered(l, question)
}

// joined tells a question that stands with its id in one cell.
func (d *reading) joined(l *line, question string) bool {
	if d.itemByLead(question) != l.item {
		return false
	}
	_, rest, _ := cutLead(question)
	return d.itemByQuestion(normalize.Clean(rest)) == l.item
}
