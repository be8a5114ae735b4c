package layout

import (
	"crypto/sha256"
	"math"

	"shinsa/pipeline/doc"
)

// Picture is a picture of the document.
type Picture struct{ Data []byte }

// Placed is a picture on a page: which of Layout.Pictures, and where.
type Placed struct {
	X, Y, W, H float64
	Picture    int
	Node       int32
}

// altPicture stands for a picture of which nobody has said what it shows.
const altPicture = "図"

// least is the least side of a picture, in points: one of no size would not
// be seen.
const least = 1

// picture makes the strip of a picture, which is one block: as large as it was
// in Word, but not beyond the column and not higher than a page.
func (e *engine) picture(p *doc.Picture, m measure, tallest float64, parent int32) strip {
	w, h := math.Max(p.Width, least), math.Max(p.Height, least)
	if k := math.Min(math.Max(m.width, least)/w, math.Max(tallest, least)/h); k < 1 {
		w, h = w*k, h*k
	}
	node := e.node(TagFigure, parent)
	e.out.Nodes[node].Alt = p.Alt
	if p.Alt == "" {
		e.out.Nodes[node].Alt = altPicture
	}
	x := m.x
	switch m.align {
	case doc.Centre:
		x += math.Max(m.width-w, 0) / 2
	case doc.End:
		x += math.Max(m.width-w, 0)
	}
	return strip{height: h, end: x + w, pictures: []Placed{{X: x, W: w, H: h, Picture: e.pictureNumber(p), Node: node}}}
}

// pictureNumber returns the place of a picture in Layout.Pictures; pictures of
// the same bytes are one.
func (e *engine) pictureNumber(p *doc.Picture) int {
	sum := sha256.Sum256(p.Data)
	n, ok := e.pictures[sum]
	if !ok {
		if e.pictures == nil {
			e.pictures = map[[sha256.Size]byte]int{}
		}
		n = len(e.out.Pictures)
		e.pictures[sum] = n
		e.out.Pictures = append(e.out.Pictures, Picture{Data: p.Data})
	}
	return n
}

// pageRoom is the height of the text area.
func (e *engine) pageRoom() float64 {
	p := e.look.Page
	return p.Height - p.MarginTop - p.MarginBottom
}

// captioned keeps a picture with its caption, which stands below or above it,
// at blocks[i].
func captioned(blocks []doc.Block, i int, out []item, before int) {
	p, ok := blocks[i].(*doc.Paragraph)
	if !ok || p.Picture == nil {
		return
	}
	if caption(blocks, i+1) {
		for k := before; k < len(out); k++ {
			out[k].keep = true
		}
	}
	if caption(blocks, i-1) && before > 0 && !caption(blocks, i+1) {
		out[before-1].keep = true
	}
}

// caption tells whether block i is the caption of a figure.
func caption(blocks []doc.Block, i int) bool {
	if i < 0 || i >= len(blocks) {
		return false
	}
	p, ok := blocks[i].(*doc.Paragraph)
	return ok && p.Style == doc.FigureCaption && p.Picture == nil
}
