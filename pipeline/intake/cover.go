package intake

import (
	"shinsa/pipeline/calendar"
	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// valueReach is how many columns right of its label a value may begin.
const valueReach = 6

// cover reads labelled values wherever they stand outside the tables, and
// from them who answered, when, and for whom.
func (d *reading) cover() {
	for _, p := range d.pages {
		if normalize.Fold(p.sheet.Name) == normalize.Fold(criteria.SheetGuide) {
			continue // it explains the labels
		}
		for _, s := range p.spans {
			if !p.inTable(s.row) {
				d.labels(p, s)
			}
		}
	}
	c := d.out.Cover
	if !d.out.Claims.ID.Known {
		d.out.Claims.ID = c[criteria.LabelCompanyID]
	}
	d.out.Claims.Name = c[criteria.LabelName]
	d.out.Claims.CorporateNumber = c[criteria.LabelNumber]
	d.out.Answered = c[criteria.LabelAnswerer]
}

// labels reads the labels of one row; the first value of a label counts.
func (d *reading) labels(p *page, s span) {
	for i := s.from; i < s.to; i++ {
		if p.taken[i] {
			continue
		}
		label, rest, ok := coverLabel(p.sheet.Cells[i].Text)
		if !ok {
			continue
		}
		f := d.labelled(p, s, i, rest)
		if old, twice := d.out.Cover[label]; twice && (old.Known || f.index < 0) {
			continue
		}
		d.coverValue(label, rest, f)
	}
}

// labelled finds the value of the label at place i: in the same cell behind a
// colon, or the next filled cell at its right that is no label.
func (d *reading) labelled(p *page, s span, i int, rest string) field {
	c := p.sheet.Cells[i]
	if rest != "" {
		return field{page: p, index: i, row: c.Row, col: c.Col}
	}
	p.taken[i] = true
	right := c.Col + 1
	if m, ok := p.merge(c.Row, c.Col); ok {
		right = m.Col2 + 1
	}
	for j := i + 1; j < s.to; j++ {
		n := p.sheet.Cells[j]
		if n.Col > right+valueReach {
			break
		}
		if _, _, isLabel := coverLabel(n.Text); isLabel {
			break
		}
		if normalize.Clean(n.Text) != "" && !d.isOwn(n.Text) {
			return field{page: p, index: j, row: n.Row, col: n.Col}
		}
	}
	return field{page: p, index: -1, row: c.Row, col: right}
}

func (d *reading) coverValue(label, rest string, f field) {
	if label == criteria.LabelAnswered {
		d.out.Received = d.dateValue(f, rest)
	}
	v := d.textValue(f)
	if rest != "" && v.Known {
		v.V = rest
	}
	d.out.Cover[label] = v
}

// dateValue reads a date: a serial number that the cell shows as a date, a
// text in any way of writing dates, or a bare serial number of our century.
func (d *reading) dateValue(f field, rest string) record.Value[calendar.Date] {
	c := f.cell()
	if c == nil || f.blank() {
		return record.Unread[calendar.Date](d.nothing(f))
	}
	if c.Struck {
		return record.Unread[calendar.Date](d.origin(f, ruleStruck)) // reported as text
	}
	text := c.Text
	if rest != "" {
		text = rest
	}
	date, rule, ok := normalize.Date(text)
	if c.Kind == workbook.Number && (c.Date || !ok) {
		if s, fits := normalize.Serial(c.Number, d.book.Date1904); fits && (c.Date || s.Year >= 2000 && s.Year < 2100) {
			date, rule, ok = s, normalize.RuleSerial, true
		}
	}
	if !ok {
		d.problems.Add("date-unknown", f.pos(), excerpt(text))
		return record.Unread[calendar.Date](d.origin(f, rule))
	}
	return record.Known(date, d.origin(f, rule))
}
