package intake

import (
	"strings"
	"unicode/utf8"

	"shinsa/pipeline/criteria"
	"shinsa/pipeline/normalize"
	"shinsa/pipeline/record"
)

// The marks of answers that stand elsewhere than in the answer cell.
const (
	markQuestion = "in the question" // typed behind or before the question
	markComment  = "comment"         // in a comment on the answer cell
	markShape    = "shape"           // in a text box over the answer cell
	markBox      = "check box"       // a form control that is ticked
	markList     = "drop-down"       // chosen in a form control
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
	out = append(out, d.inComment(l)...)
	return append(out, d.inShapes(l, true)...)
}

// stated is one statement of an answer.
type stated[T any] struct {
	value record.Value[T]
	from  field
}

// said is a statement of the answer to an item.
type said = stated[criteria.Answer]

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

// tailOf finds an answer typed behind the item's question, or before it.
func (d *reading) tailOf(item int, question string) (string, bool) {
	return tailOf(string(d.asked[item]), question, normalize.Answer)
}

// tailOf finds an answer typed behind a question, or before it:
// …していますか。→実施済. Signs that only point are left out.
func tailOf[T any](asked, question string, read func(string) (T, string, bool)) (string, bool) {
	const points = "。?→⇒➡=>:-…、・*※【】[]()「」"
	core := strings.TrimRight(asked, "。?")
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
	_, _, ok := read(rest)
	return rest, ok && (before == "" || utf8.RuneCountInString(rest) > 1) // ○ before a question is a bullet
}

// inComment reads comments on the answer cell of an item, or on the cells of
// its choices.
func (d *reading) inComment(l *line) []said {
	places := []field{l.field(roleAnswer)}
	for n := range l.table.choices {
		places = append(places, l.table.choice(l.row, n))
	}
	var out []said
	for _, f := range places {
		if v, ok := inComment(d, f, normalize.Answer); ok {
			out = append(out, said{v, f})
		}
	}
	return out
}

// inComment reads a comment on an answer cell, without the name of its author
// that Excel puts first.
func inComment[T any](d *reading, f field, read func(string) (T, string, bool)) (none record.Value[T], ok bool) {
	c := f.cell()
	if c == nil || c.Comment == "" {
		return none, false
	}
	text := normalize.Clean(c.Comment)
	if author, rest, found := strings.Cut(text, "\n"); found && strings.HasSuffix(strings.TrimRight(author, " 　"), ":") {
		text = normalize.Clean(rest)
	}
	v, rule, ok := read(text)
	if !ok {
		return none, false
	}
	f.page.said[f.index] = true
	o := d.origin(f, rule+"; "+markComment)
	o.Raw = c.Comment
	return record.Known(v, o), true
}
