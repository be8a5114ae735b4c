package sheet

import (
	"slices"
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/record"
)

// What persons typed into an earlier version of a form, for a new one. A text
// goes in as it was typed, a day that the cell showed as a date as a date; a
// row that the new form does not have goes where there is room for more.

// ruleSerial is how package normalize names a day that the cell kept as one.
const ruleSerial = "date:serial"

// typedText is what was typed into a cell, nil for nothing.
func typedText(v record.Value[string]) any {
	switch {
	case v.Origin.Raw != "":
		return v.Origin.Raw
	case v.Known && v.V != "":
		return v.V
	}
	return nil
}

// typedDay is a day as it was typed: a date that the cell had as one, else the
// text.
func typedDay(v record.Value[calendar.Date]) any {
	if v.Known && (v.Origin.Raw == "" || strings.HasPrefix(v.Origin.Rule, ruleSerial)) {
		return v.V
	}
	if v.Origin.Raw != "" {
		return v.Origin.Raw
	}
	return nil
}

// filled is what was typed; an empty paper for nothing.
func (w *paper) filled() *record.Paper {
	if w.Filled == nil {
		return &record.Paper{}
	}
	return w.Filled
}

// outdated marks the findings that were made of other answers of the company.
func (w *paper) outdated() map[string]string {
	out, shown := map[string]string{}, PaperShown(w.Assessment)
	p := w.filled()
	for i := range p.Observations {
		if o := &p.Observations[i]; p.Outdated(o, shown[o.Item]) {
			out[o.Item] = o.Mark()
		}
	}
	return out
}

// observed is what was typed about an item: the last six columns.
func (w *paper) observed(item string) []any {
	o := w.filled().Observation(item)
	if o == nil {
		return nil
	}
	verdict := any(nil)
	switch {
	case o.Verdict.Origin.Raw != "":
		verdict = o.Verdict.Origin.Raw
	case o.Verdict.Known:
		verdict = o.Verdict.V.Ja()
	}
	return []any{verdict, typedText(o.Documents), typedText(o.Evidence), typedText(o.Advice), typedText(o.Place), typedDay(o.Date)}
}

// by is who did a thing, where somebody typed it.
func (w *paper) by(v record.Value[string]) any {
	if v.Origin.Pos == w.filled().Name.Origin.Pos { // the cover's
		return nil
	}
	return typedText(v)
}

// visits are the rows typed and below them those that stand there beforehand
// and were not typed into.
func (w *paper) visits(kinds []string) [][]any {
	var rows [][]any
	var done []string
	for _, v := range w.filled().Visits {
		rows = append(rows, []any{typedText(v.Kind), typedDay(v.Date), typedText(v.Time), typedText(v.Place), w.by(v.By)})
		done = append(done, v.Kind.V)
	}
	return room(append(rows, left(kinds, done)...), visitRows)
}

// heard is visits for interviews.
func (w *paper) heard(kinds []string) [][]any {
	var rows [][]any
	var done []string
	for _, v := range w.filled().Interviews {
		rows = append(rows, []any{typedText(v.Kind), typedDay(v.Date), typedText(v.To), typedText(v.Items), typedText(v.Text), w.by(v.By)})
		for _, k := range record.CheckKinds() {
			if k.Mark == v.Kind.V {
				done = append(done, k.Word)
			}
		}
	}
	return room(append(rows, left(kinds, done)...), interviewRows)
}

// left are rows that hold only their kind, for the kinds that are not done.
func left(kinds, done []string) [][]any {
	var rows [][]any
	for _, k := range kinds {
		if i := slices.Index(done, k); i >= 0 {
			done = slices.Delete(slices.Clone(done), i, i+1)
			continue
		}
		rows = append(rows, []any{k})
	}
	return rows
}

// room adds empty rows up to a number, and two where they are full.
func room(rows [][]any, n int) [][]any {
	if len(rows) >= n {
		n = len(rows) + 2
	}
	return append(rows, make([][]any, n-len(rows))...)
}

// checked is what was typed about a law that the company named.
func (w *paper) checked(name string) []any {
	for _, l := range w.filled().Laws {
		if sameLaw(l, name) {
			return []any{typedText(l.Status), typedText(l.Text)}
		}
	}
	return nil
}

func sameLaw(l record.LawCheck, name string) bool {
	return l.Name.Known && record.FormMark(l.Name.V) == record.FormMark(name)
}

// moreLaws are the laws that the auditor added, those about which the company
// says nothing any more, and room.
func (w *paper) moreLaws() [][]any {
	var rows [][]any
	for _, l := range w.filled().Laws {
		named := slices.ContainsFunc(w.Assessment.Laws, func(v record.Value[string]) bool { return sameLaw(l, v.V) })
		if !named && (l.Number == 0 || l.Status.Origin.Raw != "" || l.Text.Origin.Raw != "") {
			rows = append(rows, []any{nil, typedText(l.Name), nil, typedText(l.Status), typedText(l.Text)})
		}
	}
	return append(rows, make([][]any, moreLaws)...)
}

// advised is the advice typed, and room for more.
func (w *paper) advised() [][]any {
	var rows [][]any
	for _, a := range w.filled().Advice {
		rows = append(rows, []any{typedDay(a.Date), typedText(a.Item), typedText(a.Text), typedText(a.Response)})
	}
	return room(rows, adviceRows)
}
