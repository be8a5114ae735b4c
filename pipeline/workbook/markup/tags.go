package markup

import (
	"strings"

	"shinsa/pipeline/workbook"
)

// start deals with the tag just read. Ends that HTML lets writers leave out are
// supplied: a row ends the cell before it.
func (p *page) start() {
	switch p.tag {
	case "style", "script", "title", "xml", "noscript", "template":
		p.skipping = p.tag
	case "table":
		p.startTable()
	case "tr":
		p.startRow()
	case "td", "th":
		p.startCell()
	case "col", "colgroup":
		p.describeColumns()
	case "br":
		p.newLine(true)
	case "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dt", "dd", "caption", "ul", "ol", "tbody", "thead", "tfoot", "form", "pre":
		p.newLine(false)
	default:
		p.inCell()
	}
}

// inCell deals with the tags that only matter within a cell.
func (p *page) inCell() {
	c := p.cell()
	if c == nil {
		return
	}
	switch p.tag {
	case "s", "strike", "del":
		c.struck++
	case "comment": // LibreOffice's
		c.noted = true
	case "input":
		p.input(c)
	case "select":
		c.listed = true
	case "option":
		_, c.chosen = p.attrs["selected"]
	}
}

// end deals with an end tag.
func (p *page) end() {
	c := p.cell()
	switch p.tag {
	case p.skipping:
		p.skipping = ""
	case "table":
		p.endTable()
	case "tr":
		if p.endCell(); p.table() != nil {
			p.table().inRow = false
		}
	case "td", "th":
		p.endCell()
	case "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "dt", "dd":
		p.newLine(false)
	case "s", "strike", "del":
		if c != nil && c.struck > 0 {
			c.struck--
		}
	case "comment":
		if c != nil {
			c.noted = false
		}
	case "option":
		if c != nil {
			c.chosen = false
		}
	case "select":
		if c != nil {
			c.listed = false
		}
	}
}

// newLine ends a line: always for <br>, else where something stands on it.
func (p *page) newLine(always bool) {
	c := p.cell()
	switch {
	case c == nil:
		p.outside.flush()
	case !always && c.words.all.Len() == 0:
	case always || !strings.HasSuffix(c.words.all.String(), "\n"):
		c.add("\n", c.struck > 0)
		c.white = space{}
	}
}

// text adds a text to the cell or, outside of all, to what stands beside the
// tables. White space is one space, as in every browser.
func (p *page) text(s string) {
	switch c := p.cell(); {
	case p.skipping == "style":
		p.sheetRules(s)
	case p.skipping != "":
	case c == nil:
		if p.outside.size += len(s); p.outside.size > 4*maxText {
			p.fail(tooLarge("over %d bytes beside the tables", 4*maxText))
			return
		}
		collapse(&p.outside.line, s, &p.outside.white, false)
	case c.noted:
		c.note.add(s, false)
	case c.listed && !c.chosen:
	default:
		collapse(&c.words, s, &c.white, c.struck > 0)
	}
}

// space is where a line stands: whether a word was written on it, and whether
// white space came after that.
type space struct{ begun, gap bool }

// collapse adds a text with its white space made one space, none at the ends of
// lines.
func collapse(w *words, s string, at *space, struck bool) {
	const white = " \t\r\n\f"
	for s != "" {
		n := strings.IndexAny(s, white)
		if n == 0 {
			at.gap = at.begun
			s = strings.TrimLeft(s, white)
			continue
		}
		if n < 0 {
			n = len(s)
		}
		if at.gap {
			w.add(" ", struck)
		}
		w.add(s[:n], struck)
		*at, s = space{begun: true}, s[n:]
	}
}

// input reads a field of a form: what was typed, or a box that was ticked.
func (p *page) input(c *cellState) {
	t := p.table()
	_, checked := p.attrs["checked"]
	shape := workbook.Shape{Row: t.row, Col: t.col, Row2: t.row, Col2: t.col, Checked: checked, Text: trim(p.attrs["value"])}
	switch strings.ToLower(p.attrs["type"]) {
	case "checkbox":
		shape.Control = workbook.CheckBox
	case "radio":
		shape.Control = workbook.RadioButton
	case "hidden", "button", "submit", "reset", "image", "file", "password":
		return
	default:
		c.add(p.attrs["value"], c.struck > 0)
		return
	}
	if shape.Text == "on" {
		shape.Text = ""
	}
	if len(t.sheet.Shapes) >= p.limits.Cells {
		p.fail(tooLarge("more than %d check boxes", p.limits.Cells))
		return
	}
	t.sheet.Shapes = append(t.sheet.Shapes, shape)
}

// describeColumns reads which columns are hidden.
func (p *page) describeColumns() {
	t := p.table()
	if t == nil || t.next > 1 || t.columns > maxCol {
		return
	}
	n := max(p.number("span", maxCol), 1)
	if p.tag == "colgroup" && p.attrs["span"] == "" {
		return // its columns follow
	}
	if p.look().hidden {
		t.hide(t.columns+1, t.columns+n)
	}
	t.columns += n
}
