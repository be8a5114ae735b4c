package audit

import "shinsa/pipeline/criteria"

// Counts returns the numbers of required items by state and answer, and of
// recommended measures that the company says it does. Applicable + OutOfScope
// + Undecided = Items, and the answers + Unanswered = Applicable + Undecided.
func (a Assessment) Counts() Counts {
	c := Counts{ByAnswer: map[criteria.Answer]int{}}
	for i := range a.Items {
		c.add(&a.Items[i])
	}
	return c
}

func (c *Counts) add(it *Item) {
	if it.Item.Kind == criteria.Recommended {
		if it.Does() {
			c.Recommended++
		}
		return
	}
	c.Items++
	switch it.State {
	case OutOfScope:
		c.OutOfScope++
		return
	case Undecided:
		c.Undecided++
	default:
		c.Applicable++
	}
	if s, ok := it.Status(); ok {
		c.ByAnswer[s]++
	} else {
		c.Unanswered++
	}
	if it.Gap() {
		c.Gaps++
	}
}

// Does tells whether the company says that it takes the measure, wholly or in
// part, and the measure is in scope.
func (i Item) Does() bool {
	s, ok := i.Status()
	return ok && i.State != OutOfScope && (s == criteria.Implemented || s == criteria.Partial)
}

// asked tells whether the item is a required one that concerns the company,
// or may do so.
func (i Item) asked() bool { return i.Item.Kind == criteria.Required && i.State != OutOfScope }
