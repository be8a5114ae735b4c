package doc

import "strings"

// TimelineLook is the measures of a timeline in points, the same in every
// writer.
type TimelineLook struct {
	Name, Plot float64 // widths of the names' column and of the axis
	Size, Line float64 // of words
	Head       float64 // height of the months' names
	Lane       float64 // height of a lane
}

// Heads returns the names of the months as rows of labels, as many as Months
// each: the years and the months, without rows that are empty.
func (t Timeline) Heads() [][]string {
	years, months := make([]string, len(t.Months)), make([]string, len(t.Months))
	for i, m := range t.Months {
		years[i], months[i] = m.Year, m.Label
	}
	var out [][]string
	for _, row := range [][]string{years, months} {
		if strings.Join(row, "") != "" {
			out = append(out, row)
		}
	}
	return out
}

// leastLane is the height of a lane in lines.
const leastLane = 1.4

// The width of the names' column, as a part of the text's and in em.
const (
	namePart = 0.24
	nameEms  = (namePart/(1-namePart)/TimelineEm - 0.8) / looser
)

// Look measures a timeline for a text width. All lanes are of one height, so
// that charts that other programs draw can have it too.
func (t Timeline) Look(width float64) TimelineLook {
	l := TimelineLook{Name: namePart * width, Plot: (1 - namePart) * width}
	l.Size = TimelineEm * l.Plot
	l.Line = 1.3 * l.Size
	l.Head = float64(len(t.Heads())) * leastLane * l.Line
	lines := leastLane
	for _, r := range t.Rows {
		for _, lane := range r.Lanes {
			for _, b := range lane {
				lines = max(lines, float64(strings.Count(b.Label, "\n"))+1.3)
			}
		}
		lines = max(lines, (float64(strings.Count(r.Name, "\n"))+1.3)/float64(len(r.Lanes)))
	}
	l.Lane = lines * l.Line
	return l
}

// Height returns the height of the whole chart, all rows of one height.
func (t Timeline) Height(width float64) float64 {
	l, n := t.Look(width), len(t.Heads())
	for _, r := range t.Rows {
		n += len(r.Lanes)
	}
	return float64(n) * l.Lane
}
