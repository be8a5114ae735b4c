package doc

import (
	"fmt"
	"strings"
)

// Entry is one heading in the outline of a document.
type Entry struct {
	Heading *Heading
	Level   int
	Number  string // "1.", "1.1", "(1)"; "" for headings that are not numbered
	Text    string // of the heading, without the number
}

// Label returns number and text as they stand in the table of contents.
func (e Entry) Label() string {
	if e.Number == "" {
		return e.Text
	}
	return e.Number + "　" + e.Text
}

// Outline numbers the headings of the body, in order: 1. → 1.1 → (1). It is
// the only source of heading numbers, for every writer.
func Outline(d *Document) []Entry {
	var out []Entry
	var n [4]int
	for _, b := range d.Body {
		h, ok := b.(*Heading)
		if !ok {
			continue
		}
		e := Entry{Heading: h, Level: h.Level, Text: Plain(h.Content)}
		if h.Numbered {
			n[h.Level]++
			for l := h.Level + 1; l < len(n); l++ {
				n[l] = 0
			}
			e.Number = number(h.Level, n)
		}
		out = append(out, e)
	}
	return out
}

func number(level int, n [4]int) string {
	switch level {
	case 1:
		return fmt.Sprintf("%d.", n[1])
	case 2:
		return fmt.Sprintf("%d.%d", n[1], n[2])
	default:
		return fmt.Sprintf("(%d)", n[3])
	}
}

// Plain returns the text of inlines as it is read: fields by their value or
// placeholder, line breaks as "\n".
func Plain(in []Inline) string {
	var b strings.Builder
	for _, i := range in {
		switch i := i.(type) {
		case Text:
			b.WriteString(i.S)
		case LineBreak:
			b.WriteByte('\n')
		case Field:
			b.WriteString(i.Shown())
		}
	}
	return b.String()
}

// Shown returns what stands in the field now.
func (f Field) Shown() string {
	if f.Empty() {
		return f.Placeholder
	}
	if len(f.Rich) == 0 {
		return f.Value
	}
	var lines []string
	for _, p := range f.Rich {
		lines = append(lines, Plain(p.Content))
	}
	return strings.Join(lines, "\n")
}

// Empty tells whether nothing is filled in yet.
func (f Field) Empty() bool { return f.Value == "" && len(f.Rich) == 0 }

// Sole returns the rich field that is all of a paragraph's content: there a
// person may write paragraphs.
func Sole(in []Inline) (Field, bool) {
	if len(in) != 1 {
		return Field{}, false
	}
	f, ok := in[0].(Field)
	return f, ok && f.Kind == FieldRich
}
