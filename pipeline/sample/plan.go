package sample

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/criteria"
)

func itoa(n int) string { return strconv.Itoa(n) }

// content is what a company says, before it is written anywhere.
type content struct {
	scopes map[string]Scope
	items  map[string]Item
	laws   []Law
}

// planner makes the content of one firm.
type planner struct {
	r       *rand.Rand
	lib     *library
	topics  map[string]*topic // by item ID
	cat     *criteria.Catalogue
	facts   *facts
	firm    *firm
	careful bool            // writes 該当なし where it might leave out
	foreign []string        // words that do not fit the firm
	used    map[string]bool // texts, unfilled, that the firm has used
}

// general stands for the topic that belongs to no item in particular.
const general = ""

// topicsOf finds each item's topic: the one whose match words in the item's
// short name, question and points, and whose clauses, weigh the most.
func topicsOf(cat *criteria.Catalogue, ts []topic) map[string]*topic {
	out := map[string]*topic{general: &ts[len(ts)-1]}
	for _, it := range cat.Items {
		best := 0
		out[it.ID] = &ts[len(ts)-1]
		for i := range ts {
			if n := score(&it, &ts[i]); n > best {
				best, out[it.ID] = n, &ts[i]
			}
		}
	}
	return out
}

// score weighs the short name above the question, and that above the points.
func score(it *criteria.Item, t *topic) int {
	n := 0
	points := strings.Join(it.Points, " ")
	for _, m := range t.Match {
		long := utf8.RuneCountInString(m)
		n += 4*long*count(it.Short, m) + 2*long*count(it.Question, m) + long*count(points, m)
	}
	for _, c := range t.Clauses {
		if strings.HasPrefix(it.ID, c) {
			n += 20 + 4*len(c)
		}
	}
	return n
}

func count(s, m string) int { return min(strings.Count(s, m), 1) }

func (p *planner) plan() content {
	p.careful = chance(p.r, .45)
	c := content{scopes: map[string]Scope{}, items: map[string]Item{}, laws: p.firm.laws}
	for _, s := range p.cat.Scopes {
		yes := !p.firm.lacks[s.ID]
		c.scopes[s.ID] = Scope{Said: Cell{Text: word(yes)}, Yes: yes}
	}
	for i := range p.cat.Items {
		it := &p.cat.Items[i]
		c.items[it.ID] = p.item(it)
	}
	return c
}

func word(yes bool) string {
	if yes {
		return criteria.WordYes
	}
	return criteria.WordNo
}

func (p *planner) item(it *criteria.Item) Item {
	has := func(id string) (bool, bool) { return !p.firm.lacks[id], p.cat.Scope(id) != nil }
	holds, known := it.When.Holds(has)
	if known && !holds {
		return p.outside(it)
	}
	if it.Kind == criteria.Recommended {
		return p.recommended(it)
	}
	return p.say(it, p.status())
}

// share is the chance of an answer by profile.
type share struct{ done, part, alt float64 }

func (p *planner) status() criteria.Answer {
	s := map[string]share{"good": {.975, .015, .01}, "weak": {.52, .22, .02}}[p.firm.profile]
	if s.done == 0 {
		s = share{.76, .12, .03}
	}
	switch x := p.r.Float64(); {
	case x < s.done:
		return criteria.Implemented
	case x < s.done+s.part:
		return criteria.Partial
	case x < s.done+s.part+s.alt:
		return criteria.Alternative
	default:
		return criteria.NotImplemented
	}
}

// say answers an item that applies.
func (p *planner) say(it *criteria.Item, a criteria.Answer) Item {
	t := p.topics[it.ID]
	out := Item{Status: a, Department: pick(p.r, p.facts.departments)}
	switch a {
	case criteria.Implemented:
		out.Evidence = p.evidence(it, t)
		if repeats := len(p.fresh(t.Done)) == 0; chance(p.r, .8) && !(repeats && chance(p.r, .7)) {
			out.Comment = p.text(t.Done)
		}
	case criteria.Partial:
		out.Comment = p.text(t.Part)
		if chance(p.r, .6) {
			out.Evidence = p.evidence(it, t)
		}
	case criteria.Alternative:
		out.Comment = p.text(t.Alt)
		out.Evidence = p.evidence(it, t)
	case criteria.NotImplemented:
		if chance(p.r, .7) {
			out.Comment = p.text(t.Not)
		}
	}
	return out
}

