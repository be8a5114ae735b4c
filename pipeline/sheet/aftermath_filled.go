package sheet

import (
	"slices"

	"shinsa/pipeline/record"
)

func (a *aftermath) filled() *record.Aftermath {
	if a.Filled == nil {
		return &record.Aftermath{}
	}
	return a.Filled
}

// any is 有 or 無 as it was typed on a page.
func (a *aftermath) any(page string) any {
	if raw := a.filled().Any[page].Origin.Raw; raw != "" {
		return raw
	}
	return nil
}

// minded are the points typed, and room.
func (a *aftermath) minded() [][]any {
	var rows [][]any
	for _, p := range a.filled().Points {
		rows = append(rows, []any{typedText(p.Stage), typedText(p.Text), typedText(p.Tip)})
	}
	return room(rows, pointRows)
}

// taking hands out what was typed, each row once.
type taking struct {
	alternatives []record.AfterMeasure
	advice       []record.AfterEffect
	agreed       []record.AfterSubject
}

func (a *aftermath) taking() *taking {
	f := a.filled()
	return &taking{slices.Clone(f.Alternatives), slices.Clone(f.Effects), slices.Clone(f.Agreed)}
}

// take removes and returns the first row of the list that fits.
func take[T any](list *[]T, fits func(T) bool) (row T, ok bool) {
	i := slices.IndexFunc(*list, fits)
	if i < 0 {
		return row, false
	}
	row = (*list)[i]
	*list = slices.Delete(*list, i, i+1)
	return row, true
}

func alike(v record.Value[string], text string) bool {
	return record.FormMark(v.V) == record.FormMark(text)
}

// measure is what was typed about an item whose row stands there.
func (t *taking) measure(item, matter string) []any {
	m, ok := take(&t.alternatives, func(m record.AfterMeasure) bool { return m.Item == item && alike(m.Matter, matter) })
	if !ok {
		return nil
	}
	return []any{typedText(m.Measure), typedText(m.Why), typedText(m.Worked)}
}

// measures are the other rows about which the company said something.
func (t *taking) measures() [][]any {
	var rows [][]any
	for _, m := range t.alternatives {
		if m.Said() {
			rows = append(rows, []any{m.Item, typedText(m.Matter), typedText(m.Measure), typedText(m.Why), typedText(m.Worked)})
		}
	}
	return room(rows, measureRows)
}

// effect is what was typed about advice that stands there.
func (t *taking) effect(g record.Advice) []any {
	e, ok := take(&t.advice, func(e record.AfterEffect) bool {
		return alike(e.Advice, g.Text.V) && (e.Item == g.Item.V || e.Item == "")
	})
	if !ok {
		return nil
	}
	return []any{typedText(e.State), typedText(e.Text)}
}

func (t *taking) effects() [][]any {
	var rows [][]any
	for _, e := range t.advice {
		if e.Said() {
			rows = append(rows, []any{e.Item, typedText(e.Advice), typedText(e.State), typedText(e.Text)})
		}
	}
	return room(rows, effectRows)
}

// subject is what was typed about a subject that stands there.
func (t *taking) subject(subject string) any {
	s, ok := take(&t.agreed, func(s record.AfterSubject) bool { return alike(s.Subject, subject) })
	if !ok {
		return nil
	}
	return typedText(s.Text)
}

func (t *taking) subjects() [][]any {
	var rows [][]any
	for _, s := range t.agreed {
		if s.Said() {
			rows = append(rows, []any{typedText(s.Subject), typedText(s.Text)})
		}
	}
	return room(rows, subjectRows)
}
