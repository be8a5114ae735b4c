package sample

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// draft is one return while it is made.
type draft struct {
	r        *rand.Rand
	lib      *library
	cat      *criteria.Catalogue
	planner  *planner
	content  content
	form     *form
	plan     planned
	out      *Return
	keepRows []string // IDs that later messes leave alone
	// elsewhere has the rows of items that stand in another sheet now.
	elsewhere map[string]problem.Pos
}

// ids returns the items of the catalogue that satisfy ok, in its order.
func (d *draft) ids(ok func(*criteria.Item, Item) bool) []string {
	var out []string
	for i := range d.cat.Items {
		it := &d.cat.Items[i]
		if c := d.content.items[it.ID]; ok(it, c) && !slices.Contains(d.keepRows, it.ID) {
			out = append(out, it.ID)
		}
	}
	return out
}

// some draws a share of the items, at least one, and spoils each; an item
// that was spoilt is left alone by the messes that follow.
func (d *draft) some(share float64, ok func(*criteria.Item, Item) bool, spoil func(*Item)) {
	from := d.ids(ok)
	n := max(1, int(share*float64(len(from))*(.5+d.plan.strength)))
	for _, id := range draw(d.r, from, n) {
		it := d.content.items[id]
		spoil(&it)
		d.content.items[id] = it
		d.keepRows = append(d.keepRows, id)
	}
}

func applicable(i *criteria.Item, c Item) bool {
	return i.Kind == criteria.Required && !c.OutOfScope && c.Status != ""
}

func implemented(i *criteria.Item, c Item) bool {
	return applicable(i, c) && c.Status == criteria.Implemented
}

func (d *draft) fillText(from []string) string {
	return d.planner.facts.fill(d.r, pick(d.r, d.planner.fitting(from)))
}

// write fills the content into the blank sheet.
func (d *draft) write() {
	d.writeCover()
	d.writeScopes()
	for _, t := range []*table{d.form.items, d.form.extra} {
		for id, row := range t.rows {
			d.writeItem(t, row, d.content.items[id])
		}
		t.arrange()
	}
	laws := d.content.laws
	if len(laws) == 0 && !d.has("laws-blank") {
		laws = []Law{{Name: "なし"}}
	}
	for i, l := range laws {
		row := d.form.laws.head + 1 + i
		d.form.laws.write(row, criteria.HeadLaw, l.Name)
		if l.Note != "" {
			d.form.laws.write(row, criteria.HeadLawNote, l.Note)
		}
	}
}

func (d *draft) writeItem(t *table, row int, it Item) {
	for _, c := range []struct{ head, text string }{
		{criteria.HeadAnswer, it.Said.Text}, {criteria.HeadEvidence, it.Evidence},
		{criteria.HeadComment, it.Comment}, {criteria.HeadDept, it.Department},
	} {
		if c.text != "" {
			t.write(row, c.head, c.text)
		}
	}
}

func (d *draft) writeCover() {
	d.out.Answered.Text = dateText(d.plan.answered, d.plan.style)
	d.out.Date = d.plan.answered
	if d.plan.style == "month" {
		d.out.Date.Day = 0
	}
	var v any = d.out.Answered.Text
	if d.plan.style == "serial" {
		v = d.plan.answered
	}
	if c := d.form.fillLabel(criteria.LabelAnswered, v); c != nil && d.plan.style == "serial" {
		c.Style.NumFmt = "yyyy/m/d"
	}
	d.form.fillLabel(criteria.LabelAnswerer, d.out.Answerer)
}

func (d *draft) writeScopes() {
	for id, row := range d.form.scopes.rows {
		if s := d.content.scopes[id]; s.Said.Text != "" {
			d.form.scopes.write(row, criteria.HeadYesNo, s.Said.Text)
		}
	}
}

// dateText writes a date as the style has it.
func dateText(d calendar.Date, style string) string {
	_, era, _ := d.EraYear()
	switch style {
	case "wareki":
		return d.Wareki()
	case "short":
		return fmt.Sprintf("H%d.%d.%d", era, d.Month, d.Day)
	case "month":
		return calendar.Date{Year: d.Year, Month: d.Month}.Wareki()
	case "wide":
		return wide(d.Wareki())
	default:
		return fmt.Sprintf("%d/%d/%d", d.Year, d.Month, d.Day)
	}
}

// wide turns digits and Latin letters into their full-width forms.
func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r + 0xFEE0
		}
		return r
	}, s)
}

// settle writes down in the truth where everything stands at last.
func (d *draft) settle() {
	r := d.out
	r.Items, r.Scopes, r.Laws = map[string]Item{}, map[string]Scope{}, d.content.laws
	r.NoLaws = len(r.Laws) == 0 && !d.has("laws-blank")
	for i := range d.cat.Items {
		id := d.cat.Items[i].ID
		it := d.content.items[id]
		it.Said.Pos = d.place(id)
		it.Missing = it.Said.Pos.IsZero()
		r.Items[id] = doubts(&d.cat.Items[i], it)
	}
	for id, s := range d.content.scopes {
		t := d.form.scopes
		s.Said.Pos = d.pos(t, t.rows[id], criteria.HeadYesNo)
		r.Scopes[id] = s
	}
	if row, col, ok := d.form.label(criteria.LabelAnswered); ok {
		r.Answered.Pos = problem.Pos{File: r.Path, Sheet: d.form.cover.Name}.At(row, col)
	}
}

func (d *draft) place(id string) problem.Pos {
	if p, ok := d.elsewhere[id]; ok {
		return p.At(p.Row, d.form.items.cols[criteria.HeadAnswer])
	}
	for _, t := range []*table{d.form.items, d.form.extra} {
		if row, ok := t.rows[id]; ok {
			return d.pos(t, row, criteria.HeadAnswer)
		}
	}
	return problem.Pos{}
}

func (d *draft) pos(t *table, row int, head string) problem.Pos {
	if row == 0 || t.cols[head] == 0 {
		return problem.Pos{}
	}
	return problem.Pos{File: d.out.Path, Sheet: t.Name}.At(row, t.cols[head])
}

// doubts adds those that follow from the answer itself.
func doubts(c *criteria.Item, it Item) Item {
	switch {
	case it.Ambiguous():
		it.Doubts = append(it.Doubts, Unreadable)
	case it.Status == "" && !it.OutOfScope && c.Kind == criteria.Required:
		it.Doubts = append(it.Doubts, Unanswered)
	case it.Status == criteria.Implemented && it.Evidence == "":
		it.Doubts = append(it.Doubts, NoEvidence)
	}
	return it
}

// finish returns the workbook's bytes.
func (d *draft) finish() ([]byte, error) {
	d.settle()
	for _, t := range []*table{d.form.items, d.form.extra, d.form.scopes, d.form.laws} {
		t.arrange()
	}
	d.form.cover.arrange()
	data, err := workbook.Write(d.form.spec)
	if err != nil {
		return nil, fmt.Errorf("write return %q: %w", d.out.Path, err)
	}
	if d.has("truncated") {
		data = data[:len(data)*3/5]
		d.out.Fate = record.TurnedAway
	}
	return data, nil
}

func (d *draft) has(mess string) bool { return slices.Contains(d.plan.messes, mess) }
