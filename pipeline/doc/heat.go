package doc

import (
	"strings"
	"unicode/utf8"
)

// Level is one step of a heat map: the symbol that stands in its cells, its
// name in the legend, its colour.
type Level struct {
	Symbol, Name string
	Paint        Paint
}

// levelSymbols stand in the cells of levels that bring none of their own.
var levelSymbols = []string{"○", "△", "×", "－", "□", "◇", "▽", "☆", "◎", "●", "▲", "■"}

// noShade is the symbol of the level that is outside the scale, such as 該当なし:
// its cells are white.
const noShade = "－"

// LevelList returns the levels of a heat map. A level "◎　実施済" brings its own
// symbol; others take ○ △ × － in turn. The levels shade from light to dark in
// their order, but for that of －, which has no colour.
func (c *Chart) LevelList() []Level {
	out := make([]Level, len(c.Levels))
	taken := map[string]bool{}
	for i, s := range c.Levels {
		symbol, name, found := strings.Cut(s, "　")
		if found && utf8.RuneCountInString(symbol) == 1 && !taken[symbol] {
			out[i], taken[symbol] = Level{Symbol: symbol, Name: name}, true
		} else {
			out[i].Name = s
		}
	}
	shaded, free := 0, levelSymbols
	for i := range out {
		for out[i].Symbol == "" {
			if len(free) == 0 { // more levels than can be told apart: letters
				out[i].Symbol = string(rune('A' + i%26))
			} else if out[i].Symbol, free = free[0], free[1:]; taken[out[i].Symbol] {
				out[i].Symbol = ""
			}
		}
		if out[i].Symbol != noShade {
			shaded++
		}
	}
	step := 0
	for i := range out {
		out[i].Paint = Paint{RGB: "FFFFFF"}
		if out[i].Symbol != noShade {
			out[i].Paint = levelPaint(step, shaded)
			step++
		}
	}
	return out
}

// LegendGap stands between the entries of a heat map's legend.
const LegendGap = "　　"

// Text is the entry of a level in the legend.
func (l Level) Text() string {
	if l.Name == "" {
		return l.Symbol
	}
	return l.Symbol + " " + l.Name
}

// Legend is the legend of a heat map as one line of text.
func (c *Chart) Legend() string {
	var out []string
	for _, l := range c.LevelList() {
		out = append(out, l.Text())
	}
	return strings.Join(out, LegendGap)
}

// LevelAt returns the level of a cell, an index into Levels; false for an
// empty cell.
func (c *Chart) LevelAt(column, row int) (int, bool) {
	v, ok := c.Value(column, row)
	n := int(v)
	return n, ok && v >= 0 && n < len(c.Levels)
}

// mostColumns is the most columns of a heat map that stand side by side on a
// page; the symbols of more could not be read.
const mostColumns = 60

// Panels divides the columns of a heat map into parts [from, to) of about one
// width that stand one below the other, each with the names of the rows.
func (c *Chart) Panels() [][2]int {
	n := len(c.Series)
	if n == 0 && len(c.Categories) == 0 {
		return nil
	}
	parts := max((n+mostColumns-1)/mostColumns, 1)
	out := make([][2]int, parts)
	for i := range out {
		out[i] = [2]int{n * i / parts, n * (i + 1) / parts}
	}
	return out
}

// HeatHeads returns the words of the head row of each panel, joined: what is
// repeated where a panel goes on on another page.
func (c *Chart) HeatHeads() []string {
	var out []string
	for _, p := range c.Panels() {
		var b strings.Builder
		for _, s := range c.Series[p[0]:p[1]] {
			b.WriteString(s.Name)
		}
		out = append(out, b.String())
	}
	return out
}

// HeatLook is the measures of a heat map in points, the same in every writer.
type HeatLook struct {
	Name, Cell float64 // widths of the columns
	Size, Line float64 // of the names of rows and, lying, of columns
	HeadSize   float64 // of the names of columns
	Symbol     float64 // size of the symbols
	Row        float64 // least height of a row
	Head       float64 // height of the head row
	Turned     bool    // the names of columns are turned, read from below
	Left       float64 // of the map, which stands in the middle
	Legend     float64 // how far the legend stands in
	Pad        float64 // beside and above text
}

// Bounds of a heat map, in points.
const (
	heatSize   = 7.5
	heatLine   = 9.5
	heatSymbol = 8.5
	heatPad    = 1.5
	leastCell  = 30.0 // where there is room
	widestCell = 80.0
	leastName  = 40.0
	mostHead   = 240.0 // longer names of columns are set smaller
	headLines  = 3
	looser     = 1.06 // fonts of another pitch, space beside Latin letters
)

// HeatLook measures a heat map for a text width.
func (c *Chart) HeatLook(width float64) HeatLook {
	h := HeatLook{Size: heatSize, HeadSize: heatSize, Line: heatLine, Pad: heatPad}
	columns, name := 1, 0.0
	for _, p := range c.Panels() {
		columns = max(columns, p[1]-p[0])
	}
	for _, s := range c.Categories {
		name = max(name, Ems(s)*h.Size)
	}
	share := 0.34
	if columns > 30 {
		share = 0.22
	}
	h.Name = min(max(name*looser+4*h.Pad, leastName), share*width)
	wide := 0.0
	for _, s := range c.Series {
		wide = max(wide, Ems(s.Name)*h.Size)
	}
	wide = min(max(wide*0.6+2*h.Pad, leastCell), widestCell) // names in two lines
	h.Cell = min((width-h.Name)/float64(columns), wide)
	h.Symbol = min(heatSymbol, h.Cell-0.7)
	h.Row = max(heatLine+2*h.Pad, h.Symbol+2*h.Pad)
	h.head(c)
	h.Left = (width - h.Name - float64(columns)*h.Cell) / 2
	h.Legend = max(min(h.Left, width-(Ems(c.Legend())+1)*h.Size*looser), 0)
	return h
}

// head decides how the names of the columns stand: in up to three lines where
// the columns are wide enough, else upright.
func (h *HeatLook) head(c *Chart) {
	lines, longest := 1.0, 0.0
	room := h.Cell - 2*h.Pad - 1
	for _, s := range c.Series {
		w := Ems(s.Name) * h.Size
		longest = max(longest, w)
		if room < 2*h.Size {
			h.Turned = h.Turned || w > room
		} else if n := 1 + float64(int(w/(room-h.Size/2))); w > room {
			lines = max(lines, n)
		}
	}
	if h.Turned = h.Turned || lines > headLines; !h.Turned {
		h.Head = lines*h.Line + 2*h.Pad
		return
	}
	// turned names take the width of a line
	if size := min(h.Size, h.Cell/1.05); size < h.Size {
		longest *= size / h.Size
		h.HeadSize = size
	}
	if longest > mostHead {
		h.HeadSize *= mostHead / longest
		longest = mostHead
	}
	h.Head = longest*looser + 4*h.Pad
}
