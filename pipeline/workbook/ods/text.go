package ods

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// maxText is far beyond what a cell may hold in any program.
const maxText = 1 << 20

// paragraph gathers the text of a cell or a comment.
type paragraph struct {
	all, struck, rest strings.Builder
	phonetic          strings.Builder
	spaced            bool // the last character was white space of the markup, or nothing came yet
	over              bool
}

func (p *paragraph) add(s string, struck bool) {
	if p.all.Len()+len(s) > maxText {
		p.over = true
		return
	}
	p.all.WriteString(s)
	if struck {
		p.struck.WriteString(s)
	} else {
		p.rest.WriteString(s)
	}
	p.spaced = false
}

// markup adds character data. The standard counts white space in it as one
// space (ODF 1.3 part 3, 6.1.2), but Calc writes and reads spaces as they are.
// So only white space with a line end or a tab in it, which comes from
// indented markup, is one space, and at the beginning of a paragraph nothing.
func (p *paragraph) markup(text string, struck bool) {
	const white = " \t\r\n"
	for text != "" {
		word := len(text) - len(strings.TrimLeft(text, white))
		if word == 0 {
			if word = strings.IndexAny(text, white); word < 0 {
				word = len(text)
			}
			p.add(text[:word], struck)
		} else if !strings.ContainsAny(text[:word], "\t\r\n") {
			p.add(text[:word], struck)
		} else if !p.spaced {
			p.add(" ", struck)
			p.spaced = true
		}
		text = text[word:]
	}
}

// content reads what stands in the cell just started and returns its text. A
// cell is struck as a whole when nothing else is left of its text.
func (t *table) content(c *workbook.Cell) string {
	var p paragraph
	paragraphs := 0
	for depth := t.depth; t.within(depth); {
		switch {
		case !t.start:
		case t.name == "p":
			if paragraphs++; paragraphs > 1 {
				p.add("\n", c.Struck)
			}
			p.spaced = true
			t.inline(&p, c.Struck)
		case t.name == "annotation":
			c.Comment = t.annotation()
		case t.name == "frame", t.name == "custom-shape", t.name == "control", t.name == "rect", t.name == "ellipse", t.name == "caption", t.name == "g":
			t.drawing(t.row, t.cellCol)
		default:
			t.skip()
		}
	}
	t.tooLong(&p)
	c.Phonetic = p.phonetic.String()
	switch struck, rest := p.struck.String(), p.rest.String(); {
	case p.all.Len() == 0:
	case strings.TrimSpace(struck) == "":
		c.Struck = false
	case strings.TrimSpace(rest) == "":
		c.Struck = true
	default:
		c.Struck, c.StruckPart = false, struck
	}
	return p.all.String()
}

func (t *table) tooLong(p *paragraph) {
	if p.over {
		t.fault(tooLarge("a cell of over %d bytes", maxText))
	}
}

// inline reads the text of the element just started: a paragraph, or a part
// of one.
func (t *table) inline(p *paragraph, struck bool) {
	for depth := t.depth; t.within(depth); {
		switch {
		case t.chars:
			p.markup(t.scan.Text(), struck)
		case !t.start:
		case t.name == "s":
			p.add(strings.Repeat(" ", min(t.number("c"), maxText+1)), struck)
			t.skip()
		case t.name == "tab":
			p.add("\t", struck)
			t.skip()
		case t.name == "line-break":
			p.add("\n", struck)
			t.skip()
		case t.name == "span":
			own := struck
			if is, says := t.struck("text", t.attr("style-name")); says {
				own = is
			}
			t.inline(p, own)
		case t.name == "ruby-text":
			t.reading(p)
		case t.name == "annotation", t.name == "note", t.name == "frame", t.name == "custom-shape":
			t.skip()
		default: // links, fields, ruby
			t.inline(p, struck)
		}
	}
}

// reading keeps the reading (ふりがな) beside the text.
func (t *table) reading(p *paragraph) {
	var own paragraph
	own.spaced = true
	t.inline(&own, false)
	p.phonetic.WriteString(own.all.String())
}

// annotation reads a comment; who wrote it and when stands apart.
func (t *table) annotation() string {
	var p paragraph
	paragraphs := 0
	for depth := t.depth; t.within(depth); {
		switch {
		case !t.start:
		case t.name == "p":
			if paragraphs++; paragraphs > 1 {
				p.add("\n", false)
			}
			p.spaced = true
			t.inline(&p, false)
		case t.name == "list", t.name == "list-item": // paragraphs within
		default:
			t.skip()
		}
	}
	t.tooLong(&p)
	return strings.TrimSpace(p.all.String())
}
