package draft

import (
	"strings"

	"shinsa/pipeline/calendar"
)

// Collect finds every field of our version in the edited file: by its
// control, else where the control was. Fields that the edited file has beyond
// ours (rows that were added to repeating sections) follow in place.
func Collect(base, edited *Draft) []Field {
	c := &collector{base: base, edited: edited, at: map[*Unit]*Unit{}, beside: map[*Unit][]*Unit{}, known: map[string]bool{}, controls: map[string]*Field{}}
	for _, f := range base.Fields {
		c.known[f.Tag] = true
	}
	for i := range edited.Fields {
		if f := &edited.Fields[i]; !f.Copy {
			c.controls[f.Tag] = f
		}
	}
	c.pair(base.Body, edited.Body)
	return c.fields()
}

type collector struct {
	base, edited *Draft
	at           map[*Unit]*Unit   // our leaf → theirs
	known        map[string]bool   // tags of ours
	controls     map[string]*Field // tag → the control that is theirs now
	beside       map[*Unit][]*Unit // our entry in a cell → paragraphs of theirs that follow it and are not ours
}

func (c *collector) pair(x, y *Unit) {
	c.at[x] = y
	if x.Leaf() || y.Leaf() {
		c.line(x, y)
		return
	}
	ab := Match(x.Kids, y.Kids)
	mine := make([]bool, len(y.Kids))
	for i, j := range ab {
		if j >= 0 {
			mine[j] = true
			c.pair(x.Kids[i], y.Kids[j])
		}
	}
	if x.Kind != Cell {
		return
	}
	for i, j := range ab {
		if j < 0 || !holdsEntries(x.Kids[i]) {
			continue
		}
		for k := j + 1; k < len(y.Kids) && !mine[k]; k++ {
			c.beside[x.Kids[i]] = append(c.beside[x.Kids[i]], y.Kids[k])
		}
	}
}

// line finds the controls of a line: where a control is gone, its value
// stands between the words of ours that stood around it.
func (c *collector) line(x, y *Unit) {
	if Skeleton(x, y) {
		for i := range x.Kids {
			c.at[x.Kids[i]] = y.Kids[i]
		}
		return
	}
	rest := y.Content.Text
	for i, k := range x.Kids {
		if k.Kind == Segment {
			_, after, ok := strings.Cut(rest, k.Content.Text)
			if !ok {
				return
			}
			rest = after
			continue
		}
		value := rest
		if i+1 < len(x.Kids) && x.Kids[i+1].Kind == Segment {
			before, _, ok := strings.Cut(rest, x.Kids[i+1].Content.Text)
			if !ok {
				return
			}
			value = before
		} else if i+1 < len(x.Kids) {
			return // two controls side by side: nothing tells them apart
		}
		c.at[k] = &Unit{Kind: Segment, Up: y, head: y.head, Content: Content{Text: value, Tracked: y.Content.Tracked}}
	}
}

func holdsEntries(u *Unit) bool {
	found := false
	u.entries(func(*Unit) { found = true })
	return found
}

// fields goes through the fields of the edited file and puts in between those
// of ours whose controls it has not.
func (c *collector) fields() []Field {
	have := map[*Unit]*Field{}
	for i := range c.edited.Fields {
		have[c.edited.Fields[i].Unit] = &c.edited.Fields[i]
	}
	var out []Field
	done := map[*Unit]bool{}
	for _, f := range c.base.Fields {
		g := c.field(f, have)
		if g.Unit != nil {
			done[g.Unit] = true
		}
		out = append(out, g)
	}
	for _, f := range c.edited.Fields {
		if !done[f.Unit] && (f.Section != "" || f.Copy || !c.known[f.Tag]) {
			out = append(out, f)
		}
	}
	return out
}

// field finds one field of ours.
func (c *collector) field(f Field, have map[*Unit]*Field) Field {
	y := c.at[f.Unit]
	g, ok := have[y]
	if !ok || g.Tag != f.Tag && !strings.HasPrefix(g.Tag, "title:") {
		if other := c.controls[f.Tag]; other != nil && f.Instance == 0 && !f.Copy {
			y, g, ok = other.Unit, other, true
		}
	}
	out := f
	out.Unit = y
	switch {
	case ok:
		out = *g
		out.Tag, out.Title, out.Kind = f.Tag, f.Title, f.Kind
		out.Section, out.Instance = f.Section, f.Instance
	case y != nil:
		out.How, out.Place = ByPosition, Place(y)
		out.Value, out.Tracked = y.Content.Text, len(y.Content.Tracked) > 0
		out.Date = calendar.Date{}
		out.Checked = f.Kind == "check" && strings.ContainsAny(out.Value, ticked)
		out.Empty = false
	default:
		out.How, out.Value, out.Empty = NotFound, "", true
		return out
	}
	c.settle(f, &out)
	return out
}

// settle adds what stands beside the control, and knows the placeholder by
// what stood there before.
func (c *collector) settle(f Field, out *Field) {
	if f.Empty && strings.TrimSpace(out.Value) == strings.TrimSpace(f.Unit.Content.Text) {
		out.Empty, out.Value = true, ""
	}
	if out.How == ByPosition && strings.TrimSpace(out.Value) == "" {
		out.Empty, out.Value = true, ""
	}
	var lines []string
	for _, u := range c.beside[f.Unit] {
		if t := u.Text(); strings.TrimSpace(t) != "" {
			lines = append(lines, t)
		}
	}
	out.Beside = strings.Join(lines, "\n")
	if out.Beside == "" || f.Locked || f.Kind != "text" && f.Kind != "rich" {
		return
	}
	if out.Empty {
		out.Value, out.Empty = out.Beside, false
	} else {
		out.Value += "\n" + out.Beside
	}
}
