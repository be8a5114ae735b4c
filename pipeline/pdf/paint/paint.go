// Package paint draws a layout: it writes the content streams of the pages.
//
// In: a layout.Layout, whose every position is decided, and the glyph numbers
// of the font subsets. Out: for each page its operators (ISO 32000-1, annex
// A), one a line, and the nodes of the logical structure that its marked
// content belongs to, and the pictures in a code that PDF knows, without what
// a camera said of place and time. Text stands in the stream in reading order;
// what belongs to no node is marked as an artefact. The package knows no file
// format around the pages; package finish does.
package paint

import (
	"context"

	"shinsa/pipeline/pdf/layout"
)

// Page is one page, drawn.
type Page struct {
	Content []byte
	Marks   []int32 // the node of each marked content, by its number
}

// FontName names a face in the pages' resources.
func FontName(face int) string { return "F" + string(rune('0'+face)) }

// Draw draws all pages. Glyphs has, by face, the subset's glyph number of
// each code, from code 1.
func Draw(ctx context.Context, l *layout.Layout, glyphs [][]uint16) ([]Page, error) {
	pages := make([]Page, len(l.Pages))
	for i := range l.Pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &l.Pages[i]
		d := &drawing{out: make([]byte, 0, size(p)), nodes: l.Nodes, height: hundredths(l.Height), glyphs: glyphs}
		d.shapes(p)
		d.paths(p.Paths)
		d.pictures(p.Pictures)
		d.lines(p.Rules)
		d.text(p.Runs)
		pages[i] = Page{Content: d.out, Marks: d.marks}
	}
	return pages, nil
}

// size guesses the length of a page, so that it is not copied about while it
// grows.
func size(p *layout.Page) int {
	n := 1024 + 48*(len(p.Fills)+len(p.Rules)) + 96*len(p.Pictures) + 256*len(p.Paths)
	for i := range p.Runs {
		n += 72 + 2*len(p.Runs[i].Codes) + 8*len(p.Runs[i].Gaps)
	}
	return n
}

// drawing is the page at hand.
type drawing struct {
	out    []byte
	marks  []int32
	nodes  []layout.Node
	height int
	glyphs [][]uint16
}

// begin opens the marked content of a node, or, of node 0, an artefact.
func (d *drawing) begin(node int32, artefact string) {
	if node == 0 {
		d.out = append(append(append(d.out, "/Artifact"...), artefact...), '\n')
		return
	}
	d.out = append(append(append(d.out, '/'), d.nodes[node].Tag...), "<</MCID "...)
	d.out = integer(d.out, len(d.marks))
	d.out = append(d.out, ">>BDC\n"...)
	d.marks = append(d.marks, node)
}

func (d *drawing) end() { d.out = append(d.out, "EMC\n"...) }

// color sets a colour with the operator for filling (rg) or lines (RG).
func (d *drawing) color(c layout.Color, operator string) {
	for _, v := range [...]uint8{c.R, c.G, c.B} {
		d.out = append(thousandths(d.out, (int(v)*1000+127)/255), ' ')
	}
	d.out = append(append(d.out, operator...), '\n')
}
