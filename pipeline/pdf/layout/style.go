package layout

import (
	"strconv"

	"shinsa/pipeline/doc"
)

// fallback is the look of a style that a look does not give.
const (
	fallbackSize = 10.5
	fallbackLine = 18
)

// style returns the look of a style, with usable sizes in any case.
func (e *engine) style(s doc.Style) doc.StyleLook {
	l, ok := e.look.Styles[s]
	if !ok {
		l = e.look.Styles[doc.Body]
		l.FirstLine = 0
	}
	if l.Size <= 0 {
		l.Size = fallbackSize
	}
	if l.Line <= 0 {
		l.Line = max(fallbackLine, 1.3*l.Size)
	}
	return l
}

// color reads RRGGBB; anything else is black.
func color(s string) Color {
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 6 {
		return Color{}
	}
	return Color{uint8(v >> 16), uint8(v >> 8), uint8(v)}
}

// baseline returns the distance of the base line from the top of a line of
// the given height: the em box stands in the middle, as in Word's exact lines.
func baseline(height, size float64) float64 { return height/2 + (0.88-0.5)*size }
