package intake

import (
	"slices"
	"strconv"
	"strings"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// ruleControl is that of a form control whose state the file keeps in a form
// that is not read (ActiveX), or whose list is not there: not read.
const ruleControl = "control"

// unreadControl is shown for the state of such a control.
const unreadControl = "（コントロールによる回答）"

// drawing says how shapes answer what a row asks.
type drawing[T any] struct {
	answer role
	read   func(string) (T, string, bool)
	ticked T
	rule   string // of a ticked box without a label
	column func(over func(col int) bool) (v T, rule string, only, ok bool)
}

// inShapes reads what is drawn in the row of an item: what surely says
// something of it, or the rest.
func (d *reading) inShapes(l *line, surely bool) []said {
	return inShapes(d, l, drawing[criteria.Answer]{roleAnswer, normalize.Answer, criteria.Implemented, "answer:☑", l.overChoice}, surely)
}

// scopeShapes reads what is drawn in the row of a scope question.
func (d *reading) scopeShapes(l *line, surely bool) []stated[bool] {
	return inShapes(d, l, drawing[bool]{answer: roleYesNo, read: normalize.YesNo, ticked: true, rule: "yesno:☑"}, surely)
}

func drawnValues[T any](all []stated[T]) []record.Value[T] {
	var out []record.Value[T]
	for _, s := range all {
		out = append(out, s.value)
	}
	return out
}

// overChoice returns the choice column over which a shape lies.
func (l *line) overChoice(over func(col int) bool) (v criteria.Answer, rule string, only, ok bool) {
	n := -1
	only = true
	for i, c := range l.table.choices {
		if over(c.col) {
			only = only && n < 0
			n = max(n, 0)
			if v == "" {
				v, rule = l.table.choices[i].answer, "answer:"+c.word+"; "+markColumn
			}
		}
	}
	return v, rule, only, n >= 0
}

// inShapes reads text boxes and form controls that lie in the row: those that
// surely say something of it, or the others.
func inShapes[T any](d *reading, l *line, q drawing[T], surely bool) []stated[T] {
	var out []stated[T]
	p := l.table.page
	for _, i := range p.shapesIn(l.row) {
		s := p.sheet.Shapes[i]
		r := shapeAnswer(l, q, s)
		if r.rule == "" || r.sure != surely {
			continue
		}
		p.drawn[i] = true
		if !s.Checked && s.Control != workbook.NoControl && r.ok {
			continue // a choice that was not taken
		}
		f := field{page: p, index: -1, row: s.Row, col: s.Col}
		o := record.Origin{Pos: f.pos(), Digest: d.in.Digest, Raw: shapeText(s), Rule: r.rule}
		switch {
		case r.sure && r.ok:
			out = append(out, stated[T]{record.Known(r.v, o), f})
			continue
		case s.Unread:
			o.Rule = ruleControl
		case s.Control == workbook.DropDown:
			o.Rule = normalize.RuleUnknown + "; " + r.rule
		case !r.ok: // an empty box
			o.Rule = normalize.RuleAmbiguous + "; " + r.rule
		default:
			o.Rule = rulePlace + "; " + r.rule
		}
		out = append(out, stated[T]{record.Unread[T](o), f})
	}
	return out
}

// drawnAnswer is what a shape says: a value, or only that it is of the row.
type drawnAnswer[T any] struct {
	v    T
	ok   bool
	rule string // "" for a shape that is no answer
	sure bool   // false where it touches two rows, or a box without a label is empty
}

// shapeAnswer tells what a shape says of what the row asks.
func shapeAnswer[T any](l *line, q drawing[T], s workbook.Shape) drawnAnswer[T] {
	inRow := l.holds(s, q.answer)
	over := func(col int) bool { return col > 0 && s.Col <= col && max(s.Col, s.Col2) >= col }
	overAnswer := over(l.table.cols[q.answer]) || l.table.printed && slices.ContainsFunc(l.table.choices, func(c choiceColumn) bool { return over(c.col) })
	v, rule, ok := q.read(s.Text)
	switch {
	case s.Unread:
		if overChoice := q.column != nil && isOver(q.column, over); !overAnswer && !overChoice {
			return drawnAnswer[T]{}
		}
		return drawnAnswer[T]{rule: ruleControl}
	case s.Control == workbook.NoControl, s.Control == workbook.DropDown:
		mark := markShape
		if s.Control == workbook.DropDown {
			mark = markList
		}
		if !overAnswer || !ok && (s.Control == workbook.NoControl || !s.Checked) {
			return drawnAnswer[T]{}
		}
		return drawnAnswer[T]{v, ok, strings.TrimPrefix(rule+"; "+mark, normalize.RuleUnknown+"; "), inRow && ok}
	case ok:
		return drawnAnswer[T]{v, true, rule + "; " + markBox, inRow}
	case !unlabelled(s.Text):
		return drawnAnswer[T]{}
	}
	if q.column != nil {
		if v, rule, only, found := q.column(over); found {
			return drawnAnswer[T]{v, true, rule + "; " + markBox, inRow && only}
		}
	}
	switch {
	case !overAnswer:
		return drawnAnswer[T]{}
	case !s.Checked:
		return drawnAnswer[T]{rule: markBox}
	}
	return drawnAnswer[T]{q.ticked, true, q.rule + "; " + markBox, inRow}
}

func isOver[T any](column func(func(int) bool) (T, string, bool, bool), over func(int) bool) bool {
	_, _, _, ok := column(over)
	return ok
}

// holds tells whether a shape lies in the row, or in the rows that share its
// answer cell.
func (l *line) holds(s workbook.Shape, answer role) bool {
	if m := l.field(answer).merged; m.Row1 > 0 && s.Row >= m.Row1 && s.Row2 <= m.Row2 {
		return s.Row2 > 0
	}
	return s.Row == l.row && s.Row2 == l.row
}

// unlabelled tells a box without a text of its own: empty, or as the program
// numbers it.
func unlabelled(text string) bool {
	key := strings.TrimRight(normalize.Fold(text), "0123456789")
	switch key {
	case "", "checkbox", "チェック", "チェックボックス", "チェックボツクス", "optionbutton", "オプション", "オプションボタン":
		return true
	}
	return false
}

// shapeText is what a shape shows.
func shapeText(s workbook.Shape) string {
	switch {
	case s.Unread:
		return strings.TrimSpace(unreadControl + " " + s.Text)
	case s.Control == workbook.NoControl, s.Control == workbook.DropDown:
		return s.Text
	case s.Checked:
		return "☑" + s.Text
	}
	return "□" + s.Text
}

// linked tells whether what stands in a cell is the figure by which a
// drop-down or a radio button keeps its choice there.
func (d *reading) linked(f field) bool {
	c := f.cell()
	if c == nil || c.Kind != workbook.Number {
		return false
	}
	for _, i := range f.page.links[[2]int{c.Row, c.Col}] {
		if s := f.page.sheet.Shapes[i]; s.Control == workbook.RadioButton || s.Control == workbook.DropDown && c.Number == float64(s.Chosen) {
			f.take()
			return true
		}
	}
	return false
}

// reportControls says on each page where controls stand that cannot be read
// and that no answer was found for: there may be a choice in them.
func (d *reading) reportControls() {
	for _, p := range d.pages {
		n, first := 0, problem.Pos{}
		for i, s := range p.sheet.Shapes {
			if !s.Unread || p.drawn[i] {
				continue
			}
			if n++; n == 1 {
				first = p.pos.At(s.Row, s.Col)
			}
		}
		if n > 0 {
			d.problems.Add("intake-control-unread", first, strconv.Itoa(n))
		}
	}
}
