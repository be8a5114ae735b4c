// Package paint draws a layout with gopdf, and is the only package that
// imports it.
//
// In: a layout.Layout, whose every position is decided, and the fonts it
// uses. Out: the bytes of a PDF whose content streams are right and plain
// (not compressed), and whose fonts have widths but no outlines yet: package
// finish puts those in, with the rest of the file. Text reaches gopdf as glyph
// codes, so that its slow and silent ways of finding glyphs are not used.
package paint

import (
	"bytes"
	"context"
	"fmt"
	"math"

	"github.com/signintech/gopdf"

	"shinsa/pipeline/pdf/font"
	"shinsa/pipeline/pdf/layout"
)

// family names a face in the drawn file.
var family = [...]string{"M", "G", "B", "S"}

// Family returns the name by which the drawn file calls a face.
func Family(face int) string { return family[face] }

// Draw draws all pages.
func Draw(ctx context.Context, l *layout.Layout, use *font.Use) ([]byte, error) {
	g := &gopdf.GoPdf{}
	g.Start(gopdf.Config{PageSize: gopdf.Rect{W: l.Width, H: l.Height}})
	g.SetNoCompression()
	for i, name := range family {
		if !use.Used(i) {
			continue
		}
		if err := g.AddTTFFontDataWithOption(name, use.Metrics(i), gopdf.TtfOption{}); err != nil {
			return nil, fmt.Errorf("add font %s: %w", use.Face(i).Name, err)
		}
	}
	for i := range l.Pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := page(g, &l.Pages[i]); err != nil {
			return nil, fmt.Errorf("draw page %d: %w", i+1, err)
		}
	}
	var b bytes.Buffer
	b.Grow(size(l))
	if _, err := g.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("write pages: %w", err)
	}
	return b.Bytes(), nil
}

// size guesses the length of the drawn file, so that it is not copied about
// while it grows: a run takes some 100 bytes and four for each code.
func size(l *layout.Layout) int {
	n := 1 << 15
	for i := range l.Pages {
		p := &l.Pages[i]
		n += 100*len(p.Runs) + 60*(len(p.Fills)+len(p.Rules))
		for _, r := range p.Runs {
			n += 4 * len(r.Codes)
		}
	}
	return n
}

func page(g *gopdf.GoPdf, p *layout.Page) error {
	g.AddPage()
	fills(g, p.Fills)
	rules(g, p.Rules)
	return runs(g, p.Runs)
}

func fills(g *gopdf.GoPdf, fills []layout.Fill) {
	for i, f := range fills {
		if i == 0 || f.Color != fills[i-1].Color {
			g.SetFillColor(f.Color.R, f.Color.G, f.Color.B)
		}
		g.RectFromUpperLeftWithStyle(f.X, f.Y, f.W, f.H, "F")
	}
}

func rules(g *gopdf.GoPdf, rules []layout.Rule) {
	var last layout.Rule
	for i, r := range rules {
		if i == 0 || r.Color != last.Color {
			g.SetStrokeColor(r.Color.R, r.Color.G, r.Color.B)
		}
		if i == 0 || r.Width != last.Width {
			g.SetLineWidth(r.Width)
		}
		if r.Dotted != last.Dotted {
			dots := []float64{}
			if r.Dotted {
				dots = []float64{r.Width, 3 * r.Width}
			}
			g.SetCustomLineType(dots, 0)
		}
		g.Line(r.X1, r.Y1, r.X2, r.Y2)
		last = r
	}
}

// runs draws text in the current fill colour: SetTextColor would write the
// colour again for every run.
func runs(g *gopdf.GoPdf, runs []layout.Run) error {
	var last layout.Run
	for i, r := range runs {
		if i == 0 || r.Face != last.Face || r.Size != last.Size {
			if err := g.SetFont(family[r.Face], "", r.Size); err != nil {
				return err
			}
		}
		if i == 0 || r.Color != last.Color {
			g.SetFillColor(r.Color.R, r.Color.G, r.Color.B)
		}
		if err := g.SetCharSpacing(math.Round(r.Spacing*1000) / 1000); err != nil {
			return err
		}
		g.SetXY(r.X, r.Y)
		if err := g.Text(r.Codes); err != nil {
			return err
		}
		last = r
	}
	return nil
}