// outside answers an item outside the company's scope. The sheet says that it
// may stay empty; the careful write 該当なし and the reason all the same.
func (p *planner) outside(it *criteria.Item) Item {
	out := Item{OutOfScope: true}
	if it.Kind == criteria.Recommended || !p.careful {
		return out
	}
	out.Status = criteria.NotApplicable
	p.facts.reason = p.lacking(it)
	out.Comment = p.facts.fill(p.r, pick(p.r, p.lib.words.NotApplicable))
	return out
}

// lacking says why the item does not apply, in the catalogue's words.
func (p *planner) lacking(it *criteria.Item) string {
	for _, group := range it.When {
		for _, id := range group {
			if s := p.cat.Scope(id); s != nil && p.firm.lacks[id] {
				return s.Reason
			}
		}
	}
	return "該当する業務がないため"
}

func (p *planner) recommended(it *criteria.Item) Item {
	does := map[string]float64{"good": .45, "weak": .05}[p.firm.profile]
	if does == 0 {
		does = .2
	}
	if !chance(p.r, does) {
		return Item{}
	}
	return Item{
		Status:     criteria.Implemented,
		Evidence:   p.evidence(it, p.topics[it.ID]),
		Comment:    p.text(p.lib.topics.Recommended),
		Department: pick(p.r, p.facts.departments),
	}
}

// evidence names one or two documents: the topic's own, or a kind that the
// catalogue names, with something that makes it this company's.
func (p *planner) evidence(it *criteria.Item, t *topic) string {
	own := draw(p.r, p.fitting(t.Evidence), 2)
	first := p.facts.fill(p.r, own[0])
	if len(it.Evidence) > 0 && chance(p.r, .35) {
		first = pick(p.r, it.Evidence) + p.facts.fill(p.r, pick(p.r, []string{"（〔月〕）", "（〔拠点〕）", "", " 第〔版〕版", "（〔部署〕保管）"}))
	}
	if len(own) > 1 && chance(p.r, .25) {
		first += pick(p.r, []string{"、", "\n", "，", "／"}) + p.facts.fill(p.r, own[1])
	}
	return first
}

// text fills one of the texts, one that the firm has not used if there is
// one; a firm that repeats itself adds where.
func (p *planner) text(from []string) string {
	fresh := p.fresh(from)
	if len(fresh) == 0 {
		s := p.facts.fill(p.r, pick(p.r, p.fitting(from)))
		return strings.TrimSuffix(s, "。") + p.facts.fill(p.r, pick(p.r, []string{"（〔拠点〕）。", "（〔部署〕）。"}))
	}
	s := pick(p.r, fresh)
	p.used[s] = true
	return p.facts.fill(p.r, s)
}

// fresh returns the fitting texts that the firm has not used.
func (p *planner) fresh(from []string) []string {
	return slices.DeleteFunc(p.fitting(from), func(s string) bool { return p.used[s] })
}

// fitting returns the texts that speak of nothing that the firm does not
// have; all of them where none is left.
func (p *planner) fitting(from []string) []string {
	out := slices.DeleteFunc(slices.Clone(from), func(s string) bool {
		return slices.ContainsFunc(p.foreign, func(w string) bool { return strings.Contains(s, w) })
	})
	if len(out) == 0 {
		return slices.Clone(from)
	}
	return out
}

// foreignTo lists the words that do not fit a firm.
func foreignTo(f *firm, needs map[string][]string) []string {
	var out []string
	for _, scope := range slices.Sorted(maps.Keys(needs)) {
		if f.lacks[scope] {
			out = append(out, needs[scope]...)
		}
	}
	return out
}
