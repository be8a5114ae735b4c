package markup

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// cell reads a cell: its value, its comment, how far it reaches.
func (b *book) cell() {
	b.grid.col = b.at(b.grid.col)
	if b.Number("Index", 0) == 0 {
		b.grid.free()
	}
	rows, cols := 1+b.Number("MergeDown", 0), 1+b.Number("MergeAcross", 0)
	style := b.styles[b.Word("StyleID")]
	c := workbook.Cell{Formula: strings.TrimPrefix(b.Word("Formula"), "=")}
	for depth := b.Depth(); ; {
		e, ok := b.within(depth)
		if !ok {
			break
		}
		if e != workbook.Start {
			continue
		}
		switch b.Name() {
		case "Data":
			b.data(&c, style)
		case "Comment":
			c.Comment = b.comment()
		case "PhoneticText":
			c.Phonetic = b.Inner()
		default:
			b.Leave()
		}
	}
	if strings.Contains(c.Formula, "[") && strings.Contains(c.Formula, "]!") || strings.Contains(c.Formula, "|") {
		b.out.Links = b.out.Links || strings.Contains(c.Formula, ".xls")
	}
	b.grid.put(c, min(rows, maxRow), min(cols, maxCol))
}

// data reads a value by its type. What claims to be a number and is none stays
// a text: it is not lost.
func (b *book) data(c *workbook.Cell, style xmlStyle) {
	kind := b.Word("Type")
	w := b.rich(style.struck)
	if w.over {
		b.fail(tooLarge("a cell of over %d bytes", maxText))
		return
	}
	raw := w.all.String()
	switch kind {
	case "Number":
		if b.number(c, style.format, raw) {
			c.Struck = style.struck
			return
		}
	case "DateTime":
		if v, ok := serial(raw, b.out.Date1904); ok {
			c.Kind, c.Number, c.Struck = workbook.Number, v, style.struck
			c.Date, c.Text = workbook.ShowsDate(style.format), b.formats.Show(style.format, v, "")
			if style.format == "" || style.format == "General" {
				c.Date = v >= 1 // else a time of day
				c.Text = b.formats.Show(map[bool]string{true: "yyyy/m/d", false: "h:mm"}[c.Date], v, "")
			}
			return
		}
	case "Boolean":
		c.Kind, c.Text = workbook.Bool, "FALSE"
		if strings.TrimSpace(raw) == "1" {
			c.Text, c.Number = "TRUE", 1
		}
		c.Struck = style.struck
		return
	case "Error":
		c.Kind = workbook.Error
	}
	w.into(c)
	c.Text = raw // spaces are the person's own here
}

// rich reads the text of the element just started, which may have parts with
// a look of their own, as HTML has it. The white space of indented markup is
// within no value.
func (b *book) rich(struck bool) *words {
	w := &words{}
	base := b.Depth()
	from := 0 // the depth of the element that strikes through
	for {
		e, ok := b.within(base)
		switch {
		case !ok:
			return w
		case e == workbook.Chars:
			w.add(b.Text(), struck || from > 0)
		case e == workbook.Start && from == 0 && strings.EqualFold(b.Name(), "S"):
			from = b.Depth()
		case e == workbook.Start && strings.EqualFold(b.Name(), "BR"):
			w.add("\n", struck || from > 0)
		case e == workbook.End && b.Depth() < from:
			from = 0
		}
	}
}

// comment reads the text of a comment.
func (b *book) comment() string {
	text := ""
	for depth := b.Depth(); ; {
		e, ok := b.within(depth)
		if !ok {
			return trim(text)
		}
		if e == workbook.Start && b.Name() == "Data" {
			text += b.rich(false).all.String()
		}
	}
}
