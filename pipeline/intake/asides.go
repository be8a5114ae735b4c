package intake

import (
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
	"shinsa/pipeline/workbook"
)

// The marks of answers that stand elsewhere than in the answer cell.
const (
	markQuestion = "in the question" // typed behind or before the question
	markComment  = "comment"         // in a comment on the answer cell
	markShape    = "shape"           // in a text box over the answer cell
	markBox      = "check box"       // a form control that is ticked
	markColumn   = "column"          // under a head that names the answer
	markNamed    = "named"           // 4-1-3a：○, several items in one cell
	markStruck   = "struck"          // what is left of choices struck through
)

// asides returns what the row says of its item beside the answer cell. Only
// what reads as an answer counts; all else becomes a note.
func (d *reading) asides(l *line) []said {
	var out []said
	if s, ok := d.inQuestion(l); ok {
		out = append(out, s)
	}
	if s, ok := d.inComment(l); ok {
		out = append(out, s)
	}
	return append(out, d.inShapes(l, true)...)
}

// said is one statement of the answer to an item.
type said struct {
	value record.Value[criteria.Answer]
	from  field
}

// inQuestion gives the answer that identify found in the question cell.
func (d *reading) inQuestion(l *line) (said, bool) {
	if l.tail == "" {
		return said{}, false
	}
	v, rule, ok := normalize.Answer(l.tail)
	f := l.field(roleQuestion)
	o := d.origin(f, rule+"; "+markQuestion)
	o.Raw = l.tail
	return said{record.Known(v, o), f}, ok
}

// tailOf finds an answer typed behind the item's question, or before it:
// …していますか。→実施済. Signs that only point are left out.
func (d *reading) tailOf(item int, question string) (string, bool) {
	const points = "。?→⇒➡=>:-…、・*※【】[]()「」"
	core := strings.TrimRight(string(d.asked[item]), "。?")
	before, after, found := strings.Cut(normalize.Fold(question), core)
	if !found || core == "" || len(before)+len(after) > 120 {
		return "", false
	}
	before, after = strings.Trim(before, points), strings.Trim(after, points)
	rest := before + after
	if before != "" && after != "" || rest == "" {
		return "", false
	}
	if cut, found := strings.CutPrefix(rest, "回答:"); found {
		rest = cut
	}
	_, _, ok := normalize.Answer(rest)
	return rest, ok && (before == "" || utf8.RuneCountInString(rest) > 1) // ○ before a question is a bullet
}

// inComment reads a comment on the answer cell, without the name of its
// author that Excel puts first.
func (d *reading) inComment(l *line) (said, bool) {
	f := l.field(roleAnswer)
	c := f.cell()
	if c == nil || c.Comment == "" {
		return said{}, false
	}
	text := normalize.Clean(c.Comment)
	if author, rest, found := strings.Cut(text, "\n"); found && strings.HasSuffix(strings.TrimRight(author, " 　"), ":") {
		text = normalize.Clean(rest)
	}
	v, rule, ok := normalize.Answer(text)
	if !ok {
		return said{}, false
	}
	f.page.said[f.index] = true
	o := d.origin(f, rule+"; "+markComment)
	o.Raw = c.Comment
	return said{record.Known(v, o), f}, true
}

// inShapes reads text boxes and form controls that lie in the row: those that
// surely say something of it, or the others.
func (d *reading) inShapes(l *line, surely bool) []said {
	var out []said
	p := l.table.page
	for _, i := range p.shapesIn(l.row) {
		s := p.sheet.Shapes[i]
		v, rule, sure := d.shapeAnswer(l, s)
		if rule == "" || sure != surely {
			continue
		}
		p.drawn[i] = true
		if !s.Checked && s.Control != workbook.NoControl && v != "" {
			continue // a choice that was not taken
		}
		f := field{page: p, index: -1, row: s.Row, col: s.Col}
		o := record.Origin{Pos: f.pos(), Digest: d.in.Digest, Raw: shapeText(s), Rule: rule}
		if sure {
			out = append(out, said{record.Known(v, o), f})
			continue
		}
		if o.Rule = rulePlace + "; " + rule; v == "" { // an empty box
			o.Rule = normalize.RuleAmbiguous + "; " + rule
		}
		out = append(out, said{record.Unread[criteria.Answer](o), f})
	}
	return out
}

// shapeAnswer tells what a shape says of the row's item and by which rule; ""
// when it is no answer. It is not sure where the shape touches two rows, or
// where a box without a label is empty.
func (d *reading) shapeAnswer(l *line, s workbook.Shape) (v criteria.Answer, rule string, sure bool) {
	inRow := l.holds(s)
	over := func(col int) bool { return col > 0 && s.Col <= col && max(s.Col, s.Col2) >= col }
	v, rule, ok := normalize.Answer(s.Text)
	switch {
	case s.Control == workbook.NoControl:
		if !ok || !over(l.table.cols[roleAnswer]) {
			return "", "", false
		}
		return v, rule + "; " + markShape, inRow
	case ok:
		return v, rule + "; " + markBox, inRow
	case !unlabelled(s.Text):
		return "", "", false
	}
	for _, c := range l.table.choices {
		if over(c.col) {
			return c.answer, "answer:" + c.word + "; " + markColumn + "; " + markBox, inRow && max(s.Col, s.Col2) == c.col
		}
	}
	if !over(l.table.cols[roleAnswer]) {
		return "", "", false
	}
	if !s.Checked {
		return "", markBox, false
	}
	return criteria.Implemented, "answer:☑; " + markBox, inRow
}

// holds tells whether a shape lies in the row, or in the rows that share its
// answer cell.
func (l *line) holds(s workbook.Shape) bool {
	if m := l.field(roleAnswer).merged; m.Row1 > 0 && s.Row >= m.Row1 && s.Row2 <= m.Row2 {
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
	case s.Control == workbook.NoControl:
		return s.Text
	case s.Checked:
		return "☑" + s.Text
	}
	return "□" + s.Text
}
