package compose

import (
	"strings"

	"shinsa/pipeline/calendar"
	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
	"shinsa/pipeline/record"
)

// None is shown where nothing is known.
const None = "―"

// Word is a text to show, with the place where somebody typed it (zero for
// our own words).
type Word struct {
	S   string
	Src problem.Pos
}

// Known tells templates whether there is anything to show.
func (w Word) Known() bool { return strings.TrimSpace(w.S) != "" }

// Name returns the word with an honorific, unless it already ends in one.
func (w Word) Name() []Word { return w.honoured("　様") }

// mention returns the word with the honorific of reports.
func (w Word) mention() []Word { return w.honoured("　氏") }

func (w Word) honoured(with string) []Word {
	if !w.Known() {
		return []Word{w}
	}
	for _, h := range []string{"様", "殿", "氏", "先生", "さん", "御中"} {
		if strings.HasSuffix(strings.TrimSpace(w.S), h) {
			return []Word{w}
		}
	}
	return []Word{w, our(with)}
}

func our(s string) Word { return Word{S: s} }

// typed shows a text as it was read, or as it was typed where it could not be.
func typed(v record.Value[string]) Word {
	s := v.V
	if !v.Known || s == "" {
		s = v.Origin.Raw
	}
	return Word{s, v.Origin.Pos}
}

// dated shows a date in 和暦, or what was typed for it.
func dated(v record.Value[calendar.Date]) Word {
	if v.Known && !v.V.IsZero() {
		return Word{v.V.Wareki(), v.Origin.Pos}
	}
	return Word{v.Origin.Raw, v.Origin.Pos}
}

// broken are the characters that breaks replaces.
const broken = "\n\r\v\f\u0085\u2028\u2029\t"

// breaks are the characters that end a line in what people type. A line break
// that Excel keeps is LF; CRLF and the rest come by copying.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n",
	"\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ")

// inlines returns the word as text, its line breaks kept; None for nothing.
func (w Word) inlines() []doc.Inline { return w.marked(0) }

func (w Word) marked(m doc.Mark) []doc.Inline {
	if !w.Known() {
		return []doc.Inline{doc.Text{S: None, Mark: m}}
	}
	if !strings.ContainsAny(w.S, broken) {
		return []doc.Inline{doc.Text{S: w.S, Mark: m, Src: w.Src}}
	}
	var out []doc.Inline
	for i, line := range strings.Split(strings.Trim(breaks.Replace(w.S), "\n"), "\n") {
		if i > 0 {
			out = append(out, doc.LineBreak{})
		}
		if line != "" {
			out = append(out, doc.Text{S: line, Mark: m, Src: w.Src})
		}
	}
	return out
}

// join sets words one after the other with a separator of ours.
func join(words []Word, sep string) []doc.Inline {
	var out []doc.Inline
	for i, w := range words {
		if i > 0 && sep != "" {
			out = append(out, doc.Text{S: sep})
		}
		out = append(out, w.inlines()...)
	}
	if len(out) == 0 {
		return our("").inlines()
	}
	return out
}

// words makes one line of parts: strings are our own words, Words are shown
// with their place, fields and inlines stand as they are.
func words(parts ...any) []doc.Inline {
	var out []doc.Inline
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out = append(out, doc.Text{S: p})
		case Word:
			out = append(out, p.inlines()...)
		case doc.Inline:
			out = append(out, p)
		case []doc.Inline:
			out = append(out, p...)
		}
	}
	return out
}
