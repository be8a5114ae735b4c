package glyph_test

import (
	"testing"

	"shinsa/fonts"
	"shinsa/pipeline/overlay/glyph"
)

// TestOutlinesLieInTheEm reads a whole font and holds that glyphs have
// contours within reason.
func TestOutlinesLieInTheEm(t *testing.T) {
	f, ok := glyph.Open(fonts.Mincho)
	if !ok {
		t.Skip("the font has no TrueType outlines")
	}
	drawn := 0
	for gid := range 3000 {
		for _, c := range f.Outline(gid) {
			drawn++
			for _, s := range c.Segments {
				if s.X < -1 || s.X > 2 || s.Y < -1 || s.Y > 2 {
					t.Fatalf("glyph %d reaches to %v, %v", gid, s.X, s.Y)
				}
			}
			if last := c.Segments[len(c.Segments)-1]; last.X != c.X || last.Y != c.Y {
				t.Fatalf("glyph %d: a contour is not closed", gid)
			}
		}
	}
	if drawn < 5000 {
		t.Errorf("%d contours in 3000 glyphs", drawn)
	}
}

// FuzzOpen holds that no font ends the program.
func FuzzOpen(f *testing.F) {
	f.Add(fonts.Supplement[:min(len(fonts.Supplement), 1<<16)])
	f.Fuzz(func(t *testing.T, b []byte) {
		if g, ok := glyph.Open(b); ok {
			for gid := range 20 {
				g.Outline(gid)
				g.Glyph(gid)
			}
		}
	})
}
