package compose

import (
	"slices"
	"strings"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/record"
)

// Prefill puts what the auditors' working papers say into the empty places of
// a report draft, by tag. Rows of sections that a person may lengthen become
// as many as there are; those that stand there beforehand and have no row of
// the papers stay below them. What is not known stays empty, and so does a
// choice that is none of the list. The document is changed: it is to be one
// that nobody else holds.
func Prefill(d *doc.Document, r *record.Report) {
	if d == nil || r == nil {
		return
	}
	p := prefiller{by: map[string]record.Entry{}, rows: map[string][]map[string]record.Entry{}}
	for _, e := range r.Entries {
		p.entry(e)
	}
	for _, f := range r.Findings {
		p.finding(f)
	}
	for _, list := range [][]doc.Block{d.Cover, d.Body} {
		for _, b := range list {
			p.block(b)
		}
	}
}

// prefiller knows what goes where: by tag, and the rows of sections.
type prefiller struct {
	by   map[string]record.Entry
	rows map[string][]map[string]record.Entry
}

func (p *prefiller) entry(e record.Entry) {
	section, _, _ := strings.Cut(e.Tag, ".")
	if e.Row == 0 {
		p.by[e.Tag] = e
		return
	}
	for len(p.rows[section]) < e.Row {
		p.rows[section] = append(p.rows[section], map[string]record.Entry{})
	}
	p.rows[section][e.Row-1][e.Tag] = e
}

func (p *prefiller) finding(f record.Finding) {
	if f.Verdict.Known {
		p.by["finding."+f.Item] = record.Entry{Value: record.Known(f.Verdict.V.Ja(), f.Verdict.Origin)}
	}
	p.by["evidence."+f.Item] = record.Entry{Value: f.Evidence}
	p.by["advice."+f.Item] = record.Entry{Value: f.Advice}
}

func (p *prefiller) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Paragraph:
		p.paragraph(b, p.by)
	case *doc.Table:
		b.Rows = p.sections(b.Rows)
		for _, r := range b.Rows {
			if len(p.rows[r.Repeat]) == 0 {
				p.row(r, p.by)
			}
		}
	}
}

func (p *prefiller) row(r doc.Row, by map[string]record.Entry) {
	for _, c := range r.Cells {
		for _, par := range c.Content {
			p.paragraph(par, by)
		}
	}
}

func (p *prefiller) paragraph(par *doc.Paragraph, by map[string]record.Entry) {
	for i, in := range par.Content {
		if f, ok := in.(doc.Field); ok {
			par.Content[i] = put(f, by[f.Tag])
		}
	}
}

// put fills an empty field.
func put(f doc.Field, e record.Entry) doc.Field {
	if !e.Value.Known || !f.Empty() || f.Kind == doc.FieldChoice && !slices.Contains(f.Choices, e.Value.V) {
		return f
	}
	f = given(f, Word{e.Value.V, e.Value.Origin.Pos})
	if f.Kind == doc.FieldDate && !f.Empty() {
		f.Date = e.Date
	}
	return f
}

// sections writes the rows of each section of a table anew.
func (p *prefiller) sections(rows []doc.Row) []doc.Row {
	var out []doc.Row
	for i := 0; i < len(rows); {
		n := 1
		for i+n < len(rows) && rows[i+n].Repeat == rows[i].Repeat {
			n++
		}
		if said := p.rows[rows[i].Repeat]; rows[i].Repeat != "" && len(said) > 0 {
			out = append(out, p.section(rows[i:i+n], said)...)
		} else {
			out = append(out, rows[i:i+n]...)
		}
		i += n
	}
	return out
}

// section is a row for each of the papers' and, below, those that stood there
// with a choice that none of them has.
func (p *prefiller) section(before []doc.Row, said []map[string]record.Entry) []doc.Row {
	var out []doc.Row
	left := slices.Clone(before)
	for _, by := range said {
		r := emptied(before[0])
		p.row(r, by)
		out = append(out, r)
		if i := slices.IndexFunc(left, func(b doc.Row) bool { return chosenIn(b) != "" && chosenIn(b) == chosenIn(r) }); i >= 0 {
			left = slices.Delete(left, i, i+1)
		}
	}
	for _, b := range left {
		if chosenIn(b) != "" {
			out = append(out, b)
		}
	}
	return out
}

// chosenIn is the first choice of a row that is made.
func chosenIn(r doc.Row) string {
	for _, c := range r.Cells {
		for _, par := range c.Content {
			for _, in := range par.Content {
				if f, ok := in.(doc.Field); ok && f.Kind == doc.FieldChoice && f.Value != "" {
					return f.Value
				}
			}
		}
	}
	return ""
}

// emptied is a copy of a row with its places empty.
func emptied(r doc.Row) doc.Row {
	r.Cells = slices.Clone(r.Cells)
	for i, c := range r.Cells {
		content := make([]*doc.Paragraph, len(c.Content))
		for k, par := range c.Content {
			cp := *par
			cp.Content = slices.Clone(par.Content)
			for n, in := range cp.Content {
				if f, ok := in.(doc.Field); ok {
					f.Value, f.Src, f.Rich = "", doc.Field{}.Src, nil
					cp.Content[n] = f
				}
			}
			content[k] = &cp
		}
		r.Cells[i].Content = content
	}
	return r
}
