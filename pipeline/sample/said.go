package sample

import (
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/criteria"
)

// saidMesses change what the company says.
func saidMesses() []Mess {
	return []Mess{
		{"second-return", "a newer return of the company, some answers changed", .1, secondReturn, nil},
		{"unanswered", "items without an answer", .6, unanswered, nil},
		{"no-evidence", "実施済 with no evidence named", .6, noEvidence, nil},
		{"unreadable", "answers that are none: △？, 検討中", .4, unreadable, nil},
		{"contradiction", "実施済, but the free text says not yet", .5, contradiction, nil},
		{"against-scope", "該当なし where the company's scope says that it applies", .3, againstScope, nil},
		{"alternatives", "more 代替措置 than usual, explained", .2, alternatives, nil},
		{"harmless-negation", "実施済 with a 未 in the text that takes nothing back", .2, harmless, nil},
		{"long-text", "a free text of over 600 characters", .2, longText, nil},
		{"rare-kanji", "rare and compatibility characters in free texts", .3, rareKanji, nil},
		{"text-symbols", "texts that begin with = + - @", .2, symbols, nil},
		{"scope-blank", "a scope question without an answer", .15, scopeBlank, nil},
		{"laws-blank", "nothing said about laws", .1, lawsBlank, nil},
		{"merged-answers", "an answer cell merged over two items", .2, mergedAnswers, mergeCells},
		{"spellings", "○◯〇Ｏ△×レ済 for the words of the list", .5, spellings, nil},
		{"full-width", "full-width digits and letters in evidence and free texts", .3, fullWidth, nil},
	}
}

// secondReturn answers better what the first return still had open.
func secondReturn(d *draft) {
	gap := func(c *criteria.Item, i Item) bool {
		return applicable(c, i) && (i.Status == criteria.Partial || i.Status == criteria.NotImplemented)
	}
	for _, id := range draw(d.r, d.ids(gap), 8) {
		it := d.planner.say(d.cat.Item(id), criteria.Implemented)
		it.Comment = d.planner.text(d.planner.topics[id].Done)
		d.content.items[id] = it
	}
}

func unanswered(d *draft) {
	d.some(.05, applicable, func(i *Item) { *i = Item{} })
}

func noEvidence(d *draft) {
	d.some(.05, implemented, func(i *Item) { i.Evidence = "" })
}

func unreadable(d *draft) {
	d.some(.02, applicable, func(i *Item) {
		i.Status, i.Said.Text = "", pick(d.r, d.lib.words.Unreadable)
	})
}

func contradiction(d *draft) {
	d.some(.03, implemented, func(i *Item) {
		i.Comment = d.fillText(d.lib.words.Contradictions)
		i.Doubts = append(i.Doubts, Contradicts)
	})
}

// againstScope takes items that depend on a scope which the company has.
func againstScope(d *draft) {
	conditional := func(c *criteria.Item, i Item) bool { return applicable(c, i) && len(c.When) > 0 }
	d.some(.05, conditional, func(i *Item) {
		i.Status, i.Evidence = criteria.NotApplicable, ""
		i.Comment = d.fillText(d.lib.words.AgainstScope)
		i.Doubts = append(i.Doubts, AgainstScope)
	})
}

// alternatives turns gaps into other ways of doing.
func alternatives(d *draft) {
	for _, id := range draw(d.r, d.ids(applicable), 6) {
		it := d.content.items[id]
		it.Status = criteria.Alternative
		it.Comment = d.planner.text(d.planner.topics[id].Alt)
		it.Evidence = d.planner.evidence(d.cat.Item(id), d.planner.topics[id])
		d.content.items[id] = it
		d.keepRows = append(d.keepRows, id)
	}
}

func harmless(d *draft) {
	d.some(.015, implemented, func(i *Item) { i.Comment = d.fillText(d.lib.words.Harmless) })
}

func longText(d *draft) {
	d.some(.005, implemented, func(i *Item) {
		i.Comment = d.fillText(d.lib.words.Long)
		for utf8.RuneCountInString(i.Comment) < 600 {
			i.Comment += d.fillText(d.planner.topics[general].Done)
		}
	})
}

func rareKanji(d *draft) {
	d.some(.02, implemented, func(i *Item) { i.Comment = d.fillText(d.lib.words.Rare) })
}

// symbols takes every beginning once: a spreadsheet reads each as a formula
// when it is typed without care.
func symbols(d *draft) {
	for i, id := range draw(d.r, d.ids(implemented), len(d.lib.words.Symbols)) {
		it := d.content.items[id]
		it.Comment = d.planner.facts.fill(d.r, d.lib.words.Symbols[i])
		d.content.items[id] = it
		d.keepRows = append(d.keepRows, id)
	}
}

func scopeBlank(d *draft) {
	s := pick(d.r, d.cat.Scopes)
	c := d.content.scopes[s.ID]
	c.Said.Text = ""
	d.content.scopes[s.ID] = c
}

func lawsBlank(d *draft) { d.content.laws = nil }

// spellings writes most answers by hand. Those that nobody can read stay.
func spellings(d *draft) {
	w := d.lib.words
	for i := range d.cat.Items {
		id := d.cat.Items[i].ID
		it := d.content.items[id]
		if it.Status != "" && !it.Merged && chance(d.r, .35+.6*d.plan.strength) {
			it.Said.Text = pick(d.r, w.Spellings[string(it.Status)])
			d.content.items[id] = it
		}
	}
	for i := range d.cat.Scopes {
		id := d.cat.Scopes[i].ID
		s := d.content.scopes[id]
		if s.Said.Text != "" && chance(d.r, .7) {
			s.Said.Text = pick(d.r, w.No)
			if s.Yes {
				s.Said.Text = pick(d.r, w.Yes)
			}
			d.content.scopes[id] = s
		}
	}
}

func fullWidth(d *draft) {
	for i := range d.cat.Items {
		id := d.cat.Items[i].ID
		it := d.content.items[id]
		if chance(d.r, .6) && !strings.HasPrefix(it.Comment, "=") {
			it.Evidence, it.Comment = wide(it.Evidence), wide(it.Comment)
			d.content.items[id] = it
		}
	}
}

// mergedAnswers gives neighbours one answer; the cells are merged when the
// sheet has been written (see mergeCells).
func mergedAnswers(d *draft) {
	for n, i := 0, d.r.IntN(max(1, len(d.cat.Items)/4)); i+1 < len(d.cat.Items) && n < 3; i++ {
		a, b := &d.cat.Items[i], &d.cat.Items[i+1]
		x, y := d.content.items[a.ID], d.content.items[b.ID]
		if a.Clause != b.Clause || !plain(a, x) || !plain(b, y) {
			continue
		}
		x.Merged, y.Merged = true, true
		d.content.items[a.ID], d.content.items[b.ID] = x, y
		d.keepRows = append(d.keepRows, a.ID, b.ID)
		n++
		i += 9
	}
}

// plain tells an item that no mess has touched.
func plain(c *criteria.Item, i Item) bool {
	return implemented(c, i) && i.Evidence != "" && len(i.Doubts) == 0
}
