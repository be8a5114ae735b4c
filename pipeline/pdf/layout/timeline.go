package layout

import (
	"strings"

	"shinsa/pipeline/doc"
)

// Colours and sizes of a timeline.
const (
	spanColor = "3C84AE"
	rowColor  = "C9D0D5"
	barPart   = 0.62 // of a lane, or of the line of its words
)

// timeline makes the strips of a chart of dates: the names of the months, one
// strip a row.
func (e *engine) timeline(c *doc.Chart) []strip {
	plan := c.Timeline()
	look := plan.Look(e.look.Page.TextWidth())
	l := e.chartStyle(look.Size, look.Line)
	t := &dates{engine: e, plan: plan, look: look, l: l}
	var out []strip
	if len(plan.Months) > 0 {
		out = append(out, t.months())
	}
	for i := range plan.Rows {
		out = append(out, t.row(&plan.Rows[i]))
	}
	return out
}

// dates is the work on one timeline.
type dates struct {
	*engine
	plan doc.Timeline
	look doc.TimelineLook
	l    doc.StyleLook
}

// x returns the place of a part of the axis.
func (t *dates) x(part float64) float64 { return t.look.Name + part*t.look.Plot }

// months sets the names of the months above the grid.
func (t *dates) months() strip {
	s := strip{height: t.look.Head}
	heads := t.plan.Heads()
	for k, row := range heads {
		y := s.height - float64(len(heads)-k)*t.l.Line - 1
		for i, text := range row {
			t.label(&s, text, t.l, measure{x: t.x(t.plan.Months[i].At) + 2, width: 1e6, firstLine: y})
		}
	}
	return s
}

// row sets the name of a row and its spans.
func (t *dates) row(r *doc.TimelineRow) strip {
	s := strip{height: float64(len(r.Lanes)) * t.look.Lane}
	names := strings.Split(r.Name, "\n")
	for n, line := range names {
		y := s.height/2 + (float64(n)-float64(len(names))/2)*t.l.Line
		t.label(&s, line, t.l, measure{width: t.look.Name - labelGap, align: doc.End, firstLine: y})
	}
	s.fills = append(s.fills, Fill{X: 0, Y: -0.2, W: t.look.Name + t.look.Plot, H: 0.4, Color: color(rowColor)})
	for _, m := range t.plan.Months {
		s.fills = append(s.fills, Fill{X: t.x(m.At) - 0.25, W: 0.5, H: s.height, Color: color(gridColor)})
	}
	s.fills = append(s.fills, Fill{X: t.x(1) - 0.25, W: 0.5, H: s.height, Color: color(gridColor)})
	for n, lane := range r.Lanes {
		for i := range lane {
			t.bar(&s, &lane[i], float64(n)*t.look.Lane)
		}
	}
	return s
}

// bar draws a span and its words, behind which no line of the grid is seen.
func (t *dates) bar(s *strip, b *doc.Bar, y float64) {
	middle := y + t.look.Lane/2
	height := barPart * t.l.Line
	switch {
	case b.Bare:
	case b.Point:
		s.paths = append(s.paths, marker(3, Point{t.x((b.From + b.To) / 2), middle}, height/2, color(spanColor)))
	default:
		s.fills = append(s.fills, Fill{X: t.x(b.From), Y: middle - height/2, W: max((b.To-b.From)*t.look.Plot, 0.8), H: height, Color: color(spanColor)})
	}
	if b.Label == "" {
		return
	}
	lines := strings.Split(b.Label, "\n")
	top := middle - float64(len(lines))*t.l.Line/2
	s.fills = append(s.fills, Fill{X: t.x(b.LabelAt), Y: top + 0.5, W: b.LabelWidth * t.look.Plot, H: float64(len(lines))*t.l.Line - 1, Color: color(paper)})
	for k, text := range lines {
		t.label(s, text, t.l, measure{x: t.x(b.LabelAt) + 1, width: 1e6, firstLine: top + float64(k)*t.l.Line})
	}
}
