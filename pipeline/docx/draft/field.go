package draft

import (
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/docx/markup"
)

// Boxes of a field that is yes or no, of ours and other programs.
const ticked = "■☑☒✓✔☒"

// finish collects fields, changes and the places of comments.
func (b *builder) finish() {
	d := b.d
	b.changes(d.Body)
	for _, s := range d.Stories {
		b.changes(s)
	}
	for i := range d.Comments {
		if u := d.Comments[i].Unit; u != nil {
			d.Comments[i].Anchor = u.Text()
		}
	}
	d.Fields = b.fields()
}

// changes collects the tracked changes below a unit, in order.
func (b *builder) changes(u *Unit) {
	b.d.Changes = append(b.d.Changes, u.Content.Tracked...)
	if u.Leaf() {
		return
	}
	for _, k := range u.Kids {
		b.changes(k)
	}
}

// fields lists the fields in document order.
func (b *builder) fields() []Field {
	var out []Field
	seen := map[string]bool{}
	instances := map[string]int{}
	locks := map[string]int{}
	var row *Unit
	at := &placer{}
	b.d.Body.entries(func(u *Unit) {
		f := b.field(u)
		r := u.Above(Row)
		if f.Locked {
			if i, ok := locks[f.Tag]; ok && out[i].Unit.Above(Cell) == u.Above(Cell) {
				out[i].Value += "\n" + f.Value
				return
			}
			locks[f.Tag] = len(out)
		}
		if f.Section != "" && r != nil {
			if r != row {
				instances[f.Section]++
			}
			f.Instance = instances[f.Section]
		} else {
			f.Copy, seen[f.Tag] = seen[f.Tag], true
		}
		row = r
		f.Place = at.place(u)
		out = append(out, f)
	})
	return out
}

// entries visits the entries below a unit.
func (u *Unit) entries(visit func(*Unit)) {
	if u.Kind == Entry {
		visit(u)
	}
	for _, k := range u.Kids {
		k.entries(visit)
	}
}

// field reads one entry.
func (b *builder) field(u *Unit) Field {
	pr := u.Control.Kid("w:sdtPr")
	f := Field{Tag: u.Key, Title: pr.Val("w:alias"), Unit: u, Value: u.Content.Text, Tracked: len(u.Content.Tracked) > 0}
	_, f.How = b.identity(u.Control)
	f.Kind = b.kind(pr, u.Key)
	f.Locked = strings.HasPrefix(u.Key, "lock.")
	if f.Section = b.d.Record.Repeats[u.Key]; f.Section == "" {
		if r := u.Above(Row); r != nil {
			f.Section = r.Section
		}
	}
	f.Empty = !f.Locked && b.empty(pr, u)
	if f.Kind == "check" {
		f.Empty = false
		f.Checked = strings.ContainsAny(f.Value, ticked)
	}
	if f.Empty {
		f.Value = ""
	} else if full := pr.Kid("w:date").Attr("fullDate"); len(full) >= 10 {
		if d, err := calendar.ParseISO(full[:10]); err == nil {
			f.Date = d
		}
	}
	return f
}

// kind tells the kind of a control by its properties, else by the record.
func (b *builder) kind(pr *markup.Node, tag string) string {
	for k := orEmpty(pr).First; k != nil; k = k.Next {
		switch k.Name {
		case "w:dropDownList", "w:comboBox":
			return "choice"
		case "w:date":
			return "date"
		case "w14:checkbox":
			return "check"
		}
	}
	if kind := b.d.Record.Kinds[tag]; kind != "" {
		return kind
	}
	if pr.Kid("w:text") != nil {
		return "text"
	}
	return "rich"
}

// empty tells whether nothing was filled in: the placeholder stands, known by
// the mark that it is shown, its style or its words.
func (b *builder) empty(pr *markup.Node, u *Unit) bool {
	c := &u.Content
	if strings.TrimSpace(c.Text) == "" {
		return len(c.Objects) == 0
	}
	if len(c.Objects) > 0 {
		return false
	}
	if c.Hints {
		return true
	}
	text := strings.TrimSpace(c.Text)
	if !strings.HasPrefix(text, "（") || !strings.HasSuffix(text, "）") {
		return false
	}
	// The words of the placeholder in another look, or with a mark that stayed
	// while the text changed: LibreOffice does both.
	part, known := b.placeholder(pr.Val("w:placeholder", "w:docPart"))
	return known && text == strings.TrimSpace(part) || !known && isOn(pr.Kid("w:showingPlcHdr"))
}
