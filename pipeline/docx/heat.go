package docx

import (
	"strconv"

	"shinsa/pipeline/doc"
	"shinsa/pipeline/problem"
)

// heatRule is the colour of the lines of a heat map.
const heatRule = "8E9AA3"

// panelGap is the space between the parts of a heat map with many columns.
const panelGap = 8.0

// heat writes a heat map as a line with its levels and a table of shaded
// cells, each with its symbol: what Word can search, read aloud by heads of
// rows and columns, and divide over pages.
func (w *writer) heat(c *doc.Chart) {
	width := w.look.Page.TextWidth()
	h := &heatMap{writer: w, c: c, look: c.HeatLook(width), levels: c.LevelList()}
	p := w.look.Page
	h.whole = h.height() < p.Height-p.MarginTop-p.MarginBottom-wholeRoom
	if len(h.levels) > 0 {
		h.legend()
	} else if w.brk {
		w.gap(1)
	}
	for i, panel := range c.Panels() {
		if i > 0 {
			h.gap()
		}
		h.table(panel)
	}
	w.top = false
	if len(c.Panels()) > 0 && len(c.Caption)+len(c.Note) == 0 {
		w.gap(1) // Word wants a paragraph behind a table
	}
}

// gap keeps two panels apart.
func (h *heatMap) gap() {
	h.raw(`<w:p><w:pPr>`)
	h.val("pStyle", h.ref.id(string(doc.BodyFlush)))
	if h.whole {
		h.raw("<w:keepNext/>")
	}
	h.raw(`<w:spacing w:before="0" w:after="0"`)
	h.lengths("line", panelGap)
	h.raw(` w:lineRule="exact"/></w:pPr></w:p>`)
}

// wholeRoom is how much of a page a heat map that is kept whole leaves free,
// as in the PDF writer.
const wholeRoom = 100

// heatMap is the work on one heat map.
type heatMap struct {
	*writer
	c      *doc.Chart
	look   doc.HeatLook
	levels []doc.Level
	whole  bool // stays on one page
}

// height estimates the height of all panels.
func (h *heatMap) height() float64 {
	rows := 0.0
	for _, name := range h.c.Categories {
		lines := float64(int(textWidth(name, h.look.Size)/(h.look.Name-2*h.look.Pad))) + 1
		rows += max(lines*h.look.Line+2*h.look.Pad, h.look.Row)
	}
	return float64(len(h.c.Panels())) * (rows + h.look.Head)
}

// legend writes the levels, each symbol on its colour.
func (h *heatMap) legend() {
	h.raw(`<w:p><w:pPr>`)
	h.val("pStyle", h.ref.id(string(doc.Note)))
	h.raw("<w:keepNext/>")
	h.breakPage()
	before := 6.0
	if h.top {
		before = 0
	}
	h.raw(`<w:spacing`)
	h.lengths("before", before, "after", 3.0, "line", 12.0)
	h.raw(` w:lineRule="exact"/><w:ind`)
	h.lengths("left", h.look.Legend)
	h.raw(` w:firstLine="0"/></w:pPr>`)
	for i, l := range h.levels {
		h.run(l.Symbol, h.look.Size, l.Paint, true)
		rest := l.Text()[len(l.Symbol):]
		if i+1 < len(h.levels) {
			rest += doc.LegendGap
		}
		h.run(rest, h.look.Size, doc.Paint{}, false)
	}
	h.raw("</w:p>")
	h.top = false
}

// run writes text in the Gothic of captions; shaded on its colour.
func (h *heatMap) run(s string, size float64, p doc.Paint, shaded bool) {
	if s == "" {
		return
	}
	font := h.face()
	h.raw(`<w:r><w:rPr><w:rFonts w:ascii="`)
	h.attr(font)
	h.raw(`" w:hAnsi="`)
	h.attr(font)
	h.raw(`" w:eastAsia="`)
	h.attr(font)
	h.raw(`"/>`)
	if p.Dark {
		h.raw(`<w:color w:val="FFFFFF"/>`)
	}
	half := strconv.Itoa(max(int(size*2+0.5), 2))
	h.raw(`<w:sz w:val="` + half + `"/><w:szCs w:val="` + half + `"/>`)
	if shaded {
		h.raw(`<w:shd w:val="clear" w:color="auto" w:fill="` + p.RGB + `"/>`)
	}
	h.raw(`</w:rPr>`)
	h.text(s, problem.Pos{})
	h.raw(`</w:r>`)
}

// face is the font of charts.
func (h *heatMap) face() string { return h.writer.look.Styles[doc.FigureCaption].Font }

