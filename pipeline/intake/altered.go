package intake

import (
	"slices"

	"shinsa/pipeline/normalize"
)

// reportAltered says that the company changed the question, and where it
// differs: the answer is to the question as the company read it.
func (d *reading) reportAltered(l *line, question string) {
	if d.older {
		return // its questions may differ
	}
	it := d.catalogue.Items[l.item]
	l.asked = question
	ours, theirs := difference(it.Question, question)
	d.problems.Add("intake-question-altered", l.field(roleQuestion).pos(), it.ID, ours, theirs)
}

// difference returns what differs between two texts, with a few characters
// before and behind so that the place is found.
func difference(a, b string) (inA, inB string) {
	const around, most = 6, 30
	x, y := []rune(normalize.Clean(a)), []rune(normalize.Clean(b))
	from := 0
	for from < len(x) && from < len(y) && x[from] == y[from] {
		from++
	}
	tail := 0
	for tail < len(x)-from && tail < len(y)-from && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	cut := func(r []rune) string {
		lo, hi := max(0, from-around), min(len(r), len(r)-tail+around)
		s := slices.Clone(r[lo:hi])
		if len(s) > most+2*around {
			s = append(s[:most+2*around], '…')
		} else if hi < len(r) {
			s = append(s, '…')
		}
		if lo > 0 {
			s = append([]rune{'…'}, s...)
		}
		return string(s)
	}
	return cut(x), cut(y)
}
