package layout

import (
	"math"

	"shinsa/pipeline/doc"
)

// mostGiven is the part of its width that a column may give to others. The
// shares are those of the Word file too; they are left only where Word would
// tear a word or a number.
const mostGiven = 0.15

// tears notes the width of the word that begins a line and is longer than it.
func (e *engine) tears(from int, m measure) {
	if !m.cell {
		return
	}
	width := 0.0
	for i := from; i < len(e.chars) && (i == from || !e.chars[i].brk) && e.chars[i].r != '\n' && e.chars[i].class != blank; i++ {
		if i > from {
			width += measured(&e.chars[i-1], &e.chars[i], m)
		}
		width += e.chars[i].width
	}
	e.torn = math.Max(e.torn, width)
}

// torn tells whether a word had to be torn.
func (g *grid) torn() bool {
	for _, w := range g.words {
		if w > 0 {
			return true
		}
	}
	return false
}

// widened returns edges that give the columns whose words are torn what they
// lack, taken from the others by their widths; false when that is nothing, or
// more than these can give.
func (g *grid) widened(t doc.TableLook) ([]float64, bool) {
	lack, free := 0.0, 0.0
	for i, w := range g.words {
		width := g.edges[i+1] - g.edges[i]
		if w > 0 {
			lack += w + 2*t.PadX + slack - width
		} else {
			free += width
		}
	}
	if lack <= 0 || lack > mostGiven*free {
		return nil, false
	}
	out := []float64{0}
	for i, w := range g.words {
		width := (g.edges[i+1] - g.edges[i]) * (1 - lack/free)
		if w > 0 {
			width = w + 2*t.PadX + slack
		}
		out = append(out, out[i]+width)
	}
	return out, true
}
