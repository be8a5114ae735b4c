package intake

import (
	"strconv"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// notes keeps every text that no step has taken and that is not our form's:
// remarks in the margin, texts in inserted rows and columns, cell comments.
func (d *reading) notes() {
	for _, p := range d.pages {
		item := ""
		for _, s := range p.spans {
			if id, ok := p.owners[s.row]; ok {
				item = id
			}
			for i := s.from; i < s.to; i++ {
				d.note(p, i, item)
			}
		}
		d.drawings(p)
	}
}

// drawings keeps the texts of shapes that no step has read, and boxes that
// are ticked.
func (d *reading) drawings(p *page) {
	for i, s := range p.sheet.Shapes {
		empty := unlabelled(s.Text) && !s.Checked
		if p.drawn[i] || s.Unread || empty || d.isOwn(s.Text) && !s.Checked {
			continue
		}
		d.out.Notes = append(d.out.Notes, record.Note{Text: shapeText(s), Pos: p.pos.At(s.Row, s.Col), Item: p.owners[s.Row]})
	}
}

func (d *reading) note(p *page, i int, above string) {
	c := p.sheet.Cells[i]
	item := ""
	if p.inTable(c.Row) {
		item = above
	}
	pos := p.pos.At(c.Row, c.Col)
	if text := normalize.Clean(c.Text); text != "" && !p.taken[i] && (!d.isOwn(text) || item != "" && d.ownAnswer(text)) {
		d.out.Notes = append(d.out.Notes, record.Note{Text: text, Pos: pos, Item: item})
	}
	if text := normalize.Clean(c.Comment); text != "" && !p.said[i] && !d.isOwn(text) {
		d.out.Notes = append(d.out.Notes, record.Note{Text: text, Pos: pos, Item: item})
	}
}

// answerLike tells a text that is an answer wherever it stands: in a row of an
// item it is never our own.
func answerLike(text string) bool {
	if len(text) > 100 {
		return false
	}
	if _, _, ok := normalize.Answer(text); ok {
		return true
	}
	_, _, ok := normalize.YesNo(text)
	return ok
}

// summary says what the return as a whole lacks.
func (d *reading) summary() {
	pos := problem.Pos{File: d.in.File}
	answered := 0
	for _, a := range d.out.Answers {
		if a.Status.Origin.Raw != "" {
			answered++
		}
	}
	if answered == 0 && d.out.FollowUp == "" {
		d.problems.Add("intake-blank", pos)
	}
	var missing []criteria.Item
	for _, it := range d.catalogue.Items {
		if _, ok := d.out.Answers[it.ID]; !ok {
			missing = append(missing, it)
		}
	}
	if len(missing) > 0 && d.out.FollowUp == "" { // a follow-up asks only what is open
		d.problems.Add("intake-item-missing", pos, ids(missing), strconv.Itoa(len(missing)))
	}
	for _, t := range d.tables {
		if t.inferred {
			d.problems.Add("intake-inferred", t.page.pos, problem.Column(t.cols[roleAnswer]))
		}
	}
	d.reportControls()
	if d.book.Macros {
		d.problems.Add("intake-macros", pos)
	}
}