// table writes one panel.
func (h *heatMap) table(panel [2]int) {
	n := panel[1] - panel[0]
	h.raw(`<w:tbl><w:tblPr><w:tblW w:w="`)
	h.twips(h.look.Name + float64(n)*h.look.Cell)
	h.raw(`" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		h.raw(`<w:` + side + ` w:val="single" w:sz="2" w:space="0" w:color="` + heatRule + `"/>`)
	}
	h.raw(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>`)
	pad := strconv.Itoa(twipsOf(h.look.Pad))
	h.raw(`<w:top w:w="` + pad + `" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="` + pad + `" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>` +
		`<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	if len(h.c.Caption) > 0 {
		h.val("tblCaption", doc.Plain(h.c.Caption))
	}
	h.val("tblDescription", h.c.AltText())
	h.raw("</w:tblPr><w:tblGrid>")
	for i := range n + 1 {
		h.raw(`<w:gridCol w:w="`)
		h.twips(h.width(i))
		h.raw(`"/>`)
	}
	h.raw("</w:tblGrid>")
	h.head(panel)
	for row := range h.c.Categories {
		h.row(panel, row)
	}
	h.raw("</w:tbl>")
}

func (h *heatMap) width(column int) float64 {
	if column == 0 {
		return h.look.Name
	}
	return h.look.Cell
}

// heatCell is a cell to be written.
type heatCell struct {
	column     int
	text       string
	size, line float64
	paint      doc.Paint
	shaded     bool
	turned     bool
	align      string
	indent     float64
	keep       bool
}

func (h *heatMap) head(panel [2]int) {
	rule := "atLeast"
	if h.look.Turned {
		rule = "exact" // the line that stands upright is as long as the row is high
	}
	h.raw(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="`)
	h.twips(h.look.Head)
	h.raw(`" w:hRule="` + rule + `"/><w:tblHeader/></w:trPr>`)
	h.cell(heatCell{size: h.look.Size, line: h.look.Line, keep: true})
	for i := panel[0]; i < panel[1]; i++ {
		c := heatCell{column: i - panel[0] + 1, text: h.c.Series[i].Name, size: h.look.HeadSize, line: h.look.Line, turned: h.look.Turned, align: "center", indent: h.look.Pad, keep: true}
		if c.turned {
			c.align = "left"
			c.line = min(c.line, h.look.Cell)
		}
		h.cell(c)
	}
	h.raw("</w:tr>")
}

func (h *heatMap) row(panel [2]int, row int) {
	last := len(h.c.Categories) - 1
	words := len(h.c.Caption)+len(h.c.Note) > 0 || panel[1] < len(h.c.Series)
	keep := h.whole && row < last || row == 0 && last > 0 || row == last-1 || row == last && words
	h.raw(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="`)
	h.twips(h.look.Row)
	h.raw(`" w:hRule="atLeast"/></w:trPr>`)
	h.cell(heatCell{text: h.c.Categories[row], size: h.look.Size, line: h.look.Line, indent: h.look.Pad, keep: keep})
	for i := panel[0]; i < panel[1]; i++ {
		c := heatCell{column: i - panel[0] + 1, size: h.look.Symbol, line: h.look.Row - 2*h.look.Pad, align: "center", keep: keep}
		if n, ok := h.c.LevelAt(i, row); ok {
			c.text, c.paint, c.shaded = h.levels[n].Symbol, h.levels[n].Paint, true
		}
		h.cell(c)
	}
	h.raw("</w:tr>")
}

// cell writes one cell with its one paragraph.
func (h *heatMap) cell(c heatCell) {
	h.raw(`<w:tc><w:tcPr><w:tcW w:w="`)
	h.twips(h.width(c.column))
	h.raw(`" w:type="dxa"/>`)
	if c.shaded {
		h.raw(`<w:shd w:val="clear" w:color="auto" w:fill="` + c.paint.RGB + `"/>`)
	}
	if c.turned {
		h.raw(`<w:tcMar><w:top w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/></w:tcMar><w:textDirection w:val="btLr"/>`)
	}
	h.raw(`<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>`)
	h.val("pStyle", h.ref.id(string(doc.TableText)))
	if c.keep {
		h.raw("<w:keepNext/>")
	}
	h.raw(`<w:spacing w:before="0" w:after="0"`)
	h.lengths("line", c.line)
	h.raw(` w:lineRule="exact"/>`)
	if c.indent > 0 {
		h.raw("<w:ind")
		h.lengths("left", c.indent, "right", c.indent)
		h.raw("/>")
	}
	if c.align != "" {
		h.val("jc", c.align)
	}
	h.raw("</w:pPr>")
	h.run(c.text, c.size, c.paint, false)
	h.raw("</w:p></w:tc>")
}
