package compose

import (
	"strings"

	"shinsa/pipeline/doc"
)

// ProjectNumbers returns the number under which each table and figure of a
// document is printed, by ID: "sections" → 表5-3, "radar-sections" → 図5-2. The
// document must be one that the package made.
func ProjectNumbers(d *doc.Document) map[string]string {
	out := map[string]string{}
	if d == nil {
		return out
	}
	for _, b := range d.Body {
		switch b := b.(type) {
		case *doc.Table:
			keepNumber(out, b.ID, b.Caption)
		case *doc.Chart:
			keepNumber(out, b.ID, b.Caption)
		}
	}
	return out
}

// keepNumber takes the number from the caption, where number wrote it; of two
// with one ID the first counts, as for references.
func keepNumber(out map[string]string, id string, caption []doc.Inline) {
	if len(caption) == 0 {
		return
	}
	label, ok := caption[0].(doc.Text)
	if _, taken := out[id]; !ok || taken || id == "" {
		return
	}
	s, _, _ := strings.Cut(label.S, "　")
	out[id] = strings.ReplaceAll(s, " ", "")
}

// TableOf returns the ID of the table whose numbers a table or chart of the
// project report shows: a chart is named after it, with its form before
// (chart-gaps, radar-sections).
func TableOf(id string) string {
	for _, form := range chartForms() {
		if rest, ok := strings.CutPrefix(id, form+"-"); ok {
			return rest
		}
	}
	return id
}

// chartForms are the first words of the IDs of charts.
func chartForms() []string { return []string{"chart", "heat", "radar", "time"} }
